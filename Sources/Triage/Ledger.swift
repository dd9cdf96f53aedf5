/// What became of a mention; every stored one is in exactly one of these at any time.
package enum LedgerState: String, Sendable, Codable, Hashable, CaseIterable {
    /// Stored, not yet judged.
    case waiting
    /// Judged, and nobody needs to act on it.
    case classified
    /// Set aside by a named rule.
    case suppressed
    case inCase = "in-case"
    /// Could not be judged; the reason is kept.
    case failed
}

/// The rules that set a mention aside. Nothing is set aside without one of these names.
package enum SuppressionRule: String, Sendable, Codable, Hashable, CaseIterable {
    case spam
    /// Written by one of the brand's own accounts.
    case ownAccount = "own-account"
}

/// How many mentions are in each state; the counts add up to everything ever stored.
package struct LedgerCounts: Hashable, Sendable, Codable {
    package var waiting = 0
    package var classified = 0
    package var suppressed = 0
    package var inCase = 0
    package var failed = 0
    /// Suppressed mentions by rule.
    package var suppressedByRule: [String: Int] = [:]

    package init() {}

    package var total: Int { waiting + classified + suppressed + inCase + failed }
}
