import Foundation
import Intake
import Testing
import Transport
import Triage

/// The documents under feeds/samples, as feeds/demo.yaml names them.
@Suite struct SampleFeedTests {
    private func read(_ file: String, _ kind: String, _ options: [String: String] = [:]) throws -> SourcePage {
        let settings = SourceSettings(name: "sample", kind: kind, url: "samples/" + file, options: options)
        let document = try SampleFile.document(SampleFile.samples.appending(path: file))
        return try SourceRegistry.adapter(for: settings).read(document, limits: IntakeLimits())
    }

    static let mapping = [
        "items": "data.items", "next": "next", "map.id": "review_id", "map.title": "headline", "map.text": "body",
        "map.rating": "stars", "map.author.name": "reviewer.nick", "map.author.followers": "reviewer.fans",
        "map.publishedAt": "posted_at", "map.url": "permalink", "map.views": "counts.views", "map.likes": "counts.up",
    ]

    @Test(
        arguments: [
            ("appstore-us.json", "appstore", [:], 15, 15), ("appstore-de.xml", "appstore", [:], 10, 10),
            ("googleplay.json", "googleplay", [:], 13, 13), ("reddit-search.atom", "reddit", [:], 13, 13),
            // One of the eighteen is a boost.
            ("mastodon-tag.json", "mastodon", [:], 17, 17), ("hackernews.json", "hackernews", [:], 9, 9),
            ("forum.rss", "feed", [:], 16, 15), ("blog.json", "feed", [:], 9, 9),
            ("reviews-api.json", "json", mapping, 16, 16),
        ] as [(String, String, [String: String], Int, Int)])
    func `every item of a sample is read`(
        file: String, kind: String, options: [String: String], items: Int, distinct: Int
    ) throws {
        let page = try read(file, kind, options)
        #expect(page.mentions.count == items)
        #expect(Set(page.mentions.map(\.key)).count == distinct)
        #expect(page.failedItems.isEmpty)
        #expect(page.notes.isEmpty)
        #expect(page.next == nil)
        #expect(page.mentions.allSatisfy { !($0.html ?? "").contains("<script") && !$0.text.contains("<p>") })
        #expect(page.mentions.allSatisfy { $0.url.map { $0.hasPrefix("https://") } ?? true })
    }

    @Test func `the followers of an author and the life of a status are known`() throws {
        let mentions = try read("mastodon-tag.json", "mastodon").mentions
        let loud = try #require(mentions.first { $0.id == "117650235064324101" })
        #expect(loud.author.followers == 80_412)
        #expect(loud.engagement.shares == 1248)
        #expect(loud.url == "https://salt.example/@cinderharbor/117650235064324101")
        #expect(loud.thread == loud.id)
        #expect(mentions.contains { $0.updatedAt != nil })
        #expect(mentions.allSatisfy { $0.url != nil && $0.author.name != nil && $0.html != nil })
    }

    @Test func `what Reddit puts below a post is not its author's`() throws {
        let mentions = try read("reddit-search.atom", "reddit").mentions
        #expect(mentions.allSatisfy { !$0.text.contains("[comments]") && !$0.text.contains("submitted by") })
        #expect(mentions.allSatisfy { $0.thread?.hasPrefix("t3_") == true })
        let first = try #require(mentions.first)
        #expect(first.author.handle == "slowboilsally")
        #expect(first.text.hasSuffix("this is a disgrace of a service."))
    }

    @Test func `a review in another language is kept in its author's words`() throws {
        let options = ["package": "example.kettlewren.app"]
        let french = try #require(
            try read("googleplay.json", "googleplay", options).mentions.first { $0.language == "fr" })
        #expect(french.title == "Lente et seulement en anglais")
        #expect(french.text.hasPrefix("Depuis la mise à jour"))
        #expect(
            french.url?.hasPrefix("https://play.google.com/store/apps/details?id=example.kettlewren.app&reviewId=")
                == true)
        let translated = try read("googleplay.json", "googleplay", ["translate": "en"]).mentions
        #expect(!translated.contains { $0.language == "fr" })
        #expect(translated.contains { $0.id == french.id && $0.text != french.text && $0.language == "en" })
    }

    @Test func `an answer in a forum belongs to what it answers`() throws {
        let mentions = try read("forum.rss", "feed").mentions
        let root = "forum.kettlewren.example-topic-412-post-1"
        let answers = mentions.filter { $0.inReplyTo == root }
        #expect(!answers.isEmpty)
        #expect(answers.allSatisfy { $0.thread == root })
        #expect(mentions.first { $0.id == root }?.thread == root)
        #expect(mentions.contains { $0.thread == nil })
    }

    @Test func `Hacker News comments belong to their story`() throws {
        let mentions = try read("hackernews.json", "hackernews").mentions
        #expect(Set(mentions.map(\.thread)).count == 1)
        #expect(mentions.first { $0.id == "99000194" }?.inReplyTo == "99000101")
        #expect(
            mentions.first { $0.id == "99000194" }?.text.hasPrefix(
                "There's an undocumented local endpoint, GET /v1/temp") == true)
    }

    @Test func `dangerous links and missing dates of a mapped answer are left out`() throws {
        let mentions = try read("reviews-api.json", "json", Self.mapping).mentions
        #expect(mentions.filter { $0.url == nil }.count == 1)
        #expect(mentions.filter { $0.publishedAt == nil }.count == 1)
        let shock = try #require(mentions.first { $0.id == "kw-50131" })
        #expect(shock.rating == Rating(value: 1, best: 5))
        #expect(shock.engagement == Engagement(likes: 66, views: 2140))
        #expect(shock.author == Author(name: "gatepost_ned", followers: 4))
    }
}

/// What the adapters make of items that are not as they should be.
@Suite struct OddItemTests {
    private let mapping = [
        "items": "i", "map.text": "t", "map.publishedAt": "at", "map.author.name": "by", "map.url": "u",
    ]

    private func read(_ body: String, limits: IntakeLimits = IntakeLimits()) throws -> SourcePage {
        let settings = SourceSettings(name: "s", kind: "json", url: "https://x.example/", options: mapping)
        return try SourceRegistry.adapter(for: settings).read(SampleFile.document(body), limits: limits)
    }

    @Test func `a broken item costs itself only`() throws {
        let page = try read(#"{"i":[{"t":"a"},5,{"x":1},{"t":"\ud800b"}]}"#)
        #expect(page.mentions.map(\.text) == ["a", "\u{FFFD}b"])
        #expect(
            page.failedItems == [
                "item 2: it is a number, not an object", "item 3: there are no words at map.text or map.title",
            ])
    }

    @Test func `when all items are broken the shape has changed`() {
        #expect(
            throws: IntakeError.changedShape(
                source: "s",
                reason: "none of 2 items could be read; item 1: there are no words at map.text or map.title")
        ) { try read(#"{"i":[{"x":1},{"x":2}]}"#) }
        #expect(
            throws: IntakeError.changedShape(source: "s", reason: "there is no list at items = i; it says: over quota")
        ) { try read(#"{"message":"over quota"}"#) }
    }

    @Test func `without an id the address or else the words make one`() throws {
        let items =
            #"{"t":"a","u":"/1"},{"t":"edited","u":"/1"},{"t":"a","by":"x"},{"t":"a","by":"y"},{"t":"a","by":"x"}"#
        let ids = try read(#"{"i":[\#(items)]}"#).mentions.map(\.id)
        #expect(ids.allSatisfy { $0.hasPrefix("derived-") })
        #expect(ids[0] == ids[1])
        #expect(ids[2] == ids[4])
        #expect(Set(ids).count == 3)
    }

    @Test(
        arguments: [
            ("\"2026-11-20T10:00:00Z\"", "2026-11-20T10:00:00Z"),
            ("\"Fri, 20 Nov 2026 10:00:00 GMT\"", "2026-11-20T10:00:00Z"),
            ("1795168800", "2026-11-20T10:00:00Z"), ("1795168800000", "2026-11-20T10:00:00Z"),
            ("\"1795168800\"", "2026-11-20T10:00:00Z"),
            ("\"2026-11-21T12:04:00Z\"", "2026-11-21T12:04:00Z"), ("\"2026-11-22T10:00:00Z\"", nil),
            ("\"2199-01-01T00:00:00Z\"", nil),
            ("0", nil), ("\"1970-01-01T00:00:00Z\"", nil), ("\"soon\"", nil), ("null", nil), ("[]", nil),
            ("1e300", nil), ("-5", nil),
        ] as [(String, String?)])
    func `times are plausible or missing`(written: String, expected: String?) throws {
        let mention = try #require(try read(#"{"i":[{"t":"a","at":\#(written)}]}"#).mentions.first)
        #expect(mention.publishedAt?.description == expected)
    }

    @Test func `a long text is cut between characters and marked`() throws {
        var limits = IntakeLimits()
        limits.itemLimitBytes = 10
        let page = try read(#"{"i":[{"t":"aääääääää"},{"t":"short"}]}"#, limits: limits)
        #expect(page.mentions.map(\.text) == ["aääää", "short"])
        #expect(page.notes == ["cut the text of 1 item at intake.itemLimitBytes = 10"])
    }

    @Test func `a boost and a private status are nobody's mention`() throws {
        let settings = SourceSettings(name: "s", kind: "mastodon", url: "https://m.example/")
        let body = #"""
            [{"id":"1","account":{"acct":"a"},"content":"","reblog":{"id":"9","content":"<p>b</p>"}},
             {"id":"2","account":{"acct":"a"},"content":"<p>secret</p>","visibility":"direct"},
             {"id":"3","account":{"acct":"a","followers_count":-1},"content":"<p>c</p>","visibility":"unlisted","in_reply_to_id":"1"}]
            """#
        let page = try SourceRegistry.adapter(for: settings).read(SampleFile.document(body), limits: IntakeLimits())
        #expect(page.mentions.map(\.id) == ["3"])
        #expect(page.mentions[0].scope == "mastodon@m.example")
        #expect(page.mentions[0].author.followers == nil)
        #expect(page.mentions[0].thread == "1")
    }

    @Test func `comments of Reddit know their post`() throws {
        let settings = SourceSettings(name: "s", kind: "reddit", url: "https://oauth.reddit.com/r/k/comments")
        let body = #"""
            {"kind":"Listing","data":{"children":[
             {"kind":"t1","data":{"id":"c1","name":"t1_c1","link_id":"t3_p","parent_id":"t1_c0","author":"[deleted]","link_title":"Q &amp; A","body":"a &lt; b &amp;lt;","permalink":"/r/k/comments/p/t/c1/","edited":false,"created_utc":1795168800.0,"score":-2}},
             {"kind":"more","data":{"id":"x"}},{"kind":"t3"}]}}
            """#
        let page = try SourceRegistry.adapter(for: settings).read(SampleFile.document(body), limits: IntakeLimits())
        let comment = try #require(page.mentions.first)
        #expect(page.mentions.count == 1 && page.failedItems.count == 1)
        #expect(comment.id == "t1_c1" && comment.thread == "t3_p" && comment.inReplyTo == "t1_c0")
        #expect(comment.title == "Q & A" && comment.text == "a < b &lt;")
        #expect(comment.author == Author() && comment.updatedAt == nil && comment.engagement.likes == -2)
        #expect(comment.url == "https://www.reddit.com/r/k/comments/p/t/c1/")
    }

    @Test func `the entry on the app itself is no review`() throws {
        let settings = SourceSettings(name: "s", kind: "appstore", url: "https://itunes.apple.com/us/x")
        let body =
            #"{"feed":{"entry":[{"im:name":{"label":"App"},"id":{"label":"99"},"title":{"label":"App"}},{"id":{"label":"1"},"title":{"label":"Bad"},"im:rating":{"label":"1"}}]}}"#
        let page = try SourceRegistry.adapter(for: settings).read(SampleFile.document(body), limits: IntakeLimits())
        #expect(page.mentions.map(\.id) == ["1"])
        #expect(page.failedItems.isEmpty)
    }

    @Test func `objects of ours keep their own source`() throws {
        let settings = SourceSettings(name: "s", kind: "mention", url: "m.jsonl")
        let body =
            "{\"id\":\"1\",\"text\":\"a\",\"source\":\"shop\"}\nbad\n{\"id\":\"2\",\"text\":\"b\",\"publishedAt\":\"2190-01-01T00:00:00Z\"}"
        let page = try SourceRegistry.adapter(for: settings).read(SampleFile.document(body), limits: IntakeLimits())
        #expect(page.mentions.map(\.key.description) == ["shop:1", "s:2"])
        #expect(page.mentions[1].publishedAt == nil)
        #expect(page.failedItems.count == 1)
    }
}
