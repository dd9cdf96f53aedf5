package import Triage

/// One case as a reader of the digest meets it.
package struct DigestEntry: Sendable, Hashable, Codable {
    /// 1 for the most pressing.
    package var rank: Int
    /// `C12`.
    package var caseName: String
    package var state: CaseState
    /// Not in an earlier digest.
    package var isNew: Bool
    /// The person's own words, from the mention to read first.
    package var quote: String
    /// Where it was said, for people.
    package var channel: String
    package var authorName: String?
    package var authorHandle: String?
    /// Unknown is not zero.
    package var followers: Int?
    package var rating: Rating?
    /// http or https only.
    package var url: String?
    /// ISO 639-1 code or `und`.
    package var language: String
    package var publishedAt: Timestamp?
    /// The publishing time, or the time of receipt where that is missing or lies in the future.
    package var saidAt: Timestamp
    /// Of all mentions of the case together.
    package var reach: Reach
    /// 0…1, of the hottest mention.
    package var anger: Double
    /// Probability, 0…1, of the hottest mention.
    package var complaint: Double
    /// 0…100.
    package var priority: Double
    /// The words that moved the judgement, one sentence each, heaviest first.
    package var why: [String]
    /// The parts of the priority in words.
    package var priorityWords: [String]
    /// Those of them that are not complaint, anger or reach: its age, and what lifted it.
    package var circumstances: [String]
    package var urgency: [UrgencyFlag]
    package var topics: [Topic]
    package var stance: Stance
    /// What helps a person who comes in this way; `nil` for `plain`.
    package var stanceHint: String?
    package var saidTwice: Bool
    /// Said again after our answer, by the same person or another one: somebody else should look.
    package var secondOpinion: Bool
    /// Different people in the case.
    package var people: Int
    package var mentionCount: Int
    /// Every channel the case was heard on, in order of first appearance.
    package var channels: [String]
    package var team: String?
    package var owner: String?
    /// When the first acknowledgment is due.
    package var acknowledgeBy: Timestamp?
    package var overdue: Bool
    /// What we promised and have not yet kept, soonest due first.
    package var promises: [DigestPromise]
    /// The draft of the acknowledgment; line breaks are kept.
    package var suggestedReply: String?
    /// What the reply linter has to say about the draft.
    package var replyNotes: [String]
    /// The command that shows the whole case.
    package var command: String

    package init(
        rank: Int, caseName: String, state: CaseState, isNew: Bool = false, quote: String, channel: String,
        authorName: String? = nil, authorHandle: String? = nil, followers: Int? = nil, rating: Rating? = nil,
        url: String? = nil, language: String = "und", publishedAt: Timestamp? = nil, saidAt: Timestamp, reach: Reach,
        anger: Double, complaint: Double, priority: Double, why: [String] = [], priorityWords: [String] = [],
        circumstances: [String] = [],
        urgency: [UrgencyFlag] = [], topics: [Topic] = [], stance: Stance = .plain, stanceHint: String? = nil,
        saidTwice: Bool = false, secondOpinion: Bool = false, people: Int = 1,
        mentionCount: Int = 1, channels: [String] = [], team: String? = nil,
        owner: String? = nil, acknowledgeBy: Timestamp? = nil, overdue: Bool = false, promises: [DigestPromise] = [],
        suggestedReply: String? = nil,
        replyNotes: [String] = [], command: String
    ) {
        self.rank = rank
        self.caseName = caseName
        self.state = state
        self.isNew = isNew
        self.quote = quote
        self.channel = channel
        self.authorName = authorName
        self.authorHandle = authorHandle
        self.followers = followers
        self.rating = rating
        self.url = url
        self.language = language
        self.publishedAt = publishedAt
        self.saidAt = saidAt
        self.reach = reach
        self.anger = anger
        self.complaint = complaint
        self.priority = priority
        self.why = why
        self.priorityWords = priorityWords
        self.circumstances = circumstances
        self.urgency = urgency
        self.topics = topics
        self.stance = stance
        self.stanceHint = stanceHint
        self.saidTwice = saidTwice
        self.secondOpinion = secondOpinion
        self.people = people
        self.mentionCount = mentionCount
        self.channels = channels
        self.team = team
        self.owner = owner
        self.acknowledgeBy = acknowledgeBy
        self.overdue = overdue
        self.promises = promises
        self.suggestedReply = suggestedReply
        self.replyNotes = replyNotes
        self.command = command
    }
}

extension DigestEntry {
    /// Unicode scalars of a quote.
    package static let quoteLimit = 280

    /// An entry for a ranked case; words and author are those of its lead mention.
    ///
    /// - Parameters:
    ///   - sourceTitles: what to call a source, by its name; without one its name and kind are used.
    ///   - isNew: not in an earlier digest.
    ///   - now: decides what is overdue.
    package init(
        ranked: RankedCase, rank: Int, sourceTitles: [String: String] = [:], suggestedReply: String? = nil,
        replyNotes: [String] = [], isNew: Bool, now: Timestamp
    ) {
        let entry = ranked.case
        let lead = ranked.lead
        let mention = lead.mention
        let hottest = ranked.mentions.map(\.assessment).max { $0.complaint * $0.anger < $1.complaint * $1.anger }!
        func channel(_ mention: Mention) -> String {
            sourceTitles[mention.source]
                ?? (mention.scope == mention.source ? mention.source : "\(mention.source) (\(mention.scope))")
        }
        var topics: [Topic] = []
        for topic in lead.assessment.topics + ranked.mentions.flatMap(\.assessment.topics)
        where !topics.contains(topic) {
            topics.append(topic)
        }
        var channels: [String] = []
        for name in ranked.mentions.map({ channel($0.mention) }) where !channels.contains(name) {
            channels.append(name)
        }
        self.init(
            rank: rank, caseName: entry.name, state: entry.state, isNew: isNew,
            quote: DisplayText.clean(DigestEntry.ownWords(of: mention), limit: DigestEntry.quoteLimit),
            channel: channel(mention), authorName: mention.author.name, authorHandle: mention.author.handle,
            followers: mention.author.followers, rating: mention.rating,
            url: mention.url.flatMap(PublicLink.init)?.description, language: lead.assessment.language,
            publishedAt: mention.publishedAt, saidAt: lead.saidAt, reach: ranked.reach, anger: hottest.anger,
            complaint: hottest.complaint, priority: ranked.priority.value, why: lead.assessment.why,
            priorityWords: ranked.priority.parts.map(\.words),
            circumstances: ranked.priority.parts.filter { !["complaint", "anger", "reach"].contains($0.name) }
                .map(\.words),
            urgency: ranked.urgency,
            topics: topics, stance: lead.assessment.stance, stanceHint: lead.assessment.stance.hint,
            saidTwice: ranked.saidTwice, secondOpinion: entry.secondOpinion,
            people: RankedCase.people(in: ranked.mentions),
            mentionCount: ranked.mentions.count,
            channels: channels, team: entry.team, owner: entry.owner, acknowledgeBy: entry.acknowledgeBy,
            overdue: entry.state.awaitsAcknowledgment && (entry.acknowledgeBy.map { $0 < now } ?? false),
            promises: ranked.promises.filter(\.state.isOpen)
                .sorted { ($0.due ?? .distantFuture, $0.number) < ($1.due ?? .distantFuture, $1.number) }
                .map { DigestPromise($0, now: now) },
            suggestedReply: suggestedReply, replyNotes: replyNotes, command: CommandNames.show(entry.name))
    }

    /// Title and text; the title gets a dash so that the two do not run into one sentence.
    package static func ownWords(of mention: Mention) -> String {
        let title = DisplayText.clean(mention.title ?? "")
        guard let last = title.last, !mention.text.isEmpty, mention.wording != mention.text else {
            return mention.wording
        }
        return title + (".!?…".contains(last) ? " " : " – ") + mention.text
    }
}

/// A promise that is not yet kept, as a reader of the digest meets it.
package struct DigestPromise: Sendable, Hashable, Codable {
    package enum State: String, Sendable, Hashable, Codable, CaseIterable {
        /// A human has not yet said that the time was read rightly.
        case toConfirm = "to-confirm"
        case open, missed
    }

    /// `P3`.
    package var name: String
    package var state: State
    /// Who keeps it; `nil` where nobody is named.
    package var owner: String?
    /// The words that promise.
    package var words: String
    /// `nil` where no time was read.
    package var due: Timestamp?

    package init(name: String, state: State, owner: String?, words: String, due: Timestamp?) {
        self.name = name
        self.state = state
        self.owner = owner
        self.words = words
        self.due = due
    }

    init(_ promise: Promise, now: Timestamp) {
        self.init(
            name: promise.name,
            state: promise.state == .proposed ? .toConfirm : promise.isMissed(at: now) ? .missed : .open,
            owner: promise.owner, words: promise.words, due: promise.due)
    }
}

extension Stance {
    /// What helps a person who comes in this way; `nil` for `plain`.
    package var hint: String? {
        switch self {
        case .persecutor:
            "reads as an attack: acknowledge the feeling without condoning the behaviour, with a firm, kind commitment"
        case .victim: "reads as giving up: one open question, one small next step; treat as capable"
        case .rescuer: "wants to help us do better: thank, be curious, ask what they saw"
        case .plain: nil
        }
    }
}
