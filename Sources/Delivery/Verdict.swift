import Triage

/// What an outcome means for a delivery.
struct Verdict {
    let state: DeliveryState
    let reason: String?
    /// Until the next attempt; `nil` where there is none.
    let delaySeconds: Double?

    init(_ outcome: SinkOutcome, of delivery: OutboundDelivery, policy: RetryPolicy) {
        let attempt = delivery.attempts + 1
        let isLast = attempt >= policy.attemptLimit
        let backoff = policy.delaySeconds(afterAttempt: attempt)
        switch outcome {
        case .delivered:
            (state, reason, delaySeconds) = (.sent, nil, nil)
        case .refused(let words):
            (state, reason, delaySeconds) = (.failed, words, nil)
        case .retry(let after, let words):
            // Once uncertain, always uncertain: an earlier attempt may have arrived.
            let waiting: DeliveryState = delivery.state == .uncertain ? .uncertain : .pending
            (state, reason, delaySeconds) =
                isLast
                ? (.failed, "given up after \(attempt) attempts: \(words)", nil) : (waiting, words, after ?? backoff)
        case .uncertain(let words):
            switch policy.afterUncertainty {
            case .hold: (state, reason, delaySeconds) = (.uncertain, words, nil)
            case .retry where isLast:
                (state, reason, delaySeconds) = (
                    .failed, "given up after \(attempt) attempts, may have arrived: \(words)", nil
                )
            case .retry: (state, reason, delaySeconds) = (.uncertain, words, backoff)
            }
        }
    }
}
