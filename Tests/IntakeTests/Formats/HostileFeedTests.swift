import Intake
import Testing

/// Documents that are broken or mean harm: what is complete is kept, what is lost is said, nothing hangs or leaks.
@Suite struct HostileFeedTests {
    private let item = "<item><title>ok</title><guid>1</guid></item>"

    private func timed(
        _ text: String, limits: IntakeLimits = IntakeLimits()
    ) throws -> (feed: FeedDocument, duration: Duration) {
        let clock = ContinuousClock()
        let start = clock.now
        let feed = try FeedFixture.read(text, limits: limits)
        return (feed, clock.now - start)
    }

    @Test func attributesWithoutEndAreCut() throws {
        let attributes = (0..<100_000).map { "a\($0)=\"\($0)\"" }.joined(separator: " ")
        let (feed, duration) = try timed(FeedFixture.rss("<item \(attributes)><title>ok</title><guid>1</guid></item>"))
        #expect(feed.entries.map(\.id) == ["1"])
        #expect(feed.degradations.contains { $0.contains("attributes") })
        #expect(duration < .seconds(10))
    }

    @Test(arguments: [
        "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;]>",
        "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:9/x.dtd\">",
        "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"http://127.0.0.1:9/rss-0.91.dtd\">",
    ])
    func externalEntitiesAreNeverRead(doctype: String) throws {
        let (feed, duration) = try timed(
            "<?xml version=\"1.0\"?>\(doctype)<rss version=\"0.91\"><channel><title>caf&eacute; &x;</title>\(item)</channel></rss>"
        )
        #expect(feed.title == "café &x;")
        #expect(feed.entries.count == 1)
        #expect(duration < .seconds(1))
    }

    @Test func depthIsAnErrorAndNoCrash() throws {
        let deepXML = FeedFixture.rss("<item><description>" + String(repeating: "<b>", count: 100_000))
        let deepJSON =
            "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":" + String(repeating: "[", count: 100_000)
        for document in [deepXML, deepJSON] {
            #expect(
                throws: IntakeError.overLimit(
                    url: "https://feeds.example.net/dir/feed.xml", name: "intake.depthLimit", limit: 256)
            ) { try FeedFixture.read(document) }
        }
        let deepHTML = FeedFixture.rss(
            "<item><guid>1</guid><description><![CDATA[\(String(repeating: "<div>", count: 100_000))x]]></description></item>"
        )
        let content = try #require(try FeedFixture.read(deepHTML).entries.first?.content)
        #expect(content.hasSuffix(">x" + String(repeating: "</div>", count: 128)))
    }

    @Test(arguments: [
        "<item><title>b</title>", "<item><title>b", "<item><ti", "<item><description><![CDATA[never", "<item a=\"", "",
    ])
    func truncationKeepsCompleteItemsAndSaysSo(rest: String) throws {
        let feed = try FeedFixture.read(
            "<rss version=\"2.0\"><channel><title>T</title><item><title>a</title><guid>1</guid></item>" + rest)
        #expect(feed.entries.map(\.id) == ["1"])
        #expect(feed.title == "T")
        #expect(feed.degradations.contains { $0.contains("ends before its root element") })
    }

    @Test(arguments: [
        ("a & b &nbsp;&copy; AT&T", "a & b © AT&T"), ("1 < 2 <3", "1 < 2 <3"), ("&#0;&#1;a&#xFFFF;b", "ab"),
        ("a\u{0}\u{1}\u{1F}b", "ab"), ("x <![CDATA[& <b>y</b>]]> z", "x & y z"), ("&#8217;&#X26;", "’&"),
        ("&unknown; &amp;", "&unknown; &"), ("]]> end", "]]> end"),
    ])
    func textIsRecovered(written: String, meant: String) throws {
        let feed = try FeedFixture.read(FeedFixture.rss("<item><title>\(written)</title><guid>1</guid></item>\(item)"))
        #expect(feed.entries.first?.title == meant)
        #expect(feed.entries.count == 2)
    }

    @Test(arguments: [
        "<item><title>a</title><guid isPermaLink=false>1</guid></item>",
        "<item><title>a</title><guid a='1' a='2'>1</guid></item>",
        "<item><title>a</title><description>x<br>y<p>z</description><guid>1</guid></item>",
        "<item><title>a</title><description>x</b></description><guid>1</guid></item>",
        "<item><title>a</title><dc:creator>undeclared</dc:creator><foo:bar/><guid>1</guid></item>",
        "<item><title>a</title><guid>1</guid><description><![CDATA[no end</description></item>",
        "<item><title>a</title><?php echo ?><!-- -- --><guid>1</guid></item>",
    ])
    func brokenMarkupCostsNoItem(broken: String) throws {
        let feed = try FeedFixture.read(FeedFixture.rss(broken + "<item><title>b</title><guid>2</guid></item>"))
        #expect(feed.entries.map(\.id) == ["1", "2"])
        #expect(feed.entries.map(\.title) == ["a", "b"])
    }

    @Test(arguments: [
        "\u{FEFF}\n\n", "\u{0}  ",
        "<br />\n<b>Warning</b>: mysql_connect() in <b>/srv/x.php</b> on line <b>3</b><br />\n",
        "Notice: undefined index\n",
    ])
    func junkBeforeTheFeedIsSkipped(junk: String) throws {
        #expect(try FeedFixture.read(junk + FeedFixture.rss(item)).entries.count == 1)
    }

    @Test func aHugeItemIsCutAndMarked() throws {
        let body = String(repeating: "word ", count: 2_400_000)
        let (feed, _) = try timed(
            FeedFixture.rss("<item><guid>1</guid><description>\(body)</description></item>\(item)"))
        #expect(feed.entries.count == 2)
        #expect((feed.entries.first?.content ?? "").utf8.count <= 1024 * 1024)
        #expect(feed.degradations == ["1 items were cut at intake.itemLimitBytes = 1048576"])
    }

    @Test func itemsOverTheLimitAreCounted() throws {
        var limits = IntakeLimits()
        limits.itemLimit = 3
        let feed = try FeedFixture.read(FeedFixture.rss(String(repeating: item, count: 5)), limits: limits)
        #expect(feed.entries.count == 3)
        #expect(feed.degradations == ["2 items over intake.itemLimit = 3 were left out"])
    }

    @Test func aDocumentOverTheLimitIsRefused() {
        var limits = IntakeLimits()
        limits.documentLimitBytes = 100
        #expect(
            throws: IntakeError.overLimit(
                url: "https://feeds.example.net/dir/feed.xml", name: "intake.documentLimitBytes", limit: 100)
        ) { try FeedFixture.read(FeedFixture.rss(item), limits: limits) }
    }

    @Test func aLoneSurrogateCostsNothingElse() throws {
        let feed = try FeedFixture.read(
            #"{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"\ud800"},{"id":"2","title":"ok"}]}"#
        )
        #expect(feed.entries.map(\.id) == ["1", "2"])
        #expect(feed.entries.last?.title == "ok")
    }

    @Test func invalidDatesAreAbsent() throws {
        let feed = try FeedFixture.read(
            FeedFixture.rss("<item><guid>1</guid><pubDate>sometime</pubDate></item><item><guid>2</guid></item>"))
        #expect(feed.entries.allSatisfy { $0.published == nil && $0.updated == nil })
    }

    @Test func addressesThatRunCodeAreDropped() throws {
        let feed = try FeedFixture.read(
            FeedFixture.rss(
                """
                <item><guid isPermaLink="false">1</guid><link>javascript:alert(1)</link>
                <description>&lt;img src=x onerror=alert(1)&gt;&lt;a href="JAVASCRIPT:x"&gt;y&lt;/a&gt;</description></item>
                """))
        #expect(feed.entries.first?.url == nil)
        #expect(feed.entries.first?.content == "<img src=\"https://feeds.example.net/dir/x\" /><a>y</a>")
    }

    @Test(arguments: ["<", "&", "<![CDATA[", "<!--", "</a>", "<a ", "<a b=\"", "<item>", "<?x ", "]]>", "<!DOCTYPE "])
    func hostileXMLTakesLinearTime(piece: String) {
        let text = FeedFixture.rss("<item><description>" + String(repeating: piece, count: 100_000))
        let clock = ContinuousClock()
        let duration = clock.measure { _ = try? FeedFixture.read(text) }
        // Quadratic time would be minutes.
        #expect(duration < .seconds(20))
    }
}
