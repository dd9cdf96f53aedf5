import Foundation
import Intake
import Storage
import Transport
import Triage

extension Cycle {
    /// Sources visited at the same time; the transport has its own limits per host.
    private static let concurrentSources = 32

    /// Visits the sources that are due, those first that have been due longest, and stores what they bring. One source's
    /// failure is its report's error, never more.
    ///
    /// - Returns: the reports in the order of the configuration, and what became of the other sources.
    func collect() async throws(PipelineError) -> (sources: [SourceReport], visits: VisitReport) {
        let known = try installation.storage { try $0.sources() }
        let plan = VisitPlan(
            installation.settings.sources, known: known, order: order, at: installation.world.now())
        let deadline = Deadline(order.budgetSeconds, in: installation.world)
        var reports: [(place: Int, report: SourceReport)] = []
        var visits = plan.report
        do {
            try await withThrowingTaskGroup(of: (VisitPlan.Visit, VisitEnd).self) { group in
                var line = HostLine(plan.visits) { $0.host }
                var rests: [String: Timestamp] = [:]
                func start() throws(PipelineError) {
                    while deadline.mayGoOn, let visit = line.next() {
                        if let until = visit.door.flatMap({ rests[$0] }), until > installation.world.now() {
                            // The host has asked for a rest, which counts for all that come through the same door.
                            try putOff(visit, until: until)
                            visits.putOff += 1
                            line.finished(visit)
                            continue
                        }
                        group.addTask { (visit, try await self.collect(visit, until: deadline)) }
                        return
                    }
                }
                for _ in 0..<Self.concurrentSources { try start() }
                while let (visit, end) = try await group.next() {
                    line.finished(visit)
                    switch end {
                    case .made(let report, let rest):
                        reports.append((visit.place, report))
                        if let rest, let door = visit.door { rests[door] = rest }
                    case .left: visits.left += 1
                    case .putOff: visits.putOff += 1
                    }
                    installation.world.progress("fetching \(reports.count) of \(plan.visits.count) sources")
                    try start()
                }
                visits.left += line.count
            }
        } catch let error as PipelineError {
            throw error
        } catch {
            throw .badInput("\(error)")
        }
        visits.nextVisitAt = try nextVisit()
        return (reports.sorted { $0.place < $1.place }.map(\.report), visits)
    }

    /// When the first of all sources is due again, local files, which always are, not counted; `nil` where none is planned.
    private func nextVisit() throws(PipelineError) -> Timestamp? {
        let records = try installation.storage { try $0.sources() }
        return installation.settings.sources.filter { !$0.isLocal }.compactMap { source in
            records[source.settings.name].flatMap { $0.stopped == nil ? $0.nextVisitAt : nil }
        }.min()
    }

    /// How a visit ended.
    private enum VisitEnd {
        /// `rest` is until when the host wants to be left alone, where it said.
        case made(SourceReport, rest: Timestamp?)
        /// The time was up before it was its turn.
        case left
        /// It waits for its requests of the next day.
        case putOff
    }

    private func putOff(_ visit: VisitPlan.Visit, until time: Timestamp) throws(PipelineError) {
        var record = visit.record
        record.nextVisitAt = time
        let saved = record
        try installation.storage { try $0.save(saved) }
    }

    /// Visits a source.
    private func collect(
        _ visit: VisitPlan.Visit, until deadline: Deadline
    ) async throws(PipelineError) -> VisitEnd {
        let now = installation.world.now()
        let today = RequestAllowance.day(of: now)
        var record = visit.record
        let allowance = RequestAllowance(
            perDay: visit.source.requestsPerDay, madeToday: record.requestDay == today ? record.requests : 0)
        let result: SourceVisit
        do {
            var reading = try SourceReading(
                visit.source, record: record, until: deadline, allowance: allowance, in: installation)
            guard try await reading.run() else {
                guard allowance.wasRefused else { return .left }
                try putOff(visit, until: RequestAllowance.nextDay(after: now))
                return .putOff
            }
            result = reading.visit
        } catch let error as PipelineError {
            // Only the store's trouble ends the run; a missing credential is this source's own.
            guard case .missingCredential = error else { throw error }
            result = SourceVisit(failedWith: error.description, of: visit.source, remembered: record.validators)
        } catch {
            result = SourceVisit(failedWith: "\(error)", of: visit.source, remembered: record.validators)
        }
        record.take(
            result, at: now, isLocal: visit.source.isLocal,
            limits: visit.source.visitLimits(installation.settings.visits),
            jitter: installation.world.random() * 2 - 1)
        if allowance.wasRefused { record.nextVisitAt = RequestAllowance.nextDay(after: now) }
        if record.requestDay != today { (record.requestDay, record.requests) = (today, 0) }
        record.requests += allowance.made
        let saved = record
        try installation.storage { try $0.save(saved) }
        return .made(result.report, rest: result.earliestNext)
    }
}

/// Until when further pages and documents are asked for.
struct Deadline: Sendable {
    private let world: World
    private let end: Double?

    init(_ seconds: Double?, in world: World) {
        self.world = world
        end = seconds.map { world.uptime() + $0 }
    }

    /// Whether there is time left and nobody asked the process to end.
    var mayGoOn: Bool { !world.mustStop() && (end.map { world.uptime() < $0 } ?? true) }
}
