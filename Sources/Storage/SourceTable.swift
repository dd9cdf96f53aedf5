import GRDB
package import Triage

/// How a source has fared.
package struct SourceRecord: Hashable, Sendable {
    package var name: String
    package var lastAttemptAt: Timestamp?
    package var lastSuccessAt: Timestamp?
    /// How often it brings something new, and when it last did.
    package var rhythm: Rhythm
    /// Not to be asked again before this; `nil` where nothing was planned.
    package var nextVisitAt: Timestamp?
    /// Hash of the address that `movedTo` and `stopped` are about; another address in the configuration voids both.
    package var address: String?
    /// Where the address has moved for good, as the server said.
    package var movedTo: String?
    /// Why it is not asked any more, in words; `nil` while it is.
    package var stopped: String?
    /// Failures in a row.
    package var failures: Int
    package var lastError: String?
    /// The day of `requests`, counted from 1970 in UTC; `nil` before the first one.
    package var requestDay: Int?
    /// Requests made on that day.
    package var requests = 0
    /// What the transport wants to remember between fetches of this source: validators, content hash; opaque here.
    package var validators: String?

    package init(name: String) {
        self.name = name
        failures = 0
        rhythm = Rhythm()
    }
}

extension SQLiteStore {
    /// All sources ever fetched, by name.
    package func sources() throws(StorageError) -> [String: SourceRecord] {
        try read { db in
            var records: [String: SourceRecord] = [:]
            for row in try GRDB.Row.fetchAll(db, sql: "SELECT * FROM sources") {
                var record = SourceRecord(name: row["name"])
                record.lastAttemptAt = (row["last_attempt_at"] as Int64?).map(Timestamp.init(milliseconds:))
                record.lastSuccessAt = (row["last_success_at"] as Int64?).map(Timestamp.init(milliseconds:))
                record.rhythm = Rhythm(
                    meanGapSeconds: row["mean_gap_seconds"], gaps: row["gaps"],
                    lastNewAt: (row["last_new_at"] as Int64?).map(Timestamp.init(milliseconds:)))
                record.nextVisitAt = (row["next_visit_at"] as Int64?).map(Timestamp.init(milliseconds:))
                record.address = row["address"]
                record.movedTo = row["moved_to"]
                record.stopped = row["stopped"]
                record.failures = row["failures"]
                record.lastError = row["last_error"]
                record.validators = row["validators"]
                record.requestDay = row["request_day"]
                record.requests = row["requests"]
                records[record.name] = record
            }
            return records
        }
    }

    /// Keeps how a source fared.
    package func save(_ record: SourceRecord) throws(StorageError) {
        try write { db in
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO sources
                      (name, last_attempt_at, last_success_at, last_new_at, failures, last_error, validators,
                       next_visit_at, mean_gap_seconds, gaps, address, moved_to, stopped,
                       request_day, requests)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    record.name, record.lastAttemptAt?.column, record.lastSuccessAt?.column,
                    record.rhythm.lastNewAt?.column, record.failures, record.lastError, record.validators,
                    record.nextVisitAt?.column, record.rhythm.meanGapSeconds, record.rhythm.gaps, record.address,
                    record.movedTo, record.stopped, record.requestDay, record.requests,
                ])
        }
    }
}
