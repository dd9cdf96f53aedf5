import Classifier
import Intake
package import Replies
import Storage
package import Triage

/// What is known when a reply is written or checked.
package struct ReplyOrder: Hashable, Sendable {
    package var step: ReplyStep
    /// Where it will be read; `nil` for the channel that the case came through.
    package var channel: ReplyChannel?
    /// What the look at it showed; `nil` where nobody has looked.
    package var outcome: CheckOutcome?

    package init(step: ReplyStep = .acknowledge, channel: ReplyChannel? = nil, outcome: CheckOutcome? = nil) {
        self.step = step
        self.channel = channel
        self.outcome = outcome
    }
}

/// What the linter says of a reply.
package struct LintedReply: Hashable, Sendable {
    package var findings: [LintFinding]
    /// Why an English reply was read by phrases alone, where that was not chosen: `libopenblas.so.0` is missing, or it is too long.
    package var unread: String?
}

/// A template as it reads with sample words.
package struct TemplatePreview: Hashable, Sendable, Codable {
    package var id: String
    package var step: ReplyStep
    package var text: String
    package var findings: [LintFinding]
}

extension Installation {
    /// The draft of a step for a case (`C12`), written anew.
    package func replyDraft(for name: String, _ order: ReplyOrder) throws(PipelineError) -> ReplyDraft {
        let ranked = try rankedCase(name)
        let order = try self.order(order, of: ranked.case.number)
        let lead = ranked.lead
        guard let pack = settings.replies.pack(for: language(of: lead)) else {
            throw .badInput("there is no reply pack: name one under replies.packs in the configuration")
        }
        return ReplyPlanner.draft(
            order.step, for: lead.mention, assessment: lead.assessment, pack: pack,
            voice: settings.replies.voice(in: pack.language), caseKey: ranked.case.name,
            channelLimit: (order.channel ?? channel(of: lead.mention))?.limit, saidTwice: ranked.saidTwice,
            outcome: order.outcome)
    }

    /// What the linter says of a reply that a human wrote.
    ///
    /// - Parameters:
    ///   - language: of the reply; `nil` for that of the case, else English.
    ///   - name: the case that it answers, where one is named: its words are known then, and its channel.
    package func lint(
        _ text: String, _ order: ReplyOrder, language: String?, case name: String?
    ) throws(PipelineError) -> LintedReply {
        var context = LintContext(
            channelLimit: order.channel?.limit, forbiddenWords: settings.replies.voice.forbiddenWords,
            isPublic: order.channel?.isPublic ?? true, finding: order.outcome)
        var spoken = language ?? "en"
        if let name {
            let ranked = try rankedCase(name)
            let lead = ranked.lead
            let pack = settings.replies.pack(for: self.language(of: lead))
            if language == nil { spoken = languageOfReply(to: ranked) }
            context.finding = try self.order(order, of: ranked.case.number).outcome
            context.complaint = lead.mention.wording
            context.slots = SlotExtractor.extract(from: lead.mention, assessment: lead.assessment, pack: pack)
            if order.channel == nil, let channel = channel(of: lead.mention) {
                context.channelLimit = channel.limit
                context.isPublic = channel.isPublic
            }
        }
        var judge: (any ReplyJudge)?
        var unread: String?
        if ReplyLinter.isJudged(spoken) {
            do throws(ClassifierError) { judge = try replyJudge() } catch { unread = "\(error)" }
            if judge != nil, text.utf8.count > ReplyLinter.judgedLimitBytes {
                unread = "the reply has more than \(ReplyLinter.judgedLimitBytes) bytes"
            }
        }
        return LintedReply(
            findings: ReplyLinter.lint(text, step: order.step, language: spoken, context: context, judge: judge),
            unread: unread)
    }

    /// What reads English replies beside the linter's phrases; `nil` where the deep tier is switched off.
    private func replyJudge() throws(ClassifierError) -> (any ReplyJudge)? {
        guard settings.deep.use != .off else { return nil }
        return try ReplyModel.load(contentsOf: try ReplyModel.shippedWeights(), using: try openBLAS())
    }

    /// Every template of a pack as it reads with sample words, and what the linter says of it.
    ///
    /// - Parameters:
    ///   - language: ISO 639-1 code of a configured pack.
    ///   - step: of one step only; `nil` for all.
    package func replyPreview(language: String, step: ReplyStep?) throws(PipelineError) -> [TemplatePreview] {
        guard let pack = settings.replies.packs[language] else {
            let known = settings.replies.packs.keys.sorted().joined(separator: ", ")
            throw .badInput("there is no reply pack for “\(language)”; configured: \(known.isEmpty ? "none" : known)")
        }
        return ReplyPlanner.previews(of: pack, voice: settings.replies.voice(in: language))
            .filter { step == nil || $0.template.step == step }
            .map { preview in
                TemplatePreview(
                    id: preview.template.id, step: preview.template.step, text: preview.text,
                    findings: preview.findings)
            }
    }

    func rankedCase(_ name: String) throws(PipelineError) -> RankedCase {
        guard let number = Case.number(named: name), let stored = try storage({ try $0.storedCase(number) }) else {
            throw .notFound(name)
        }
        guard !stored.mentions.isEmpty else {
            throw .badInput("\(name) waits for the judgement of its only mention; the next run takes it up")
        }
        return rank(stored)
    }

    /// A stored case with its rank.
    ///
    /// - Precondition: it has a mention.
    func rank(_ stored: StoredCase) -> RankedCase {
        RankedCase.rank(
            stored.entry, mentions: stored.mentions, promises: stored.promises, weights: settings.ranking,
            now: world.now())
    }

    /// The language in which a case is answered: that of its pack, else English.
    func languageOfReply(to ranked: RankedCase) -> String {
        settings.replies.pack(for: language(of: ranked.lead))?.language ?? "en"
    }

    private func language(of judged: JudgedMention) -> String {
        SlotExtractor.language(of: judged.mention, judged.assessment)
    }

    /// The channel in which a mention is answered, by the kind of the source that brought it.
    func channel(of mention: Mention) -> ReplyChannel? {
        settings.sources.first { $0.settings.name == mention.source }
            .flatMap { ReplyChannel(sourceKind: $0.settings.kind) }
    }
}
