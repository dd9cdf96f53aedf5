import Pipeline
import Triage

/// How the sources fare, for people.
struct SourceTable {
    let text: String

    init(_ lines: [SourceLine], at now: Timestamp) {
        let head = ["source", "kind", "answered", "news", "usually every", "due"]
        let rows = lines.map { line in
            [
                TerminalText.clean(line.name), line.kind, Self.ago(line.lastSuccessAt, now),
                Self.ago(line.lastNewAt, now),
                line.meanGapSeconds.map(Spell.span) ?? "–", Self.due(line, now),
            ]
        }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        func row(_ cells: [String]) -> String {
            let padded = zip(cells, widths).map { cell, width in
                cell + String(repeating: " ", count: width - cell.count)
            }
            return padded.joined(separator: "  ").trimmed + "\n"
        }
        var text = row(head)
        for (line, cells) in zip(lines, rows) {
            text += row(cells)
            for remark in Self.remarks(line) { text += "  " + TerminalText.clean(remark) + "\n" }
        }
        self.text = text
    }

    private static func ago(_ time: Timestamp?, _ now: Timestamp) -> String {
        time.map { Spell.span(max(0, now.seconds(since: $0))) + " ago" } ?? "never"
    }

    private static func due(_ line: SourceLine, _ now: Timestamp) -> String {
        if line.stopped != nil { return "no more" }
        guard let next = line.nextVisitAt, next > now else { return "now" }
        return "in " + Spell.span(next.seconds(since: now))
    }

    private static func remarks(_ line: SourceLine) -> [String] {
        var remarks: [String] = []
        if let stopped = line.stopped {
            remarks.append("! \(stopped)")
        } else if let error = line.error {
            remarks.append("! \(line.failures == 1 ? "" : "\(line.failures) times in a row: ")\(error)")
        }
        if let target = line.movedTo { remarks.append("· moved for good to \(target): let the configuration say so") }
        if let limit = line.requestsPerDay {
            remarks.append("· \(line.requestsToday) of \(limit) requests made today")
        }
        if line.isQuiet { remarks.append("· quiet against its own rhythm") }
        return remarks
    }
}

extension String {
    fileprivate var trimmed: String {
        var copy = self[...]
        while copy.last == " " { copy.removeLast() }
        return String(copy)
    }
}
