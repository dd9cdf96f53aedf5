import Foundation
import Intake
import Testing
import Transport
import Triage

/// A document under feeds/samples and what its adapter makes of it.
struct Sample: Sendable, CustomTestStringConvertible {
    let file: String
    let kind: String
    var options: [String: String] = [:]
    /// Where the document would come from, for those whose addresses count from there.
    var url: String?
    let mentions: Int
    /// How many of them tell their author, when they were written, and where they stand; all unless said.
    var authors: Int?
    var times: Int?
    var links: Int?

    var testDescription: String { "\(kind) \(file)" }

    static let all = [
        Sample(file: "forum.rss", kind: "feed", mentions: 16),
        // One article has no date.
        Sample(file: "blog.json", kind: "feed", mentions: 9, times: 8),
        Sample(file: "appstore-us.json", kind: "appstore", mentions: 15),
        Sample(file: "appstore-de.xml", kind: "appstore", mentions: 10),
        // Apple's API tells no address of a review.
        Sample(file: "appstoreconnect.json", kind: "appstoreconnect", mentions: 6, links: 0),
        Sample(
            file: "googleplay.json", kind: "googleplay", options: ["package": "example.kettlewren.app"], mentions: 13),
        Sample(file: "reddit-search.atom", kind: "reddit", mentions: 13),
        // One of the eighteen is a boost.
        Sample(file: "mastodon-tag.json", kind: "mastodon", mentions: 17),
        Sample(file: "bluesky-search.json", kind: "bluesky", mentions: 7),
        Sample(file: "youtube-comments.json", kind: "youtube", mentions: 7),
        Sample(file: "youtube-channel.xml", kind: "youtube", mentions: 3),
        Sample(file: "hackernews.json", kind: "hackernews", mentions: 9),
        Sample(file: "steam.json", kind: "steam", options: ["app": "9990000"], mentions: 5),
        Sample(file: "stackexchange.json", kind: "stackexchange", mentions: 4),
        Sample(
            file: "discourse-latest.json", kind: "discourse", options: ["instance": "hearth.example"], mentions: 5),
        // One post was deleted.
        Sample(file: "lemmy-search.json", kind: "lemmy", mentions: 4),
        // One of the five is a pull request, one was written by an account that is gone.
        Sample(file: "github-issues.json", kind: "github", mentions: 4, authors: 3),
        Sample(file: "google-alert.xml", kind: "googlealerts", mentions: 5, authors: 0),
        Sample(file: "trustpilot.json", kind: "trustpilot", mentions: 6),
        Sample(file: "yelp.json", kind: "yelp", mentions: 3),
        // Google tells no address of a review, and one reviewer stays unnamed.
        Sample(file: "googlebusiness.json", kind: "googlebusiness", mentions: 6, authors: 5, links: 0),
        Sample(file: "wordpress-reviews.rss", kind: "wordpress", mentions: 4),
        Sample(file: "facebook-comments.json", kind: "facebook", mentions: 6),
        Sample(file: "facebook-recommendations.json", kind: "facebook", mentions: 4),
        // Meta tells no address of a comment.
        Sample(file: "instagram-comments.json", kind: "instagram", mentions: 7, links: 0),
        Sample(file: "threads-search.json", kind: "threads", mentions: 5),
        Sample(file: "x-search.json", kind: "x", mentions: 6),
        Sample(
            file: "reviews-api.json", kind: "json", options: SampleFeedTests.mapping, mentions: 16, times: 15, links: 15
        ),
        Sample(
            file: "portal.xml", kind: "xml",
            options: [
                "items": "export.reviews.review", "ratingBest": "10", "map.id": "@id", "map.publishedAt": "@date",
                "map.language": "@lang", "map.title": "headline", "map.text": "text", "map.rating": "mark",
                "map.author.name": "guest.name", "map.helpful": "useful", "map.url": "page",
            ], url: "https://portal.example/export.xml", mentions: 4),
        Sample(
            file: "survey.csv", kind: "file",
            options: [
                "map.id": "Response ID", "map.text": "What went wrong?", "map.rating": "Stars",
                "map.author.name": "Name", "map.publishedAt": "Date",
            ], mentions: 4, authors: 3, links: 0),
        Sample(file: "helpdesk.jsonl", kind: "mention", mentions: 4, links: 3),
    ]

    func page() throws -> SourcePage {
        let settings = SourceSettings(name: "sample", kind: kind, url: url ?? "samples/" + file, options: options)
        let document = try SampleFile.document(SampleFile.samples.appending(path: file), address: url)
        return try SourceRegistry.adapter(for: settings).read(document, limits: IntakeLimits())
    }
}

/// The documents under feeds/samples: one at least of every kind of source, each read as it is meant.
@Suite struct SampleKindTests {
    @Test func `every kind has a sample, and every sample a case`() throws {
        #expect(Set(SourceRegistry.kinds.map { $0.kind }).subtracting(Sample.all.map(\.kind)).sorted() == [])
        let files = try FileManager.default.contentsOfDirectory(atPath: SampleFile.samples.path)
        #expect(Set(files).subtracting(["README.md"]) == Set(Sample.all.map(\.file)))
        let guide = try String(contentsOf: SampleFile.samples.appending(path: "README.md"), encoding: .utf8)
        for file in files where file != "README.md" { #expect(guide.contains("| `\(file)` |"), "\(file)") }
    }

    @Test(arguments: Sample.all)
    func `a sample gives its mentions with author, time and link`(sample: Sample) throws {
        let page = try sample.page()
        let mentions = page.mentions
        #expect(mentions.count == sample.mentions)
        #expect(mentions.count { $0.author != Author() } == sample.authors ?? sample.mentions)
        #expect(mentions.count { $0.publishedAt != nil } == sample.times ?? sample.mentions)
        #expect(mentions.count { $0.url != nil } == sample.links ?? sample.mentions)
        #expect(page.failedItems == [] && page.notes == [] && page.next == nil)
        // Read twice they are the same, and nothing of the vendor's markup is left.
        #expect(try sample.page().mentions == mentions)
        for mention in mentions {
            #expect(!mention.text.contains("<p>") && !mention.text.contains("&quot;") && !mention.text.contains("[b]"))
            #expect(mention.publishedAt ?? SampleFile.now <= SampleFile.now)
        }
    }

    private func mention(_ file: String, _ id: String) throws -> Mention {
        let sample = try #require(Sample.all.first { $0.file == file })
        return try #require(try sample.page().mentions.first { $0.id == id })
    }

    @Test func `the loudest and the longest come whole`() throws {
        let guests = try mention("x-search.json", "99000000000000000106")
        #expect(guests.text.hasSuffix("fine since 2017."))
        #expect(guests.engagement == Engagement(likes: 2204, replies: 188, shares: 711, views: 190_422))
        #expect(guests.author.followers == 847)
        let spark = try mention(
            "bluesky-search.json", "at://did:plc:0000000000000000000kw001/app.bsky.feed.post/01kw000000001")
        #expect(spark.engagement == Engagement(likes: 1893, replies: 140, shares: 669))
        let video = try mention("youtube-channel.xml", "yt:video:zzkw-000003")
        #expect(video.engagement.likes == 19_402 && video.engagement.views == 284_113 && video.rating == nil)
    }

    @Test func `who writes again belongs to the same conversation`() throws {
        let conversations: [(file: String, first: String, again: String)] = [
            (
                "bluesky-search.json", "at://did:plc:0000000000000000000kw001/app.bsky.feed.post/01kw000000001",
                "at://did:plc:0000000000000000000kw001/app.bsky.feed.post/01kw000000004"
            ),
            ("youtube-comments.json", "Ugzzkw0005ExampleAaABAg", "Ugzzkw0005ExampleAaABAg.r2"),
            ("facebook-comments.json", "99000000000001_000104", "99000000000001_000103"),
            ("instagram-comments.json", "99900000000000103", "99900000000000203"),
            ("threads-search.json", "99900000000020001", "99900000000020005"),
        ]
        for (file, first, again) in conversations {
            let (root, answer) = (try mention(file, first), try mention(file, again))
            #expect(answer.thread == root.thread && answer.thread == first, "\(file)")
            #expect(answer.inReplyTo != nil, "\(file)")
            #expect(answer.author.identity == root.author.identity, "\(file)")
        }
    }

    @Test func `what a vendor adds to the words is taken away, and what it hides is found`() throws {
        #expect(
            try mention("googlebusiness.json", "accounts/9990000129/locations/9990000042/reviews/exampleKettlewren5")
                .text
                == "Freundlich, aber im Laden darf niemand etwas umtauschen. Man bekommt einen Zettel mit einer Internetadresse."
        )
        #expect(
            try mention("google-alert.xml", "tag:google.com,2013:googlealerts/feed:9900000000000000104").url
                == "https://news.saltmarsh.example/2026/11/20/council-kettles?ref=home&page=1")
        let shop = try mention(
            "wordpress-reviews.rss", "https://wordpress.org/support/topic/kettlewren-recipe-cards-white-screen/")
        #expect(
            shop.text.hasPrefix("Updated on Friday") && shop.rating == Rating(value: 1) && shop.engagement.replies == 3)
        #expect(try mention("steam.json", "9990000001").title == "★")
        #expect(try mention("steam.json", "9990000005").text.contains("no refund after 2 hours"))
        #expect(
            try mention("googlebusiness.json", "accounts/9990000129/locations/9990000042/reviews/exampleKettlewren3")
                .title == "★★★★☆")
        #expect(
            try mention("survey.csv", "R-3006").text
                == "The courier threw it over the hedge.\nThe lid is in the pond, I think.")
        #expect(try mention("portal.xml", "hp-7704").rating == Rating(value: 9, best: 10))
        #expect(
            try mention("portal.xml", "hp-7702").url == "https://portal.example/hotels/teahouse-am-wall/reviews/hp-7702"
        )
        #expect(try mention("helpdesk.jsonl", "T-88090").source == "phone-notes")
    }

    /// The columns of the table in docs/sources.md under "What each kind tells".
    private static let columns: [(name: String, isTold: @Sendable (Mention) -> Bool)] = [
        ("author", { $0.author.identity != nil || $0.author.name != nil }), ("page", { $0.author.url != nil }),
        ("followers", { $0.author.followers != nil }), ("rating", { $0.rating != nil }),
        ("likes", { $0.engagement.likes != nil }), ("answers", { $0.engagement.replies != nil }),
        ("shares", { $0.engagement.shares != nil }), ("views", { $0.engagement.views != nil }),
        ("helpful", { $0.engagement.helpful != nil }), ("edited", { $0.updatedAt != nil }),
        ("language", { $0.language != nil }), ("thread", { $0.thread != nil }), ("link", { $0.url != nil }),
    ]

    @Test func `the guide says of each kind what its samples tell`() throws {
        let guide = String(decoding: try SampleFile.bytes(SampleFile.guide), as: UTF8.self)
        let section = try #require(guide.components(separatedBy: "## What each kind tells\n").last)
        let rows = section.prefix { $0 != "#" }.split(separator: "\n").filter { $0.hasPrefix("|") }.map { row in
            row.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
        }
        #expect(rows.first == ["kind"] + Self.columns.map(\.name))
        let unmapped = SourceRegistry.kinds.map { $0.kind }.filter { !["json", "xml", "file", "mention"].contains($0) }
        #expect(rows.dropFirst(2).map { $0[0] } == unmapped.map { "`\($0)`" })
        for row in rows.dropFirst(2) {
            let samples = Sample.all.filter { "`\($0.kind)`" == row[0] }
            let mentions = try samples.flatMap { try $0.page().mentions }
            for (mark, column) in zip(row.dropFirst(), Self.columns) {
                let isTold = mentions.contains(where: column.isTold)
                switch mark {
                case "✓": #expect(isTold, "\(row[0]) \(column.name)")
                case "": #expect(!isTold, "\(row[0]) \(column.name)")
                default: #expect(mark == "(✓)", "\(row[0]) \(column.name)")
                }
            }
        }
    }

    @Test(arguments: SourceRegistry.kinds.map { $0.kind })
    func `the guide says of each kind what it needs, yields and costs`(kind: String) throws {
        let guide = String(decoding: try SampleFile.bytes(SampleFile.guide), as: UTF8.self)
        let section = try #require(guide.components(separatedBy: "\n## \(kind)\n").last)
        let text = try #require(section.components(separatedBy: "\n## ").first)
        #expect(text.contains("- **Needs** ") && text.contains("- **Yields** "))
        #expect(text.contains("**Costs** ") || text.contains("**costs** as"))
    }
}
