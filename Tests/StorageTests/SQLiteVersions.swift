import FoundationEssentials
import GRDB
import Storage
import Triage

/// Looks at what the store keeps and has no question for: former versions of mentions.
enum SQLiteVersions {
    /// The texts of all former versions, oldest first.
    static func texts(in store: SQLiteStore) throws -> [String] {
        try DatabaseQueue(path: store.path).read { db in
            try String.fetchAll(db, sql: "SELECT payload FROM mention_versions ORDER BY rowid")
        }.map { try JSONDecoder().decode(Mention.self, from: Data($0.utf8)).text }
    }
}
