/// Moves a model's weights towards a user's labels, no further than the labels justify.
///
/// The model's own weights are the prior, and on anchor texts it is asked to answer as before, so that what it learns about
/// one brand costs it little elsewhere. Each head's change is the maximum of the likelihood of the labels times a Gaussian
/// of mean zero over the change, so that twenty labels move little and two thousand matter. The problem is convex and has
/// one answer, found by dual coordinate ascent (Yu, Huang, Lin: Dual coordinate descent methods for logistic regression
/// and maximum entropy models, 2011): no rate to choose, and the same labels give the same bytes.
package enum Refit {
    /// At least so many labels are needed.
    package static let leastLabels = 10
    /// More are refused: the features of all stand in memory.
    package static let mostLabels = 100_000

    /// Standard deviations of the prior over the change, in logits of a text that has nothing but this kind of feature.
    struct Prior {
        var words: Float = 0.8
        var characters: Float = 0.5
        /// Of one cue that a text has once.
        var cues: Float = 0.1
        /// Labels come from what people looked at, which is no fair share of all: what all texts have in common moves least.
        var offset: Float = 0.15
    }

    /// The heads that labels can teach.
    static let heads: [Head] = [.complaint, .anger, .spam]
    private static let roundLimit = 200
    private static let tolerance: Float = 1e-4

    /// What an anchor text counts for beside a label: all together at least half as much as all labels, so that two
    /// thousand of one brand do not drown them.
    static func anchorWeight(labels: Int, anchors: Int) -> Float {
        max(0.5, 0.5 * Float(labels) / Float(max(1, anchors)))
    }

    /// How far labels move a model's complaint, anger and spam heads.
    package struct Change: Sendable {
        private let model: FastModel
        private var heads: [HeadChange] = []

        /// Learns from the examples.
        ///
        /// - Parameter anchors: texts of all kinds, without labels. Without labels beside them they change nothing.
        package init(
            of model: FastModel, on examples: [TrainingExample], anchors: [String] = []
        ) throws(ClassifierError) {
            guard examples.count >= leastLabels else {
                throw .tooFewExamples(head: "a refit", found: examples.count, needed: leastLabels)
            }
            self.model = model
            let features =
                examples.map { LabelFeatures($0, model) }
                + anchors.map { LabelFeatures(TrainingExample(text: $0), model) }
            for head in Refit.heads {
                var rows = examples.indices.compactMap { index -> Row? in
                    guard let target = examples[index].target(head) else { return nil }
                    let weight = examples[index].weight("\(head)")
                    return weight > 0
                        ? Row(example: index, target: min(1, max(0, target)), weight: weight) : nil
                }
                guard !rows.isEmpty else { continue }
                let weight = anchorWeight(labels: rows.count, anchors: anchors.count)
                for index in examples.count..<features.count {
                    let target = Float(Logistic.sigmoid(features[index].logits[head.rawValue]))
                    rows.append(Row(example: index, target: target, weight: weight))
                }
                var change = HeadChange(head, model.parameters, Prior())
                change.learn(rows, features)
                heads.append(change)
            }
        }

        /// The model, moved.
        ///
        /// Languages, topics, urgency, stance and thresholds stay as they are.
        /// - Parameter strength: the part of the way that is gone, 0…1.
        package func applied(strength: Float = 1) -> TrainedModel {
            var parameters = model.parameters
            for head in heads { head.apply(to: &parameters, strength) }
            parameters.name = ""
            let stamp = WeightsFile.checksum(WeightsFile.encode(parameters)[...])
            parameters.name = Refit.name(model.name, stamp)
            return TrainedModel(parameters: parameters)
        }
    }

    /// `fast-1+user-3f2a`: what the weights were made from, and which ones they are; at most 16 bytes.
    static func name(_ base: String, _ stamp: UInt64) -> String {
        let origin = String(base.prefix { $0 != "+" }.prefix(8))
        let digits = String(stamp, radix: 16)
        let hash = String(repeating: "0", count: 16 - digits.utf8.count) + digits
        return origin + "+user-" + hash.suffix(max(2, min(4, 16 - 6 - origin.utf8.count)))
    }

    /// One label of a head.
    fileprivate struct Row {
        var example: Int
        var target: Float
        var weight: Float
        /// What the label adds to the change, its dual variable: weight × (target − probability) at the optimum.
        var pull: Float = 0
        /// The squared length of the text's features.
        var length: Float = 0
    }

    /// The change of one head, in units of the prior's standard deviations.
    fileprivate struct HeadChange: Sendable {
        let head: Head
        let prior: Prior
        let allowed: CueVector
        var words: [Float]
        var characters: [Float]
        var cues = CueVector()
        var offset: Float = 0

        init(_ head: Head, _ parameters: FastParameters, _ prior: Prior) {
            self.head = head
            self.prior = prior
            allowed = LinearLearner.cuesAllowed(for: head)
            words = [Float](repeating: 0, count: parameters.words.count)
            characters = [Float](repeating: 0, count: parameters.characters.count)
        }

        mutating func learn(_ rows: [Row], _ features: [LabelFeatures]) {
            var rows = rows
            for index in rows.indices { rows[index].length = length(features[rows[index].example]) }
            var random = SeededRandom(seed: 20)
            var order = Array(rows.indices)
            for _ in 0..<Refit.roundLimit {
                order.shuffle(using: &random)
                var largest: Float = 0
                for index in order {
                    let row = rows[index]
                    let text = features[row.example]
                    let others = Float(text.logits[head.rawValue]) + score(text) - row.pull * row.length
                    let pull = Refit.pull(row.target, row.weight, others, row.length)
                    largest = max(largest, abs(pull - row.pull))
                    add(text, pull - row.pull)
                    rows[index].pull = pull
                }
                if largest < Refit.tolerance { break }
            }
        }

        private func length(_ text: LabelFeatures) -> Float {
            let wordShare = prior.words * text.wordNorm
            let characterShare = prior.characters * text.characterNorm
            var sum = prior.offset * prior.offset
            for (_, count) in text.words { sum += (wordShare * count) * (wordShare * count) }
            for (_, count) in text.characters {
                sum += (characterShare * count) * (characterShare * count)
            }
            for cue in 0..<CueVector.width {
                let share = prior.cues * text.cues.values[cue] * allowed.values[cue]
                sum += share * share
            }
            return sum
        }

        private func score(_ text: LabelFeatures) -> Float {
            var wordSum: Float = 0
            for (bucket, count) in text.words { wordSum += words[bucket] * count }
            var characterSum: Float = 0
            for (bucket, count) in text.characters { characterSum += characters[bucket] * count }
            return wordSum * prior.words * text.wordNorm + characterSum * prior.characters
                * text.characterNorm
                + text.cues.dot(cues) * prior.cues + offset * prior.offset
        }

        private mutating func add(_ text: LabelFeatures, _ step: Float) {
            let wordStep = step * prior.words * text.wordNorm
            let characterStep = step * prior.characters * text.characterNorm
            for (bucket, count) in text.words { words[bucket] += wordStep * count }
            for (bucket, count) in text.characters { characters[bucket] += characterStep * count }
            for cue in 0..<CueVector.width {
                cues.values[cue] += step * prior.cues * text.cues.values[cue] * allowed.values[cue]
            }
            offset += step * prior.offset
        }

        func apply(to parameters: inout FastParameters, _ strength: Float) {
            let lane = head.rawValue
            let slope = parameters.heads[lane].slope
            let wordStep = strength * prior.words / (slope * parameters.heads[lane].wordScale)
            for bucket in words.indices where words[bucket] != 0 {
                parameters.words[bucket][lane] = Refit.moved(
                    parameters.words[bucket][lane], by: words[bucket] * wordStep, bucket, lane)
            }
            let characterStep =
                strength * prior.characters / (slope * parameters.heads[lane].characterScale)
            for bucket in characters.indices where characters[bucket] != 0 {
                parameters.characters[bucket][lane] = Refit.moved(
                    parameters.characters[bucket][lane], by: characters[bucket] * characterStep, bucket, lane)
            }
            for cue in 0..<CueVector.width {
                parameters.heads[lane].cues.values[cue] += strength * cues.values[cue] * prior.cues / slope
            }
            parameters.heads[lane].offset += strength * offset * prior.offset
        }
    }

    /// The dual variable that solves pull = weight × (target − σ(others + pull × length)); both sides are monotone, so that
    /// halving the bracket finds it.
    private static func pull(_ target: Float, _ weight: Float, _ others: Float, _ length: Float)
        -> Float
    {
        var low = weight * (target - 1)
        var high = weight * target
        for _ in 0..<30 {
            let middle = (low + high) / 2
            if middle < weight * (target - Logistic.sigmoid(others + middle * length)) {
                low = middle
            } else {
                high = middle
            }
        }
        return (low + high) / 2
    }

    /// A quantised weight moved by a part of a step: rounded up as often as the part says, by the bucket's hash, so that
    /// small changes of many buckets are not lost.
    static func moved(_ weight: Int8, by steps: Float, _ bucket: Int, _ lane: Int) -> Int8 {
        let hash = (UInt64(bucket) &* 4 &+ UInt64(lane) &+ 1) &* FeatureHash.multiplier
        let chance = Float(hash >> 40) / Float(1 << 24)
        return Int8(min(127, max(-127, (Float(weight) + steps + chance).rounded(.down))))
    }
}
