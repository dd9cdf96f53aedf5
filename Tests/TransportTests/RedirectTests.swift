import TestSupport
import Testing

@testable import Transport

@Suite(.timeLimit(.minutes(1))) struct RedirectTests {
    @Test(arguments: [
        ([301, 308], "/2"), ([301], "/1"), ([302, 301], nil), ([301, 302], "/1"), ([301, 307, 301], "/1"), ([303], nil),
        ([308, 308, 301, 308, 301], "/5"),
    ])
    func permanentRedirectsAreRemembered(statuses: [Int], movedTo: String?) async throws {
        let server = try LoopbackServer { call in
            let hop = Int(call.path.dropFirst()) ?? 0
            return hop < statuses.count ? .redirect(statuses[hop], to: "/\(hop + 1)") : .text("here")
        }
        let document = try await loopbackTransport().exchange(FetchRequest(url: server.url("/0")))
        #expect(document.url == server.url("/\(statuses.count)"))
        #expect(document.movedTo == movedTo.map { server.url($0) })
    }

    @Test(arguments: [404, 410, 500])
    func aMoveToNowhereIsNotRemembered(status: Int) async throws {
        let server = try LoopbackServer { $0.path == "/" ? .redirect(301, to: "/gone") : .text("no", status: status) }
        let document = try await loopbackTransport().exchange(FetchRequest(url: server.url("/")))
        #expect(document.status == status)
        #expect(document.movedTo == nil)
    }

    @Test func aLoopEndsAfterFiveHops() async throws {
        let server = try LoopbackServer { _ in .redirect(302, to: "/again") }
        let error = await loopbackTransport().failure(of: server.url("/"))
        #expect(error == .badRedirect(url: server.url("/"), reason: "more than 5 redirects"))
        #expect(server.calls.count == 6)
    }

    @Test(arguments: [
        "file:///etc/passwd", "ftp://feeds.example/", "gopher://feeds.example/", "javascript:alert(1)", "data:,x",
        "http://",
        "dict://feeds.example/", "",
    ])
    func onlyWebTargetsAreFollowed(target: String) async throws {
        let server = try LoopbackServer { _ in .redirect(301, to: target) }
        let transport = loopbackTransport {
            $0.allowFiles = true
            $0.fileRoots = ["/"]
        }
        #expect(await transport.failure(of: server.url("/"))?.kind == .badRedirect)
    }

    @Test(arguments: [
        "http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://[::ffff:169.254.169.254]/",
        "//10.0.0.1/",
        "http://0xa9fea9fe/",
    ])
    func everyHopIsCheckedForItsAddress(target: String) async throws {
        let server = try LoopbackServer { _ in .redirect(302, to: target) }
        #expect(await loopbackTransport().failure(of: server.url("/"))?.kind == .addressRefused)
    }

    @Test func secretsStayWithTheirOrigin() async throws {
        let other = try LoopbackServer { _ in .text("other") }
        let server = try LoopbackServer { call in
            call.path == "/feed" ? .redirect(302, to: "/same") : .redirect(302, to: other.url("/other"))
        }
        _ = try await loopbackTransport().exchange(
            FetchRequest(
                url: "http://user:pass@127.0.0.1:\(server.port)/feed",
                headers: HeaderFields([("X-Api-Key", "k"), ("Cookie", "c=1"), ("Accept", "text/xml")]),
                secretHeaderNames: ["X-API-Key"]))
        #expect(server.calls.map { $0.headers["x-api-key"] } == ["k", "k"])
        #expect(server.calls.allSatisfy { $0.headers["authorization"] != nil && $0.headers["cookie"] == "c=1" })
        let call = try #require(other.calls.first)
        #expect(call.headers["x-api-key"] == nil)
        #expect(call.headers["cookie"] == nil)
        #expect(call.headers["authorization"] == nil)
        #expect(call.headers["accept"] == "text/xml")
    }

    /// There is no jar: what a server sets, nobody gets, not even the server itself.
    @Test func cookiesThatAreSetGoNowhere() async throws {
        let other = try LoopbackServer { _ in .text("other", headers: [("Set-Cookie", "b=2; Path=/")]) }
        let server = try LoopbackServer { call in
            let cookie = ("Set-Cookie", "a=1; Path=/")
            return call.path == "/feed"
                ? .whole(status: 302, headers: [("Location", "/same"), cookie])
                : .whole(status: 302, headers: [("Location", other.url("/")), cookie])
        }
        let transport = loopbackTransport()
        for _ in 0..<2 { _ = try await transport.exchange(FetchRequest(url: server.url("/feed"))) }
        #expect(server.calls.count == 4 && other.calls.count == 2)
        #expect((server.calls + other.calls).allSatisfy { $0.headers["cookie"] == nil })
    }

    @Test func aRedirectCannotBringCredentials() async throws {
        let server = try LoopbackServer { call in
            call.path == "/" ? .redirect(302, to: "http://a:b@\(call.headers["host"] ?? "")/next") : .text("ok")
        }
        let document = try await loopbackTransport().exchange(FetchRequest(url: server.url("/")))
        #expect(document.url == server.url("/next"))
        #expect(server.calls.last?.headers["authorization"] == nil)
    }

    @Test func aPostIsAnsweredByTheRedirectItself() async throws {
        let server = try LoopbackServer { _ in .redirect(302, to: "/elsewhere") }
        let document = try await loopbackTransport().exchange(
            FetchRequest(url: server.url("/"), method: .post, body: [1]))
        #expect(document.status == 302)
        #expect(server.calls.count == 1)
    }

    // MARK: Without a network

    private func followed(_ url: String, _ location: String?, seconds: Double = 1) throws -> Hop {
        var hop = try Hop(
            FetchRequest(url: url, headers: HeaderFields([("Authorization", "Bearer t")])), limits: TransportLimits())
        let headers = HeaderFields(location.map { [("Location", $0)] } ?? [])
        try hop.follow(
            HopAnswer(status: 301, headers: headers, body: [], elapsedSeconds: seconds), limits: TransportLimits())
        return hop
    }

    @Test(arguments: [
        ("https://a.example/x", "/y", "https://a.example/y", true),
        ("https://a.example/x/y", "z?q", "https://a.example/x/z?q", true),
        ("https://a.example/x", "?q=ü b", "https://a.example/x?q=%c3%bc+b", true),
        ("https://a.example/x", "https://A.EXAMPLE:443/y#f", "https://A.EXAMPLE:443/y", true),
        ("http://a.example/x", "https://a.example/x", "https://a.example/x", false),
        ("https://a.example/x", "//b.example/x", "https://b.example/x", false),
        ("https://a.example/x", "https://a.example:444/", "https://a.example:444/", false),
        ("https://a.example/x", "https://www.a.example/", "https://www.a.example/", false),
    ])
    func targetsResolveAndOriginsAreCompared(url: String, location: String, target: String, keepsSecrets: Bool) throws {
        let hop = try followed(url, location)
        #expect(hop.target.url == target)
        #expect(hop.headers.isEmpty == !keepsSecrets)
        #expect(hop.timeLimitSeconds == TransportLimits().totalTimeoutSeconds - 1)
    }

    @Test(arguments: ["http://a.example/", "http://b.example/"])
    func thereIsNoWayDownFromTLS(location: String) throws {
        #expect(
            throws: TransportError.badRedirect(url: "https://a.example/x", reason: "from https down to \(location)")
        ) {
            try followed("https://a.example/x", location)
        }
    }

    @Test func timeSpentIsGone() throws {
        #expect(throws: TransportError.self) { try followed("https://a.example/", "/x", seconds: 61) }
        #expect(throws: TransportError.badRedirect(url: "https://a.example/", reason: "status 301 without a Location"))
        {
            try followed("https://a.example/", nil)
        }
    }
}
