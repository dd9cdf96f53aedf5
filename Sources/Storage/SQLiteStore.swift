import FoundationEssentials
import GRDB
import Glibc
import Triage

/// The store in one SQLite file: WAL, synchronous FULL, foreign keys on, one writer.
///
/// Every call is one transaction and durable when it returns: a power loss or kill -9 after it changes nothing, one
/// during it leaves the state before it. Reads see one consistent snapshot. Safe to use from many threads.
package struct SQLiteStore: Sendable {
    /// Where the file is.
    package let path: String
    private let pool: DatabasePool

    /// Opens or creates the store and brings its tables up to date.
    package init(path: String) throws(StorageError) {
        self.path = path
        do {
            try FolderOfFile.make(path)
        } catch {
            throw .cannotOpen(path: path, reason: "its folder cannot be made")
        }
        let begin = ContinuousClock.now
        while true {
            do {
                pool = try Self.opened(path)
                return
            } catch {
                let error = StorageError(error, path: path)
                guard error.isRetryable, ContinuousClock.now - begin < Self.patience else { throw error }
                usleep(10_000)
            }
        }
    }

    /// SQLite does not wait for the lock with which it turns a new file to WAL: of several that open one at once, some are told
    /// that it is busy. So long they try again.
    private static let patience = Duration.seconds(5)

    private static func opened(_ path: String) throws -> DatabasePool {
        var configuration = GRDB.Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA mmap_size = 0")
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        let foreign = try pool.read { db in
            try !db.tableExists("grdb_migrations")
                && Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_master") != 0
        }
        if foreign { throw StorageError.damaged(path: path, reason: "it belongs to another program") }
        let migrator = Schema.migrator
        if try pool.read(migrator.hasBeenSuperseded) { throw StorageError.tooNew(path: path) }
        try migrate(pool, by: migrator)
        return pool
    }

    /// Brings the tables up to date, also when another process does so at this moment: the step it took first fails here,
    /// and by then is seen as taken.
    private static func migrate(_ pool: DatabasePool, by migrator: DatabaseMigrator) throws {
        var taken = try pool.read(migrator.appliedIdentifiers).count
        while true {
            do { return try migrator.migrate(pool) } catch {
                let takenNow = try pool.read(migrator.appliedIdentifiers).count
                guard takenNow > taken else { throw error }
                taken = takenNow
            }
        }
    }

    /// Runs a change in one immediate transaction.
    func write<T>(_ body: (GRDB.Database) throws -> T) throws(StorageError) -> T {
        do { return try pool.write(body) } catch { throw StorageError(error, path: path) }
    }

    /// Runs queries on one snapshot.
    func read<T>(_ body: (GRDB.Database) throws -> T) throws(StorageError) -> T {
        do { return try pool.read(body) } catch { throw StorageError(error, path: path) }
    }

    /// SQLite's own check of the whole file; empty when all is well.
    package func integrityProblems() throws(StorageError) -> [String] {
        try read { db in
            try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        }
    }
}

/// The folder a file is to stand in.
enum FolderOfFile {
    /// Makes it, with the folders that lead to it; does nothing where it is there.
    static func make(_ path: String) throws {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        guard !folder.isEmpty else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
}

/// Values as JSON text in a column. JSON has no word for numbers such as NaN; one of them must not stop a whole page.
enum Column {
    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func decode<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        do { return try decoder.decode(type, from: Data(text.utf8)) } catch {
            throw StorageError.inconsistent("\(T.self): \(error)")
        }
    }
}

extension Timestamp {
    /// As columns hold it: milliseconds since 1970.
    var column: Int64 { milliseconds }
}
