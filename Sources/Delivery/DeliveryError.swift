/// Why a sink cannot be set up. Messages never contain secrets.
package enum DeliveryError: Error, Sendable, Hashable {
    /// `nearest` is the kind that was probably meant.
    case unknownKind(sink: String, kind: String, nearest: String?, kinds: [String])
    case unknownOption(sink: String, option: String, nearest: String?)
    case missingOption(sink: String, option: String)
    case badOption(sink: String, option: String, reason: String)
    /// The kind needs a credential and none was given.
    case missingSecret(sink: String)
}

extension DeliveryError: CustomStringConvertible {
    /// One sentence: what, where, and what to do.
    package var description: String {
        switch self {
        case .unknownKind(let sink, let kind, let nearest, let kinds):
            "sink \(sink), kind: there is no “\(kind)”; "
                + (nearest.map { "did you mean “\($0)”? " } ?? "") + "kinds: \(kinds.joined(separator: ", "))"
        case .unknownOption(let sink, let option, let nearest):
            "sink \(sink): unknown option “\(option)”" + (nearest.map { "; did you mean “\($0)”?" } ?? "")
        case .missingOption(let sink, let option): "sink \(sink): the option “\(option)” is missing"
        case .badOption(let sink, let option, let reason): "sink \(sink), \(option): \(reason)"
        case .missingSecret(let sink):
            "sink \(sink), credential: missing; it must refer to the webhook's URL, for example env: SLACK_WEBHOOK"
        }
    }
}
