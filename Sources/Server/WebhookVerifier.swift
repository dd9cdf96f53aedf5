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
    /// Signatures looked at in one header; a rotation needs two.
    private static let signatureLimit = 8
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

    /// What a request claims in its headers, checked as far as that goes without its body.
    package struct Claim: Sendable {
        fileprivate let messageID: String?
        /// What must be signed before the body, and the signatures offered; `nil` where a right token was shown.
        fileprivate let signed: (prefix: Data, signatures: [Data])?
    }

    /// Checks a request's headers before its body is read: whoever has no business here is refused at once.
    ///
    /// - Parameter header: gives a header field's value by its lower-case name.
    package func claim(header: (String) -> String?, now: Timestamp) throws(Refusal) -> Claim {
        if let signatures = header("webhook-signature") {
            guard let id = header("webhook-id"), let timestamp = header("webhook-timestamp") else { throw .malformed }
            return try claim(id: id, timestamp: timestamp, signatures: signatures, now: now)
        }
        guard let authorization = header("authorization") else { throw .missing }
        let parts = authorization.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw .missing }
        // Digests of equal length are compared in constant time, whatever the lengths of the tokens.
        let given = SHA256.hash(data: Data(parts[1].utf8))
        guard tokens.contains(where: { $0 == given }) else { throw .wrong }
        let id = header("webhook-id")
        if let id, !Self.isUsable(id) { throw .malformed }
        return Claim(messageID: id, signed: nil)
    }

    /// Checks a request's raw bytes against its claim. One pass over the body for each secret, however many signatures
    /// are offered.
    package func verify(_ body: [UInt8], _ claim: Claim) throws(Refusal) -> Sender {
        guard let signed = claim.signed else { return Sender(messageID: claim.messageID) }
        for key in keys {
            var code = HMAC<SHA256>(key: key)
            code.update(data: signed.prefix)
            code.update(data: body)
            let expected = code.finalize()
            // Comparing a code with bytes is constant in time.
            if signed.signatures.contains(where: { expected == $0 }) { return Sender(messageID: claim.messageID) }
        }
        throw .wrong
    }

    private func claim(
        id: String, timestamp: String, signatures: String, now: Timestamp
    ) throws(Refusal) -> Claim {
        guard Self.isUsable(id), let seconds = Int64(timestamp), (0...253_402_300_799).contains(seconds) else {
            throw .malformed
        }
        guard abs(now.seconds(since: Timestamp(seconds: seconds))) <= Self.toleranceSeconds else { throw .stale }
        let candidates = signatures.split(separator: " ").prefix(Self.signatureLimit).compactMap { part -> Data? in
            guard part.hasPrefix("v1,"), let code = Data(base64Encoded: String(part.dropFirst(3))),
                code.count == SHA256.byteCount
            else { return nil }
            return code
        }
        guard !candidates.isEmpty else { throw .malformed }
        return Claim(messageID: id, signed: (Data("\(id).\(timestamp).".utf8), candidates))
    }

    private static func isUsable(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.count <= idLimitBytes && id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}
