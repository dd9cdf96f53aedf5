package import Triage

extension DeepModel {
    /// What stands in the evidence for the deep tier's part.
    static let wholeText = "the text as a whole"
    /// A part of fewer logits is no evidence.
    static let evidenceLeast = 0.3
    /// From this probability up a topic or an urgency flag is added to those that phrases told.
    static let flagProbability = 0.5

    /// The judgement of both tiers together.
    ///
    /// Complaint and anger are mixed in logits, with the shares that the weights file names; what a rating adds counts in
    /// both. The mix is moved so that it says complaint from the fast tier's threshold on, one for all mentions. Topics,
    /// urgency and stance are told by the mean of both tiers' margins; a safety or legal flag of the fast tier always stays.
    /// Where the fast tier has no margins, what the deep tier sees is added to what phrases told. Spam and language are the
    /// fast tier's.
    ///
    /// - Parameters:
    ///   - aspects: what ``FastModel/aspects(of:judged:)`` says of the text.
    ///   - fastThreshold: ``FastModel/complaintThreshold``.
    /// - Returns: the fast tier's answer as it was where the text is not English, or has no word to read.
    package func judgement(
        _ fast: Assessment, with reading: DeepReading, rating: Rating?, aspects: AspectMargins?, fastThreshold: Double
    ) -> Assessment {
        parameters.judgement(fast, with: reading, rating: rating, aspects: aspects, fastThreshold: fastThreshold)
    }
}

extension DeepParameters {
    /// As ``DeepModel/judgement(_:with:rating:aspects:fastThreshold:)``.
    func judgement(
        _ fast: Assessment, with reading: DeepReading, rating: Rating?, aspects: AspectMargins?, fastThreshold: Double
    ) -> Assessment {
        guard fast.language == DeepModel.language, reading.hasWords, reading.sums.count == heads.count,
            reading.sums.allSatisfy(\.isFinite)
        else { return fast }
        var mixed = fast
        mixed.tier = .deep
        mixed.model = "\(fast.model)+\(name)"
        let shift = RatingShift(rating)
        var margins = aspects
        for (head, sum) in zip(heads, reading.sums) where head.deepWeight != 0 {
            let deep = Double(head.slope * sum + head.intercept)
            switch head.name {
            case "complaint":
                let logit =
                    head.mix(fast: fast.complaint, deep: deep + Double(shift.complaint))
                    + Logistic.logit(fastThreshold) - Logistic.logit(complaintThreshold)
                mixed.complaint = Logistic.sigmoid(logit)
                mixed.note(.complaint, logit - Logistic.logit(fast.complaint), both: mixed.complaint < fastThreshold)
            case "anger":
                let logit = head.mix(fast: fast.anger, deep: deep + Double(shift.anger))
                mixed.anger = Logistic.sigmoid(logit)
                mixed.note(.anger, logit - Logistic.logit(fast.anger), both: false)
            default:
                guard let lane = AspectHead.Lane.names.firstIndex(of: head.name) else { continue }
                if let fast = aspects?.values[lane] {
                    margins?.values[lane] =
                        Double(head.fastWeight) * fast + Double(head.deepWeight) * deep + Double(head.offset)
                } else if Logistic.sigmoid(deep) >= DeepModel.flagProbability {
                    mixed.add(head.name)
                }
            }
        }
        if let margins {
            mixed.topics = margins.topics
            let kept = fast.urgency.filter { $0 == .safety || $0 == .legal }
            mixed.urgency = UrgencyFlag.allCases.filter { margins.urgency.contains($0) || kept.contains($0) }
            mixed.stance = margins.stance
        }
        return mixed
    }
}

extension DeepHead {
    /// In logits, from the fast tier's probability and the deep tier's logit.
    fileprivate func mix(fast: Double, deep: Double) -> Double {
        Double(fastWeight) * Logistic.logit(fast) + Double(deepWeight) * deep + Double(offset)
    }
}

extension Assessment {
    /// Adds what the deep tier moved to the evidence, in its place by weight; `both` asks for what speaks against as well.
    fileprivate mutating func note(_ signal: Evidence.Signal, _ moved: Double, both: Bool) {
        guard abs(moved) >= DeepModel.evidenceLeast, both || moved > 0 else { return }
        let place = evidence.firstIndex { abs($0.weight) < abs(moved) } ?? evidence.count
        evidence.insert(Evidence(words: DeepModel.wholeText, signal: signal, weight: moved), at: place)
        if evidence.count > FastModel.evidenceLimit { evidence.removeLast() }
    }

    /// Adds what a head named `urgency.money` or `topic.delivery` stands for; at most as many topics as the fast tier names.
    fileprivate mutating func add(_ head: String) {
        let parts = head.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return }
        if parts[0] == "urgency", let flag = UrgencyFlag(rawValue: parts[1]), !urgency.contains(flag) {
            urgency = UrgencyFlag.allCases.filter { $0 == flag || urgency.contains($0) }
        }
        if parts[0] == "topic", let topic = Topic(rawValue: parts[1]), !topics.contains(topic),
            topics.count < Topic.limit
        {
            topics.append(topic)
        }
    }
}
