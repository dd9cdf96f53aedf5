/// The three steps of a reply plan, in the order in which they are sent. Each is a draft of its own.
package enum ReplyStep: String, Sendable, Codable, Hashable, CaseIterable {
    /// Names the experience in the person's own terms and promises a look, with an owner and a time. No facts.
    case acknowledge
    /// Asks one open question, or reports what was checked.
    case understand
    /// Says plainly what was found, what happens now and what changes.
    case resolve
}

/// What the second look showed, as it is recorded on the case.
package enum CheckOutcome: String, Sendable, Codable, Hashable, CaseIterable {
    case weWereWrong = "we-were-wrong"
    case theyWereMistaken = "they-were-mistaken"
    case unclear
}
