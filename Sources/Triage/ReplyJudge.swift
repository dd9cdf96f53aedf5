/// How a reply comes: what is asked of it depends on that.
package struct ReplyCircumstances: Hashable, Sendable {
    package var step: ReplyStep
    /// What was found out about the complaint; `nil` as long as nobody has looked.
    package var finding: CheckOutcome?
    /// Whether strangers will read it.
    package var isPublic: Bool

    package init(step: ReplyStep, finding: CheckOutcome? = nil, isPublic: Bool = true) {
        self.step = step
        self.finding = finding
        self.isPublic = isPublic
    }
}

/// What a judge makes of one rule, in logits: at 0 or above the rule is broken.
package struct RuleOpinion: Hashable, Sendable {
    /// Where nothing but the judge speaks against it.
    package var alone: Double
    /// Where a phrase that the rule knows was found as well.
    package var beside: Double

    package init(alone: Double, beside: Double) {
        self.alone = alone
        self.beside = beside
    }
}

/// What a judge makes of a reply, by the names of rules as people see them (`NO-DENIAL`).
package struct ReplyJudgement: Hashable, Sendable {
    /// For each sentence; empty for one that was not read.
    package var sentences: [[String: RuleOpinion]]
    /// What the reply as a whole lacks: an acknowledgment, a promise.
    package var whole: [String: RuleOpinion]

    package init(sentences: [[String: RuleOpinion]], whole: [String: RuleOpinion]) {
        self.sentences = sentences
        self.whole = whole
    }
}

/// Judges replies by what their sentences say, where phrases cannot: implemented by the classifier, asked by the linter, which
/// does not know it. English only.
package protocol ReplyJudge: Sendable {
    /// - Parameter sentences: the whole reply in its sentences, with the blanks between them.
    /// - Returns: one entry for each sentence. Never fails: what cannot be read gets no opinion.
    func judgement(of sentences: [String], _ circumstances: ReplyCircumstances) -> ReplyJudgement
}
