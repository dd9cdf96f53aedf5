import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Pipeline
import Server
import Synchronization
import TestSupport
import Testing
import Transport
import Triage

/// What vendors post, through the whole server.
@Suite("Webhooks of vendors")
struct VendorWebhookTests {
    private static let secret = "hunter2-app-secret"

    /// Keeps every line that is logged, with its metadata.
    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
        var text: String { all.withLock { $0.joined(separator: "\n") } }
    }

    private struct LineHandler: LogHandler {
        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { $1 }
            lines.all.withLock { $0.append("\(event.level) \(event.message) \(all)") }
        }
    }

    /// Runs a test against a server over a fresh store, without a socket.
    private func serve(
        _ test: @Sendable (any TestClientProtocol, Installation, Lines) async throws -> Void
    ) async throws {
        try await TemporaryFolder.with { folder in
            try folder.write(
                """
                brand: {name: Kettlewren}
                store: store.db
                server:
                  webhooks:
                    - {source: page, kind: facebook, secrets: env:SECRET, verifyToken: env:VERIFY}
                    - {source: issues, kind: github, secrets: [env:OTHER, env:SECRET]}
                    - {source: forum, kind: discourse, instance: forum.example, secrets: env:SECRET}
                    - {source: reviews, kind: trustpilot, tokens: env:VERIFY}
                    - {source: blog, kind: feed, url: "https://blog.example/feed", secrets: env:SECRET}
                    - source: shop
                      kind: json
                      tokens: env:VERIFY
                      items: data
                      map: {id: id, text: body}
                """, to: "earshot.yaml")
            let world = World(
                now: { .sampleNoon }, transport: { _ in ReplayTransport([String: FetchedDocument]()) },
                environment: { ["SECRET": Self.secret, "OTHER": "another", "VERIFY": "known-to-both"][$0] },
                print: { _ in })
            let installation = try Installation.open(folder.path("earshot.yaml"), world: world)
            let lines = Lines()
            let logger = Logger(label: "test") { _ in LineHandler(lines: lines) }
            let application = Application(router: try EarshotServer(installation).buildRouter(), logger: logger)
            try await application.test(.router) { client in try await test(client, installation, lines) }
        }
    }

    private static func code<Hash: HashFunction>(_: Hash.Type, _ body: String) -> String {
        let key = SymmetricKey(data: Data(secret.utf8))
        return HMAC<Hash>.authenticationCode(for: Data(body.utf8), using: key)
            .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static func fields(_ pairs: KeyValuePairs<String, String>) throws -> HTTPFields {
        var fields = HTTPFields()
        for (name, value) in pairs { fields[try #require(HTTPField.Name(name))] = value }
        return fields
    }

    private static func hub(_ body: String) throws -> HTTPFields {
        try fields(["X-Hub-Signature-256": "sha256=" + code(SHA256.self, body)])
    }

    /// Posts, and gives the status and the answer's members.
    private static func post(
        _ client: any TestClientProtocol, _ path: String, _ body: String, _ headers: HTTPFields = [:]
    ) async throws -> (status: Int, counts: [String: Any]) {
        try await client.execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: body)) {
            response in
            let object = try? JSONSerialization.jsonObject(with: Data(String(buffer: response.body).utf8))
            return (response.status.code, object as? [String: Any] ?? [:])
        }
    }

    private static func comment(_ id: String, verb: String = "add", message: String = "The lid broke again.") -> String
    {
        #"{"object":"page","entry":[{"id":"700","time":1795255205,"changes":[{"field":"feed","value":{"item":"comment","verb":"\#(verb)","comment_id":"\#(id)","post_id":"700_88","parent_id":"700_88","from":{"id":"31","name":"Mirrorfern"},"created_time":1795255200,"message":"\#(message)"}}]}]}"#
    }

    private static let issue =
        #"{"action":"opened","issue":{"id":3001,"title":"Lid breaks","body":"Every time.","user":{"login":"mirrorfern","id":51},"html_url":"https://github.com/k/a/issues/7"},"repository":{"id":1},"sender":{"id":51}}"#

    @Test("each vendor's own signature is believed, and what it pushed is stored before 200 is answered")
    func believed() async throws {
        try await serve { client, installation, _ in
            let feed = "<rss version='2.0'><channel><item><guid>1</guid><title>Lid</title></item></channel></rss>"
            let post = #"{"post":{"id":61,"topic_id":6,"cooked":"<p>Mine too.</p>","username":"ana"}}"#
            let review =
                #"{"events":[{"eventName":"service-review-created","eventData":{"id":"a","stars":1,"text":"no"}}]}"#
            let posted: [(String, String, HTTPFields)] = [
                ("/webhooks/page", Self.comment("88_12"), try Self.hub(Self.comment("88_12"))),
                ("/webhooks/issues", Self.issue, try Self.hub(Self.issue)),
                (
                    "/webhooks/forum", post,
                    try Self.fields(["X-Discourse-Event-Signature": "sha256=" + Self.code(SHA256.self, post)])
                ),
                (
                    "/webhooks/blog", feed,
                    try Self.fields(["X-Hub-Signature": "sha512=" + Self.code(SHA512.self, feed)])
                ),
            ]
            for (index, (path, body, headers)) in posted.enumerated() {
                let answer = try await Self.post(client, path, body, headers)
                #expect(answer.status == 200 && answer.counts["accepted"] as? Int == 1, "\(path): \(answer)")
                #expect(try installation.ledger().waiting == index + 1)
            }
            // A sender that can set no header has its token in the address.
            let answer = try await Self.post(client, "/webhooks/reviews?token=known-to-both", review)
            #expect(answer.status == 202 && answer.counts["accepted"] as? Int == 1)
            #expect(try await Self.post(client, "/webhooks/reviews?token=known-to-most", review).status == 401)
            let mapped = try await Self.post(
                client, "/webhooks/shop", #"{"data":{"id":1,"body":"Leaks."}}"#,
                [.authorization: "Bearer known-to-both"])
            #expect(mapped.status == 202)
            #expect(try installation.ledger().waiting == 6)
        }
    }

    @Test("unsigned, malformed, another vendor's or another body's signature: 401, and nothing is stored")
    func refused() async throws {
        try await serve { client, installation, _ in
            let body = Self.comment("88_12")
            let right = Self.code(SHA256.self, body)
            for value in [
                "", "sha256=", "sha256=" + right.dropLast(), right, "sha1=" + Self.code(Insecure.SHA1.self, body), "ä",
            ] {
                let answer = try await Self.post(
                    client, "/webhooks/page", body, try Self.fields(["X-Hub-Signature-256": value]))
                #expect(answer.status == 401, "\(value)")
            }
            #expect(try await Self.post(client, "/webhooks/page", body).status == 401)
            let others = try Self.fields(["X-Discourse-Event-Signature": "sha256=" + right])
            #expect(try await Self.post(client, "/webhooks/page", body, others).status == 401)
            // The same object, written anew.
            let anew = body.replacing(":", with: ": ")
            #expect(try await Self.post(client, "/webhooks/page", anew, try Self.hub(body)).status == 401)
            #expect(try installation.ledger().total == 0)
        }
    }

    @Test("the same delivery fifty times at once has one effect")
    func parallel() async throws {
        try await serve { client, installation, _ in
            let headers = try Self.hub(Self.issue)
            let answers = try await withThrowingTaskGroup(of: (Int, Bool).self) { group in
                for delivery in 0..<50 {
                    group.addTask {
                        var headers = headers
                        headers[try #require(HTTPField.Name("X-GitHub-Delivery"))] = "\(delivery)"
                        let answer = try await Self.post(client, "/webhooks/issues", Self.issue, headers)
                        return (answer.status, answer.counts["repeated"] as? Bool ?? false)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count == 50 && answers.allSatisfy { $0.0 == 200 })
            #expect(answers.count { !$0.1 } == 1)
            #expect(try installation.ledger().total == 1)
        }
    }

    @Test("an edit is an edit, a deletion removes nothing, and each is said")
    func edits() async throws {
        try await serve { client, installation, _ in
            let bodies = [
                Self.comment("88_12"), Self.comment("88_12", verb: "edited", message: "The lid broke a third time."),
                Self.comment("88_12", verb: "remove"),
            ]
            var answers: [[String: Any]] = []
            for body in bodies {
                let answer = try await Self.post(client, "/webhooks/page", body, try Self.hub(body))
                #expect(answer.status == 200)
                answers.append(answer.counts)
            }
            #expect(answers.map { $0["accepted"] as? Int } == [1, 1, 0])
            #expect(answers.map { $0["leftOut"] as? Int } == [0, 0, 1])
            #expect(answers[2]["notes"] as? [String] == ["1 deletion: what is known stays"])
            #expect(try installation.ledger().total == 1)
        }
    }

    @Test(
        "what holds nothing for us is answered 200, what is broken 422, what is unknown 400",
        arguments: [
            ("/webhooks/issues", #"{"zen":"Plain is good.","hook_id":1}"#, 200),
            ("/webhooks/issues", #"{"action":"started","repository":{},"sender":{}}"#, 200),
            (
                "/webhooks/page",
                #"{"object":"page","entry":[{"id":"7","time":1,"messaging":[{"message":{"text":"psst"}}]}]}"#, 200
            ),
            ("/webhooks/page", #"{"object":"user","entry":[{"id":"7","time":1,"changed_fields":["friends"]}]}"#, 200),
            ("/webhooks/page", #"{"object":"page","entry":[{"id":"7","changes":[{"field":"feed"}]}]}"#, 422),
            ("/webhooks/issues", #"{"action":"opened","issue":{"number":1},"sender":{}}"#, 422),
            ("/webhooks/page", #"{"hello":"world"}"#, 400), ("/webhooks/page", "", 400),
            ("/webhooks/issues", "<html>", 400),
            ("/webhooks/issues", "payload=%7B%7D", 400), ("/webhooks/issues", "\u{0}", 400),
        ])
    func statuses(_ path: String, _ body: String, _ status: Int) async throws {
        try await serve { client, installation, _ in
            let answer = try await Self.post(client, path, body, try Self.hub(body))
            #expect(answer.status == status, "\(answer)")
            if status == 200 { #expect(answer.counts["leftOut"] as? Int == 1) }
            if status != 200 { #expect((answer.counts["error"] as? String)?.isEmpty == false) }
            #expect(try installation.ledger().total == 0)
        }
    }

    @Test("Meta's question is answered with its challenge as plain text, to nobody else")
    func challenge() async throws {
        try await serve { client, _, _ in
            func ask(_ query: String, _ source: String = "page") async throws -> (Int, String, String?) {
                try await client.execute(uri: "/webhooks/\(source)?\(query)", method: .get) {
                    ($0.status.code, String(buffer: $0.body), $0.headers[.contentType])
                }
            }
            let right = try await ask("hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=known-to-both")
            #expect(right == (200, "1158201444", "text/plain; charset=utf-8"))
            #expect(try await ask("hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=guessed").0 == 403)
            #expect(try await ask("").0 == 403)
            #expect(
                try await ask("hub.mode=subscribe&hub.challenge=1&hub.verify_token=known-to-both", "issues").0 == 404)
            #expect(
                try await ask("hub.mode=subscribe&hub.challenge=1&hub.verify_token=known-to-both", "nobody").0 == 404)
            let topic = "hub.mode=subscribe&hub.challenge=c1&hub.topic=https%3A%2F%2Fblog.example%2F"
            #expect(
                try await ask(topic + "feed&hub.lease_seconds=864000", "blog") == (
                    200, "c1", "text/plain; charset=utf-8"
                ))
            #expect(try await ask(topic + "other", "blog").0 == 403)
        }
    }

    @Test("the log says what happened, and neither a secret nor anything that was posted")
    func log() async throws {
        try await serve { client, _, lines in
            for body in [
                Self.comment("88_12", message: "hunter2-words"), #"{"hunter2-key":"hunter2-value"}"#,
                "hunter2 is no JSON",
                #"{"object":"page","entry":[{"id":"hunter2","changes":[{"field":"hunter2-field","value":{"item":"hunter2"}}]}]}"#,
                #"{"object":"page","entry":[{"hunter2":1}]}"#,
            ] {
                _ = try await Self.post(client, "/webhooks/page", body, try Self.hub(body))
                _ = try await Self.post(client, "/webhooks/page?token=hunter2-token", body)
                _ = try await Self.post(
                    client, "/webhooks/page", body, try Self.fields(["X-Hub-Signature-256": "sha256=hunter2"]))
            }
            _ = try await client.execute(
                uri: "/webhooks/page?hub.mode=subscribe&hub.challenge=hunter2&hub.verify_token=hunter2", method: .get)
            let text = lines.text
            #expect(!text.contains("hunter2"), "\(text)")
            for words in ["taken in", "shape is not known", "none of its items", "401", "\"accepted\": 1"] {
                #expect(text.contains(words), "\(words) in \(text)")
            }
        }
    }
}
