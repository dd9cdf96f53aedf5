import Classifier
import Storage
import Triage

/// What the classify stage did.
struct JudgingReport: Hashable, Sendable {
    var count = 0
    var opened = 0
    var joined = 0
    var deep: DeepReport?
}

extension Cycle {
    /// Mentions judged between two looks at the store.
    private static let batchSize = 500

    /// Judges every waiting mention and files it: suppressed by a named rule, in a case, or simply classified.
    ///
    /// Mentions are taken in the order they were said, so that an answer of ours stands between the two times a person
    /// says it.
    func classify() async throws(PipelineError) -> JudgingReport {
        let reading = try await readDeeply()
        let now = installation.world.now()
        let settings = installation.settings
        let windowStart = now.adding(seconds: -Double(settings.groupingWindowSeconds))
        var filing = CaseFinder(
            filed: try installation.storage { try $0.filedKeys(since: windowStart) })
        var report = JudgingReport()
        report.deep = reading.report
        while true {
            let batch = try installation.storage { try $0.waiting(limit: Self.batchSize) }
            if batch.isEmpty { return report }
            for waiting in batch {
                try judge(waiting, reading, at: now, finder: &filing, into: &report)
                report.count += 1
            }
            installation.world.progress("judged \(report.count) mentions")
        }
    }

    private func judge(
        _ waiting: WaitingMention, _ reading: DeepRead, at now: Timestamp, finder: inout CaseFinder,
        into report: inout JudgingReport
    ) throws(PipelineError) {
        let mention = waiting.mention
        let assessment = reading.judgement(installation.model.assess(mention), of: waiting, installation.model)
        let audience = installation.audiences[mention.source] ?? nil
        let reach = Reach.estimate(for: mention, audience: audience, priors: installation.settings.reach, now: now)
        let judged = JudgedMention(
            mention: mention, assessment: assessment, reach: reach, receivedAt: waiting.receivedAt)
        let current = try installation.storage { try $0.caseNumber(ofMention: waiting.rowID) }
        // What is in a case already stays there: an edit is never a way out of sight.
        let outcome = current == nil ? self.outcome(judged) : Judgement.Outcome.judged(assessment, reach)
        let filing = try self.filing(judged, outcome: outcome, current: current, finder: finder)
        let number = try installation.storage { store in
            try store.record(
                Judgement(of: waiting, outcome: outcome), filing: filing, saidAt: judged.saidAt, at: now)
        }
        if let number { finder.add(FiledKeys(caseNumber: number, keys: GroupingKeys(mention))) }
        switch filing {
        case .open: report.opened += 1
        case .join, .edited: report.joined += 1
        case .answer, .none: break
        }
    }

    private func outcome(_ judged: JudgedMention) -> Judgement.Outcome {
        let assessment = judged.assessment
        guard assessment.complaint.isFinite, assessment.anger.isFinite else {
            return .failed(reason: "the classifier gave no number")
        }
        if installation.isOwnAccount(judged.mention.author) {
            return .suppressed(.ownAccount, assessment, judged.reach)
        }
        // What reads as spam and as an urgent complaint is kept: better one advertisement read than one person lost.
        if assessment.spam >= installation.settings.judging.spamThreshold,
            assessment.urgency.allSatisfy({ $0 != .safety }),
            assessment.complaint < 0.9
        {
            return .suppressed(.spam, assessment, judged.reach)
        }
        return .judged(assessment, judged.reach)
    }

    private func filing(
        _ judged: JudgedMention, outcome: Judgement.Outcome, current: Int?, finder: CaseFinder
    ) throws(PipelineError) -> Filing {
        let keys = GroupingKeys(judged.mention)
        switch outcome {
        case .failed: return .none
        case .suppressed(.ownAccount, _, _):
            // An answer comes after what it answers.
            guard let number = finder.caseOfThread(keys),
                let stored = try installation.storage({ try $0.storedCase(number) }),
                stored.mentions.contains(where: { $0.saidAt < judged.saidAt })
            else { return .none }
            return .answer(caseNumber: number)
        case .suppressed: return .none
        case .judged(let assessment, _):
            if let current { return .edited(caseNumber: current) }
            let isComplaint =
                assessment.complaint >= installation.complaintThreshold || assessment.urgency.contains(.safety)
            if let match = finder.match(keys) {
                // Whoever goes on in their own conversation is heard, however mildly they put it.
                let goesOn = match.relation == .sameAuthor && match.sameThread
                guard isComplaint || goesOn else { return .none }
                let stored = try installation.storage { try $0.storedCase(match.caseNumber) }
                let answered = stored?.entry.answeredAt.map { $0 < judged.saidAt } ?? false
                return .join(
                    caseNumber: match.caseNumber, relation: match.relation,
                    saidAgain: answered
                        && isSecondVoice(assessment, relation: match.relation, among: stored?.mentions ?? []))
            }
            return isComplaint ? .open : .none
        }
    }

    /// Whether a mention after our answer asks for a second look: the same person repeats it, even mildly, or another
    /// one complains of the same thing. Chatter in the same conversation does not.
    private func isSecondVoice(
        _ assessment: Assessment, relation: GroupingRelation, among mentions: [JudgedMention]
    ) -> Bool {
        if relation == .sameAuthor { return assessment.complaint >= installation.complaintThreshold / 2 }
        let known = Set(mentions.flatMap(\.assessment.topics))
        return assessment.complaint >= installation.complaintThreshold && !known.isDisjoint(with: assessment.topics)
    }
}

/// Finds the case a mention belongs to among those of the window.
struct CaseFinder {
    struct Match: Hashable {
        let caseNumber: Int
        let relation: GroupingRelation
        /// Besides the relation, the conversation is the same.
        let sameThread: Bool
    }

    private var byAuthor: [String: Int] = [:]
    private var byVoice: [String: Int] = [:]
    private var byThread: [String: Int] = [:]
    private var threadsOfCase: [Int: Set<String>] = [:]
    private var wordings: [(sketch: WordingSketch, caseNumber: Int)] = []

    init(filed: [FiledKeys]) {
        for entry in filed { add(entry) }
    }

    mutating func add(_ entry: FiledKeys) {
        if let author = entry.keys.author { byAuthor[author] = entry.caseNumber }
        if let voice = entry.keys.voice { byVoice[voice] = entry.caseNumber }
        if let thread = entry.keys.thread {
            byThread[thread] = entry.caseNumber
            threadsOfCase[entry.caseNumber, default: []].insert(thread)
        }
        if let wording = entry.keys.wording { wordings.append((wording, entry.caseNumber)) }
    }

    /// The strongest relation wins: author, then conversation, then words.
    func match(_ keys: GroupingKeys) -> Match? {
        if let number = keys.author.flatMap({ byAuthor[$0] }) ?? keys.voice.flatMap({ byVoice[$0] }) {
            let sameThread = keys.thread.map { threadsOfCase[number]?.contains($0) ?? false } ?? false
            return Match(caseNumber: number, relation: .sameAuthor, sameThread: sameThread)
        }
        if let number = caseOfThread(keys) { return Match(caseNumber: number, relation: .sameThread, sameThread: true) }
        if let wording = keys.wording,
            let found = wordings.first(where: { $0.sketch.isCopy(of: wording) })
        {
            return Match(caseNumber: found.caseNumber, relation: .sameWording, sameThread: false)
        }
        return nil
    }

    func caseOfThread(_ keys: GroupingKeys) -> Int? { keys.thread.flatMap { byThread[$0] } }
}
