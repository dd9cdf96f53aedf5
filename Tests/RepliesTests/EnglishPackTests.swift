import Testing
import Triage

@testable import Replies

extension ReplyTemplate: CustomTestStringConvertible {
    package var testDescription: String { id }
}

@Suite("English templates")
struct EnglishPackTests {
    /// Values a slot may take in a template for a topic.
    static func values(for topics: [Topic], _ turn: Int) -> [Slot: String] {
        let things: [String] =
            switch topics.first {
            case .delivery: ["your parcel", "your birthday flowers"]
            case .billing: ["your last bill", "your subscription"]
            case .refund: ["your refund", "your deposit"]
            case .quality, .safety: ["your running shoes", "your charger"]
            case .bug, .outage: ["the app", "the website"]
            case .dataLoss: ["your photos", "your library"]
            case .account, .privacy: ["your account", "your password"]
            case .cancellation, .pricing: ["your membership", "your monthly plan"]
            default: ["your order", "your tickets"]
            }
        return [
            .thing: things[turn % 2], .wait: ["three weeks", "since Monday", "into a third week"][turn % 3],
            .amount: ["129 €", "$49.99"][turn % 2], .event: ["the last update", "your last visit"][turn % 2],
            .owner: "Mara from our care team", .time: "today by 17:00",
        ]
    }

    @Test("The pack is sound")
    func sound() {
        #expect(EnglishPack.pack.language == "en")
        #expect(EnglishPack.pack.problems.isEmpty)
        #expect(EnglishPack.pack.templates.count >= 40)
    }

    @Test("Every template, filled, passes the linter", arguments: EnglishPack.pack.templates)
    func passes(_ template: ReplyTemplate) {
        for turn in 0..<6 {
            let values = Self.values(for: template.topics, turn)
            let commitment = EnglishPack.pack.commitments[turn % EnglishPack.pack.commitments.count].text
            let words = TemplateText(template.text.replacing("{{commitment}}", with: commitment))
            for greeting in ["", "Hi Ana,\n", "Dear Jean-Luc,\n"] {
                let text = greeting + words.filled(with: values)
                let slots = values.filter { words.slots.contains($0.key) }
                let findings = ReplyLinter.lint(
                    text, step: template.step, language: "en",
                    context: LintContext(
                        slots: slots.filter { $0.key.isFromCustomer },
                        channelLimit: template.step == .acknowledge ? 300 : 350, finding: template.finding))
                // What a human has to write in stays open.
                let own = findings.filter { finding in
                    finding.rule != .filled || !words.slots.contains { finding.span?.words == "{{\($0.rawValue)}}" }
                }
                #expect(own.isEmpty, "\(text)")
            }
        }
    }

    @Test("A template prints what it requires, and the other way round", arguments: EnglishPack.pack.templates)
    func requires(_ template: ReplyTemplate) {
        #expect(Set(template.requires) == TemplateText(template.text).slots.filter { $0.isFromCustomer })
    }

    @Test(
        "Every topic is answered at any heat, the first time and the second, with nothing filled",
        arguments: Topic.allCases)
    func everyTopic(_ topic: Topic) {
        for anger in [0, 0.2, 0.45, 0.55, 0.8, 1.0] {
            for saidTwice in [false, true] {
                let draft = ReplyPlanner.acknowledgment(
                    for: Mention(source: "s", id: "1", text: "Bad."),
                    assessment: Assessment(complaint: 1, anger: anger, language: "en", topics: [topic]),
                    pack: EnglishPack.pack, voice: EnglishPack.voice, caseKey: "k", saidTwice: saidTwice)
                #expect(draft.isSendable)
                #expect(draft.missing.isEmpty)
                if !saidTwice, topic != .other { #expect(draft.templateID.hasPrefix(topic.rawValue)) }
                if saidTwice { #expect(draft.templateID.hasPrefix("second")) }
            }
        }
    }
}
