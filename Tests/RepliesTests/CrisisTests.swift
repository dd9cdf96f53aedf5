import Testing
import Triage

@testable import Replies

/// What no template answers, and amounts as they were written.
struct CrisisTests {
    private static func draft(_ text: String, _ step: ReplyStep = .acknowledge) -> ReplyDraft {
        ReplyPlanner.draft(
            step, for: Mention(source: "s", id: "1", text: text),
            assessment: Assessment(complaint: 0.95, anger: 0.8, language: "en", topics: [.billing]),
            pack: EnglishPack.pack, voice: EnglishPack.voice, caseKey: "C1")
    }

    @Test(
        "whoever speaks of ending their life gets no template in any step",
        arguments: [
            "You charged me 400 € and I feel like killing myself because of this debt.",
            "I don't want to live like this",
            "Ihr habt mir alles genommen, ich bringe mich um.", "Quiero morirme con esta deuda, 400 € cobrados",
            "J'ai envie de mourir avec cette dette", "Vou me matar se não devolverem o dinheiro",
        ], ReplyStep.allCases)
    func noTemplate(text: String, step: ReplyStep) {
        let draft = Self.draft(text, step)
        #expect(draft.text.isEmpty && !draft.isSendable)
        #expect(draft.notes == [Crisis.note])
    }

    @Test(
        "a battery that dies and a bargain one would kill for are none",
        arguments: [
            "My battery died after the update and support killed my account",
            "I would kill for an answer, 400 € are gone",
        ])
    func ordinary(text: String) { #expect(!Self.draft(text).text.isEmpty) }

    @Test(
        "an amount is said back as it was written, or not at all",
        arguments: [
            ("You charged me 1 200,50 € twice", "1 200,50 €"), ("charged 12\u{A0}300 € too much", "12 300 €"),
            ("Paguei R$ 199,90 e nada, charged", "R$ 199,90"), ("They took US$49.99 from me", "US$49.99"),
            ("charged $49.99", "$49.99"), ("Order 4471, charged 129 €", "129 €"),
        ])
    func amounts(text: String, value: String) {
        let found = SlotExtractor.extract(
            from: Mention(source: "s", id: "1", text: text),
            assessment: Assessment(complaint: 0.9, anger: 0.5, language: "en", topics: [.billing]))
        #expect(found[.amount] == value)
    }
}
