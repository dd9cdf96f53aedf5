import Testing
import Triage

@testable import Replies

/// A judge that says of each sentence what a table has for a word in it.
private struct ToldJudge: ReplyJudge {
    var sentences: [String: [LintRule: RuleOpinion]] = [:]
    var whole: [LintRule: RuleOpinion] = [:]

    func judgement(of sentences: [String], _ circumstances: ReplyCircumstances) -> ReplyJudgement {
        ReplyJudgement(
            sentences: sentences.map { sentence in
                var opinions: [String: RuleOpinion] = [:]
                for (word, told) in self.sentences where sentence.contains(word) {
                    for (rule, opinion) in told { opinions[rule.rawValue] = opinion }
                }
                return opinions
            }, whole: Dictionary(uniqueKeysWithValues: whole.map { ($0.key.rawValue, $0.value) }))
    }
}

@Suite("What a judge adds to the phrases")
struct JudgedRemarksTests {
    private static let good =
        "Waiting three weeks for a parcel would wear anyone out. The door was knocked at twice. "
        + "Mara from our delivery team writes to you today by 17:00."

    private func lint(
        _ text: String, _ judge: ToldJudge, step: ReplyStep = .acknowledge, language: String = "en"
    ) -> [LintFinding] {
        ReplyLinter.lint(text, step: step, language: language, context: LintContext(), judge: judge)
    }

    @Test("A sentence that no phrase knows is an error where the judge is sure")
    func added() throws {
        let judge = ToldJudge(sentences: ["knocked": [.noDenial: RuleOpinion(alone: 0.1, beside: 1)]])
        let found = try #require(lint(Self.good, judge).first { $0.rule == .noDenial })
        #expect(found.severity == .error)
        #expect(found.span?.words == "The door was knocked at twice.")
        #expect(found.span?.start == 56)
        let unsure = ToldJudge(sentences: ["knocked": [.noDenial: RuleOpinion(alone: -0.1, beside: 1)]])
        #expect(lint(Self.good, unsure).filter { $0.rule == .noDenial }.map(\.severity) == [.warning])
        let harmless = ToldJudge(sentences: ["knocked": [.noDenial: RuleOpinion(alone: -1.1, beside: 1)]])
        #expect(!lint(Self.good, harmless).contains { $0.rule == .noDenial })
    }

    @Test(
        "A phrase stays an error, warns or goes, by what the judge makes of it",
        arguments: [(0.0, LintSeverity.error), (-0.5, .warning), (-5, nil)])
    func weighed(_ beside: Double, _ wanted: LintSeverity?) {
        let text = "I hear you about the three weeks, but the parcel was on time. Mara writes to you by 17:00."
        let judge = ToldJudge(sentences: ["on time": [.noBut: RuleOpinion(alone: beside - 3, beside: beside)]])
        #expect(lint(text, judge).first { $0.rule == .noBut }?.severity == wanted)
        // Without a word of the judge the phrase decides.
        #expect(lint(text, ToldJudge()).first { $0.rule == .noBut }?.severity == .error)
    }

    @Test(
        "A stock phrase always speaks",
        arguments: [(0.0, LintSeverity.error), (-0.5, .error), (-5, .warning)])
    func stock(_ beside: Double, _ wanted: LintSeverity) {
        let text = "Waiting three weeks would wear anyone out. That is not what happened. Mara writes to you by 17:00."
        let judge = ToldJudge(sentences: ["not what": [.noDenial: RuleOpinion(alone: beside - 3, beside: beside)]])
        #expect(lint(text, judge).first { $0.rule == .noDenial }?.severity == wanted)
    }

    @Test("A doubt is not told of a sentence that has an error")
    func doubt() {
        let judge = ToldJudge(sentences: [
            "knocked": [.noDenial: RuleOpinion(alone: 1, beside: 2), .noAnswerYet: RuleOpinion(alone: -0.5, beside: 1)]
        ])
        #expect(lint(Self.good, judge).map(\.rule) == [.noDenial])
    }

    @Test("Shouting is seen by everyone, a barb may be none")
    func tone() {
        let calm = ToldJudge(sentences: [
            "": [:], "PLEASE": [.tone: RuleOpinion(alone: -3, beside: -2.5)],
            "manual": [.tone: RuleOpinion(alone: -3, beside: -2.5)],
        ])
        let text =
            "Waiting three weeks is hard. PLEASE WRITE to us. Maybe read the manual next time. Mara writes by 17:00."
        let found = lint(text, calm).filter { $0.rule == .tone }
        #expect(found.map(\.message) == ["This shouts."])
    }

    @Test("An address is told whatever the judge makes of the sentence")
    func privateData() {
        let judge = ToldJudge(sentences: ["@": [.noPrivateData: RuleOpinion(alone: -9, beside: -8)]])
        let text = "Waiting three weeks is hard. We write to ana.weber@post.example. Mara writes to you by 17:00."
        #expect(lint(text, judge).contains { $0.rule == .noPrivateData && $0.severity == .error })
    }

    @Test("What the case itself says is specific")
    func specific() {
        let judge = ToldJudge(whole: [.ackSpecific: RuleOpinion(alone: 4, beside: 5)])
        #expect(lint(Self.good, judge).map(\.rule) == [.ackSpecific])
        let context = LintContext(slots: [.wait: "three weeks"])
        let found = ReplyLinter.lint(Self.good, step: .acknowledge, language: "en", context: context, judge: judge)
        #expect(found.isEmpty)
    }

    @Test("What is missing in the whole reply")
    func whole() {
        let missing = ToldJudge(whole: [.commitment: RuleOpinion(alone: 1, beside: 2)])
        #expect(lint(Self.good, missing).contains { $0.rule == .commitment && $0.severity == .error })
        let present = ToldJudge(whole: [.commitment: RuleOpinion(alone: -9, beside: -8)])
        #expect(
            !lint("Waiting so long is hard. Ana has it and rings at five.", present).contains { $0.rule == .commitment }
        )
    }

    @Test("Only what is asked of a step, in English, and of a text that a channel could take")
    func asked() {
        let judge = ToldJudge(
            sentences: [
                "knocked": [.noAnswerYet: RuleOpinion(alone: 5, beside: 5), .filled: RuleOpinion(alone: 5, beside: 5)]
            ],
            whole: [.ownIt: RuleOpinion(alone: 5, beside: 5)])
        #expect(lint(Self.good, judge).map(\.rule) == [.noAnswerYet])
        #expect(!lint(Self.good, judge, step: .resolve).contains { $0.rule == .noAnswerYet || $0.rule == .ownIt })
        #expect(!lint(Self.good, judge, language: "de").contains { $0.rule == .noAnswerYet })
        let long = Self.good + String(repeating: " The door was knocked at twice.", count: 300)
        #expect(!lint(long, judge).contains { $0.rule == .noAnswerYet })
    }

    @Test(
        "The sentences a judge is given are the whole text",
        arguments: [
            "", " ", "One.", "Hi Ana,\nthree weeks! \"Really?\" you asked. (Yes.) - Mara", "…", "a.b.c", "\n\n x \n\n",
            "¿Qué? 😡 Sí.", "No words: 🚚🚚. None.", "\0\u{1}. \u{202E}x",
        ])
    func parts(_ text: String) throws {
        let reading = ReplyReading(text, lexicon: try #require(Lexicon.of("en")))
        let parts = reading.parts
        #expect(parts.isEmpty || parts.map { reading.text.text($0) }.joined() == text)
        #expect(parts.count == reading.text.sentences.count)
    }
}
