package import Triage

/// Sends what is due in the outbox, once through, without waiting for anything.
///
/// Each delivery is marked `sending` before it is sent and gets its outcome after: a crash in between leaves a mark that
/// ``recover()`` turns into `uncertain`. Within one drain a sink that did not take a delivery gets no other, so that its
/// messages keep their order and a troubled sink is asked once; the other sinks go on. What is due later waits for the
/// next drain.
package struct OutboxSender: Sendable {
    private let outbox: any Outbox
    private let sinks: [String: any Sink]
    private let policies: [String: RetryPolicy]
    private let policy: RetryPolicy
    private let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - sinks: by their names in the configuration, which deliveries carry as `channel`.
    ///   - policies: for the sinks that differ from `policy`.
    package init(
        outbox: any Outbox, sinks: [String: any Sink], policy: RetryPolicy = RetryPolicy(),
        policies: [String: RetryPolicy] = [:], now: @escaping @Sendable () -> Timestamp
    ) {
        self.outbox = outbox
        self.sinks = sinks
        self.policies = policies
        self.policy = policy
        self.now = now
    }

    /// Turns what a crash left in `sending` into `uncertain`, and returns it. To be called once, before the first
    /// ``drain()`` of a process, by the only process that sends.
    ///
    /// - Throws: what the outbox throws.
    package func recover() throws -> [OutboundDelivery] { try outbox.recoverInterrupted() }

    /// Sends everything that is due, oldest first.
    ///
    /// - Throws: what the outbox throws. A delivery whose outcome could not be recorded stays in `sending`, and is
    ///   `uncertain` after the next ``recover()``.
    package func drain() async throws -> SendReport {
        var report = SendReport()
        var resting: Set<String> = []
        for delivery in try outbox.due(at: now()) {
            let policy = policies[delivery.channel] ?? policy
            if resting.contains(delivery.channel) {
                report.waiting += 1
                continue
            }
            if delivery.state == .uncertain, policy.afterUncertainty == .hold {
                report.held += 1
                continue
            }
            if try await !attempt(delivery, policy: policy, into: &report) { resting.insert(delivery.channel) }
        }
        return report
    }

    /// - Returns: whether the sink may be given its next delivery.
    private func attempt(_ delivery: OutboundDelivery, policy: RetryPolicy, into report: inout SendReport) async throws
        -> Bool
    {
        guard try outbox.begin(delivery.id) else { return true }
        let outcome = await send(delivery, policy: policy)
        let verdict = Verdict(outcome, of: delivery, policy: policy)
        let at = now()
        let next = verdict.delaySeconds.map { at.adding(seconds: $0) } ?? at
        try outbox.finish(delivery.id, state: verdict.state, error: verdict.reason, nextAttemptAt: next)
        report.add(delivery, verdict, nextAttemptAt: next)
        return verdict.state == .sent
    }

    private func send(_ delivery: OutboundDelivery, policy: RetryPolicy) async -> SinkOutcome {
        guard let sink = sinks[delivery.channel] else {
            return .refused(reason: "the configuration has no sink of this name any more")
        }
        // Possible where every attempt ended in a crash.
        guard delivery.attempts < max(1, policy.attemptLimit) else {
            return .refused(reason: "given up after \(delivery.attempts) attempts that were cut off")
        }
        return await sink.send(delivery.payload)
    }
}
