/// What a human said of a mention's judgement. Every one is a label that the classifier can be taught with.
package struct MentionLabel: Hashable, Sendable {
    /// In which way the judgement was right or wrong.
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// It is one, whatever the classifier said.
        case complaint
        case notAComplaint = "not-a-complaint"
        case angerTooHigh = "anger-too-high"
        case angerTooLow = "anger-too-low"
        case spam
        case notSpam = "not-spam"
        case wrongTopic = "wrong-topic"
        /// Takes back what was said of this mention before.
        case withdrawn
    }

    package var kind: Kind
    /// How hot it is, 0…1; for the kinds that speak of anger.
    package var anger: Double?
    /// What it is about; for a wrong topic, perhaps nothing.
    package var topics: [Topic]?
    /// Who said so.
    package var person: String?
    package var at: Timestamp

    package init(
        _ kind: Kind, anger: Double? = nil, topics: [Topic]? = nil, person: String? = nil, at: Timestamp
    ) {
        self.kind = kind
        self.anger = anger
        self.topics = topics
        self.person = person
        self.at = at
    }

    /// How far off the anger of a text is taken to be where nobody says how hot it really is.
    package static let angerStep = 0.3

    /// The grade for a text whose anger was judged `given`.
    package static func anger(_ kind: Kind, given: Double) -> Double? {
        switch kind {
        case .angerTooHigh: max(0, given - angerStep)
        case .angerTooLow: min(1, given + angerStep)
        default: nil
        }
    }
}

/// What is known of one mention from everything that humans said and did: the latest word on each question.
package struct LabelSum: Hashable, Sendable {
    package var complaint: Bool?
    package var anger: Double?
    package var spam: Bool?
    package var topics: [Topic]?
    /// When the latest of the words that count was said.
    package var at: Timestamp?

    package var isEmpty: Bool { complaint == nil && anger == nil && spam == nil && topics == nil }

    /// - Parameter labels: oldest first.
    package init(_ labels: [MentionLabel]) {
        for label in labels {
            switch label.kind {
            case .complaint: (complaint, spam) = (true, false)
            case .notAComplaint: complaint = false
            case .angerTooHigh, .angerTooLow: anger = label.anger
            case .spam: (complaint, spam) = (false, true)
            case .notSpam: spam = false
            case .wrongTopic: topics = label.topics
            case .withdrawn: (complaint, anger, spam, topics) = (nil, nil, nil, nil)
            }
            at = isEmpty ? nil : label.at
        }
    }
}
