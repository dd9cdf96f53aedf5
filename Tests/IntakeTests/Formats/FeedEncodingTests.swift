import Foundation
import Glibc
import Testing
import Transport

@testable import Intake

@Suite struct FeedEncodingTests {
    private static let words = "Größe „défaut“"

    private func title(_ bytes: [UInt8], contentType: String? = nil) throws -> (String?, [String]) {
        let headers = contentType.map { [("Content-Type", $0)] } ?? []
        let feed = try FeedReader.read(FeedFixture.document(bytes, headers: headers))
        return (feed.entries.first?.title, feed.degradations)
    }

    private func text(declared: String?) -> String {
        (declared.map { "<?xml version=\"1.0\" encoding=\"\($0)\"?>" } ?? "")
            + "<rss version=\"2.0\"><channel><item><title>\(Self.words)</title><guid>1</guid></item></channel></rss>"
    }

    private func western(_ text: String) -> [UInt8] { text.unicodeScalars.map { WesternCodePage.byte($0) ?? 0x3F } }

    @Test(arguments: ["iso-8859-1", "us-ascii", "Windows-1252", "latin1", "utf-8", "utf-16", "no-such-name", nil])
    func westernBytesAreReadWhateverTheyClaim(declared: String?) throws {
        #expect(try title(western(text(declared: declared))).0 == Self.words)
    }

    @Test(arguments: ["iso-8859-1", "us-ascii", "utf-8", "utf-16", "shift_jis", "utf-7", "x-bogus", nil])
    func utf8IsReadWhateverItClaims(declared: String?) throws {
        let (found, degradations) = try title(Array(text(declared: declared).utf8))
        #expect(found == Self.words)
        #expect(degradations.isEmpty)
    }

    @Test func theHTTPCharsetBeatsTheDeclarationAndTheMarkBeatsBoth() throws {
        let cyrillic: [UInt8] = [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]
        let body =
            Array("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss><channel><item><title>".utf8) + cyrillic
            + Array("</title></item></channel></rss>".utf8)
        #expect(try title(body, contentType: "text/xml; charset=\"windows-1251\"").0 == "Привет")
        let marked = [0xEF, 0xBB, 0xBF] + Array(text(declared: "koi8-r").utf8)
        #expect(try title(marked, contentType: "text/xml; charset=koi8-r").0 == Self.words)
    }

    @Test(arguments: [String.Encoding.utf16BigEndian, .utf16LittleEndian, .utf32BigEndian, .utf32LittleEndian])
    func wideEncodingsNeedNoMark(encoding: String.Encoding) throws {
        let data = try #require(text(declared: nil).data(using: encoding))
        #expect(try title([UInt8](data)).0 == Self.words)
    }

    @Test(arguments: [
        (CP.koi8, "Мой заказ до сих пор не пришёл, верните деньги"),
        (CP.cp1251, "Мой заказ до сих пор не пришёл, верните деньги"),
    ])
    func russianWithoutADeclarationIsRecognised(page: CP, words: String) throws {
        let body =
            Array("<rss><channel><item><title>".utf8) + page.bytes(words)
            + Array("</title></item></channel></rss>".utf8)
        #expect(try title(body).0 == words)
    }

    @Test(arguments: [
        ("EUC-JP", "経済産業省、予算案を発表しました"), ("EUC-JP", "新しい料理店の評判情報"), ("CP932", "東京都知事は会見で説明した"),
        ("GB2312", "今天的新消息和我们的工作"), ("EUC-KR", "오늘의 새로운 소식입니다"), ("BIG5", "今天的新消息和我們的工作"),
        ("CP1251", "ПОСЛЕДНИЕ НОВОСТИ СЕГОДНЯ"), ("KOI8-R", "ПОСЛЕДНИЕ НОВОСТИ СЕГОДНЯ"), ("TIS-620", "ข่าวล่าสุดวันนี้"),
        ("ISO-2022-JP", "日本語のお知らせ"),
    ])
    func oneLineWithoutADeclarationIsRecognised(page: String, words: String) throws {
        let body =
            Array("<rss><channel><item><title>".utf8) + (try Self.written(words, in: page))
            + Array("</title></item></channel></rss>".utf8)
        #expect(try title(body).0 == words)
    }

    @Test(arguments: [
        ("iso_8859-5:1988", "ISO-8859-5", "Отзывы"), ("csISOLatinGreek", "ISO-8859-7", "Κριτικές"),
        ("csISOLatinHebrew", "ISO-8859-8", "ביקורות"), ("csISOLatinArabic", "ISO-8859-6", "مراجعات"),
        ("cp852", "CP852", "Příliš žluťoučký"), ("IBM855", "IBM855", "Отзывы"), ("cp857", "CP857", "Şişli ağacı"),
        ("csISO58GB231280", "GB2312", "消息"), ("x-mac-ce", "MAC-CENTRALEUROPE", "žluťoučký"),
    ])
    func rareLabelsAreKnown(label: String, page: String, words: String) throws {
        let body =
            Array("<?xml version='1.0' encoding='\(label)'?><rss><channel><item><title>".utf8)
            + (try Self.written(words, in: page)) + Array("</title></item></channel></rss>".utf8)
        #expect(try title(body).0 == words)
    }

    @Test(arguments: [
        "utf-7", "unicode-1-1-utf-7", "csUTF7", "x-imap4-modified-utf7", "utf-16//TRANSLIT", "wchar_t", "",
    ])
    func labelsThatHideMarkupAreRefused(label: String) {
        #expect(EncodingLabel.encoding(label) == nil)
    }

    @Test func chineseInSevenBitsIsRead() throws {
        let text =
            "<?xml version='1.0' encoding='hz-gb-2312'?><rss><channel><item><title>a~~ ~{VPND~}</title></item></channel></rss>"
        #expect(try title(Array(text.utf8)).0 == "a~ 中文")
    }

    @Test func aClaimOfASCIIIsDisprovedByOneByte() throws {
        let body =
            Array("<?xml version='1.0' encoding='windows-1251'?><rss><channel><item><title>".utf8)
            + CP.cp1251.bytes("Привет") + Array("</title></item></channel></rss>".utf8)
        #expect(try title(body, contentType: "application/xml; charset=us-ascii").0 == "Привет")
    }

    /// A text in one of the C library's encodings.
    private static func written(_ text: String, in page: String) throws -> [UInt8] {
        let converter = try #require(iconv_open(page, "UTF-8"))
        defer { iconv_close(converter) }
        var input = Array(text.utf8CString.dropLast())
        var output = [CChar](repeating: 0, count: input.count * 4 + 16)
        let count = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, left) = (input.baseAddress, input.count)
                var (to, room) = (output.baseAddress, output.count)
                iconv(converter, &from, &left, &to, &room)
                // Back to the first set, where there are several.
                iconv(converter, nil, nil, &to, &room)
                return output.count - room
            }
        }
        return output[..<count].map(UInt8.init(bitPattern:))
    }

    @Test func legacyLabelsMeanTheirLargerSets() {
        #expect(EncodingLabel.encoding("ISO-8859-1") == .western)
        #expect(EncodingLabel.encoding("'us-ascii'") == .western)
        #expect(EncodingLabel.encoding("gb2312") == .other("GB18030"))
        #expect(EncodingLabel.encoding("Shift_JIS") == .other("CP932"))
        #expect(EncodingLabel.encoding("utf-7") == nil)
    }

    @Test func brokenUTF8IsMendedByteByByteAndSaid() throws {
        let body =
            Array("<rss><channel><item><title>café ü ö ".utf8) + [0xE9] + Array("t</title></item></channel></rss>".utf8)
        let (found, degradations) = try title(body)
        #expect(found == "café ü ö ét")
        #expect(degradations == ["the text is not valid UTF-8; the broken bytes were read as windows-1252"])
    }

    @Test(arguments: [
        ("l&#226;&#128;&#153;été", "lâ€™été"), ("donâ€™t", "don’t"), ("BrÃ¸ndby", "Brøndby"),
        ("caf&eacute;&nbsp;&mdash; x", "café — x"), ("«&nbsp;doué&nbsp;»", "« doué »"), ("don&#146;t", "don’t"),
    ])
    func doubledEncodingIsUndoneOnlyWhereItIsCertain(written: String, meant: String) throws {
        let feed = try FeedFixture.read(FeedFixture.rss("<item><title>\(written)</title></item>"))
        let found = try #require(feed.entries.first?.title)
        #expect(found.replacingOccurrences(of: "\u{A0}", with: " ") == meant)
    }

    /// A code page through the C library, for writing test documents.
    enum CP: String {
        case koi8 = "KOI8-R"
        case cp1251 = "CP1251"

        func bytes(_ text: String) -> [UInt8] {
            var table: [Unicode.Scalar: UInt8] = [:]
            for byte in UInt8.min...UInt8.max {
                let decoded = TextDecoding.decode([byte], as: .other(rawValue)).bytes
                if let scalar = String(decoding: decoded, as: UTF8.self).unicodeScalars.first { table[scalar] = byte }
            }
            return text.unicodeScalars.map { table[$0] ?? UInt8(ascii: "?") }
        }
    }
}
