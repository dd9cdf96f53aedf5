import Triage

/// Topics, urgency and stance as the phrase tables tell them.
struct Findings {
    var topics: [Topic] = []
    var urgency: [UrgencyFlag] = []
    var stance = Stance.plain

    /// At most so many topics are named.
    static let topicLimit = 3

    init(_ matches: [PhraseMatch], in post: Post, readsAsComplaint: Bool) {
        guard !matches.isEmpty else { return }
        let harmless = matches.filter { $0.mark == .harmless }
        var topicCounts = [Int](repeating: 0, count: Topic.allCases.count)
        var stanceCounts = [0, 0, 0]
        var flags: Set<UrgencyFlag> = []
        for match in matches {
            if match.isWeak, !readsAsComplaint { continue }
            switch match.mark {
            case .topic(let topic):
                if topic == .safety, Findings.isHarmless(match, harmless, post) { continue }
                // A longer phrase says more than a single word.
                topicCounts[Topic.allCases.firstIndex(of: topic) ?? 0] += 2 + match.last - match.first
            case .urgency(let flag):
                if !Findings.isHarmless(match, harmless, post, flag) { flags.insert(flag) }
            case .stance(let stance):
                if let place = Findings.stances.firstIndex(of: stance) {
                    stanceCounts[place] += 2 + match.last - match.first
                }
            case .harmless, .cue: break
            }
        }
        urgency = flags.isEmpty ? [] : UrgencyFlag.allCases.filter(flags.contains)
        topics = Topic.allCases.indices.filter { topicCounts[$0] > 0 }
            .sorted { (topicCounts[$1], $0) < (topicCounts[$0], $1) }
            .prefix(Findings.topicLimit).map { Topic.allCases[$0] }
        if let most = stanceCounts.max(), most > 0, let place = stanceCounts.firstIndex(of: most) {
            stance = Findings.stances[place]
        }
    }

    /// In a tie the earlier one wins: an attack is what the answering person most needs to know of.
    private static let stances: [Stance] = [.persecutor, .victim, .rescuer]

    /// Whether a phrase stands within a harmless use, or is denied right before it ("no smoke", "without injuries").
    private static func isHarmless(
        _ match: PhraseMatch, _ harmless: [PhraseMatch], _ post: Post, _ flag: UrgencyFlag = .safety
    ) -> Bool {
        if harmless.contains(where: { $0.first <= match.last && $0.last >= match.first }) { return true }
        guard flag == .safety || flag == .legal || flag == .press, match.first > 0 else { return false }
        let negation: UInt64 = 1 << UInt64(Cue.negation.rawValue)
        let before = post.tokens[match.first - 1]
        guard before.cues & negation != 0, !post.tokens[match.first].traits.contains(.opens) else { return false }
        return post.tokens[match.first].cues & negation == 0
    }
}
