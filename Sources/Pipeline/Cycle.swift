import Classifier
import Storage
import Triage

/// One cycle: what Earshot does each time cron calls it.
package struct Cycle: Sendable {
    let installation: Installation

    package init(_ installation: Installation) { self.installation = installation }

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

        let sources = try await collect()
        let judged = try classify()
        let ranked = try rank()
        let routed = try route(ranked)
        try announce(routed)
        let deliveries = try await deliver()

        return try report(startedAt, sources: sources, judged: judged, ranked: ranked, deliveries: deliveries)
    }

    private func report(
        _ startedAt: Timestamp, sources: [SourceReport], judged: JudgingReport, ranked: [RankedCase],
        deliveries: DeliveryReport
    ) throws(PipelineError) -> RunReport {
        var cases = CaseReport()
        cases.opened = judged.opened
        cases.joined = judged.joined
        cases.open = ranked.count
        cases.secondOpinion = ranked.count { $0.case.secondOpinion }
        return RunReport(
            startedAt: startedAt, finishedAt: installation.world.now(), sources: sources,
            ledger: try installation.storage { try $0.ledger() }, judged: judged.count, cases: cases,
            deliveries: deliveries, model: installation.model.name)
    }
}
