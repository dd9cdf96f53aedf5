import Testing
import Transport
import Triage

@testable import Intake

/// What feeds mix and repeat: fields in the other family's vocabulary, namespaces nearly right, bases that are none.
@Suite struct FeedDialectTests {
    private static let time = Timestamp(rfc3339: "2026-02-03T09:15:00Z")

    @Test(arguments: [
        "<dcterms:issued>2026-02-03T09:15:00Z</dcterms:issued>",
        "<dcterms:created>2026-02-03T09:15:00Z</dcterms:created>",
        "<atom:published>2026-02-03T09:15:00Z</atom:published>",
    ])
    func aFeedHasItsDateFromModules(element: String) throws {
        let spaces = "xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:atom=\"http://www.w3.org/2005/Atom\""
        #expect(try FeedFixture.read(FeedFixture.rss(element, namespaces: spaces)).published == Self.time)
        #expect(try FeedFixture.read(FeedFixture.atom(element, attributes: spaces)).published == Self.time)
    }

    @Test func aFeedHasItsChangeFromTheTerms() throws {
        let element = "<d:modified>2026-02-03T09:15:00Z</d:modified>"
        let spaces = "xmlns:d=\"http://purl.org/dc/terms/\""
        #expect(try FeedFixture.read(FeedFixture.rss(element, namespaces: spaces)).updated == Self.time)
        #expect(try FeedFixture.read(FeedFixture.atom(element, attributes: spaces)).updated == Self.time)
    }

    @Test(arguments: [
        "javascript:x", "data:text/html,x", "http://", "http:///", "http://[bad/", "mailto:a@b.example", "http:p/",
    ])
    func aBaseThatIsNoneIsPassedOver(base: String) throws {
        let feed = try FeedFixture.read(
            FeedFixture.atom("<entry xml:base=\"\(base)\"><id>1</id><link href=\"1.html\"/></entry>"))
        #expect(feed.entries.first?.url == "https://feeds.example.net/dir/1.html")
    }

    @Test func aRelativeBaseNeedsNoDocumentAddress() throws {
        let text = FeedFixture.atom("<entry xml:base=\"/a/b/\"><id>1</id><link href=\"1.html\"/></entry>")
        let feed = try FeedReader.read(FeedFixture.document(Array(text.utf8), url: ""))
        #expect(feed.entries.first?.url == "/a/b/1.html")
    }

    @Test func theLastOfRepeatedFieldsCounts() throws {
        let feed = try FeedFixture.read(
            FeedFixture.rss(
                """
                <link>https://shop.example.net/new</link><item><guid>1</guid><link>/a</link><link>/b</link><link> </link>
                <pubDate>Mon, 02 Feb 2026 09:15:00 GMT</pubDate><pubDate>Tue, 03 Feb 2026 09:15:00 GMT</pubDate>
                <pubDate>soon</pubDate></item>
                """))
        #expect(feed.link == "https://shop.example.net/new")
        #expect(feed.entries.first?.url == "https://feeds.example.net/b")
        #expect(feed.entries.first?.published == Self.time)
    }

    @Test(arguments: [
        "https://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.1", "http://purl.org/dc/terms",
        "http://purl.org/DC/elements/9.9/", "urn:dublin-core",
    ])
    func aNamespaceNearlyRightIsRead(uri: String) throws {
        let feed = try FeedFixture.read(
            FeedFixture.rss(
                "<item><guid>1</guid><dc:creator>Kim</dc:creator><dc:date>2026-02-03T09:15:00Z</dc:date></item>",
                namespaces: "xmlns:dc=\"\(uri)\""))
        #expect(feed.entries.first?.author == "Kim")
        #expect(feed.entries.first?.published == Self.time)
    }

    @Test func anUnknownNamespaceUnderAnotherPrefixIsNot() throws {
        let feed = try FeedFixture.read(
            FeedFixture.rss(
                """
                <item><guid>1</guid><ev:pubDate>Mon, 02 Feb 2026 09:15:00 GMT</ev:pubDate><ev:title>no</ev:title>
                <title>yes</title></item>
                """, namespaces: "xmlns:ev=\"https://events.example.net/ns\""))
        #expect(feed.entries.first?.published == nil)
        #expect(feed.entries.first?.title == "yes")
    }

    @Test(arguments: ["http://www.w3.org/2005/Atom", "https://shop.example.net/ns", "http://purl.org/rss/1.0/"])
    func theDefaultNamespaceOfRSSIsItsOwn(uri: String) throws {
        let feed = try FeedFixture.read(
            """
            <rss version="2.0" xmlns="\(uri)" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>F</title>
            <atom:link rel="self" href="/feed"/><link>/</link><item><title>a</title><link>/1</link><guid>1</guid>
            <description>D</description><pubDate>Tue, 03 Feb 2026 09:15:00 GMT</pubDate></item></channel></rss>
            """)
        let entry = try #require(feed.entries.first)
        #expect([feed.title, feed.link] == ["F", "https://feeds.example.net/"])
        #expect([entry.id, entry.title, entry.url, entry.content] == ["1", "a", "https://feeds.example.net/1", "D"])
        #expect(entry.published == Self.time)
    }

    @Test func theNamespaceNamesTheFormatBeforeTheVersion() throws {
        #expect(
            try FeedFixture.read("<feed version=\"0.3\" xmlns=\"http://www.w3.org/2005/Atom\"/>").format == "atom1.0")
        #expect(try FeedFixture.read("<feed version=\"0.3\"/>").format == "atom0.3")
    }

    @Test func theOtherFamilysFieldsAreRead() throws {
        let rss = try FeedFixture.read(
            FeedFixture.rss(
                """
                <item><guid>1</guid><summary>short</summary><content>long</content>
                <published>2026-02-03T09:15:00Z</published></item>
                """))
        #expect([rss.entries.first?.summary, rss.entries.first?.content] == ["short", "long"])
        #expect(rss.entries.first?.published == Self.time)
        let atom = try FeedFixture.read(
            FeedFixture.atom(
                """
                <entry><id>1</id><description>short</description><c:encoded>&lt;p>long&lt;/p></c:encoded>
                <pubDate>Tue, 03 Feb 2026 09:15:00 GMT</pubDate></entry>
                """, attributes: "xmlns:c=\"http://purl.org/rss/1.0/modules/content/\""))
        #expect([atom.entries.first?.summary, atom.entries.first?.content] == ["short", "<p>long</p>"])
        #expect(atom.entries.first?.published == Self.time)
    }

    @Test func anAuthorWithPartsIsNamedByItsName() throws {
        let rss = try FeedFixture.read(
            FeedFixture.rss("<item><guid>1</guid><author><name>Jo</name><email>jo@mail.example</email></author></item>")
        )
        #expect(rss.entries.first?.author == "Jo")
        let atom = try FeedFixture.read(
            FeedFixture.atom(
                "<entry><id>1</id><author><x:name>no</x:name><name>Jo</name></author></entry>",
                attributes: "xmlns:x=\"https://people.example.net/ns\""))
        #expect(atom.entries.first?.author == "Jo")
    }

    @Test func anEmptyIDIsNone() throws {
        #expect(try FeedFixture.read(FeedFixture.atom("<entry><id/><id>real</id></entry>")).entries.first?.id == "real")
    }
}
