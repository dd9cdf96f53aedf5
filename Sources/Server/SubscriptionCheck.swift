import Crypto
import Foundation

/// Answers a vendor that asks whether it may really post here: Meta with a token that both sides know, a WebSub hub with
/// the address of the feed that was subscribed to.
package struct SubscriptionCheck: Sendable {
    /// What to answer.
    package enum Answer: Hashable, Sendable {
        /// 200 with this text, as it came.
        case challenge(String)
        /// 200: a hub tells that it denies the subscription; nothing is asked.
        case noted
        /// 403.
        case refused
        /// 404: nothing here is subscribed to.
        case unknown
    }

    /// Bytes of a challenge.
    static let challengeLimitBytes = 512

    private let tokens: [SHA256.Digest]
    /// The feed's address; `nil` where no hub has business here.
    private let topic: String?

    /// - Parameters:
    ///   - verifyTokens: those of the vendor's configuration page; without one nobody who shows a token is believed.
    ///   - topic: of a WebSub subscription.
    package init(verifyTokens: [String], topic: String?) {
        tokens = verifyTokens.map { SHA256.hash(data: Data($0.utf8)) }
        self.topic = topic
    }

    /// - Parameter parameter: gives a query parameter's value by its name.
    package func answer(parameter: (String) -> String?) -> Answer {
        guard !tokens.isEmpty || topic != nil else { return .unknown }
        let mode = parameter("hub.mode")
        if mode == "denied", topic != nil { return .noted }
        guard mode == "subscribe", let challenge = parameter("hub.challenge"), Self.isUsable(challenge) else {
            return .refused
        }
        if !tokens.isEmpty {
            guard let token = parameter("hub.verify_token"), WebhookVerifier.holds(tokens, token) else {
                return .refused
            }
        }
        if let topic, parameter("hub.topic") != topic { return .refused }
        return .challenge(challenge)
    }

    /// A challenge is digits or a word; whatever else it is would be somebody else's text under our address.
    private static func isUsable(_ challenge: String) -> Bool {
        !challenge.isEmpty && challenge.utf8.count <= challengeLimitBytes
            && challenge.utf8.allSatisfy {
                $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
            }
    }
}
