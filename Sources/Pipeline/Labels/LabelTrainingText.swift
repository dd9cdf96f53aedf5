import Classifier
import Triage

extension LabelTrainingReport {
    /// The report for people, without what became of the weights.
    package var text: String {
        var lines: [String] = []
        for file in files where file.lines.bad > 0 || file.lines.withoutLabel > 0 {
            let name = file.name == "-" ? "standard input" : Cleaned.line(file.name, limit: 70)
            if file.lines.withoutLabel > 0 {
                lines.append(
                    "\(name): \(file.lines.withoutLabel) lines without complaint, anger or spam teach nothing"
                )
            }
            if file.lines.bad > 0 { lines.append("\(name): \(file.lines.badWords)") }
        }
        let counts = labels.filter { $0.count > 0 }.map { "\($0.count) \($0.answer)" }.joined(
            separator: ", ")
        lines.append(
            "\(taught + heldBack) labelled texts (\(counts)): \(taught) teach, \(heldBack) are held back")
        lines.append("\(before) before, \(after) after")
        if strength < 1 {
            lines.append(
                "only \(decimal(100 * strength, 0)) % of the way: further would have cost too much on the guard lines"
            )
        }
        lines.append("")
        lines += Self.table("held back", held)
        lines += Self.table("guard", guardLines)
        if heldBack < RefitComparison.tellingCount {
            lines.append("")
            lines.append(
                heldBack == 0
                    ? "Nothing was held back: nothing can be said of what these labels teach."
                    : "\(heldBack) held-back \(heldBack == 1 ? "label says" : "labels say") next to nothing: below "
                        + "\(RefitComparison.tellingCount), chance decides the figures above.")
        }
        return lines.joined(separator: "\n")
    }

    private static func table(_ name: String, _ comparison: RefitComparison) -> [String] {
        comparison.lines.flatMap { line -> [String] in
            var cells: [String] = []
            func cell(_ name: String, _ before: Double?, _ after: Double?) {
                guard let before, let after else { return }
                cells.append("\(name) \(decimal(before, 3)) → \(decimal(after, 3))")
            }
            cell("macro-F1", line.before.macroF1, line.after.macroF1)
            cell("AUC", line.before.auc, line.after.auc)
            cell("r", line.before.pearson, line.after.pearson)
            cell("ECE", line.before.calibrationError, line.after.calibrationError)
            cell("log loss", line.before.logLoss, line.after.logLoss)
            let head = name.padded(10) + line.answer.padded(10) + "\(line.count)".paddedLeft(5)
            // Four pairs with their names would be wider than a terminal.
            let first = head + "  " + cells.prefix(3).joined(separator: "  ")
            let rest = cells.dropFirst(3).joined(separator: "  ")
            return rest.isEmpty ? [first] : [first, String(repeating: " ", count: 27) + rest]
        }
    }
}
