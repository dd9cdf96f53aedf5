package import Delivery
import Intake
import Storage
import Triage

extension Cycle {
    /// Puts into the outbox what each channel has not heard of yet.
    ///
    /// A channel gets the cases routed to it that are new or changed since it last heard of them, the most pressing
    /// up to the attention budget; the others are counted as cut and may get their turn a day later. Messages and the note of what they announce are
    /// stored together, so that nothing is announced twice or forgotten.
    func announce(_ routed: [RoutedCase]) throws(PipelineError) {
        let now = installation.world.now()
        let sinks = installation.sinks()
        let yesterday = now.adding(seconds: -86_400)
        for entry in installation.settings.sinks {
            // A sink that cannot be set up hears of everything once it can.
            guard let sink = sinks[entry.name], !(sink is UnavailableSink) else { continue }
            let heard = try installation.storage {
                try $0.announcements(in: entry.name, forgettingCutBefore: yesterday)
            }
            let mine = routed.filter { $0.decision.channels.contains(entry.name) }
            let news = mine.filter { (heard[$0.ranked.case.number]?.revision ?? 0) < $0.ranked.case.revision }
            guard !news.isEmpty else { continue }

            // A promise that comes due or was missed is told whatever the attention budget says.
            let pressing = news.indices.filter { index in
                index < installation.settings.digestLimit || news[index].ranked.promises.contains(where: isPressing)
            }
            let shown = pressing.map { news[$0] }
            let cut = news.indices.filter { !pressing.contains($0) }.map { news[$0] }
            var digest = try installation.digest(
                shown.map(\.ranked), cut: cut.map(\.ranked), isNew: { heard[$0.number] == nil })
            let waiting = mine.count - news.count
            if waiting > 0 {
                let cases = waiting == 1 ? "1 case of earlier digests is" : "\(waiting) cases of earlier digests are"
                digest.notes.append("\(cases) still open: earshot queue shows them")
            }
            let payloads = sink.render(digest)
            let batch = dedupeKey(channel: entry.name, news: news)
            let deliveries = payloads.enumerated().map { index, payload in
                OutboundDelivery(
                    channel: entry.name, dedupeKey: "\(batch)/\(index + 1)", payload: payload, nextAttemptAt: now)
            }
            let announcements =
                shown.map {
                    Announcement(caseNumber: $0.ranked.case.number, revision: $0.ranked.case.revision, shown: true)
                }
                + cut.map {
                    Announcement(caseNumber: $0.ranked.case.number, revision: $0.ranked.case.revision, shown: false)
                }
            try installation.storage { store in
                try store.enqueue(deliveries, announcing: announcements, in: entry.name, at: now)
            }
        }
    }

    private func isPressing(_ promise: Promise) -> Bool {
        promise.state == .open && (promise.remindedAt != nil || promise.missedAt != nil)
    }

    private func dedupeKey(channel: String, news: [RoutedCase]) -> String {
        var hash = FNV1a()
        for entry in news.sorted(by: { $0.ranked.case.number < $1.ranked.case.number }) {
            hash.add("\(entry.ranked.case.name).\(entry.ranked.case.revision)")
        }
        return "\(channel)/\(hash.hexadecimal)"
    }

    /// Sends what is due from the outbox; what a crash cut off is taken up first.
    func deliver() async throws(PipelineError) -> DeliveryReport {
        let world = installation.world
        let sinks = installation.sinks()
        let sender = OutboxSender(
            outbox: installation.store, sinks: sinks, policy: RetryPolicy(), now: world.now)
        var report = DeliveryReport()
        for case (let name, let sink as UnavailableSink) in sinks.sorted(by: { $0.key < $1.key }) {
            report.problems.append("\(name) is told nothing for now: \(sink.reason)")
        }
        do {
            for interrupted in try sender.recover() {
                report.problems.append(
                    "\(interrupted.channel): a message was cut off while it was sent; it may have arrived and is sent again"
                )
            }
            let sent = try await sender.drain()
            report.sent = sent.delivered
            report.givenUp = sent.troubles.count { $0.state == .failed }
            report.problems += sent.problems
        } catch let error as StorageError {
            throw .storage(error)
        } catch {
            throw .badInput("\(error)")
        }
        let counts = try installation.storage { try $0.deliveryCounts() }
        report.waiting = (counts[.pending] ?? 0) + (counts[.sending] ?? 0)
        report.uncertain = counts[.uncertain] ?? 0
        report.failed = counts[.failed] ?? 0
        return report
    }
}

extension Installation {
    /// Growing themes in one digest.
    private static let themesShown = 3

    /// What needs a human now: the open cases by priority, up to `limit`, with everything a reader needs.
    package func currentDigest(limit: Int? = nil) throws(PipelineError) -> Digest {
        let ranked = try rankedCases()
        let limit = limit ?? settings.digestLimit
        return try digest(Array(ranked.prefix(limit)), cut: Array(ranked.dropFirst(limit)), isNew: { _ in false })
    }

    /// Renders the current digest as one text.
    package func renderedDigest(format: DigestFormat, limit: Int?, width: Int, colour: Bool) throws(PipelineError)
        -> [String]
    {
        let digest = try currentDigest(limit: limit)
        return switch format {
        case .text: [TextDigest.render(digest, width: width, style: colour ? .colour : .plain)]
        case .slack: SlackDigest.render(digest)
        case .json: [JSONDigest.render(digest)]
        }
    }

    func digest(
        _ shown: [RankedCase], cut: [RankedCase], isNew: (Case) -> Bool
    ) throws(PipelineError) -> Digest {
        let now = world.now()
        let drafts = try storage { try $0.drafts() }
        let titles = sourceTitles
        let entries = shown.enumerated().map { index, ranked in
            let draft = drafts[ranked.case.number].flatMap { StoredDraft(encoded: $0.payload) }
            return DigestEntry(
                ranked: ranked, rank: index + 1, sourceTitles: titles, suggestedReply: draft?.text,
                replyNotes: draft?.notes ?? [], isNew: isNew(ranked.case), now: now)
        }
        return Digest(
            generatedAt: now, brand: settings.brandName, title: "What needs an answer", entries: entries,
            cut: DigestCut(
                count: cut.count, highestPriority: cut.map(\.priority.value).max(), command: "earshot queue"),
            ledger: try storage { try $0.ledger() }, sources: try sourceHealth(at: now),
            deliveries: try deliveryHealth(), care: try careCounts(),
            themes: Array(try themes().filter(\.isGrowing).prefix(Self.themesShown)))
    }

    private func sourceHealth(at now: Timestamp) throws(PipelineError) -> [SourceHealth] {
        let records = try storage { try $0.sources() }
        return settings.sources.map { source in
            let name = source.title ?? source.settings.name
            guard let record = records[source.settings.name] else {
                return SourceHealth(name: name, state: .ok, words: "not fetched yet")
            }
            if let reason = record.stopped { return SourceHealth(name: name, state: .failed, words: reason) }
            if let error = record.lastError {
                let times = record.failures == 1 ? "" : " (\(record.failures) times in a row)"
                return SourceHealth(name: name, state: .failed, words: error + times)
            }
            if let last = record.rhythm.lastNewAt, now.seconds(since: last) > Double(source.quietAfterSeconds) {
                let days = Int(now.seconds(since: last) / 86_400)
                return SourceHealth(name: name, state: .quiet, words: "quiet for \(days) days")
            }
            if record.rhythm.isQuiet(at: now), let last = record.rhythm.lastNewAt,
                let gap = record.rhythm.meanGapSeconds
            {
                return SourceHealth(
                    name: name, state: .quiet,
                    words: "quiet for \(Spell.span(now.seconds(since: last))); it usually brings something every "
                        + Spell.span(gap))
            }
            if record.lastSuccessAt != nil, record.rhythm.lastNewAt == nil {
                return SourceHealth(name: name, state: .quiet, words: "answers, and has never brought anything")
            }
            return SourceHealth(name: name, state: .ok)
        }
    }

    private func deliveryHealth() throws(PipelineError) -> DeliveryHealth {
        let counts = try storage { try $0.deliveryCounts() }
        let failed = try storage { try $0.deliveries(in: .failed, limit: 5) }
        let uncertain = try storage { try $0.deliveries(in: .uncertain, limit: 5) }
        return DeliveryHealth(
            uncertain: counts[.uncertain] ?? 0, failed: counts[.failed] ?? 0,
            words: (failed + uncertain).map { "\($0.channel): \($0.lastError ?? $0.state.rawValue)" })
    }
}

/// How a digest can be printed.
package enum DigestFormat: String, Sendable, CaseIterable { case text, slack, json }
