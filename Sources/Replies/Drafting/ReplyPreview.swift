import Triage

/// A template with sample words in it.
package struct ReplyPreview: Hashable, Sendable {
    package var template: ReplyTemplate
    package var text: String
    package var findings: [LintFinding]
}

extension ReplyPlanner {
    /// Every template of a pack as it reads with sample words and its first commitment, and what the linter says of it.
    /// What only a human can fill stays open and is no finding here.
    package static func previews(of pack: ReplyPack, voice: ReplyVoice) -> [ReplyPreview] {
        let commitment = pack.commitments.first.map { voice.formal ? $0.text : $0.informal ?? $0.text }
        return pack.templates.map { template in
            let words = (voice.formal ? template.text : template.informal ?? template.text)
                .replacing("{{commitment}}", with: commitment ?? "{{commitment}}")
            let text = TemplateText(words)
            let samples = samples(for: template, of: pack, voice)
            let used = samples.filter { text.slots.contains($0.key) }
            let filled = text.filled(with: used)
            let findings = ReplyLinter.lint(
                filled, step: template.step, language: pack.language,
                context: LintContext(
                    slots: used, forbiddenWords: voice.forbiddenWords, finding: template.finding))
            return ReplyPreview(
                template: template, text: filled, findings: findings.filter { $0.rule != .filled })
        }
    }

    private static func samples(for template: ReplyTemplate, of pack: ReplyPack, _ voice: ReplyVoice) -> [Slot: String]
    {
        var samples: [Slot: String] = [.name: "Ana", .amount: "129 €", .event: "the last update"]
        let thing = pack.things.first { thing in
            thing.topics.isEmpty || template.topics.isEmpty || thing.topics.contains(where: template.topics.contains)
        }
        samples[.thing] = thing.map { voice.formal ? $0.say : $0.informal ?? $0.say } ?? "your order"
        samples[.wait] =
            ["wochen", "semanas", "semaines"].compactMap { pack.waits.units[$0] }.first.map { "3 \($0)" }
            ?? "three weeks"
        samples[.owner] = voice.ownerName
        samples[.time] = voice.commitmentTime
        return samples
    }
}
