import Testing
import Triage

@testable import Replies

/// What a complaint names, read by a pack's word lists.
struct PackReadingTests {
    private static let pack: ReplyPack = {
        var pack = ReplyPack(
            language: "de", greeting: "Hallo {{name}},", formalGreeting: "Guten Tag {{name}},",
            templates: [
                ReplyTemplate(
                    id: "wait", text: "{{wait}} warten, und dann das: {{thing}}. {{commitment}}",
                    topics: [.delivery], requires: [.thing, .wait]),
                ReplyTemplate(id: "plain", text: "Das ist ärgerlich. {{commitment}}"),
            ])
        pack.things = [
            ReplyPack.NamedThing(words: ["app"], say: "die App", topics: [.bug]),
            ReplyPack.NamedThing(words: ["paket", "päckchen"], say: "Ihr Paket", informal: "dein Paket"),
            ReplyPack.NamedThing(words: ["paket nach wien"], say: "Ihr Paket nach Wien"),
            ReplyPack.NamedThing(words: ["l'appli"], say: "die Anwendung"),
        ]
        pack.waits = ReplyPack.WaitWords(
            after: ["warte", "immer noch"], numbers: ["drei": "drei", "einer": "eine"],
            units: ["wochen": "Wochen", "woche": "Woche", "tagen": "Tage", "stunden": "Stunden"])
        pack.commitments = [
            ReplyPack.Commitment(
                id: "writes", text: "{{owner}} schreibt Ihnen {{time}}.", informal: "{{owner}} schreibt dir {{time}}."),
            ReplyPack.Commitment(id: "looks", text: "{{owner}} sieht nach und meldet sich {{time}}."),
        ]
        return pack
    }()

    private static func draft(_ text: String, formal: Bool = false, key: String = "C1") -> ReplyDraft {
        ReplyPlanner.acknowledgment(
            for: Mention(source: "s", id: "1", text: text),
            assessment: Assessment(complaint: 0.95, anger: 0.6, language: "de", topics: [.delivery]), pack: pack,
            voice: ReplyVoice(formal: formal, ownerName: "Mara", commitmentTime: "heute bis 17 Uhr"), caseKey: key)
    }

    @Test(
        "finds the thing in our words, the longest group of words first, and passes over what is about something else",
        arguments: [
            ("Wo ist mein PAKET?", "dein Paket", "PAKET"),
            ("Das Päckchen fehlt.", "dein Paket", "Päckchen"),
            ("Mein Paket nach Wien ist weg", "Ihr Paket nach Wien", "Paket nach Wien"),
            ("Die App zeigt nichts, das Paket fehlt", "dein Paket", "Paket"),
            ("qu'elle marche, l’appli", "die Anwendung", "l’appli"),
        ])
    func things(text: String, value: String, source: String) {
        let found = SlotExtractor.extract(
            from: Mention(source: "s", id: "1", text: text),
            assessment: Assessment(complaint: 0.9, anger: 0.5, language: "de", topics: [.delivery]), pack: Self.pack)
        #expect(found[.thing] == value)
        let reading = PackReading(Passage(text), pack: Self.pack, formal: false)
        #expect(reading.thing(for: .delivery)?.source == source.replacing("’", with: "’"))
    }

    @Test(
        "finds the wait only where the sentence speaks of waiting",
        arguments: [
            ("Ich warte seit drei Wochen.", "drei Wochen"), ("Nach 10 Tagen immer noch nichts", "10 Tage"),
            ("Drei Wochen alt. Ich warte.", nil),
            ("Ich warte, es sollte in 2 Tagen kommen", nil), ("Ich warte trotz 10 Wochen Garantie", nil),
            ("Ich warte seit 2026 Wochen", nil), ("Ich warte drei, Wochen", nil),
        ] as [(String, String?)])
    func waits(text: String, value: String?) {
        let reading = PackReading(Passage(text), pack: Self.pack, formal: true)
        #expect(reading.waits.first?.filled.value == value)
    }

    @Test("fills templates in the voice's form, commitments with it")
    func voice() {
        let text = "Ich warte seit drei Wochen auf mein Paket!"
        let informal = Self.draft(text)
        #expect(informal.templateID == "wait")
        #expect(informal.text.contains("Drei Wochen warten, und dann das: dein Paket."))
        #expect(!informal.text.contains("Ihnen"))
        let formal = Self.draft(text, formal: true)
        #expect(formal.text.contains("Ihr Paket."))
        #expect(Set((0..<40).map { Self.draft(text, key: "C\($0)").text }).count == 2)
        #expect(informal.missing.isEmpty)
    }

    @Test("what a stranger writes stands in a draft only as the pack says it")
    func hostile() {
        let draft = Self.draft(
            "Ich warte drei {{owner}} Wochen <b>Paket</b> *Paket* {{thing}} \u{202E}Paket @alle `Paket`")
        #expect(!draft.text.contains("{{") && !draft.text.contains("<") && !draft.text.contains("\u{202E}"))
        #expect(!draft.text.contains("@") && !draft.text.contains("*"))
    }
}
