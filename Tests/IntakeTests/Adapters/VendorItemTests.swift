import Intake
import Testing
import Transport
import Triage

/// What vendors put into their items beyond the plain case.
@Suite struct VendorItemTests {
    private func read(
        _ kind: String, url: String? = nil, _ options: [String: String], _ body: String
    ) throws -> SourcePage {
        let settings = SourceSettings(name: "s", kind: kind, url: url, options: options)
        return try SourceRegistry.adapter(for: settings).read(SampleFile.document(body), limits: IntakeLimits())
    }

    @Test func `a Bluesky answer knows its thread, its language and its true time`() throws {
        let body = #"""
            {"posts":[
             {"uri":"at://did:plc:a/app.bsky.feed.post/3k","author":{"did":"did:plc:a","handle":"ana.example","displayName":"","followersCount":12,"verification":{"verifiedStatus":"valid"}},
              "record":{"text":"lid broke","createdAt":"2031-01-01T00:00:00Z","langs":["pt-BR"],"reply":{"root":{"uri":"at://r"},"parent":{"uri":"at://p"}}},
              "indexedAt":"2026-11-20T10:00:00Z","likeCount":3,"replyCount":1,"repostCount":2,"quoteCount":4},
             {"uri":"at://did:plc:b/app.bsky.feed.post/3m","author":{"did":"did:plc:b","handle":"handle.invalid"},
              "record":{"text":"","embed":{"images":[{"alt":"a kettle in flames"},{"alt":""}]}}}]}
            """#
        let mentions = try read("bluesky", ["query": "a"], body).mentions
        #expect(mentions.count == 2)
        #expect(mentions[0].publishedAt == Timestamp(rfc3339: "2026-11-20T10:00:00Z"))
        #expect(mentions[0].thread == "at://r" && mentions[0].inReplyTo == "at://p")
        #expect(mentions[0].language == "pt-BR")
        #expect(mentions[0].engagement == Engagement(likes: 3, replies: 1, shares: 6))
        #expect(
            mentions[0].author
                == Author(
                    id: "did:plc:a", handle: "ana.example", url: "https://bsky.app/profile/ana.example", followers: 12,
                    verified: true))
        #expect(mentions[1].text == "a kettle in flames")
        #expect(mentions[1].url == "https://bsky.app/profile/did:plc:b/post/3m")
        #expect(mentions[1].author.followers == nil && mentions[1].thread == mentions[1].id)
    }

    @Test func `a Bluesky feed leaves reposts out and a thread is read whole`() throws {
        func post(_ id: Int) -> String {
            #"{"uri":"at://d/app.bsky.feed.post/\#(id)","author":{"did":"d"},"record":{"text":"a"}}"#
        }
        let feed =
            #"{"feed":[{"post":\#(post(1))},{"post":\#(post(2)),"reason":{"$type":"app.bsky.feed.defs#reasonRepost"}}]}"#
        #expect(try read("bluesky", ["query": "a"], feed).mentions.map { $0.id.suffix(2) } == ["/1"])
        let thread =
            #"{"thread":{"post":\#(post(1)),"replies":[{"post":\#(post(2)),"replies":[{"post":\#(post(3))}]},{"post":\#(post(4))}]}}"#
        #expect(
            try read("bluesky", ["query": "a"], thread).mentions.map { $0.id.suffix(2) } == ["/1", "/2", "/3", "/4"])
    }

    @Test func `answers to a comment on YouTube belong to it`() throws {
        let body = #"""
            {"items":[{"kind":"youtube#commentThread","snippet":{"videoId":"v1","totalReplyCount":2,"topLevelComment":
              {"id":"c1","snippet":{"textDisplay":"lid <b>broke</b><br>twice","authorDisplayName":"@ana","likeCount":7}}},
              "replies":{"comments":[{"id":"c1.r1","snippet":{"textDisplay":"mine too","parentId":"c1","videoId":"v1"}}]}},
             {"kind":"youtube#other"}]}
            """#
        let page = try read("youtube", ["video": "v1"], body)
        #expect(page.failedItems.count == 1)
        #expect(page.mentions.map(\.id) == ["c1", "c1.r1"])
        #expect(page.mentions.map(\.thread) == ["c1", "c1"])
        #expect(page.mentions.map(\.inReplyTo) == [nil, "c1"])
        #expect(page.mentions[0].text == "lid broke\ntwice")
        #expect(page.mentions[0].author.handle == "ana")
        #expect(page.mentions[0].engagement == Engagement(likes: 7, replies: 2))
        #expect(page.mentions[1].url == "https://www.youtube.com/watch?v=v1&lc=c1.r1")
    }

    @Test(arguments: [
        ("[h1]Bad[/h1] It [b]crashes[/b].", "Bad It crashes."),
        ("[list][*]slow[*]hot[/list]", "- slow- hot"),
        ("[url=https://a.example]here[/url] [spoiler]x[/spoiler]", "here x"),
        ("[1] see [sic] a[i", "[1] see [sic] a[i"), ("no tags", "no tags"), ("[B]loud[/B]]", "loud]"),
    ])
    func `Steam's markup is no text`(written: String, expected: String) throws {
        let body =
            #"{"success":1,"reviews":[{"recommendationid":"1","voted_up":true,"review":"\#(written)","language":"schinese"}]}"#
        let mention = try #require(try read("steam", ["app": "1"], body).mentions.first)
        #expect(mention.text == expected)
        #expect(mention.language == "zh-CN")
        #expect(mention.rating == Rating(value: 1, best: 1))
    }

    @Test func `an answer on Stack Exchange belongs to its question`() throws {
        let body = #"""
            {"items":[{"answer_id":9,"question_id":7,"owner":{"display_name":"Zo&#235;","user_id":3,"link":"https://superuser.com/users/3"},
              "score":2,"body":"<p>use <code>a &lt; b</code></p>","creation_date":1795168800,"link":"https://superuser.com/a/9"}],"has_more":false}
            """#
        let mention = try #require(
            try read("stackexchange", ["tag": "a", "site": "superuser"], body).mentions.first)
        #expect(mention.key.description == "stackexchange@superuser:9")
        #expect(mention.thread == "7" && mention.inReplyTo == "7")
        #expect(mention.author.name == "Zoë" && mention.text == "use a < b")
    }

    @Test func `posts of a Discourse forum know their topic`() throws {
        let search = #"""
            {"posts":[{"id":5,"name":"Bo","username":"bo","topic_id":12,"post_number":3,"blurb":"the lid broke","like_count":2,"created_at":"2026-11-20T10:00:00Z"}],
             "topics":[{"id":12,"title":"Lids & handles","slug":"lids-handles"}],"grouped_search_result":{"more_full_page_results":null}}
            """#
        let found = try #require(
            try read("discourse", ["instance": "forum.example"], search).mentions.first)
        #expect(found.key.description == "discourse@forum.example:post-5")
        #expect(found.title == "Lids & handles" && found.thread == "12")
        #expect(found.url == "https://forum.example/t/lids-handles/12/3")
        #expect(found.author == Author(name: "Bo", handle: "bo", url: "https://forum.example/u/bo"))
        let newest =
            #"{"latest_posts":[{"id":6,"username":"bo","topic_id":12,"topic_slug":"l","topic_title":"Lids","post_number":4,"cooked":"<p>still <em>broken</em></p>","raw":"still *broken*"}]}"#
        let post = try #require(try read("discourse", ["instance": "forum.example"], newest).mentions.first)
        #expect(post.text == "still broken" && post.html?.contains("<em>") == true && post.title == "Lids")
        #expect(
            try read("discourse", ["instance": "f"], #"{"grouped_search_result":{}}"#).mentions.isEmpty)
    }

    @Test func `what stands below a topic in Discourse's RSS is not its author's`() throws {
        let body = #"""
            <rss version="2.0"><channel><title>F</title><item><title>Lid</title><guid>forum.example-topic-9</guid>
            <link>https://forum.example/t/lid-2/9</link><description><![CDATA[<p>It broke.</p><p>Read full topic of the manual.</p>
            <p><small>3 posts - 2 participants</small></p><p><a href="https://forum.example/t/lid-2/9">Read full topic</a></p>]]></description></item></channel></rss>
            """#
        let mention = try #require(
            try read("discourse", url: "https://forum.example/latest.rss", [:], body).mentions.first)
        #expect(mention.text == "It broke.\nRead full topic of the manual.")
        #expect(mention.html?.contains("2 participants") == true)
        #expect(mention.thread == "9" && mention.scope == "discourse@forum.example")
    }

    @Test func `comments on Lemmy belong to their post`() throws {
        func comment(_ id: Int, _ members: String) -> String {
            #"{"comment":{"id":\#(id),"content":"c","ap_id":"https://l.example/comment/\#(id)","published":"2026-11-20T10:00:00.123456",\#(members)},"creator":{"name":"bo","actor_id":"https://l.example/u/bo"},"post":{"name":"Lid","ap_id":"https://l.example/post/1"},"counts":{"upvotes":4,"downvotes":9,"score":-5,"child_count":2}}"#
        }
        let body =
            "{\"comments\":[\(comment(2, #""path":"0.2""#)),\(comment(3, #""path":"0.2.3""#)),\(comment(4, #""deleted":true"#))],\"posts\":[]}"
        let mentions = try read("lemmy", ["instance": "l.example"], body).mentions
        #expect(mentions.map(\.id) == ["https://l.example/comment/2", "https://l.example/comment/3"])
        #expect(mentions.map(\.inReplyTo) == ["https://l.example/post/1", nil])
        #expect(mentions.allSatisfy { $0.thread == "https://l.example/post/1" && $0.title == "Lid" })
        #expect(mentions[0].engagement == Engagement(likes: 4, replies: 2))
        #expect(mentions[0].publishedAt?.description.hasPrefix("2026-11-20T10:00:00") == true)
    }

    @Test func `comments on GitHub belong to their issue, and pull requests to nobody`() throws {
        let body = #"""
            [{"id":5,"html_url":"https://github.com/k/w/issues/3#issuecomment-5","issue_url":"https://api.github.com/repos/k/w/issues/3","user":{"login":"ana","id":7},"body":"same here"},
             {"id":6,"html_url":"https://github.com/k/w/pull/4#issuecomment-6","issue_url":"https://api.github.com/repos/k/w/issues/4","body":"done"},
             {"id":7,"title":"Lid","html_url":"https://github.com/k/w/issues/3","pull_request":null}]
            """#
        let mentions = try read("github", ["repository": "k/w"], body).mentions
        #expect(mentions.map(\.id) == ["comment-5", "7"])
        #expect(mentions.map(\.thread) == ["https://github.com/k/w/issues/3", "https://github.com/k/w/issues/3"])
        #expect(mentions[0].inReplyTo == "https://github.com/k/w/issues/3")
        let found = #"{"total_count":1,"incomplete_results":true,"items":[{"id":7,"title":"Lid"}]}"#
        let page = try read("github", ["query": "lid"], found)
        #expect(page.mentions.count == 1 && page.notes.count == 1)
    }

    @Test(arguments: [
        ("https://www.google.com/url?rct=j&url=https://a.example/b%3Fc%3D1%26d&ct=ga", "https://a.example/b?c=1&d"),
        ("https://www.google.co.uk/url?q=http://a.example/%C3%A9%2525", "http://a.example/é%25"),
        ("https://www.google.com/url?url=javascript:alert(1)", "https://www.google.com/url?url=javascript:alert(1)"),
        (
            "https://evil.example/www.google.com/url?url=https://b.example",
            "https://evil.example/www.google.com/url?url=https://b.example"
        ),
        ("https://a.example/url?url=https://b.example", "https://a.example/url?url=https://b.example"),
        ("https://www.google.com/url?url=%FF", "https://www.google.com/url?url=%FF"),
    ])
    func `an alert's link is unwrapped where it is a redirect`(link: String, expected: String) throws {
        let escaped = link.replacing("&", with: "&amp;")
        let body =
            #"<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>1</id><title>Lid</title><link href="\#(escaped)"/></entry></feed>"#
        let mention = try #require(try read("googlealerts", url: "https://www.google.com/a", [:], body).mentions.first)
        #expect(mention.url == expected)
    }

    @Test(arguments: [
        ("(Translated by Google) Great\n\n(Original)\nSuper", "Super"),
        ("Super\n\n(Translated by Google)\nGreat", "Super"), ("Plain (Original) words", "Plain (Original) words"),
        ("(Translated by Google) Great", "Great"),
    ])
    func `a place's reviewer speaks in his own words`(comment: String, expected: String) throws {
        let body = JSONText(#"{"reviews":[{"name":"n","starRating":"TWO","comment":"\#(comment)"}]}"#)
        let mention = try #require(
            try read("googlebusiness", ["account": "1", "location": "2"], body.text).mentions.first)
        #expect(mention.text == expected)
    }

    @Test func `a mark without words is a mention with stars for a title`() throws {
        let body =
            #"{"reviews":[{"name":"n","starRating":"TWO","reviewer":{"displayName":"A Google user","isAnonymous":true}},{"name":"m","starRating":"STAR_RATING_UNSPECIFIED"}]}"#
        let page = try read("googlebusiness", ["account": "1", "location": "2"], body)
        #expect(page.mentions.map(\.title) == ["★★☆☆☆"])
        #expect(page.mentions[0].author == Author())
        #expect(page.notes == ["left out 1 item without title and text"])
        #expect(try read("googlebusiness", ["account": "1", "location": "2"], "{}").mentions.isEmpty)
        let recommended =
            #"{"data":[{"created_time":"2026-11-20T10:00:00+0000","recommendation_type":"negative","reviewer":{"id":"9"}}]}"#
        let mention = try #require(try read("facebook", ["page": "1"], recommended).mentions.first)
        #expect(mention.title == "☆" && mention.rating?.fraction == 0 && mention.id == "reviewer-9")
    }

    @Test(
        arguments: [
            ("<p>Replies: 2</p><p>Rating: 1 star</p><p>Broke my site.</p>", "Broke my site.", 1, 2),
            ("<p>Rating: 4 stars, I would say.</p>", "Rating: 4 stars, I would say.", nil, nil),
            ("<p>Broke.</p><p>Rating: 1 star</p>", "Broke.\nRating: 1 star", nil, nil),
            ("<p>Rating: 9 stars</p>", "Rating: 9 stars", nil, nil),
        ] as [(String, String, Double?, Int?)])
    func `stars above a WordPress review are its rating`(html: String, text: String, stars: Double?, replies: Int?)
        throws
    {
        let body =
            "<rss version=\"2.0\"><channel><title>R</title><item><guid>1</guid><title>T</title><description><![CDATA[\(html)]]></description></item></channel></rss>"
        let mention = try #require(try read("wordpress", ["plugin": "a"], body).mentions.first)
        #expect(mention.text == text)
        #expect(mention.rating?.value == stars && mention.engagement.replies == replies)
    }

    @Test func `what only the page may read is nobody's mention`() throws {
        let body = #"""
            {"data":[{"id":"1_2","message":"secret","is_private":true,"created_time":"2026-11-20T10:00:00+0000"},
             {"id":"1_3","message":"lid","parent":{"id":"1_1"},"from":{"id":"5","name":"Ana"},"created_time":"2026-11-20T10:00:00+0000"},
             {"id":"1_4","message":"handle","created_time":"2026-11-20T10:00:00+0000"}]}
            """#
        let mentions = try read("facebook", ["post": "1"], body).mentions
        #expect(mentions.map(\.id) == ["1_3", "1_4"])
        #expect(mentions.map(\.thread) == ["1_1", "1_4"])
    }

    @Test func `answers to Instagram comments are mentions in a list`() throws {
        let comment =
            #"{"id":"1","text":"lid","username":"ana","from":{"id":"7"},"replies":{"data":[{"id":"2","text":"mine too","username":"bo"}]}}"#
        let page = try read("instagram", ["media": "9"], "{\"data\":[\(comment)]}")
        #expect(page.mentions.map(\.id) == ["1", "2"] && page.mentions.map(\.thread) == ["1", "1"])
        #expect(page.mentions.map(\.author.handle) == ["ana", "bo"] && page.mentions[0].author.id == "7")
        #expect(try read("instagram", ["media": "9"], comment).mentions.map(\.id) == ["1"])
    }

    @Test func `a post on X is joined with its author and its numbers`() throws {
        let body = #"""
            {"data":[{"id":"12","author_id":"5","text":"lid &lt;3 &amp;amp; …","note_tweet":{"text":"lid &lt;3 &amp;amp; all the rest"},"lang":"qme","conversation_id":"10",
              "referenced_tweets":[{"type":"quoted","id":"8"},{"type":"replied_to","id":"11"}],"created_at":"2026-11-20T10:00:00.000Z",
              "public_metrics":{"retweet_count":2,"reply_count":3,"like_count":4,"quote_count":1,"impression_count":900}},
             {"id":"13","author_id":"6","text":"handle","lang":"de"}],
             "includes":{"users":[{"id":"5","name":"Ana","username":"ana","verified":false,"public_metrics":{"followers_count":80412}}]},"meta":{"result_count":2}}
            """#
        let mentions = try read("x", ["query": "lid"], body).mentions
        #expect(mentions[0].text == "lid <3 &amp; all the rest")
        #expect(mentions[0].engagement == Engagement(likes: 4, replies: 3, shares: 3, views: 900))
        #expect(
            mentions[0].author
                == Author(
                    name: "Ana", id: "5", handle: "ana", url: "https://x.com/ana", followers: 80_412, verified: false))
        #expect(mentions[0].thread == "10" && mentions[0].inReplyTo == "11" && mentions[0].language == nil)
        #expect(mentions[1].author == Author(id: "6") && mentions[1].language == "de" && mentions[1].thread == "13")
        #expect(try read("x", ["query": "lid"], #"{"meta":{"result_count":0}}"#).mentions.isEmpty)
    }

    @Test func `numbers beyond reason do not trap`() throws {
        let huge = Int.max
        let x = #"{"data":[{"id":"1","text":"a","public_metrics":{"retweet_count":\#(huge),"quote_count":\#(huge)}}]}"#
        #expect(try read("x", ["query": "a"], x).mentions.count == 1)
        let bluesky =
            #"{"posts":[{"uri":"at://d/1","author":{},"record":{"text":"a"},"repostCount":\#(huge),"quoteCount":\#(huge)}]}"#
        #expect(try read("bluesky", ["query": "a"], bluesky).mentions.count == 1)
        let discourse = #"{"topic_list":{"topics":[{"id":1,"title":"a","posts_count":\#(Int.min)}]}}"#
        #expect(try read("discourse", ["instance": "a"], discourse).mentions[0].engagement.replies == nil)
        let stack =
            #"{"items":[{"question_id":1,"title":"a"}],"has_more":true,"quota_max":\#(Int.min),"quota_remaining":0}"#
        #expect(try read("stackexchange", ["tag": "a"], stack).mentions.count == 1)
    }
}

/// A JSON document written with line breaks in its strings.
private struct JSONText {
    let text: String

    init(_ written: String) { text = written.replacing("\n", with: "\\n") }
}
