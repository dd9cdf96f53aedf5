package import Triage

/// Somebody of ours who does something by a certain time, as a reply says it.
package struct ReadCommitment: Hashable, Sendable, Codable {
    /// The words of the promised action with who and by when: `Mara from our delivery team writes to you today by 17:00`.
    package var span: LintSpan
    /// Who, as written: `Mara from our delivery team`, `our billing team`, `I`; `nil` where nobody is named (“Your refund
    /// will be with you by Friday”).
    package var owner: String?
    package var due: ReadDue

    package init(span: LintSpan, owner: String?, due: ReadDue) {
        self.span = span
        self.owner = owner
        self.due = due
    }
}

/// By when something was promised.
package struct ReadDue: Hashable, Sendable, Codable {
    /// As written: `today by 17:00`.
    package var words: String
    package var reading: Reading
    /// What was taken as read, one sentence each, for whoever confirms it: `“morning” ends at 12:00`. Empty where the words
    /// say it all.
    package var assumptions: [String]

    package enum Reading: Hashable, Sendable, Codable {
        /// The last moment at which the promise is still kept.
        case at(Timestamp)
        /// No moment follows from the words; why, as one sentence without a full stop.
        case unclear(String)
    }

    package init(words: String, reading: Reading, assumptions: [String] = []) {
        self.words = words
        self.reading = reading
        self.assumptions = assumptions
    }

    /// The moment, where there is one.
    package var time: Timestamp? {
        if case .at(let time) = reading { time } else { nil }
    }
}

/// The hours that words without a number stand for; minutes of the local day.
package enum PromiseHours {
    /// “first thing in the morning”.
    package static let firstThing = 10 * 60
    /// The morning is over.
    package static let morning = 12 * 60
    package static let noon = 12 * 60
    package static let afternoon = 17 * 60
    /// A day named without an hour, the end of a day, and close of business.
    package static let workingDay = 18 * 60
    package static let evening = 20 * 60
    /// “tonight”.
    package static let night = 22 * 60
    package static let midnight = 24 * 60
    /// ISO 8601 weekday on which a working week ends.
    package static let lastWorkday = 5
}
