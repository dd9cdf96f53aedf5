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
    /// Visited this often; `nil` where its own rhythm decides.
    package var everySeconds: Int?
    /// Requests that it may make on a day of UTC; `nil` for as many as it takes.
    package var requestsPerDay: Int?
}

/// One sink as configured.
package struct SinkEntry: Hashable, Sendable {
    package var name: String
    package var kind: String
    package var options: [String: String]
    /// The sink's secret address, where its kind has one.
    package var credential: CredentialReference?
}

/// How a vendor signs what it posts.
package enum SignatureScheme: String, Hashable, Sendable, CaseIterable {
    /// Standard Webhooks: id, time and body, as base64.
    case standard
    /// The body in `X-Hub-Signature-256`, as Meta and GitHub do.
    case hub
    /// The body in `X-Hub-Signature`, with the algorithm the hub names (WebSub).
    case websub
    /// The body in `X-Discourse-Event-Signature`.
    case discourse

    /// What the vendor behind a kind of source does.
    package static func usual(for kind: String) -> SignatureScheme {
        switch kind {
        case "facebook", "instagram", "threads", "github": .hub
        case "discourse": .discourse
        case "feed", "youtube": .websub
        default: .standard
        }
    }
}

/// Who may post to `/webhooks/{source}`, how they prove it, and how what they post is read.
package struct WebhookEntry: Hashable, Sendable {
    /// The source that the posted items count for, with its kind and the options to read them by.
    package var settings: SourceSettings
    /// Shown in digests in place of the name.
    package var title: String?
    package var signature: SignatureScheme
    /// What signatures are made with; several during a rotation.
    package var secrets: [CredentialReference]
    /// Bearer tokens.
    package var tokens: [CredentialReference]
    /// What a vendor that asks whether it may subscribe must know.
    package var verifyTokens: [CredentialReference]

    package var source: String { settings.name }

    /// The address of the feed that a WebSub hub was asked for; `nil` where none was.
    package var topic: String? { signature == .websub ? settings.url : nil }
}

/// The webhook endpoint's settings.
package struct ServerSettings: Hashable, Sendable {
    package var host = "127.0.0.1"
    /// 0 lets the system choose.
    package var port = 8080
    /// Bytes of one posted body.
    package var bodyLimitBytes = 5 * 1024 * 1024
    /// Bytes of all bodies that are being taken in at one time.
    package var bufferLimitBytes = 64 * 1024 * 1024
    /// Connections open at one time; further ones wait.
    package var connectionLimit = 500
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

/// When the deep tier reads along, and how much.
package struct DeepSettings: Hashable, Sendable {
    package enum Use: String, Hashable, Sendable, CaseIterable {
        /// Where the weights and OpenBLAS are there.
        case auto
        /// Without them nothing is judged: the run ends with an error.
        case on
        case off
    }

    package var use = Use.auto
    /// Of the waiting mentions, the foremost by the fast tier's rank; 0…1.
    package var share = 0.5
    /// Seconds of reading in one run; what they do not reach keeps the fast tier's answer.
    package var budgetSeconds = 60.0
    /// The weights file; the one that came with the program where `nil`.
    package var weights: String?
}

/// Everything the configuration says, checked.
package struct Settings: Sendable {
    package var brandName: String
    /// Handles and names of the brand's own accounts, lower case.
    package var ownAccounts: Set<String>
    /// In which the times of promises are read.
    package var timeZone = TimeZoneRules.utc
    package var storePath: String
    /// Where the classifier's weights for this brand stand once there are some; see ``OwnWeights``.
    package var weightsPath = ""
    /// The files that name the sources, in order.
    package var feedFiles: [String]
    package var sources: [SourceEntry]
    package var routes: Route
    package var replies: ReplySettings
    package var sinks: [SinkEntry]
    package var judging: JudgingSettings
    package var deep = DeepSettings()
    package var ranking: RankingWeights
    package var reach: ReachPriors
    /// How long a quiet case still takes in new mentions, in seconds.
    package var groupingWindowSeconds: Int
    /// Cases a human gets in one digest.
    package var digestLimit: Int
    package var network: NetworkPolicy
    package var limits: IntakeLimits
    /// Between which bounds sources are visited.
    package var visits = VisitLimits()
    package var server: ServerSettings
}
