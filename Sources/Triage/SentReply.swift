/// A reply as it went out, with everything that was known of it then.
package struct SentReply: Hashable, Sendable, Codable {
    /// Numbered from 1 by the store; printed as `R7`.
    package var number: Int
    package var caseNumber: Int
    package var step: ReplyStep
    package var text: String
    /// Who sent it, as they named themselves.
    package var sender: String
    /// ISO 639-1 code in which it was checked.
    package var language: String
    /// The template whose words it keeps; `nil` for words of the sender's own.
    package var template: String?
    /// What the look at the complaint had shown by then.
    package var outcome: CheckOutcome?
    /// Ids of the linter's rules of severity error that stood in it, in its order.
    package var errors: [String]
    /// Ids of those of severity warning.
    package var warnings: [String]
    /// Why a lead sent it with an error in it; needed where `errors` is not empty.
    package var overrideReason: String?
    package var sentAt: Timestamp

    package init(
        number: Int = 0, caseNumber: Int, step: ReplyStep, text: String, sender: String, language: String,
        template: String? = nil, outcome: CheckOutcome? = nil, errors: [String] = [], warnings: [String] = [],
        overrideReason: String? = nil, sentAt: Timestamp
    ) {
        self.number = number
        self.caseNumber = caseNumber
        self.step = step
        self.text = text
        self.sender = sender
        self.language = language
        self.template = template
        self.outcome = outcome
        self.errors = errors
        self.warnings = warnings
        self.overrideReason = overrideReason
        self.sentAt = sentAt
    }

    /// `R7`.
    package var name: String { "R\(number)" }
}

/// What somebody really checked when a claim was made twice: the second opinion.
package struct SecondLook: Hashable, Sendable, Codable {
    package var caseNumber: Int
    /// Who looked; never the one who answered first.
    package var person: String
    /// Which system was looked at.
    package var system: String
    /// What it showed.
    package var showed: String
    package var outcome: CheckOutcome
    package var at: Timestamp

    package init(
        caseNumber: Int, person: String, system: String, showed: String, outcome: CheckOutcome, at: Timestamp
    ) {
        self.caseNumber = caseNumber
        self.person = person
        self.system = system
        self.showed = showed
        self.outcome = outcome
        self.at = at
    }
}

/// A recorded reply with what it promises.
package struct RecordedReply: Hashable, Sendable {
    package var reply: SentReply
    /// Proposed, until a human confirms them.
    package var promises: [Promise]
    /// The case as it is since then.
    package var entry: Case

    package init(reply: SentReply, promises: [Promise], entry: Case) {
        self.reply = reply
        self.promises = promises
        self.entry = entry
    }
}
