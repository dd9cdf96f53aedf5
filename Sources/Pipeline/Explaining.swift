import Storage
package import Triage

extension Installation {
    /// Explains a case (`C12`) or a mention (`scope:id`, or its native id where that is unique): everything behind its
    /// rank, for people, as lines without a closing newline.
    package func explain(_ name: String) throws(PipelineError) -> String {
        if let number = Case.number(named: name), let stored = try storage({ try $0.storedCase(number) }) {
            return try explain(stored).joined(separator: "\n")
        }
        let found = try find(name)
        return try explain(found).joined(separator: "\n")
    }

    func find(_ name: String) throws(PipelineError) -> FoundMention {
        if let key = MentionKey(name), let found = try storage({ try $0.find(key) }) { return found }
        let candidates = try storage { try $0.find(nativeID: name) }
        if candidates.count > 1 {
            let names = candidates.map(\.mention.key.description).joined(separator: ", ")
            throw .badInput("“\(name)” may be any of \(names); name one of these")
        }
        guard let found = candidates.first else { throw .notFound(name) }
        return found
    }

    private func explain(_ stored: StoredCase) throws(PipelineError) -> [String] {
        let entry = stored.entry
        let now = world.now()
        guard !stored.mentions.isEmpty else { return ["\(entry.name) waits for the judgement of its only mention"] }
        let ranked = rank(stored)
        let decision = settings.routes.decide(ranked)
        let lead = ranked.lead.mention
        var lines = ["\(entry.name)  priority \(decimal(ranked.priority.value, 1)) of 100  \(entry.state.rawValue)"]
        lines.append("  “\(Cleaned.words(of: lead, limit: 200))”")
        lines.append("")
        lines += explain(ranked.priority)
        lines.append("")
        lines.append("Who handles it")
        lines.append(
            "  team \(entry.team ?? "none"), \(entry.owner.map { "owner \($0)" } ?? "nobody has taken it yet")")
        lines.append(
            "  routed by \(decision.path.joined(separator: " and ")) to \(decision.channels.joined(separator: ", "))")
        if let due = entry.acknowledgeBy {
            let state = entry.state.awaitsAcknowledgment ? (due < now ? "overdue" : "open") : "done"
            lines.append("  first acknowledgment due \(due) (\(state))")
        }
        if entry.secondOpinion {
            lines.append("  needs a second opinion: the history says why; somebody other than who answered first looks")
        }
        if let cause = entry.rootCause { lines.append("  root cause \(cause)") }
        lines.append("")
        lines.append(ranked.mentions.count == 1 ? "Its mention" : "Its \(ranked.mentions.count) mentions, oldest first")
        for judged in ranked.mentions { lines += describe(judged).map { "  " + $0 } }
        lines += try answers(to: entry.number, at: now)
        lines.append("")
        lines.append("History")
        for event in try storage({ try $0.events(ofCase: entry.number) }) {
            lines.append("  \(event.at)  \(event.words)")
        }
        if let draft = try storage({ try $0.drafts() })[entry.number].flatMap({ StoredDraft(encoded: $0.payload) }) {
            lines.append("")
            lines.append("Suggested acknowledgment" + (draft.template.map { " (template \($0))" } ?? ""))
            lines += Cleaned.paragraphs(draft.text).map { "  " + $0 }
            lines += draft.notes.map { "  note: " + Cleaned.line($0, limit: 300) }
        }
        return lines
    }

    /// What was answered, promised and checked.
    private func answers(to number: Int, at now: Timestamp) throws(PipelineError) -> [String] {
        guard let file = try storage({ try $0.caseFile(number) }) else { return [] }
        var lines: [String] = []
        if !file.replies.isEmpty { lines += ["", "Replies"] }
        for reply in file.replies {
            lines.append("  \(reply.name)  \(reply.sentAt)  \(reply.step.rawValue), sent by \(reply.sender)")
            lines += Cleaned.paragraphs(reply.text).map { "      " + $0 }
            if let reason = reply.overrideReason {
                lines.append("      sent with \(reply.errors.joined(separator: ", ")) standing in it: \(reason)")
            }
        }
        if !file.stored.promises.isEmpty { lines += ["", "Promises"] }
        for promise in file.stored.promises { lines.append("  " + promise.line(at: now)) }
        if !file.looks.isEmpty { lines += ["", "Second looks"] }
        for look in file.looks {
            lines.append("  \(look.at)  \(look.person) in \(look.system): \(look.showed) (\(look.outcome.rawValue))")
        }
        return lines
    }

    private func explain(_ found: FoundMention) throws(PipelineError) -> [String] {
        var lines = ["\(Cleaned.line(found.mention.key.description, limit: 300))  from \(found.mention.source)"]
        lines.append("  “\(Cleaned.words(of: found.mention, limit: 200))”")
        lines.append("")
        switch found.state {
        case .waiting: lines.append("It waits for its judgement; the next run takes it up.")
        case .classified:
            lines.append(
                "It was judged and is no case: a complaint with probability "
                    + "\(decimal(found.judged?.assessment.complaint ?? 0, 2)), cases begin at \(decimal(complaintThreshold, 2))."
            )
        case .suppressed: lines.append("It was set aside by the rule \(found.rule?.rawValue ?? "?").")
        case .inCase:
            lines.append(
                "It is in the case \(found.caseNumber.map { "C\($0)" } ?? "?"); earshot explain shows that one, too.")
        case .failed: lines.append("It could not be judged: \(found.reason ?? "?").")
        }
        guard let judged = found.judged else { return lines }
        let priority = Priority.rank(
            judged.assessment, reach: judged.reach, publishedAt: judged.saidAt, weights: settings.ranking,
            now: world.now())
        lines.append("")
        lines.append("On its own it would rank at \(decimal(priority.value, 1)) of 100")
        lines += explain(priority)
        lines.append("")
        lines += describe(judged)
        return lines
    }

    /// The parts as a table, then the sum.
    private func explain(_ priority: Priority) -> [String] {
        let width = priority.parts.map(\.name.count).max() ?? 0
        var lines = ["Why this rank"]
        for part in priority.parts {
            let name = part.name + String(repeating: " ", count: width - part.name.count)
            lines.append("  \(name)  × \(decimal(part.factor, 2))   \(part.words)")
        }
        lines.append("  " + priority.arithmetic)
        return lines
    }

    private func describe(_ judged: JudgedMention) -> [String] {
        let assessment = judged.assessment
        let author = judged.mention.author
        let followers = author.followers.map { ", \(grouped($0)) followers" } ?? ""
        let who = Cleaned.line(author.shownName ?? "unknown author", limit: 60)
        var lines = [
            "\(judged.saidAt)  \(sourceTitles[judged.mention.source] ?? judged.mention.source)  \(who)\(followers)"
        ]
        lines.append(
            "  complaint \(decimal(assessment.complaint, 2)), anger \(decimal(assessment.anger, 2)), "
                + "language \(assessment.language), \(assessment.tier.rawValue) tier (\(assessment.model))")
        if !assessment.topics.isEmpty || !assessment.urgency.isEmpty {
            let topics = assessment.topics.map(\.rawValue).joined(separator: ", ")
            let urgency = assessment.urgency.map(\.rawValue).joined(separator: ", ")
            lines.append(
                "  about \(topics.isEmpty ? "nothing we know" : topics)"
                    + (urgency.isEmpty ? "" : "; at stake: \(urgency)"))
        }
        for sentence in assessment.why { lines.append("  because " + Cleaned.line(sentence, limit: 120)) }
        let reach = judged.reach
        lines.append(
            "  reach \(grouped(reach.low))–\(grouped(reach.high)) views, likely \(grouped(reach.likely)), from \(reach.basis.rawValue)"
        )
        lines.append(
            "  \(Cleaned.line(judged.mention.key.description, limit: 300))"
                + (judged.mention.url.map { "  \(Cleaned.line($0, limit: 300))" } ?? ""))
        return lines
    }

    /// The open cases as a list: rank, priority, name, state, team, when due, words.
    package func queue(limit: Int?) throws(PipelineError) -> [QueueLine] {
        let ranked = try rankedCases()
        return ranked.prefix(limit ?? ranked.count).enumerated().map { index, entry in
            QueueLine(rank: index + 1, entry: entry)
        }
    }
}

/// One open case in the queue's list.
package struct QueueLine: Hashable, Sendable, Codable {
    package let rank: Int
    package let `case`: String
    package let priority: Double
    package let state: CaseState
    package let team: String?
    package let owner: String?
    package let acknowledgeBy: Timestamp?
    package let anger: Double
    package let reach: Reach
    package let mentions: Int
    package let saidTwice: Bool
    /// Cleaned for display.
    package let words: String

    init(rank: Int, entry: RankedCase) {
        self.rank = rank
        `case` = entry.case.name
        priority = entry.priority.value
        state = entry.case.state
        team = entry.case.team
        owner = entry.case.owner
        acknowledgeBy = entry.case.acknowledgeBy
        anger = entry.lead.assessment.anger
        reach = entry.reach
        mentions = entry.mentions.count
        saidTwice = entry.saidTwice
        words = Cleaned.words(of: entry.lead.mention, limit: 160)
    }

    /// One line of at most `width` columns or so.
    package func text(width: Int) -> String {
        func left(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(1, width - text.count))
        }
        func right(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: max(0, width - text.count)) + text
        }
        let head =
            right("\(rank)", 4) + right(decimal(priority, 1), 7) + "  " + left(`case`, 6) + left(state.rawValue, 14)
            + left(team ?? "–", 26) + (saidTwice ? "twice  " : "")
        return head + String(words.prefix(max(20, width - head.count)))
    }
}

extension Promise {
    /// In one line, for people: `P3 · open · due 2026-11-27T15:00:00Z · Mara from our care team · “writes to you here …”`.
    package func line(at now: Timestamp) -> String {
        let standing: String
        switch state {
        case .proposed: standing = "to confirm"
        case .open: standing = isMissed(at: now) ? "missed" : "open"
        case .kept: standing = ranOut(by: now) ? "kept late" : "kept"
        case .withdrawn: standing = "withdrawn"
        }
        let time = due.map { "due \($0)" } ?? "no time read"
        let note = note.map { " (\($0))" } ?? ""
        return "\(name) · \(standing) · \(time) · \(owner ?? "nobody named") · “\(words)”\(note)"
    }
}
