import GRDB
package import Triage

/// A case's revision as it was last put into a channel's digest, or counted there as cut.
package struct Announcement: Hashable, Sendable {
    package let caseNumber: Int
    package let revision: Int
    /// Whether it stood in the digest; `false` where it was only counted as cut.
    package let shown: Bool

    package init(caseNumber: Int, revision: Int, shown: Bool) {
        self.caseNumber = caseNumber
        self.revision = revision
        self.shown = shown
    }
}

extension SQLiteStore {
    /// The last announced revision of each case in a channel.
    ///
    /// - Parameter cutBefore: cases that were only counted as cut, at that time or earlier, are left out: they may be
    ///   announced now.
    package func announcements(
        in channel: String, forgettingCutBefore cutBefore: Timestamp? = nil
    ) throws(StorageError) -> [Int: Announcement] {
        try read { db in
            var result: [Int: Announcement] = [:]
            for row in try GRDB.Row.fetchAll(
                db,
                sql: """
                    SELECT case_number, revision, shown FROM announcements WHERE channel = ? AND (shown = 1 OR at > ?)
                    """, arguments: [channel, cutBefore?.column ?? Int64.min])
            {
                let number: Int = row["case_number"]
                result[number] = Announcement(caseNumber: number, revision: row["revision"], shown: row["shown"])
            }
            return result
        }
    }

    /// Puts messages into the outbox together with the announcements they make: both or neither.
    ///
    /// A dedupe key that is known already is left as it is.
    package func enqueue(
        _ deliveries: [OutboundDelivery], announcing announcements: [Announcement], in channel: String,
        at now: Timestamp
    ) throws(StorageError) {
        try write { db in
            for delivery in deliveries {
                try db.execute(
                    sql: """
                        INSERT OR IGNORE INTO deliveries (channel, dedupe_key, payload, state, next_attempt_at, created_at)
                        VALUES (?, ?, ?, 'pending', ?, ?)
                        """,
                    arguments: [
                        delivery.channel, delivery.dedupeKey, delivery.payload, delivery.nextAttemptAt.column,
                        now.column,
                    ])
            }
            for announcement in announcements {
                try db.execute(
                    sql:
                        "INSERT OR REPLACE INTO announcements (channel, case_number, revision, shown, at) VALUES (?, ?, ?, ?, ?)",
                    arguments: [
                        channel, announcement.caseNumber, announcement.revision, announcement.shown, now.column,
                    ])
            }
        }
    }

    /// How many deliveries are in each state.
    package func deliveryCounts() throws(StorageError) -> [DeliveryState: Int] {
        try read { db in
            var counts: [DeliveryState: Int] = [:]
            for row in try GRDB.Row.fetchAll(db, sql: "SELECT state, COUNT(*) AS n FROM deliveries GROUP BY state") {
                guard let state = DeliveryState(rawValue: row["state"]) else {
                    throw StorageError.inconsistent("delivery state")
                }
                counts[state] = row["n"]
            }
            return counts
        }
    }

    /// Puts every delivery that was given up back into the queue, as if never tried.
    ///
    /// - Returns: how many.
    package func retryFailed(at now: Timestamp) throws(StorageError) -> Int {
        try write { db in
            try db.execute(
                sql:
                    "UPDATE deliveries SET state = 'pending', attempts = 0, next_attempt_at = ? WHERE state = 'failed'",
                arguments: [now.column])
            return db.changesCount
        }
    }

    /// Deliveries of one state, oldest first.
    package func deliveries(in state: DeliveryState, limit: Int) throws(StorageError) -> [OutboundDelivery] {
        try read { db in
            try GRDB.Row.fetchAll(
                db, sql: "SELECT * FROM deliveries WHERE state = ? ORDER BY id LIMIT ?",
                arguments: [state.rawValue, limit]
            ).map(Self.delivery)
        }
    }

    private static func delivery(_ row: GRDB.Row) throws -> OutboundDelivery {
        guard let state = DeliveryState(rawValue: row["state"]) else {
            throw StorageError.inconsistent("delivery state")
        }
        return OutboundDelivery(
            id: row["id"], channel: row["channel"], dedupeKey: row["dedupe_key"], payload: row["payload"], state: state,
            attempts: row["attempts"], nextAttemptAt: Timestamp(milliseconds: row["next_attempt_at"]),
            lastError: row["last_error"])
    }
}

extension SQLiteStore: Outbox {
    /// No receiver's wish and no back-off reaches further; a later time comes from a clock that was wrong.
    static let longestWaitSeconds = 25.0 * 3_600

    package func recoverInterrupted() throws(StorageError) -> [OutboundDelivery] {
        try write { db in
            try GRDB.Row.fetchAll(
                db,
                sql: """
                    UPDATE deliveries SET state = 'uncertain', attempts = MAX(0, attempts - 1), last_error = 'cut off while sending; it may have arrived'
                    WHERE state = 'sending' RETURNING *
                    """
            ).map(Self.delivery).sorted { $0.id < $1.id }
        }
    }

    package func due(at now: Timestamp) throws(StorageError) -> [OutboundDelivery] {
        try read { db in
            try GRDB.Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM deliveries d WHERE state IN ('pending', 'uncertain')
                      AND (next_attempt_at <= :now OR next_attempt_at > :far)
                      -- A channel's messages keep their order: none overtakes one that waits for its next attempt.
                      AND NOT EXISTS (
                        SELECT 1 FROM deliveries e WHERE e.channel = d.channel AND e.id < d.id
                          AND e.state IN ('pending', 'uncertain')
                          AND e.next_attempt_at > :now AND e.next_attempt_at <= :far)
                    ORDER BY id
                    """, arguments: ["now": now.column, "far": now.adding(seconds: Self.longestWaitSeconds).column]
            ).map(Self.delivery)
        }
    }

    package func begin(_ id: Int64) throws(StorageError) -> Bool {
        try write { db in
            try db.execute(
                sql: """
                    UPDATE deliveries SET state = 'sending', attempts = attempts + 1
                    WHERE id = ? AND state IN ('pending', 'uncertain')
                    """, arguments: [id])
            return db.changesCount == 1
        }
    }

    package func finish(_ id: Int64, state: DeliveryState, error: String?, nextAttemptAt: Timestamp)
        throws(StorageError)
    {
        try write { db in
            try db.execute(
                sql: "UPDATE deliveries SET state = ?, last_error = ?, next_attempt_at = ? WHERE id = ?",
                arguments: [state.rawValue, error, nextAttemptAt.column, id])
        }
    }
}
