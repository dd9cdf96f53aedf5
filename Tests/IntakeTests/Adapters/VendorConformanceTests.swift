import Foundation
import Intake
import Testing
import Transport
import Triage

/// A vendor's document with an independent mapping of its items beside it.
struct VendorCase: Sendable, CustomTestStringConvertible {
    /// Folder and file.
    let file: String
    let kind: String
    var url = "https://api.example/"
    var options: [String: String] = [:]
    /// Keys of the expectation that we leave out on purpose.
    var without: Set<String> = []

    var testDescription: String { "\(kind) \(file)" }

    static let all = [
        VendorCase(file: "google-play/reviews_list.documented.json", kind: "googleplay"),
        VendorCase(file: "hackernews/search_by_date.json", kind: "hackernews"),
        VendorCase(file: "mastodon/test_entity_status_1.json", kind: "mastodon", url: "https://mastodon.social/"),
        VendorCase(file: "mastodon/test_hashtag_tl_1.json", kind: "mastodon", url: "http://localhost:3000/"),
        VendorCase(file: "reddit/listing_rising.json", kind: "reddit"),
        VendorCase(file: "reddit/reddit_rss2.xml", kind: "reddit"),
        VendorCase(file: "reddit/subreddit_atom_2.xml", kind: "reddit"),
        VendorCase(file: "mastodon/tag.rss", kind: "feed"),
        VendorCase(file: "discourse/tag_feed.rss", kind: "feed"),
        VendorCase(file: "google-alerts/google_alerts_atom.xml", kind: "feed"),
        VendorCase(file: "wordpress-org/plugin_reviews.documented.rss", kind: "feed"),
        VendorCase(file: "github/repo_commits.atom", kind: "feed"),
        // The average of a video's viewers is no mark of its author, and a feed entry has no likes.
        VendorCase(file: "youtube/channel_feed_1.xml", kind: "feed", without: ["rating", "likes"]),
        VendorCase(file: "youtube/channel_feed_2.xml", kind: "feed", without: ["rating", "likes"]),
        VendorCase(
            file: "trustpilot/business_unit_reviews.documented.json", kind: "json",
            options: [
                "items": "reviews", "map.id": "id", "map.title": "title", "map.text": "text", "map.rating": "stars",
                "map.author.name": "consumer.displayName", "map.author.id": "consumer.id",
                "map.publishedAt": "createdAt",
                "map.likes": "numberOfLikes", "map.language": "language",
                "map.url": "https://www.trustpilot.com/reviews/{id}",
            ]),
        VendorCase(
            file: "yelp/reviews.documented.json", kind: "json",
            options: [
                "items": "reviews", "map.id": "id", "map.text": "text", "map.rating": "rating", "map.url": "url",
                "map.author.name": "user.name", "map.author.id": "user.id", "map.publishedAt": "time_created",
            ]),
        VendorCase(
            file: "stackexchange/questions_shape.json", kind: "json",
            options: [
                "items": "items", "format": "html", "map.id": "question_id", "map.title": "title", "map.text": "body",
                "map.author.name": "owner.display_name", "map.author.id": "owner.user_id", "map.url": "link",
                "map.publishedAt": "creation_date", "map.updatedAt": "last_activity_date", "map.likes": "score",
                "map.views": "view_count", "map.replies": "answer_count",
            ]),
        VendorCase(
            file: "github/issues_shape.json", kind: "json",
            options: [
                "map.id": "id", "map.title": "title", "map.text": "body", "map.author.name": "user.login",
                "map.author.id": "user.id", "map.url": "html_url", "map.publishedAt": "created_at",
                "map.updatedAt": "updated_at", "map.replies": "comments", "map.likes": "reactions.total_count",
            ]),
    ]
}

/// Our mapping against another's of the same documents.
@Suite(.enabled(if: SampleFile.hasVendors, "the folder shared/conformance/vendors is not beside the repository"))
struct VendorConformanceTests {
    private func read(_ vendor: VendorCase) throws -> SourcePage {
        let file = SampleFile.vendors.appending(path: vendor.file)
        var fields: [(name: String, value: String)] = []
        let beside = file.deletingPathExtension().appendingPathExtension("headers.json")
        if let bytes = try? SampleFile.bytes(beside) {
            for member in try JSONValue.parse(bytes).members {
                fields += member.value.elements.compactMap(\.text).map { (member.key, $0) }
            }
        }
        let settings = SourceSettings(name: "vendor", kind: vendor.kind, url: vendor.url, options: vendor.options)
        let document = try SampleFile.document(file, headers: HeaderFields(fields), address: vendor.url)
        return try SourceRegistry.adapter(for: settings).read(document, limits: IntakeLimits())
    }

    @Test(arguments: VendorCase.all)
    func `items are mapped as another reading has them`(vendor: VendorCase) throws {
        let page = try read(vendor)
        let beside = SampleFile.vendors.appending(path: vendor.file + ".expected.json")
        let expected = try JSONValue.parse(try SampleFile.bytes(beside))
        #expect(page.failedItems.isEmpty)
        #expect(page.mentions.count == expected["count"]?.integer)
        for (mention, item) in zip(page.mentions, expected["items"]?.elements ?? []) {
            for member in item.members where !vendor.without.contains(member.key) {
                let actual = value(member.key, of: mention, in: item)
                #expect(actual == .some(folded(member)), "\(member.key) of \(mention.id)")
            }
        }
    }

    /// What of a mention answers to a key of the expectation; `nil` where the key is unknown here.
    private func value(_ key: String, of mention: Mention, in item: JSONValue) -> String?? {
        switch key {
        case "id": mention.id
        case "url": mention.url
        case "title": mention.title.map(fold)
        case "author": mention.author.shownName.map(fold)
        case "author_handle": mention.author.handle
        case "author_id": mention.author.id
        case "author_followers": mention.author.followers.map(String.init)
        // Our text leaves out what a vendor puts below every post; the HTML keeps it.
        case "content", "content_text": fold(mention.html.map { HTMLText.plain($0) } ?? mention.text)
        case "rating": mention.rating.map { "\($0.value)" }
        // Where a document has one of the two times only, it stands for publication.
        case "created", "published": mention.publishedAt.map(seconds)
        case "updated": (mention.updatedAt ?? mention.publishedAt).map(seconds)
        case "likes", "score": (mention.engagement.likes ?? mention.engagement.helpful).map(String.init)
        case "reposts": mention.engagement.shares.map(String.init)
        case "replies": mention.engagement.replies.map(String.init)
        case "views": mention.engagement.views.map(String.init)
        case "language": mention.language
        case "warning": mention.title
        // A mention has no place for these.
        case "content_type", "kind", "link", "created_local", "author_karma", "is_pull_request":
            folded(JSONMember(key, item[key] ?? .null))
        default: String?.none
        }
    }

    private func folded(_ member: JSONMember) -> String? {
        switch member.key {
        case "content": fold(HTMLText.plain(member.value.text ?? ""))
        case "rating": member.value.double.map { "\($0)" }
        default: member.value.text.map(fold)
        }
    }

    private func fold(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    private func seconds(_ time: Timestamp) -> String { String(time.description.prefix(19)) + "Z" }

    @Test(arguments: ["json", "xml"])
    func `App Store reviews read the same from both forms`(form: String) throws {
        let page = try read(VendorCase(file: "apple-app-store/customerreviews_shape.\(form)", kind: "appstore"))
        #expect(page.mentions.map(\.id) == ["9000000001", "9000000002", "9000000003"])
        #expect(page.mentions.map(\.rating?.value) == [5, 1, 3])
        #expect(page.mentions[1].title == "Crashes")
        #expect(page.mentions[1].text == "It crashes on start & loses my data <b>every</b> time.")
        #expect(page.mentions[0].text == "Works well since 3.5.0.\nThank you!")
        #expect(page.mentions[2].author.name == "reviewer-3")
        #expect(page.mentions[2].author.url == "https://itunes.apple.com/jp/reviews/id100000002")
        #expect(page.mentions.allSatisfy { $0.html == nil && $0.engagement.helpful == 0 })
        #expect(page.mentions[0].publishedAt == (form == "xml" ? Timestamp(rfc3339: "2020-08-12T11:06:20Z") : nil))
        #expect(page.notes == ["left out 1 item without title and text"])
    }

    @Test func `the next page is found where the vendor names it`() throws {
        #expect(
            try read(
                VendorCase(file: "mastodon/test_hashtag_tl_1.json", kind: "mastodon", url: "http://localhost:3000/")
            )
            .next?.url == "http://localhost:3000/api/v1/timelines/tag/hoot?max_id=117020593741189701")
        #expect(
            try read(VendorCase(file: "google-play/reviews_list.documented.json", kind: "googleplay")).next?.url
                == "https://api.example/?token=12334566")
        #expect(
            try read(VendorCase(file: "hackernews/search_by_date.json", kind: "hackernews")).next?.url
                == "https://api.example/?page=2")
    }
}
