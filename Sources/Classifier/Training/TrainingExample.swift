import FoundationEssentials
package import Triage

/// One labelled text for training. A head without a label learns nothing from it.
package struct TrainingExample: Sendable, Hashable, Codable {
    /// Plain text; users and addresses are passed over when it is read.
    package var text: String
    /// 0 for the worst mark, 1 for the best. Kept for the record: ratings are weighed by a fixed table, not learnt.
    package var rating: Double?
    /// 1 for a complaint, 0 for none.
    package var complaint: Double?
    /// 0…1.
    package var anger: Double?
    /// −1…1: how ill or well the words speak.
    package var valence: Double?
    /// 1 for spam, 0 for none.
    package var spam: Double?
    /// ISO 639-1 code of the text; learnt from only where `weights` names `language`.
    package var language: String?
    /// What it is about; an empty list says that nothing is wrong, none says that nobody knows.
    package var topics: [Topic]?
    /// Why it may not wait; as for topics.
    package var urgency: [UrgencyFlag]?
    /// How the person comes in.
    package var stance: Stance?
    /// Weight by the head's name; 1 where it is missing.
    package var weights: [String: Double]?
    /// Held back from training, for calibration.
    package var check: Bool?

    package init(
        text: String, rating: Double? = nil, complaint: Double? = nil, anger: Double? = nil, valence: Double? = nil,
        spam: Double? = nil, language: String? = nil, topics: [Topic]? = nil, urgency: [UrgencyFlag]? = nil,
        stance: Stance? = nil,
        weights: [String: Double]? = nil, check: Bool? = nil
    ) {
        self.text = text
        self.rating = rating
        self.complaint = complaint
        self.anger = anger
        self.valence = valence
        self.spam = spam
        self.language = language
        self.topics = topics
        self.urgency = urgency
        self.stance = stance
        self.weights = weights
        self.check = check
    }

    /// Reads JSON Lines; empty lines are passed over.
    package static func read(contentsOf path: String) throws(ClassifierError) -> [TrainingExample] {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw .unreadable(path: path, reason: "\(error)")
        }
        let decoder = JSONDecoder()
        var examples: [TrainingExample] = []
        for (index, line) in data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { continue }
            do {
                examples.append(try decoder.decode(TrainingExample.self, from: line))
            } catch {
                throw .badExample(path: path, line: index + 1, reason: "not a training example: \(error)")
            }
        }
        return examples
    }

    func target(_ head: Head) -> Float? {
        switch head {
        case .complaint: complaint.map { Float($0) }
        case .anger: anger.map { Float($0) }
        case .spam: spam.map { Float($0) }
        case .valence: valence.map { Float(($0 + 1) / 2) }
        }
    }

    func weight(_ name: String) -> Float { Float(weights?[name] ?? 1) }
}
