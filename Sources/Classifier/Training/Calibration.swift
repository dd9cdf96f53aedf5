/// Fits the sigmoid that turns scores into probabilities (Platt 1999), and the threshold.
enum Calibration {
    typealias Point = (score: Double, target: Double, weight: Double)

    /// Slope and offset with the least cross-entropy, by Newton's steps with a light pull towards slope 1.
    static func platt(_ points: [Point]) -> (slope: Double, offset: Double) {
        var slope = 1.0
        var offset = 0.0
        for _ in 0..<50 {
            var (g0, g1, h00, h01, h11) = (0.0, 0.01 * (slope - 1), 1e-6, 0.0, 0.01)
            for point in points {
                let p = Logistic.sigmoid(slope * point.score + offset)
                let error = (p - point.target) * point.weight
                let curve = max(1e-9, p * (1 - p) * point.weight)
                g0 += error
                g1 += error * point.score
                h00 += curve
                h01 += curve * point.score
                h11 += curve * point.score * point.score
            }
            let determinant = h00 * h11 - h01 * h01
            guard determinant > 1e-12 else { break }
            let stepOffset = (h11 * g0 - h01 * g1) / determinant
            let stepSlope = (h00 * g1 - h01 * g0) / determinant
            offset -= max(-2, min(2, stepOffset))
            slope -= max(-2, min(2, stepSlope))
            if abs(stepOffset) + abs(stepSlope) < 1e-9 { break }
        }
        // A head must never be turned upside down by a poor sample.
        return (max(0.05, slope), offset)
    }

    /// The probability from which on calling a text positive gives the best macro-F1; of those that come within `slack` of it
    /// the lowest.
    static func threshold(
        _ points: [(probability: Double, isPositive: Bool, weight: Double)], slack: Double = 0
    ) -> Double {
        var found: [(value: Double, score: Double)] = []
        for step in 10...90 {
            let cut = Double(step) / 100
            var (tp, fp, fn, tn) = (0.0, 0.0, 0.0, 0.0)
            for point in points {
                switch (point.probability >= cut, point.isPositive) {
                case (true, true): tp += point.weight
                case (true, false): fp += point.weight
                case (false, true): fn += point.weight
                case (false, false): tn += point.weight
                }
            }
            let score = (2 * tp / max(1e-9, 2 * tp + fp + fn) + 2 * tn / max(1e-9, 2 * tn + fp + fn)) / 2
            found.append((cut, score))
        }
        let best = found.map(\.score).max() ?? 0
        return found.first { $0.score >= best - slack - 1e-9 }?.value ?? 0.5
    }
}
