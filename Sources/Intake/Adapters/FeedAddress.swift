import Transport

/// What a feed's address tells by itself: which kind of source reads it best, whether another address is the same feed,
/// and whether it may be handed to another feed reader.
package enum FeedAddress {
    /// The source that an address stands for. Any kind but `feed` is chosen only where the address leaves no doubt: it is
    /// one of a vendor's own, spelt as the vendor spells it.
    package static func settings(for address: String, name: String) -> SourceSettings {
        let (kind, options) = Parts(address).flatMap(vendor) ?? (FeedSource.kind, [:])
        return SourceSettings(name: name, kind: kind, url: options.isEmpty ? address : nil, options: options)
    }

    /// What two spellings of one address have in common: scheme, letter case of the host, a standard port and the part
    /// after `#` do not count. Reviews of an app are the same in Apple's two formats.
    package static func identity(of address: String) -> String {
        guard let parts = Parts(address) else { return address }
        if parts.host == appStoreHost, parts.segments.contains(where: { $0.lowercased() == "customerreviews" }),
            case (_, let options)? = appStore(parts), let app = options["app"], let country = options["country"]
        {
            return "\(parts.host)/\(country)/\(app)"
        }
        return parts.host + parts.path + parts.query
    }

    /// The identities of what a source reads: of its own address and of the one it asks at.
    package static func identities(of settings: SourceSettings) -> Set<String> {
        let request = try? SourceRegistry.adapter(for: settings).firstRequest()
        return Set([settings.url, request?.url].compactMap(\.self).filter(WebAddress.isWeb).map(identity))
    }

    /// The address that a source asks at first, as it may be shown; empty where its settings are wrong.
    package static func shown(of settings: SourceSettings) -> String {
        guard let request = try? SourceRegistry.adapter(for: settings).firstRequest() else { return "" }
        return URLRedaction.shown(request.url, isSecret: request.urlIsSecret)
    }

    /// Whether user name or password stand in the address.
    package static func holdsPassword(_ address: String) -> Bool { Parts(address)?.holdsUser ?? false }

    /// Whether a part of the address is a secret: user name, password, or a value such as a token's.
    package static func holdsSecret(_ address: String) -> Bool {
        let shown = URLRedaction.redacted(address)
        // The scheme's letter case is all that may differ.
        return shown.drop { $0 != ":" } != address.drop { $0 != ":" }
    }

    /// Whether another feed reader could follow a source.
    package enum Sharing: Sendable, Hashable {
        /// By this address, which holds no secret.
        case feed(String)
        /// By an address that only the operator may know.
        case secret
        /// Not at all: it is a file, or an API.
        case none
    }

    /// How a source may be handed on. Only an adapter that reads feeds counts, and only where it asks for one.
    ///
    /// - Parameter settings: with any credential where the source has one, since that may change what is asked for.
    package static func sharing(of settings: SourceSettings) -> Sharing {
        guard let request = try? SourceRegistry.adapter(for: settings).firstRequest(), let parts = Parts(request.url)
        else { return .none }
        let isFeed =
            switch settings.kind {
            case FeedSource.kind, GoogleAlertsSource.kind, WordPressSource.kind: true
            case RedditSource.kind, DiscourseSource.kind: parts.path.hasSuffix(".rss")
            case YouTubeSource.kind: parts.path == youTubePath
            case AppStoreSource.kind: parts.path.hasSuffix("/xml")
            default: false
            }
        guard isFeed else { return .none }
        return request.urlIsSecret || holdsSecret(request.url) ? .secret : .feed(request.url)
    }
}

/// The vendors' own addresses.
extension FeedAddress {
    private static let appStoreHost = "itunes.apple.com"
    private static let youTubePath = "/feeds/videos.xml"

    /// The kind, and its options where the address is fully said by them.
    private static func vendor(_ parts: Parts) -> (kind: String, options: [String: String])? {
        switch parts.host {
        case appStoreHost: appStore(parts)
        case "reddit.com", "www.reddit.com", "old.reddit.com":
            parts.path.hasSuffix(".rss") ? (RedditSource.kind, [:]) : nil
        case "youtube.com", "www.youtube.com":
            parts.path == youTubePath ? (YouTubeSource.kind, youTube(parts)) : nil
        case "google.com", "www.google.com":
            parts.path.hasPrefix("/alerts/feeds/") ? (GoogleAlertsSource.kind, [:]) : nil
        case "wordpress.org": wordPress(parts)
        default: nil
        }
    }

    /// `/us/rss/customerreviews/page=1/id=99/sortby=mostrecent/json` and its other spellings.
    private static func appStore(_ parts: Parts) -> (kind: String, options: [String: String])? {
        let segments = parts.segments.map { $0.lowercased() }
        guard let start = segments.firstIndex(of: "rss"), start <= 1, let format = segments.last,
            segments.dropFirst(start + 1).first == "customerreviews", ["json", "xml"].contains(format)
        else { return nil }
        let byAddress = (AppStoreSource.kind, [String: String]())
        guard start == 1, segments[0].utf8.count == 2, parts.query.isEmpty else { return byAddress }
        var options = ["country": segments[0]]
        for segment in segments.dropFirst(3).dropLast() {
            if segment.hasPrefix("id=") {
                options["app"] = String(segment.dropFirst(3))
            } else if segment != "page=1", segment != "sortby=mostrecent" {
                return byAddress
            }
        }
        guard options["app"]?.utf8.allSatisfy(ASCII.isDigit) == true else { return byAddress }
        if format == "xml" { options["format"] = format }
        return (AppStoreSource.kind, options)
    }

    /// The option of a channel; none for lists and users, which are read by address.
    private static func youTube(_ parts: Parts) -> [String: String] {
        let name = "?channel_id="
        guard parts.query.hasPrefix(name) else { return [:] }
        let channel = parts.query.dropFirst(name.count)
        let isID = !channel.isEmpty && channel.utf8.allSatisfy { ASCII.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F }
        return isID ? ["channel": String(channel)] : [:]
    }

    /// `/support/plugin/NAME/reviews/feed/`, and the same for a theme.
    private static func wordPress(_ parts: Parts) -> (kind: String, options: [String: String])? {
        let segments = parts.segments
        guard segments.count == 5, segments[0] == "support", ["plugin", "theme"].contains(segments[1]),
            segments[3] == "reviews", segments[4] == "feed", parts.path.hasSuffix("/"), parts.query.isEmpty,
            segments[2].utf8.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F })
        else { return nil }
        return (WordPressSource.kind, [String(segments[1]): String(segments[2])])
    }

    /// A web address cut at its joints.
    private struct Parts {
        /// In lower case, with its port where that is not the scheme's own.
        var host: String
        var path: String
        /// With its mark; empty where there is none.
        var query: String
        var holdsUser: Bool

        /// `nil` for what is no web address.
        init?(_ address: String) {
            guard let host = WebAddress.host(address), let colon = address.firstIndex(of: ":") else { return nil }
            let port = address[..<colon].lowercased() == "http" ? ":80" : ":443"
            self.host = host.hasSuffix(port) ? String(host.dropLast(port.count)) : host
            let afterScheme = address[colon...].dropFirst(3).prefix { $0 != "#" }
            let end = afterScheme.firstIndex { "/?\\".contains($0) } ?? afterScheme.endIndex
            holdsUser = afterScheme[..<end].contains("@")
            let mark = afterScheme[end...].firstIndex(of: "?") ?? afterScheme.endIndex
            path = mark == end ? "/" : String(afterScheme[end..<mark])
            query = String(afterScheme[mark...])
        }

        var segments: [Substring] { path.split(separator: "/") }
    }
}
