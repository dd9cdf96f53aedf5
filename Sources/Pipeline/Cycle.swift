import Classifier
import Storage
import Triage

/// One cycle: what Earshot does each time cron calls it.
package struct Cycle: Sendable {
    let installation: Installation
    let order: VisitOrder

    /// - Parameter order: which sources are visited; all unless given.
    package init(_ installation: Installation, visiting order: VisitOrder = .all) {
        self.installation = installation
        self.order = order
    }

    /// Collect → classify → rank → route → deliver.
    ///
    /// Every stage works on what the store holds and leaves its result there, so a cycle that is cut off anywhere is
    /// taken up by the next one: nothing is lost and nothing is done twice.
    ///
    /// - Throws: ``PipelineError/alreadyRunning(storePath:)`` while another process runs a cycle on the same store.
    package func run() async throws(PipelineError) -> RunReport {
        let lock = try installation.lock()
        defer { lock.release() }
        let startedAt = installation.world.now()

        let (sources, visits) = try await collect()
        let judged = try await classify()
        let ranked = try rank()
        let routed = try route(ranked)
        try announce(routed)
        let deliveries = try await deliver()

        return try report(
            startedAt, sources: sources, visits: visits, judged: judged, ranked: ranked, deliveries: deliveries)
    }

    private func report(
        _ startedAt: Timestamp, sources: [SourceReport], visits: VisitReport, judged: JudgingReport,
        ranked: [RankedCase],
        deliveries: DeliveryReport
    ) throws(PipelineError) -> RunReport {
        var cases = CaseReport()
        cases.opened = judged.opened
        cases.joined = judged.joined
        cases.open = ranked.count
        cases.secondOpinion = ranked.count { $0.case.secondOpinion }
        return RunReport(
            startedAt: startedAt, finishedAt: installation.world.now(), sources: sources, visits: visits,
            ledger: try installation.storage { try $0.ledger() }, judged: judged.count, cases: cases,
            deliveries: deliveries, model: installation.model.name, deep: judged.deep)
    }
}
