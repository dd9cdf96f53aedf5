import Intake
import Testing
import Transport
import Triage

/// The adapter of a source called `s`.
private func adapter(
    _ kind: String, url: String? = nil, _ options: [String: String] = [:], credential: String? = nil
) throws(IntakeError) -> any SourceAdapter {
    try SourceRegistry.adapter(
        for: SourceSettings(
            name: "s", kind: kind, url: url, options: options, credential: credential.map { Secret($0) }))
}

@Suite struct VendorRequestTests {
    @Test(arguments: [
        (
            "appstoreconnect", ["app": "99", "territory": "deu"],
            "https://api.appstoreconnect.apple.com/v1/apps/99/customerReviews?sort=-createdDate&limit=200&filter%5Bterritory%5D=DEU"
        ),
        (
            "bluesky", ["query": "wren one"],
            "https://api.bsky.app/xrpc/app.bsky.feed.searchPosts?q=wren%20one&sort=latest&limit=100"
        ),
        ("youtube", ["channel": "UC-1_a"], "https://www.youtube.com/feeds/videos.xml?channel_id=UC-1_a"),
        (
            "youtube", ["video": "F1UP"],
            "https://www.googleapis.com/youtube/v3/commentThreads?part=snippet%2Creplies&videoId=F1UP&order=time&maxResults=100"
        ),
        (
            "youtube", ["commentsOf": "UC1", "query": "wren"],
            "https://www.googleapis.com/youtube/v3/commentThreads?part=snippet%2Creplies&allThreadsRelatedToChannelId=UC1&order=time&maxResults=100&searchTerms=wren"
        ),
        (
            "youtube", ["query": "wren"],
            "https://www.googleapis.com/youtube/v3/search?part=snippet&type=video&order=date&q=wren&maxResults=50"
        ),
        (
            "steam", ["app": "620"],
            "https://store.steampowered.com/appreviews/620?json=1&filter=recent&language=all&purchase_type=all&filter_offtopic_activity=0&num_per_page=100&cursor=%2A"
        ),
        (
            "stackexchange", ["tag": "wren;kettle"],
            "https://api.stackexchange.com/2.3/questions?tagged=wren%3Bkettle&site=stackoverflow&order=desc&sort=creation&filter=withbody&pagesize=100"
        ),
        (
            "stackexchange", ["query": "wren", "site": "superuser"],
            "https://api.stackexchange.com/2.3/search/advanced?q=wren&site=superuser&order=desc&sort=creation&filter=withbody&pagesize=100"
        ),
        ("discourse", ["instance": "Forum.example"], "https://forum.example/latest.json?order=created"),
        ("discourse", ["instance": "forum.example", "list": "posts"], "https://forum.example/posts.json"),
        ("discourse", ["instance": "forum.example", "tag": "wren one"], "https://forum.example/tag/wren%20one.json"),
        (
            "discourse", ["instance": "forum.example", "query": "wren"],
            "https://forum.example/search.json?q=wren%20order%3Alatest"
        ),
        (
            "lemmy", ["instance": "lemmy.example", "community": "tea@other.example"],
            "https://lemmy.example/api/v3/post/list?type_=All&community_name=tea%40other.example&sort=New&limit=50"
        ),
        (
            "lemmy", ["instance": "lemmy.example", "query": "wren", "type": "comments"],
            "https://lemmy.example/api/v3/search?q=wren&type_=Comments&listing_type=All&sort=New&limit=50"
        ),
        (
            "github", ["repository": "kettles/wren.app"],
            "https://api.github.com/repos/kettles/wren.app/issues?state=all&sort=created&direction=desc&per_page=100"
        ),
        (
            "github", ["query": "wren"],
            "https://api.github.com/search/issues?q=wren%20is%3Aissue&sort=created&order=desc&per_page=100"
        ),
        (
            "trustpilot", ["business": "507f", "language": "da"],
            "https://api.trustpilot.com/v1/business-units/507f/reviews?orderBy=createdat.desc&perPage=100&language=da"
        ),
        (
            "yelp", ["business": "the kettle", "locale": "de_DE"],
            "https://api.yelp.com/v3/businesses/the%20kettle/reviews?limit=50&sort_by=newest&locale=de_DE"
        ),
        (
            "googlebusiness", ["account": "1", "location": "2"],
            "https://mybusiness.googleapis.com/v4/accounts/1/locations/2/reviews?pageSize=50&orderBy=updateTime%20desc"
        ),
        ("wordpress", ["plugin": "wren"], "https://wordpress.org/support/plugin/wren/reviews/feed/"),
        ("wordpress", ["theme": "wren"], "https://wordpress.org/support/theme/wren/reviews/feed/"),
        (
            "facebook", ["page": "1"],
            "https://graph.facebook.com/v24.0/1/ratings?fields=created_time%2Crecommendation_type%2Creview_text%2Copen_graph_story%2Creviewer%2Crating%2Chas_rating&limit=100"
        ),
        (
            "instagram", ["account": "1"],
            "https://graph.facebook.com/v24.0/1/tags?fields=id%2Ccaption%2Cusername%2Cpermalink%2Ctimestamp%2Clike_count%2Ccomments_count&limit=100"
        ),
        (
            "threads", ["account": "me"],
            "https://graph.threads.net/v1.0/me/mentions?fields=id%2Ctext%2Cpermalink%2Ctimestamp%2Cusername%2Cis_verified%2Cis_reply%2Croot_post%2Creplied_to&limit=100"
        ),
        (
            "x", ["query": "wren OR kettle"],
            "https://api.x.com/2/tweets/search/recent?query=%28wren%20OR%20kettle%29%20-is%3Aretweet&max_results=100&tweet.fields=created_at%2Cauthor_id%2Clang%2Cpublic_metrics%2Cconversation_id%2Creferenced_tweets%2Cnote_tweet&expansions=author_id&user.fields=name%2Cusername%2Cpublic_metrics%2Cverified"
        ),
    ])
    func `addresses are built from the options`(kind: String, options: [String: String], url: String) throws {
        #expect(try adapter(kind, options).firstRequest().url == url)
    }

    @Test(
        arguments: [
            ("appstoreconnect", ["app": "id99"], "app"),
            ("appstoreconnect", ["app": "9", "territory": "us"], "territory"),
            ("bluesky", ["host": "bsky.social"], "query"), ("bluesky", ["query": "a", "host": "https://b"], "host"),
            ("youtube", ["video": "a/b"], "video"), ("youtube", ["video": "a", "channel": "b"], "channel"),
            ("youtube", ["channel": "b", "query": "c"], "query"), ("youtube", [:], "channel"),
            ("steam", ["app": "portal"], "app"), ("steam", ["app": "1", "language": "a&b"], "language"),
            ("stackexchange", ["site": "superuser"], "query"),
            ("stackexchange", ["tag": "a", "site": "a?b"], "site"),
            ("discourse", ["query": "a"], "instance"),
            ("discourse", ["instance": "a", "tag": "b", "query": "c"], "tag"),
            ("discourse", ["instance": "a", "list": "users"], "list"),
            ("lemmy", ["query": "a"], "instance"), ("lemmy", ["instance": "a", "community": "!tea"], "community"),
            ("github", ["repository": "wren"], "repository"), ("github", ["repository": "a/../b"], "repository"),
            ("github", ["repository": "a/b/c"], "repository"), ("github", [:], "repository"),
            ("googlealerts", [:], "url"), ("trustpilot", ["business": "a/b"], "business"),
            ("yelp", [:], "business"), ("yelp", ["business": "a", "locale": "de DE"], "locale"),
            ("googlebusiness", ["account": "1"], "location"), ("googlebusiness", ["account": "a/b"], "account"),
            ("wordpress", ["plugin": "a", "theme": "b"], "theme"), ("wordpress", ["plugin": "../a"], "plugin"),
            ("facebook", ["post": "1", "page": "2"], "page"), ("facebook", ["post": "1/2"], "post"),
            ("instagram", ["media": "1", "account": "2"], "account"),
            ("threads", ["query": "a", "post": "b"], "query"),
            ("x", ["pages": "0", "query": "a"], "pages"),
        ] as [(String, [String: String], String)])
    func `a wrong option is named`(kind: String, options: [String: String], option: String) {
        let error = #expect(throws: IntakeError.self) { try adapter(kind, options) }
        guard case .badOption("s", option, _) = error else {
            Issue.record("wrong error \(String(describing: error))")
            return
        }
    }

    @Test(arguments: [
        ("youtube", ["video": "a"], "X-Goog-Api-Key"), ("trustpilot", ["business": "a"], "apikey"),
        ("discourse", ["instance": "a"], "User-Api-Key"),
    ])
    func `keys go into the vendor's own header`(kind: String, options: [String: String], field: String) throws {
        let request = try adapter(kind, options, credential: "k3y").firstRequest()
        #expect(request.headers[field] == "k3y")
        #expect(request.headers["Authorization"] == nil)
    }

    @Test func `with a token Bluesky is asked at home`() throws {
        let request = try adapter("bluesky", ["query": "a"], credential: "t").firstRequest()
        #expect(request.url.hasPrefix("https://bsky.social/xrpc/"))
        let own = try adapter("bluesky", ["query": "a", "host": "pds.example"], credential: "t").firstRequest()
        #expect(own.url.hasPrefix("https://pds.example/xrpc/"))
    }

    @Test func `addresses that carry a secret are marked`() throws {
        #expect(try adapter("googlealerts", url: "https://www.google.com/alerts/feeds/1/2").firstRequest().urlIsSecret)
        let copied = "https://graph.facebook.com/v24.0/1/comments?access_token=abc"
        #expect(try adapter("facebook", url: copied).firstRequest().urlIsSecret)
        #expect(try !adapter("facebook", ["page": "1"]).firstRequest().urlIsSecret)
    }

    @Test func `a search that speaks of reposts is asked as it is`() throws {
        let url = try adapter("x", ["query": "wren is:retweet"]).firstRequest().url
        #expect(url.contains("?query=wren%20is%3Aretweet&"))
    }
}

@Suite struct VendorPagingTests {
    private func next(
        _ kind: String, _ options: [String: String], credential: String? = nil, at address: String? = nil,
        headers: [(name: String, value: String)] = [], _ body: String
    ) throws -> FetchRequest? {
        let source = try adapter(kind, options, credential: credential)
        let document = SampleFile.document(
            body, headers: headers, address: address ?? source.firstRequest().url)
        return try source.read(document, limits: IntakeLimits()).next
    }

    private static let threads = #""items":[{"snippet":{"topLevelComment":{"id":"1","snippet":{"textDisplay":"a"}}}}]"#
    private static let stars = #""reviews":[{"id":"1","stars":1,"text":"a"}]"#
    private static let topics = #""topics":[{"id":1,"title":"a"}]"#
    private static let post = #"{"post":{"name":"a","ap_id":"https://l.example/1"}}"#
    private static let bluesky =
        #""posts":[{"uri":"at://d/app.bsky.feed.post/1","author":{"did":"d"},"record":{"text":"a"}}]"#

    @Test(
        arguments: [
            ("bluesky", ["query": "a"], "{\"cursor\":\"25\",\(bluesky)}", "cursor=25"),
            ("youtube", ["video": "a"], "{\"nextPageToken\":\"Q/=\",\(threads)}", "pageToken=Q%2F%3D"),
            (
                "steam", ["app": "1"],
                #"{"success":1,"cursor":"AoJ4+w==","reviews":[{"recommendationid":"1","voted_up":true,"review":"a"}]}"#,
                "cursor=AoJ4%2Bw%3D%3D"
            ),
            (
                "stackexchange", ["tag": "a"],
                #"{"items":[{"question_id":2,"title":"b","creation_date":1795168900},{"question_id":1,"title":"a","creation_date":1795168800}],"has_more":true}"#,
                "todate=1795168800"
            ),
            (
                "discourse", ["instance": "a"], "{\"topic_list\":{\"more_topics_url\":\"/latest?page=1\",\(topics)}}",
                "page=1"
            ),
            (
                "discourse", ["instance": "a", "query": "b"],
                #"{"posts":[{"id":1,"topic_id":2,"blurb":"a"}],"grouped_search_result":{"more_full_page_results":true}}"#,
                "page=2"
            ),
            ("lemmy", ["instance": "a"], "{\"next_page\":\"P3\",\"posts\":[\(post)]}", "page_cursor=P3"),
            (
                "lemmy", ["instance": "a", "query": "b"],
                "{\"posts\":[\(Array(repeating: post, count: 50).joined(separator: ","))],\"comments\":[]}", "page=2"
            ),
            (
                "googlebusiness", ["account": "1", "location": "2"],
                #"{"reviews":[{"name":"n","starRating":"ONE"}],"nextPageToken":"CAE"}"#, "pageToken=CAE"
            ),
            (
                "facebook", ["post": "1"],
                #"{"data":[{"id":"1","message":"a"}],"paging":{"cursors":{"after":"WTI="},"next":"https://graph.facebook.com/v24.0/1/comments?access_token=abc&after=WTI%3D"}}"#,
                "after=WTI%3D"
            ),
            (
                "threads", ["query": "a"],
                #"{"data":[{"id":"1","text":"a"}],"paging":{"cursors":{"after":"z"},"next":"https://graph.threads.net/x"}}"#,
                "after=z"
            ),
            ("x", ["query": "a"], #"{"data":[{"id":"1","text":"a"}],"meta":{"next_token":"b26"}}"#, "next_token=b26"),
        ] as [(String, [String: String], String, String)])
    func `a mark leads on from our own address`(
        kind: String, options: [String: String], body: String, parameter: String
    ) throws {
        // An answer to an address with a secret in it does not repeat the address.
        let first = try adapter(kind, options, credential: "s3cr3t").firstRequest()
        let shown = URLRedaction.shown(first.url, isSecret: first.urlIsSecret)
        let request = try #require(try next(kind, options, credential: "s3cr3t", at: shown, body))
        #expect(request.url.split(whereSeparator: { $0 == "?" || $0 == "&" }).contains { $0 == parameter })
        let host = request.url.split(separator: "/")[1]
        #expect(first.url.contains(host))
        #expect(!request.url.contains("access_token"))
        #expect(!"\(request)".contains("s3cr3t"))
    }

    @Test(
        arguments: [
            ("bluesky", ["query": "a"], #"{"cursor":"25","posts":[]}"#),
            ("youtube", ["video": "a"], #"{"nextPageToken":"Q","items":[]}"#),
            ("steam", ["app": "1"], #"{"success":1,"cursor":"A","reviews":[]}"#),
            ("stackexchange", ["tag": "a"], #"{"items":[{"question_id":1,"title":"a"}],"has_more":false}"#),
            ("discourse", ["instance": "a"], "{\"topic_list\":{\(topics)}}"),
            ("lemmy", ["instance": "a"], "{\"next_page\":null,\"posts\":[\(post)]}"),
            ("googlebusiness", ["account": "1", "location": "2"], #"{"reviews":[]}"#),
            // The last page has a cursor and no link.
            ("facebook", ["post": "1"], #"{"data":[{"id":"1","message":"a"}],"paging":{"cursors":{"after":"W"}}}"#),
            ("x", ["query": "a"], #"{"meta":{"result_count":0,"next_token":"b"}}"#),
            (
                "trustpilot", ["business": "a"],
                "{\(stars),\"links\":[{\"rel\":\"self\",\"href\":\"https://x.example\"}]}"
            ),
            ("yelp", ["business": "a"], #"{"reviews":[{"id":"1","rating":1,"text":"a"}],"total":300}"#),
        ] as [(String, [String: String], String)])
    func `the last page is the last`(kind: String, options: [String: String], body: String) throws {
        #expect(try next(kind, options, credential: "t", body) == nil)
    }

    @Test func `links are followed on the vendor's host only`() throws {
        func link(_ href: String) -> String {
            "{\(Self.stars),\"links\":[{\"rel\":\"next-page\",\"href\":\"\(href)\"}]}"
        }
        let options = ["business": "a"]
        let good = "https://api.trustpilot.com/v1/business-units/a/reviews?page=2"
        let request = try next("trustpilot", options, credential: "k", link(good))
        #expect(request?.url == good && request?.headers["apikey"] == "k")
        #expect(try next("trustpilot", options, credential: "k", link("https://evil.example/?page=2")) == nil)
        let connect =
            #"{"data":[{"id":"1","attributes":{"rating":1}}],"links":{"next":"https://api.appstoreconnect.apple.com/v1/apps/1/customerReviews?cursor=Mg"}}"#
        #expect(
            try next("appstoreconnect", ["app": "1"], credential: "t", connect)?.url
                == "https://api.appstoreconnect.apple.com/v1/apps/1/customerReviews?cursor=Mg")
        let field =
            #"<https://api.github.com/repositories/1/issues?page=2>; rel="next", <https://api.github.com/repositories/1/issues?page=9>; rel="last""#
        #expect(
            try next(
                "github", ["repository": "a/b"], credential: "t", headers: [("Link", field)], #"[{"id":1,"title":"a"}]"#
            )?.url == "https://api.github.com/repositories/1/issues?page=2")
    }

    @Test func `Steam's repeated cursor ends the pages`() throws {
        let body =
            #"{"success":1,"cursor":"AoJ4+w==","reviews":[{"recommendationid":"1","voted_up":true,"review":"a"}]}"#
        let address = "https://store.steampowered.com/appreviews/1?json=1&cursor=AoJ4%2Bw%3D%3D"
        #expect(try next("steam", ["app": "1"], at: address, body) == nil)
    }

    @Test func `without a token Bluesky has one page`() throws {
        #expect(try next("bluesky", ["query": "a"], "{\"cursor\":\"25\",\(Self.bluesky)}") == nil)
    }

    @Test func `a file has no next page`() throws {
        let source = try adapter("x", url: "answer.json", ["query": "a"])
        let body = #"{"data":[{"id":"1","text":"a"}],"meta":{"next_token":"b26"}}"#
        #expect(try source.read(SampleFile.document(body), limits: IntakeLimits()).next == nil)
    }

    @Test func `Stack Exchange's pause and quota are kept`() throws {
        func page(_ members: String) throws -> SourcePage {
            let body =
                "{\"items\":[{\"question_id\":1,\"title\":\"a\",\"creation_date\":1795168800}],\"has_more\":true,\(members)}"
            return try adapter("stackexchange", ["tag": "a"]).read(SampleFile.document(body), limits: IntakeLimits())
        }
        let paused = try page(#""backoff":10,"quota_max":300,"quota_remaining":288"#)
        #expect(paused.next == nil)
        #expect(paused.notes == ["left the further pages for the next fetch: the vendor wants 10 s between two"])
        let low = try page(#""quota_max":300,"quota_remaining":30"#)
        #expect(low.next != nil && low.notes == ["30 of 300 requests are left until midnight UTC"])
        #expect(try page(#""quota_max":300,"quota_remaining":0"#).next == nil)
        #expect(try page(#""quota_max":300,"quota_remaining":31"#).notes.isEmpty)
    }
}

/// What vendors say in the body of an error.
@Suite struct VendorRefusalTests {
    private func error(
        _ kind: String, _ options: [String: String], _ status: Int, _ body: String,
        _ fields: [(name: String, value: String)] = []
    ) -> IntakeError? {
        #expect(throws: IntakeError.self) {
            try adapter(kind, options).read(
                SampleFile.document(body, status: status, headers: fields), limits: IntakeLimits())
        }
    }

    private static let places: [String: [String: String]] = [
        "facebook": ["page": "1"], "instagram": ["account": "1"], "threads": ["query": "a"], "youtube": ["video": "a"],
        "stackexchange": ["tag": "a"], "bluesky": ["query": "a"], "lemmy": ["instance": "a"],
        "discourse": ["instance": "a"], "yelp": ["business": "a"], "x": ["query": "a"],
    ]

    @Test(arguments: [
        ("facebook", 400, #"{"error":{"message":"expired","code":190,"error_subcode":463}}"#),
        ("instagram", 400, #"{"error":{"message":"no permission","code":10}}"#),
        ("threads", 500, #"{"error":{"message":"no permission","code":200}}"#),
        ("facebook", 200, #"{"error":{"message":"expired","code":190}}"#),
        ("stackexchange", 400, #"{"error_id":403,"error_message":"denied","error_name":"access_denied"}"#),
        ("bluesky", 400, #"{"error":"ExpiredToken","message":"Token has expired"}"#),
        ("lemmy", 400, #"{"error":"not_logged_in"}"#),
        ("discourse", 403, #"{"errors":["no"],"error_type":"not_logged_in"}"#),
        ("yelp", 400, #"{"error":{"code":"TOKEN_INVALID","description":"no"}}"#),
        ("x", 400, #"{"errors":[{"code":89,"message":"Invalid or expired token."}]}"#),
        ("youtube", 400, #"{"error":{"code":400,"message":"no","errors":[{"reason":"keyInvalid"}]}}"#),
        (
            "youtube", 400,
            #"{"error":{"code":400,"message":"no","errors":[{"reason":"badRequest"}],"details":[{"reason":"API_KEY_INVALID"}]}}"#
        ),
    ])
    func `a refused credential is one, whatever the status`(kind: String, status: Int, body: String) throws {
        let error = error(kind, try #require(Self.places[kind]), status, body)
        guard case .unauthorised("s", status, _) = error else {
            Issue.record("wrong error \(String(describing: error))")
            return
        }
    }

    @Test(
        arguments: [
            ("facebook", 400, #"{"error":{"message":"slow","code":32}}"#, nil),
            ("instagram", 403, #"{"error":{"message":"slow","code":4}}"#, nil),
            (
                "stackexchange", 400,
                #"{"error_id":502,"error_message":"too many requests from this IP, more requests available in 790 seconds","error_name":"throttle_violation"}"#,
                790
            ),
            ("lemmy", 400, #"{"error":"rate_limit_error"}"#, nil),
            ("discourse", 429, #"{"errors":["slow"],"error_type":"rate_limit","extras":{"wait_seconds":120}}"#, 120),
            ("yelp", 429, #"{"error":{"code":"ACCESS_LIMIT_REACHED","description":"slow"}}"#, nil),
            ("x", 402, #"{"title":"CreditsDepleted","detail":"none left"}"#, nil),
            ("x", 429, #"{"errors":[{"code":88,"message":"Rate limit exceeded"}]}"#, nil),
            ("bluesky", 429, #"{"error":"RateLimitExceeded","message":"slow"}"#, nil),
            // From noon UTC to eight in the morning.
            (
                "youtube", 403, #"{"error":{"code":403,"message":"quota","errors":[{"reason":"quotaExceeded"}]}}"#,
                20 * 3600
            ),
            ("youtube", 403, #"{"error":{"code":403,"errors":[{"reason":"rateLimitExceeded"}]}}"#, nil),
        ] as [(String, Int, String, Int?)])
    func `a used-up quota is one, with its reset`(kind: String, status: Int, body: String, seconds: Int?) throws {
        let error = error(kind, try #require(Self.places[kind]), status, body)
        guard case .quota("s", seconds, _) = error else {
            Issue.record("wrong error \(String(describing: error))")
            return
        }
        #expect(error?.isRetryable == true)
    }

    @Test(arguments: [
        ("X-Rate-Limit-Reset", "1795262700"), ("RateLimit-Reset", "1795262700"), ("ratelimit-reset", "300"),
    ])
    func `the reset stands in a header field`(name: String, value: String) {
        let error = error("x", ["query": "a"], 429, #"{"title":"Too Many Requests"}"#, [(name, value)])
        #expect(error == .quota(source: "s", retryAfterSeconds: 300, reason: "Too Many Requests"))
    }

    @Test func `GitHub's 403 is a quota where none is left`() {
        let options = ["repository": "a/b"]
        let body = #"{"message":"API rate limit exceeded"}"#
        let reset = [(name: "X-RateLimit-Remaining", value: "0"), (name: "X-RateLimit-Reset", value: "1795262700")]
        #expect(
            error("github", options, 403, body, reset)
                == .quota(source: "s", retryAfterSeconds: 300, reason: "API rate limit exceeded"))
        #expect(
            error("github", options, 403, body, [(name: "Retry-After", value: "90")])
                == .quota(source: "s", retryAfterSeconds: 90, reason: "API rate limit exceeded"))
        #expect(
            error("github", options, 403, body, [(name: "X-RateLimit-Remaining", value: "12")])
                == .unauthorised(source: "s", status: 403, reason: "API rate limit exceeded"))
    }

    @Test func `what is gone or closed is no matter of the credential`() {
        #expect(
            error("facebook", ["page": "1"], 400, #"{"error":{"code":100,"error_subcode":33}}"#)
                == .gone(source: "s", status: 400))
        #expect(
            error("yelp", ["business": "a"], 403, #"{"error":{"code":"BUSINESS_UNAVAILABLE"}}"#)
                == .gone(source: "s", status: 403))
        #expect(
            error(
                "youtube", ["video": "a"], 403,
                #"{"error":{"code":403,"message":"closed","errors":[{"reason":"commentsDisabled"}]}}"#)
                == .refused(source: "s", status: 403, reason: "closed"))
    }
}
