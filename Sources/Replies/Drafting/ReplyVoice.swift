/// How this brand speaks, and what it can promise.
package struct ReplyVoice: Hashable, Sendable {
    /// Whether the formal greeting is used.
    package var formal: Bool
    /// Ends the draft on a line of its own; `nil` for none.
    package var signature: String?
    /// Who takes the next action, in the third person: `Mara from our care team`.
    /// `nil` leaves the slot open: the draft says so and cannot be sent before a human fills it.
    package var ownerName: String?
    /// By when, as an adverb: `today by 17:00`, `within two hours`. `nil` leaves the slot open, as for the owner.
    package var commitmentTime: String?
    /// Words this brand does not use. Templates with one are passed over, texts with one get a warning.
    package var forbiddenWords: [String]

    package init(
        formal: Bool = false, signature: String? = nil, ownerName: String? = nil, commitmentTime: String? = nil,
        forbiddenWords: [String] = []
    ) {
        self.formal = formal
        self.signature = signature
        self.ownerName = ownerName
        self.commitmentTime = commitmentTime
        self.forbiddenWords = forbiddenWords
    }
}
