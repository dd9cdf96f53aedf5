/// How one head is learnt.
package struct LearningPlan: Sendable {
    package var epochs = 5
    /// The size of the first steps.
    package var rate: Float = 0.3
    /// Pull towards zero, a step.
    package var decay: Float = 1e-5
    /// What each kind of feature counts for.
    package var wordShare: Float = 1
    package var characterShare: Float = 1
    package var cueShare: Float = 0.3
    /// No example counts for more than so many mean ones.
    package var heaviest: Float = 8

    package init(
        epochs: Int = 5, rate: Float = 0.3, decay: Float = 1e-5, wordShare: Float = 1, characterShare: Float = 1,
        cueShare: Float = 0.3
    ) {
        self.epochs = epochs
        self.rate = rate
        self.decay = decay
        self.wordShare = wordShare
        self.characterShare = characterShare
        self.cueShare = cueShare
    }
}

/// The unquantised weights of one head.
struct LinearWeights {
    var words: [Float]
    var characters: [Float]
    var cues = CueVector()
    var bias: Float = 0
}

/// Cross-entropy on soft targets by stochastic gradient steps whose size falls to nothing, with a pull towards zero on all
/// weights (Bottou, Large-scale machine learning with stochastic gradient descent, 2010).
struct LinearLearner {
    let store: FeatureStore
    let plan: LearningPlan
    /// Only the spam head may look at links, users and hashtags; the valence head not at its own answer.
    let allowed: CueVector

    init(_ store: FeatureStore, _ plan: LearningPlan, head: Head) {
        self.store = store
        self.plan = plan
        allowed = LinearLearner.cuesAllowed(for: head)
    }

    /// 1 for each cue that a head may look at.
    static func cuesAllowed(for head: Head) -> CueVector {
        var allowed = CueVector()
        for cue in Cue.allCases {
            let isOwnAnswer = head == .valence && (cue == .valence || cue == .dissatisfaction)
            allowed[cue] = isOwnAnswer || (cue.isForSpamOnly && head != .spam) ? 0 : 1
        }
        return allowed
    }

    /// The learnt weights with rarity, norms and shares folded in: a post's score is the plain sum over its features, by
    /// 1/√n for each table, plus cues and bias.
    func learn(_ rows: [(example: Int, target: Float, weight: Float)], seed: UInt64) -> LinearWeights {
        var random = SeededRandom(seed: seed)
        var words = [Float](repeating: 0, count: 1 << store.wordBits)
        var characters = [Float](repeating: 0, count: 1 << store.characterBits)
        var cues = CueVector()
        var bias: Float = 0
        // All weights are `size` times what is stored, so that the pull towards zero costs one product a step.
        var size: Float = 1
        var order = rows
        let meanWeight = rows.map(\.weight).reduce(0, +) / Float(max(1, rows.count))
        let steps = Float(max(1, plan.epochs * rows.count))
        var step: Float = 0
        for _ in 0..<plan.epochs {
            order.shuffle(using: &random)
            for row in order {
                let rate = plan.rate * (1 - step / steps)
                step += 1
                let wordRange = store.wordRange(row.example)
                let characterRange = store.characterRange(row.example)
                let wordNorm = plan.wordShare * FeatureNorm.of(wordRange.count)
                let characterNorm = plan.characterShare * FeatureNorm.of(characterRange.count)
                let vector = store.cues[row.example].scaled(by: allowed)
                var part: Float = 0
                for k in wordRange {
                    let bucket = Int(store.words[k])
                    part += words[bucket] * store.wordRarity[bucket]
                }
                var score = part * wordNorm
                part = 0
                for k in characterRange {
                    let bucket = Int(store.characters[k])
                    part += characters[bucket] * store.characterRarity[bucket]
                }
                score = (score + part * characterNorm + vector.dot(cues) * plan.cueShare) * size + bias
                let weight = min(plan.heaviest, row.weight / meanWeight)
                let slope = rate * (row.target - Logistic.sigmoid(score)) * weight
                size *= 1 - rate * plan.decay * weight
                let change = slope / size
                for k in wordRange {
                    let bucket = Int(store.words[k])
                    words[bucket] += change * store.wordRarity[bucket] * wordNorm
                }
                for k in characterRange {
                    let bucket = Int(store.characters[k])
                    characters[bucket] += change * store.characterRarity[bucket] * characterNorm
                }
                for cue in 0..<CueVector.width { cues.values[cue] += vector.values[cue] * (change * plan.cueShare) }
                bias += slope * 0.1
            }
        }
        return LinearWeights(
            words: zip(words, store.wordRarity).map { $0 * $1 * plan.wordShare * size },
            characters: zip(characters, store.characterRarity).map { $0 * $1 * plan.characterShare * size },
            cues: cues.scaled(by: allowed).scaled(by: plan.cueShare * size), bias: bias)
    }

    func score(_ example: Int, _ weights: LinearWeights) -> Float {
        let wordRange = store.wordRange(example)
        let characterRange = store.characterRange(example)
        var words: Float = 0
        for k in wordRange { words += weights.words[Int(store.words[k])] }
        var characters: Float = 0
        for k in characterRange { characters += weights.characters[Int(store.characters[k])] }
        return weights.bias + words * FeatureNorm.of(wordRange.count)
            + characters * FeatureNorm.of(characterRange.count)
            + store.cues[example].dot(weights.cues)
    }
}

extension CueVector {
    fileprivate func scaled(by factors: CueVector) -> CueVector {
        var result = self
        for cue in 0..<CueVector.width { result.values[cue] *= factors.values[cue] }
        return result
    }

    fileprivate func scaled(by factor: Float) -> CueVector {
        var result = self
        for cue in 0..<CueVector.width { result.values[cue] *= factor }
        return result
    }
}
