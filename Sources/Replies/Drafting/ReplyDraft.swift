package import Triage

/// A reply proposed to a human.
package struct ReplyDraft: Hashable, Sendable, Codable {
    package var step: ReplyStep
    package var text: String
    /// The language the draft is written in, ISO 639-1.
    package var language: String
    /// Which template spoke; empty where none fitted.
    package var templateID: String
    /// What was filled in, with the person's own words, in the order of ``Slot``.
    package var slots: [FilledSlot]
    /// What the human should know about how this draft came to be.
    package var notes: [String]
    /// What the linter says about it.
    package var findings: [LintFinding]
    /// What a human has to fill in before it can be sent, for example `owner`; empty where nothing is missing.
    package var missing: [String]

    package init(
        step: ReplyStep, text: String, language: String, templateID: String, slots: [FilledSlot], notes: [String],
        findings: [LintFinding], missing: [String]
    ) {
        self.step = step
        self.text = text
        self.language = language
        self.templateID = templateID
        self.slots = slots
        self.notes = notes
        self.findings = findings
        self.missing = missing
    }

    /// Whether it may be sent through Earshot as it stands.
    package var isSendable: Bool { missing.isEmpty && !findings.contains { $0.severity == .error } }
}
