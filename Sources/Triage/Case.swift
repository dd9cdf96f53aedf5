/// Where a case stands on its way.
package enum CaseState: String, Sendable, Codable, Hashable, CaseIterable {
    case new, assigned, acknowledged, investigating, resolved, dismissed

    /// Whether somebody still has to do something.
    package var isOpen: Bool { self != .resolved && self != .dismissed }

    /// Whether the person still waits for a first word from us.
    package var awaitsAcknowledgment: Bool { self == .new || self == .assigned }
}

/// What a human handles: the mentions of one complaint.
package struct Case: Hashable, Sendable, Codable {
    /// Numbered from 1 by the store; printed as `C12`.
    package var number: Int
    package var state: CaseState
    package var team: String?
    /// The person who has it.
    package var owner: String?
    /// Set by the route; when the first acknowledgment is due.
    package var acknowledgeBy: Timestamp?
    /// The same person said it again after we answered, or a second look was asked for.
    package var secondOpinion: Bool
    /// When one of our accounts last wrote in its conversation.
    package var answeredAt: Timestamp?
    /// What brought it about, a short tag, said when it was resolved.
    package var rootCause: String?
    package var openedAt: Timestamp
    package var changedAt: Timestamp
    /// Counts up with every change that a human should hear of.
    package var revision: Int

    package init(
        number: Int, state: CaseState = .new, team: String? = nil, owner: String? = nil,
        acknowledgeBy: Timestamp? = nil, secondOpinion: Bool = false, answeredAt: Timestamp? = nil,
        rootCause: String? = nil, openedAt: Timestamp, changedAt: Timestamp,
        revision: Int = 1
    ) {
        self.number = number
        self.state = state
        self.team = team
        self.owner = owner
        self.acknowledgeBy = acknowledgeBy
        self.secondOpinion = secondOpinion
        self.answeredAt = answeredAt
        self.rootCause = rootCause
        self.openedAt = openedAt
        self.changedAt = changedAt
        self.revision = revision
    }

    /// `C12`.
    package var name: String { "C\(number)" }

    /// Reads `C12`, `c12` or `12`.
    package static func number(named text: String) -> Int? {
        let digits = text.first == "C" || text.first == "c" ? text.dropFirst() : text[...]
        guard let number = Int(digits), number > 0 else { return nil }
        return number
    }
}

/// A mention with everything found out about it.
package struct JudgedMention: Hashable, Sendable, Codable {
    package var mention: Mention
    package var assessment: Assessment
    package var reach: Reach
    /// When it was first stored.
    package var receivedAt: Timestamp

    package init(mention: Mention, assessment: Assessment, reach: Reach, receivedAt: Timestamp) {
        self.mention = mention
        self.assessment = assessment
        self.reach = reach
        self.receivedAt = receivedAt
    }

    /// When it was said: the publishing time, or the time of receipt where that is missing or lies in the future.
    package var saidAt: Timestamp {
        guard let published = mention.publishedAt, published <= receivedAt else { return receivedAt }
        return published
    }
}

/// A case together with its mentions and its rank.
package struct RankedCase: Hashable, Sendable {
    package var `case`: Case
    /// Oldest first; never empty.
    package var mentions: [JudgedMention]
    package var priority: Priority
    /// Views of all its conversations together.
    package var reach: Reach

    /// What is at stake, in the order of `UrgencyFlag`.
    package var urgency: [UrgencyFlag]
    /// What was promised in its replies, oldest first.
    package var promises: [Promise]

    /// - Parameter urgency: every flag of every mention where `nil`.
    package init(
        case: Case, mentions: [JudgedMention], priority: Priority, reach: Reach, urgency: [UrgencyFlag]? = nil,
        promises: [Promise] = []
    ) {
        self.promises = promises
        self.case = `case`
        self.urgency =
            urgency
            ?? UrgencyFlag.allCases.filter { flag in mentions.contains { $0.assessment.urgency.contains(flag) } }
        self.mentions = mentions
        self.priority = priority
        self.reach = reach
    }

    /// Whether one and the same person wrote before our answer and again after it.
    package var saidTwice: Bool {
        guard let answered = `case`.answeredAt else { return false }
        let before = Set(mentions.filter { $0.saidAt <= answered }.map(\.mention.voice))
        return mentions.contains { $0.saidAt > answered && before.contains($0.mention.voice) }
    }

    /// The mention a human should read first: the one with the highest own priority.
    package var lead: JudgedMention { mentions.max { $0.weight < $1.weight } ?? mentions[0] }
}

extension JudgedMention {
    /// For choosing one of a case's mentions: heat first, then how far the voice carries.
    fileprivate var weight: Double {
        assessment.complaint * (0.15 + assessment.anger) * (1 + Double(String(reach.likely).utf8.count))
    }
}

extension RankedCase {
    /// Ranks a case from its mentions: hottest words, reach over its conversations, latest time, union of flags.
    ///
    /// A promise of ours that was missed does not age: as long as it stands broken the case counts as new.
    ///
    /// - Precondition: `mentions` is not empty.
    package static func rank(
        _ entry: Case, mentions: [JudgedMention], promises: [Promise] = [],
        weights: RankingWeights = RankingWeights(), now: Timestamp
    ) -> RankedCase {
        precondition(!mentions.isEmpty, "a case always has a mention")
        let ordered = mentions.sorted { ($0.saidAt, $0.mention.key) < ($1.saidAt, $1.mention.key) }
        let hottest = ordered.max { heat($0.assessment) < heat($1.assessment) }!
        // A conversation's readers are the same for all its posts: its furthest post counts, conversations add up.
        let furthest = Dictionary(ordered.map { ($0.mention.conversation, $0.reach) }) {
            $0.likely >= $1.likely ? $0 : $1
        }
        let reaches = furthest.sorted { $0.key < $1.key }.map(\.value)
        let reach = reaches.dropFirst().reduce(reaches[0]) { $0.adding($1) }
        // Not everybody in a conversation reports the same: those who do share a topic with the hottest words, or copy them.
        let reporters = ordered.filter { other in
            other.mention.voice == hottest.mention.voice
                || !Set(other.assessment.topics).isDisjoint(with: hottest.assessment.topics)
                || isCopy(other.mention, of: hottest.mention)
        }
        // Harm counts whoever names it; what else is at stake must be at stake for those who report this.
        var assessment = hottest.assessment
        assessment.urgency = UrgencyFlag.allCases.filter { flag in
            (flag == .safety ? ordered : reporters).contains { $0.assessment.urgency.contains(flag) }
        }
        let overdue = entry.state.awaitsAcknowledgment && (entry.acknowledgeBy.map { $0 < now } ?? false)
        let missed = promises.count { $0.isMissed(at: now) }
        let circumstances = Circumstances(
            people: Self.people(in: reporters), brokenPromises: missed + (overdue ? 1 : 0),
            secondOpinion: entry.secondOpinion, promiseMissed: missed > 0)
        let priority = Priority.rank(
            assessment, reach: reach, publishedAt: ordered.last?.saidAt,
            circumstances: circumstances, weights: weights,
            now: now)
        return RankedCase(
            case: entry, mentions: ordered, priority: priority, reach: reach, urgency: assessment.urgency,
            promises: promises)
    }

    private static func isCopy(_ a: Mention, of b: Mention) -> Bool {
        guard let mine = WordingSketch(a.wording), let theirs = WordingSketch(b.wording) else { return false }
        return mine.isCopy(of: theirs)
    }

    /// Different people behind mentions.
    package static func people(in mentions: [JudgedMention]) -> Int { Set(mentions.map(\.mention.voice)).count }

    /// As the ranking weighs the two: anger never counts as nothing, or a calm complaint would lose to heated chatter.
    private static func heat(_ assessment: Assessment) -> Double {
        assessment.complaint * (0.15 + 0.85 * assessment.anger)
    }

    /// Best first; equal priorities by age, so that the order never wavers.
    package static func order(_ a: RankedCase, _ b: RankedCase) -> Bool {
        if a.priority.value != b.priority.value { return a.priority.value > b.priority.value }
        return a.case.number < b.case.number
    }
}

/// One line of a case's history.
package struct CaseEvent: Hashable, Sendable, Codable {
    package var at: Timestamp
    /// What happened, one of: opened, joined, edited, answered, said-again, routed, changed, replied, second-opinion,
    /// looked, promised, promise.
    package var kind: String
    /// For people.
    package var words: String

    package init(at: Timestamp, kind: String, words: String) {
        self.at = at
        self.kind = kind
        self.words = words
    }
}
