/// Where a promise stands. Missed is no state: it is an open one whose time is past.
package enum PromiseState: String, Sendable, Codable, Hashable, CaseIterable {
    /// Read from a reply; a human has not yet said that the time was read rightly.
    case proposed
    case open
    case kept
    /// Taken back, or never one; the note says why.
    case withdrawn

    /// Whether a case waits for it.
    package var isOpen: Bool { self == .proposed || self == .open }
}

/// A commitment made in a reply: what, by whom, by when.
package struct Promise: Hashable, Sendable, Codable {
    /// Numbered from 1 by the store; printed as `P3`.
    package var number: Int
    package var caseNumber: Int
    /// The number of the reply it was made in.
    package var reply: Int
    /// As the reply names them; `nil` where it names nobody.
    package var owner: String?
    /// The words that promise.
    package var words: String
    /// The words of the time; empty where none stands there.
    package var dueWords: String
    /// `nil` as long as no time could be read.
    package var due: Timestamp?
    package var state: PromiseState
    package var madeAt: Timestamp
    /// When it was kept or withdrawn.
    package var closedAt: Timestamp?
    /// What was done, or why it was withdrawn.
    package var note: String?
    /// When its owner was reminded.
    package var remindedAt: Timestamp?
    /// When it was first seen to be missed.
    package var missedAt: Timestamp?

    package init(
        number: Int = 0, caseNumber: Int, reply: Int = 0, owner: String?, words: String, dueWords: String,
        due: Timestamp?, state: PromiseState = .proposed, madeAt: Timestamp, closedAt: Timestamp? = nil,
        note: String? = nil, remindedAt: Timestamp? = nil, missedAt: Timestamp? = nil
    ) {
        self.number = number
        self.caseNumber = caseNumber
        self.reply = reply
        self.owner = owner
        self.words = words
        self.dueWords = dueWords
        self.due = due
        self.state = state
        self.madeAt = madeAt
        self.closedAt = closedAt
        self.note = note
        self.remindedAt = remindedAt
        self.missedAt = missedAt
    }

    /// `P3`.
    package var name: String { "P\(number)" }

    /// Reads `P3`, `p3` or `3`.
    package static func number(named text: String) -> Int? {
        let digits = text.first == "P" || text.first == "p" ? text.dropFirst() : text[...]
        guard let number = Int(digits), number > 0 else { return nil }
        return number
    }

    /// Whether it is confirmed, its time is past, and nobody kept it.
    package func isMissed(at now: Timestamp) -> Bool { state == .open && due.map { $0 < now } ?? false }

    /// Whether its time ran out before it was kept or withdrawn; `false` as long as it is not confirmed.
    package func ranOut(by now: Timestamp) -> Bool {
        guard state != .proposed, let due else { return false }
        return due < (closedAt ?? now)
    }
}

/// What a human says of a promise.
package enum PromiseChange: Hashable, Sendable {
    /// The time was read rightly, or is this one; whoever keeps it as well.
    case confirm(due: Timestamp?, owner: String?)
    case keep(note: String?)
    case withdraw(reason: String)
}
