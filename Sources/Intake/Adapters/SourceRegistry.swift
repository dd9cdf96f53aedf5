import Triage

/// Every kind of source there is. A new one is a file beside this one and a line in `kinds`.
package enum SourceRegistry {
    /// In the order of the documentation; every `kind` stands once.
    package static let kinds: [any SourceAdapter.Type] = [
        FeedSource.self, AppStoreSource.self, AppStoreConnectSource.self, GooglePlaySource.self, RedditSource.self,
        MastodonSource.self, BlueskySource.self, YouTubeSource.self, HackerNewsSource.self, SteamSource.self,
        StackExchangeSource.self, DiscourseSource.self, LemmySource.self, GitHubSource.self, GoogleAlertsSource.self,
        TrustpilotSource.self, YelpSource.self, GoogleBusinessSource.self, WordPressSource.self, FacebookSource.self,
        InstagramSource.self, ThreadsSource.self, XPostSource.self, JSONSource.self, XMLSource.self, FileSource.self,
        MentionSource.self,
    ]

    /// The adapter of a source.
    ///
    /// - Throws: `badOption` for an unknown kind or a wrong option.
    package static func adapter(for settings: SourceSettings) throws(IntakeError) -> any SourceAdapter {
        guard let type = kinds.first(where: { $0.kind == settings.kind }) else {
            let nearest = nearestKind(to: settings.kind).map { "perhaps \($0)" }
            let all = "there are " + kinds.map { $0.kind }.joined(separator: ", ")
            throw IntakeError.badOption(
                source: settings.name, option: "kind", reason: "unknown kind \(settings.kind); \(nearest ?? all)")
        }
        return try type.init(settings)
    }

    /// The options of a kind; `nil` for an unknown kind.
    package static func options(of kind: String) -> [SourceOption]? { kinds.first { $0.kind == kind }?.options }

    /// The kind that someone most likely meant.
    package static func nearestKind(to kind: String) -> String? {
        Spelling.nearest(to: kind, among: kinds.map { $0.kind })
    }
}
