/// Softmax regression over hashed words and n-grams for the language head.
enum LanguageLearner {
    /// The classes, in the order of their lanes. Languages with a script of their own need no class.
    static let classes = [
        "en", "de", "es", "fr", "it", "nl", "pt", "pl", "sv", "da", "nb", "fi", "cs", "ro", "tr", "ru", "uk", "id",
        "vi",
        "hu", LanguageHead.undetermined,
    ]

    static func learn(_ examples: [TrainingExample], bits: Int, seed: UInt64, epochs: Int) -> LanguageHead {
        let width = LaneTable.width
        let shift = UInt64(64 - bits)
        var rows: [(features: [UInt32], lane: Int, weight: Float)] = []
        for example in examples where example.check != true {
            guard let weight = example.weights?["language"], let code = example.language else { continue }
            guard let lane = classes.firstIndex(of: code == "no" ? "nb" : code) else { continue }
            var features: [UInt32] = []
            Post.reading(example.text) { post in
                _ = post.visitForLanguage(limit: LanguageHead.featureLimit) {
                    features.append(UInt32(FeatureHash.bucket($0, shift: shift)))
                }
            }
            if !features.isEmpty { rows.append((features, lane, Float(weight))) }
        }
        var totals = [Float](repeating: 0, count: classes.count)
        for row in rows { totals[row.lane] += row.weight }
        let mean = totals.reduce(0, +) / Float(classes.count)
        var weights = [Float](repeating: 0, count: width << bits)
        var squares = [Float](repeating: 0, count: width << bits)
        var random = SeededRandom(seed: seed)
        for _ in 0..<epochs {
            rows.shuffle(using: &random)
            for row in rows {
                let norm = FeatureNorm.of(row.features.count) * 2
                var errors = [Float](repeating: 0, count: width)
                for feature in row.features {
                    let start = Int(feature) * width
                    for lane in 0..<width { errors[lane] += weights[start + lane] * norm }
                }
                let top = errors[..<classes.count].max() ?? 0
                var sum: Float = 0
                for lane in classes.indices {
                    errors[lane] = Logistic.exponential(errors[lane] - top)
                    sum += errors[lane]
                }
                // Rare classes count as much as common ones, within bounds.
                let weight = row.weight * norm * min(3, max(0.3, mean / max(1, totals[row.lane])))
                for lane in 0..<width {
                    let share = lane < classes.count ? errors[lane] / sum : 0
                    errors[lane] = (share - (lane == row.lane ? 1 : 0)) * weight
                }
                for feature in row.features {
                    let start = Int(feature) * width
                    for lane in 0..<width {
                        squares[start + lane] += errors[lane] * errors[lane]
                        weights[start + lane] -= 0.15 * errors[lane] / (squares[start + lane] + 1e-7).squareRoot()
                    }
                }
            }
        }
        for index in weights.indices { weights[index] *= 2 }
        let scale = Quantiser.scale(weights)
        let quantised = weights.map { Quantiser.step($0, scale) }
        return LanguageHead(codes: classes, scale: scale, table: LaneTable(bits: bits, rows: quantised))
    }
}
