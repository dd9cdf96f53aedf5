internal import Synchronization
package import Triage

/// A clock that stands still until a test moves it. Safe to share between tasks.
package final class ManualClock: Sendable {
    private let time: Mutex<Timestamp>

    /// A clock that shows `start`.
    package init(_ start: Timestamp = .sampleNoon) { time = Mutex(start) }

    /// What it shows.
    package var now: Timestamp { time.withLock { $0 } }

    /// Moves it on, or back where `seconds` is negative, and gives the new time.
    @discardableResult
    package func advance(seconds: Double) -> Timestamp {
        time.withLock { time in
            time = time.adding(seconds: seconds)
            return time
        }
    }

    /// Sets it to any time, also an earlier one.
    package func set(to newTime: Timestamp) { time.withLock { $0 = newTime } }
}
