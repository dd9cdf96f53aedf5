import Foundation
import Intake
import Storage
import Transport
package import Triage

/// Which sources a cycle visits, and how long it takes for that.
package struct VisitOrder: Hashable, Sendable {
    /// Whether sources are visited that are not due, and those that were given up.
    package var takesAll: Bool
    /// After so many seconds no further page or document is asked for, also none that stands in line by then; `nil` for no
    /// limit. What is being fetched then is finished.
    package var budgetSeconds: Double?

    package init(takesAll: Bool = false, budgetSeconds: Double? = nil) {
        self.takesAll = takesAll
        self.budgetSeconds = budgetSeconds
    }

    /// Every source, however long it takes.
    package static var all: VisitOrder { VisitOrder(takesAll: true) }
}

/// What became of the sources that a cycle did not report on.
package struct VisitReport: Hashable, Sendable, Codable {
    /// Sources whose time has not come.
    package var notDue = 0
    /// The earliest time at which one of all sources is due again.
    package var nextVisitAt: Timestamp?
    /// Sources left for the next run: the budget was used up, or the process was asked to end.
    package var left = 0
    /// Sources put off to a later time: their host asked for a rest, or their requests of the day were used up before.
    package var putOff = 0
    /// Sources that are not asked any more, by name.
    package var stopped: [String] = []

    package init() {}
}

extension SourceVisit {
    /// A visit that did not begin, or broke off with this.
    init(failedWith error: String, of source: SourceEntry, remembered: String?) {
        report = SourceReport(name: source.settings.name, kind: source.settings.kind)
        report.error = error
        self.remembered = remembered
    }
}

/// The sources of a cycle, those first that have been due longest.
struct VisitPlan {
    /// A visit to be made.
    struct Visit {
        /// Place of the source in the configuration.
        let place: Int
        let source: SourceEntry
        let record: SourceRecord
        /// The host that is asked first; `nil` where it is a file, or cannot be asked at all.
        let host: String?

        /// Whom the host takes for one and the same: requests to it with the same credential; `nil` as for `host`.
        var door: String? { host.map { "\($0) \(source.credential?.description ?? "")" } }

        init(place: Int, source: SourceEntry, record: SourceRecord) {
            self.place = place
            self.source = source
            self.record = record
            var settings = source.settings
            if let target = record.movedTo { settings.url = target }
            let request = try? SourceRegistry.adapter(for: settings).firstRequest()
            host = request.flatMap { URLComponents(string: $0.url)?.host }
        }
    }

    private(set) var visits: [Visit] = []
    private(set) var report = VisitReport()

    init(_ sources: [SourceEntry], known: [String: SourceRecord], order: VisitOrder, at now: Timestamp) {
        for (place, source) in sources.enumerated() {
            var record = known[source.settings.name] ?? SourceRecord(name: source.settings.name)
            record.settle(address: source.addressHash)
            if order.takesAll {
                visits.append(Visit(place: place, source: source, record: record))
            } else if record.stopped != nil {
                report.stopped.append(source.settings.name)
            } else if let next = record.nextVisitAt, next > now {
                report.notDue += 1
            } else {
                visits.append(Visit(place: place, source: source, record: record))
            }
        }
        let longAgo = Timestamp(milliseconds: 0)
        visits.sort { ($0.record.nextVisitAt ?? longAgo, $0.place) < ($1.record.nextVisitAt ?? longAgo, $1.place) }
    }
}

extension SourceRecord {
    /// Forgets what was about another address than the configuration names now.
    mutating func settle(address hash: String) {
        guard address != hash else { return }
        // The rhythm and the store's mentions stay: it is the same source, at another door.
        (movedTo, stopped) = (nil, nil)
        if address != nil {
            nextVisitAt = nil
            failures = 0
        }
        address = hash
    }

    /// Takes in what a visit came to, and plans the next one.
    ///
    /// - Parameters:
    ///   - isLocal: a file on this machine, which is due in every run.
    ///   - jitter: −1…1, see ``VisitOutcome/next(after:rhythm:limits:jitter:)``.
    mutating func take(
        _ visit: SourceVisit, at now: Timestamp, isLocal: Bool, limits: VisitLimits, jitter: Double
    ) {
        lastAttemptAt = now
        lastError = visit.report.error
        validators = visit.remembered
        let broughtNew = visit.report.new + visit.report.edited > 0
        if broughtNew { rhythm.broughtNew(at: now) }
        let outcome: VisitOutcome
        if visit.report.error == nil {
            failures = 0
            lastSuccessAt = now
            stopped = nil
            movedTo = visit.movedTo ?? movedTo
            // Caching fields are written for browsers, and often carelessly: they never count for more than the ceiling.
            let ceiling = now.adding(seconds: limits.ceilingSeconds)
            let wishes = [visit.earliestNext, visit.freshUntil.map { min($0, ceiling) }].compactMap { $0 }
            outcome = .answered(broughtNew: broughtNew, earliestNext: wishes.max())
        } else {
            failures += 1
            if let reason = visit.stopReason { stopped = reason }
            outcome = .failed(failures: failures, retryAt: visit.earliestNext)
        }
        nextVisitAt =
            visit.isCutShort || isLocal ? now : outcome.next(after: now, rhythm: rhythm, limits: limits, jitter: jitter)
    }
}

/// What a visit to a source came to.
struct SourceVisit {
    var report: SourceReport
    /// What to know of its documents next time.
    var remembered: String?
    /// When the vendor or the answer wants the next visit, where one said.
    var earliestNext: Timestamp?
    /// Until when the answer counts as fresh, by its caching fields.
    var freshUntil: Timestamp?
    /// Where the source's address has moved for good.
    var movedTo: String?
    /// Why it is not to be asked any more; `nil` where it is.
    var stopReason: String?
    /// Whether the time was used up before all pages were read.
    var isCutShort = false
}

extension SourceEntry {
    /// Hash of what the configuration says to read; an address may hold a key, and the store holds none.
    var addressHash: String {
        var hash = FNV1a()
        hash.add(settings.kind)
        hash.add(settings.url ?? "")
        for option in settings.options.sorted(by: { $0.key < $1.key }) { hash.add("\(option.key)=\(option.value)") }
        return hash.hexadecimal
    }

    /// Whether it is a file or folder on this machine.
    var isLocal: Bool { settings.url?.lowercased().hasPrefix("file:") == true }

    /// Between which bounds it is visited: as often as it says itself, else as all do.
    func visitLimits(_ standard: VisitLimits) -> VisitLimits {
        guard let everySeconds else { return standard }
        let seconds = Double(everySeconds)
        return VisitLimits(floorSeconds: seconds, ceilingSeconds: seconds, standardSeconds: seconds)
    }
}
