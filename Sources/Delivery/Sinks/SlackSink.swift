import Transport
import Triage

/// Posts to an incoming webhook of Slack, or of a receiver that answers like Slack (Mattermost, Discord's `/slack`).
///
/// Slack has no idempotency key: delivery is at least once, and a message whose fate is unknown is `uncertain`.
package struct SlackSink: Sink {
    package static let kind = "slack"
    package static let summary = "Posts the digest to a Slack incoming webhook, or to a receiver that answers like one."
    /// None: the webhook's URL is a secret, so `credential` refers to it.
    package static let options: [SinkOption] = []

    /// What a `Retry-After` may ask for, in seconds: one second to one day.
    package static let retryAfterSeconds = 1.0...86_400.0

    private let url: String
    private let transport: any Exchanging

    package init(_ settings: SinkSettings, surroundings: SinkSurroundings) throws(DeliveryError) {
        guard let url = settings.secret, !url.isEmpty else { throw .missingSecret(sink: settings.name) }
        guard url.hasPrefix("https://") || url.hasPrefix("http://"),
            !url.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F })
        else {
            throw .badOption(
                sink: settings.name, option: "credential", reason: "the secret is not an http or https URL")
        }
        self.url = url
        transport = surroundings.transport
    }

    package func render(_ digest: Digest) -> [String] { SlackDigest.render(digest) }

    package func send(_ payload: String) async -> SinkOutcome {
        let request = FetchRequest(
            url: url, method: .post,
            headers: HeaderFields([("Content-Type", "application/json; charset=utf-8")]), body: Array(payload.utf8),
            urlIsSecret: true)
        do {
            return SlackSink.outcome(of: try await transport.exchange(request))
        } catch {
            return outcome(of: error)
        }
    }

    private static func outcome(of answer: FetchedDocument) -> SinkOutcome {
        let after = answer.headers["Retry-After"].flatMap { RetryAfter.seconds($0, at: answer.fetchedAt) }
            .map { min(max($0, retryAfterSeconds.lowerBound), retryAfterSeconds.upperBound) }
        switch answer.status {
        case 200 where answer.body.elementsEqual("ok".utf8): return .delivered
        case 200..<300:
            return .refused(
                reason: "answered \(answer.status) with \(shape(of: answer)) instead of Slack's “ok”; "
                    + "is this the URL of an incoming webhook?")
        case 408, 425, 429: return .retry(after: after, reason: "answered \(answer.status): later, please")
        case 500...599: return .retry(after: after, reason: "answered \(answer.status)\(errorWord(in: answer))")
        case 404, 410:
            return .refused(
                reason: "answered \(answer.status)\(errorWord(in: answer)): the webhook or its channel is gone; "
                    + "make a new one and put its URL where the credential points")
        default: return .refused(reason: "answered \(answer.status)\(errorWord(in: answer))")
        }
    }

    /// Slack's answers are one word such as `invalid_payload`; anything else is not worth repeating.
    private static func errorWord(in answer: FetchedDocument) -> String {
        let word = String(decoding: answer.body.prefix(64), as: UTF8.self)
        let isWord =
            !word.isEmpty && answer.body.count <= 64
            && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }
        return isWord ? " \(word)" : ""
    }

    private static func shape(of answer: FetchedDocument) -> String {
        let start = answer.body.prefix(256).drop { $0 <= 0x20 }
        if start.isEmpty { return "an empty body" }
        if start.first == UInt8(ascii: "<") { return "a web page" }
        return start.first == UInt8(ascii: "{") ? "JSON" : "other words"
    }

    /// Never uses the error's own description: that names the URL.
    private func outcome(of error: TransportError) -> SinkOutcome {
        switch error {
        case .unreachable(_, let reason):
            .retry(after: nil, reason: "cannot be reached: \(withoutSecret(reason))")
        case .interrupted(_, let reason, sentWholeRequest: false):
            .retry(after: nil, reason: "the connection broke before all was sent: \(withoutSecret(reason))")
        case .interrupted(_, let reason, sentWholeRequest: true):
            .uncertain(reason: "the connection broke after all was sent: \(withoutSecret(reason))")
        case .timedOut(_, let limit):
            .uncertain(reason: "no answer in time: \(withoutSecret(limit))")
        case .tooLarge(_, let limit):
            .uncertain(reason: "answered with more than \(limit) bytes instead of Slack's “ok”")
        case .insecure(_, let reason): .refused(reason: "has no trustworthy TLS: \(withoutSecret(reason))")
        case .addressRefused(_, let address):
            .refused(reason: "leads to the address \(address), which network.allow in the configuration does not list")
        case .badRedirect(_, let reason): .refused(reason: "redirects: \(withoutSecret(reason))")
        case .invalidURL(_, let reason): .refused(reason: "the secret is not a usable URL: \(withoutSecret(reason))")
        case .notBegun: .retry(after: nil, reason: "the time was up before its turn came")
        case .file: .refused(reason: "a file cannot be posted to")
        }
    }

    /// Takes the URL, and its path alone, out of somebody else's words.
    private func withoutSecret(_ words: String) -> String {
        var result = words.replacing(url, with: "the webhook")
        let afterScheme = url.drop { $0 != ":" }.dropFirst(3)
        let path = afterScheme.drop { $0 != "/" }.dropFirst()
        if path.count > 3 { result = result.replacing(path, with: "…") }
        return DisplayText.clean(result, limit: 300)
    }
}
