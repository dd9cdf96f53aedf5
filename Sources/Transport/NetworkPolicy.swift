/// Limits on one exchange. All apply to every hop's answer, the total time to all hops together.
package struct TransportLimits: Sendable, Hashable {
    /// The longest body, in bytes after decompression.
    package var bodyLimitBytes = 15 * 1024 * 1024
    /// The longest header block, trailers and interim answers included, in bytes.
    package var headerLimitBytes = 256 * 1024
    /// How long name resolution, connecting and the TLS handshake may take together.
    package var connectTimeoutSeconds = 10.0
    /// How long the exchange may take in all, redirects included, from its start; waiting for a free place beside
    /// other exchanges does not count.
    package var totalTimeoutSeconds = 60.0
    /// The slowest speed, averaged by libcurl, that an answer may have for `lowSpeedSeconds`.
    package var lowSpeedBytesPerSecond = 10
    /// How long an answer may stay below `lowSpeedBytesPerSecond`, in whole seconds.
    package var lowSpeedSeconds = 30
    /// How many redirects are followed; 0 follows none.
    package var redirectLimit = 5
    /// How many exchanges with one host run at a time; further ones wait.
    package var perHostLimit = 2
    /// The least time between the starts of two requests to one host, whatever port and whatever came of the first; up to
    /// half as much is added by chance. Waiting for it counts towards no other limit. At a quarter of a second no host gets
    /// more than four requests a second, and one that serves 300 feeds is through in a minute and a half.
    package var perHostGapSeconds = 0.25
    /// How many exchanges run at a time in all; further ones wait.
    package var concurrencyLimit = 64

    package init() {}

    var totalTimeoutInWords: String { "no whole answer within \(totalTimeoutSeconds) s (network.totalTimeoutSeconds)" }
}

/// What Earshot may do on the network and how it introduces itself.
package struct NetworkPolicy: Sendable, Hashable {
    package var limits: TransportLimits
    /// The User-Agent where a request names none; see `userAgent(version:contact:)`.
    package var userAgent: String
    /// A proxy URL (`http://proxy.example:3128`) for everything. Proxy variables of the environment never count. With a
    /// proxy the socket's address is the proxy's, so names are judged by the proxy; only literal addresses are refused
    /// here.
    package var proxy: String?
    /// A PEM file of certificate authorities in place of the system's.
    package var caFile: String?
    /// Whether file URLs may be read at all.
    package var allowFiles: Bool
    /// The folders under which files may be read, symbolic links resolved.
    package var fileRoots: [String]
    /// Non-public addresses that may be connected to: CIDR blocks, single addresses, `loopback`, `private`.
    package var allowedAddresses: [String]

    package init(
        limits: TransportLimits = TransportLimits(), userAgent: String = NetworkPolicy.userAgent(version: "0.1"),
        proxy: String? = nil, caFile: String? = nil, allowFiles: Bool = false, fileRoots: [String] = [],
        allowedAddresses: [String] = []
    ) {
        self.limits = limits
        self.userAgent = userAgent
        self.proxy = proxy
        self.caFile = caFile
        self.allowFiles = allowFiles
        self.fileRoots = fileRoots
        self.allowedAddresses = allowedAddresses
    }

    /// `Earshot/<version> (+contact)`: who fetches, and where to complain about it (a URL or an address).
    package static func userAgent(version: String, contact: String? = nil) -> String {
        "Earshot/\(version)" + (contact.map { " (+\($0))" } ?? "")
    }
}

extension NetworkPolicy: CustomReflectable {
    /// All of it, the proxy without its login.
    package var customMirror: Mirror {
        Mirror(
            self,
            children: [
                "limits": limits, "userAgent": userAgent, "proxy": proxy.map(URLRedaction.redacted) as Any,
                "caFile": caFile as Any, "allowFiles": allowFiles, "fileRoots": fileRoots,
                "allowedAddresses": allowedAddresses,
            ])
    }
}

extension NetworkPolicy: CustomStringConvertible, CustomDebugStringConvertible {
    /// Who fetches; never a proxy's login.
    package var description: String { userAgent }

    package var debugDescription: String { description }
}
