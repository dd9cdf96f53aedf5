import Crypto
import Foundation
import Pipeline
import Server
import Testing
import Triage

/// Signatures over the body alone, as Meta, GitHub, Discourse and WebSub hubs make them.
@Suite("Signatures of vendors")
struct SignatureTests {
    private static let secret = "It's a Secret to Everybody"
    private static let body = Array("Hello, World!".utf8)
    /// GitHub's own example.
    private static let right = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"

    private static let header: [SignatureScheme: String] = [
        .hub: "x-hub-signature-256", .websub: "x-hub-signature", .discourse: "x-discourse-event-signature",
    ]

    private func verify(
        _ scheme: SignatureScheme, _ signature: String?, body: [UInt8] = body, secrets: [String] = [secret],
        tokens: [String] = [], others: [String: String] = [:], token: String? = nil
    ) throws -> WebhookVerifier.Sender {
        let verifier = try #require(WebhookVerifier(scheme, secrets: secrets, tokens: tokens))
        let name = try #require(Self.header[scheme])
        return try verifier.verify(
            body,
            try verifier.claim(
                header: { $0 == name ? signature : others[$0] }, token: token, now: Timestamp(seconds: 1_614_265_330)))
    }

    @Test(
        "GitHub's example is believed in each scheme's own header",
        arguments: [SignatureScheme.hub, .websub, .discourse])
    func vector(_ scheme: SignatureScheme) throws {
        let id = try verify(scheme, Self.right).messageID
        #expect(id == "sha256:dffd6021bb2bd5b0af676290809ec3a53191dd81c7f70a4b28688a362182986f")
        #expect(try verify(scheme, Self.right.uppercased().replacing("SHA256", with: "sha256")).messageID == id)
    }

    @Test("a delivery id that nobody signed makes no other message of the same body")
    func deliveryID() throws {
        #expect(
            try verify(.hub, Self.right, others: ["x-github-delivery": "1", "webhook-id": "1"]).messageID
                == verify(.hub, Self.right, others: ["x-github-delivery": "2", "webhook-id": "2"]).messageID)
    }

    @Test("during a rotation each secret is tried")
    func rotation() throws {
        #expect(try verify(.hub, Self.right, secrets: ["new", Self.secret]).messageID != nil)
        #expect(throws: WebhookVerifier.Refusal.wrong) { try verify(.hub, Self.right, secrets: ["new", "newer"]) }
    }

    @Test("a WebSub hub may choose among four algorithms, the others may not")
    func algorithms() throws {
        func code<Hash: HashFunction>(_: Hash.Type, _ name: String) -> String {
            let code = HMAC<Hash>.authenticationCode(
                for: Data(Self.body), using: SymmetricKey(data: Data(Self.secret.utf8)))
            return name + "=" + code.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        }
        let codes = [
            code(Insecure.SHA1.self, "sha1"), code(SHA256.self, "sha256"), code(SHA384.self, "sha384"),
            code(SHA512.self, "sha512"),
        ]
        for code in codes { #expect(try verify(.websub, code).messageID != nil) }
        for code in [codes[0], codes[2], codes[3]] {
            #expect(throws: WebhookVerifier.Refusal.malformed) { try verify(.hub, code) }
        }
        #expect(throws: WebhookVerifier.Refusal.malformed) { try verify(.websub, code(SHA256.self, "sha1")) }
    }

    private static let digits = String(right.dropFirst(7))

    @Test(
        "a malformed header is refused, never a crash",
        arguments: [
            "", "=", "sha256", "sha256=", "sha256=zz", digits, "sha256=" + digits.dropLast(),
            "sha256=" + digits.dropLast(2),
            "sha256=" + digits + "00", "sha256=" + digits + ", sha256=" + digits, "sha256 =" + digits,
            "sha256=" + digits + " ",
            "md5=" + digits, "sha256=ÄÖÜ", "sha256=" + String(repeating: "ä", count: 32), "v1," + digits,
            "sha256=" + String(repeating: "0", count: 100_000),
        ])
    func malformed(_ signature: String) {
        for scheme in [SignatureScheme.hub, .websub, .discourse] {
            #expect(throws: WebhookVerifier.Refusal.malformed) { try verify(scheme, signature) }
        }
    }

    @Test("a body that was written anew, another one, and no signature are refused")
    func refused() {
        #expect(throws: WebhookVerifier.Refusal.wrong) {
            try verify(.hub, Self.right, body: Array("Hello,World!".utf8))
        }
        #expect(throws: WebhookVerifier.Refusal.wrong) { try verify(.hub, Self.right, body: []) }
        #expect(throws: WebhookVerifier.Refusal.missing) { try verify(.hub, nil) }
        // Another vendor's header is none of this scheme's.
        #expect(throws: WebhookVerifier.Refusal.missing) {
            try verify(.hub, nil, others: ["x-hub-signature": Self.right])
        }
        #expect(throws: WebhookVerifier.Refusal.missing) {
            try verify(.discourse, nil, others: ["x-hub-signature-256": Self.right])
        }
    }

    @Test("a token is taken from the header or the address, in every scheme; a wrong signature is not saved by it")
    func tokens() throws {
        let bearer = ["authorization": "Bearer right"]
        #expect(try verify(.hub, nil, secrets: [], tokens: ["right"], others: bearer).messageID == nil)
        #expect(try verify(.hub, Self.right, secrets: [], tokens: ["right"], others: bearer).messageID == nil)
        #expect(try verify(.hub, nil, secrets: [], tokens: ["right"], token: "right").messageID == nil)
        #expect(throws: WebhookVerifier.Refusal.wrong) { try verify(.hub, nil, tokens: ["right"], token: "wrong") }
        #expect(throws: WebhookVerifier.Refusal.wrong) { try verify(.hub, nil, tokens: [], token: "right") }
        #expect(throws: WebhookVerifier.Refusal.wrong) {
            try verify(
                .hub, "sha256=" + String(repeating: "0", count: 64), tokens: ["right"], others: bearer, token: "right")
        }
    }
}

@Suite("Who asks whether it may post")
struct SubscriptionCheckTests {
    private static let meta = SubscriptionCheck(verifyTokens: ["older", "known"], topic: nil)
    private static let hub = SubscriptionCheck(verifyTokens: [], topic: "https://forum.example/posts.rss")

    private static func ask(_ check: SubscriptionCheck, _ changes: [String: String?]) -> SubscriptionCheck.Answer {
        var parameters = ["hub.mode": "subscribe", "hub.challenge": "1158201444"]
        for (name, value) in changes { parameters[name] = value }
        return check.answer { parameters[$0] }
    }

    @Test("Meta with the known token gets its challenge back")
    func meta() {
        #expect(Self.ask(Self.meta, ["hub.verify_token": "known"]) == .challenge("1158201444"))
        #expect(Self.ask(Self.meta, ["hub.verify_token": "older"]) == .challenge("1158201444"))
    }

    @Test(
        "all else is refused",
        arguments: [
            ["hub.verify_token": "knowm"], ["hub.verify_token": ""], ["hub.verify_token": nil],
            ["hub.verify_token": "known", "hub.mode": "unsubscribe"], ["hub.verify_token": "known", "hub.mode": nil],
            ["hub.verify_token": "known", "hub.mode": "denied"],
            ["hub.verify_token": "known", "hub.challenge": nil], ["hub.verify_token": "known", "hub.challenge": ""],
            ["hub.verify_token": "known", "hub.challenge": "<script>"],
            ["hub.verify_token": "known", "hub.challenge": "a b"],
            ["hub.verify_token": "known", "hub.challenge": String(repeating: "1", count: 513)],
        ] as [[String: String?]])
    func refused(_ changes: [String: String?]) { #expect(Self.ask(Self.meta, changes) == .refused) }

    @Test("a WebSub hub must name the feed that was subscribed to")
    func webSub() {
        #expect(Self.ask(Self.hub, ["hub.topic": "https://forum.example/posts.rss"]) == .challenge("1158201444"))
        #expect(Self.ask(Self.hub, ["hub.topic": "https://other.example/"]) == .refused)
        #expect(Self.ask(Self.hub, [:]) == .refused)
        #expect(Self.ask(Self.hub, ["hub.mode": "denied"]) == .noted)
        let both = SubscriptionCheck(verifyTokens: ["known"], topic: "https://forum.example/posts.rss")
        #expect(Self.ask(both, ["hub.topic": "https://forum.example/posts.rss"]) == .refused)
    }

    @Test("where nothing was subscribed to, nobody is answered")
    func unknown() {
        #expect(Self.ask(SubscriptionCheck(verifyTokens: [], topic: nil), ["hub.verify_token": ""]) == .unknown)
    }
}
