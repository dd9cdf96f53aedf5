import Synchronization
import TestSupport
import Testing
import Transport

/// Thousands of exchanges on one transport.
@Suite(.timeLimit(.minutes(2))) struct ManyExchangesTests {
    /// How an exchange for its own path ended.
    private enum Ending { case answered, answeredWrongly, interrupted, failedOtherwise }

    private func ending(of path: String, on server: LoopbackServer, by transport: CurlTransport) async -> Ending {
        do {
            let document = try await transport.exchange(FetchRequest(url: server.url(path)))
            return document.body == Array(path.utf8) ? .answered : .answeredWrongly
        } catch {
            return error.kind == .interrupted ? .interrupted : .failedOtherwise
        }
    }

    @Test func thousandsAtOnceAreAllAnsweredThoughSomeAreCancelled() async throws {
        let server = try LoopbackServer { .text($0.path) }
        let transport = loopbackTransport { $0.limits.perHostLimit = 64 }
        let tasks = (0..<2000).map { number in
            Task { await ending(of: "/\(number)", on: server, by: transport) }
        }
        for (number, task) in tasks.enumerated() where number % 10 == 0 { task.cancel() }
        var endings: [Ending] = []
        for task in tasks { endings.append(await task.value) }
        for (number, ending) in endings.enumerated() {
            let isFine = ending == .answered || number % 10 == 0 && ending == .interrupted
            #expect(isFine, "/\(number): \(ending)")
        }
        #expect(server.connectionCount <= 64 + 200, "a cancelled exchange may cost its connection, no other does")
        #expect(await ending(of: "/after", on: server, by: transport) == .answered)
    }

    @Test func shuttingDownInTheMiddleEndsThemAll() async throws {
        let gate = LoopbackServer.Gate()
        let server = try LoopbackServer {
            Int($0.path.dropFirst()).map { $0 % 2 == 0 } == true ? .text($0.path) : .held(gate, .text($0.path))
        }
        let transport = loopbackTransport { $0.limits.perHostLimit = 16 }
        let tasks = (0..<1000).map { number in
            Task { await ending(of: "/\(number)", on: server, by: transport) }
        }
        // So many that all 16 places are taken by answers held back, some after answers that were given.
        _ = await server.calls(atLeast: 16)
        await transport.shutdown()
        var counts: [Ending: Int] = [:]
        for task in tasks { counts[await task.value, default: 0] += 1 }
        #expect(counts[.answered, default: 0] + counts[.interrupted, default: 0] == 1000)
        #expect(counts[.interrupted, default: 0] >= 500)
    }

    /// One place means one handle for all: nothing of a request may be left in the next.
    @Test func nothingOfARequestStaysBehind() async throws {
        let server = try LoopbackServer { _ in .text("ok", headers: [("Set-Cookie", "a=b")]) }
        let transport = loopbackTransport { $0.limits.concurrencyLimit = 1 }
        _ = try await transport.exchange(
            FetchRequest(
                url: "http://user:pass@127.0.0.1:\(server.port)/1", method: .post,
                headers: HeaderFields([("X-Token", "t"), ("Content-Type", "text/plain"), ("User-Agent", "other")]),
                body: Array("body".utf8)))
        _ = await transport.failure(of: "http://10.0.0.1/")
        _ = try await transport.exchange(FetchRequest(url: server.url("/2")))
        let plain = loopbackTransport()
        _ = try await plain.exchange(FetchRequest(url: server.url("/2")))
        let calls = server.calls
        try #require(calls.count == 3)
        #expect(calls[1].headers == calls[2].headers)
        #expect(calls[1].method == "GET")
        #expect(calls[1].body.isEmpty)
    }

    /// A rest that never ends within the test: what waits for it is neither sent nor timed out, and nobody else waits.
    @Test func aRestingHostHoldsUpNoOtherAndNoTimeLimitRuns() async throws {
        let server = try LoopbackServer { .text($0.path) }
        let transport = loopbackTransport {
            $0.limits.perHostGapSeconds = 3_600
            $0.limits.totalTimeoutSeconds = 30
        }
        #expect(await ending(of: "/first", on: server, by: transport) == .answered)
        let waiting = Task { await transport.failure(of: server.url("/second")) }
        _ = try await transport.exchange(FetchRequest(url: server.url("/other", host: "localhost")))
        waiting.cancel()
        let error = await waiting.value
        #expect(error?.kind == .interrupted)
        #expect(error?.sentWholeRequest == false)
        #expect(server.calls.map(\.path) == ["/first", "/other"])
    }
}
