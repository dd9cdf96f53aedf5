import Dispatch
import Hummingbird
import Logging
import Pipeline
import Server
import TestSupport
import Testing
import Transport
import Triage

/// What only a client shows that writes its bytes itself.
@Suite("Requests as bytes")
struct RawRequestTests {
    /// Runs a test against a server on a socket; the test blocks, and so has a thread of its own.
    private func serve<T: Sendable>(
        _ settings: String = "", _ test: @escaping @Sendable (Int, Installation) throws -> T
    ) async throws -> T {
        try await TemporaryFolder.with { folder in
            try folder.write(
                """
                brand: {name: Kettlewren}
                store: store.db
                server:
                  port: 0
                  bodyLimitBytes: 100000
                \(settings)
                  webhooks:
                    - {source: till, tokens: env:TOKEN}
                """, to: "earshot.yaml")
            let world = World(
                now: { .sampleNoon }, transport: { _ in ReplayTransport([String: FetchedDocument]()) },
                environment: { ["TOKEN": "till-token"][$0] }, print: { _ in })
            let installation = try Installation.open(folder.path("earshot.yaml"), world: world)
            let (ports, announce) = AsyncStream.makeStream(of: Int.self)
            let application = try EarshotServer(installation).buildApplication(
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, started: { announce.yield($0) })
            let running = Task { try await application.run() }
            var port: Int?
            for await announced in ports {
                port = announced
                break
            }
            let listening = try #require(port)
            let result: Result<T, any Error> = await withCheckedContinuation { done in
                DispatchQueue.global().async {
                    done.resume(returning: Result { try test(listening, installation) })
                }
            }
            running.cancel()
            _ = await running.result
            return try result.get()
        }
    }

    private static let head = "POST /webhooks/till HTTP/1.1\r\nHost: a.example\r\nAuthorization: Bearer till-token\r\n"

    private static func posting(_ body: String) -> String {
        head + "Content-Length: \(body.utf8.count)\r\n\r\n" + body
    }

    private static func mention(_ id: String, text: String = "The lid broke") -> String {
        #"{"id":"\#(id)","text":"\#(text)"}"#
    }

    @Test(
        "a length told twice in two ways, and two hosts, are refused",
        arguments: [
            "POST /webhooks/till HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer till-token\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST /webhooks/till HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer till-token\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
            "POST /webhooks/till HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer till-token\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}   ",
            "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET /healthz HTTP/1.1\r\nHost: a\r\nhOsT: a\r\n\r\n",
            "GET /nowhere HTTP/1.1\r\nHost: a\r\nAccept: text/plain\r\nHost: b\r\n\r\n",
            "POST /webhooks/till HTTP/1.1\r\nHost: a\r\nHost: b\r\nAuthorization: Bearer till-token\r\nContent-Length: 2\r\n\r\n{}",
        ])
    func smuggling(_ request: String) async throws {
        let status = try await serve { port, _ in
            let client = try RawClient(port: port)
            client.send(request)
            return client.status()
        }
        #expect(status == 400)
    }

    @Test("one host is served")
    func oneHost() async throws {
        let status = try await serve { port, _ in
            let client = try RawClient(port: port)
            client.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
            return client.status()
        }
        #expect(status == 200)
    }

    @Test("a body above the limit is refused: told before it is read, and while it comes where nothing was told")
    func tooLarge() async throws {
        let statuses = try await serve { port, installation in
            let telling = try RawClient(port: port)
            telling.send(Self.head + "Content-Length: 100000000\r\n\r\n")
            let told = telling.status()
            let silent = try RawClient(port: port)
            silent.send(Self.head + "Transfer-Encoding: chunked\r\n\r\n")
            let chunk = "2710\r\n" + String(repeating: "x", count: 10_000) + "\r\n"
            for _ in 0..<11 { silent.send(chunk) }
            return [told, silent.status(), try installation.ledger().total]
        }
        #expect(statuses == [413, 413, 0])
    }

    @Test("senders that drip heads and bodies keep nobody waiting, and take no room that they do not fill")
    func slow() async throws {
        let statuses = try await serve("  bufferLimitBytes: 100000") { port, installation in
            var slow: [RawClient] = []
            for _ in 0..<50 {
                let body = try RawClient(port: port)
                body.send(Self.head + "Content-Length: 90000\r\n\r\n{")
                let head = try RawClient(port: port)
                head.send("POST /webhooks/till HTTP/1.1\r\nHo")
                slow += [body, head]
            }
            let client = try RawClient(port: port)
            client.send(Self.posting(Self.mention("1")))
            let status = client.status()
            withExtendedLifetime(slow) {}
            return [status, try installation.ledger().total]
        }
        #expect(statuses == [202, 1])
    }

    @Test("bodies share one room: what does not fit is put off, and fits once there is room again")
    func room() async throws {
        let statuses = try await serve("  bufferLimitBytes: 100000") { port, installation in
            let large = Self.mention("1", text: String(repeating: "The lid broke. ", count: 5_000))
            let whole = Self.posting(large)
            var first = try RawClient(port: port)
            first.send(String(whole.dropLast()))
            // Its bytes have arrived once a second body finds no room.
            var second = 202
            var tries = 0
            while second == 202, tries < 1_000 {
                let client = try RawClient(port: port)
                client.send(Self.posting(Self.mention("2", text: String(repeating: "x", count: 60_000))))
                second = client.status()
                tries += 1
                // It may as well have been the second that was there before.
                if first.hasAnswer {
                    first = try RawClient(port: port)
                    first.send(String(whole.dropLast()))
                }
            }
            first.send(String(whole.suffix(1)))
            let stored = first.status()
            let third = try RawClient(port: port)
            third.send(Self.posting(Self.mention("3", text: String(repeating: "y", count: 60_000))))
            return [second, stored, third.status()]
        }
        #expect(statuses == [503, 202, 202])
    }

    @Test("a connection above the limit waits until another one ends")
    func connections() async throws {
        let outcome = try await serve("  connectionLimit: 2") { port, _ in
            let ask = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
            var first: RawClient? = try RawClient(port: port)
            let second = try RawClient(port: port)
            first?.send(ask)
            second.send(ask)
            let served = [first?.status() ?? 0, second.status()]
            let third = try RawClient(port: port)
            third.send(ask)
            // While others are served again and again, it is not.
            var waited = true
            for _ in 0..<50 {
                second.send(ask)
                waited = waited && second.status() == 200 && !third.hasAnswer
            }
            first = nil
            return (served, waited, third.status())
        }
        #expect(outcome.0 == [200, 200])
        #expect(outcome.1)
        #expect(outcome.2 == 200)
    }
}
