/// One request to one URL, without redirects.
struct Hop: Sendable {
    var id: UInt64 = 0
    var target: WebTarget
    /// The URL as errors may show it.
    var shownURL: String
    let urlIsSecret: Bool
    let method: FetchRequest.Method
    /// Names and values, checked to be free of line breaks.
    var headers: [(name: String, value: String)]
    /// The lower-case names of the headers that only the first origin may see.
    let secretNames: Set<String>
    let body: [UInt8]
    var user: String?
    var password: String?
    var timeLimitSeconds: Double
    /// Whether it is still to be begun; see ``Exchanging``.
    var isWanted: @Sendable () -> Bool = { true }
}

extension Hop: CustomStringConvertible, CustomReflectable {
    /// Method and redacted URL; never headers, body or login.
    var description: String { "\(method.rawValue) \(shownURL)" }

    var customMirror: Mirror { Mirror(self, children: ["hop": description]) }
}

/// The answer to a hop.
struct HopAnswer: Sendable {
    var status: Int
    var headers: HeaderFields
    var body: [UInt8]
    var elapsedSeconds: Double
}

extension Hop {
    /// The first hop of a request.
    init(_ request: FetchRequest, limits: TransportLimits) throws(TransportError) {
        shownURL = URLRedaction.shown(request.url, isSecret: request.urlIsSecret)
        do {
            target = try WebTarget(request.url)
            for header in request.headers.fields { try Hop.check(header) }
        } catch {
            throw .invalidURL(url: shownURL, reason: error.reason)
        }
        urlIsSecret = request.urlIsSecret
        method = request.method
        headers = request.headers.fields
        secretNames = Set(request.secretHeaderNames.map { $0.lowercased() })
            .union(["authorization", "cookie", "proxy-authorization"])
        body = request.body
        user = target.user
        password = target.password
        timeLimitSeconds = limits.totalTimeoutSeconds
    }

    /// Whether the answer sends this hop somewhere else. A POST is never sent on: its answer stands as it is.
    func isRedirected(by answer: HopAnswer) -> Bool {
        method == .get && [301, 302, 303, 307, 308].contains(answer.status)
    }

    /// Turns towards the redirect's target, less what must not go there and the time already spent. What another origin
    /// must not see does not come back when a later redirect does.
    mutating func follow(_ answer: HopAnswer, limits: TransportLimits) throws(TransportError) {
        guard let location = answer.headers["location"], !location.isEmpty else {
            throw .badRedirect(url: shownURL, reason: "status \(answer.status) without a Location")
        }
        let next: WebTarget
        do {
            next = try target.resolving(location)
        } catch {
            throw .badRedirect(url: shownURL, reason: "to a target that cannot be fetched: \(error.reason)")
        }
        let shownNext = URLRedaction.shown(next.url, isSecret: urlIsSecret)
        if target.scheme == "https", next.scheme == "http" {
            throw .badRedirect(url: shownURL, reason: "from https down to \(shownNext)")
        }
        timeLimitSeconds -= answer.elapsedSeconds
        guard timeLimitSeconds > 0 else { throw .timedOut(url: shownURL, limit: limits.totalTimeoutInWords) }
        if !next.isSameOrigin(as: target) {
            headers.removeAll { secretNames.contains($0.name.lowercased()) }
            user = nil
            password = nil
        }
        target = next
        shownURL = shownNext
    }

    /// A line break in a header would let its text become further headers.
    private static func check(_ header: (name: String, value: String)) throws(WebTarget.Unusable) {
        let isToken = header.name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
            }
        }
        guard isToken, !header.name.isEmpty else {
            throw WebTarget.Unusable(reason: "a header name is not a token")
        }
        guard header.value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }) else {
            throw WebTarget.Unusable(reason: "the header \(header.name) contains control characters")
        }
    }
}
