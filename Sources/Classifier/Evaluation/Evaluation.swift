/// Measures of judgements against labels.
package enum Evaluation {
    /// One judged text: what the model gave and what the label says.
    package struct Judgement: Sendable, Hashable {
        /// The model's number, 0…1.
        package var given: Double
        /// The label: 0 or 1, or a number where the label is one.
        package var wanted: Double
        /// The part of the set it belongs to; empty where it names none.
        package var domain: String
        /// ISO 639-1 code of the text, as the set says; empty where it does not.
        package var language: String

        package init(given: Double, wanted: Double, domain: String = "", language: String = "") {
            self.given = given
            self.wanted = wanted
            self.domain = domain
            self.language = language
        }
    }

    /// What was measured on a set or a part of it; a measure that does not apply is `nil`.
    package struct Line: Sendable, Hashable, Codable {
        package var name: String
        package var count: Int
        /// Share of labels that are 1.
        package var positives: Double?
        package var macroF1: Double?
        /// Share of texts whose whole answer is right.
        package var exact: Double?
        package var auc: Double?
        package var pearson: Double?
        package var spearman: Double?
        /// Expected calibration error over ten bins of equal width.
        package var calibrationError: Double?
        /// Share of the marked spans that the evidence touches.
        package var spansTouched: Double?
        /// Share of the evidence's words that stand in a marked span.
        package var wordsInside: Double?

        package init(name: String, count: Int) {
            self.name = name
            self.count = count
        }
    }

    /// Measures yes-or-no labels against probabilities: the whole; each domain that has both kinds of label, and, where
    /// there is more than one, the mean over those domains; each language, where there is more than one.
    package static func binary(_ judgements: [Judgement], threshold: Double) -> [Line] {
        var lines = [binaryLine("all", judgements, threshold)]
        var parts: [Line] = []
        for (domain, group) in groups(judgements, by: \.domain) where Set(group.map(\.wanted)).count > 1 {
            parts.append(binaryLine("domain \(domain)", group, threshold))
        }
        if parts.count > 1 { lines += parts + [mean(of: parts)] }
        for (language, group) in groups(judgements, by: \.language) {
            lines.append(binaryLine("language \(language)", group, threshold))
        }
        return lines
    }

    /// Measures numbers against numbers: the whole, and each domain and language, where there is more than one.
    package static func graded(_ judgements: [Judgement]) -> [Line] {
        var lines = [gradedLine("all", judgements)]
        for (domain, group) in groups(judgements, by: \.domain) { lines.append(gradedLine("domain \(domain)", group)) }
        for (language, group) in groups(judgements, by: \.language) {
            lines.append(gradedLine("language \(language)", group))
        }
        return lines
    }

    /// The parts of a set by name; none where there is only one.
    static func groups<Item>(_ items: [Item], by name: (Item) -> String) -> [(name: String, items: [Item])] {
        let parts = Dictionary(grouping: items, by: name).filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }
        return parts.count > 1 ? parts.map { ($0.key, $0.value) } : []
    }

    private static func mean(of parts: [Line]) -> Line {
        func mean(_ value: (Line) -> Double?) -> Double? {
            let values = parts.compactMap(value)
            return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        }
        var line = Line(name: "mean of \(parts.count) domains", count: parts.map(\.count).reduce(0, +))
        line.positives = mean(\.positives)
        line.macroF1 = mean(\.macroF1)
        line.auc = mean(\.auc)
        line.pearson = mean(\.pearson)
        line.spearman = mean(\.spearman)
        line.calibrationError = mean(\.calibrationError)
        return line
    }

    private static func binaryLine(_ name: String, _ group: [Judgement], _ threshold: Double) -> Line {
        var line = gradedLine(name, group)
        line.positives = Double(group.count { $0.wanted >= 0.5 }) / Double(max(1, group.count))
        line.macroF1 = macroF1(group, threshold: threshold)
        line.auc = auc(group)
        line.calibrationError = calibrationError(group)
        return line
    }

    private static func gradedLine(_ name: String, _ group: [Judgement]) -> Line {
        var line = Line(name: name, count: group.count)
        line.pearson = pearson(group.map(\.given), group.map(\.wanted))
        line.spearman = spearman(group.map(\.given), group.map(\.wanted))
        return line
    }

    /// How often each answer met each label.
    package struct Confusion: Sendable, Hashable, Codable {
        package var truePositives = 0
        package var falsePositives = 0
        package var falseNegatives = 0
        package var trueNegatives = 0

        package init(_ group: [Judgement], threshold: Double) {
            for judgement in group {
                switch (judgement.given >= threshold, judgement.wanted >= 0.5) {
                case (true, true): truePositives += 1
                case (true, false): falsePositives += 1
                case (false, true): falseNegatives += 1
                case (false, false): trueNegatives += 1
                }
            }
        }
    }

    /// The mean of the F1 of both classes when `given ≥ threshold` counts as yes; 0…1.
    package static func macroF1(_ group: [Judgement], threshold: Double) -> Double {
        let confusion = Confusion(group, threshold: threshold)
        let wrong = Double(confusion.falsePositives + confusion.falseNegatives)
        func f1(_ hits: Int) -> Double { hits == 0 ? 0 : 2 * Double(hits) / (2 * Double(hits) + wrong) }
        return (f1(confusion.truePositives) + f1(confusion.trueNegatives)) / 2
    }

    /// The chance that a positive stands above a negative, ties counting half (Mann–Whitney); `nil` without both kinds.
    package static func auc(_ group: [Judgement]) -> Double? {
        let positives = Double(group.count { $0.wanted >= 0.5 })
        let negatives = Double(group.count) - positives
        guard positives > 0, negatives > 0 else { return nil }
        let sum = zip(ranks(group.map(\.given)), group).filter { $1.wanted >= 0.5 }.map(\.0).reduce(0, +)
        return (sum - positives * (positives + 1) / 2) / (positives * negatives)
    }

    /// Pearson's correlation, −1…1; `nil` where either side does not vary.
    package static func pearson(_ x: [Double], _ y: [Double]) -> Double? {
        guard x.count == y.count, x.count > 1 else { return nil }
        let n = Double(x.count)
        let (mx, my) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
        var (xy, xx, yy) = (0.0, 0.0, 0.0)
        for (a, b) in zip(x, y) {
            xy += (a - mx) * (b - my)
            xx += (a - mx) * (a - mx)
            yy += (b - my) * (b - my)
        }
        return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : nil
    }

    /// Spearman's correlation: Pearson's on ranks; `nil` where either side does not vary.
    package static func spearman(_ x: [Double], _ y: [Double]) -> Double? { pearson(ranks(x), ranks(y)) }

    /// One bin of a reliability table.
    package struct ReliabilityBin: Sendable, Hashable, Codable {
        /// The bin holds probabilities from here up to a tenth more; the last one holds 1 as well.
        package var from: Double
        package var count = 0
        /// The mean of what was given; 0 where the bin is empty.
        package var given = 0.0
        /// The mean of the labels; 0 where the bin is empty.
        package var wanted = 0.0
    }

    /// Ten bins of equal width: what was given against what the labels say.
    package static func reliability(_ group: [Judgement]) -> [ReliabilityBin] {
        var bins = (0..<10).map { ReliabilityBin(from: Double($0) / 10) }
        for judgement in group {
            let bin = min(9, max(0, Int(judgement.given * 10)))
            bins[bin].count += 1
            bins[bin].given += judgement.given
            bins[bin].wanted += judgement.wanted
        }
        for index in bins.indices where bins[index].count > 0 {
            bins[index].given /= Double(bins[index].count)
            bins[index].wanted /= Double(bins[index].count)
        }
        return bins
    }

    /// The gap between mean probability and share of positives in ten bins of equal width, weighted by their size
    /// (Naeini, Cooper, Hauskrecht 2015); 0 is best. `nil` for an empty group.
    package static func calibrationError(_ group: [Judgement]) -> Double? {
        guard !group.isEmpty else { return nil }
        return reliability(group).reduce(0) { $0 + Double($1.count) * abs($1.given - $1.wanted) } / Double(group.count)
    }

    /// The mean cross-entropy of labels 0…1 under the given probabilities, in nats; 0 is best. `nil` for an empty group.
    ///
    /// Probabilities count as no surer than one in a million: one sure error must not weigh without bound.
    package static func logLoss(_ group: [Judgement]) -> Double? {
        guard !group.isEmpty else { return nil }
        return group.reduce(0) { sum, judgement in
            let given = min(1 - 1e-6, max(1e-6, judgement.given))
            return sum - judgement.wanted * Logistic.logarithm(given)
                - (1 - judgement.wanted) * Logistic.logarithm(1 - given)
        } / Double(group.count)
    }

    /// Ranks from 1; equal values share the mean of their ranks.
    static func ranks(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start
            while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
            for k in start...end { ranks[order[k]] = Double(start + end) / 2 + 1 }
            start = end + 1
        }
        return ranks
    }
}
