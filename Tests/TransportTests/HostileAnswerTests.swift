import TestSupport
import Testing
import Transport

/// Answers that want too much, come too slowly or not in whole.
@Suite(.timeLimit(.minutes(1))) struct HostileAnswerTests {
    @Test func aGzipBombIsStoppedAtTheCap() async throws {
        let server = try LoopbackServer { _ in .whole(headers: [("Content-Encoding", "gzip")], body: Gzip.bomb) }
        let transport = loopbackTransport { $0.limits.bodyLimitBytes = 1 << 20 }
        #expect(await transport.failure(of: server.url("/")) == .tooLarge(url: server.url("/"), limitBytes: 1 << 20))
        let patient = loopbackTransport { $0.limits.bodyLimitBytes = 8 << 20 }
        let document = try await patient.exchange(FetchRequest(url: server.url("/")))
        #expect(document.body.count == 8 << 20)
    }

    @Test func anEndlessBodyIsStopped() async throws {
        let server = try LoopbackServer { _ in .endless(chunk: [UInt8](repeating: 0x20, count: 10_000)) }
        let transport = loopbackTransport { $0.limits.bodyLimitBytes = 100_000 }
        #expect(await transport.failure(of: server.url("/")) == .tooLarge(url: server.url("/"), limitBytes: 100_000))
    }

    @Test(arguments: [LoopbackServer.Answer.endlessHeaders, .endlessHeaderLine])
    func endlessHeadersAreStopped(answer: LoopbackServer.Answer) async throws {
        let server = try LoopbackServer { _ in answer }
        let transport = loopbackTransport { $0.limits.headerLimitBytes = 200_000 }
        #expect(await transport.failure(of: server.url("/")) == .tooLarge(url: server.url("/"), limitBytes: 200_000))
    }

    @Test func aBodyOfExactlyTheLimitPasses() async throws {
        let server = try LoopbackServer { call in .text(call.path == "/5" ? "12345" : "123456") }
        let transport = loopbackTransport { $0.limits.bodyLimitBytes = 5 }
        #expect(try await transport.exchange(FetchRequest(url: server.url("/5"))).body.count == 5)
        #expect(await transport.failure(of: server.url("/6"))?.kind == .tooLarge)
    }

    @Test func aTrickleIsAborted() async throws {
        let server = try LoopbackServer { _ in
            .drip(body: [UInt8](repeating: 0x20, count: 1000), everyMilliseconds: 100)
        }
        let transport = loopbackTransport {
            $0.limits.lowSpeedBytesPerSecond = 1000
            $0.limits.lowSpeedSeconds = 1
        }
        let error = await transport.failure(of: server.url("/"))
        #expect(error?.kind == .timedOut)
        #expect(error?.description.contains("lowSpeedBytesPerSecond") == true)
    }

    @Test func theTotalTimeIsLimitedOverAllHops() async throws {
        let gate = LoopbackServer.Gate()
        let server = try LoopbackServer { $0.path == "/" ? .redirect(302, to: "/late") : .held(gate, .text("late")) }
        let transport = loopbackTransport { $0.limits.totalTimeoutSeconds = 0.2 }
        let error = await transport.failure(of: server.url("/"))
        #expect(error?.kind == .timedOut)
        #expect(error?.description.contains("totalTimeoutSeconds") == true)
    }

    @Test(arguments: [
        LoopbackServer.Answer.reset, .close, .truncated(declaredBytes: 100, body: [1, 2, 3]),
        .raw(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n".utf8)),
        .raw(Array("220 ftp.example ready\r\n".utf8)),
        .whole(headers: [("Content-Encoding", "gzip")], body: Array("not gzip".utf8)),
    ])
    func aBrokenAnswerIsAnInterruptionAfterTheWholeRequest(answer: LoopbackServer.Answer) async throws {
        let server = try LoopbackServer { _ in answer }
        let transport = loopbackTransport()
        for method in [FetchRequest.Method.get, .post] {
            let error = await transport.failure(
                of: FetchRequest(url: server.url("/"), method: method, body: method == .post ? Array("text".utf8) : []))
            #expect(error?.kind == .interrupted)
            #expect(error?.sentWholeRequest == true)
            #expect(error?.isRetryable == true)
        }
        #expect(server.calls.filter { $0.method == "POST" }.count == 1)
    }

    @Test func aPostIsNotSentAgainOnAConnectionUsedBefore() async throws {
        let server = try LoopbackServer { $0.method == "GET" ? .text("ok") : .reset }
        let transport = loopbackTransport()
        _ = try await transport.exchange(FetchRequest(url: server.url("/")))
        let error = await transport.failure(of: FetchRequest(url: server.url("/"), method: .post, body: [1]))
        #expect(error?.sentWholeRequest == true)
        #expect(server.calls.count == 2)
    }

    @Test func nobodyListeningIsUnreachable() async throws {
        let server = try LoopbackServer { _ in .close }
        server.stop()
        // The listener closes on its own thread; until then a connection is accepted and dropped.
        let error = await loopbackTransport().failure(of: server.url("/"))
        #expect(error?.kind == .unreachable || error?.kind == .interrupted)
        #expect(await loopbackTransport().failure(of: "http://127.0.0.1:1/")?.kind == .unreachable)
    }

    @Test func plainTextInPlaceOfTLSIsInsecure() async throws {
        let server = try LoopbackServer { _ in .text("ok") }
        let error = await loopbackTransport().failure(of: server.url("/", scheme: "https"))
        #expect(error?.kind == .insecure)
        #expect(error?.isRetryable == false)
        #expect(server.calls.isEmpty)
    }

    @Test func aMissingFileOfAuthoritiesIsInsecure() async throws {
        let server = try LoopbackServer { _ in .text("ok") }
        let transport = loopbackTransport { $0.caFile = "/nonexistent/authorities.pem" }
        #expect(await transport.failure(of: server.url("/", scheme: "https"))?.kind == .insecure)
    }

    @Test(arguments: [
        "", "feed", "//feeds.example/", "ftp://feeds.example/", "gopher://feeds.example/", "javascript:alert(1)",
        "http://",
        "http://feeds.example:99999/", "http://[::1", "http://feeds.example/\r\nX: y",
        "http://feeds.example/\u{0}", "data:text/plain,a", "http://" + String(repeating: "a", count: 20_000),
    ])
    func badURLsAreNamed(url: String) async {
        #expect(await loopbackTransport().failure(of: url)?.kind == .invalidURL)
    }

    @Test(arguments: [
        ("X-A", "a\r\nX-B: b"), ("X-A", "a\u{0}b"), ("X A", "a"), ("", "a"), ("X-A:", "a"), ("X\nA", "a"),
    ])
    func headersCannotBeSmuggled(name: String, value: String) async throws {
        let server = try LoopbackServer { _ in .text("ok") }
        let error = await loopbackTransport().failure(
            of: FetchRequest(url: server.url("/"), headers: HeaderFields([(name, value)])))
        #expect(error?.kind == .invalidURL)
        #expect(server.calls.isEmpty)
    }
}
