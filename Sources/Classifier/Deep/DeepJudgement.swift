import Foundation
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
    /// both. The mix is moved so that it says complaint from the fast tier's threshold on, one for all mentions. Topics and
    /// urgency flags that the deep tier sees are added; those that phrases told stay. Spam, stance and language are the
    /// fast tier's.
    ///
    /// - Parameter fastThreshold: ``FastModel/complaintThreshold``.
    /// - Returns: the fast tier's answer as it was where the text is not English, or has no word to read.
    package func judgement(
        _ fast: Assessment, with reading: DeepReading, rating: Rating?, fastThreshold: Double
    ) -> Assessment {
        parameters.judgement(fast, with: reading, rating: rating, fastThreshold: fastThreshold)
    }
}

extension DeepParameters {
    /// As ``DeepModel/judgement(_:with:rating:fastThreshold:)``.
    func judgement(
        _ fast: Assessment, with reading: DeepReading, rating: Rating?, fastThreshold: Double
    ) -> Assessment {
        guard fast.language == DeepModel.language, reading.hasWords, reading.sums.count == heads.count,
            reading.sums.allSatisfy(\.isFinite)
        else { return fast }
        var mixed = fast
        mixed.tier = .deep
        mixed.model = "\(fast.model)+\(name)"
        let shift = RatingShift(rating)
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
            default: if Logistic.sigmoid(deep) >= DeepModel.flagProbability { mixed.add(head.name) }
            }
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
            topics.count < Findings.topicLimit
        {
            topics.append(topic)
        }
    }
}

extension Logistic {
    /// ln(p / (1 − p)), with p kept a millionth away from 0 and 1.
    static func logit(_ probability: Double) -> Double {
        let p = min(1 - 1e-6, max(1e-6, probability))
        return log(p / (1 - p))
    }
}
