import Crypto
import Foundation
package import Triage

/// Decides whether a posted body comes from who it should come from.
package struct WebhookVerifier: Sendable {
    /// Why a request is not believed. Sent to the caller, so it never says which part was nearly right.
    package enum Refusal: String, Error, Sendable {
        case missing = "a Standard Webhooks signature or a bearer token is needed"
        case malformed = "the signature headers are malformed"
        case stale = "the webhook-timestamp is more than five minutes off"
        case wrong = "the signature or the token is not right"
    }

    /// A believed request.
    package struct Sender: Hashable, Sendable {
        /// The sender's id of this message: its idempotency key; `nil` with a bearer token and no such header.
        package let messageID: String?
    }

    /// Seconds by which a timestamp may be off (Standard Webhooks).
    package static let toleranceSeconds = 300.0
    /// Bytes of a message id.
    private static let idLimitBytes = 256

    private let keys: [SymmetricKey]
    private let tokens: [SHA256.Digest]

    /// - Parameters:
    ///   - secrets: Standard Webhooks secrets, with or without `whsec_`; all are tried, as during a rotation.
    ///   - tokens: bearer tokens.
    /// - Returns: `nil` where a secret is not base64.
    package init?(secrets: [String], tokens: [String]) {
        var keys: [SymmetricKey] = []
        for secret in secrets {
            let base64 = secret.hasPrefix("whsec_") ? String(secret.dropFirst(6)) : secret
            guard let bytes = Data(base64Encoded: base64), !bytes.isEmpty else { return nil }
            keys.append(SymmetricKey(data: bytes))
        }
        self.keys = keys
        self.tokens = tokens.map { SHA256.hash(data: Data($0.utf8)) }
    }

    /// Checks a request's raw bytes.
    ///
    /// - Parameter header: gives a header field's value by its lower-case name.
    package func verify(
        _ body: [UInt8], header: (String) -> String?, now: Timestamp
    ) throws(Refusal) -> Sender {
        if let signatures = header("webhook-signature") {
            guard let id = header("webhook-id"), let timestamp = header("webhook-timestamp") else { throw .malformed }
            return try verify(body, id: id, timestamp: timestamp, signatures: signatures, now: now)
        }
        guard let authorization = header("authorization") else { throw .missing }
        let parts = authorization.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw .missing }
        // Digests of equal length are compared in constant time, whatever the lengths of the tokens.
        let given = SHA256.hash(data: Data(parts[1].utf8))
        guard tokens.contains(where: { $0 == given }) else { throw .wrong }
        let id = header("webhook-id")
        if let id, !Self.isUsable(id) { throw .malformed }
        return Sender(messageID: id)
    }

    private func verify(
        _ body: [UInt8], id: String, timestamp: String, signatures: String, now: Timestamp
    ) throws(Refusal) -> Sender {
        guard Self.isUsable(id), let seconds = Int64(timestamp), (0...253_402_300_799).contains(seconds) else {
            throw .malformed
        }
        guard abs(now.seconds(since: Timestamp(seconds: seconds))) <= Self.toleranceSeconds else { throw .stale }
        let candidates = signatures.split(separator: " ").compactMap { part -> Data? in
            guard part.hasPrefix("v1,") else { return nil }
            return Data(base64Encoded: String(part.dropFirst(3)))
        }
        guard !candidates.isEmpty else { throw .malformed }
        var signed = Data("\(id).\(timestamp).".utf8)
        signed.append(contentsOf: body)
        for key in keys {
            for candidate in candidates
            where HMAC<SHA256>.isValidAuthenticationCode(candidate, authenticating: signed, using: key) {
                return Sender(messageID: id)
            }
        }
        throw .wrong
    }

    private static func isUsable(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.count <= idLimitBytes && id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}
