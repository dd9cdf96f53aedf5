import Classifier
import Delivery
import Triage

extension EvaluationReport {
    /// Columns of the page.
    private static let width = 100
    /// Parts of a set beyond this are counted, not listed.
    private static let partLimit = 60

    /// The report for people: lines of at most a hundred columns, what the file holds cleaned for the terminal.
    package var text: String {
        var lines = heading
        lines += [""] + Self.table(measures)
        if let confusion { lines += [""] + Self.table(confusion) }
        if let labels, !labels.isEmpty { lines += [""] + Self.table(labels) }
        if let mixUps, !mixUps.isEmpty { lines += [""] + Self.table(mixUps) }
        if let reliability { lines += [""] + Self.table(reliability, of: answer) }
        lines += [""] + wrongLines
        return lines.joined(separator: "\n")
    }

    private var heading: [String] {
        let name = file == "-" ? "standard input" : Cleaned.line(file, limit: 70)
        var first = "\(name) · \(answer) · \(model)"
        if let threshold { first += " · yes from \(decimal(threshold, 2))" }
        let judged = measures.first?.count ?? 0
        var second = "\(judged) of \(lines.read) lines measured"
        if lines.withoutLabel > 0 { second += ", \(lines.withoutLabel) without a label for \(answer)" }
        var heading = [first, second]
        if lines.bad > 0 { heading += DisplayWidth.wrap(lines.badWords, width: Self.width) }
        return heading
    }

    /// Rows as a table that a Markdown page takes as it is.
    private static func table(_ measures: [Evaluation.Line]) -> [String] {
        let columns: [(head: String, value: (Evaluation.Line) -> Double?)] = [
            ("positive", \.positives), ("macro-F1", \.macroF1), ("all right", \.exact), ("AUC", \.auc),
            ("r", \.pearson),
            ("rho", \.spearman), ("ECE", \.calibrationError), ("spans touched", \.spansTouched),
            ("words inside", \.wordsInside),
        ]
        let shown = columns.filter { column in measures.contains { column.value($0) != nil } }
        var rows = [["set", "n"] + shown.map(\.head)]
        for line in measures.prefix(partLimit) {
            rows.append(
                [DisplayWidth.cut(Cleaned.line(line.name, limit: 200), width: 34), "\(line.count)"]
                    + shown.map { column in column.value(line).map { decimal($0, 3) } ?? "–" })
        }
        let widths = rows[0].indices.map { column in rows.map { DisplayWidth.columns($0[column]) }.max() ?? 0 }
        rows.insert(widths.map { String(repeating: "-", count: max(3, $0)) }, at: 1)
        var lines = rows.map { row in
            "| "
                + row.enumerated().map { index, cell in
                    let gap = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.columns(cell)))
                    return index == 0 ? cell + gap : gap + cell
                }.joined(separator: " | ") + " |"
        }
        if measures.count > partLimit { lines.append("and \(measures.count - partLimit) parts more: --json has them") }
        return lines
    }

    private static func table(_ confusion: Evaluation.Confusion) -> [String] {
        func row(_ name: String, _ yes: String, _ no: String) -> String {
            name.padded(12) + yes.paddedLeft(12) + no.paddedLeft(12)
        }
        return [
            row("", "given yes", "given no"),
            row("label yes", "\(confusion.truePositives)", "\(confusion.falseNegatives)"),
            row("label no", "\(confusion.falsePositives)", "\(confusion.trueNegatives)"),
        ]
    }

    private static func table(_ labels: [Evaluation.LabelLine]) -> [String] {
        var lines = [
            "label".padded(16)
                + ["wanted", "given", "hits", "precision", "recall", "F1"].map { $0.paddedLeft(11) }.joined()
        ]
        for label in labels {
            let shares = [label.precision, label.recall, label.f1].map { $0.map { decimal($0, 3) } ?? "–" }
            let cells = ["\(label.wanted)", "\(label.given)", "\(label.hits)"] + shares
            lines.append(Cleaned.line(label.name, limit: 15).padded(16) + cells.map { $0.paddedLeft(11) }.joined())
        }
        return lines
    }

    private static func table(_ mixUps: [Evaluation.MixUp]) -> [String] {
        ["taken for another, most frequent first"]
            + mixUps.prefix(10).map {
                "\($0.count)".paddedLeft(6)
                    + "  \(Cleaned.line($0.wanted, limit: 30)) taken for \(Cleaned.line($0.given, limit: 30))"
            }
    }

    private static func table(_ bins: [Evaluation.ReliabilityBin], of answer: String) -> [String] {
        let most = Double(bins.map(\.count).max() ?? 1)
        let label = answer == "anger" ? "mean label" : "share of yes"
        return [
            "reliability".padded(14) + "n".paddedLeft(8) + "mean given".paddedLeft(14) + label.paddedLeft(14)
                + "gap".paddedLeft(9)
        ]
            + bins.map { bin in
                let name = "\(decimal(bin.from, 1))–\(decimal(bin.from + 0.1, 1))".padded(14)
                guard bin.count > 0 else { return name + "0".paddedLeft(8) }
                let gap = bin.wanted - bin.given
                let numbers =
                    "\(bin.count)".paddedLeft(8) + decimal(bin.given, 3).paddedLeft(14)
                    + decimal(bin.wanted, 3).paddedLeft(14)
                    + ((gap >= 0.0005 ? "+" : "") + decimal(gap, 3)).paddedLeft(9)
                return name + numbers + "  "
                    + String(repeating: "█", count: max(1, Int((30 * Double(bin.count) / most).rounded())))
            }
    }

    private var wrongLines: [String] {
        guard wrong > 0 else { return ["No errors."] }
        let kind = answer == "anger" ? "grades more than 0.1 off" : "errors"
        guard !worst.isEmpty else { return ["\(wrong) \(kind)"] }
        var lines = ["The worst \(worst.count) of \(wrong) \(kind)"]
        for entry in worst {
            let numbers = Cleaned.line("line \(entry.line)  given \(entry.given), label \(entry.wanted)", limit: 96)
            lines.append("  " + numbers)
            lines += ["    “" + DisplayWidth.cut(Cleaned.line(entry.text, limit: 400), width: Self.width - 6) + "”"]
            let why = Cleaned.line(entry.why.joined(separator: "; "), limit: 400)
            if !why.isEmpty { lines.append("    " + DisplayWidth.cut(why, width: Self.width - 4)) }
        }
        return lines
    }
}
