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
}
