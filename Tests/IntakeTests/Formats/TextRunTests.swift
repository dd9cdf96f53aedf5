import Testing

@testable import Intake

/// Texts, which go past libxml2, come back where they stood.
struct TextRunTests {
    @Test(
        "keep what they say and drop what no text may hold",
        arguments: [
            ("a &lt;b&gt; c &amp;amp; d", "a c & d"),
            ("del\u{7F}ete l\u{7F}a", "delete la"),
            ("one\r\ntwo\rthree\nfour", "one two three four"),
            ("one&#13;two", "one two"),
            ("]]> and ]] &gt;", "]]> and ]] >"),
            ("2 < 3 & 4 > 1", "2 < 3 & 4 > 1"),
            ("<![CDATA[x \u{7F}< y]]> and &lt; z", "x < y and < z"),
            ("a<!-- no -->b<?skip it?>c", "abc"),
            ("ﬀ \u{FFFD} \u{FFFE}～", "ﬀ \u{FFFD} ～"),
        ])
    func keepWhatTheySay(written: String, expected: String) throws {
        let items = "<item><guid>1</guid><title>\(written)</title></item><item><guid>2</guid><title>next</title></item>"
        let feed = try FeedFixture.read(FeedFixture.rss(items))
        #expect(feed.entries.map(\.title) == [expected, "next"])
    }

    @Test(
        "belong to their own element, however long they are and wherever pieces end",
        arguments: [1, 700, 16_000, 90_000])
    func belongToTheirElement(length: Int) throws {
        let items = (0..<40).map { number in
            "<item><guid>\(number)</guid><title>t\(number)</title><description>\(number) "
                + String(repeating: "&amp;lt;", count: length % 97) + String(repeating: "x", count: length)
                + "</description></item>"
        }
        let feed = try FeedFixture.read(FeedFixture.rss(items.joined()))
        #expect(feed.entries.map(\.id) == (0..<40).map(String.init))
        #expect(feed.entries.map(\.title) == (0..<40).map { "t\($0)" })
        for (number, entry) in feed.entries.enumerated() {
            let text = HTMLText.plain(entry.content ?? "")
            #expect(text.hasPrefix("\(number) ") && text.hasSuffix("x"))
            #expect(text.utf8.count == "\(number) ".utf8.count + length % 97 + length)
        }
    }

    @Test("of items over the limit are passed over, and those after the items stay in their place")
    func ofItemsOverTheLimit() throws {
        var limits = IntakeLimits()
        limits.itemLimit = 2
        let items = (0..<5).map { "<item><guid>\($0)</guid><title>t\($0) &amp; more</title></item>" }.joined()
        let feed = try FeedFixture.read(
            "<rss version='2.0'><channel>\(items)<title>After</title></channel></rss>", limits: limits)
        #expect(feed.entries.map(\.title) == ["t0 & more", "t1 & more"])
        #expect(feed.title == "After")
    }

    @Test("a text that looked like a tag stays one text with what is around it")
    func aTextThatLookedLikeATag() throws {
        let feed = try FeedFixture.read(
            FeedFixture.rss("<item><guid>1</guid><title>5 <unknown thing & <b>more</b></title></item>"))
        #expect(feed.entries.first?.title?.hasPrefix("5 ") == true)
        #expect(feed.entries.first?.id == "1")
    }
}
