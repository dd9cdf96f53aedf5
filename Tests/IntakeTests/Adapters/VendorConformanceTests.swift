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
    /// Whether the expectation's `author` is the account's short name where there is a name as well.
    var authorIsHandle = false
    /// Ids of items that are expected and are no mentions for us.
    var leftOut: Set<String> = []
    /// What the expectation counts falsely; `nil` where it counts right.
    var count: Int?

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
        // The average of a video's viewers is no mark of its author, and a feed entry has no likes.
        VendorCase(file: "youtube/channel_feed_1.xml", kind: "feed", without: ["rating", "likes"]),
        VendorCase(file: "youtube/channel_feed_2.xml", kind: "feed", without: ["rating", "likes"]),
        VendorCase(
            file: "bluesky/searchPosts_wrapped.json", kind: "bluesky",
            // A picture alone, without a word about it: left out and counted.
            leftOut: ["at://did:plc:kvwvcn5iqfooopmyzvb4qzba/app.bsky.feed.post/3kaheyt6vpc22"]),
        VendorCase(
            file: "bluesky/thread_view_post.json", kind: "bluesky",
            leftOut: ["at://did:plc:kvwvcn5iqfooopmyzvb4qzba/app.bsky.feed.post/3kaheyt6vpc22"]),
        // What a video's viewers think on average is no mark of its author.
        VendorCase(file: "youtube/channel_feed_1.xml", kind: "youtube", without: ["rating"]),
        VendorCase(file: "youtube/channel_feed_2.xml", kind: "youtube", without: ["rating"]),
        VendorCase(file: "youtube/comment_threads_by_video_paged_1.json", kind: "youtube"),
        VendorCase(file: "youtube/comment_threads_with_search.json", kind: "youtube"),
        // Steam's own names of languages become tags.
        VendorCase(file: "steam/appreviews.json", kind: "steam", options: ["app": "620"], without: ["language"]),
        VendorCase(file: "stackexchange/questions_shape.json", kind: "stackexchange"),
        VendorCase(
            file: "discourse/latest_shape.json", kind: "discourse", url: "https://forum.example/", authorIsHandle: true
        ),
        VendorCase(file: "discourse/tag_feed.rss", kind: "discourse", url: "https://meta.discourse.org/tag/rss.rss"),
        // A mention has one number for likes: the upvotes, not what is left of them after the downvotes.
        VendorCase(file: "lemmy/post_list_0.19.json", kind: "lemmy", without: ["score"]),
        // Pull requests are no mentions.
        VendorCase(file: "github/issues_shape.json", kind: "github", leftOut: ["2"]),
        VendorCase(file: "github/repo_commits.atom", kind: "feed"),
        // The link is the page's, not the redirect's; tested below.
        VendorCase(file: "google-alerts/google_alerts_atom.xml", kind: "googlealerts", without: ["url"]),
        VendorCase(file: "trustpilot/business_unit_reviews.documented.json", kind: "trustpilot"),
        VendorCase(file: "yelp/reviews.documented.json", kind: "yelp"),
        VendorCase(file: "google-business-profile/reviews_list.documented.json", kind: "googlebusiness"),
        VendorCase(file: "wordpress-org/plugin_reviews.documented.rss", kind: "wordpress"),
        VendorCase(file: "facebook/facebook_apidata_comments_comments_p1.json", kind: "facebook"),
        VendorCase(file: "facebook/facebook_models_comment.json", kind: "facebook"),
        VendorCase(file: "instagram/instagram_apidata_medias_comments_p1.json", kind: "instagram"),
        // Two posts by their ids, which the expectation reads as one item without fields.
        VendorCase(file: "instagram/instagram_apidata_medias_medias_fields.json", kind: "instagram", count: 2),
        VendorCase(file: "instagram/instagram_apidata_users_mentioned_comment.json", kind: "instagram"),
        // A picture without a caption.
        VendorCase(
            file: "instagram/instagram_apidata_users_tagged_medias.json", kind: "instagram",
            leftOut: ["17978630677077508"]),
        VendorCase(file: "instagram/instagram_models_ig_comment.json", kind: "instagram"),
        VendorCase(file: "twitter-v2/search_tweets_for_nyc.json", kind: "x"),
        VendorCase(file: "twitter-v2/search_tweets_query.json", kind: "x", authorIsHandle: true),
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
        let count = try vendor.count ?? #require(expected["count"]?.integer) - vendor.leftOut.count
        #expect(page.mentions.count == count)
        let items = expected["items"]?.elements ?? []
        let kept = items.filter { item in !vendor.leftOut.contains(item["id"]?.text ?? "") }
        #expect(items.count - kept.count == vendor.leftOut.count)
        for (mention, item) in zip(page.mentions, kept) {
            for member in item.members where !vendor.without.contains(member.key) {
                let actual =
                    vendor.authorIsHandle && member.key == "author"
                    ? mention.author.handle : value(member.key, of: mention, in: item)
                #expect(actual == .some(folded(member)), "\(member.key) of \(mention.id)")
            }
        }
    }

    /// What of a mention answers to a key of the expectation; `nil` where the key is unknown here.
    private func value(_ key: String, of mention: Mention, in item: JSONValue) -> String?? {
        switch key {
        case "id": mention.id
        // The documents do not know the app that they were asked for.
        case "url": mention.url?.replacing("/620/", with: "/<appid>/")
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
        case "content_type", "kind", "link", "created_local", "author_karma", "is_pull_request", "pinned", "local_id",
            "parent":
            folded(JSONMember(key, item[key] ?? .null))
        default: String?.none
        }
    }

    private func folded(_ member: JSONMember) -> String? {
        switch member.key {
        case "content": fold(HTMLText.plain(member.value.text ?? ""))
        case "rating": (member.value.double ?? ["negative": 0, "positive": 1][member.value.text ?? ""]).map { "\($0)" }
        default: member.value.text.map(fold)
        }
    }

    private func fold(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    private func seconds(_ time: Timestamp) -> String { String(time.description.prefix(19)) + "Z" }

    @Test func `every expectation has a case`() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            at: SampleFile.vendors, includingPropertiesForKeys: nil)
        var files: Set<String> = []
        for folder in folders {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
            where name.hasSuffix(".expected.json") {
                files.insert(folder.lastPathComponent + "/" + name.dropLast(".expected.json".count))
            }
        }
        #expect(files.subtracting(VendorCase.all.map(\.file)).sorted() == [])
    }

    @Test func `a picture alone is counted`() throws {
        let page = try read(VendorCase(file: "bluesky/searchPosts_wrapped.json", kind: "bluesky"))
        #expect(page.notes == ["left out 1 item without title and text"])
    }

    @Test func `an alert's link is unwrapped`() throws {
        let file = "google-alerts/google_alerts_atom.xml"
        let wrapped = try read(VendorCase(file: file, kind: "feed")).mentions.map(\.url)
        let unwrapped = try read(VendorCase(file: file, kind: "googlealerts")).mentions.map(\.url)
        #expect(wrapped.count == 20 && unwrapped.count == 20)
        for (before, after) in zip(wrapped, unwrapped) {
            let after = try #require(after)
            #expect(!after.contains("google.com/url") && after.hasPrefix("http"))
            #expect(before?.removingPercentEncoding?.contains("url=" + after + "&") == true)
        }
    }

    @Test func `documents without an expectation are read as their notes say`() throws {
        let connect = try read(
            VendorCase(file: "apple-app-store/asc_customer_reviews.documented.json", kind: "appstoreconnect"))
        #expect(connect.mentions.map(\.rating) == [Rating(value: 4)])
        #expect(connect.mentions[0].publishedAt == Timestamp(rfc3339: "2023-10-01T19:34:56Z"))
        let ratings = try read(VendorCase(file: "facebook/ratings.documented.json", kind: "facebook")).mentions
        #expect(ratings.map(\.text) == ["Lovely place"] && ratings.map(\.id) == ["1234"])
        #expect(ratings[0].rating == Rating(value: 5))
        let threads = try read(VendorCase(file: "threads/threads_user_posts.json", kind: "threads")).mentions
        #expect(threads.map(\.id) == ["1002", "1001"] && threads.map(\.text) == ["Second post", "First post"])
        let videos = try read(VendorCase(file: "youtube/search_by_keywords_p1.json", kind: "youtube")).mentions
        #expect(videos.count == 25 && videos.allSatisfy { $0.id.hasPrefix("yt:video:") })
        #expect(videos[1].title == "SURFING PERFECT PIPE & BACKDOOR || SUNRISE SHACK!")
        let old = try read(VendorCase(file: "twitter-v2/v1_search_tweets.json", kind: "x")).mentions
        #expect(old.allSatisfy { $0.author.followers != nil && $0.publishedAt != nil })
        let one = try read(VendorCase(file: "twitter-v2/v1_one_tweet.json", kind: "x")).mentions
        #expect(one.map(\.author.followers) == [1056] && one[0].engagement.likes == 2)
        #expect(throws: IntakeError.self) { try read(VendorCase(file: "yelp/business.json", kind: "yelp")) }
    }

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
