/// Where a reply is read: how long it may be, and whether strangers read it.
package enum ReplyChannel: String, Sendable, Hashable, CaseIterable {
    case appStore = "app-store"
    case googlePlay = "google-play"
    case x
    case mastodon, bluesky, threads, instagram, facebook, youtube, reddit, trustpilot, yelp, forum
    case googleBusiness = "google-business"
    case stackExchange = "stack-exchange"
    /// A letter or a private message.
    case email

    /// The longest text that it takes, in characters, as its vendor documents it; `nil` where none is known.
    package var limit: Int? {
        switch self {
        case .appStore: 5_970
        case .googlePlay: 350
        case .x: 280
        case .mastodon, .threads: 500
        case .bluesky: 300
        case .instagram: 2_200
        case .facebook: 8_000
        case .youtube, .reddit: 10_000
        case .googleBusiness: 4_096
        case .stackExchange: 600
        case .yelp: 5_000
        case .trustpilot, .forum, .email: nil
        }
    }

    /// Whether strangers read it.
    package var isPublic: Bool { self != .email }

    /// The channel in which what a kind of source brings is answered; `nil` where the kind does not say.
    package init?(sourceKind: String) {
        switch sourceKind {
        case "appstore", "appstoreconnect": self = .appStore
        case "googleplay": self = .googlePlay
        case "googlebusiness": self = .googleBusiness
        case "stackexchange": self = .stackExchange
        case "discourse", "lemmy", "hackernews", "github", "wordpress", "steam": self = .forum
        default:
            guard let same = ReplyChannel(rawValue: sourceKind) else { return nil }
            self = same
        }
    }
}
