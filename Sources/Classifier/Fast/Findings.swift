import Triage

/// Topics, urgency and stance as the phrase tables tell them.
struct Findings {
    var topics: [Topic] = []
    var urgency: [UrgencyFlag] = []
    var stance = Stance.plain

    /// At most so many topics are named.
    static let topicLimit = 3

    init(_ matches: borrowing PhraseMatches, in post: Post, readsAsComplaint: Bool) {
        guard matches.count > 0 else { return }
        var topicCounts = InlineArray<14, Int>(repeating: 0)
        var stanceCounts = InlineArray<3, Int>(repeating: 0)
        var flags: UInt8 = 0
        for index in 0..<matches.count {
            let match = matches[index]
            if match.isWeak, !readsAsComplaint { continue }
            // A longer phrase says more than a single word.
            let weight = 2 + match.last - match.first
            switch match.mark {
            case .topic(let topic):
                if topic == .safety, Findings.isHarmless(match, matches, post) { continue }
                topicCounts[topic.place] += weight
            case .urgency(let flag):
                if !Findings.isHarmless(match, matches, post, flag) { flags |= 1 << flag.place }
            case .stance(let stance):
                if let place = stance.place { stanceCounts[place] += weight }
            case .harmless, .cue: break
            }
        }
        if flags != 0 { urgency = UrgencyFlag.allCases.filter { flags & 1 << $0.place != 0 } }
        topics = Findings.most(topicCounts)
        var most = 0
        for place in 0..<3 where stanceCounts[place] > most {
            most = stanceCounts[place]
            stance = Findings.stances[place]
        }
    }

    /// In a tie the earlier one wins: an attack is what the answering person most needs to know of.
    private static let stances: [Stance] = [.persecutor, .victim, .rescuer]

    /// The topics that most speaks for, at most ``topicLimit`` of them, in a tie in their own order.
    private static func most(_ counts: InlineArray<14, Int>) -> [Topic] {
        var counts = counts
        var topics: [Topic] = []
        for _ in 0..<topicLimit {
            var best = 0
            for place in 1..<14 where counts[place] > counts[best] { best = place }
            guard counts[best] > 0 else { break }
            if topics.isEmpty { topics = single[best] } else { topics.append(single[best][0]) }
            counts[best] = 0
        }
        return topics
    }

    /// Each topic alone, at its place: most posts have one, and need no memory for it.
    private static let single: [[Topic]] = Topic.allCases.map { [$0] }

    /// Whether a phrase stands within a harmless use, or is denied right before it ("no smoke", "without injuries").
    private static func isHarmless(
        _ match: PhraseMatch, _ matches: borrowing PhraseMatches, _ post: Post, _ flag: UrgencyFlag = .safety
    ) -> Bool {
        for index in 0..<matches.count {
            let other = matches[index]
            if other.mark == .harmless, other.first <= match.last, other.last >= match.first { return true }
        }
        guard flag == .safety || flag == .legal || flag == .press, match.first > 0 else { return false }
        let negation: UInt64 = 1 << UInt64(Cue.negation.rawValue)
        let before = post.tokens[match.first - 1]
        guard before.cues & negation != 0, !post.tokens[match.first].traits.contains(.opens) else { return false }
        return post.tokens[match.first].cues & negation == 0
    }
}

extension Topic {
    /// Its place among all of them.
    fileprivate var place: Int {
        switch self {
        case .delivery: 0
        case .billing: 1
        case .refund: 2
        case .quality: 3
        case .bug: 4
        case .dataLoss: 5
        case .outage: 6
        case .service: 7
        case .account: 8
        case .pricing: 9
        case .privacy: 10
        case .cancellation: 11
        case .safety: 12
        case .other: 13
        }
    }
}

extension UrgencyFlag {
    /// Its place among all of them.
    fileprivate var place: UInt8 {
        switch self {
        case .safety: 0
        case .legal: 1
        case .money: 2
        case .churn: 3
        case .press: 4
        }
    }
}

extension Stance {
    /// Its place among those that phrases speak for.
    fileprivate var place: Int? {
        switch self {
        case .persecutor: 0
        case .victim: 1
        case .rescuer: 2
        case .plain: nil
        }
    }
}
