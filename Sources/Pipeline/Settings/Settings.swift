package import Intake
package import Transport
package import Triage

/// A credential named by where it is kept, never by itself: `env:NAME` or `file:PATH`.
package enum CredentialReference: Hashable, Sendable, CustomStringConvertible {
    case environment(String)
    case file(String)

    /// As the configuration writes it.
    package var description: String {
        switch self {
        case .environment(let name): "env:\(name)"
        case .file(let path): "file:\(path)"
        }
    }
}

/// One source as configured, before its credential is fetched from where it is kept.
package struct SourceEntry: Hashable, Sendable {
    package var settings: SourceSettings
    package var credential: CredentialReference?
    /// Shown in digests in place of the name.
    package var title: String?
    /// Reported as quiet after this many seconds without anything new.
    package var quietAfterSeconds: Int
}

/// One sink as configured.
package struct SinkEntry: Hashable, Sendable {
    package var name: String
    package var kind: String
    package var options: [String: String]
    /// The sink's secret address, where its kind has one.
    package var credential: CredentialReference?
}

/// Who may post to `/webhooks/{source}`, and how they prove it.
package struct WebhookEntry: Hashable, Sendable {
    /// The source its mentions count for.
    package var source: String
    /// Standard Webhooks secrets (`whsec_…`); several during a rotation.
    package var secrets: [CredentialReference]
    /// Bearer tokens.
    package var tokens: [CredentialReference]
}

/// The webhook endpoint's settings.
package struct ServerSettings: Hashable, Sendable {
    package var host = "127.0.0.1"
    /// 0 lets the system choose.
    package var port = 8080
    /// Bytes of one posted body.
    package var bodyLimitBytes = 5 * 1024 * 1024
    /// Needed to read `/digest`; open to whoever reaches the port where `nil`.
    package var readToken: CredentialReference?
    package var webhooks: [WebhookEntry] = []
}

/// Where the classifier's answers become decisions.
package struct JudgingSettings: Hashable, Sendable {
    /// Complaints at or above this probability become cases; the model's own threshold where `nil`.
    package var complaintThreshold: Double?
    /// Spam at or above this probability is suppressed, unless it reads as a complaint as well.
    package var spamThreshold = 0.9
}

/// Everything the configuration says, checked.
package struct Settings: Sendable {
    package var brandName: String
    /// Handles and names of the brand's own accounts, lower case.
    package var ownAccounts: Set<String>
    package var storePath: String
    /// The files that name the sources, in order.
    package var feedFiles: [String]
    package var sources: [SourceEntry]
    package var routes: Route
    package var replies: ReplySettings
    package var sinks: [SinkEntry]
    package var judging: JudgingSettings
    package var ranking: RankingWeights
    package var reach: ReachPriors
    /// How long a quiet case still takes in new mentions, in seconds.
    package var groupingWindowSeconds: Int
    /// Cases a human gets in one digest.
    package var digestLimit: Int
    package var network: NetworkPolicy
    package var limits: IntakeLimits
    package var server: ServerSettings
}
