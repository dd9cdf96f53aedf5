import Triage

/// Learns topics, urgency and stance: one logistic regression a lane, all in one pass, each with as much weight on its few
/// positives as on its many negatives.
enum AspectLearner {
    /// At least so many positives are needed for a lane; with fewer it is never told.
    static let leastPositives = 8
    private static let epochs = 24
    private static let rate: Float = 1.2
    /// Pull towards zero, a step.
    private static let decay: Float = 4e-5
    /// Features that fewer examples have are left out.
    private static let rareLimit: Int32 = 2
    /// Positives count for at most so many times a negative.
    private static let mostBalance: Float = 20
    private static let folds = 4
    /// What phrases count for beside words.
    private static let phraseShare: Float = 0.5

    private struct Row {
        var features: [UInt32] = []
        var norm: Float = 0
        var phrases = [Float](repeating: 0, count: AspectHead.Lane.count)
        /// By lane: 1, 0, or −1 where nobody knows.
        var targets = [Int8](repeating: -1, count: AspectHead.Lane.count)
        var weight: Float = 1
        var fold = 0
    }

    private struct Weights {
        /// Lane by lane beside each other, a bucket a row.
        var table: [Float]
        var phrases = [Float](repeating: 0, count: AspectHead.Lane.count * AspectHead.Lane.count)
        var biases = [Float](repeating: 0, count: AspectHead.Lane.count)
    }

    /// - Returns: ``AspectHead/none`` where no example has such labels.
    static func learn(_ examples: [TrainingExample], bits: Int, seed: UInt64) -> AspectHead {
        var rows = examples.compactMap { row($0, bits: bits) }
        guard rows.count >= 10 * folds else { return .none }
        let rarity = rarity(&rows, bits: bits)
        var random = SeededRandom(seed: seed)
        var sums = [[Float]](repeating: [], count: rows.count)
        for fold in 0..<folds {
            let weights = fit(rows.filter { $0.fold != fold }, rarity, bits: bits, &random)
            for index in rows.indices where rows[index].fold == fold {
                sums[index] = zip(Self.sums(rows[index], rarity, weights), weights.biases).map(+)
            }
        }
        let weights = fit(rows, rarity, bits: bits, &random)
        return quantised(weights, rarity, bits: bits, calibration: calibrate(rows, sums))
    }

    private static func row(_ example: TrainingExample, bits: Int) -> Row? {
        guard example.topics != nil || example.urgency != nil || example.stance != nil else { return nil }
        var row = Row()
        row.weight = example.weight("aspects")
        if let topics = example.topics {
            for topic in Topic.allCases { row.targets[AspectHead.Lane.of(topic)] = topics.contains(topic) ? 1 : 0 }
        }
        if let flags = example.urgency {
            for flag in UrgencyFlag.allCases { row.targets[AspectHead.Lane.of(flag)] = flags.contains(flag) ? 1 : 0 }
        }
        if let stance = example.stance {
            for other in Stance.allCases { row.targets[AspectHead.Lane.of(other)] = other == stance ? 1 : 0 }
        }
        let shift = UInt64(64 - bits)
        row.fold =
            Int(example.text.utf8.reduce(UInt64(7)) { ($0 ^ UInt64($1)) &* FeatureHash.multiplier } >> 33) % folds
        Post.reading(example.text) { post in
            var matches = PhraseMatches()
            _ = post.readCues(.shipped, &matches)
            // Weak phrases count in complaints, as they do where the post is judged.
            let counts = PhraseCounts(matches, in: post, readsAsComplaint: (example.complaint ?? 0) >= 0.5)
            for lane in 0..<AspectHead.Lane.count { row.phrases[lane] = counts.strength(lane) * phraseShare }
            let count = post.visitForAspects { row.features.append(UInt32(FeatureHash.bucket($0, shift: shift))) }
            row.norm = FeatureNorm.of(count)
        }
        return row.features.isEmpty ? nil : row
    }

    /// The inverse document frequency of each bucket, brought to a mean square of 1 over what the rows have; rare features are
    /// taken out of the rows.
    private static func rarity(_ rows: inout [Row], bits: Int) -> [Float] {
        var counts = [Int32](repeating: 0, count: 1 << bits)
        for row in rows { for feature in Set(row.features) { counts[Int(feature)] += 1 } }
        var squares = 0.0
        var total = 0.0
        let values = counts.map { count in
            count < rareLimit ? 0 : 1 + Logistic.logarithm(Float(rows.count + 1) / Float(count + 1))
        }
        for index in rows.indices {
            rows[index].features.removeAll { values[Int($0)] == 0 }
            for feature in rows[index].features {
                squares += Double(values[Int(feature)] * values[Int(feature)])
                total += 1
            }
        }
        let size = Float((squares / max(1, total)).squareRoot())
        return values.map { $0 / max(size, 1e-6) }
    }

    /// The sums over features and phrases, without the biases.
    private static func sums(_ row: Row, _ rarity: [Float], _ weights: Weights) -> [Float] {
        let count = AspectHead.Lane.count
        var sums = [Float](repeating: 0, count: count)
        for feature in row.features {
            let share = rarity[Int(feature)] * row.norm
            let start = Int(feature) * count
            for lane in 0..<count { sums[lane] += weights.table[start + lane] * share }
        }
        for mark in 0..<count where row.phrases[mark] > 0 {
            for lane in 0..<count { sums[lane] += weights.phrases[mark * count + lane] * row.phrases[mark] }
        }
        return sums
    }

    private static func fit(_ rows: [Row], _ rarity: [Float], bits: Int, _ random: inout SeededRandom) -> Weights {
        let count = AspectHead.Lane.count
        var weights = Weights(table: [Float](repeating: 0, count: count << bits))
        var positives = [Float](repeating: 0, count: count)
        var negatives = [Float](repeating: 0, count: count)
        for row in rows {
            for lane in 0..<count {
                if row.targets[lane] == 1 { positives[lane] += row.weight }
                if row.targets[lane] == 0 { negatives[lane] += row.weight }
            }
        }
        // Both kinds together weigh as much as the examples do.
        let shares = (0..<count).map { lane in
            let balance = min(mostBalance, negatives[lane] / max(1, positives[lane]))
            let size = (positives[lane] + negatives[lane]) / max(1, positives[lane] * balance + negatives[lane])
            return (positive: balance * size, negative: size)
        }
        // All weights are `size` times what is stored, so that the pull towards zero costs one product a step.
        var size: Float = 1
        let steps = Float(max(1, epochs * rows.count))
        var step: Float = 0
        var order = Array(rows.indices)
        for _ in 0..<epochs {
            order.shuffle(using: &random)
            for index in order {
                let row = rows[index]
                let rate = Self.rate * (1 - step / steps)
                step += 1
                let sums = Self.sums(row, rarity, weights)
                var changes = [Float](repeating: 0, count: count)
                for lane in 0..<count where row.targets[lane] >= 0 {
                    let isPositive = row.targets[lane] == 1
                    let share = isPositive ? shares[lane].positive : shares[lane].negative
                    let error = (isPositive ? 1 : 0) - Logistic.sigmoid(sums[lane] * size + weights.biases[lane])
                    changes[lane] = max(-1, min(1, rate * error * share * row.weight))
                    weights.biases[lane] += changes[lane] * 0.1
                }
                size *= 1 - rate * decay
                for lane in 0..<count { changes[lane] /= size }
                for feature in row.features {
                    let share = rarity[Int(feature)] * row.norm
                    let start = Int(feature) * count
                    for lane in 0..<count { weights.table[start + lane] += changes[lane] * share }
                }
                for mark in 0..<count where row.phrases[mark] > 0 {
                    for lane in 0..<count { weights.phrases[mark * count + lane] += changes[lane] * row.phrases[mark] }
                }
            }
        }
        for index in weights.table.indices { weights.table[index] *= size }
        for index in weights.phrases.indices { weights.phrases[index] *= size }
        return weights
    }

    /// Sigmoids and thresholds by sums of models that had not seen the rows.
    private static func calibrate(_ rows: [Row], _ sums: [[Float]]) -> [(slope: Float, offset: Float, threshold: Float)]
    {
        (0..<AspectHead.Lane.count).map { lane in
            var points: [Calibration.Point] = []
            var positives = 0
            for (row, sums) in zip(rows, sums) where row.targets[lane] >= 0 {
                points.append((Double(sums[lane]), Double(row.targets[lane]), Double(row.weight)))
                positives += Int(row.targets[lane])
            }
            guard positives >= leastPositives else { return (1, 0, 2) }
            let (slope, offset) = Calibration.platt(points)
            let threshold = Calibration.threshold(
                points.map { (Logistic.sigmoid(slope * $0.score + offset), $0.target > 0.5, $0.weight) })
            return (Float(slope), Float(offset), Float(threshold))
        }
    }

    private static func quantised(
        _ weights: Weights, _ rarity: [Float], bits: Int, calibration: [(slope: Float, offset: Float, threshold: Float)]
    ) -> AspectHead {
        let count = AspectHead.Lane.count
        var rows = [Int8](repeating: 0, count: LaneTable.width << bits)
        let lanes = (0..<count).map { lane in
            let column = (0..<1 << bits).map { weights.table[$0 * count + lane] * rarity[$0] }
            let scale = Quantiser.scale(column)
            for bucket in column.indices {
                rows[bucket * LaneTable.width + lane] = Quantiser.step(column[bucket], scale)
            }
            return AspectHead.Parameters(
                scale: scale, bias: weights.biases[lane], slope: calibration[lane].slope,
                offset: calibration[lane].offset,
                threshold: calibration[lane].threshold,
                phrases: (0..<count).map { weights.phrases[$0 * count + lane] * phraseShare })
        }
        return AspectHead(lanes: lanes, table: LaneTable(bits: bits, rows: rows))
    }
}
