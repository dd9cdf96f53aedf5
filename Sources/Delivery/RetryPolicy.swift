import Glibc

/// When and how often a sink is tried again.
package struct RetryPolicy: Sendable, Hashable {
    /// What becomes of a delivery that the receiver may or may not have.
    package enum AfterUncertainty: String, Sendable, Hashable, CaseIterable {
        /// Send it again: it arrives at least once, perhaps twice.
        case retry
        /// Leave it for a human: it arrives at most once.
        case hold
    }

    /// Seconds before the second attempt; doubles with each further one.
    package var firstDelaySeconds: Double
    package var longestDelaySeconds: Double
    /// Attempts after which a delivery is `failed`.
    package var attemptLimit: Int
    package var afterUncertainty: AfterUncertainty

    package init(
        firstDelaySeconds: Double = 60, longestDelaySeconds: Double = 6 * 3600, attemptLimit: Int = 12,
        afterUncertainty: AfterUncertainty = .retry
    ) {
        self.firstDelaySeconds = firstDelaySeconds
        self.longestDelaySeconds = longestDelaySeconds
        self.attemptLimit = attemptLimit
        self.afterUncertainty = afterUncertainty
    }

    /// Seconds to wait after the attempt with this number, counted from 1.
    package func delaySeconds(afterAttempt attempt: Int) -> Double {
        min(longestDelaySeconds, firstDelaySeconds * exp2(Double(min(60, max(0, attempt - 1)))))
    }
}
