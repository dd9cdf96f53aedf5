import Testing

@testable import Classifier

@Suite struct PostReaderTests {
    /// The tokens as text; emoji, which leave no code points, as they stand in the post.
    private func words(_ text: String) -> [String] {
        Post.reading(text) { post in
            (0..<post.tokenCount).map { index in
                let token = post.tokens[index]
                if token.traits.contains(.emoji) {
                    let source = post.bytes[Int(token.sourceStart)..<Int(token.sourceEnd)]
                    return String(decoding: source, as: UTF8.self).unicodeScalars.first.map { String($0) } ?? ""
                }
                let points = post.codePoints[Int(token.start)..<Int(token.start + token.count)]
                return String(String.UnicodeScalarView(points.compactMap(Unicode.Scalar.init)))
            }
        }
    }

    @Test(
        "posts fall into words",
        arguments: [
            ("Hello, World", ["hello", "world"]),
            ("don't DON’T dont", ["dont", "dont", "dont"]),
            ("@Acme_Care my order #fail", ["my", "order", "fail"]),
            ("#CustomerServiceFail", ["customer", "service", "fail"]),
            ("see https://example.org/x?y=1 and www.example.org ok", ["see", "and", "ok"]),
            ("soooo looong", ["so", "long"]),
            ("good feed", ["good", "feed"]),
            ("allll", ["all"]),
            ("3 weeks 12 days 1,000.50", ["0", "weeks", "00", "days", "000000"]),
            ("ÄÖÜ ß ÉCOLE ŁÓDŹ", ["äöü", "ß", "école", "łódź"]),
            ("ПРИВЕТ Ёж ΑΘΉΝΑ", ["привет", "ёж", "αθήνα"]),
            ("我们", ["我", "们"]),
            ("ok😡😡", ["ok", "😡", "😡"]),
            ("👍🏽", ["👍"]),
            ("ＦＵＬＬ", ["full"]),
            ("a\u{200D}b\u{AD}c", ["abc"]),
            ("someone@example.org wrote", ["someone", "wrote"]),
            ("", []),
        ])
    func tokens(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test("what stands beside the words is counted") func surface() {
        Post.reading("WHY is @you NOT working?!! sooo bad $50 #help https://e.org") { post in
            #expect(post.surface.exclamations == 2)
            #expect(post.surface.questions == 1)
            #expect(post.surface.users == 1)
            #expect(post.surface.hashtags == 1)
            #expect(post.surface.links == 1)
            #expect(post.surface.lengthened == 1)
            #expect(post.surface.capitals == 2)
            #expect(post.surface.amounts == 1)
        }
    }

    @Test("a token knows where it stood") func source() {
        Post.reading("Größe: not OK 😡") { post in
            #expect(post.source(0, 0) == "Größe")
            #expect(post.source(1, 3) == "not OK 😡")
        }
    }
}
