package import Triage

/// The features of one labelled text as a refit looks at them, and what the shipped weights make of it.
struct LabelFeatures {
    /// Buckets with how often the text has each.
    var words: [(bucket: Int, count: Float)] = []
    var characters: [(bucket: Int, count: Float)] = []
    var wordNorm: Float = 0
    var characterNorm: Float = 0
    /// With what the valence head says entered.
    var cues = CueVector()
    /// By the raw values of ``Head``: the logit, its shifts for rating and length included.
    var logits: [Double]

    init(_ example: TrainingExample, _ model: FastModel) {
        let shift = RatingShift(example.stars)
        var words: [Int] = []
        var characters: [Int] = []
        var cues = CueVector()
        var sums = TableSums()
        var length: Float = 0
        Post.reading(example.text) { post in
            cues = post.readCues(model.phrases)
            sums = model.sums(post)
            model.settle(&cues, sums)
            length = LengthShift.complaint(tokens: post.tokenCount)
            post.visitWords(shift: model.parameters.wordShift) { bucket, _, _ in words.append(bucket) }
            let characterShift = model.parameters.characterShift
            post.visitCharacters { hash, _ in characters.append(FeatureHash.bucket(hash, shift: characterShift)) }
        }
        self.words = LabelFeatures.counted(words)
        self.characters = LabelFeatures.counted(characters)
        self.cues = cues
        wordNorm = sums.wordNorm
        characterNorm = sums.characterNorm
        logits = Head.allCases.map { head in
            let parameters = model.parameters.heads[head.rawValue]
            let own: Float =
                switch head {
                case .complaint: shift.complaint + length
                case .anger: shift.anger
                case .spam, .valence: 0
                }
            return Double(parameters.slope * model.score(head, sums, cues) + parameters.offset + own)
        }
    }

    private static func counted(_ buckets: [Int]) -> [(bucket: Int, count: Float)] {
        var counted: [(bucket: Int, count: Float)] = []
        for bucket in buckets.sorted() {
            if counted.last?.bucket == bucket {
                counted[counted.count - 1].count += 1
            } else {
                counted.append((bucket, 1))
            }
        }
        return counted
    }
}

extension TrainingExample {
    /// The rating on the scale of five stars that assessments name.
    package var stars: Rating? { rating.map { Rating(value: 1 + 4 * $0) } }
}
