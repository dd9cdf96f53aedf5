import Foundation
import Intake
import Storage
import Transport
import Triage

extension Cycle {
    /// Sources visited at the same time; the transport has its own limits per host.
    private static let concurrentSources = 16

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
            try await withThrowingTaskGroup(of: (VisitPlan.Visit, SourceReport?).self) { group in
                var line = HostLine(plan.visits) { $0.host }
                func start() {
                    guard deadline.mayGoOn, let visit = line.next() else { return }
                    group.addTask { (visit, try await self.collect(visit, until: deadline)) }
                }
                for _ in 0..<Self.concurrentSources { start() }
                while let (visit, report) = try await group.next() {
                    line.finished(visit)
                    if let report { reports.append((visit.place, report)) } else { visits.left += 1 }
                    installation.world.progress("fetching \(reports.count) of \(plan.visits.count) sources")
                    start()
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

    /// Visits a source; `nil` where the time was up before it was its turn.
    private func collect(
        _ visit: VisitPlan.Visit, until deadline: Deadline
    ) async throws(PipelineError) -> SourceReport? {
        let now = installation.world.now()
        var record = visit.record
        let result: SourceVisit
        do {
            var reading = try SourceReading(visit.source, record: record, until: deadline, in: installation)
            guard try await reading.run() else { return nil }
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
        let saved = record
        try installation.storage { try $0.save(saved) }
        return result.report
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

/// A transport that begins nothing more once the time is up, whatever stands in line by then.
struct TimelyTransport: Exchanging {
    let transport: any Exchanging
    let deadline: Deadline

    func exchange(_ request: FetchRequest) async throws(TransportError) -> FetchedDocument {
        try await transport.exchange(request, while: { deadline.mayGoOn })
    }
}
