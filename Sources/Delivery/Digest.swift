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
    /// Anything else the reader should hear, one sentence each.
    package var notes: [String]

    package init(
        generatedAt: Timestamp, brand: String, title: String = "Digest", entries: [DigestEntry] = [],
        cut: DigestCut = DigestCut(), ledger: LedgerCounts = LedgerCounts(), sources: [SourceHealth] = [],
        deliveries: DeliveryHealth = DeliveryHealth(), notes: [String] = []
    ) {
        self.generatedAt = generatedAt
        self.brand = brand
        self.title = title
        self.entries = entries
        self.cut = cut
        self.ledger = ledger
        self.sources = sources
        self.deliveries = deliveries
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
