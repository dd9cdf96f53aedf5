/// How often a source brings something new, and when it is worth asking next.
///
/// Learned from the times at which it did: the mean gap between them, each new gap weighing a fifth (an exponentially
/// weighted moving average, Roberts 1959), so that a source that wakes up is believed within a handful of visits.
package struct Rhythm: Hashable, Sendable {
    /// Mean seconds between visits that brought something new; `nil` before two of them.
    package var meanGapSeconds: Double?
    /// Gaps seen so far.
    package var gaps: Int
    /// When a visit last brought something new.
    package var lastNewAt: Timestamp?

    /// A rhythm as known; nothing known unless given.
    package init(meanGapSeconds: Double? = nil, gaps: Int = 0, lastNewAt: Timestamp? = nil) {
        self.meanGapSeconds = meanGapSeconds
        self.gaps = gaps
        self.lastNewAt = lastNewAt
    }

    private static let weight = 0.2

    /// Takes in a visit that brought something new. The first one tells no gap: it brings what was there before.
    package mutating func broughtNew(at time: Timestamp) {
        defer { lastNewAt = time }
        guard let lastNewAt, time > lastNewAt else { return }
        let gap = Double(time.milliseconds - lastNewAt.milliseconds) / 1000
        meanGapSeconds = meanGapSeconds.map { $0 + Self.weight * (gap - $0) } ?? gap
        gaps += 1
    }

    /// Seconds to wait after a good visit: half of what usually passes until something new comes, or a quarter of the
    /// silence where that is longer, between the floor and the ceiling; `standard` before a gap is known.
    package func interval(at time: Timestamp, limits: VisitLimits) -> Double {
        guard let meanGapSeconds else { return limits.clamp(limits.standardSeconds) }
        return limits.clamp(max(meanGapSeconds / 2, silence(at: time) / 4))
    }

    /// Whether the source is quiet against its own rhythm: silent for a day at least and for seven times its mean gap,
    /// which a Poisson process does with probability e⁻⁷, under one in a thousand. Told only of sources with five gaps.
    package func isQuiet(at time: Timestamp) -> Bool {
        guard let meanGapSeconds, gaps >= 5 else { return false }
        return silence(at: time) > max(7 * meanGapSeconds, 86_400)
    }

    private func silence(at time: Timestamp) -> Double {
        lastNewAt.map { max(0, Double(time.milliseconds - $0.milliseconds) / 1000) } ?? 0
    }
}

/// Between which bounds a source is visited.
package struct VisitLimits: Hashable, Sendable {
    /// Seconds between two visits at least; a vendor's own wish may be longer.
    package var floorSeconds: Double
    /// Seconds between two visits of a source that answers, at most.
    package var ceilingSeconds: Double
    /// Seconds until the next visit while the rhythm is not known.
    package var standardSeconds: Double

    package init(floorSeconds: Double = 300, ceilingSeconds: Double = 6 * 3600, standardSeconds: Double = 1800) {
        self.floorSeconds = floorSeconds
        self.ceilingSeconds = ceilingSeconds
        self.standardSeconds = standardSeconds
    }

    func clamp(_ seconds: Double) -> Double { min(max(seconds, floorSeconds), max(floorSeconds, ceilingSeconds)) }
}

/// What a visit to a source came to, as far as the next one depends on it.
package enum VisitOutcome: Hashable, Sendable {
    /// It answered; `earliestNext` is what the answer asked for (caching headers, a feed's own wish), where it did.
    case answered(broughtNew: Bool, earliestNext: Timestamp?)
    /// It did not, for the `failures`-th time in a row; `retryAt` is when the vendor wants to be asked again, where it said.
    case failed(failures: Int, retryAt: Timestamp?)
}

extension VisitOutcome {
    /// How far ahead anything that an answer asks for counts: nobody may put a source to sleep for good.
    package static let longestWaitSeconds = 86_400.0
    private static let shortestWaitSeconds = 60.0

    /// When to visit next: after the rhythm's interval and not before the vendor's wish, or after the interval doubled for
    /// each failure in a row, daily at last. Never sooner than a minute, and a vendor's wish never counts for more than a
    /// day.
    ///
    /// - Parameter jitter: −1…1; moves the visit by up to a tenth of the wait, so that sources do not march in step.
    package func next(after time: Timestamp, rhythm: Rhythm, limits: VisitLimits, jitter: Double) -> Timestamp {
        var wait = rhythm.interval(at: time, limits: limits)
        var wish: Timestamp?
        switch self {
        case .answered(_, let earliestNext): wish = earliestNext
        case .failed(let failures, let retryAt):
            wish = retryAt
            let doubled = max(wait, limits.floorSeconds) * Double(1 << min(max(failures, 1) - 1, 20))
            wait = min(doubled, Self.longestWaitSeconds)
        }
        wait *= 1 + min(max(jitter, -1), 1) / 10
        let asked = wish.map { Double($0.milliseconds - time.milliseconds) / 1000 } ?? 0
        let seconds = max(wait, min(asked, Self.longestWaitSeconds), Self.shortestWaitSeconds)
        return Timestamp(milliseconds: time.milliseconds + Int64(seconds * 1000))
    }
}
