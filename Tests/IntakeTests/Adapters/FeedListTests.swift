import Intake
import Testing
import Transport
import Triage

/// Lists of feeds as a source.
@Suite struct FeedListTests {
    private let address = "https://reader.example/feeds.opml"

    private func read(
        _ document: FetchedDocument, _ options: [String: String] = [:], limits: IntakeLimits = IntakeLimits()
    ) throws -> SourcePage {
        let settings = SourceSettings(
            name: "watchlist", kind: "file", url: address, options: options, credential: Secret("s3cr3t"))
        return try SourceRegistry.adapter(for: settings).read(document, limits: limits)
    }

    private func list(_ feeds: String...) -> FetchedDocument {
        let outlines = feeds.map { "<outline text=\"f\" xmlUrl=\"\($0)\"/>" }.joined()
        return SampleFile.document("<opml version=\"2.0\"><body>\(outlines)</body></opml>", address: address)
    }

    @Test func `each feed is a document of its own, asked for without the list's credential`() throws {
        let page = try read(list("https://a.example/f", "http://b.example/f", "https://a.example/f"))
        #expect(page.mentions.isEmpty && page.next == nil && page.notes.isEmpty)
        let requests = page.further.map { $0.firstRequest() }
        #expect(requests.map(\.url) == ["https://a.example/f", "http://b.example/f"])
        #expect(requests.allSatisfy { $0.headers["Accept"]?.contains("application/atom+xml") == true })
        #expect(requests.allSatisfy { request in !request.headers.fields.contains { $0.value.contains("s3cr3t") } })
    }

    @Test func `equal ids of two feeds stay apart, and stay the same over https`() throws {
        let rss = SampleFile.document(FeedFixture.rss("<item><guid>1</guid><title>Lid</title></item>"))
        func scopes(_ feeds: String...) throws -> [String] {
            try feeds.map { feed in
                let reader = try #require(try read(list(feed)).further.first)
                let mention = try #require(try reader.read(rss, limits: IntakeLimits()).mentions.first)
                #expect(mention.id == "1" && mention.source == "watchlist")
                return mention.scope
            }
        }
        let scopes = try scopes(
            "https://a.example:8443/f", "https://a.example:8443/g", "https://b.example/f", "http://b.example/f")
        #expect(scopes[0].hasPrefix("watchlist@a.example_8443-"))
        #expect(Set(scopes).count == 3 && scopes[2] == scopes[3])
        #expect(scopes.allSatisfy { !$0.contains(":") })
    }

    @Test func `only web addresses are followed, and so many at most`() throws {
        let page = try read(
            list("file:///etc/passwd", "https://a.example/1", "https://a.example/2"), ["documents": "1"])
        #expect(page.further.map { $0.firstRequest().url } == ["https://a.example/1"])
        #expect(
            page.notes == [
                "left out “f”: file:///etc/passwd is no http or https address",
                "left out 1 of 2 feeds above documents = 1",
            ])
    }

    @Test func `a list that is none is named`() throws {
        #expect(try read(list()).notes == ["the list names no feed"])
        #expect(
            throws: IntakeError.unreadable(url: address, reason: "it is a feed, not an OPML list of feeds")
        ) { try read(SampleFile.document(FeedFixture.rss(""), address: address)) }
        #expect(throws: IntakeError.gone(source: "watchlist", status: 404)) {
            try read(SampleFile.document("no", status: 404, address: address))
        }
        var limits = IntakeLimits()
        limits.documentLimitBytes = 10
        #expect(throws: IntakeError.overLimit(url: address, name: "intake.documentLimitBytes", limit: 10)) {
            try read(list("https://a.example/1"), limits: limits)
        }
    }

    @Test(arguments: [
        ("https://reader.example/export?user=7", ["type": "opml"]), ("file:///home/ana/feeds.opml", [:]),
        ("file:///home/ana/FEEDS.OPML", [:]),
    ])
    func `a list is told by its type or its name`(url: String, options: [String: String]) throws {
        let settings = SourceSettings(name: "w", kind: "file", url: url, options: options)
        let adapter = try SourceRegistry.adapter(for: settings)
        #expect(adapter.firstRequest().headers["Accept"]?.contains(FolderListing.mediaType) == false)
        #expect(try adapter.read(list("https://a.example/f"), limits: IntakeLimits()).further.count == 1)
    }
}
