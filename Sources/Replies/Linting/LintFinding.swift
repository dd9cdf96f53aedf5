package import Triage

/// The rules a reply is held to; the raw value is what people see.
package enum LintRule: String, Sendable, Codable, Hashable, CaseIterable {
    case ackFirst = "ACK-FIRST"
    case ackSpecific = "ACK-SPECIFIC"
    case noDenial = "NO-DENIAL"
    case noBut = "NO-BUT"
    case noNonApology = "NO-NONPOLOGY"
    case noPolicyWall = "NO-POLICY-WALL"
    case noAnswerYet = "NO-ANSWER-YET"
    case noPileOn = "NO-PILE-ON"
    case commitment = "COMMITMENT"
    case openQuestion = "OPEN-QUESTION"
    case noCompensation = "NO-COMPENSATION-IN-PUBLIC"
    case noPrivateData = "NO-PRIVATE-DATA"
    case filled = "FILLED"
    case length = "LENGTH"
    case tone = "TONE"
    case ownIt = "OWN-IT"
    /// The brand's own list of words it does not use.
    case voice = "VOICE"
    /// The text's language has no rules: most of them were not checked.
    case unchecked = "UNCHECKED"
}

/// Whether a finding stops a reply from being sent through Earshot.
package enum LintSeverity: String, Sendable, Codable, Hashable, CaseIterable { case error, warning }

/// Words of a linted text.
package struct LintSpan: Hashable, Sendable, Codable {
    /// The words as they stand there; at most 160 characters of them.
    package var words: String
    /// Offset of the first character, counted in characters as people see them (grapheme clusters), from 0.
    package var start: Int
    /// Offset after the last character.
    package var end: Int

    package init(words: String, start: Int, end: Int) {
        self.words = words
        self.start = start
        self.end = end
    }
}

/// One remark on a reply.
package struct LintFinding: Hashable, Sendable, Codable {
    package var rule: LintRule
    package var severity: LintSeverity
    /// `nil` where the whole text is meant.
    package var span: LintSpan?
    /// Why it matters.
    package var message: String
    /// What to do instead.
    package var suggestion: String

    package init(rule: LintRule, severity: LintSeverity, span: LintSpan? = nil, message: String, suggestion: String) {
        self.rule = rule
        self.severity = severity
        self.span = span
        self.message = message
        self.suggestion = suggestion
    }
}

/// What the linter may know about the case beside the reply itself.
package struct LintContext: Hashable, Sendable {
    /// What the person said, as it was found for templates; empty where nothing was found.
    package var slots: [Slot: String]
    /// The complaint in the person's words; `nil` where it is not at hand.
    package var complaint: String?
    /// The longest text the channel takes, in characters; `nil` for no limit.
    package var channelLimit: Int?
    /// Words this brand does not use.
    package var forbiddenWords: [String]
    /// Whether strangers will read it: no private data and no compensation stand there.
    package var isPublic: Bool
    /// What was found out about the complaint; `nil` as long as nobody has looked.
    package var finding: CheckOutcome?

    package init(
        slots: [Slot: String] = [:], complaint: String? = nil, channelLimit: Int? = nil, forbiddenWords: [String] = [],
        isPublic: Bool = true, finding: CheckOutcome? = nil
    ) {
        self.slots = slots
        self.complaint = complaint
        self.channelLimit = channelLimit
        self.forbiddenWords = forbiddenWords
        self.isPublic = isPublic
        self.finding = finding
    }
}
