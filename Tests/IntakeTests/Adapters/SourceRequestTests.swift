import Intake
import Testing
import Transport
import Triage

@Suite struct SourceRequestTests {
    private func adapter(
        _ kind: String, url: String? = nil, _ options: [String: String] = [:], credential: String? = nil
    ) throws(IntakeError) -> any SourceAdapter {
        try SourceRegistry.adapter(
            for: SourceSettings(
                name: "s", kind: kind, url: url, options: options, credential: credential.map { Secret($0) }))
    }

    @Test(arguments: [
        (
            "appstore", ["app": "99", "country": "US"],
            "https://itunes.apple.com/us/rss/customerreviews/page=1/id=99/sortby=mostrecent/json"
        ),
        (
            "appstore", ["app": "99", "country": "de", "format": "xml"],
            "https://itunes.apple.com/de/rss/customerreviews/page=1/id=99/sortby=mostrecent/xml"
        ),
        (
            "googleplay", ["package": "com.example.app", "translate": "en"],
            "https://androidpublisher.googleapis.com/androidpublisher/v3/applications/com.example.app/reviews?maxResults=100&translationLanguage=en"
        ),
        ("reddit", ["subreddit": "kettles"], "https://www.reddit.com/r/kettles/new.rss?limit=100"),
        (
            "reddit", ["query": "wren one & co"],
            "https://www.reddit.com/search.rss?q=wren%20one%20%26%20co&sort=new&limit=100"
        ),
        (
            "reddit", ["query": "wren", "subreddit": "kettles"],
            "https://www.reddit.com/r/kettles/search.rss?q=wren&restrict_sr=on&sort=new&limit=100"
        ),
        (
            "mastodon", ["instance": "Mastodon.example", "tag": "#Größe"],
            "https://mastodon.example/api/v1/timelines/tag/Gr%C3%B6%C3%9Fe?limit=40"
        ),
        (
            "mastodon", ["instance": "mastodon.example", "query": "wren"],
            "https://mastodon.example/api/v2/search?q=wren&type=statuses&limit=40"
        ),
        (
            "hackernews", ["query": "wren"],
            "https://hn.algolia.com/api/v1/search_by_date?query=wren&tags=%28story%2Ccomment%29&hitsPerPage=100"
        ),
    ])
    func `addresses are built from the options`(kind: String, options: [String: String], url: String) throws {
        #expect(try adapter(kind, options).firstRequest().url == url)
    }

    @Test func `with a token Reddit is asked through its API`() throws {
        let request = try adapter("reddit", ["subreddit": "kettles"], credential: "t").firstRequest()
        #expect(request.url == "https://oauth.reddit.com/r/kettles/new?limit=100&raw_json=1")
        #expect(request.headers["Authorization"] == "Bearer t")
    }

    @Test func `a personal feed's address is a secret`() throws {
        let request = try adapter("reddit", url: "https://www.reddit.com/.rss?feed=abc&user=ana").firstRequest()
        #expect(request.urlIsSecret)
        #expect(!"\(request)".contains("abc"))
    }

    @Test(arguments: [
        ("appstore", ["app": "com.example", "country": "us"], "app"),
        ("appstore", ["app": "1", "country": "usa"], "country"),
        ("appstore", ["app": "1"], "country"), ("appstore", ["app": "1", "country": "us", "format": "csv"], "format"),
        ("appstore", ["app": "1", "country": "us", "pages": "11"], "pages"),
        ("googleplay", ["package": "a/../b"], "package"),
        ("reddit", ["subreddit": "r/kettles"], "subreddit"), ("reddit", [:], "query"),
        ("mastodon", ["instance": "https://m.example", "tag": "a"], "instance"),
        ("mastodon", ["instance": "m.example"], "tag"),
        ("mastodon", ["tag": "a"], "instance"), ("hackernews", ["tags": "story"], "query"),
        ("json", ["map.text": "a"], "url"),
    ])
    func `a wrong option is named`(kind: String, options: [String: String], option: String) {
        let error = #expect(throws: IntakeError.self) { try adapter(kind, options) }
        guard case .badOption("s", option, _) = error else {
            Issue.record("wrong error \(String(describing: error))")
            return
        }
    }

    @Test(arguments: [
        (["map.text": "a..b"], "map.text"), ([:], "map.text"), (["map.text": "a", "items": "a["], "items"),
        (["map.text": "a", "next": "n", "page": "p"], "page"), (["map.text": "a", "ratingBest": "0"], "ratingBest"),
        (["map.text": "a", "format": "xml"], "format"),
        (["map.text": "a", "credentialHeader": "X:\r\n"], "credentialHeader"),
        (["map.text": "a", "map.url": "https://x.example/{id"], "map.url"),
        (["map.text": "a", "map.titel": "b"], "map.titel"),
    ])
    func `a wrong mapping is named`(options: [String: String], option: String) {
        let error = #expect(throws: IntakeError.self) { try adapter("json", url: "https://x.example/", options) }
        guard case .badOption("s", option, _) = error else {
            Issue.record("wrong error \(String(describing: error))")
            return
        }
    }

    @Test func `near names are offered`() {
        #expect(SourceRegistry.nearestKind(to: "mastodom") == "mastodon")
        #expect(SourceRegistry.nearestKind(to: "AppStore") == "appstore")
        #expect(SourceRegistry.nearestKind(to: "xyz") == nil)
        #expect(
            throws: IntakeError.badOption(
                source: "s", option: "map.publishdAt", reason: "unknown option, perhaps map.publishedAt")
        ) { try adapter("json", url: "x.json", ["map.text": "a", "map.publishdAt": "b"]) }
    }

    @Test func `the credential can go into a header of its own`() throws {
        let request = try adapter(
            "json", url: "https://x.example/", ["map.text": "a", "credentialHeader": "X-Api-Key"], credential: "k"
        ).firstRequest()
        #expect(request.headers["x-api-key"] == "k")
        #expect(request.headers["Authorization"] == nil)
        #expect(request.secretHeaderNames.contains("x-api-key"))
    }
}

@Suite struct SourcePagingTests {
    private func next(
        _ kind: String, url: String? = nil, _ options: [String: String] = [:], credential: String? = nil,
        at address: String,
        headers: [(name: String, value: String)] = [], _ body: String
    ) throws -> String? {
        let settings = SourceSettings(
            name: "s", kind: kind, url: url, options: options, credential: credential.map { Secret($0) })
        let document = SampleFile.document(body, headers: headers, address: address)
        return try SourceRegistry.adapter(for: settings).read(document, limits: IntakeLimits()).next?.url
    }

    private let review = #"{"feed":{"entry":{"id":{"label":"1"},"title":{"label":"a"},"im:rating":{"label":"1"}}}}"#

    @Test func `App Store pages are counted up to the tenth`() throws {
        let address = "https://itunes.apple.com/us/rss/customerreviews/page=1/id=99/sortby=mostrecent/json"
        let options = ["app": "99", "country": "us"]
        #expect(try next("appstore", options, at: address, review) == address.replacing("page=1/", with: "page=2/"))
        let tenth = address.replacing("page=1/", with: "page=10/")
        #expect(try next("appstore", options, at: tenth, review) == nil)
        #expect(try next("appstore", options, at: address, #"{"feed":{}}"#) == nil)
        #expect(try next("appstore", url: "a.json", at: "/samples/page=1/a.json", review) == nil)
    }

    @Test func `Google Play's token leads on`() throws {
        let body = #"{"reviews":[],"tokenPagination":{"nextPageToken":"a/b"}}"#
        #expect(
            try next("googleplay", ["package": "p"], at: "https://x.example/", body)
                == "https://androidpublisher.googleapis.com/androidpublisher/v3/applications/p/reviews?maxResults=100&token=a%2Fb"
        )
        #expect(try next("googleplay", url: "file.json", at: "file.json", body) == nil)
    }

    @Test func `Reddit's after leads on`() throws {
        let body = #"{"kind":"Listing","data":{"children":[],"after":"t3_9"}}"#
        #expect(
            try next("reddit", ["subreddit": "k"], credential: "t", at: "https://oauth.reddit.com/r/k/new", body)
                == "https://oauth.reddit.com/r/k/new?limit=100&raw_json=1&after=t3_9")
    }

    private let status = #"[{"id":"1","account":{"acct":"a"},"content":"b"}]"#
    private let tag = ["instance": "m.example", "tag": "a"]

    @Test func `Mastodon's Link field leads on`() throws {
        let link = #"<https://m.example/api?max_id=1>; rel="next", <https://m.example/api?min_id=1>; rel="prev""#
        #expect(
            try next("mastodon", tag, at: "https://m.example/api", headers: [("Link", link)], status)
                == "https://m.example/api?max_id=1")
        let reversed = #"</api?min_id=1>; rel="prev", </api?max_id=2>;rel=next"#
        #expect(
            try next("mastodon", tag, at: "https://m.example/api", headers: [("link", reversed)], status)
                == "https://m.example/api?max_id=2")
        #expect(try next("mastodon", tag, at: "https://m.example/api", headers: [("Link", "<<<>;;rel")], status) == nil)
    }

    @Test func `a credential goes to no other host`() throws {
        let link = #"<https://evil.example/api>; rel="next""#
        let elsewhere = "https://evil.example/api"
        #expect(try next("mastodon", tag, at: "https://m.example/api", headers: [("Link", link)], status) == elsewhere)
        #expect(
            try next("mastodon", tag, credential: "t", at: "https://m.example/api", headers: [("Link", link)], status)
                == nil)
        // A redirect must not move the border either.
        #expect(
            try next("mastodon", tag, credential: "t", at: elsewhere + "/1", headers: [("Link", link)], status) == nil)
    }

    @Test func `a full search counts on`() throws {
        let found =
            #"{"statuses":["# + Array(repeating: status.dropFirst().dropLast(), count: 40).joined(separator: ",") + "]}"
        let query = ["instance": "m.example", "query": "a"]
        let start = "https://m.example/api/v2/search?q=a&type=statuses&limit=40"
        #expect(try next("mastodon", query, at: start, found) == start + "&offset=40")
        #expect(try next("mastodon", query, at: start + "&offset=40", found) == start + "&offset=80")
        #expect(try next("mastodon", query, at: start, #"{"statuses":\#(status)}"#) == nil)
    }

    @Test func `Hacker News pages end with the last`() throws {
        func body(_ page: Int) -> String { #"{"hits":[{"objectID":"1","title":"a"}],"page":\#(page),"nbPages":3}"# }
        let start = "https://hn.algolia.com/api/v1/search_by_date?query=a&tags=%28story%2Ccomment%29&hitsPerPage=100"
        #expect(try next("hackernews", ["query": "a"], at: start, body(0)) == start + "&page=1")
        #expect(try next("hackernews", ["query": "a"], at: start, body(2)) == nil)
        #expect(try next("hackernews", ["query": "a"], at: start, body(.max)) == nil)
    }

    @Test func `mapped answers go on by address or by number`() throws {
        let start = "https://x.example/r?k=1"
        let byAddress = ["map.text": "t", "items": "i", "next": "n"]
        #expect(
            try next("json", url: start, byAddress, at: start, #"{"i":[{"t":"a"}],"n":"/r?c=2"}"#)
                == "https://x.example/r?c=2")
        #expect(try next("json", url: start, byAddress, at: start, #"{"i":[{"t":"a"}],"n":null}"#) == nil)
        #expect(
            try next("json", url: start, byAddress, at: start, #"{"i":[{"t":"a"}],"n":"file:///etc/passwd"}"#) == nil)
        let byNumber = ["map.text": "t", "items": "i", "page": "p"]
        #expect(try next("json", url: start, byNumber, at: start, #"{"i":[{"t":"a"}]}"#) == start + "&p=2")
        #expect(try next("json", url: start, byNumber, at: start + "&p=2", #"{"i":[{"t":"a"}]}"#) == start + "&p=3")
        #expect(try next("json", url: start, byNumber, at: start, #"{"i":[]}"#) == nil)
    }
}

@Suite struct RefusalTests {
    private func seconds(_ fields: [(name: String, value: String)]) -> Int? {
        let settings = SourceSettings(name: "s", kind: "hackernews", options: ["query": "a"])
        let error = #expect(throws: IntakeError.self) {
            try SourceRegistry.adapter(for: settings).read(
                SampleFile.document("", status: 429, headers: fields), limits: IntakeLimits())
        }
        guard case .quota(_, let seconds, _) = error else { return nil }
        return seconds
    }

    @Test(
        arguments: [
            ("Retry-After", "90", 90), ("Retry-After", "Sat, 21 Nov 2026 12:05:00 GMT", 300), ("Retry-After", "-5", 60),
            ("Retry-After", "1000000000", 86_400), ("Retry-After", "99999999999999999999999999", 86_400),
            ("Retry-After", "soon", nil),
            ("Retry-After", "Sat, 21 Nov 2020 12:05:00 GMT", 60),
            ("X-RateLimit-Reset", "2026-11-21T12:10:00.000Z", 600),
            ("X-RateLimit-Reset", "1795262700", 300), ("X-RateLimit-Reset", "240.5", 241), ("X-Other", "1", nil),
        ] as [(String, String, Int?)])
    func `the time to wait is read and kept in bounds`(name: String, value: String, expected: Int?) {
        #expect(seconds([(name, value)]) == expected)
    }

    @Test func `a vendor that repeats the credential does not betray it`() {
        var settings = SourceSettings(name: "s", kind: "hackernews", options: ["query": "a"])
        settings.credential = Secret("s3cr3t")
        let error = #expect(throws: IntakeError.self) {
            try SourceRegistry.adapter(for: settings).read(
                SampleFile.document(#"{"message":"bad token s3cr3t"}"#, status: 401), limits: IntakeLimits())
        }
        #expect(error == .unauthorised(source: "s", status: 401, reason: "bad token (secret)"))
    }

    @Test func `errors show no secret of an address`() {
        let settings = SourceSettings(name: "s", kind: "feed", url: "https://x.example/")
        let error = #expect(throws: IntakeError.self) {
            try SourceRegistry.adapter(for: settings).read(
                SampleFile.document("", address: "https://u:p@x.example/?api_key=abc"), limits: IntakeLimits())
        }
        #expect(error?.description.contains("abc") == false)
        #expect(error?.description.contains("u:p") == false)
    }
}
