import FoundationEssentials

/// A model fresh from training, before it is written.
package struct TrainedModel: Sendable {
    let parameters: FastParameters

    /// The model itself, for measuring it before it is shipped.
    package var model: FastModel { FastModel(parameters) }

    /// The weights file, byte for byte.
    package var bytes: [UInt8] { WeightsFile.encode(parameters) }

    /// Writes the weights file; an existing one is replaced whole or not at all.
    package func write(to path: String) throws(ClassifierError) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw .unwritable(path: path, reason: "\(error)")
        }
    }
}

/// Learns the fast tier from labelled texts.
package enum FastTrainer {
    /// The curve of macro-F1 over thresholds is flat, and a complaint overlooked costs more than one too many: so much of
    /// macro-F1 is given for a lower threshold.
    private static let overlookingSlack = 0.004

    /// At least so many examples of each kind, complaint and not, are needed.
    package static let leastOfEachKind = 20

    /// What is not learnt but chosen; the defaults made the shipped weights.
    package struct Options: Sendable {
        /// The name the weights carry, at most 16 bytes.
        package var name = "fast-2"
        /// Tables of 2^bits buckets, 4…22.
        package var wordBits = 17
        package var characterBits = 18
        package var languageBits = 14
        /// n-grams that fewer examples have are left out.
        package var rareLimit = 2
        package var complaint = LearningPlan(
            epochs: 8, rate: 0.1, decay: 3e-5, wordShare: 1.5, characterShare: 1.2, cueShare: 0.5)
        package var anger = LearningPlan(rate: 0.3, decay: 1e-5)
        package var spam = LearningPlan(rate: 0.3, decay: 1e-5)
        package var valence = LearningPlan(rate: 0.3, decay: 3e-5)
        package var languageEpochs = 4
        package var aspectBits = 15

        package init() {}
    }

    /// Trains all heads. The same examples, seed and options give the same bytes.
    /// - Parameter progress: called with a line for people after each step.
    package static func train(
        examples: [TrainingExample], seed: UInt64 = 20, options: Options = Options(),
        progress: (String) -> Void = { _ in }
    ) throws(ClassifierError) -> TrainedModel {
        for wanted in [0.0, 1.0] {
            let found = examples.count { $0.complaint == wanted && $0.check != true }
            guard found >= leastOfEachKind else {
                throw .tooFewExamples(head: "complaint", found: found, needed: leastOfEachKind)
            }
        }
        var store = FeatureStore(
            examples, wordBits: options.wordBits, characterBits: options.characterBits, rareLimit: options.rareLimit)
        progress("\(examples.count) examples, \(store.words.count + store.characters.count) features")
        let held = heldBack(examples)
        var weights = [LinearWeights?](repeating: nil, count: Head.allCases.count)
        weights[Head.valence.rawValue] = learnValence(&store, examples, held, options, seed)
        progress("valence learnt")
        for (head, plan) in [(Head.complaint, options.complaint), (.anger, options.anger), (.spam, options.spam)] {
            let learner = LinearLearner(store, plan, head: head)
            weights[head.rawValue] = learner.learn(rows(examples, head) { !held[$0] }, seed: seed)
            progress("\(head) learnt")
        }
        let language = LanguageLearner.learn(
            examples, bits: options.languageBits, seed: seed, epochs: options.languageEpochs)
        progress("languages learnt")
        var parameters = quantised(weights.compactMap(\.self), language, options)
        parameters.aspects = AspectLearner.learn(examples, bits: options.aspectBits, seed: seed)
        progress(
            parameters.aspects.isEmpty ? "no topics, urgency or stance to learn" : "topics, urgency and stance learnt")
        calibrate(&parameters, examples, held)
        progress("calibrated; complaint threshold \(parameters.complaintThreshold)")
        return TrainedModel(parameters: parameters)
    }

    /// Which examples are kept from training: the marked ones, or one in ten by wording where none is marked.
    private static func heldBack(_ examples: [TrainingExample]) -> [Bool] {
        if examples.contains(where: { $0.check == true }) { return examples.map { $0.check == true } }
        return examples.map { example in
            example.text.utf8.reduce(UInt64(7)) { ($0 ^ UInt64($1)) &* FeatureHash.multiplier } >> 32 % 10 == 0
        }
    }

    private static func rows(
        _ examples: [TrainingExample], _ head: Head, _ isWanted: (Int) -> Bool
    ) -> [(example: Int, target: Float, weight: Float)] {
        examples.indices.compactMap { index in
            guard let target = examples[index].target(head), isWanted(index) else { return nil }
            let weight = examples[index].weight("\(head)")
            return weight > 0 ? (index, min(1, max(0, target)), weight) : nil
        }
    }

    /// Learns the valence head on all, after entering for every example what a head says that has not seen it: else the
    /// other heads would trust it more than it deserves.
    private static func learnValence(
        _ store: inout FeatureStore, _ examples: [TrainingExample], _ held: [Bool], _ options: Options, _ seed: UInt64
    ) -> LinearWeights {
        let learner = LinearLearner(store, options.valence, head: .valence)
        let folds = 3
        for fold in 0..<folds {
            let weights = learner.learn(rows(examples, .valence) { !held[$0] && $0 % folds != fold }, seed: seed)
            for example in stride(from: fold, to: examples.count, by: folds) {
                store.cues[example].setValence(Double(Logistic.sigmoid(learner.score(example, weights))))
            }
        }
        return learner.learn(rows(examples, .valence) { !held[$0] }, seed: seed)
    }

    private static func quantised(
        _ weights: [LinearWeights], _ language: LanguageHead, _ options: Options
    ) -> FastParameters {
        var words = [SIMD4<Int8>](repeating: .zero, count: 1 << options.wordBits)
        var characters = [SIMD4<Int8>](repeating: .zero, count: 1 << options.characterBits)
        var heads: [HeadParameters] = []
        for (lane, head) in weights.enumerated() {
            let wordScale = Quantiser.scale(head.words)
            let characterScale = Quantiser.scale(head.characters)
            for bucket in words.indices { words[bucket][lane] = Quantiser.step(head.words[bucket], wordScale) }
            for bucket in characters.indices {
                characters[bucket][lane] = Quantiser.step(head.characters[bucket], characterScale)
            }
            heads.append(
                HeadParameters(wordScale: wordScale, characterScale: characterScale, bias: head.bias, cues: head.cues))
        }
        return FastParameters(
            name: options.name, wordBits: options.wordBits, characterBits: options.characterBits, heads: heads,
            complaintThreshold: 0.5, words: words, characters: characters, language: language)
    }

    /// Fits each head's sigmoid on the held-back examples with the quantised weights, and chooses the threshold.
    private static func calibrate(_ parameters: inout FastParameters, _ examples: [TrainingExample], _ held: [Bool]) {
        for head in [Head.valence, .complaint, .anger, .spam] {
            let model = FastModel(parameters)
            let checks = rows(examples, head) { held[$0] }
            guard checks.count >= 2 * leastOfEachKind else { continue }
            let points: [Calibration.Point] = checks.map { row in
                (
                    score: model.rawScore(head, examples[row.example].text), target: Double(row.target),
                    weight: Double(row.weight)
                )
            }
            let (slope, offset) = Calibration.platt(points)
            parameters.heads[head.rawValue].slope = Float(slope)
            parameters.heads[head.rawValue].offset = Float(offset)
            if head == .complaint {
                parameters.complaintThreshold = Calibration.threshold(
                    points.map { point in
                        (
                            probability: Logistic.sigmoid(slope * point.score + offset),
                            isPositive: point.target >= 0.5,
                            weight: point.weight
                        )
                    }, slack: overlookingSlack)
            }
        }
    }
}

extension FastModel {
    /// A head's score of a bare text before its sigmoid.
    func rawScore(_ head: Head, _ text: String) -> Double {
        Post.reading(text) { post in
            var cues = post.readCues(phrases)
            let sums = sums(post)
            if head != .valence { settle(&cues, sums) }
            return Double(score(head, sums, cues))
        }
    }
}
