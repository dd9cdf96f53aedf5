internal import CCurl

/// An http or https URL as libcurl reads it, so that what is checked and what is fetched cannot differ.
struct WebTarget: Sendable, Hashable {
    /// The URL without user information and fragment.
    let url: String
    let scheme: String
    /// The host in lower case; numeric IPv4 spellings normalised, IPv6 in brackets.
    let host: String
    let port: Int
    /// The user information, percent-decoded; both `nil` where the URL has none.
    let user: String?
    let password: String?

    /// Why some text is no such URL.
    struct Unusable: Error { let reason: String }

    /// The longest URL taken, in bytes.
    static let urlLimitBytes = 16 * 1024

    /// Reads an absolute URL.
    init(_ text: String) throws(Unusable) { try self.init(text, base: nil) }

    /// Reads a redirect's Location against this URL. User information in it counts for nothing.
    func resolving(_ location: String) throws(Unusable) -> WebTarget { try WebTarget(location, base: url) }

    private init(_ text: String, base: String?) throws(Unusable) {
        guard text.utf8.count <= WebTarget.urlLimitBytes else {
            throw Unusable(reason: "it is longer than \(WebTarget.urlLimitBytes) bytes")
        }
        // A NUL would also cut the text short on its way into C.
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else {
            throw Unusable(reason: "it contains control characters")
        }
        guard let handle = curl_url() else { throw Unusable(reason: "out of memory") }
        defer { curl_url_cleanup(handle) }
        let flags = UInt32(CURLU_NON_SUPPORT_SCHEME) | UInt32(CURLU_URLENCODE)
        for part in [base, text] {
            guard let part else { continue }
            let code = curl_url_set(handle, CURLUPART_URL, part, flags)
            guard code == CURLUE_OK else { throw Unusable(reason: String(cString: curl_url_strerror(code))) }
        }
        let scheme = WebTarget.part(CURLUPART_SCHEME, of: handle)?.lowercased() ?? ""
        guard scheme == "http" || scheme == "https" else {
            throw Unusable(
                reason: "\(scheme.isEmpty ? "no scheme" : scheme + ":"), where only http and https are allowed")
        }
        user = WebTarget.part(CURLUPART_USER, of: handle, flags: CURLU_URLDECODE)
        password = WebTarget.part(CURLUPART_PASSWORD, of: handle, flags: CURLU_URLDECODE)
        for secret in [CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS, CURLUPART_FRAGMENT] {
            _ = curl_url_set(handle, secret, nil, 0)
        }
        guard let host = WebTarget.part(CURLUPART_HOST, of: handle), !host.isEmpty,
            let port = WebTarget.part(CURLUPART_PORT, of: handle, flags: CURLU_DEFAULT_PORT).flatMap({ Int($0) }),
            let url = WebTarget.part(CURLUPART_URL, of: handle)
        else { throw Unusable(reason: "it names no host") }
        self.scheme = scheme
        self.host = host.lowercased()
        self.port = port
        self.url = url
    }

    /// Whether scheme, host and port are the same.
    func isSameOrigin(as other: WebTarget) -> Bool {
        scheme == other.scheme && host == other.host && port == other.port
    }

    private static func part(_ part: CURLUPart, of handle: OpaquePointer, flags: Int32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &text, UInt32(flags)) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}

extension WebTarget: CustomStringConvertible, CustomReflectable {
    /// The URL, redacted.
    var description: String { URLRedaction.redacted(url) }

    var customMirror: Mirror { Mirror(self, children: ["url": description]) }
}
