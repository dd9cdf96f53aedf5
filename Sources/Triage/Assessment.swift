/// Which model judged a mention.
package enum Tier: String, Sendable, Codable, Hashable { case fast, deep }

/// What a complaint is about.
package enum Topic: String, Sendable, Codable, Hashable, CaseIterable {
    case delivery, billing, refund, quality, bug
    case dataLoss = "data-loss"
    case outage, service, account, pricing, privacy
    case cancellation, safety, other
}

/// Why a mention may not wait.
package enum UrgencyFlag: String, Sendable, Codable, Hashable, CaseIterable {
    /// Someone or something may come to harm.
    case safety
    /// Lawyers, regulators, courts.
    case legal
    /// Money taken, owed or lost.
    case money
    /// The person is leaving or says they have left.
    case churn
    /// Journalists, or a threat to go to them.
    case press
}

/// How the person comes in: a hint for the human who answers, never shown to the customer, never a reason to rank lower.
package enum Stance: String, Sendable, Codable, Hashable, CaseIterable { case persecutor, victim, rescuer, plain }

/// Words of the mention that moved the judgement.
package struct Evidence: Hashable, Sendable, Codable {
    /// What the words speak for.
    package enum Signal: String, Sendable, Codable, Hashable { case complaint, anger, spam }

    /// The words as they stand in the text, or a named cue such as `1 of 5 stars`.
    package var words: String
    package var signal: Signal
    /// The share of the model's own sum that came from these words; positive speaks for the signal.
    package var weight: Double

    package init(words: String, signal: Signal, weight: Double) {
        self.words = words
        self.signal = signal
        self.weight = weight
    }

    /// `"third week" → complaint +1.3`.
    package var sentence: String {
        let size = decimal(abs(weight), 1)
        let sign = weight < 0 && size != "0.0" ? "−" : "+"
        return "“\(words)” → \(signal.rawValue) \(sign)\(size)"
    }
}

/// What the classifier thinks of one mention, and why.
package struct Assessment: Hashable, Sendable {
    /// Probability that this is public dissatisfaction aimed at a company, product or service; 0…1, calibrated.
    package var complaint: Double
    /// How hot it is; 0…1.
    package var anger: Double
    /// Probability that it is spam; 0…1.
    package var spam: Double
    /// ISO 639-1 code, or `und` where the text does not tell.
    package var language: String
    package var tier: Tier
    /// Most likely first; empty where nothing spoke for one.
    package var topics: [Topic]
    package var urgency: [UrgencyFlag]
    package var stance: Stance
    /// What weighed most, heaviest first.
    package var evidence: [Evidence]
    /// Which weights judged, for example `fast-1`.
    package var model: String

    package init(
        complaint: Double, anger: Double, spam: Double = 0, language: String = "und", tier: Tier = .fast,
        topics: [Topic] = [], urgency: [UrgencyFlag] = [], stance: Stance = .plain, evidence: [Evidence] = [],
        model: String = ""
    ) {
        self.complaint = complaint
        self.anger = anger
        self.spam = spam
        self.language = language
        self.tier = tier
        self.topics = topics
        self.urgency = urgency
        self.stance = stance
        self.evidence = evidence
        self.model = model
    }

    /// The evidence as sentences, for people.
    package var why: [String] { evidence.map(\.sentence) }
}

extension Assessment: Codable {
    private enum CodingKeys: String, CodingKey {
        case complaint, anger, spam, language, tier, topics, urgency, stance, evidence, model
    }
}
