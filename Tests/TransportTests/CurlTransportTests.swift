import Synchronization
import TestSupport
import Testing
import Transport
import Triage

@Suite(.timeLimit(.minutes(1))) struct CurlTransportTests {
    @Test func fetchesADocument() async throws {
        let server = try LoopbackServer { _ in
            .text(
                "<rss/>",
                headers: [("Content-Type", "application/rss+xml"), ("ETag", "\"v1\""), ("X-A", "1"), ("X-A", "2")])
        }
        let transport = loopbackTransport {
            $0.userAgent = NetworkPolicy.userAgent(version: "1.2", contact: "https://a.example")
        }
        let document = try await transport.exchange(
            FetchRequest(
                url: server.url("/feed?a=b#part"),
                headers: HeaderFields([("If-None-Match", "\"v0\""), ("X-Empty", "")])))
        #expect(document.status == 200)
        #expect(document.url == server.url("/feed?a=b"))
        #expect(document.body == Array("<rss/>".utf8))
        #expect(document.headers["etag"] == "\"v1\"")
        #expect(document.headers.values(of: "x-a") == ["1", "2"])
        #expect(document.fetchedAt == fixedTime)
        #expect(document.movedTo == nil)
        let call = try #require(server.calls.first)
        #expect(call.method == "GET")
        #expect(call.path == "/feed?a=b")
        #expect(call.headers["user-agent"] == "Earshot/1.2 (+https://a.example)")
        #expect(call.headers["if-none-match"] == "\"v0\"")
        #expect(call.headers["x-empty"] == "")
    }

    @Test(arguments: [204, 304, 404, 410, 429, 500, 503])
    func everyStatusIsADocument(status: Int) async throws {
        let server = try LoopbackServer { _ in .text(status == 204 || status == 304 ? "" : "sorry", status: status) }
        let document = try await loopbackTransport().exchange(FetchRequest(url: server.url("/")))
        #expect(document.status == status)
    }

    @Test func anInterimAnswerIsNotTheAnswer() async throws {
        let server = try LoopbackServer { _ in
            .raw(
                Array(
                    "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\nHTTP/1.1 200 OK\r\nX-Long: a\r\n  b\r\nContent-Length: 2\r\n\r\nok"
                        .utf8))
        }
        let document = try await loopbackTransport().exchange(FetchRequest(url: server.url("/")))
        #expect(document.status == 200)
        #expect(document.headers["x-early"] == nil)
        #expect(document.headers["x-long"] == "a b")
    }

    @Test func decodesContent() async throws {
        let server = try LoopbackServer { _ in .whole(headers: [("Content-Encoding", "gzip")], body: Gzip.small) }
        let document = try await loopbackTransport().exchange(FetchRequest(url: server.url("/")))
        #expect(document.body == Array("<feed>small</feed>".utf8))
        #expect(server.calls.first?.headers["accept-encoding"]?.contains("gzip") == true)
    }

    @Test func joinsChunks() async throws {
        let server = try LoopbackServer { _ in .chunked(chunks: [Array("one ".utf8), Array("two".utf8)]) }
        let document = try await loopbackTransport().exchange(FetchRequest(url: server.url("/")))
        #expect(document.body == Array("one two".utf8))
    }

    @Test(arguments: [0, 5, 3_000_000])
    func postsABody(count: Int) async throws {
        let server = try LoopbackServer { _ in .text("ok") }
        let body = (0..<count).map { UInt8($0 % 251) }
        let document = try await loopbackTransport().exchange(
            FetchRequest(
                url: server.url("/in"), method: .post, headers: HeaderFields([("Content-Type", "application/json")]),
                body: body))
        #expect(document.status == 200)
        let call = try #require(server.calls.first)
        #expect(call.method == "POST")
        #expect(call.body == body)
        #expect(call.headers["content-type"] == "application/json")
        #expect(call.headers["expect"] == nil)
    }

    @Test func usesConnectionsAgainForGetsButNeverForPosts() async throws {
        let server = try LoopbackServer { _ in .text("ok") }
        let transport = loopbackTransport()
        for _ in 0..<3 { _ = try await transport.exchange(FetchRequest(url: server.url("/"))) }
        #expect(server.connectionCount == 1)
        _ = try await transport.exchange(FetchRequest(url: server.url("/"), method: .post))
        #expect(server.connectionCount == 2)
    }

    @Test func aGetOnAConnectionThatDiedIsMadeAgain() async throws {
        let calls = Mutex(0)
        let server = try LoopbackServer { _ in
            calls.withLock { $0 += 1 }
            return calls.withLock { $0 } == 2 ? .close : .text("ok")
        }
        let transport = loopbackTransport()
        _ = try await transport.exchange(FetchRequest(url: server.url("/")))
        _ = try await transport.exchange(FetchRequest(url: server.url("/")))
        #expect(server.calls.count == 3)
    }

    @Test func manyExchangesAtOnceAllGetTheirOwnAnswer() async throws {
        let server = try LoopbackServer { .text($0.path) }
        let transport = loopbackTransport { $0.limits.perHostLimit = 8 }
        let wrong = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<100 {
                group.addTask {
                    let document = try? await transport.exchange(FetchRequest(url: server.url("/\(number)")))
                    return document?.body != Array("/\(number)".utf8)
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wrong == 0)
        #expect(server.connectionCount <= 8)
    }

    @Test func oneHostAtATimeMeansOneConnection() async throws {
        let server = try LoopbackServer { _ in .text("ok") }
        let transport = loopbackTransport { $0.limits.perHostLimit = 1 }
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<10 { group.addTask { _ = try? await transport.exchange(FetchRequest(url: server.url("/"))) } }
        }
        #expect(server.calls.count == 10)
        #expect(server.connectionCount == 1)
    }

    // MARK: Credentials

    @Test func credentialsAreSentAndNeverShown() async throws {
        let server = try LoopbackServer { _ in .text("ok") }
        let url = "http://user:p%40ss@127.0.0.1:\(server.port)/feed"
        let document = try await loopbackTransport().exchange(FetchRequest(url: url))
        #expect(document.url == server.url("/feed"))
        // user:p@ss in Base64.
        #expect(server.calls.first?.headers["authorization"] == "Basic dXNlcjpwQHNz")
    }

    @Test func noErrorShowsCredentials() async throws {
        let server = try LoopbackServer { call in
            switch call.path {
            case "/loop":
                .redirect(
                    301,
                    to: "http://user:hunter2@127.0.0.1:\(call.headers["host"]?.split(separator: ":").last ?? "")/loop")
            case "/ftp": .redirect(302, to: "ftp://user:hunter2@feeds.example/")
            case "/large": .text("too much")
            case "/private": .redirect(302, to: "http://user:hunter2@10.0.0.1/?token=hunter2")
            default: .reset
            }
        }
        let transport = loopbackTransport { $0.limits.bodyLimitBytes = 4 }
        let authority = "user:hunter2@127.0.0.1:\(server.port)"
        let urls = [
            "http://\(authority)/loop", "http://\(authority)/ftp", "http://\(authority)/large",
            "http://\(authority)/private",
            "http://\(authority)/reset", "https://\(authority)/tls", "http://user:hunter2@10.0.0.1/",
            "ftp://\(authority)/",
            "http://user:hun/ter2hunter2@127.0.0.1/", "http://user:hunter2@/", "http://user:hunter2@127.0.0.1:99999/",
            "http://user:hunter2@\u{1}/", "file://user:hunter2@elsewhere/", "user:hunter2@127.0.0.1/",
            server.url("/reset?token=hunter2"), server.url("/reset?a=b&api_key=hunter2"),
        ]
        for url in urls {
            let error = await transport.failure(of: url)
            let text = error.map { "\($0) \(String(reflecting: $0))" } ?? ""
            #expect(!text.isEmpty, "\(url)")
            #expect(!text.contains("hunter2"), "\(text)")
        }
    }

    @Test func aSecretURLShowsOnlyItsHost() async throws {
        let server = try LoopbackServer { call in call.path == "/services/abc" ? .reset : .text("ok") }
        let transport = loopbackTransport()
        let error = await transport.failure(
            of: FetchRequest(url: server.url("/services/abc"), method: .post, urlIsSecret: true))
        #expect(error?.description.contains("http://127.0.0.1:\(server.port)/***") == true)
        #expect(error?.description.contains("abc") == false)
        let document = try await transport.exchange(FetchRequest(url: server.url("/private/abc"), urlIsSecret: true))
        #expect(document.url == server.url("/***"))
    }

    // MARK: Endings

    @Test func whatMayHaveArrivedIsKnown() async throws {
        let gate = LoopbackServer.Gate()
        let server = try LoopbackServer { $0.path == "/late" ? .held(gate, .text("late")) : .reset }
        let hasty = loopbackTransport { $0.limits.totalTimeoutSeconds = 0.2 }
        let patient = loopbackTransport()
        func post(_ url: String, by transport: CurlTransport? = nil) async -> Bool? {
            await (transport ?? patient).failure(of: FetchRequest(url: url, method: .post, body: [1]))?.mayHaveArrived
        }
        #expect(await post(server.url("/late"), by: hasty) == true)
        #expect(await post(server.url("/reset")) == true)
        #expect(await post("http://127.0.0.1:1/") == false)
        #expect(await post("http://10.0.0.1/") == false)
        #expect(await post(server.url("/", scheme: "https")) == false)
    }

    @Test func aHandshakeThatBreaksOffIsNoVerdictOnTheCertificate() async throws {
        let server = try LoopbackServer(speaksToStrangers: false) { _ in .close }
        let error = await loopbackTransport().failure(of: server.url("/", scheme: "https"))
        #expect(error?.kind == .unreachable)
    }

    @Test func cancellingTheTaskEndsTheExchange() async throws {
        let gate = LoopbackServer.Gate()
        let server = try LoopbackServer { _ in .held(gate, .text("late")) }
        let transport = loopbackTransport()
        let task = Task {
            await transport.failure(of: FetchRequest(url: server.url("/"), method: .post, body: [1, 2, 3]))
        }
        _ = await server.calls(atLeast: 1)
        task.cancel()
        let error = await task.value
        #expect(error?.kind == .interrupted)
        #expect(error?.sentWholeRequest == true)
    }

    @Test func aTaskCancelledBeforehandSendsNothing() async throws {
        let gate = LoopbackServer.Gate()
        let server = try LoopbackServer { _ in .held(gate, .text("late")) }
        let transport = loopbackTransport()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await transport.failure(of: server.url("/"))
        }
        let error = await task.value
        #expect(error?.kind == .interrupted)
        #expect(error?.sentWholeRequest == false)
        #expect(server.calls.isEmpty)
    }

    @Test func shuttingDownEndsWhatRunsAndWhatWaits() async throws {
        let gate = LoopbackServer.Gate()
        let server = try LoopbackServer { _ in .held(gate, .text("late")) }
        let transport = loopbackTransport { $0.limits.perHostLimit = 1 }
        let running = Task { await transport.failure(of: server.url("/running")) }
        _ = await server.calls(atLeast: 1)
        let waiting = Task { await transport.failure(of: server.url("/waiting")) }
        await transport.shutdown()
        #expect(await running.value?.sentWholeRequest == true)
        #expect(await waiting.value?.sentWholeRequest == false)
        #expect(await transport.failure(of: server.url("/after"))?.sentWholeRequest == false)
        await transport.shutdown()
    }
}
