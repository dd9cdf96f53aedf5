package import Triage

// The samples are about Kettlewren, an invented maker of a smart kettle and its app.

extension Timestamp {
    /// 2026-11-21T12:00:00Z, the noon at which samples happen.
    package static let sampleNoon = Timestamp(seconds: 1_795_262_400)
}

extension Mention {
    /// A post in Kettlewren's forum, published an hour before ``Timestamp/sampleNoon``.
    ///
    /// - Parameters:
    ///   - author: the account's id; `nil` for a nameless one.
    package static func sample(
        _ id: String = "1", text: String = "My Kettlewren kettle boils dry and the app says all is well.",
        title: String? = nil, source: String = "kettlewren-forum", scope: String? = nil, author: String? = nil,
        followers: Int? = nil, engagement: Engagement = Engagement(), rating: Rating? = nil,
        publishedAt: Timestamp? = Timestamp.sampleNoon.adding(seconds: -3600), thread: String? = nil,
        inReplyTo: String? = nil
    ) -> Mention {
        Mention(
            source: source, scope: scope, id: id, title: title, text: text, rating: rating,
            author: Author(id: author, followers: followers), engagement: engagement, publishedAt: publishedAt,
            thread: thread, inReplyTo: inReplyTo)
    }
}

extension Assessment {
    /// A clear, rather angry complaint about quality.
    package static func sample(
        complaint: Double = 0.95, anger: Double = 0.7, topics: [Topic] = [.quality], urgency: [UrgencyFlag] = [],
        language: String = "en"
    ) -> Assessment {
        Assessment(
            complaint: complaint, anger: anger, spam: 0.01, language: language, topics: topics, urgency: urgency,
            evidence: [Evidence(words: "boils dry", signal: .complaint, weight: 1.3)], model: "fast-1")
    }
}

extension Reach {
    /// A known number of likely views, a quarter and four times of it as range.
    package static func sample(_ likely: Int = 1_000) -> Reach {
        Reach(low: likely / 4, likely: likely, high: likely > .max / 4 ? .max : likely * 4, basis: .sourceDefault)
    }
}

extension JudgedMention {
    /// A mention with its judgement, received at ``Timestamp/sampleNoon``.
    package static func sample(
        _ mention: Mention = .sample(), _ assessment: Assessment = .sample(), reach: Reach = .sample()
    ) -> JudgedMention {
        JudgedMention(mention: mention, assessment: assessment, reach: reach, receivedAt: .sampleNoon)
    }
}

extension Case {
    /// A case opened at ``Timestamp/sampleNoon``.
    package static func sample(
        _ number: Int = 1, state: CaseState = .new, acknowledgeBy: Timestamp? = nil, secondOpinion: Bool = false
    ) -> Case {
        Case(
            number: number, state: state, acknowledgeBy: acknowledgeBy, secondOpinion: secondOpinion,
            openedAt: .sampleNoon, changedAt: .sampleNoon)
    }
}

extension RankedCase {
    /// A case of these mentions with a priority as given, for what only looks at the outcome.
    package static func sample(
        _ entry: Case = .sample(), mentions: [JudgedMention] = [.sample()], priority: Double = 50, views: Int = 1_000
    ) -> RankedCase {
        RankedCase(
            case: entry, mentions: mentions, priority: Priority(value: priority, parts: []), reach: .sample(views))
    }
}

/// Chance that is the same in every run: SplitMix64 from a seed.
package struct SampleRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Equal seeds give equal numbers.
    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
