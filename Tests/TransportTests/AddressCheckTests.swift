import Glibc
import TestSupport
import Testing
import Transport

/// What the transport connects to, and what it does not.
@Suite(.timeLimit(.minutes(1))) struct AddressCheckTests {
    @Test(arguments: [
        "127.0.0.1", "localhost", "2130706433", "0177.0.0.1", "0x7f.1", "0x7f000001", "127.1", "0", "0.0.0.0", "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "127。0。0。1", "１２７.0.0.1", "%31%32%37.0.0.1",
    ])
    func noSpellingOfLoopbackIsConnectedTo(host: String) async throws {
        let server = try LoopbackServer { _ in .text("inside") }
        let transport = loopbackTransport { $0.allowedAddresses = [] }
        let error = await transport.failure(of: server.url("/", host: host))
        #expect(error?.kind == .addressRefused)
        #expect(server.connectionCount == 0)
    }

    @Test(arguments: ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "127。0。0。1"])
    func whatIsAllowedIsConnectedTo(host: String) async throws {
        let server = try LoopbackServer { _ in .text("inside") }
        let document = try await loopbackTransport().exchange(FetchRequest(url: server.url("/", host: host)))
        #expect(document.body == Array("inside".utf8))
    }

    @Test(arguments: [
        "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://192.168.0.1/", "http://100.64.0.1/",
        "http://[fe80::1]/", "http://[fd00::1]/", "http://224.0.0.1/", "http://255.255.255.255/",
        "http://[64:ff9b::a00:1]/",
        "https://169.254.169.254/",
    ])
    func allowingLoopbackAllowsNothingElse(url: String) async {
        #expect(await loopbackTransport().failure(of: url)?.kind == .addressRefused)
    }

    /// The check stands at the socket and sees what the name resolved to at that moment, so a name that answers with a
    /// public address first and with a private one later gains nothing.
    @Test func aNameIsJudgedByTheAddressConnectedTo() async throws {
        let server = try LoopbackServer { _ in .text("inside") }
        let transport = loopbackTransport { $0.allowedAddresses = ["10.0.0.0/8"] }
        let error = await transport.failure(of: server.url("/", host: "localhost"))
        guard case .addressRefused(_, let address) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(address.contains("loopback"))
        #expect(server.connectionCount == 0)
    }

    @Test func proxiesOfTheEnvironmentAreIgnored() async {
        // In a process of its own, because the environment belongs to all tests.
        await #expect(processExitsWith: .success) {
            let proxy = try LoopbackServer { _ in .text("proxied") }
            let server = try LoopbackServer { _ in .text("direct") }
            for name in ["http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"] {
                setenv(name, proxy.url(""), 1)
            }
            let document = try await loopbackTransport().exchange(FetchRequest(url: server.url("/")))
            guard document.body == Array("direct".utf8), proxy.connectionCount == 0 else { exit(1) }
        }
    }

    @Test func aConfiguredProxyIsUsed() async throws {
        let proxy = try LoopbackServer { _ in .text("proxied") }
        let transport = loopbackTransport {
            $0.proxy = proxy.url("")
            $0.allowedAddresses = []
        }
        let document = try await transport.exchange(FetchRequest(url: "http://feeds.example/a"))
        #expect(document.body == Array("proxied".utf8))
        #expect(proxy.calls.first?.path == "http://feeds.example/a")
        #expect(await transport.failure(of: "http://10.0.0.1/")?.kind == .addressRefused)
        #expect(proxy.calls.count == 1)
    }
}
