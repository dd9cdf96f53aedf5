import Delivery
import Testing
import Transport
import Triage

@Suite("The outbox")
struct OutboxSenderTests {
    private let outbox = MemoryOutbox()

    private func slack(_ transport: ScriptedTransport) throws -> any Sink {
        try SinkRegistry.sink(
            for: SinkSettings(name: "slack", kind: "slack", secret: "https://hooks.example/opensesame"),
            transport: transport, print: { _ in })
    }

    private func sender(
        _ sinks: [String: any Sink], policy: RetryPolicy = RetryPolicy(), now: Timestamp = KettlewrenDigest.now
    ) -> OutboxSender {
        OutboxSender(outbox: outbox, sinks: sinks, policy: policy, now: { now })
    }

    private func bodies(_ transport: ScriptedTransport) -> [String] {
        transport.requests.map { String(decoding: $0.body, as: UTF8.self) }
    }

    @Test("sends what is due in order and marks it sent; what is due later waits")
    func sends() async throws {
        let transport = ScriptedTransport([ScriptedTransport.ok, ScriptedTransport.ok])
        outbox.enqueue("slack", ["1", "2"])
        outbox.enqueue("slack", ["later"], at: KettlewrenDigest.now.adding(seconds: 1))
        let report = try await sender(["slack": slack(transport)]).drain()
        #expect(report.delivered == 2)
        #expect(report.problems.isEmpty)
        #expect(bodies(transport) == ["1", "2"])
        #expect(outbox.states == [.sent, .sent, .pending])
        #expect(outbox.all.map(\.attempts) == [1, 1, 0])
    }

    @Test("a 429 loses nothing: the sink rests, its order stays, the other sink goes on and repeats nothing")
    func rateLimited() async throws {
        let later = ScriptedTransport.answer(429, "", headers: [(name: "Retry-After", value: "30")])
        let busy = ScriptedTransport([later, ScriptedTransport.ok, ScriptedTransport.ok])
        let calm = ScriptedTransport([ScriptedTransport.ok])
        outbox.enqueue("busy", ["1", "2"])
        outbox.enqueue("calm", ["3"])
        let sinks = ["busy": try slack(busy), "calm": try slack(calm)]
        let first = try await sender(sinks).drain()
        #expect(first.delivered == 1)
        #expect(first.waiting == 1)
        #expect(first.troubles.map(\.nextAttemptAt) == [KettlewrenDigest.now.adding(seconds: 30)])
        #expect(outbox.states == [.pending, .pending, .sent])
        #expect(bodies(busy) == ["1"])

        let second = try await sender(sinks, now: KettlewrenDigest.now.adding(seconds: 30)).drain()
        #expect(second.delivered == 2)
        #expect(bodies(busy) == ["1", "1", "2"])
        #expect(bodies(calm) == ["3"])
        #expect(outbox.states == [.sent, .sent, .sent])
    }

    @Test("a webhook that is gone stops, and the operator is told")
    func gone() async throws {
        let transport = ScriptedTransport([ScriptedTransport.answer(410, "channel_is_archived")])
        outbox.enqueue("slack", ["1", "2"])
        let report = try await sender(["slack": slack(transport)]).drain()
        #expect(outbox.states == [.failed, .pending])
        #expect(bodies(transport) == ["1"])
        #expect(report.needsAttention)
        #expect(report.problems[0].contains("slack: delivery 1 given up: answered 410 channel_is_archived"))
        #expect(outbox.all[0].lastError?.contains("opensesame") == false)
    }

    @Test("waits longer each time and gives up at the limit, with a reason")
    func givesUp() async throws {
        let transport = ScriptedTransport(Array(repeating: ScriptedTransport.answer(500, "rollup_error"), count: 9))
        outbox.enqueue("slack", ["1"])
        let policy = RetryPolicy(firstDelaySeconds: 10, longestDelaySeconds: 35, attemptLimit: 4)
        var now = KettlewrenDigest.now
        var delays: [Double] = []
        for _ in 1...9 {
            _ = try await sender(["slack": slack(transport)], policy: policy, now: now).drain()
            delays.append(outbox.all[0].nextAttemptAt.seconds(since: now))
            now = max(now, outbox.all[0].nextAttemptAt)
        }
        #expect(delays.prefix(4) == [10, 20, 35, 0])
        #expect(transport.requests.count == 4)
        #expect(outbox.states == [.failed])
        #expect(outbox.all[0].lastError == "given up after 4 attempts: answered 500 rollup_error")
    }

    @Test("a crash between sending and recording is uncertain, and sent again by the standard policy")
    func crash() async throws {
        let transport = ScriptedTransport([ScriptedTransport.ok, ScriptedTransport.ok])
        outbox.enqueue("slack", ["1"])
        outbox.failFinishing(true)
        await #expect(throws: MemoryOutbox.Fault.diskFull) { try await sender(["slack": slack(transport)]).drain() }
        #expect(outbox.states == [.sending])

        outbox.failFinishing(false)
        let restarted = sender(["slack": try slack(transport)])
        #expect(try restarted.recover().map(\.state) == [.uncertain])
        let report = try await restarted.drain()
        #expect(report.delivered == 1)
        #expect(report.perhapsRepeated == 1)
        #expect(report.problems == ["1 sent again that may have arrived before (delivery is at least once)"])
        #expect(bodies(transport) == ["1", "1"])
        #expect(outbox.states == [.sent])
        #expect(try restarted.recover().isEmpty)
    }

    @Test("what is uncertain is held for a human where the policy says so, and does not stop the others")
    func held() async throws {
        let broken = TransportError.interrupted(url: "https://hooks.example/", reason: "reset", sentWholeRequest: true)
        let transport = ScriptedTransport([.failure(broken), ScriptedTransport.ok])
        outbox.enqueue("slack", ["1", "2"])
        let policy = RetryPolicy(afterUncertainty: .hold)
        let first = try await sender(["slack": slack(transport)], policy: policy).drain()
        #expect(outbox.states == [.uncertain, .pending])
        #expect(first.problems[0].contains("may or may not have arrived"))
        let second = try await sender(["slack": slack(transport)], policy: policy).drain()
        #expect(second.held == 1)
        #expect(second.needsAttention)
        #expect(outbox.states == [.uncertain, .sent])
        #expect(bodies(transport) == ["1", "2"])
    }

    @Test("once uncertain it stays so until it is known to have arrived")
    func staysUncertain() async throws {
        let transport = ScriptedTransport([
            .failure(.timedOut(url: "https://hooks.example/", limit: "30 s")), ScriptedTransport.answer(500, ""),
            ScriptedTransport.ok,
        ])
        outbox.enqueue("slack", ["1"])
        var seen: [DeliveryState] = []
        for _ in 1...3 {
            _ = try await sender(["slack": slack(transport)], now: outbox.all[0].nextAttemptAt).drain()
            seen += outbox.states
        }
        #expect(seen == [.uncertain, .uncertain, .sent])
    }

    @Test("a sink that left the configuration is not forgotten silently")
    func missingSink() async throws {
        outbox.enqueue("gone", ["1"])
        let report = try await sender([:]).drain()
        #expect(outbox.states == [.failed])
        #expect(report.problems == ["gone: delivery 1 given up: the configuration has no sink of this name any more"])
    }

    @Test("a message that ends every process is given up, not sent for ever")
    func poison() async throws {
        let transport = ScriptedTransport(Array(repeating: ScriptedTransport.ok, count: 9))
        outbox.enqueue("slack", ["1"])
        let sender = sender(["slack": try slack(transport)], policy: RetryPolicy(attemptLimit: 3))
        for _ in 1...3 {
            outbox.failFinishing(true)
            _ = try? await sender.drain()
            outbox.failFinishing(false)
            _ = try sender.recover()
        }
        _ = try await sender.drain()
        #expect(transport.requests.count == 3)
        #expect(outbox.states == [.failed])
    }

    /// Two hundred crashes at chosen places: nothing is lost, and repeats are counted.
    @Test("killed around sending again and again, every message arrives")
    func killed() async throws {
        let transport = ScriptedTransport(Array(repeating: ScriptedTransport.ok, count: 2000))
        let sender = sender(["slack": try slack(transport)], policy: RetryPolicy(attemptLimit: 1000))
        var counted = 0
        for round in 1...200 {
            outbox.enqueue("slack", ["\(round)"])
            outbox.failFinishing(round % 3 != 0)
            _ = try sender.recover()
            counted += (try? await sender.drain())?.perhapsRepeated ?? 0
        }
        outbox.failFinishing(false)
        _ = try sender.recover()
        counted += try await sender.drain().perhapsRepeated
        let sent = bodies(transport)
        #expect(outbox.states.allSatisfy { $0 == .sent })
        #expect(Set(sent) == Set((1...200).map(String.init)))
        #expect(counted > 0)
        #expect(sent.count > 200)
        // Order survives: the first arrivals are in the order of the queue.
        var first: [String] = []
        for body in sent where !first.contains(body) { first.append(body) }
        #expect(first == (1...200).map(String.init))
    }
}
