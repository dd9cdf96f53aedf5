import Intake
import Testing
import Triage

@Suite struct MentionObjectTests {
    private static let full = #"""
        {"id":"r-1","source":"shop","url":"https://shop.example/r/1","title":"Lid \"broke\"","text":"Twice.\nIn a week.","html":"<p>Twice.</p>","rating":{"value":1.5,"best":5},"author":{"name":"Ana","id":"a7","handle":"ana","url":"https://shop.example/u/ana","followers":12,"verified":true},"engagement":{"likes":-3,"replies":0,"shares":1,"views":900,"helpful":4},"publishedAt":"2026-11-20T10:00:00Z","updatedAt":"2026-11-21T10:00:00.250Z","language":"pt-BR","thread":"t-9","inReplyTo":"t-9"}
        """#

    private func read(_ text: String, source: String? = "shop") throws(IntakeError) -> Mention {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue.parse(Array(text.utf8))
        } catch {
            throw IntakeError.badMention(line: 0, reason: error.description)
        }
        return try MentionObject.read(value, line: 7, defaultSource: source)
    }

    private func readAll(
        _ text: String, limits: IntakeLimits = IntakeLimits()
    ) throws(IntakeError) -> [Result<Mention, IntakeError>] {
        try MentionObject.readAll(Array(text.utf8), limits: limits, defaultSource: "shop")
    }

    @Test func `every key is read and written back in place`() throws {
        let mention = try read(Self.full)
        #expect(mention.scope == "shop")
        #expect(mention.rating == Rating(value: 1.5, best: 5))
        #expect(mention.author.followers == 12)
        #expect(mention.engagement.likes == -3)
        #expect(mention.updatedAt == Timestamp(rfc3339: "2026-11-21T10:00:00.25Z"))
        #expect(MentionObject.write(mention) == Self.full)
    }

    @Test func `id, source and words are enough`() throws {
        let mention = try read(#"{"id":"1","title":"Lid broke"}"#)
        #expect(mention == Mention(source: "shop", id: "1", title: "Lid broke", text: ""))
        #expect(MentionObject.write(mention) == #"{"id":"1","source":"shop","title":"Lid broke","text":""}"#)
    }

    @Test func `null is the same as absent`() throws {
        #expect(
            try read(#"{"id":"1","text":"a","author":null,"rating":null,"url":null,"publishedAt":null}"#).author
                == Author())
    }

    @Test(arguments: [
        (#"[]"#, "a Mention is an object, not an array"),
        (#"{"text":"a"}"#, "id is missing"),
        (#"{"id":" ","text":"a"}"#, "id is missing"),
        (#"{"id":1,"text":"a"}"#, "id must be a string, not a number; id is missing"),
        (#"{"id":"1"}"#, "text or title must be given"),
        (#"{"id":"1","text":" \n"}"#, "text or title must be given"),
        (#"{"id":"1","text":"a","source":"x:y"}"#, "source must not contain a colon"),
        (#"{"id":"1","text":"a","publishAt":"x"}"#, "unknown key publishAt, perhaps publishedAt"),
        (#"{"id":"1","text":"a","q":1}"#, "unknown key q"),
        (#"{"id":"1","text":"a","author":{"follower":3}}"#, "unknown key author.follower, perhaps author.followers"),
        (#"{"id":"1","text":"a","author":"Ana"}"#, "author must be an object, not a string"),
        (#"{"id":"1","text":"a","author":{"followers":-1}}"#, "author.followers must not be negative"),
        (#"{"id":"1","text":"a","author":{"followers":"9"}}"#, "author.followers must be a whole number, not a string"),
        (#"{"id":"1","text":"a","author":{"verified":"yes"}}"#, "author.verified must be true or false, not a string"),
        (#"{"id":"1","text":"a","engagement":{"views":1.5}}"#, "engagement.views must be a whole number, not a number"),
        (#"{"id":"1","text":"a","rating":4}"#, "rating must be an object, not a number"),
        (#"{"id":"1","text":"a","rating":{"best":5}}"#, "rating.value is missing"),
        (#"{"id":"1","text":"a","rating":{"value":6}}"#, "rating.value must be from 0 to rating.best"),
        (
            #"{"id":"1","text":"a","publishedAt":"yesterday"}"#,
            "publishedAt is no RFC 3339 time such as 2026-11-21T12:00:00Z"
        ),
        (#"{"id":"1","text":"a","url":"javascript:alert(1)"}"#, "url is no http or https address"),
        (#"{"id":"1","text":"a","language":"english!"}"#, "language is no BCP 47 tag such as en or pt-BR"),
        (
            #"{"id":"1","text":5,"titel":"b","url":"x"}"#,
            "unknown key titel, perhaps title; text must be a string, not a number; text or title must be given; url is no http or https address"
        ),
    ])
    func `a mistake is named with its place`(text: String, reason: String) {
        #expect(throws: IntakeError.badMention(line: 7, reason: reason)) { try read(text) }
    }

    @Test func `without a default the source must be named`() {
        #expect(throws: IntakeError.badMention(line: 7, reason: "source is missing")) {
            try read(#"{"id":"1","text":"a"}"#, source: nil)
        }
    }

    @Test func `active HTML does not come in`() throws {
        let html = try read(#"{"id":"1","text":"a","html":"<p onclick='x()'>a<script>x()</script></p>"}"#).html ?? ""
        #expect(html.contains("a"))
        #expect(!html.contains("script"))
        #expect(!html.contains("onclick"))
    }

    @Test func `control characters do not come in`() throws {
        let mention = try read(#"{"id":"1\u0000","title":"a\u0007\nb","text":"\u0001a\r\nb\rc\u001b[31m "}"#)
        #expect(mention.id == "1")
        #expect(mention.title == "a b")
        #expect(mention.text == "a\nb\nc[31m")
    }

    @Test(arguments: [
        "{\"id\":\"1\",\"text\":\"a\"}",
        "\u{FEFF}\n {\n \"id\": \"1\",\n \"text\": \"a\"\n}\n",
        "{\n\"id\":\"1\",\"text\":\"a\",\"author\":\n{\"name\":\"b\"}\n}",
        "[{\"id\":\"1\",\"text\":\"a\"}]",
        "\n\n{\"id\":\"1\",\"text\":\"a\"}\r\n\r\n",
    ])
    func `one object is read in every form`(text: String) throws {
        #expect(try readAll(text).map { try $0.get().id } == ["1"])
    }

    @Test func `a bad line costs itself only`() throws {
        let results = try readAll(
            """
            {"id":"1","text":"a"}
            not json

            {"id":"2"}
            {"id":"3","text":"c"}
            """)
        #expect(results.count == 4)
        #expect(results.compactMap { try? $0.get().id } == ["1", "3"])
        #expect(results[1] == .failure(.badMention(line: 2, reason: "this is none of true, false, null")))
        #expect(results[2] == .failure(.badMention(line: 4, reason: "text or title must be given")))
    }

    @Test func `lines are read too where the first is bad`() throws {
        #expect(try readAll("oops\n{\"id\":\"1\",\"text\":\"a\"}").count == 2)
    }

    @Test func `a bad element costs itself only`() throws {
        let results = try readAll(#"[{"id":"1","text":"a"},5,{"id":"2","text":"b"}]"#)
        #expect(results.compactMap { try? $0.get().id } == ["1", "2"])
        #expect(results[1] == .failure(.badMention(line: 2, reason: "a Mention is an object, not a number")))
    }

    @Test func `what is nothing of the kind is an error`() {
        #expect(throws: IntakeError.empty(url: "the input")) { try readAll(" \n") }
        #expect(throws: IntakeError.wrongKind(url: "the input", found: "an HTML or XML document")) {
            try readAll("<!DOCTYPE html><p>no")
        }
        #expect(throws: IntakeError.self) { try readAll("{\"id\":\"1\",\n\"text\":") }
        #expect(throws: IntakeError.self) { try readAll("[{\"id\":\"1\",\"text\":\"a\"}") }
        #expect(throws: IntakeError.overLimit(url: "the input", name: "intake.depthLimit", limit: 256)) {
            try readAll(String(repeating: "[", count: 100_000))
        }
    }

    @Test func `limits are named`() throws {
        var limits = IntakeLimits()
        limits.itemLimitBytes = 5
        limits.itemLimit = 2
        let line = #"{"id":"1","text":"a"}"#
        let results = try readAll([line, #"{"id":"2","text":"abcdef"}"#, line].joined(separator: "\n"), limits: limits)
        #expect(results[1] == .failure(.badMention(line: 2, reason: "text is over intake.itemLimitBytes = 5")))
        #expect(results[2] == .failure(.overLimit(url: "the input", name: "intake.itemLimit", limit: 2)))
        limits.documentLimitBytes = 10
        #expect(throws: IntakeError.overLimit(url: "the input", name: "intake.documentLimitBytes", limit: 10)) {
            try readAll(line, limits: limits)
        }
    }

    @Test func `further members stand last`() throws {
        let mention = Mention(source: "s", id: "1", text: "a")
        let line = MentionObject.write(
            mention, extra: [("priority", .number(71.5)), ("parts", .array([.string("anger")]))])
        #expect(line == #"{"id":"1","source":"s","text":"a","priority":71.5,"parts":["anger"]}"#)
        #expect(throws: IntakeError.self) { try read(line) }
        let value = try JSONValue.parse(Array(line.utf8))
        let again = try MentionObject.read(value, line: 1, defaultSource: nil, alsoAllowed: ["priority", "parts"])
        #expect(again == mention)
    }
}
