import Foundation
import Testing

@testable import Classifier

/// From a text to word pieces, as the reference tokenizer does it.
@Suite struct DeepTextTests {
    @Test("pieces are the reference's", arguments: TinyModel.lines.indices)
    func pieces(_ index: Int) throws {
        let parameters = try TinyModel.parameters()
        let line = TinyModel.lines[index]
        var pieces = WordPiece(parameters.vocabulary)
        #expect(
            pieces.encode(parameters.wording.prepared(line.text), limit: parameters.sizes.tokens) == line.tokens,
            "\(line.text)")
    }

    @Test("the fixture is there") func fixture() { #expect(TinyModel.lines.count > 20) }

    @Test(
        "users, links and emoji before the encoder",
        arguments: [
            ("@brand my order", "  my order"), ("me@home.example", "me@home.example"), ("x.@brand", "x.@brand"),
            ("a @ b @@c", "a @ b @ "), ("(@brand)", "( )"), ("@größe!", " !"), ("HTTPS://a.example/b?c#d e", "  e"),
            ("http:// alone", " :// alone"), ("http", " "), ("https", "https"), ("xhttp://y z", "x  z"),
            ("www. nothing", "www. nothing"), ("seewww.a.example", "see "), ("late😡😡", "late angry  "),
            ("😡 😡x😡", " angry   x angry "), ("🚚", " "), ("🤬😡", " furious  angry "), ("a\u{0B}b\tc", "a b c"), ("", ""),
        ])
    func wording(_ text: String, _ wanted: String) throws {
        #expect(try TinyModel.parameters().wording.prepared(text) == wanted)
    }

    @Test(
        "at most the limit, whatever comes",
        arguments: [
            "", "\0", "\0\0\u{FFFD}", String(repeating: "@x ", count: 10_000), String(repeating: "a", count: 1_000_000),
            String(repeating: "the ", count: 250_000), String(repeating: "e\u{301}", count: 300_000),
            String(repeating: "😡", count: 100_000), String(repeating: "\u{200D}", count: 100_000), "😡🤬🚚",
            String(decoding: [0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0x41], as: UTF8.self),
        ])
    func limit(_ text: String) throws {
        let parameters = try TinyModel.parameters()
        var pieces = WordPiece(parameters.vocabulary)
        let numbers = pieces.encode(parameters.wording.prepared(text), limit: parameters.sizes.tokens)
        #expect((2...parameters.sizes.tokens).contains(numbers.count))
        #expect(numbers.first == parameters.vocabulary.begin)
        #expect(numbers.last == parameters.vocabulary.end)
    }

    @Test("a session's memory of folds changes nothing") func memory() throws {
        var pieces = WordPiece(try TinyModel.parameters().vocabulary)
        let before = pieces.encode("café 我们 ẞ…", limit: 24)
        var many = String.UnicodeScalarView()
        for value in UInt32(0x4E00)..<0x4E00 + 9000 { Unicode.Scalar(value).map { many.append($0) } }
        for start in stride(from: 0, to: 9000, by: 10) {
            _ = pieces.encode(String(String.UnicodeScalarView(many.dropFirst(start).prefix(10))), limit: 24)
        }
        #expect(pieces.encode("café 我们 ẞ…", limit: 24) == before)
    }
}
