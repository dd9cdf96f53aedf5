import GRDB
package import Triage

/// How a source has fared.
package struct SourceRecord: Hashable, Sendable {
    package var name: String
    package var lastAttemptAt: Timestamp?
    package var lastSuccessAt: Timestamp?
    /// When it last brought something new.
    package var lastNewAt: Timestamp?
    /// Failures in a row.
    package var failures: Int
    package var lastError: String?
    /// What the transport wants to remember between fetches of this source: validators, content hash; opaque here.
    package var validators: String?

    package init(name: String) {
        self.name = name
        failures = 0
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
                record.lastNewAt = (row["last_new_at"] as Int64?).map(Timestamp.init(milliseconds:))
                record.failures = row["failures"]
                record.lastError = row["last_error"]
                record.validators = row["validators"]
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
                      (name, last_attempt_at, last_success_at, last_new_at, failures, last_error, validators)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    record.name, record.lastAttemptAt?.column, record.lastSuccessAt?.column, record.lastNewAt?.column,
                    record.failures, record.lastError, record.validators,
                ])
        }
    }
}
