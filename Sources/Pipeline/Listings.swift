import Intake
import Storage
import Transport
package import Triage

/// How one configured source fares.
package struct SourceLine: Hashable, Sendable, Codable {
    package let name: String
    package let kind: String
    package let lastAttemptAt: Timestamp?
    package let lastSuccessAt: Timestamp?
    /// When it last brought something new.
    package let lastNewAt: Timestamp?
    /// Mean seconds between visits that brought something new; absent until two did.
    package let meanGapSeconds: Double?
    /// When it is due; absent where it was never visited, or is not asked any more.
    package let nextVisitAt: Timestamp?
    /// Failures in a row.
    package let failures: Int
    package let error: String?
    /// Why it is not asked any more.
    package let stopped: String?
    /// Where its address has moved for good: the configuration should say so.
    package let movedTo: String?
    /// Whether it is silent against its own rhythm.
    package let isQuiet: Bool
    /// Requests made today, in UTC.
    package let requestsToday: Int
    /// How many it may make a day; absent where the configuration does not say.
    package let requestsPerDay: Int?
}

/// One message of ours that has not arrived for certain.
package struct OutboxLine: Hashable, Sendable, Codable {
    package let id: Int64
    package let channel: String
    package let state: DeliveryState
    package let attempts: Int
    package let nextAttemptAt: Timestamp?
    package let error: String?
}

extension Installation {
    /// Every configured source in order.
    package func sourceLines() throws(PipelineError) -> [SourceLine] {
        let records = try storage { try $0.sources() }
        return settings.sources.map { source in
            var record = records[source.settings.name] ?? SourceRecord(name: source.settings.name)
            record.settle(address: source.addressHash)
            return SourceLine(
                name: source.settings.name, kind: source.settings.kind, lastAttemptAt: record.lastAttemptAt,
                lastSuccessAt: record.lastSuccessAt, lastNewAt: record.rhythm.lastNewAt,
                meanGapSeconds: record.rhythm.meanGapSeconds,
                nextVisitAt: record.stopped == nil ? record.nextVisitAt : nil, failures: record.failures,
                error: record.lastError, stopped: record.stopped,
                movedTo: record.movedTo.map { URLRedaction.redacted($0) },
                isQuiet: record.rhythm.isQuiet(at: world.now()),
                requestsToday: record.requestDay == RequestAllowance.day(of: world.now()) ? record.requests : 0,
                requestsPerDay: source.requestsPerDay)
        }
    }

    /// Every configured source on a line: name, kind, and where it reads, secrets masked.
    package func sourceNames() -> [String] {
        let width = settings.sources.map { $0.settings.name.count }.max() ?? 0
        let kindWidth = settings.sources.map { $0.settings.kind.count }.max() ?? 0
        return settings.sources.map { source in
            let address = Cleaned.line(source.settings.url.map { URLRedaction.redacted($0) } ?? "", limit: 300)
            return "\(source.settings.name.padded(width))  \(source.settings.kind.padded(kindWidth))  \(address)"
        }
    }

    /// What a source's first page holds, or the first further documents that it names, fetched now and stored nowhere.
    ///
    /// - Returns: up to `limit` Mention objects, one a line, and what was odd about the documents.
    package func firstMentions(
        ofSource name: String, limit: Int
    ) async throws(PipelineError) -> (lines: [String], notes: [String]) {
        let names = settings.sources.map(\.settings.name)
        guard let source = settings.sources.first(where: { $0.settings.name == name }) else {
            let hint = Spelling.nearest(to: name, among: names).map { "; did you mean \($0)?" } ?? ""
            throw .badInput("there is no source \(name)\(hint)")
        }
        var wanted = source.settings
        if let reference = source.credential { wanted.credential = Secret(try world.credential(reference)) }
        do {
            let adapter = try SourceRegistry.adapter(for: wanted)
            var authors = AuthorLookups()
            var page = try await firstPage(of: adapter, &authors)
            // As many documents as there are mentions wanted will do: what is broken in them is told as well.
            for further in page.further.prefix(limit) where page.mentions.count < limit {
                let name = DocumentName(further.firstRequest())
                do {
                    let more = try await firstPage(of: further, &authors)
                    page.mentions += more.mentions
                    page.notes += (more.notes + more.failedItems).map(name.naming)
                } catch {
                    page.notes.append(name.naming("\(error)"))
                }
            }
            return (page.mentions.prefix(limit).map { MentionObject.write($0) }, page.notes + page.failedItems)
        } catch {
            throw .badInput("\(error)")
        }
    }

    private func firstPage(of adapter: any SourceAdapter, _ authors: inout AuthorLookups) async throws -> SourcePage {
        var page = try adapter.read(try await transport.exchange(adapter.firstRequest()), limits: settings.limits)
        page.notes += await authors.complete(&page.mentions, by: adapter, transport, settings.limits)
        return page
    }

    /// Messages that wait, are uncertain or were given up; at most a thousand of each state.
    package func outboxLines() throws(PipelineError) -> [OutboxLine] {
        var lines: [OutboxLine] = []
        for state in [DeliveryState.failed, .uncertain, .sending, .pending] {
            for delivery in try storage({ try $0.deliveries(in: state, limit: 1_000) }) {
                lines.append(
                    OutboxLine(
                        id: delivery.id, channel: delivery.channel, state: state, attempts: delivery.attempts,
                        nextAttemptAt: state == .failed ? nil : delivery.nextAttemptAt, error: delivery.lastError))
            }
        }
        return lines
    }
}

extension Installation {
    /// Puts every message that was given up back into the queue.
    ///
    /// - Returns: how many.
    package func retryFailedDeliveries() throws(PipelineError) -> Int {
        let now = world.now()
        return try storage { try $0.retryFailed(at: now) }
    }
}
