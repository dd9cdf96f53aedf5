import Foundation
import Replies
import Testing
import Triage

@testable import Pipeline

/// The reply packs as they ship.
struct ShippedPacksTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "config/replies")

    private static let languages = ["en", "de", "es", "fr", "pt"]

    private static func voice(_ language: String, formal: Bool = false) -> ReplyVoice {
        let words = [
            "en": ("Mara from our care team", "today by 17:00"), "de": ("Mara aus unserem Team", "heute bis 17 Uhr"),
            "es": ("Mara de nuestro equipo", "hoy antes de las 17:00"),
            "fr": ("Mara de notre équipe", "aujourd'hui avant 17 h"), "pt": ("Mara da nossa equipe", "hoje até as 17h"),
        ]
        return ReplyVoice(formal: formal, ownerName: words[language]?.0, commitmentTime: words[language]?.1)
    }

    private static func pack(_ language: String) throws -> ReplyPack {
        let problems = ConfigProblems()
        let path = folder.appending(path: "\(language).yaml").path(percentEncoded: false)
        let pack = try #require(ReplyPackReader(problems: problems).pack(path))
        #expect(problems.all.map(\.description).isEmpty)
        return pack
    }

    @Test("are sound, and have what is promised of them", arguments: languages)
    func sound(language: String) throws {
        let pack = try Self.pack(language)
        #expect(pack.language == language)
        #expect(pack.problems.isEmpty)
        func count(_ step: ReplyStep) -> Int { pack.templates.count { $0.step == step } }
        let share = language == "en" ? 1 : 2
        #expect(count(.acknowledge) >= 40 / share)
        #expect(count(.understand) >= 25 / share + 1 && count(.resolve) >= 25 / share + 1)
        #expect(pack.commitments.count >= 12 / share)
        #expect(language == "en" || pack.things.count >= 60)
        for topic in Topic.allCases {
            let plain = pack.templates.filter {
                $0.step == .acknowledge && $0.requires.isEmpty && $0.urgency.isEmpty && !$0.secondTime
                    && $0.stances.isEmpty && ($0.topics.isEmpty || $0.topics.contains(topic))
            }
            #expect(!plain.isEmpty, "\(topic)")
        }
    }

    @Test("hold their own rules in both voices", arguments: languages, [true, false])
    func lint(language: String, formal: Bool) throws {
        let previews = ReplyPlanner.previews(of: try Self.pack(language), voice: Self.voice(language, formal: formal))
        let faulty = previews.filter { $0.findings.contains { $0.severity == .error } }.map { preview in
            let rules = preview.findings.map { "\($0.rule.rawValue) “\($0.span?.words ?? "")”" }
            return "\(preview.template.id): \(preview.text) – \(rules.joined(separator: ", "))"
        }
        #expect(faulty.isEmpty)
    }

    @Test(
        "in English hold their rules before the judge, too",
        .enabled(if: ShippedReplyJudge.judge != nil, ShippedReplyJudge.missing),
        arguments: [true, false])
    func judged(formal: Bool) throws {
        let previews = ReplyPlanner.previews(of: try Self.pack("en"), voice: Self.voice("en", formal: formal))
        let slots: [Slot: String] = [
            .thing: "your order", .wait: "three weeks", .amount: "129 €", .event: "the last update",
        ]
        for preview in previews {
            let findings = ReplyLinter.lint(
                preview.text, step: preview.template.step, language: "en",
                context: LintContext(slots: slots, finding: preview.template.finding), judge: ShippedReplyJudge.judge)
            // What only a human can write stays open, and a template without slots names nothing: the draft asks for it.
            let errors = findings.filter {
                $0.severity == .error && $0.rule != .filled
                    && !($0.rule == .ackSpecific && preview.template.requires.isEmpty)
            }
            let told = errors.map { "\($0.rule.rawValue) “\($0.span?.words ?? "")”" }
            #expect(errors.isEmpty, "\(preview.template.id): \(preview.text) – \(told)")
        }
    }

    @Test(
        "fill in what people name in each language",
        arguments: [
            ("de", "Ich warte seit drei Wochen auf mein Paket und niemand antwortet!", "dein Paket", "drei Wochen"),
            ("es", "Sigo esperando mi paquete desde hace tres semanas, nadie responde", "tu paquete", "tres semanas"),
            ("fr", "J'attends mon colis depuis trois semaines et personne ne répond", "ton colis", "trois semaines"),
            ("pt", "Estou esperando minha encomenda há três semanas e ninguém responde", "encomenda", "três semanas"),
        ])
    func fill(language: String, text: String, thing: String, wait: String) throws {
        let draft = ReplyPlanner.draft(
            .acknowledge, for: Mention(source: "s", id: "1", text: text),
            assessment: Assessment(complaint: 0.97, anger: 0.6, language: language, topics: [.delivery]),
            pack: try Self.pack(language), voice: Self.voice(language), caseKey: "C7")
        #expect(draft.slots.first { $0.slot == .thing }?.value.contains(thing) == true, "\(draft)")
        #expect(draft.slots.first { $0.slot == .wait }?.value == wait, "\(draft)")
        #expect(draft.isSendable, "\(draft.findings)")
    }
}
