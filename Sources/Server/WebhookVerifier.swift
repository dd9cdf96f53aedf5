import Crypto
import Foundation
package import Pipeline
package import Triage

/// Decides whether a posted body comes from who it should come from.
package struct WebhookVerifier: Sendable {
    /// Why a request is not believed. Sent to the caller, so it never says which part was nearly right.
    package enum Refusal: String, Error, Sendable {
        case missing = "a signature in the header that is configured for this address, or a token, is needed"
        case malformed = "the signature headers are malformed"
        case stale = "the webhook-timestamp is more than five minutes off"
        case wrong = "the signature or the token is not right"
    }

    /// A believed request.
    package struct Sender: Hashable, Sendable {
        /// The message's idempotency key: the sender's id of it, else a digest of the body where the body is all that is
        /// signed; `nil` with a token and no such header.
        package let messageID: String?
    }

    /// Seconds by which a timestamp may be off (Standard Webhooks).
    package static let toleranceSeconds = 300.0
    /// Signatures looked at in one header; a rotation needs two.
    private static let signatureLimit = 8
    /// Bytes of a message id.
    private static let idLimitBytes = 256

    private let scheme: SignatureScheme
    private let keys: [SymmetricKey]
    private let tokens: [SHA256.Digest]

    /// - Parameters:
    ///   - secrets: all are tried, as during a rotation. Of Standard Webhooks base64, with or without `whsec_`; of the
    ///     other schemes the text itself.
    ///   - tokens: bearer tokens.
    /// - Returns: `nil` where a Standard Webhooks secret is not base64.
    package init?(_ scheme: SignatureScheme = .standard, secrets: [String], tokens: [String]) {
        var keys: [SymmetricKey] = []
        for secret in secrets {
            guard scheme == .standard else {
                keys.append(SymmetricKey(data: Data(secret.utf8)))
                continue
            }
            let base64 = secret.hasPrefix("whsec_") ? String(secret.dropFirst(6)) : secret
            guard let bytes = Data(base64Encoded: base64), !bytes.isEmpty else { return nil }
            keys.append(SymmetricKey(data: bytes))
        }
        self.scheme = scheme
        self.keys = keys
        self.tokens = tokens.map { SHA256.hash(data: Data($0.utf8)) }
    }

    /// What a request claims in its headers, checked as far as that goes without its body.
    package struct Claim: Sendable {
        fileprivate let messageID: String?
        /// What must be signed, and the signatures offered; `nil` where a right token was shown.
        fileprivate let signed: Signed?
    }

    fileprivate struct Signed: Sendable {
        /// Stands before the body in what is signed.
        var prefix = Data()
        var algorithm = Algorithm.sha256
        let signatures: [Data]
    }

    /// The hash functions a signature may name.
    fileprivate enum Algorithm: String, Sendable {
        case sha1, sha256, sha384, sha512

        var byteCount: Int {
            switch self {
            case .sha1: Insecure.SHA1.byteCount
            case .sha256: SHA256.byteCount
            case .sha384: SHA384.byteCount
            case .sha512: SHA512.byteCount
            }
        }
    }

    /// Checks a request's headers before its body is read: whoever has no business here is refused at once.
    ///
    /// - Parameters:
    ///   - header: gives a header field's value by its lower-case name.
    ///   - token: the one in the address (`?token=`), for senders that can set no header.
    package func claim(
        header: (String) -> String?, token: String? = nil, now: Timestamp
    ) throws(Refusal) -> Claim {
        // Where there are only tokens, a sender that signs as well is welcome.
        if !keys.isEmpty, let claim = try signatureClaim(header: header, now: now) { return claim }
        return try claim(token: try bearer(header("authorization")) ?? token, id: header("webhook-id"))
    }

    /// Checks a request's raw bytes against its claim. One pass over the body for each secret, however many signatures
    /// are offered.
    package func verify(_ body: [UInt8], _ claim: Claim) throws(Refusal) -> Sender {
        guard let signed = claim.signed else { return Sender(messageID: claim.messageID) }
        let isRight =
            switch signed.algorithm {
            case .sha1: matches(Insecure.SHA1.self, body, signed)
            case .sha256: matches(SHA256.self, body, signed)
            case .sha384: matches(SHA384.self, body, signed)
            case .sha512: matches(SHA512.self, body, signed)
            }
        guard isRight else { throw .wrong }
        // Ids of a vendor's own are not signed by it: with another one, the same body would count as another message.
        return Sender(messageID: claim.messageID ?? "sha256:" + Self.hexadecimal(SHA256.hash(data: body)))
    }

    private func matches<Hash: HashFunction>(_: Hash.Type, _ body: [UInt8], _ signed: Signed) -> Bool {
        keys.contains { key in
            var code = HMAC<Hash>(key: key)
            code.update(data: signed.prefix)
            code.update(data: body)
            let expected = code.finalize()
            // Comparing a code with bytes is constant in time.
            return signed.signatures.contains { expected == $0 }
        }
    }

    // MARK: - Claims

    /// What the scheme's header claims; `nil` where it is absent.
    private func signatureClaim(header: (String) -> String?, now: Timestamp) throws(Refusal) -> Claim? {
        switch scheme {
        case .standard:
            guard let signatures = header("webhook-signature") else { return nil }
            guard let id = header("webhook-id"), let timestamp = header("webhook-timestamp") else { throw .malformed }
            return try claim(id: id, timestamp: timestamp, signatures: signatures, now: now)
        case .hub: return try bodyClaim(header("x-hub-signature-256"), of: [.sha256])
        case .websub: return try bodyClaim(header("x-hub-signature"), of: [.sha1, .sha256, .sha384, .sha512])
        case .discourse: return try bodyClaim(header("x-discourse-event-signature"), of: [.sha256])
        }
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
        return Claim(messageID: id, signed: Signed(prefix: Data("\(id).\(timestamp).".utf8), signatures: candidates))
    }

    /// `sha256=` and hexadecimal digits: a code of the body alone.
    private func bodyClaim(_ given: String?, of algorithms: [Algorithm]) throws(Refusal) -> Claim? {
        guard let given else { return nil }
        let parts = given.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let algorithm = Algorithm(rawValue: parts[0].lowercased()),
            algorithms.contains(algorithm), let code = Self.bytes(hexadecimal: parts[1]),
            code.count == algorithm.byteCount
        else { throw .malformed }
        return Claim(messageID: nil, signed: Signed(algorithm: algorithm, signatures: [code]))
    }

    private func claim(token: String?, id: String?) throws(Refusal) -> Claim {
        guard let token else { throw .missing }
        guard Self.holds(tokens, token) else { throw .wrong }
        if let id, !Self.isUsable(id) { throw .malformed }
        return Claim(messageID: id, signed: nil)
    }

    /// The token of an `Authorization` header; `nil` without one.
    private func bearer(_ authorization: String?) throws(Refusal) -> String? {
        guard let authorization else { return nil }
        let parts = authorization.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw .missing }
        return String(parts[1])
    }

    /// Whether a token is one of those known. Digests of equal length are compared in constant time, whatever the lengths
    /// of the tokens.
    static func holds(_ tokens: [SHA256.Digest], _ token: String) -> Bool {
        let given = SHA256.hash(data: Data(token.utf8))
        return tokens.contains { $0 == given }
    }

    private static func isUsable(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.count <= idLimitBytes && id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    /// The bytes that pairs of hexadecimal digits stand for; `nil` for anything else, however long.
    private static func bytes(hexadecimal text: Substring) -> Data? {
        let digits = text.utf8
        guard digits.count.isMultiple(of: 2), digits.count <= 2 * SHA512.byteCount else { return nil }
        var bytes = Data()
        var high: UInt8?
        for digit in digits {
            let value: UInt8
            switch digit {
            case 0x30...0x39: value = digit - 0x30
            case 0x41...0x46: value = digit - 0x41 + 10
            case 0x61...0x66: value = digit - 0x61 + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
