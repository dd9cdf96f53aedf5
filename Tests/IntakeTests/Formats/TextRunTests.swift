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

    @Test(
        "a text that looked like a tag stays a text, and those after it stay in their place",
        arguments: [
            "5 <unknown thing & <b>more</b>", "a <b c=d <i>e</i>", "x <y", "p <q r='s <t", "1 <2 <3", "<x <y <z",
            "m <n/ <o",
        ])
    func aTextThatLookedLikeATag(title: String) throws {
        let items = (0..<3).map {
            "<item><guid>g\($0)</guid><title>\(title)</title><link>https://kettlewren.example/\($0)</link></item>"
        }
        let feed = try FeedFixture.read(
            FeedFixture.rss(items.joined() + "<item><guid>last</guid><title>whole</title></item>"))
        #expect(feed.entries.map(\.id) == ["g0", "g1", "g2", "last"])
        #expect(feed.entries.prefix(3).map(\.url) == (0..<3).map { "https://kettlewren.example/\($0)" })
        #expect(feed.entries.last?.title == "whole")
    }

    @Test("RSS 1.0 whose own namespace is written wrong is read all the same")
    func misspelledNamespace() throws {
        let feed = try FeedFixture.read(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="ht&tp://purl.org/rss/1.O/">
            <channel><title>T</title></channel><item rdf:about="https://kettlewren.example/1"><title>Late</title></item></rdf:RDF>
            """)
        #expect(feed.title == "T" && feed.entries.map(\.title) == ["Late"])
    }
}
