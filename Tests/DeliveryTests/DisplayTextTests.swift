import Testing

@testable import Delivery

@Suite("Words of the public made safe to show")
struct DisplayTextTests {
    @Test(
        "what cannot be seen or moves other words is dropped",
        arguments: [
            ("tea\u{202E}reversed\u{202C}", "teareversed"),
            ("\u{2066}a\u{2067}b\u{2068}c\u{2069}", "abc"),
            ("a\u{200E}b\u{200F}c\u{061C}d", "abcd"),
            ("ke\u{200B}tt\u{200C}l\u{200D}e\u{2060}\u{FEFF}", "kettle"),
            ("soft\u{AD}hyphen", "softhyphen"),
            ("tags\u{E0041}\u{E007F}", "tags"),
            ("fillers\u{3164}\u{115F}\u{FFA0}.", "fillers."),
            ("\u{1B}[31mred\u{1B}[0m", "[31mred[0m"),
            ("\u{9B}31mred\u{9D}0;title\u{9C}", "31mred0;title"),
            ("bell\u{7} null\u{0} delete\u{7F}", "bell null delete"),
            ("\u{FFF9}anchors\u{FFFB}", "anchors"),
            ("  many \t\r\n\u{A0}\u{2003}\u{2028}\u{3000} spaces  ", "many spaces"),
            ("\u{85}next line", "next line"),
        ])
    func dropped(_ input: String, _ expected: String) {
        #expect(DisplayText.clean(input) == expected)
    }

    @Test(
        "what people write stays",
        arguments: ["naïve café", "Größe", "湯気が出ない", "กาต้มน้ำ", "שלום", "مرحبا", "नमस्ते", "☕️ 🇵🇹 👍🏽", "a+b<c>&d"])
    func kept(_ text: String) {
        #expect(DisplayText.clean(text) == text)
    }

    @Test("a flood of combining marks is capped, and marks without a letter go")
    func marks() {
        let flood = "z" + String(repeating: "\u{0301}", count: 500) + "!"
        #expect(DisplayText.clean(flood).unicodeScalars.count == 2 + DisplayText.marksLimit)
        #expect(DisplayText.clean("\u{0301}\u{0301}tea \u{0489}pot") == "tea pot")
    }

    @Test("cleaning twice changes nothing")
    func idempotent() {
        let text = "a\u{202E} \u{200B} b\n\n\u{0301}c" + String(repeating: "\u{20DD}", count: 9)
        #expect(DisplayText.clean(DisplayText.clean(text)) == DisplayText.clean(text))
    }

    @Test("a text is cut after a word, and an ellipsis says so")
    func cutAtWord() {
        #expect(DisplayText.cut("The kettle leaks, again and again", limit: 19) == "The kettle leaks…")
        #expect(DisplayText.cut("The kettle leaks", limit: 16) == "The kettle leaks")
        #expect(DisplayText.cut("湯気が出ないし音もする", limit: 6) == "湯気が出な…")
        #expect(DisplayText.cut("tea", limit: 0) == "")
        #expect(DisplayText.cut("tea", limit: 1) == "…")
    }

    @Test("no character is cut in two")
    func cutBetweenCharacters() {
        let flags = String(repeating: "🇵🇹", count: 40)
        for limit in 2...30 {
            let cut = DisplayText.cut(flags, limit: limit)
            #expect(cut.unicodeScalars.count <= limit)
            #expect(cut.dropLast().allSatisfy { $0 == "🇵🇹" } || limit == 2)
        }
    }

    @Test("lines keep their breaks and lose their floods")
    func lines() {
        #expect(DisplayText.lines("\n\nHi Ana,\r\n\n\n\nwe look.\u{1B}[2J\n\n") == ["Hi Ana,", "", "we look.[2J"])
    }

    @Test(
        "columns of a terminal",
        arguments: [
            ("kettle", 6), ("湯気", 4), ("ﾎﾞﾀﾝ", 4), ("e\u{0301}", 1), ("☕️", 2), ("🇵🇹", 2), ("👍🏽", 2), ("한국", 4), ("“…”", 3),
            ("█░", 2),
        ])
    func columns(_ text: String, _ expected: Int) {
        #expect(DisplayWidth.columns(text) == expected)
    }

    @Test("wrapped lines are never wider than asked, and nothing is lost", arguments: [8, 13, 40])
    func wrapping(_ width: Int) {
        let text = "The kettle アップデート後に使えないし三回入れ直した and " + String(repeating: "x", count: 90) + " end"
        let lines = DisplayWidth.wrap(text, width: width)
        #expect(lines.allSatisfy { DisplayWidth.columns($0) <= width })
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
}

@Suite("Addresses from public text")
struct PublicLinkTests {
    @Test(
        "only http and https become links, without credentials and with every odd byte encoded",
        arguments: [
            ("https://forum.kettlewren.example/t/1", "https://forum.kettlewren.example/t/1"),
            ("HTTPS://forum.example/A%20b", "https://forum.example/A%20b"),
            ("http://ana:secret@forum.example/x", "http://forum.example/x"),
            ("https://a@b@forum.example", "https://forum.example"),
            ("https://forum.example/a|b<c>\"d\"", "https://forum.example/a%7Cb%3Cc%3E%22d%22"),
            ("https://forum.example/100%", "https://forum.example/100%25"),
            ("https://forum.example/é?q=湯", "https://forum.example/%C3%A9?q=%E6%B9%AF"),
            ("https://forum.example/\u{202E}gpj.exe", "https://forum.example/gpj.exe"),
            ("https://[2001:db8::1]:8080/x", "https://[2001:db8::1]:8080/x"),
            ("https://forum.example/a\\b", "https://forum.example/a%5Cb"),
        ])
    func links(_ input: String, _ expected: String) {
        #expect(PublicLink(input)?.description == expected)
    }

    @Test(
        "anything else is no link",
        arguments: [
            "javascript:alert(1)", "data:text/html,x", "ftp://forum.example/", "//forum.example/", "https:/x",
            "https://", "",
            "https://forum.example\\@evil.example/", "https://exаmple.example/", "http://127。0。0。1/",
            "file:///etc/passwd",
            "https://user:password@", "mailto:ana@forum.example",
        ])
    func refused(_ input: String) {
        #expect(PublicLink(input) == nil)
    }

    @Test("in plain text no part of an address calls anybody")
    func withoutAt() {
        #expect(PublicLink("https://social.example/@all/1")?.withoutAt == "https://social.example/%40all/1")
    }
}
