import Transport
import Triage

/// What a vendor's error body says beyond its status.
enum VendorRefusal: Sendable, Hashable {
    case unauthorised
    /// The seconds to wait, where the vendor names them.
    case quota(afterSeconds: Double?)
    case gone
    /// This one question is refused; the credential is good and the vendor is well.
    case refused
}

/// An answer as every adapter first looks at it: the vendor's status, then its JSON.
struct VendorAnswer {
    let settings: SourceSettings
    let document: FetchedDocument
    let limits: IntakeLimits

    /// - Parameter refusal: what the vendor's error body means, where its status alone would mislead; `nil` leaves the
    ///   status to speak.
    /// - Throws: for every status that is not a success, and for an empty or too large body.
    init(
        _ document: FetchedDocument, _ settings: SourceSettings, _ limits: IntakeLimits,
        refusal: (JSONValue) -> VendorRefusal? = { _ in nil }
    ) throws(IntakeError) {
        self.settings = settings
        self.document = document
        self.limits = limits
        try checkStatus(refusal)
        if document.body.count > limits.documentLimitBytes {
            throw IntakeError.overLimit(
                url: shownURL, name: "intake.documentLimitBytes", limit: limits.documentLimitBytes)
        }
        if document.body.allSatisfy({ $0 <= 0x20 }) { throw IntakeError.empty(url: shownURL) }
    }

    /// The body as JSON; a page where JSON was due is named as such.
    func json() throws(IntakeError) -> JSONValue {
        if firstByte == UInt8(ascii: "<") {
            throw IntakeError.wrongKind(url: shownURL, found: "an HTML or XML document")
        }
        do throws(JSONError) {
            return try JSONValue.parse(document.body, depthLimit: limits.depthLimit)
        } catch {
            throw IntakeError(error, url: shownURL, limits: limits)
        }
    }

    /// The document's address as messages may show it.
    var shownURL: String { URLRedaction.redacted(document.url) }

    /// The first byte that is neither white space nor part of a byte order mark.
    var firstByte: UInt8? {
        document.body.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    }

    /// An error for an answer in another shape, with what the vendor says of it where it says something.
    func changedShape(_ reason: String, _ value: JSONValue? = nil) -> IntakeError {
        let message = value.flatMap(Self.message).map { "; it says: \(shown($0))" } ?? ""
        return .changedShape(source: settings.name, reason: reason + message)
    }

    /// The error for a refusal that the body of an answer tells, whatever its status.
    func error(_ refusal: VendorRefusal, _ value: JSONValue? = nil) -> IntakeError {
        let source = settings.name
        let words = value.flatMap(Self.message).map(shown) ?? "no reason given"
        switch refusal {
        case .unauthorised: return .unauthorised(source: source, status: document.status, reason: words)
        case .quota(let seconds):
            let wait = seconds.map(Self.bounded) ?? retryAfterSeconds
            return .quota(source: source, retryAfterSeconds: wait, reason: words)
        case .gone: return .gone(source: source, status: document.status)
        case .refused: return .refused(source: source, status: document.status, reason: words)
        }
    }

    private func checkStatus(_ refusal: (JSONValue) -> VendorRefusal?) throws(IntakeError) {
        let status = document.status
        if (200..<300).contains(status) { return }
        if let value = try? JSONValue.parse(document.body.prefix(Self.errorLimitBytes)), let meaning = refusal(value) {
            throw error(meaning, value)
        }
        switch status {
        case 401: throw IntakeError.unauthorised(source: settings.name, status: status, reason: reason)
        case 403 where !isQuota: throw IntakeError.unauthorised(source: settings.name, status: status, reason: reason)
        case 404, 410: throw IntakeError.gone(source: settings.name, status: status)
        case 403, 429:
            throw IntakeError.quota(source: settings.name, retryAfterSeconds: retryAfterSeconds, reason: reason)
        case 503 where document.headers["Retry-After"] != nil:
            throw IntakeError.quota(source: settings.name, retryAfterSeconds: retryAfterSeconds, reason: reason)
        default: throw IntakeError.refused(source: settings.name, status: status, reason: reason)
        }
    }

    /// Bytes of an error body that are looked at.
    private static let errorLimitBytes = 64 * 1024

    /// Whether a 403 means a used-up quota: GitHub says so with these two fields.
    private var isQuota: Bool {
        document.headers["Retry-After"] != nil || document.headers["X-RateLimit-Remaining"] == "0"
    }

    /// Seconds to wait, from Retry-After or else from one of the fields that name the reset, each as seconds or as a
    /// date; 1 minute to 24 hours.
    private var retryAfterSeconds: Int? {
        // The spellings of Mastodon and GitHub, of X, and of Bluesky.
        for name in ["Retry-After", "X-RateLimit-Reset", "X-Rate-Limit-Reset", "RateLimit-Reset"] {
            guard let text = CleanText.nonEmptyLine(document.headers[name]) else { continue }
            let seconds: Double
            if let number = JSONValue.string(text).double {
                // A reset above ten years is the epoch time of it.
                let isEpoch = number > 315_360_000 && name != "Retry-After"
                seconds = isEpoch ? number - Double(document.fetchedAt.milliseconds) / 1000 : number
            } else if let date = FeedDate.parse(text) {
                seconds = date.seconds(since: document.fetchedAt)
            } else {
                continue
            }
            return Self.bounded(seconds)
        }
        return nil
    }

    private static func bounded(_ seconds: Double) -> Int { Int(min(86_400, max(60, seconds)).rounded(.up)) }

    /// The vendor's own words where the body has some, else the status.
    private var reason: String {
        let body = document.body.prefix(Self.errorLimitBytes)
        var words: String?
        if let value = try? JSONValue.parse(body) {
            words = Self.message(value)
        } else if firstByte == UInt8(ascii: "<") {
            words = nil
        } else {
            words = String(decoding: body, as: UTF8.self)
        }
        guard let words, let line = CleanText.nonEmptyLine(words) else { return "no reason given" }
        return shown(line)
    }

    /// At most 200 bytes on one line, without the source's credential and what its address holds of the kind.
    private func shown(_ text: String) -> String {
        var text = CleanText.line(text)
        let inAddresses = URLRedaction.secrets(in: settings.url ?? "") + URLRedaction.secrets(in: document.url)
        for secret in [settings.credential?.value ?? ""] + inAddresses where !secret.isEmpty {
            text = text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "(secret)")
        }
        return CleanText.prefix(text, bytes: 200)
    }

    /// What JSON errors of the usual shapes say.
    private static func message(_ value: JSONValue) -> String? {
        for key in ["error_description", "error_message", "message", "error", "detail", "reason", "title"] {
            guard let member = value[key] else { continue }
            if case .string(let text) = member, !CleanText.isBlank(text) { return text }
            if case .object = member, let text = message(member) { return text }
        }
        if let first = value["errors"]?.elements.first { return message(first) ?? first.text }
        return nil
    }
}
