/// Where a delivery stands.
package enum DeliveryState: String, Sendable, Codable, Hashable, CaseIterable {
    case pending
    /// Marked before the first byte leaves; one that is found so at start-up was cut off by a crash.
    case sending
    case sent
    /// The receiver may or may not have it.
    case uncertain
    /// Given up; the reason is kept and shown.
    case failed
}

/// One message to one sink for one reason.
package struct OutboundDelivery: Hashable, Sendable, Codable {
    /// Given by the store; 0 before.
    package var id: Int64
    /// The sink's name in the configuration.
    package var channel: String
    /// What makes it one and the same; the store takes each key once.
    package var dedupeKey: String
    /// The bytes the sink sends, as text: rendered once, so that a retry sends the same.
    package var payload: String
    package var state: DeliveryState
    package var attempts: Int
    /// Not before this time.
    package var nextAttemptAt: Timestamp
    package var lastError: String?

    package init(
        id: Int64 = 0, channel: String, dedupeKey: String, payload: String, state: DeliveryState = .pending,
        attempts: Int = 0, nextAttemptAt: Timestamp, lastError: String? = nil
    ) {
        self.id = id
        self.channel = channel
        self.dedupeKey = dedupeKey
        self.payload = payload
        self.state = state
        self.attempts = attempts
        self.nextAttemptAt = nextAttemptAt
        self.lastError = lastError
    }
}

/// What Delivery needs of a store.
///
/// Each call is one transaction and durable when it returns. A delivery is marked `sending` before it is sent and gets
/// its outcome afterwards; whoever opens the outbox first turns leftovers in `sending` into `uncertain`.
package protocol Outbox: Sendable {
    /// Turns every delivery left in `sending` by a crash into `uncertain`, and returns them.
    func recoverInterrupted() throws -> [OutboundDelivery]
    /// Deliveries in `pending` or `uncertain` whose time has come, oldest first, without those behind one of their
    /// channel whose time has not.
    func due(at now: Timestamp) throws -> [OutboundDelivery]
    /// Marks one as `sending` and counts the attempt.
    ///
    /// - Returns: `false`, and nothing changes, where it is neither `pending` nor `uncertain` any more.
    func begin(_ id: Int64) throws -> Bool
    /// Records how it went.
    func finish(_ id: Int64, state: DeliveryState, error: String?, nextAttemptAt: Timestamp) throws
}
