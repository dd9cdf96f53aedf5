import FoundationEssentials

/// Measures of judgements against labels, and tables of them.
package enum Evaluation {
    /// One judged text: what the model gave and what the label says.
    package struct Judgement: Sendable, Hashable {
        /// The model's number, 0…1.
        package var given: Double
        /// The label: 0 or 1, or a number where the label is one.
        package var wanted: Double
        /// The part of the set it belongs to.
        package var domain: String

        package init(given: Double, wanted: Double, domain: String = "") {
            self.given = given
            self.wanted = wanted
            self.domain = domain
        }
    }

    /// What was measured on one set or domain; a measure that does not apply is `nil`.
    package struct Line: Sendable, Hashable {
        package var name: String
        package var count: Int
        /// Share of labels that are 1.
        package var positives: Double?
        package var macroF1: Double?
        package var auc: Double?
        package var pearson: Double?
        package var spearman: Double?
        /// Expected calibration error over ten bins of equal width.
        package var calibrationError: Double?
    }

    /// Lines as a person reads them.
    package struct Report: Sendable, Hashable, CustomStringConvertible {
        package var lines: [Line]

        package init(lines: [Line]) { self.lines = lines }

        package var description: String {
            let heads = ["set", "n", "positive", "macro-F1", "AUC", "r", "rho", "ECE"]
            var rows = [heads, heads.map { _ in "---" }]
            for line in lines {
                let numbers = [
                    line.positives, line.macroF1, line.auc, line.pearson, line.spearman, line.calibrationError,
                ]
                rows.append([line.name, "\(line.count)"] + numbers.map { $0.map(Report.thousandths) ?? "–" })
            }
            let widths = heads.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
            return rows.map { row in
                "| "
                    + row.enumerated().map { $1 + String(repeating: " ", count: widths[$0] - $1.count) }
                    .joined(separator: " | ") + " |"
            }.joined(separator: "\n")
        }

        private static func thousandths(_ number: Double) -> String {
            let whole = Int((abs(number) * 1000).rounded())
            let digits = "\(whole % 1000)"
            let sign = number < 0 && whole > 0 ? "−" : ""
            return "\(sign)\(whole / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
        }
    }

    /// Measures yes-or-no labels against probabilities: the whole, each domain that has both kinds of label, and, where
    /// there is more than one, the mean over those domains.
    package static func binary(_ name: String, _ judgements: [Judgement], threshold: Double) -> Report {
        var lines = [binaryLine(name, judgements, threshold)]
        var parts: [Line] = []
        for (domain, group) in Dictionary(grouping: judgements, by: \.domain).sorted(by: { $0.key < $1.key }) {
            guard !domain.isEmpty, Set(group.map(\.wanted)).count > 1 else { continue }
            parts.append(binaryLine("\(name): \(domain)", group, threshold))
        }
        if parts.count > 1 {
            func mean(_ value: (Line) -> Double?) -> Double? {
                let values = parts.compactMap(value)
                return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
            }
            lines += parts
            lines.append(
                Line(
                    name: "\(name): mean of domains", count: parts.map(\.count).reduce(0, +),
                    positives: mean(\.positives), macroF1: mean(\.macroF1), auc: mean(\.auc),
                    calibrationError: mean(\.calibrationError)))
        }
        return Report(lines: lines)
    }

    /// Measures numbers against numbers, the whole and each domain.
    package static func graded(_ name: String, _ judgements: [Judgement]) -> Report {
        var lines = [gradedLine(name, judgements)]
        for (domain, group) in Dictionary(grouping: judgements, by: \.domain).sorted(by: { $0.key < $1.key })
        where !domain.isEmpty {
            lines.append(gradedLine("\(name): \(domain)", group))
        }
        return Report(lines: lines)
    }

    private static func binaryLine(_ name: String, _ group: [Judgement], _ threshold: Double) -> Line {
        let count = Double(max(1, group.count))
        return Line(
            name: name, count: group.count, positives: Double(group.count { $0.wanted >= 0.5 }) / count,
            macroF1: macroF1(group, threshold: threshold), auc: auc(group), calibrationError: calibrationError(group))
    }

    private static func gradedLine(_ name: String, _ group: [Judgement]) -> Line {
        Line(
            name: name, count: group.count, pearson: pearson(group.map(\.given), group.map(\.wanted)),
            spearman: pearson(ranks(group.map(\.given)), ranks(group.map(\.wanted))))
    }

    /// The mean of the F1 of both classes when `given ≥ threshold` counts as yes; 0…1.
    package static func macroF1(_ group: [Judgement], threshold: Double) -> Double {
        var (tp, fp, fn, tn) = (0.0, 0.0, 0.0, 0.0)
        for judgement in group {
            switch (judgement.given >= threshold, judgement.wanted >= 0.5) {
            case (true, true): tp += 1
            case (true, false): fp += 1
            case (false, true): fn += 1
            case (false, false): tn += 1
            }
        }
        func f1(_ hit: Double) -> Double { hit == 0 ? 0 : 2 * hit / (2 * hit + fp + fn) }
        return (f1(tp) + f1(tn)) / 2
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

    /// The gap between mean probability and share of positives in ten bins of equal width, weighted by their size
    /// (Naeini, Cooper, Hauskrecht 2015); 0 is best.
    package static func calibrationError(_ group: [Judgement]) -> Double? {
        guard !group.isEmpty else { return nil }
        var bins = [(given: Double, wanted: Double)](repeating: (0, 0), count: 10)
        for judgement in group {
            let bin = min(9, max(0, Int(judgement.given * 10)))
            bins[bin].given += judgement.given
            bins[bin].wanted += judgement.wanted
        }
        return bins.map { abs($0.given - $0.wanted) }.reduce(0, +) / Double(group.count)
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
