import Transport

/// Why a document gave no mentions, or a source cannot be asked.
package enum IntakeError: Error, Sendable, Hashable {
    /// Nothing in the document.
    case empty(url: String)
    /// The bytes are of a kind that carries no mentions: an HTML page, an OPML list, an image.
    case wrongKind(url: String, found: String)
    /// The document is of the right kind and cannot be read.
    case unreadable(url: String, reason: String)
    /// A limit stands against it; `name` is the configuration key.
    case overLimit(url: String, name: String, limit: Int)
    /// The vendor's answer has not the shape that the adapter knows.
    case changedShape(source: String, reason: String)
    /// The vendor refused the credential.
    case unauthorised(source: String, status: Int, reason: String)
    /// The vendor wants fewer requests; `retryAfterSeconds` where it says when.
    case quota(source: String, retryAfterSeconds: Int?, reason: String)
    /// The vendor says there is no such thing (404, 410).
    case gone(source: String, status: Int)
    /// Any other refusal of the vendor.
    case refused(source: String, status: Int, reason: String)
    /// The source's settings are wrong; `option` is its key.
    case badOption(source: String, option: String, reason: String)
    /// An object that is not a Mention object; `line` counts from 1 where it came from a list.
    case badMention(line: Int, reason: String)

    /// Whether asking again later may help.
    package var isRetryable: Bool {
        switch self {
        case .quota: true
        case .refused(_, let status, _): status >= 500
        case .empty: true
        default: false
        }
    }
}

extension IntakeError: CustomStringConvertible {
    /// One sentence: what, where, and what to do. Addresses are shown without what must not be shown.
    package var description: String {
        switch self {
        case .empty(let url): "\(Self.shown(url)) is empty"
        case .wrongKind(let url, let found): "\(Self.shown(url)) is \(found), not a feed or an answer with mentions"
        case .unreadable(let url, let reason): "\(Self.shown(url)) cannot be read: \(reason)"
        case .overLimit(let url, let name, let limit):
            "\(Self.shown(url)) is over the limit \(name) = \(limit); raise it in the configuration if you trust this source"
        case .changedShape(let source, let reason): "\(source) answered in a shape we do not know: \(reason)"
        case .unauthorised(let source, let status, let reason):
            "\(source) refused the credential (HTTP \(status)): \(reason)"
        case .quota(let source, let seconds, let reason):
            "\(source) wants fewer requests: \(reason)" + (seconds.map { "; again in \($0) s" } ?? "")
        case .gone(let source, let status): "\(source) says there is nothing at this address (HTTP \(status))"
        case .refused(let source, let status, let reason): "\(source) answered HTTP \(status): \(reason)"
        case .badOption(let source, let option, let reason): "source \(source), \(option): \(reason)"
        case .badMention(let line, let reason): "line \(line): \(reason)"
        }
    }

    /// An address as it may be shown; a document that came without one is called that.
    private static func shown(_ url: String) -> String {
        url.isEmpty ? "the document" : URLRedaction.redacted(url)
    }
}
