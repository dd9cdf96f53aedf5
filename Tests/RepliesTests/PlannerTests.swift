import Testing
import Triage

@testable import Replies

@Suite("Reply planner")
struct PlannerTests {
    static func draft(
        _ text: String, topics: [Topic] = [], anger: Double = 0.5, language: String = "en", urgency: [UrgencyFlag] = [],
        stance: Stance = .plain, name: String? = "Ana Silva", voice: ReplyVoice = EnglishPack.voice, key: String = "c1",
        limit: Int? = nil, saidTwice: Bool = false, pack: ReplyPack = EnglishPack.pack
    ) -> ReplyDraft {
        ReplyPlanner.acknowledgment(
            for: Mention(source: "s", id: "1", text: text, author: Author(name: name)),
            assessment: Assessment(
                complaint: 0.9, anger: anger, language: language, topics: topics, urgency: urgency, stance: stance),
            pack: pack, voice: voice, caseKey: key, channelLimit: limit, saidTwice: saidTwice)
    }

    @Test("A draft greets, names what they said, and promises who and when")
    func whole() {
        let draft = Self.draft("Three weeks and my parcel is still missing!", topics: [.delivery], anger: 0.2)
        #expect(draft.text.hasPrefix("Hi Ana,\n"))
        #expect(draft.text.lowercased().contains("three weeks"))
        #expect(draft.text.contains("your parcel"))
        #expect(draft.text.contains("Mara from our care team"))
        #expect(draft.text.contains("today by 17:00"))
        #expect(draft.slots.contains(FilledSlot(slot: .thing, value: "your parcel", source: "my parcel")))
        #expect(draft.notes.isEmpty)
        #expect(draft.isSendable)
    }

    @Test("The same case gets the same draft; different cases are spread")
    func determinism() {
        func texts() -> [String] {
            (0..<60).map { Self.draft("my parcel, 3 weeks still waiting", topics: [.delivery], key: "case-\($0)").text }
        }
        let once = texts()
        #expect(once == texts())
        #expect(Set(once).count > 1)
    }

    @Test("Heat, flags and a second complaint change the words")
    func fitting() {
        func id(
            _ text: String, _ topics: [Topic], anger: Double = 0.5, urgency: [UrgencyFlag] = [], twice: Bool = false
        ) -> String {
            Self.draft(text, topics: topics, anger: anger, urgency: urgency, saidTwice: twice).templateID
        }
        #expect(id("my charger caught fire", [.quality], urgency: [.safety]) == "safety-thing-flag")
        #expect(id("sparks everywhere", [.bug], urgency: [.safety, .legal]) == "safety-flag")
        #expect(id("my lawyer will write", [.billing], urgency: [.legal]) == "legal-plain")
        #expect(id("the last update deleted my photos", [.bug, .dataLoss]) == "data-loss-thing-event")
        #expect(
            id("my parcel, 3 weeks waiting", [.delivery], anger: 1).hasSuffix("hot")
                || id("my parcel, 3 weeks waiting", [.delivery], anger: 1).hasSuffix("on"))
        #expect(id("again: my photos are gone", [.dataLoss], twice: true) == "second-data-thing")
        #expect(id("sparks again", [.safety], urgency: [.safety], twice: true) == "second-safety")
        #expect(!id("again", [.delivery]).hasPrefix("second"))
    }

    @Test("A language without a pack gets English and a note")
    func fallback() {
        let draft = Self.draft("Mon colis, trois semaines, 45 € perdus", topics: [.refund], language: "fr")
        #expect(draft.language == "en")
        #expect(draft.notes.contains("language fr has no pack: English used"))
        #expect(draft.text.contains("45 €"))
        let german = ReplyPack(
            language: "de", greeting: "Hallo {{name}},",
            templates: [ReplyTemplate(id: "a", text: "Das ist ärgerlich. {{owner}} schreibt Ihnen {{time}}.")])
        func chosen(_ language: String) -> ReplyDraft {
            ReplyPlanner.acknowledgment(
                for: Mention(source: "s", id: "1", text: "x", language: language),
                assessment: Assessment(complaint: 1, anger: 0.5), packs: [german, EnglishPack.pack],
                voice: EnglishPack.voice, caseKey: "k")
        }
        #expect(chosen("de-AT").language == "de")
        #expect(chosen("de-AT").notes.allSatisfy { !$0.contains("language") })
        #expect(chosen("pt").notes.contains("language pt has no pack: English used"))
    }

    @Test("What a human must fill in stays visible and stops the draft")
    func missing() {
        let draft = Self.draft("my parcel", topics: [.delivery], voice: ReplyVoice())
        #expect(draft.missing == ["owner", "time"])
        #expect(draft.text.contains("{{owner}}"))
        #expect(draft.findings.contains { $0.rule == .filled })
        #expect(!draft.isSendable)
    }

    @Test("A pack with nothing that fits says so and promises nothing")
    func nothing() {
        let draft = Self.draft("x", pack: ReplyPack(language: "en", templates: []))
        #expect(draft.text.isEmpty)
        #expect(draft.missing == ["text"])
        #expect(!draft.isSendable)
    }

    @Test("A draft gives up its signature, then its greeting, to fit the channel")
    func limit() {
        var voice = EnglishPack.voice
        voice.signature = "The care team at Brightwell, " + String(repeating: "always ", count: 20)
        let whole = Self.draft("my parcel", topics: [.delivery], voice: voice)
        #expect(whole.text.hasSuffix("always "))
        let unsigned = Self.draft("my parcel", topics: [.delivery], voice: voice, limit: 280)
        #expect(
            unsigned.text.count <= 280 && !unsigned.text.contains("Brightwell") && unsigned.text.hasPrefix("Hi Ana"))
        #expect(unsigned.notes.contains("signature left out to fit the channel"))
        let tiny = Self.draft("my parcel", topics: [.delivery], voice: voice, limit: 40)
        #expect(tiny.findings.contains { $0.rule == .length })
    }

    @Test("Words the brand does not use keep a template out")
    func forbidden() {
        var voice = EnglishPack.voice
        voice.forbiddenWords = ["sorry"]
        for key in 0..<20 {
            #expect(
                !Self.draft("Bad", topics: [.delivery], voice: voice, key: "\(key)").text.lowercased().contains("sorry")
            )
        }
    }

    @Test("A formal voice greets formally; without a name nobody is greeted")
    func greeting() {
        var voice = EnglishPack.voice
        voice.formal = true
        #expect(Self.draft("my parcel", topics: [.delivery], voice: voice).text.hasPrefix("Dear Ana,\n"))
        #expect(!Self.draft("my parcel", topics: [.delivery], name: "ana_k").text.contains("Hi "))
    }

    /// What a stranger may try, in the text and in the name.
    static let attacks: [String] = [
        "{{owner}} my {{parcel}} {{time}} parcel, waiting {{wait}} three weeks, $5{{amount}}",
        "my *parcel* _refund_ <@U0G9QF9C6> <!channel> <https://evil.example|click> waiting since Monday",
        "<script>alert(1)</script> my <b>parcel</b> 12 € <img src=x onerror=alert(1)>",
        "my \u{202E}parcel\u{2066} 3\u{200B} weeks \u{0}\u{1B}[31m waiting 129\u{202E} €",
        "my parcel](https://evil.example) waiting ![x](y) three\nweeks @everyone `rm` ```",
        "%s %1$s ${HOME} #{x} <%= y %> {% z %} my parcel [NAME] 5 €}}",
        String(repeating: "{{", count: 50_000), String(repeating: "my parcel ", count: 10_000),
        String(repeating: "9", count: 100_000) + " €", String(repeating: "since Monday waiting ", count: 5_000),
        String(repeating: "\u{301}", count: 50_000) + " my parcel", String(repeating: "$", count: 100_000),
    ]

    @Test("A stranger's words cannot become syntax in a draft", arguments: attacks)
    func hostile(_ text: String) {
        let clock = ContinuousClock()
        let time = clock.measure {
            for topic in [Topic.delivery, .refund, .other] {
                for name in [text, "Ana"] {
                    let draft = Self.draft(text, topics: [topic], name: name)
                    let body = draft.text
                    #expect(!body.contains { "{}<>[]*_`|\\~#%@".contains($0) })
                    #expect(!body.contains("evil.example") && !body.contains("://"))
                    let isPlain = body.unicodeScalars.allSatisfy { scalar in
                        let category = scalar.properties.generalCategory
                        return scalar == "\n" || (category != .control && category != .format)
                    }
                    #expect(isPlain)
                    #expect(body.split(separator: "\n").count <= 2)
                    #expect(body.count < 400)
                    #expect(draft.slots.allSatisfy { $0.value.count <= 40 && $0.source.count <= 40 })
                }
            }
        }
        #expect(time < .seconds(20))
    }

    @Test("A value that looks like a slot is not filled again")
    func onePass() {
        let text = TemplateText("{{thing}} and {{owner}}")
        #expect(text.filled(with: [.thing: "{{owner}}", .owner: "Mara"]) == "{{owner}} and Mara")
    }

    @Test("A pack's mistakes are named")
    func problems() {
        let pack = ReplyPack(
            language: "en",
            templates: [
                ReplyTemplate(id: "a", text: "Sorry about {{thng}}. {{owner}} {{time}}"),
                ReplyTemplate(id: "a", text: " "),
                ReplyTemplate(id: "b", text: "{{owner}} {{time}} {{"),
            ])
        #expect(
            pack.problems == [
                "template a: there is no slot {{thng}}", "template a: the id is used twice", "template a: no text",
                "template a: an acknowledgment promises who ({{owner}}) and by when ({{time}}), or has a {{commitment}}",
                "template b: a {{ or }} without its partner",
            ])
    }
}
