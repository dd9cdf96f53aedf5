import Intake
import Storage
import Transport
import Triage

extension Cycle {
    /// Sources fetched at the same time; the transport has its own limits per host.
    private static let concurrentSources = 16

    /// Fetches every source and stores what it brings. One source's failure is its report's error, never more.
    ///
    /// - Returns: the reports in the order of the configuration.
    func collect() async throws(PipelineError) -> [SourceReport] {
        let sources = installation.settings.sources
        let known = try installation.storage { try $0.sources() }
        var reports = [SourceReport?](repeating: nil, count: sources.count)
        do {
            try await withThrowingTaskGroup(of: (Int, SourceReport).self) { group in
                var next = 0
                func start() {
                    guard next < sources.count else { return }
                    let index = next
                    let record = known[sources[index].settings.name] ?? SourceRecord(name: sources[index].settings.name)
                    next += 1
                    group.addTask { (index, try await self.collect(sources[index], record: record)) }
                }
                for _ in 0..<Self.concurrentSources { start() }
                var done = 0
                while let (index, report) = try await group.next() {
                    reports[index] = report
                    done += 1
                    installation.world.progress("fetching \(done) of \(sources.count) sources")
                    start()
                }
            }
        } catch let error as PipelineError {
            throw error
        } catch {
            throw .badInput("\(error)")
        }
        return reports.compactMap { $0 }
    }

    private func collect(_ source: SourceEntry, record: SourceRecord) async throws(PipelineError) -> SourceReport {
        var record = record
        let now = installation.world.now()
        record.lastAttemptAt = now
        var report = SourceReport(name: source.settings.name, kind: source.settings.kind)
        do {
            var reading = try SourceReading(source, remembered: record.validators, in: installation)
            try await reading.run()
            report = reading.report
            record.validators = reading.remembered
        } catch let error as PipelineError {
            // Only the store's trouble ends the run; a missing credential is this source's own.
            guard case .missingCredential = error else { throw error }
            report.error = error.description
        } catch {
            report.error = "\(error)"
        }
        record.failures = report.error == nil ? 0 : record.failures + 1
        record.lastError = report.error
        if report.error == nil { record.lastSuccessAt = now }
        if report.new + report.edited > 0 { record.lastNewAt = now }
        let saved = record
        try installation.storage { try $0.save(saved) }
        return report
    }
}
