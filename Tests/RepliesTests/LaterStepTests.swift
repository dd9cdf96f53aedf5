import Testing
import Triage

@testable import Replies

/// The second and the third step.
struct LaterStepTests {
    private static func draft(
        _ step: ReplyStep, _ text: String = "My parcel is three weeks late and nobody answers me.",
        topics: [Topic] = [.delivery], anger: Double = 0.6, outcome: CheckOutcome? = nil, key: String = "C1"
    ) -> ReplyDraft {
        ReplyPlanner.draft(
            step, for: Mention(source: "s", id: "1", text: text, author: Author(name: "Ana Silva")),
            assessment: Assessment(complaint: 0.95, anger: anger, language: "en", topics: topics),
            pack: EnglishPack.pack, voice: EnglishPack.voice, caseKey: key, outcome: outcome)
    }

    @Test("understanding asks one open question and promises nothing that was not looked at")
    func understand() {
        for number in 0..<60 {
            let draft = Self.draft(.understand, key: "C\(number)")
            #expect(draft.step == .understand)
            let asks = draft.text.count { $0 == "?" }
            #expect(asks == 1 || draft.missing.contains("checked"), "\(draft.text)")
            #expect(!draft.findings.contains { $0.severity == .error && $0.rule != .filled }, "\(draft.findings)")
        }
    }

    @Test("ten answers on one page do not read alike, and each case keeps its own")
    func variation() {
        for step in ReplyStep.allCases {
            func texts() -> [String] { (1...10).map { Self.draft(step, outcome: .weWereWrong, key: "C\($0)").text } }
            #expect(texts() == texts())
            #expect(Set(texts()).count >= (step == .acknowledge ? 3 : 4), "\(step)")
        }
    }

    @Test(
        "resolving says first what was found, and leaves to a human what only a human knows",
        arguments: CheckOutcome.allCases)
    func resolve(outcome: CheckOutcome) {
        for number in 0..<40 {
            let draft = Self.draft(.resolve, outcome: outcome, key: "C\(number)")
            #expect(draft.text.contains("{{") && !draft.isSendable)
            #expect(draft.missing.contains { ["found", "action", "change", "checked"].contains($0) })
            #expect(draft.notes.contains { $0.hasPrefix("{{") })
            #expect(!draft.findings.contains { $0.severity == .error && $0.rule != .filled }, "\(draft.findings)")
            let template = EnglishPack.pack.templates.first { $0.id == draft.templateID }
            #expect(template?.finding == outcome)
        }
    }

    @Test("an outcome that nobody recorded is asked for, and nobody is said to have been right")
    func noOutcome() {
        let draft = Self.draft(.resolve)
        #expect(draft.notes.contains("what was found is not recorded: say so yourself, or record it"))
        let template = EnglishPack.pack.templates.first { $0.id == draft.templateID }
        #expect(template?.finding == .unclear)
    }

    @Test("the pack has enough of each")
    func counts() {
        func count(_ step: ReplyStep) -> Int { EnglishPack.pack.templates.count { $0.step == step } }
        #expect(count(.acknowledge) >= 40 && count(.understand) >= 25 && count(.resolve) >= 25)
        #expect(EnglishPack.pack.commitments.count >= 12)
        #expect(EnglishPack.pack.problems.isEmpty)
    }

    @Test(
        "a faulty pack is told what is wrong with it",
        arguments: [
            (ReplyTemplate(id: "a", text: "Sorry about that. {{commitment}}"), "needs the list commitments"),
            (
                ReplyTemplate(id: "a", text: "We found {{found}}. {{owner}} writes {{time}}."),
                "not in an acknowledgment"
            ),
            (ReplyTemplate(id: "a", step: .resolve, text: "{{nonsense}}."), "no slot {{nonsense}}"),
        ])
    func faulty(template: ReplyTemplate, problem: String) {
        #expect(ReplyPack(language: "en", templates: [template]).problems.contains { $0.contains(problem) })
    }
}
