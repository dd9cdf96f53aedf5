import Intake
import Testing
import Transport
import Triage

/// What is posted to webhooks, read.
@Suite struct PushReaderTests {
    private func read(
        _ kind: String, _ body: String, url: String? = nil, headers: [(name: String, value: String)] = []
    ) throws -> PushedPage { try read(kind, [:], body, url: url, headers: headers) }

    private func read(
        _ kind: String, _ options: [String: String], _ body: String, url: String? = nil,
        headers: [(name: String, value: String)] = []
    ) throws -> PushedPage {
        let options = kind == "discourse" && options.isEmpty ? ["instance": "forum.example"] : options
        let reader = try PushReader(SourceSettings(name: "s", kind: kind, url: url, options: options))
        return try reader.read(
            Array(body.utf8), headers: HeaderFields(headers), at: SampleFile.now, limits: IntakeLimits())
    }

    // MARK: The same mention as polling gives

    @Test(arguments: PushPair.all)
    func `a pushed item and the same item asked for are one mention`(pair: PushPair) throws {
        let pushed = try #require(try read(pair.kind, pair.options, pair.pushed).mentions.last)
        let asking = SourceSettings(
            name: "s", kind: pair.kind, url: "https://api.example/items", options: pair.polledOptions ?? pair.options)
        let asked = try #require(
            try SourceRegistry.adapter(for: asking).read(SampleFile.document(pair.polled), limits: IntakeLimits())
                .mentions.last)
        #expect(pushed.key == asked.key)
        #expect(pushed.source == asked.source)
        #expect(pushed.author == asked.author)
        #expect(pushed.rating == asked.rating)
        #expect(pushed.title == asked.title)
        #expect(pushed.language == asked.language)
        #expect(pushed.thread == asked.thread && pushed.inReplyTo == asked.inReplyTo)
        if !pair.untold.contains("text") {
            #expect(pushed.text == asked.text && pushed.html == asked.html)
            #expect(pushed.contentFingerprint == asked.contentFingerprint)
        }
        if !pair.untold.contains("url") { #expect(pushed.url == asked.url) }
        if !pair.untold.contains("publishedAt") { #expect(pushed.publishedAt == asked.publishedAt) }
        if !pair.untold.contains("updatedAt") { #expect(pushed.updatedAt == asked.updatedAt) }
        #expect(pushed.publishedAt != nil || ["json", "xml"].contains(pair.kind))
    }

    @Test func `every kind that is pushed has such a pair`() {
        #expect(Set(PushPair.all.map(\.kind)) == Set(PushReader.kinds).subtracting(["mention"]))
        #expect(Set(PushReader.kinds).isSubset(of: SourceRegistry.kinds.map { $0.kind }))
    }

    @Test func `what a visitor writes on a page, and who names it elsewhere, are mentions`() throws {
        let body = #"""
            {"object":"page","entry":[{"id":"700","time":1795255205,"changes":[
             {"field":"feed","value":{"item":"status","verb":"add","post_id":"700_90","from":{"id":"31","name":"Mirrorfern"},
              "message":"Still no refund.","created_time":1795255200,"permalink_url":"https://www.facebook.com/700/posts/90"}},
             {"field":"mention","value":{"item":"comment","verb":"add","post_id":"31_5","comment_id":"5_6","message":"Kettlewren again!",
              "created_time":1795255200}}]}]}
            """#
        let page = try read("facebook", body)
        #expect(page.mentions.map(\.id) == ["700_90", "5_6"])
        #expect(page.mentions.map(\.scope) == ["facebook", "facebook"])
        #expect(page.mentions[0].author.name == "Mirrorfern")
        #expect(page.mentions[0].url == "https://www.facebook.com/700/posts/90")
        #expect(page.refused.isEmpty && page.leftOut.total == 0)
    }

    @Test func `an API's answer that somebody passes on is read as well`() throws {
        #expect(try read("github", #"[{"id":1,"title":"Lid","body":"broke"}]"#).mentions.map(\.id) == ["1"])
        #expect(
            try read("trustpilot", #"{"reviews":[{"id":"a","stars":1,"text":"no"}],"links":[]}"#).mentions.map(\.id)
                == ["a"])
    }

    @Test func `relative addresses are joined to the url that is configured`() throws {
        let body =
            #"<rss version="2.0"><channel><item><guid>1</guid><title>Lid</title><link>/t/1</link></item></channel></rss>"#
        #expect(
            try read("feed", body, url: "https://forum.example/posts.rss").mentions.first?.url
                == "https://forum.example/t/1")
        #expect(try read("feed", body).mentions.first?.url == nil)
    }

    // MARK: What holds no mention

    /// Kind, body, headers, and how often each reason stands in the page.
    private static let leftOut:
        [(kind: String, body: String, headers: [(name: String, value: String)], counts: [LeftOutReason: Int])] = [
            (
                "facebook", change("feed", #"{"item":"comment","verb":"remove","comment_id":"1_2","post_id":"700_1"}"#),
                [], [.deletion: 1]
            ),
            (
                "facebook", change("ratings", #"{"item":"rating","verb":"remove","open_graph_story_id":"1"}"#), [],
                [.deletion: 1]
            ),
            (
                "facebook", change("feed", #"{"item":"comment","verb":"hide","comment_id":"1_2","message":"x"}"#), [],
                [.otherEvent: 1]
            ),
            (
                "facebook", change("feed", #"{"item":"reaction","verb":"add","reaction_type":"angry"}"#), [],
                [.otherEvent: 1]
            ),
            ("facebook", change("leadgen", #"{"leadgen_id":"1"}"#), [], [.otherEvent: 1]),
            ("facebook", change("name", #""Kettlewren""#), [], [.otherEvent: 1]),
            (
                "facebook",
                change(
                    "feed", #"{"item":"status","verb":"add","post_id":"700_3","from":{"id":"700"},"message":"Sale!"}"#),
                [], [.ownPost: 1]
            ),
            (
                "facebook",
                #"{"object":"page","entry":[{"id":"700","time":1,"messaging":[{"sender":{"id":"1"},"message":{"text":"psst"}},{}]}]}"#,
                [], [.notPublic: 2]
            ),
            ("facebook", #"{"object":"instagram","entry":[{"id":"9","changes":[{},{}]}]}"#, [], [.otherEvent: 2]),
            ("facebook", #"{"object":"page","entry":[]}"#, [], [:]),
            (
                "instagram", change("mentions", #"{"media_id":"1","comment_id":"2"}"#, object: "instagram"), [],
                [.withoutWords: 1]
            ),
            (
                "instagram", change("messages", #"{"message":{"text":"psst"}}"#, object: "instagram"), [],
                [.notPublic: 1]
            ),
            ("instagram", change("story_insights", #"{"reach":44}"#, object: "instagram"), [], [.otherEvent: 1]),
            ("threads", #"{"topic":"moderate","values":{"field":"delete","value":{"id":"1"}}}"#, [], [.deletion: 1]),
            ("threads", #"{"topic":"interaction","values":{"field":"publish","value":{"id":"1"}}}"#, [], [.ownPost: 1]),
            ("github", #"{"zen":"Keep it plain.","hook_id":7,"hook":{}}"#, [("X-GitHub-Event", "ping")], [.ping: 1]),
            ("github", #"{"action":"deleted","issue":{"id":1,"title":"a"},"sender":{}}"#, [], [.deletion: 1]),
            (
                "github", #"{"action":"deleted","issue":{"id":1,"title":"a"},"comment":{"id":2},"sender":{}}"#, [],
                [.deletion: 1]
            ),
            (
                "github",
                #"{"action":"created","issue":{"id":1,"title":"a","pull_request":{"url":"x"}},"comment":{"id":2,"body":"b"},"sender":{}}"#,
                [], [.otherEvent: 1]
            ),
            (
                "github", #"{"ref":"refs/heads/main","repository":{"id":1},"pusher":{}}"#, [("X-GitHub-Event", "push")],
                [.otherEvent: 1]
            ),
            ("discourse", #"{"ping":"OK"}"#, [("X-Discourse-Event-Type", "ping")], [.ping: 1]),
            (
                "discourse", #"{"post":{"id":1,"topic_id":2,"cooked":"a"}}"#, [("X-Discourse-Event", "post_destroyed")],
                [.deletion: 1]
            ),
            ("discourse", #"{"topic":{"id":1,"title":"a","deleted_at":"2026-11-21T10:00:00Z"}}"#, [], [.deletion: 1]),
            (
                "discourse", #"{"post":{"id":1,"topic_id":2,"cooked":"a","topic_archetype":"private_message"}}"#, [],
                [.notPublic: 1]
            ),
            ("discourse", #"{"topic":{"id":1,"title":"a","archetype":"private_message"}}"#, [], [.notPublic: 1]),
            ("discourse", #"{"post":{"id":1,"topic_id":2,"cooked":"a","post_type":4}}"#, [], [.notPublic: 1]),
            ("discourse", #"{"post":{"id":1,"topic_id":2,"cooked":"closed","post_type":3}}"#, [], [.otherEvent: 1]),
            ("discourse", #"{"user":{"id":1}}"#, [("X-Discourse-Event-Type", "user")], [.otherEvent: 1]),
            (
                "trustpilot", #"{"events":[{"eventName":"service-review-deleted","eventData":{"id":"a"}}]}"#, [],
                [.deletion: 1]
            ),
            (
                "trustpilot", #"{"events":[{"eventName":"product-review-created","eventData":{"id":"a"}}]}"#, [],
                [.otherEvent: 1]
            ),
            (
                "youtube",
                #"<feed xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns="http://www.w3.org/2005/Atom"><at:deleted-entry ref="yt:video:V1" when="2026-11-21T10:00:00Z"><link href="a"/></at:deleted-entry></feed>"#,
                [], [.deletion: 1]
            ),
        ]

    private static func change(_ field: String, _ value: String, object: String = "page") -> String {
        #"{"object":"\#(object)","entry":[{"id":"700","time":1795255205,"changes":[{"field":"\#(field)","value":\#(value)}]}]}"#
    }

    @Test(arguments: leftOut.indices)
    func `an event without a mention is counted and refused by nobody`(index: Int) throws {
        let sample = Self.leftOut[index]
        let page = try read(sample.kind, sample.body, headers: sample.headers)
        #expect(page.leftOut.counts == sample.counts, "\(sample.kind) \(sample.body)")
        #expect(page.mentions.isEmpty && page.refused.isEmpty)
        #expect(page.leftOut.sentences.count == sample.counts.count)
    }

    // MARK: Broken items and unknown shapes

    @Test func `a broken item costs itself alone`() throws {
        let facebook = #"""
            {"object":"page","entry":[7,{"id":"700","time":1,"changes":[{"field":"feed"},{"value":{}},
             {"field":"feed","value":{"item":"comment","verb":"add","comment_id":"1_2","message":"fine","created_time":1795255200}},
             {"field":"ratings","value":{"item":"rating","verb":"add"}}]}]}
            """#
        let page = try read("facebook", facebook)
        #expect(page.mentions.map(\.id) == ["1_2"])
        #expect(page.refused.count == 4, "\(page.refused)")
        let trustpilot = #"""
            {"events":[{"eventData":{}},{"eventName":"service-review-created"},{"eventName":"service-review-created","eventData":{"id":"a"}},
             {"eventName":"service-review-updated","eventData":{"id":"b","stars":2,"text":"late"}}]}
            """#
        let reviews = try read("trustpilot", trustpilot)
        #expect(reviews.mentions.map(\.id) == ["b"])
        #expect(reviews.refused.count == 3, "\(reviews.refused)")
    }

    @Test(arguments: [
        ("github", #"{"action":"opened","issue":{"number":1},"sender":{}}"#),
        ("instagram", change("comments", #"{"text":"no id"}"#, object: "instagram")),
        ("discourse", #"{"post":{"cooked":"a"}}"#), ("discourse", #"{"topic":{"title":"a"}}"#),
        ("mention", #"{"id":"1"}"#), ("mention", "[]"),
    ])
    func `a known envelope of broken items is refused item by item`(kind: String, body: String) throws {
        let page = try read(kind, body)
        #expect(page.mentions.isEmpty)
        #expect(page.refused.count == 1)
    }

    @Test(arguments: [
        ("facebook", #"{"hello":"world"}"#, "shape"), ("facebook", #"{"object":"page"}"#, "shape"),
        ("instagram", "[]", "shape"), ("threads", "17", "shape"), ("github", #"{"hello":1}"#, "shape"),
        ("github", "payload=%7B%22action%22%3A%22opened%22%7D", "application/json"), ("github", "not json", "JSON"),
        ("discourse", #"{"hello":1}"#, "shape"), ("trustpilot", #"{"events":7}"#, "shape"),
        ("json", #"{"a":1}"#, "items = d"),
        ("xml", "<a/>", "items = d"), ("feed", "<html><body>hi</body></html>", "posted body"), ("feed", "", "empty"),
        ("youtube", "{}", "shape"), ("mention", "<rss/>", "posted body"), ("mention", "", "empty"),
    ])
    func `an unknown shape is named, and the body is not repeated`(kind: String, body: String, word: String) {
        let options = ["json", "xml"].contains(kind) ? ["items": "d", "map.text": "t"] : [:]
        let error = #expect(throws: IntakeError.self) { try read(kind, options, body) }
        #expect(error.map { "\($0)".contains(word) } == true, "\(String(describing: error))")
        #expect(error.map { "\($0)".contains("world") } == false)
    }

    /// Values that stand where an envelope, an entry, a change or an item should.
    private static let oddities = [
        "null", "0", #""x""#, "[]", "{}", "[null]", "[[[]]]", #"{"entry":null,"object":null}"#,
        #"{"object":"page","entry":[null,1,"x",[],{}]}"#,
        #"{"object":"page","entry":[{"changes":{},"messaging":7}]}"#,
        #"{"object":"page","entry":[{"changes":[null,[],{"field":1,"value":1}]}]}"#,
        #"{"object":7,"entry":[{}]}"#, #"{"values":[[],null],"topic":1}"#,
        #"{"events":[null,{"eventName":1},{"eventName":"service-review-created","eventData":[]}]}"#,
        #"{"issue":[],"sender":1}"#, #"{"issue":{},"comment":{},"sender":1}"#, #"{"post":{},"topic":{}}"#,
        #"{"post":{"post_type":"x","id":{}}}"#,
        #"{"data":[{"id":[],"text":{}}]}"#, "\u{FEFF}{}", "{\"object\":\"page\",\"entry\":[{\"id\":\"\\ud800\"}]}",
    ]

    @Test(arguments: PushReader.kinds, oddities)
    func `nothing that is posted traps`(kind: String, body: String) {
        let options = ["json", "xml"].contains(kind) ? ["items": "data", "map.text": "text"] : [:]
        do {
            let page = try read(kind, options, body)
            #expect(page.mentions.isEmpty)
        } catch {
            #expect(error is IntakeError)
        }
    }

    @Test func `depth and size have their limits`() throws {
        let deep = String(repeating: "[", count: 5000)
        #expect(throws: IntakeError.overLimit(url: "the posted body", name: "intake.depthLimit", limit: 256)) {
            try read("facebook", deep)
        }
        var limits = IntakeLimits()
        limits.itemLimit = 2
        let issues = (1...5).map { #"{"id":\#($0),"title":"a"}"# }.joined(separator: ",")
        let reader = try PushReader(SourceSettings(name: "s", kind: "github"))
        let page = try reader.read(
            Array("[\(issues)]".utf8), headers: HeaderFields(), at: SampleFile.now, limits: limits)
        #expect(page.mentions.count == 2)
        #expect(page.notes == ["left out 3 items above intake.itemLimit = 2"])
        limits.documentLimitBytes = 10
        #expect(throws: IntakeError.overLimit(url: "the posted body", name: "intake.documentLimitBytes", limit: 10)) {
            try reader.read(Array("[\(issues)]".utf8), headers: HeaderFields(), at: SampleFile.now, limits: limits)
        }
    }

    // MARK: Settings

    @Test(
        arguments: [
            ("hackernews", [:], "nobody pushes hackernews"), ("discourse", [:], "instance"), ("json", [:], "map.text"),
            ("json", ["map.text": "t", "next": "n"], "next"), ("github", ["repository": "a/b"], "repository"),
            ("json", ["map.text": "t", "items": "a..b"], "items"), ("xml", ["map.text": "t"], "items"),
        ] as [(String, [String: String], String)])
    func `settings that make no sense are refused`(kind: String, options: [String: String], word: String) {
        let error = #expect(throws: IntakeError.self) {
            try PushReader(SourceSettings(name: "s", kind: kind, options: options))
        }
        #expect(error.map { "\($0)".contains(word) } == true, "\(String(describing: error))")
    }
}
