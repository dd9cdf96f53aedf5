import Delivery
import Foundation
import Intake
import Pipeline
import Storage
import TestSupport
import Testing
import Transport
import Triage

/// Credentials of every sort go through a run in which most things fail, with servers that repeat what they were told;
/// none of them may appear in anything that anybody reads or keeps.
@Suite("No secret is shown", .timeLimit(.minutes(1)))
struct SecretsTests {
    /// All begin alike, so that one search finds any part of them.
    private static let mark = "hunter2"
    private static let password = "hunter2-mail"

    private static func answer(_ call: LoopbackServer.Call) -> LoopbackServer.Answer {
        // Whatever was sent, sent back.
        let echo = "you sent \(call.path) and \(call.headers["authorization"] ?? "nothing")"
        switch call.path.prefix(while: { $0 != "?" }) {
        case "/well": return .text(Documents.rss([Documents.furious]))
        case "/denied", "/key-denied": return .text(echo, status: 401)
        case "/broken": return .text("<html>\(echo)</html>", status: 500)
        case "/nonsense": return .text("{\"error\": \"\(echo)\"}", headers: [("Content-Type", "application/json")])
        case "/inside": return .redirect(302, to: "http://ana:hunter2-hop@10.0.0.1/?token=hunter2-hop")
        case "/elsewhere": return .redirect(301, to: "ftp://ana:hunter2-hop@feeds.example/?token=hunter2-hop")
        case "/around": return .redirect(302, to: "/around?token=hunter2-hop")
        case "/hook/hunter2-later": return .text(echo, status: 429)
        case "/hook/hunter2-gone": return .text(echo, status: 404)
        default: return .reset
        }
    }

    private static func files(web: Int, mail: Int) -> [String: String] {
        let host = "127.0.0.1:\(web)"
        return [
            "earshot.yaml": """
            brand: {name: Kettlewren, accounts: [kettlewren]}
            store: store.db
            feeds: feeds.yaml
            network: {allow: [loopback], perHostGapSeconds: 0}
            sinks:
              - {name: terminal, kind: stdout}
              - {name: later, kind: slack, credential: "env:HOOK_LATER"}
              - {name: gone, kind: slack, credential: "env:HOOK_GONE"}
              - {name: cut-off, kind: slack, credential: "env:HOOK_RESET"}
              - {name: letters, kind: email, host: 127.0.0.1, port: \(mail), security: none,
                 from: care@kettlewren.example, to: [mara@kettlewren.example], user: earshot, credential: "env:MAIL"}
            """,
            "feeds.yaml": """
            sources:
              - {name: well, kind: feed, url: "http://ana:hunter2-login@\(host)/well?api_key=hunter2-key"}
              - {name: login, kind: feed, url: "http://ana:hunter2-login@\(host)/reset"}
              - {name: key, kind: feed, url: "http://\(host)/reset?access_token=hunter2-key&q=1"}
              - {name: broken, kind: feed, url: "http://ana:hunter2-login@\(host)/broken?token=hunter2-key"}
              - {name: nonsense, kind: feed, url: "http://\(host)/nonsense?token=hunter2-key"}
              - {name: tls, kind: feed, url: "https://ana:hunter2-login@\(host)/well?sig=hunter2-key"}
              - {name: inside, kind: feed, url: "http://\(host)/inside"}
              - {name: elsewhere, kind: feed, url: "http://\(host)/elsewhere"}
              - {name: around, kind: feed, url: "http://\(host)/around?token=hunter2-key"}
              - {name: key-denied, kind: feed, url: "http://ana:hunter2-login@\(host)/key-denied?token=hunter2-key"}
              - {name: denied, kind: feed, url: "http://\(host)/denied", credential: "env:TOKEN"}
            """,
        ]
    }

    @Test("not in errors, reports, digests, listings, dumps, nor in the store")
    func nowhere() async throws {
        let web = try LoopbackServer(Self.answer)
        let mail = try LoopbackMailServer(
            logins: ["earshot:open"], deeds: ["AUTH": .answer("535 5.7.8 not earshot with \(Self.password)")])
        let environment = [
            "TOKEN": "hunter2-token", "MAIL": Self.password, "HOOK_LATER": web.url("/hook/hunter2-later"),
            "HOOK_GONE": web.url("/hook/hunter2-gone"), "HOOK_RESET": web.url("/hook/hunter2-reset"),
        ]
        try await TemporaryFolder.with { folder in
            for (name, text) in Self.files(web: web.port, mail: mail.port) { try folder.write(text, to: name) }
            let base = TestWorld()
            var world = base.world
            world.environment = { environment[$0] }
            world.transport = { CurlTransport(policy: $0, clock: { base.clock.now }) }
            let installation = try Installation.open(folder.path("earshot.yaml"), world: world)

            var shown: [String: String] = [:]
            for round in 1...2 {
                let report = try await Cycle(installation).run()
                // Everything of the list above took place.
                #expect(report.sources.filter { $0.error == nil }.map(\.name) == ["well"], "round \(round)")
                #expect(report.sources.count == 11)
                if round == 1 { #expect(report.deliveries.problems.count >= 4, "\(report.deliveries.problems)") }
                shown["report \(round)"] = report.text()
                shown["report \(round) as JSON"] = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
                shown["report \(round) dumped"] = Self.dumped(report)
                base.clock.advance(seconds: 7200)
            }
            for format in DigestFormat.allCases {
                shown["digest \(format)"] = try installation.renderedDigest(
                    format: format, limit: nil, width: 100, colour: false
                ).joined()
            }
            shown["terminal"] = base.output
            shown["sources"] = Self.dumped(try installation.sourceLines())
            shown["outbox"] = Self.dumped(try installation.outboxLines())
            shown["explained"] = try installation.explain("C1")
            shown["export"] = try FeedListExport.read(folder.path("earshot.yaml")).opml
            shown["settings"] = Self.dumped(installation.settings)
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
            where name.hasPrefix("store.db") {
                let bytes = try Data(contentsOf: URL(filePath: folder.path(name)))
                shown[name] = String(decoding: bytes, as: UTF8.self)
            }
            #expect(base.output.contains("129 euros"), "the digest was shown")
            #expect(mail.lines.contains { $0.hasPrefix("AUTH") }, "the mail server was logged in to")
            #expect(shown.contains { $0.key.hasPrefix("store.db") && $0.value.contains("mirrorfern") }, "it was read")
            for (place, text) in shown {
                let found = text.ranges(of: Self.mark).first.map { text[$0.lowerBound...].prefix(80) }
                #expect(found == nil, "\(place)")
            }
        }
    }

    @Test("not in what the network's values show of themselves")
    func values() throws {
        let url = "https://ana:hunter2@feeds.example/?token=hunter2"
        let request = FetchRequest(
            url: url, headers: HeaderFields([("Authorization", "hunter2"), ("X-Key", "hunter2")]),
            body: Array("hunter2".utf8))
        let document = FetchedDocument(
            url: url, headers: HeaderFields([("Set-Cookie", "hunter2")]), body: Array("hunter2".utf8),
            fetchedAt: .sampleNoon)
        let policy = NetworkPolicy(proxy: "http://ana:hunter2@proxy.example:3128")
        let server = try #require(
            MailServer(host: "mail.example", port: 587, security: .startTLS, user: "ana", password: "hunter2"))
        let mail = MailSubmission(
            server: server, sender: try #require(MailAddress("a@b.example")),
            recipients: [try #require(MailAddress("c@d.example"))], message: Array("hunter2\r\n".utf8))
        let sink = SinkSettings(name: "care", kind: "email", options: ["user": "ana"], secret: "hunter2")
        let source = SourceSettings(name: "locked", kind: "feed", url: url, credential: Secret("hunter2"))
        for value in [request, document, policy, server, mail, sink, source] as [any Sendable] {
            let text = Self.dumped(value)
            #expect(!text.isEmpty)
            #expect(!text.contains(Self.mark), "\(type(of: value))")
        }
    }

    /// Everything a value says of itself.
    private static func dumped(_ value: some Any) -> String {
        var text = "\(value) \(String(reflecting: value)) "
        dump(value, to: &text)
        return text
    }
}
