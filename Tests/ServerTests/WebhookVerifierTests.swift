import Crypto
import Foundation
import Server
import Testing
import Triage

@Suite("Who may post")
struct WebhookVerifierTests {
    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    private static let body = Array(#"{"test": 2432232314}"#.utf8)
    private static let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    private static let now = Timestamp(seconds: 1_614_265_330)

    private func verify(
        _ changes: [String: String?] = [:], body: [UInt8] = body, secrets: [String] = [secret], tokens: [String] = [],
        now: Timestamp = now
    ) throws -> WebhookVerifier.Sender {
        var headers: [String: String] = [
            "webhook-id": Self.id, "webhook-timestamp": "1614265330", "webhook-signature": Self.signature,
        ]
        for (name, value) in changes { headers[name] = value }
        let verifier = try #require(WebhookVerifier(secrets: secrets, tokens: tokens))
        return try verifier.verify(body, try verifier.claim(header: { headers[$0] }, now: now))
    }

    @Test("the Standard Webhooks vector is believed")
    func vector() throws { #expect(try verify().messageID == Self.id) }

    @Test("a second signature in the header, and a second secret here, are both tried")
    func rotation() throws {
        #expect(
            try verify([
                "webhook-signature":
                    "v1,AAAA v1,\(Data(repeating: 7, count: 32).base64EncodedString()) \(Self.signature)"
            ]).messageID == Self.id)
        #expect(
            try verify(secrets: ["whsec_" + Data(repeating: 7, count: 32).base64EncodedString(), Self.secret]).messageID
                != nil)
    }

    @Test(
        "anything else is refused, never a crash",
        arguments: [
            ["webhook-timestamp": "abc"], ["webhook-timestamp": "1614265330.5"], ["webhook-timestamp": "-1"],
            ["webhook-timestamp": "99999999999999999999"], ["webhook-timestamp": ""], ["webhook-signature": "v1,ÄÖÜ"],
            ["webhook-signature": "v1"], ["webhook-signature": "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="],
            ["webhook-signature": ""], ["webhook-signature": "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="],
            ["webhook-id": "other"], ["webhook-id": ""], ["webhook-id": "a b"], ["webhook-id": nil],
            ["webhook-timestamp": nil], ["webhook-signature": nil],
        ] as [[String: String?]])
    func refused(_ changes: [String: String?]) {
        #expect(throws: WebhookVerifier.Refusal.self) { _ = try verify(changes) }
    }

    @Test("a time more than five minutes off is stale, at five minutes it is not", arguments: [-301.0, 301])
    func stale(_ seconds: Double) throws {
        #expect(throws: WebhookVerifier.Refusal.stale) { _ = try verify(now: Self.now.adding(seconds: seconds)) }
        #expect(try verify(now: Self.now.adding(seconds: seconds > 0 ? 300 : -300)).messageID == Self.id)
    }

    @Test("a re-serialised body is refused")
    func reserialised() {
        #expect(throws: WebhookVerifier.Refusal.wrong) { _ = try verify(body: Array(#"{"test":2432232314}"#.utf8)) }
    }

    @Test(
        "bearer tokens are compared whole",
        arguments: [
            ("Bearer right", true), ("bearer right", true), ("Bearer righ", false), ("Bearer right ", false),
            ("Basic right", false), ("right", false),
        ])
    func bearer(_ header: String, _ believed: Bool) throws {
        let verifier = try #require(WebhookVerifier(secrets: [], tokens: ["right"]))
        let sender = try? verifier.verify(
            Self.body, try verifier.claim(header: { $0 == "authorization" ? header : nil }, now: Self.now))
        #expect((sender != nil) == believed)
    }

    @Test("a secret that is not base64 is refused when set up")
    func badSecret() { #expect(WebhookVerifier(secrets: ["whsec_%%%"], tokens: []) == nil) }
}
