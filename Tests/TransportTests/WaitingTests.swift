import Synchronization
import TestSupport
import Testing
import Transport
import Triage

/// What becomes of exchanges whose turn has not come.
@Suite(.timeLimit(.minutes(1))) struct WaitingTests {
    /// Something that is wanted until it is not.
    private final class Wish: Sendable {
        private let isGone = Atomic(false)
        var stands: Bool { !isGone.load(ordering: .relaxed) }
        func end() { isGone.store(true, ordering: .relaxed) }
    }

    /// The error that a GET of `url` ends with as long as it is wanted; `nil` where it is answered.
    private func failure(of url: String, by transport: CurlTransport, while wish: Wish) async -> TransportError? {
        do {
            _ = try await transport.exchange(FetchRequest(url: url), while: { wish.stands })
            return nil
        } catch {
            return error
        }
    }

    @Test func thousandsThatAreNoLongerWantedEndAtOnceAndWhatHasBegunIsFinished() async throws {
        let gate = LoopbackServer.Gate()
        let server = try LoopbackServer { _ in .held(gate, .text("late")) }
        let transport = loopbackTransport {
            $0.limits.perHostLimit = 2
            // On a busy machine the gate stays shut for longer than a server may be silent.
            $0.limits.lowSpeedSeconds = 3_600
            $0.limits.totalTimeoutSeconds = 3_600
        }
        let wish = Wish()
        let tasks = (0..<3000).map { number in
            Task { await failure(of: server.url("/\(number)"), by: transport, while: wish) }
        }
        let begun = Set(await server.calls(atLeast: 2).map(\.path))
        wish.end()
        // The gate is still shut: the others wait for nobody's answer.
        for (number, task) in tasks.enumerated() where !begun.contains("/\(number)") {
            #expect(await task.value?.kind == .notBegun)
        }
        gate.open()
        for (number, task) in tasks.enumerated() where begun.contains("/\(number)") {
            #expect(await task.value == nil)
        }
        #expect(begun.count == 2 && server.calls.count == 2)
    }

    @Test func whoWaitsForTheEndOfARestNeedNotSeeIt() async throws {
        let server = try LoopbackServer { .text($0.path) }
        let transport = loopbackTransport { $0.limits.perHostGapSeconds = 3_600 }
        let wish = Wish()
        #expect(await failure(of: server.url("/first"), by: transport, while: wish) == nil)
        async let second = failure(of: server.url("/second?token=hunter2"), by: transport, while: wish)
        _ = try await transport.exchange(FetchRequest(url: server.url("/other", host: "localhost")))
        wish.end()
        #expect(await second == .notBegun(url: server.url("/second?token=***")))
        #expect(server.calls.map(\.path) == ["/first", "/other"])
    }

    @Test func whatIsNotWantedFromTheStartIsNotSent() async throws {
        let server = try LoopbackServer { _ in .text("ok") }
        let wish = Wish()
        wish.end()
        #expect(await failure(of: server.url("/"), by: loopbackTransport(), while: wish)?.kind == .notBegun)
        #expect(server.connectionCount == 0)
    }

    /// What has its turn finds that nobody wants it, and costs the others behind it no turn of theirs.
    @Test func theUnwantedTakeNobodysTurn() async throws {
        let gate = LoopbackServer.Gate()
        let server = try LoopbackServer { $0.path == "/held" ? .held(gate, .text("")) : .text("") }
        let transport = loopbackTransport { $0.limits.perHostLimit = 1 }
        let wish = Wish()
        let held = Task { await transport.failure(of: server.url("/held")) }
        _ = await server.calls(atLeast: 1)
        let unwanted = (0..<50).map { number in
            Task { await failure(of: server.url("/\(number)"), by: transport, while: wish) }
        }
        let wanted = Task { await transport.failure(of: server.url("/wanted")) }
        wish.end()
        gate.open()
        #expect(await held.value == nil)
        #expect(await wanted.value == nil)
        for task in unwanted { #expect(await task.value?.kind == .notBegun) }
        #expect(server.calls.map(\.path) == ["/held", "/wanted"])
    }

    @Test func waitingIsNotPartOfTheTimeLimit() async throws {
        let gate = LoopbackServer.Gate()
        let server = try LoopbackServer { $0.path == "/late" ? .held(gate, .text("")) : .text("") }
        let transport = loopbackTransport {
            $0.limits.perHostLimit = 1
            $0.limits.totalTimeoutSeconds = 1
        }
        let late = Task { await transport.failure(of: server.url("/late")) }
        _ = await server.calls(atLeast: 1)
        // By the time that this one's turn comes, its own limit would have passed.
        let next = await transport.failure(of: server.url("/next"))
        #expect(await late.value?.kind == .timedOut)
        #expect(next == nil)
    }

    @Test func aRedirectWaitsForTheTurnOfTheHostItLeadsTo() async throws {
        let server = try LoopbackServer { call in
            let port = call.headers["host"]?.split(separator: ":").last ?? ""
            return call.path == "/go" ? .redirect(302, to: "http://b.localhost:\(port)/there") : .text("")
        }
        let transport = loopbackTransport { $0.limits.perHostGapSeconds = 3_600 }
        let wish = Wish()
        #expect(await failure(of: server.url("/first", host: "b.localhost"), by: transport, while: wish) == nil)
        async let redirected = failure(of: server.url("/go", host: "a.localhost"), by: transport, while: wish)
        _ = await server.calls(atLeast: 2)
        // A third host is not held up, and shows that the redirect had its chance.
        _ = try await transport.exchange(FetchRequest(url: server.url("/third", host: "c.localhost")))
        wish.end()
        #expect(await redirected?.kind == .notBegun)
        #expect(server.calls.map(\.path) == ["/first", "/go", "/third"])
    }

    @Test func whatIsCancelledInTheMiddleOfItsBodyMakesRoom() async throws {
        let (halves, half) = AsyncStream<Void>.makeStream()
        let server = try LoopbackServer {
            $0.path == "/endless"
                ? .unfinished(body: [UInt8](repeating: 0x20, count: 16 << 20), reached: { half.yield() }) : .text("ok")
        }
        let transport = loopbackTransport {
            $0.limits.perHostLimit = 1
            $0.limits.bodyLimitBytes = 64 << 20
        }
        let task = Task { await transport.failure(of: server.url("/endless")) }
        for await _ in halves { break }
        task.cancel()
        let error = await task.value
        #expect(error?.kind == .interrupted)
        #expect(error?.sentWholeRequest == true)
        #expect(await transport.failure(of: server.url("/next")) == nil)
    }

    @Test func hundredsOfNamesThatNobodyKnowsAreNamedOneByOne() async throws {
        let server = try LoopbackServer { _ in .text("ok") }
        let transport = loopbackTransport()
        // No part of a name may be so long, so that no name server is asked.
        let label = String(repeating: "a", count: 64)
        let urls = (0..<300).map { "http://\(label).host\($0).example/feed" }
        let kinds = await withTaskGroup(of: FailureKind?.self) { group in
            for url in urls { group.addTask { await transport.failure(of: url)?.kind } }
            group.addTask { await transport.failure(of: server.url("/"))?.kind }
            return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
        #expect(kinds == [.unreachable: 300, nil: 1])
    }

    @Test func behindAProxyTheHostsAreStillTheFeeds() async throws {
        let proxy = try LoopbackServer { _ in .text("proxied") }
        let transport = loopbackTransport {
            $0.proxy = proxy.url("")
            $0.allowedAddresses = []
            $0.limits.perHostGapSeconds = 3_600
        }
        let wish = Wish()
        // One proxy for all, and yet nobody waits for another's rest.
        for number in 0..<20 {
            #expect(await failure(of: "http://host\(number).example/", by: transport, while: wish) == nil)
        }
        async let again = failure(of: "http://host0.example/", by: transport, while: wish)
        _ = try await transport.exchange(FetchRequest(url: "http://another.example/"))
        wish.end()
        #expect(await again?.kind == .notBegun)
        #expect(proxy.calls.count == 21)
    }
}
