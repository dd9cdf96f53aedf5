package import Triage

/// HTTP header fields in the order they came; names compare without case.
package struct HeaderFields: Sendable, Hashable {
    /// Name and value pairs as received.
    package var fields: [(name: String, value: String)]

    package init(_ fields: [(name: String, value: String)] = []) { self.fields = fields }

    /// The first value of a field; `nil` where it is absent.
    package subscript(name: String) -> String? {
        let wanted = name.lowercased()
        return fields.first { $0.name.lowercased() == wanted }?.value
    }

    /// All values of a field in order.
    package func values(of name: String) -> [String] {
        let wanted = name.lowercased()
        return fields.filter { $0.name.lowercased() == wanted }.map(\.value)
    }

    package static func == (a: HeaderFields, b: HeaderFields) -> Bool {
        a.fields.elementsEqual(b.fields) { $0.name == $1.name && $0.value == $1.value }
    }

    package func hash(into hasher: inout Hasher) {
        for field in fields {
            hasher.combine(field.name)
            hasher.combine(field.value)
        }
    }
}

/// One HTTP or file exchange to be made.
package struct FetchRequest: Sendable, Hashable {
    /// The methods Earshot uses.
    package enum Method: String, Sendable, Hashable {
        case get = "GET"
        case post = "POST"
    }

    package var url: String
    package var method: Method
    package var headers: HeaderFields
    /// The body of a POST.
    package var body: [UInt8]
    /// Header values that must not follow a redirect to another host and must appear in no log; by lower-case name.
    package var secretHeaderNames: Set<String>
    /// Whether the URL as a whole is a secret (an incoming webhook, a personal feed): errors and the answer then show only
    /// its scheme and host.
    package var urlIsSecret: Bool

    package init(
        url: String, method: Method = .get, headers: HeaderFields = HeaderFields(), body: [UInt8] = [],
        secretHeaderNames: Set<String> = ["authorization", "cookie"], urlIsSecret: Bool = false
    ) {
        self.url = url
        self.method = method
        self.headers = headers
        self.body = body
        self.secretHeaderNames = secretHeaderNames
        self.urlIsSecret = urlIsSecret
    }
}

extension FetchRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Method and redacted URL; never headers or body, which may hold secrets.
    package var description: String {
        "\(method.rawValue) \(URLRedaction.shown(url, isSecret: urlIsSecret))"
    }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}

/// A document as it was received.
package struct FetchedDocument: Sendable, Hashable {
    /// Where the bytes came from in the end, after redirects.
    package var url: String
    /// The HTTP status; 200 for a file.
    package var status: Int
    package var headers: HeaderFields
    /// The body after content decoding (gzip, br), before any charset decoding.
    package var body: [UInt8]
    package var fetchedAt: Timestamp
    /// The target of a permanent redirect chain (301, 308 only), to be remembered; `nil` without one.
    package var movedTo: String?

    package init(
        url: String, status: Int = 200, headers: HeaderFields = HeaderFields(), body: [UInt8],
        fetchedAt: Timestamp, movedTo: String? = nil
    ) {
        self.url = url
        self.status = status
        self.headers = headers
        self.body = body
        self.fetchedAt = fetchedAt
        self.movedTo = movedTo
    }
}

extension FetchedDocument: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Status, redacted URL and length; never headers or body, which may hold secrets.
    package var description: String { "\(status) from \(URLRedaction.redacted(url)), \(body.count) bytes" }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: ["document": description]) }
}

/// Makes exchanges with the outside world.
///
/// An answer of any HTTP status is a document, not an error; errors mean that there was no whole answer.
package protocol Exchanging: Sendable {
    /// Makes one exchange, following redirects as the implementation's policy says.
    func exchange(_ request: FetchRequest) async throws(TransportError) -> FetchedDocument
    /// Makes one exchange that is wanted only as long as `isWanted` says so: what still waits for its turn when it no
    /// longer does ends as `notBegun`, within about a second. What has begun is finished.
    ///
    /// - Parameter isWanted: is asked on any thread, and must answer at once; a no stands.
    func exchange(
        _ request: FetchRequest, while isWanted: @escaping @Sendable () -> Bool
    ) async throws(TransportError) -> FetchedDocument
    /// Hands a message to a mail server, to all its recipients or to none.
    ///
    /// - Returns: the server's word that it took the message.
    func submit(_ mail: MailSubmission) async throws(MailError) -> MailReply
}

extension Exchanging {
    /// For those with whom nothing ever waits.
    package func exchange(
        _ request: FetchRequest, while isWanted: @escaping @Sendable () -> Bool
    ) async throws(TransportError) -> FetchedDocument {
        guard isWanted() else {
            throw .notBegun(url: URLRedaction.shown(request.url, isSecret: request.urlIsSecret))
        }
        return try await exchange(request)
    }

    /// For those who only fetch.
    package func submit(_ mail: MailSubmission) async throws(MailError) -> MailReply {
        throw .transport(.unreachable(url: mail.server.url, reason: "this transport sends no mail"))
    }
}

/// Why an exchange gave no whole answer. Messages never contain credentials.
package enum TransportError: Error, Sendable, Hashable {
    /// Not a URL, or a scheme that is not allowed.
    case invalidURL(url: String, reason: String)
    /// The address is private, loopback or otherwise forbidden by the configuration.
    case addressRefused(url: String, address: String)
    /// The name did not resolve or nothing accepted the connection.
    case unreachable(url: String, reason: String)
    /// Certificate or protocol trouble; never answered by a downgrade.
    case insecure(url: String, reason: String)
    /// Too slow: connect, total or low-speed limit, in words.
    case timedOut(url: String, limit: String)
    /// More than the allowed bytes came, counted after decompression.
    case tooLarge(url: String, limitBytes: Int)
    /// More redirects than allowed, or one without a usable target.
    case badRedirect(url: String, reason: String)
    /// The connection broke. `sentWholeRequest` tells whether the receiver may have acted on it.
    case interrupted(url: String, reason: String, sentWholeRequest: Bool)
    /// Nobody wanted it any more when its turn came; nothing was sent.
    case notBegun(url: String)
    /// A file could not be read, or files are not allowed.
    case file(path: String, reason: String)

    /// Whether the same request may succeed later without anyone changing anything.
    package var isRetryable: Bool {
        switch self {
        case .unreachable, .timedOut, .interrupted, .notBegun: true
        case .invalidURL, .addressRefused, .insecure, .tooLarge, .badRedirect, .file: false
        }
    }

    /// Whether the receiver may have had the whole request and acted on it: what is sent again may then arrive twice.
    /// A time-out counts as such, because it does not tell which side was late.
    package var mayHaveArrived: Bool {
        switch self {
        case .timedOut, .tooLarge, .badRedirect: true
        case .interrupted(_, _, let sentWholeRequest): sentWholeRequest
        case .invalidURL, .addressRefused, .unreachable, .insecure, .notBegun, .file: false
        }
    }
}

extension TransportError: CustomStringConvertible {
    /// One sentence: what, where, and what to do.
    package var description: String {
        switch self {
        case .invalidURL(let url, let reason): "\(url) cannot be fetched: \(reason)"
        case .addressRefused(let url, let address):
            "\(url) leads to the address \(address), which network.allow in the configuration does not list"
        case .unreachable(let url, let reason): "\(url) cannot be reached: \(reason)"
        case .insecure(let url, let reason): "\(url) has no trustworthy TLS: \(reason)"
        case .timedOut(let url, let limit): "\(url) was too slow: \(limit)"
        case .tooLarge(let url, let limit):
            "\(url) sent more than \(limit) bytes (network.bodyLimitBytes or network.headerLimitBytes in the configuration)"
        case .badRedirect(let url, let reason): "\(url) redirects badly: \(reason)"
        case .interrupted(let url, let reason, _): "the connection to \(url) broke: \(reason)"
        case .notBegun(let url): "\(url) was not asked for: the time or the requests of the day were used up"
        case .file(let path, let reason): "\(path) cannot be read: \(reason)"
        }
    }
}
