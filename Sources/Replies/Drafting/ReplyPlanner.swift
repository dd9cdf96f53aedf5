package import Triage

/// Chooses and fills the words for one case.
package enum ReplyPlanner {
    /// The first step's draft: a greeting where a name is known, an acknowledgment in the person's terms, one promise.
    ///
    /// The same inputs always give the same draft; `caseKey` spreads cases over templates that fit equally well.
    /// Where the pack has nothing that fits, the text is empty and `missing` says so.
    ///
    /// - Parameters:
    ///   - pack: in the mention's language, or the one that stands in for it; a note says so.
    ///   - channelLimit: the longest text the channel takes, in characters. A draft gives up its signature, then its
    ///     greeting, to fit.
    ///   - saidTwice: whether the person had to write again about the same thing.
    package static func acknowledgment(
        for mention: Mention, assessment: Assessment, pack: ReplyPack, voice: ReplyVoice, caseKey: String,
        channelLimit: Int? = nil, saidTwice: Bool = false
    ) -> ReplyDraft {
        draft(
            .acknowledge, for: mention, assessment: assessment, pack: pack, voice: voice, caseKey: caseKey,
            channelLimit: channelLimit, saidTwice: saidTwice)
    }

    /// The draft of any step. What only somebody who has looked can know stays open, and `missing` names it.
    ///
    /// - Parameters:
    ///   - outcome: what the look showed; for the third step. `nil` where that is not recorded: the draft then says
    ///     nothing of who was right, and a note asks for it.
    ///   - others: as for ``acknowledgment(for:assessment:pack:voice:caseKey:channelLimit:saidTwice:)``.
    package static func draft(
        _ step: ReplyStep, for mention: Mention, assessment: Assessment, pack: ReplyPack, voice: ReplyVoice,
        caseKey: String, channelLimit: Int? = nil, saidTwice: Bool = false, outcome: CheckOutcome? = nil
    ) -> ReplyDraft {
        let composer = Composer(
            step: step, mention: mention, assessment: assessment, pack: pack, voice: voice, caseKey: caseKey,
            channelLimit: channelLimit, saidTwice: saidTwice, outcome: outcome)
        return composer.draft()
    }

    /// The same, with the pack for the mention's language, else the English one, else the first by language.
    package static func acknowledgment(
        for mention: Mention, assessment: Assessment, packs: [ReplyPack], voice: ReplyVoice, caseKey: String,
        channelLimit: Int? = nil, saidTwice: Bool = false
    ) -> ReplyDraft {
        let language = SlotExtractor.language(of: mention, assessment)
        let sorted = packs.sorted { $0.language < $1.language }
        let pack =
            sorted.first { $0.language == language } ?? sorted.first { $0.language == "en" } ?? sorted.first
            ?? ReplyPack(language: "en", templates: [])
        return acknowledgment(
            for: mention, assessment: assessment, pack: pack, voice: voice, caseKey: caseKey,
            channelLimit: channelLimit,
            saidTwice: saidTwice)
    }
}

extension ReplyTemplate {
    /// Whether it speaks to nothing in particular and so says nothing that could be wrong.
    fileprivate var isNeutral: Bool { topics == [.other] }

    fileprivate var speaksOfHarm: Bool { urgency.contains(.safety) || topics == [.safety] }
}

/// One draft in the making.
private struct Composer {
    let step: ReplyStep
    let mention: Mention
    let assessment: Assessment
    let pack: ReplyPack
    let voice: ReplyVoice
    let caseKey: String
    let channelLimit: Int?
    let saidTwice: Bool
    let outcome: CheckOutcome?
    let findings: Findings
    /// The pack's sentence that says who does what by when; the same for all candidates of a case.
    let commitment: String?

    /// A template with its slots filled.
    struct Candidate {
        var template: ReplyTemplate
        /// Its text in the voice, with its commitment.
        var words: String
        var body: String
        var slots: [FilledSlot]
        var score: Int

        var isNeutral: Bool { template.isNeutral }
    }

    /// Around the body. What does not fit goes first.
    enum Frame: CaseIterable { case whole, unsigned, bare }

    init(
        step: ReplyStep, mention: Mention, assessment: Assessment, pack: ReplyPack, voice: ReplyVoice, caseKey: String,
        channelLimit: Int?, saidTwice: Bool, outcome: CheckOutcome?
    ) {
        self.step = step
        self.caseKey = caseKey
        self.outcome = outcome
        self.mention = mention
        self.assessment = assessment
        self.pack = pack
        self.voice = voice
        self.channelLimit = channelLimit
        self.saidTwice = saidTwice
        findings = Findings(mention, assessment, pack: pack, formal: voice.formal)
        commitment = Self.commitment(of: pack, voice, caseKey: caseKey, channelLimit: channelLimit)
    }

    func draft() -> ReplyDraft {
        guard !findings.isCrisis else { return empty([], because: Crisis.note) }
        var notes = languageNotes
        if step == .resolve, outcome == nil {
            notes.append("what was found is not recorded: say so yourself, or record it")
        }
        var candidates = pack.templates.filter { $0.step == step }.compactMap(candidate)
        if step != .acknowledge {
            candidates.removeAll { $0.template.secondTime && !saidTwice }
        } else if saidTwice {
            let owning = candidates.filter(\.template.secondTime)
            if owning.isEmpty {
                notes.append("no template owns that they had to write again: say so yourself")
            } else {
                candidates = owning
            }
        } else {
            candidates.removeAll(where: \.template.secondTime)
        }
        if step == .acknowledge { candidates = suitable(candidates) }
        if findings.tenor.isSpamLike { notes.append("reads like spam: look before you answer at all") }
        guard !candidates.isEmpty else { return empty(notes) }

        let (frame, fitting) = fitting(candidates)
        if frame == .unsigned, voice.signature != nil { notes.append("signature left out to fit the channel") }
        if frame == .bare { notes.append("greeting left out to fit the channel") }
        let chosen = choose(from: fitting)
        let text = framed(chosen.body, frame)
        var slots = chosen.slots
        if let name = findings.name, frame != .bare, !slots.contains(where: { $0.slot == .name }) { slots.append(name) }
        slots.sort { order($0.slot) < order($1.slot) }
        let open = TemplateText(chosen.words).slots
        let missing = Slot.allCases.filter { slot in
            !slot.isFromCustomer && open.contains(slot) && !slots.contains { $0.slot == slot }
        }
        for slot in missing where slot.isForHuman { notes.append(Self.request(slot)) }
        if step == .acknowledge, !slots.contains(where: { $0.slot.isFromCustomer && $0.slot != .name }) {
            notes.append("nothing the person named could be filled in: add what they said")
        }
        // A draft is measured by what words on its matter could have named: no account is described by an amount.
        let nameable = Set(
            fitting.filter { $0.template.topics == chosen.template.topics }.flatMap { $0.slots.map(\.slot) })
        let customerSlots = Dictionary(
            (chosen.isNeutral ? [] : findings.slots(for: findings.topics.first))
                .filter { nameable.contains($0.slot) }.map { ($0.slot, $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
        return ReplyDraft(
            step: step, text: text, language: pack.language, templateID: chosen.template.id, slots: slots,
            notes: notes,
            findings: ReplyLinter.lint(
                text, step: step, language: pack.language,
                context: LintContext(
                    slots: customerSlots.merging(slots.map { ($0.slot, $0.value) }) { _, used in used },
                    complaint: isInPackLanguage ? mention.wording : nil, channelLimit: channelLimit,
                    forbiddenWords: voice.forbiddenWords, finding: outcome)),
            missing: missing.map(\.rawValue))
    }

    /// What a slot asks of whoever has looked.
    private static func request(_ slot: Slot) -> String {
        switch slot {
        case .checked: "{{checked}}: write what you looked at, and what it showed"
        case .found: "{{found}}: write what you found, in a clause"
        case .action: "{{action}}: write what happens now, and when"
        default: "{{change}}: write what changes so that nobody else meets it"
        }
    }

    /// One of the pack's commitments by the case's key, for short channels one of the shorter half; `nil` where it has none.
    private static func commitment(
        of pack: ReplyPack, _ voice: ReplyVoice, caseKey: String, channelLimit: Int?
    ) -> String? {
        var texts = pack.commitments.map { voice.formal ? $0.text : $0.informal ?? $0.text }
        if let channelLimit, channelLimit <= 350 {
            texts = Array(texts.sorted { ($0.count, $0) < ($1.count, $1) }.prefix((texts.count + 1) / 2))
        }
        guard !texts.isEmpty else { return nil }
        return texts[Int(spread("commitment " + caseKey) % UInt64(texts.count))]
    }

    /// A number that keys which differ a little do not share.
    private static func spread(_ key: String) -> UInt64 {
        var hash = FNV1a()
        hash.add(key)
        // The low bits of FNV vary least for keys that differ in their last letter only.
        return hash.value ^ (hash.value >> 32)
    }

    // MARK: Language

    private var isInPackLanguage: Bool {
        let language = SlotExtractor.language(of: mention, assessment)
        return language == pack.language || language == "und"
    }

    private var languageNotes: [String] {
        let language = SlotExtractor.language(of: mention, assessment)
        if language == pack.language { return [] }
        let name = pack.language == "en" ? "English" : "“\(pack.language)”"
        if language == "und" { return ["language unknown: \(name) used"] }
        return ["language \(language.prefix(12)) has no pack: \(name) used"]
    }

    // MARK: Candidates

    /// Those whose words are right for how the text is meant; all where none is.
    ///
    /// Neutral words, the templates for ``Topic/other`` alone, speak where it is doubtful whether the writer complains,
    /// and only there.
    private func suitable(_ candidates: [Candidate]) -> [Candidate] {
        let neutral = candidates.filter(\.isNeutral)
        var suitable = findings.tenor.isDoubtful ? neutral : candidates.filter { !$0.isNeutral }
        if findings.tenor.isDoubtful, findings.tenor.isSpamLike == false {
            // Whoever goes to a lawyer, a newspaper or a doctor is answered as that, however the rest is meant.
            suitable += candidates.filter {
                !$0.template.urgency.isEmpty && $0.template.urgency != [.money] && $0.template.urgency != [.churn]
            }
        }
        if findings.tenor.maySoundMocking {
            let thankless = suitable.filter { !$0.body.lowercased().contains("thank") }
            if !thankless.isEmpty { suitable = thankless }
        }
        return suitable.isEmpty ? candidates : suitable
    }

    /// The template with its slots filled; `nil` where it does not fit the case or a slot stays empty.
    private func candidate(_ template: ReplyTemplate) -> Candidate? {
        guard template.angerRange.contains(min(1, max(0, assessment.anger))),
            template.topics.isEmpty || template.isNeutral
                || template.topics.contains(where: findings.topics.contains),
            template.urgency.allSatisfy(assessment.urgency.contains),
            findings.isAboutHarm || !template.speaksOfHarm,
            template.step != .resolve || (template.finding ?? outcome ?? .unclear) == (outcome ?? .unclear),
            template.stances.isEmpty || template.stances.contains(assessment.stance)
        else { return nil }
        let rank = findings.topics.firstIndex(where: template.topics.contains)
        let topic = rank.map { findings.topics[$0] }
        let words = (voice.formal ? template.text : template.informal ?? template.text).replacing(
            "{{commitment}}", with: commitment ?? "{{commitment}}")
        let text = TemplateText(words)
        guard text.unknownSlots.isEmpty, !text.hasLooseBraces else { return nil }
        var filled: [FilledSlot] = findings.slots(for: topic)
        if let owner = voice.ownerName { filled.append(FilledSlot(slot: .owner, value: owner, source: owner)) }
        if let time = voice.commitmentTime { filled.append(FilledSlot(slot: .time, value: time, source: time)) }
        filled = filled.filter { text.slots.contains($0.slot) || template.requires.contains($0.slot) }
        let known = Set(filled.map(\.slot))
        // Owner and time may stay open for a human; what the person said is either there or the template is wrong.
        guard text.slots.union(template.requires).allSatisfy({ known.contains($0) || !$0.isFromCustomer }) else {
            return nil
        }
        // “Waiting an hour for your account”: the hour was one on the telephone.
        if let wait = findings.wait(for: topic), wait.isShort, known.isSuperset(of: [.wait, .thing]),
            topic != .delivery, topic != .outage
        {
            return nil
        }
        let values = Dictionary(filled.map { ($0.slot, $0.value) }, uniquingKeysWith: { first, _ in first })
        let body = text.filled(with: values)
        guard VoiceRule.remarks(on: body, forbidden: voice.forbiddenWords).isEmpty else { return nil }
        return Candidate(
            template: template, words: words, body: body, slots: filled, score: score(template, rank, known))
    }

    /// How well a template fits: urgency before topic, topic before slots, slots before shades.
    private func score(_ template: ReplyTemplate, _ topicRank: Int?, _ known: Set<Slot>) -> Int {
        var score = template.urgency.map { flag -> Int in
            switch flag {
            case .safety: 200
            case .legal: 120
            case .press: 110
            case .money: 16
            case .churn: 14
            }
        }.reduce(0, +)
        if let topicRank {
            // Losing somebody's data outweighs whatever else the words speak of.
            score += findings.topics[topicRank] == .dataLoss ? 80 : max(20, 60 - 20 * topicRank)
        }
        // How long and how much nobody writes by the way.
        for slot in known where slot.isFromCustomer && slot != .name {
            score += slot == .amount || slot == .wait ? 19 : 12
        }
        if !template.stances.isEmpty { score += 6 }
        score += Int(((1 - (template.angerRange.upperBound - template.angerRange.lowerBound)) * 8).rounded())
        return score
    }

    /// Among those within a shade of the best, one by the case's key.
    private func choose(from candidates: [Candidate]) -> Candidate {
        let best = candidates.map(\.score).max() ?? 0
        // In a first answer it counts what is named. In later ones words for any topic are as good as those for one, and
        // answers that read alike are what people take for a machine; only the flags go first.
        let shade = step == .acknowledge ? 4 : 75
        let equals = candidates.filter { $0.score >= best - shade }.sorted { $0.template.id < $1.template.id }
        return equals[Int(Self.spread(caseKey) % UInt64(equals.count))]
    }

    // MARK: Fitting the channel

    private func framed(_ body: String, _ frame: Frame) -> String {
        var lines = [body]
        if frame != .bare, let name = findings.name {
            let greeting = TemplateText(voice.formal ? pack.formalGreeting : pack.greeting)
            let text = greeting.filled(with: [.name: name.value])
            if !text.isEmpty { lines.insert(text, at: 0) }
        }
        if frame == .whole, let signature = voice.signature, !signature.isEmpty { lines.append(signature) }
        return lines.joined(separator: "\n")
    }

    /// The candidates that fit the channel, with as much around them as fits; the shortest one where none does.
    private func fitting(_ candidates: [Candidate]) -> (Frame, [Candidate]) {
        guard let channelLimit else { return (.whole, candidates) }
        for frame in Frame.allCases {
            let fits = candidates.filter { LengthRule.length(framed($0.body, frame)) <= channelLimit }
            if !fits.isEmpty { return (frame, fits) }
        }
        let shortest = candidates.min {
            (LengthRule.length($0.body), $0.template.id) < (LengthRule.length($1.body), $1.template.id)
        }
        return (.bare, shortest.map { [$0] } ?? [])
    }

    private func order(_ slot: Slot) -> Int { Slot.allCases.firstIndex(of: slot) ?? 0 }

    private func empty(_ notes: [String], because reason: String? = nil) -> ReplyDraft {
        ReplyDraft(
            step: step, text: "", language: pack.language, templateID: "", slots: [],
            notes: notes
                + [reason ?? "the pack \(pack.language) has no template that fits this step: write it by hand"],
            findings: [],
            missing: ["text"])
    }
}
