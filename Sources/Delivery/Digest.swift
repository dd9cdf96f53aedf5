package import Triage

/// Everything a reader of the digest needs, as one value made from the store.
///
/// Codable with these names as keys: they are the contract of the JSON digest, docs/digest.md.
package struct Digest: Sendable, Hashable, Codable {
    package var generatedAt: Timestamp
    /// The brand's name as the configuration writes it.
    package var brand: String
    /// What kind of digest it is, for example `Morning digest`.
    package var title: String
    /// Most pressing first.
    package var entries: [DigestEntry]
    package var cut: DigestCut
    package var ledger: LedgerCounts
    package var sources: [SourceHealth]
    package var deliveries: DeliveryHealth
    /// How we keep our word.
    package var care: CareCounts
    /// What happens to more and more people, most first.
    package var themes: [Theme]
    /// Anything else the reader should hear, one sentence each.
    package var notes: [String]

    package init(
        generatedAt: Timestamp, brand: String, title: String = "Digest", entries: [DigestEntry] = [],
        cut: DigestCut = DigestCut(), ledger: LedgerCounts = LedgerCounts(), sources: [SourceHealth] = [],
        deliveries: DeliveryHealth = DeliveryHealth(), care: CareCounts = CareCounts(), themes: [Theme] = [],
        notes: [String] = []
    ) {
        self.generatedAt = generatedAt
        self.brand = brand
        self.title = title
        self.entries = entries
        self.cut = cut
        self.ledger = ledger
        self.sources = sources
        self.deliveries = deliveries
        self.care = care
        self.themes = themes
        self.notes = notes
    }
}

/// The open cases that the attention budget left out.
package struct DigestCut: Sendable, Hashable, Codable {
    package var count: Int
    /// The highest priority among them, 0…100; `nil` where none is cut.
    package var highestPriority: Double?
    /// The command that shows them.
    package var command: String

    package init(count: Int = 0, highestPriority: Double? = nil, command: String = CommandNames.queue) {
        self.count = count
        self.highestPriority = highestPriority
        self.command = command
    }
}

/// How one source is doing.
package struct SourceHealth: Sendable, Hashable, Codable {
    package enum State: String, Sendable, Hashable, Codable, CaseIterable { case ok, failed, quiet, disabled }

    package var name: String
    package var state: State
    /// The error, or for how long nothing came (`quiet for 3 days`); may be empty where all is well.
    package var words: String

    package init(name: String, state: State, words: String = "") {
        self.name = name
        self.state = state
        self.words = words
    }
}

/// Messages of ours that may not have arrived.
package struct DeliveryHealth: Sendable, Hashable, Codable {
    /// The receiver may or may not have them.
    package var uncertain: Int
    /// Given up.
    package var failed: Int
    /// One sentence for each that a human should look at.
    package var words: [String]

    package init(uncertain: Int = 0, failed: Int = 0, words: [String] = []) {
        self.uncertain = uncertain
        self.failed = failed
        self.words = words
    }
}

/// Replies, promises and second looks in numbers, over everything in the store.
package struct CareCounts: Sendable, Hashable, Codable {
    package var repliesSent = 0
    /// Sent by a lead though something of severity error stood in them.
    package var repliesOverridden = 0
    /// Read from replies, and not yet confirmed by a human.
    package var promisesToConfirm = 0
    package var promisesOpen = 0
    /// Open, and their time is past.
    package var promisesMissed = 0
    package var promisesKept = 0
    /// Kept after their time.
    package var promisesKeptLate = 0
    /// Claims that somebody looked at again.
    package var secondLooks = 0
    /// Those of them that proved the customer right.
    package var secondLooksCustomerRight = 0

    package init() {}
}
