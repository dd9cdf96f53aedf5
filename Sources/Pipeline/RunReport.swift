package import Triage

/// How one source fared in a run.
package struct SourceReport: Hashable, Sendable, Codable {
    package var name: String
    package var kind: String
    /// Items that the source answered with.
    package var fetched = 0
    package var new = 0
    package var edited = 0
    package var unchanged = 0
    /// Items that could not be read.
    package var failed = 0
    /// Further documents that the source named and that were asked for: files of a folder, feeds of a list.
    package var documents = 0
    /// Those of them that could not be fetched or read; the notes name them.
    package var failedDocuments = 0
    /// What stopped the reading of the source; pages before it were stored.
    package var error: String?
    /// The vendor or the transport said that nothing changed.
    package var notModified = false
    /// What was odd: degradations, broken items.
    package var notes: [String] = []

    package init(name: String, kind: String) {
        self.name = name
        self.kind = kind
    }

    /// What stands behind the counts in the table.
    fileprivate var remark: String {
        if notModified { return "  not modified" }
        guard documents > 0 else { return "" }
        let failed = failedDocuments > 0 ? ", \(failedDocuments) failed" : ""
        return "  \(documents) \(documents == 1 ? "document" : "documents")\(failed)"
    }
}

/// What a run did to the cases.
package struct CaseReport: Hashable, Sendable, Codable {
    package var opened = 0
    /// Got another mention, an edit or a second word from the person.
    package var joined = 0
    package var open = 0
    /// Said again after an answer of ours.
    package var secondOpinion = 0

    package init() {}
}

/// What a run did to the outbox.
package struct DeliveryReport: Hashable, Sendable, Codable {
    package var sent = 0
    /// Will be tried again.
    package var waiting = 0
    /// The receiver may or may not have them.
    package var uncertain = 0
    /// Given up, ever.
    package var failed = 0
    /// Given up in this run.
    package var givenUp = 0
    /// One sentence for each trouble.
    package var problems: [String] = []

    package init() {}
}

/// What the deep tier did in a run: `chosen` is `read`, `otherLanguages` and `left` together.
package struct DeepReport: Hashable, Sendable, Codable {
    /// The foremost of the waiting mentions by the fast tier's rank.
    package var chosen = 0
    /// Judged by both tiers.
    package var read = 0
    /// Not in the language that the deep tier reads; judged by the fast tier alone.
    package var otherLanguages = 0
    /// Not reached in the time that a run has for this; judged by the fast tier alone.
    package var left = 0
    package var seconds = 0.0
    /// Which weights read.
    package var model: String?
    /// Why the deep tier did not work; `nil` where it did.
    package var unavailable: String?

    package init() {}

    /// One line for people.
    fileprivate var sentence: String {
        if let unavailable { return "off: " + Cleaned.line(unavailable, limit: 500) }
        var others: [String] = []
        if otherLanguages > 0 { others.append("\(otherLanguages) in other languages") }
        if left > 0 { others.append("\(left) that the time did not reach") }
        return "\(read) of the foremost \(chosen) read by \(model ?? "it") in \(decimal(seconds, 1)) s"
            + (others.isEmpty ? "" : "; " + others.joined(separator: " and ") + " kept the fast tier's answer")
    }
}

/// What one cycle did, in counts that add up.
package struct RunReport: Hashable, Sendable, Codable {
    package var startedAt: Timestamp
    package var finishedAt: Timestamp
    package var sources: [SourceReport]
    /// The sources that were not visited.
    package var visits: VisitReport
    /// What became of every mention ever stored.
    package var ledger: LedgerCounts
    /// Mentions judged in this run.
    package var judged: Int
    package var cases: CaseReport
    package var deliveries: DeliveryReport
    /// Which weights judged.
    package var model: String
    /// `nil` where the deep tier is switched off, or nothing waited for a judgement.
    package var deep: DeepReport?

    /// Why the run as a whole failed: every source gave nothing but an error, or every message was given up. `nil` where
    /// it did not.
    package var failure: String? {
        if !sources.isEmpty, sources.allSatisfy({ $0.error != nil && $0.fetched == 0 }) { return "every source failed" }
        if deliveries.givenUp > 0, deliveries.sent == 0 {
            return "no message could be delivered; earshot outbox shows them"
        }
        return nil
    }

    /// 0, or 69 (unavailable) where the run as a whole failed.
    package var exitStatus: Int32 { failure == nil ? 0 : 69 }
}

extension RunReport {
    /// The report for people: a table of the sources, then the ledger, the cases and the deliveries.
    package func text() -> String {
        var lines: [String] = []
        let nameWidth = max(6, sources.map { $0.name.count }.max() ?? 0)
        func row(_ name: String, _ cells: [String]) -> String {
            name.padded(nameWidth) + cells.map { $0.paddedLeft(10) }.joined()
        }
        lines.append(row("source", ["fetched", "new", "edited", "unchanged", "failed"]))
        for source in sources {
            let cells = [source.fetched, source.new, source.edited, source.unchanged, source.failed].map(String.init)
            lines.append(row(source.name, cells) + source.remark)
            if let error = source.error { lines.append("  ! " + Cleaned.line(error, limit: 1_000)) }
            for note in source.notes.prefix(5) { lines.append("  · " + Cleaned.line(note, limit: 300)) }
            if source.notes.count > 5 {
                lines.append("  · and \(source.notes.count - 5) more notes (--json has them all)")
            }
        }
        if sources.count > 1 {
            let sums = [
                sources.reduce(0) { $0 + $1.fetched }, sources.reduce(0) { $0 + $1.new },
                sources.reduce(0) { $0 + $1.edited }, sources.reduce(0) { $0 + $1.unchanged },
                sources.reduce(0) { $0 + $1.failed },
            ]
            lines.append(row("all", sums.map(String.init)))
        }
        lines += visits.lines(visited: sources.count)
        lines.append("")
        lines.append("ledger      " + ledger.sentence)
        lines.append(
            "judged      \(judged) now, by \(model) (fast tier)")
        if let deep { lines.append("deep tier   " + deep.sentence) }
        lines.append(
            "cases       \(cases.opened) opened, \(cases.joined) added to, \(cases.open) open, "
                + "\(cases.secondOpinion) to be looked at twice")
        lines.append(
            "deliveries  \(deliveries.sent) sent, \(deliveries.waiting) waiting, \(deliveries.uncertain) uncertain, "
                + "\(deliveries.failed) failed")
        for problem in deliveries.problems { lines.append("  ! " + Cleaned.line(problem, limit: 1_000)) }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension VisitReport {
    /// One sentence for each reason why sources were not visited.
    fileprivate func lines(visited: Int) -> [String] {
        var lines: [String] = []
        if notDue > 0 {
            let next = nextVisitAt.map { ", the next one at \($0)" } ?? ""
            lines.append("\(notDue) \(notDue == 1 ? "source is" : "sources are") not due\(next); --all visits them now")
        }
        if left > 0 {
            lines.append(
                "\(left) \(left == 1 ? "source was" : "sources were") left for the next run, which takes them first")
        }
        if putOff > 0 {
            lines.append(
                "\(putOff) \(putOff == 1 ? "source was" : "sources were") put off: the host asked for a rest, or "
                    + "requestsPerDay was used up; earshot sources status says until when")
        }
        for name in stopped {
            lines.append("  ! \(name) is not asked any more; earshot sources status says why, --all asks again")
        }
        return lines
    }
}

extension LedgerCounts {
    /// `117 mentions = 0 waiting + 60 classified + 4 suppressed (3 spam, 1 own-account) + 53 in a case + 0 failed`.
    package var sentence: String {
        let rules = suppressedByRule.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        return "\(total) mentions = \(waiting) waiting + \(classified) classified + \(suppressed) suppressed"
            + (rules.isEmpty ? "" : " (\(rules))") + " + \(inCase) in a case + \(failed) failed"
    }
}

extension String {
    func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

    func paddedLeft(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
