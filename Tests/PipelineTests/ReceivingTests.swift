import Pipeline
import TestSupport
import Testing
import Triage

@Suite("Posted mentions")
struct ReceivingTests {
    private func receive(_ body: String, message: String? = nil, times: Int = 1) async throws -> (
        ReceivedCounts, LedgerCounts
    ) {
        try await TemporaryFolder.with { folder in
            let installation = try TestWorld().install(in: folder, Documents.configuration)
            var counts = try installation.receive(Array(body.utf8), source: "shop", message: message)
            for _ in 1..<times { counts = try installation.receive(Array(body.utf8), source: "shop", message: message) }
            return (counts, try installation.ledger())
        }
    }

    @Test(
        "one object, an array and JSON Lines are taken",
        arguments: [
            (#"{"id":"1","source":"shop","text":"broken"}"#, 1),
            (#"[{"id":"1","source":"shop","text":"broken"},{"id":"2","source":"shop","title":"late"}]"#, 2),
            (
                "{\"id\":\"1\",\"source\":\"shop\",\"text\":\"a\"}\n{\"id\":\"2\",\"source\":\"shop\",\"text\":\"b\"}\n",
                2
            ),
            (#"{"id":"1","text":"the source is the address's"}"#, 1),
        ])
    func shapes(_ body: String, _ count: Int) async throws {
        let (counts, ledger) = try await receive(body)
        #expect(counts.accepted == count)
        #expect(ledger.waiting == count)
    }

    @Test("a bad item is named and costs no other")
    func badItem() async throws {
        let (counts, ledger) = try await receive(
            "{\"id\":\"1\",\"text\":\"a\"}\n{\"id\":\"2\",\"txet\":\"b\"}\n{\"id\":\"3\",\"source\":\"other\",\"text\":\"c\"}\n"
        )
        #expect(counts.accepted == 1)
        #expect(counts.refused.count == 2)
        #expect(counts.refused.joined().contains("txet"))
        #expect(counts.refused.joined().contains("other"))
        #expect(ledger.total == 1)
    }

    @Test("the same message id has one effect")
    func repeated() async throws {
        let (counts, ledger) = try await receive(#"{"id":"1","text":"a"}"#, message: "msg_1", times: 3)
        #expect(counts.repeated)
        #expect(ledger.total == 1)
    }

    @Test("what is no mention at all is refused with a reason", arguments: ["", "[]", "{}", "null", "<rss/>", "[1,2]"])
    func refused(_ body: String) async throws {
        await #expect(throws: PipelineError.self) { _ = try await receive(body) }
    }

    @Test("what cannot be read at all is told from what has no item that can be read")
    func unknownOrBroken() async throws {
        for (body, isUnknown) in [("", true), ("<rss/>", true), ("nonsense", true), ("{}", false), ("[]", false)] {
            let error = await #expect(throws: PipelineError.self) { _ = try await receive(body) }
            switch error {
            case .unknownShape(let reason): #expect(isUnknown && !reason.isEmpty, "\(body)")
            case .badInput(let reason): #expect(!isUnknown && !reason.isEmpty, "\(body)")
            default: Issue.record("\(body): \(String(describing: error))")
            }
        }
    }

    @Test("what was pushed and is then fetched is one mention, and nothing new")
    func pushedThenFetched() async throws {
        try await TemporaryFolder.with { folder in
            let issue =
                #"{"id":3001,"title":"Lid breaks","body":"Every time.","user":{"login":"mirrorfern","id":51},"html_url":"https://github.com/k/a/issues/7"}"#
            let world = TestWorld()
            let address = "https://api.github.example/issues"
            world.serve(address, .text("[\(issue)]"))
            let installation = try world.install(
                in: folder,
                [
                    "earshot.yaml": """
                    brand: {name: Kettlewren}
                    store: store.db
                    feeds: feeds.yaml
                    sinks: [{name: terminal, kind: stdout}]
                    server: {webhooks: [{source: issues, kind: github, secrets: env:S}]}
                    """, "feeds.yaml": "sources: [{name: issues, kind: github, url: \"\(address)\"}]",
                ])
            let pushed = try installation.receive(
                Array(#"{"action":"opened","issue":\#(issue),"repository":{},"sender":{}}"#.utf8), source: "issues",
                message: "m1")
            #expect(pushed.accepted == 1)
            let report = try await Cycle(installation).run()
            #expect(report.sources.map(\.new) == [0] && report.sources.map(\.edited) == [0])
            #expect(report.sources.map(\.unchanged) == [1])
            #expect(try installation.ledger().total == 1)
        }
    }

    @Test("an event without a mention is counted and leaves no trace")
    func leftOut() async throws {
        try await TemporaryFolder.with { folder in
            let installation = try TestWorld().install(
                in: folder,
                [
                    "earshot.yaml": """
                    brand: {name: Kettlewren}
                    store: store.db
                    server: {webhooks: [{source: page, kind: facebook, secrets: env:S}]}
                    """
                ])
            let body =
                #"{"object":"page","entry":[{"id":"7","changes":[{"field":"feed","value":{"item":"comment","verb":"remove"}}],"messaging":[{}]}]}"#
            for _ in 0..<2 {
                let counts = try installation.receive(Array(body.utf8), source: "page", message: "m1")
                #expect(counts.leftOut == 2 && counts.accepted == 0 && !counts.repeated)
                #expect(counts.notes == ["1 deletion: what is known stays", "1 message that is not public"])
            }
            #expect(try installation.ledger().total == 0)
        }
    }
}
