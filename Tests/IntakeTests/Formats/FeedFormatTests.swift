import Intake
import Testing
import Transport
import Triage

@Suite struct FeedFormatTests {
    @Test func rssItemGivesEveryField() throws {
        let feed = try FeedFixture.read(
            FeedFixture.rss(
                """
                <item><title>Leaks &amp; smells</title><link>/reviews/7</link><guid isPermaLink="false">r-7</guid>
                <pubDate>Tue, 03 Feb 2026 09:15:00 +0100</pubDate><dc:creator>Buyer Seven</dc:creator>
                <category>kitchen</category><slash:comments>12</slash:comments>
                <description>Short</description>
                <content:encoded><![CDATA[<p>It <b>leaks</b>. <a href="/help">Help</a></p>]]></content:encoded></item>
                """,
                namespaces: """
                    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                    xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
                    """))
        #expect(feed.format == "rss2.0")
        #expect(feed.title == "Reviews of Kettle Mk II")
        #expect(feed.link == "https://shop.example.net/kettle")
        #expect(feed.degradations.isEmpty)
        let entry = try #require(feed.entries.first)
        #expect(entry.id == "r-7")
        #expect(!entry.idIsDerived)
        #expect(entry.title == "Leaks & smells")
        #expect(entry.url == "https://feeds.example.net/reviews/7")
        #expect(entry.author == "Buyer Seven")
        #expect(entry.published == Timestamp(rfc3339: "2026-02-03T08:15:00Z"))
        #expect(entry.content == "<p>It <b>leaks</b>. <a href=\"https://feeds.example.net/help\">Help</a></p>")
        #expect(entry.contentType == .html)
        #expect(entry.summary == "Short")
        #expect(entry.replies == 12)
        #expect(entry.categories == ["kitchen"])
    }

    @Test(arguments: [
        ("<rss version=\"0.91\"><channel/></rss>", "rss0.91"), ("<rss version=\"0.92\"><channel/></rss>", "rss0.92"),
        ("<rss version=\"0.93\"><channel/></rss>", "rss0.93"), ("<rss version=\"0.94\"><channel/></rss>", "rss0.94"),
        ("<rss version=\"2.01\"><channel/></rss>", "rss2.0"), ("<rss><channel/></rss>", "rss"),
        (
            "<r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"/>",
            "rss1.0"
        ),
        (
            "<r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
                + "xmlns=\"http://my.netscape.com/rdf/simple/0.9/\"/>", "rss0.90"
        ),
        ("<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"/>", "atom0.3"),
        ("<feed xmlns=\"http://www.w3.org/2005/Atom\"/>", "atom1.0"), ("<feed/>", "atom"),
        ("{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"t\",\"items\":[]}", "json1.0"),
        ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"t\",\"items\":[]}", "json1.1"),
    ])
    func formatIsNamedByFamilyAndVersion(document: String, format: String) throws {
        #expect(try FeedFixture.read(document).format == format)
    }

    @Test(arguments: [
        ("<!DOCTYPE html><html><head><title>404</title></head></html>", "an HTML page"),
        ("<opml version=\"2.0\"><body><outline text=\"a\"/></body></opml>", "an OPML list"),
        ("{\"error\":{\"code\":401}}", "a JSON document that is no JSON Feed"),
        ("<settings><item/></settings>", "XML with the root <settings>"), ("GIF89a....", "an image"),
        ("just words", "no XML and no JSON"),
    ])
    func whatIsNoFeedIsNamed(document: String, found: String) {
        #expect(throws: IntakeError.wrongKind(url: "https://feeds.example.net/dir/feed.xml", found: found)) {
            try FeedFixture.read(document)
        }
    }

    @Test(arguments: ["", " \n\t ", "\u{FEFF}"])
    func emptyIsAnErrorOfItsOwn(document: String) {
        #expect(throws: IntakeError.empty(url: "https://feeds.example.net/dir/feed.xml")) {
            try FeedFixture.read(document)
        }
    }

    @Test func guidIsTheURLUnlessItSaysOtherwise() throws {
        let feed = try FeedFixture.read(
            FeedFixture.rss(
                """
                <item><title>a</title><guid>https://shop.example.net/r/1</guid></item>
                <item><title>b</title><guid isPermaLink="false">https://shop.example.net/r/2</guid></item>
                <item><title>c</title><guid>r-3</guid></item>
                """))
        #expect(feed.entries.map(\.url) == ["https://shop.example.net/r/1", nil, nil])
        #expect(feed.entries.map(\.id) == ["https://shop.example.net/r/1", "https://shop.example.net/r/2", "r-3"])
    }

    @Test func missingIdsAreDerivedStableAndDifferent() throws {
        let text = FeedFixture.rss("<item><title>a</title></item><item><title>b</title></item>")
        let first = try FeedFixture.read(text).entries
        let second = try FeedFixture.read(text).entries
        #expect(first.map(\.id) == second.map(\.id))
        #expect(Set(first.map(\.id)).count == 2)
        #expect(first.allSatisfy { $0.idIsDerived && !$0.id.isEmpty })
    }

    @Test func prefixesAreArbitraryAndModulesDoNotOverwrite() throws {
        let feed = try FeedFixture.read(
            FeedFixture.rss(
                """
                <item><m:title>From the picture</m:title><title>From the item</title><d:creator>Jo</d:creator>
                <m:description>Picture</m:description><description>Body</description></item>
                """,
                namespaces: "xmlns:m=\"http://search.yahoo.com/mrss/\" xmlns:d=\"http://purl.org/dc/elements/1.1/\""))
        #expect(feed.entries.first?.title == "From the item")
        #expect(feed.entries.first?.content == "Body")
        #expect(feed.entries.first?.author == "Jo")
    }

    @Test func appStoreRatingsAndVotesAreKept() throws {
        let feed = try FeedFixture.read(
            FeedFixture.atom(
                """
                <entry><id>10</id><title>Crashes</title><content type="text">Since the update</content>
                <content type="html">&lt;table>&lt;tr>&lt;td>Since the update&lt;/td>&lt;/tr>&lt;/table></content>
                <im:rating>1</im:rating><im:version>5.2</im:version><im:voteSum>3</im:voteSum><im:voteCount>4</im:voteCount>
                <author><name>reviewer</name><uri>https://apps.example.net/u/1</uri></author></entry>
                """, attributes: "xmlns:im=\"http://itunes.apple.com/rss\""))
        let entry = try #require(feed.entries.first)
        #expect(entry.rating == Rating(value: 1))
        #expect(entry.extras["im:version"] == "5.2")
        #expect(entry.extras["im:voteSum"] == "3")
        #expect(entry.extras["im:voteCount"] == "4")
        #expect(entry.authorURL == "https://apps.example.net/u/1")
        #expect(entry.content == "Since the update")
        #expect(entry.contentType == .text)
    }

    @Test func videoViewsAndThreadsAreKept() throws {
        let feed = try FeedFixture.read(
            FeedFixture.atom(
                """
                <entry><id>yt:video:1</id><title>Unboxing</title><yt:videoId>1</yt:videoId>
                <t:in-reply-to ref="urn:post:9"/><t:total>4</t:total>
                <media:group><media:title>No</media:title><media:description>It broke</media:description>
                <media:community><media:statistics views="4711"/></media:community></media:group></entry>
                """,
                attributes: """
                    xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/"
                    xmlns:t="http://purl.org/syndication/thread/1.0"
                    """))
        let entry = try #require(feed.entries.first)
        #expect(entry.title == "Unboxing")
        #expect(entry.content == "It broke")
        #expect(entry.views == 4711)
        #expect(entry.replies == 4)
        #expect(entry.inReplyTo == "urn:post:9")
        #expect(entry.extras["yt:videoId"] == "1")
        #expect(entry.author == "Board software")
    }

    @Test func basesNestAndContentLocationComesBeforeTheURL() throws {
        let nested = try FeedFixture.read(
            FeedFixture.atom(
                """
                <entry xml:base="posts/" xml:lang="de"><id>1</id><link href="1.html"/>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p xml:base="img/"><img src="a.png"
                alt="a"/></p><a href="b">b</a></div></content></entry>
                """, attributes: "xml:base=\"https://forum.example.net/\" xml:lang=\"en\""))
        let entry = try #require(nested.entries.first)
        #expect(entry.url == "https://forum.example.net/posts/1.html")
        #expect(entry.content?.contains("src=\"https://forum.example.net/posts/img/a.png\"") == true)
        #expect(entry.content?.contains("href=\"https://forum.example.net/posts/b\"") == true)
        #expect(entry.language == "de")

        let located = try FeedFixture.read(
            FeedFixture.rss("<item><link>r/1</link></item>"), headers: [("Content-Location", "/elsewhere/x.xml")])
        #expect(located.entries.first?.url == "https://feeds.example.net/elsewhere/r/1")
    }

    @Test func atomTextFollowsItsType() throws {
        let feed = try FeedFixture.read(
            FeedFixture.atom(
                """
                <entry><id>1</id><title type="html">&lt;b>Bold&lt;/b> &amp;amp; brash</title>
                <content type="html">&lt;p>x &amp;lt; y&lt;/p></content></entry>
                <entry><id>2</id><title type="text">a &lt;b> c</title><content>5 &lt; 6 &amp; 7</content></entry>
                <entry><id>3</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <i>b</i></div></title>
                <summary>only this</summary></entry>
                """))
        #expect(feed.entries.map(\.title) == ["Bold & brash", "a <b> c", "A b"])
        #expect(feed.entries.map(\.content) == ["<p>x &lt; y</p>", "5 < 6 & 7", "only this"])
        #expect(feed.entries.map(\.contentType) == [.html, .text, .text])
        let old = try FeedFixture.read(
            """
            <feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><id>1</id><issued>2003-12-31T10:14:55Z</issued>
            <modified>2004-01-01T00:00:00Z</modified>
            <content type="text/html" mode="base64">PHA+bG9zdCBwYXJjZWw8L3A+</content></entry></feed>
            """)
        #expect(old.entries.first?.content == "<p>lost parcel</p>")
        #expect(old.entries.first?.published == Timestamp(rfc3339: "2003-12-31T10:14:55Z"))
        #expect(old.entries.first?.updated == Timestamp(rfc3339: "2004-01-01T00:00:00Z"))
    }

    @Test func jsonFeedKeepsLongIdsAndLosesOnlyBrokenItems() throws {
        let feed = try FeedFixture.read(
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"Reviews","home_page_url":"https://shop.example.net/",
             "authors":[{"name":"Shop"}],"items":[
              {"id":9007199254740993,"content_html":"<p>broken <script>x()</script>lid</p>","url":"/r/1",
               "date_published":"2026-02-03T09:15:00+01:00","tags":["lid"]},
              17, null, {"id":"b","content_text":"a < b","authors":[{"name":"Kim","url":"https://kim.example.net/"}]}]}
            """)
        #expect(feed.entries.map(\.id) == ["9007199254740993", "b"])
        #expect(feed.entries.map(\.content) == ["<p>broken lid</p>", "a < b"])
        #expect(feed.entries.map(\.author) == ["Shop", "Kim"])
        #expect(feed.entries.first?.url == "https://feeds.example.net/r/1")
        #expect(feed.degradations == ["2 items are no JSON objects and were left out"])
    }

    @Test func answerIsTheJSONThatParsePrints() throws {
        let document = FeedFixture.document(
            Array(FeedFixture.rss("<item><title>\"q\" \\ é</title><guid isPermaLink=\"false\">1</guid></item>").utf8))
        var times = [7.0, 7.5]
        let answer = try JSONValue.parse(
            Array(ParseAnswer.json(for: document, uptime: { times.removeFirst() }).utf8))
        #expect(answer["ok"] == .bool(true))
        #expect(answer["format"]?.text == "rss2.0")
        #expect(answer["seconds"]?.double == 0.5)
        #expect(answer["entries"]?.elements.first?["title"]?.text == "\"q\" \\ é")
        #expect(answer["entries"]?.elements.first?["published"]?.isNull == true)
        let refused = try JSONValue.parse(Array(ParseAnswer.json(for: FeedFixture.document([])).utf8))
        #expect(refused["ok"] == .bool(false))
        #expect(refused["error"]?.text == "https://feeds.example.net/dir/feed.xml is empty")
        let (url, headers) = try ParseAnswer.headers(
            fromJSON: Array(#"{"url":"https://a.example/","headers":{"Content-Type":"text/xml"}}"#.utf8))
        #expect(url == "https://a.example/")
        #expect(headers["content-type"] == "text/xml")
        #expect(throws: IntakeError.self) { try ParseAnswer.headers(fromJSON: Array(#"{"headers":[1]}"#.utf8)) }
    }
}
