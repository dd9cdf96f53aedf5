import Triage

/// Topics, urgency and stance: as the aspect head tells them, or as the phrases do where the weights have none.
struct Findings {
    var topics: [Topic] = []
    var urgency: [UrgencyFlag] = []
    var stance = Stance.plain

    /// - Parameter readsAsComplaint: whether weak phrases count.
    init(_ matches: borrowing PhraseMatches, in post: Post, _ head: AspectHead, readsAsComplaint: Bool) {
        let counts = PhraseCounts(matches, in: post, readsAsComplaint: readsAsComplaint)
        if head.isEmpty {
            byPhrases(counts)
        } else if readsAsComplaint || !counts.isEmpty {
            let margins = head.margins(post, counts)
            (topics, urgency, stance) = (margins.topics, margins.urgency, margins.stance)
        }
    }

    private mutating func byPhrases(_ counts: PhraseCounts) {
        guard !counts.isEmpty else { return }
        topics = Topic.foremost(AspectHead.Lane.topics.map { Double(counts[$0]) }[...])
        urgency = UrgencyFlag.allCases.filter { counts[AspectHead.Lane.of($0)] > 0 }
        // In a tie the earlier one wins: an attack is what the answering person most needs to know of.
        var most: UInt16 = 0
        for place in [Stance.persecutor, .victim, .rescuer] where counts[AspectHead.Lane.of(place)] > most {
            most = counts[AspectHead.Lane.of(place)]
            stance = place
        }
    }
}

extension PhraseCounts {
    /// Counts the phrases that are no cues. Weak ones count only in a text that reads as a complaint; harmless uses and, for
    /// safety, legal and press, denials right before a phrase take it away.
    init(_ matches: borrowing PhraseMatches, in post: Post, readsAsComplaint: Bool) {
        self.init()
        for index in 0..<matches.count {
            let match = matches[index]
            if match.isWeak, !readsAsComplaint { continue }
            // A longer phrase says more than a single word.
            let weight = 2 + match.last - match.first
            switch match.mark {
            case .topic(let topic):
                if topic == .safety, PhraseCounts.isHarmless(match, matches, post) { continue }
                add(AspectHead.Lane.of(topic), weight)
            case .urgency(let flag):
                let lane = AspectHead.Lane.of(flag)
                if PhraseCounts.isHarmless(match, matches, post, flag) { deny(lane) } else { add(lane, weight) }
            case .stance(let stance): add(AspectHead.Lane.of(stance), weight)
            case .harmless, .cue: break
            }
        }
    }

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
