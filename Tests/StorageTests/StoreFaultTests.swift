import FoundationEssentials
import GRDB
import Glibc
import Storage
import TestSupport
import Testing
import Triage

@Suite("SQLite store: faults of the file and the disk")
struct StoreFaultTests {
    private static let page = (0..<2_000).map { Mention.sample("page \($0)") }

    private static func isCannotOpen(_ error: StorageError) -> Bool {
        if case .cannotOpen = error { true } else { false }
    }
    private static func isCannotWrite(_ error: StorageError) -> Bool {
        if case .cannotWrite = error { true } else { false }
    }
    private static func isDamaged(_ error: StorageError) -> Bool {
        if case .damaged = error { true } else { false }
    }

    @Test("a path whose folder cannot be made, or that is a folder itself")
    func folder() throws {
        let folder = try TemporaryFolder()
        try folder.write("a file", to: "file")
        try folder.write("", to: "store.sqlite/inner")
        for path in [folder.path("file/store.sqlite"), "/dev/null/deeper/store.sqlite", folder.path("store.sqlite")] {
            let error = #expect(throws: StorageError.self) { try SQLiteStore(path: path) }
            #expect(error.map(Self.isCannotOpen) == true, "\(path): \(String(describing: error))")
            #expect(error?.description.contains(path) == true)
        }
    }

    @Test("folders that are missing are made")
    func folders() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.path("deep/er/store.sqlite"))
        #expect(try store.ledger().total == 0)
    }

    @Test(
        "a file that is not SQLite is named and left as it is",
        arguments: ["xy", "name,text\n1,It leaks\n", String(repeating: "not a store ", count: 2_000)])
    func notSQLite(content: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(content, to: "store.sqlite")
        let error = #expect(throws: StorageError.self) { try SQLiteStore(path: path) }
        #expect(error.map(Self.isDamaged) == true, "\(String(describing: error))")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
    }

    @Test("an empty file is a store that was not begun")
    func emptyFile() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: try folder.write("", to: "store.sqlite"))
        #expect(try store.ledger().total == 0)
    }

    @Test("another program's SQLite file gets no tables of ours")
    func foreign() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store.sqlite")
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "CREATE TABLE bookmarks (url TEXT)") }
        let error = #expect(throws: StorageError.self) { try SQLiteStore(path: path) }
        #expect(error.map(Self.isDamaged) == true, "\(String(describing: error))")
        #expect(try queue.read { try String.fetchAll($0, sql: "SELECT name FROM sqlite_master") } == ["bookmarks"])
    }

    @Test("a store of a newer version is refused and left as it is")
    func tooNew() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store.sqlite")
        _ = try SQLiteStore(path: path).accept([.sample()], at: .sampleNoon)
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('2 from the future')") }
        #expect(throws: StorageError.tooNew(path: path)) { try SQLiteStore(path: path) }
        #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM mentions") } == 1)
    }

    @Test("a page overwritten with rubbish is found by the integrity check or named on opening")
    func corrupted() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store.sqlite")
        do {
            let store = try SQLiteStore(path: path)
            _ = try store.accept(Self.page, at: .sampleNoon)
            #expect(try store.integrityProblems().isEmpty)
        }
        try DatabaseQueue(path: path).writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        var bytes = try Data(contentsOf: URL(filePath: path))
        let middle = bytes.count / 2 / 4096 * 4096
        bytes.replaceSubrange(middle..<middle + 8 * 4096, with: repeatElement(0xA5, count: 8 * 4096))
        try bytes.write(to: URL(filePath: path))
        do {
            #expect(try SQLiteStore(path: path).integrityProblems().isEmpty == false)
        } catch {
            #expect(Self.isDamaged(error), "\(error)")
        }
    }

    @Test("eight that open a new store at once all get it")
    func openedAtOnce() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store.sqlite")
        let total = try await withThrowingTaskGroup(of: Int.self) { group in
            for index in 0..<8 {
                group.addTask { try SQLiteStore(path: path).accept([.sample("\(index)")], at: .sampleNoon).new }
            }
            return try await group.reduce(0, +)
        }
        #expect(total == 8)
        #expect(try SQLiteStore(path: path).ledger().waiting == 8)
    }

    /// Runs in a process of its own, without the rights that let the system's administrator write everywhere.
    @Test(
        "a store that may only be read is named on opening, and nothing changes", arguments: [0o777, 0o555] as [mode_t])
    func readOnly(folderMode: mode_t) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store.sqlite")
        _ = try SQLiteStore(path: path).accept([.sample()], at: .sampleNoon)
        chmod(path, 0o444)
        chmod(folder.path, folderMode)
        defer { chmod(folder.path, 0o755) }
        await #expect(processExitsWith: .success) { [path = path as String] in
            if geteuid() == 0 { try #require(setgid(65_534) == 0 && setuid(65_534) == 0) }
            let error = #expect(throws: StorageError.self) {
                try SQLiteStore(path: path).accept([.sample("2")], at: .sampleNoon)
            }
            #expect(error.map(StoreFaultTests.isCannotWrite) == true, "\(String(describing: error))")
            #expect(error?.isRetryable == false)
        }
        chmod(folder.path, 0o755)
        chmod(path, 0o644)
        let store = try SQLiteStore(path: path)
        #expect(try store.ledger().total == 1)
        #expect(try store.accept([.sample("2")], at: .sampleNoon).new == 1)
    }

    /// The kernel refuses to let any file of the process grow, which is what a full disk does to a write.
    @Test("a full disk: nothing of the page is kept, the file stays whole, and the next run goes on")
    func fullDisk() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store.sqlite")
        await #expect(processExitsWith: .success) { [path = path as String] in
            signal(SIGXFSZ, SIG_IGN)
            let store = try SQLiteStore(path: path)
            #expect(try store.accept([.sample()], message: "m1", source: "hook", at: .sampleNoon)?.new == 1)
            var former = rlimit()
            getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &former)
            var tight = rlimit(rlim_cur: 512 * 1024, rlim_max: former.rlim_max)
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &tight)
            for _ in 0..<3 {
                let error = #expect(throws: StorageError.self) {
                    try store.accept(StoreFaultTests.page, message: "m2", source: "hook", at: .sampleNoon)
                }
                #expect(error.map(StoreFaultTests.isCannotWrite) == true, "\(String(describing: error))")
            }
            #expect(try store.ledger().total == 1)
            #expect(try store.integrityProblems().isEmpty)
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &former)
            // The message's id went with the rest of the transaction, so the same message is taken now.
            #expect(
                try store.accept(StoreFaultTests.page, message: "m2", source: "hook", at: .sampleNoon)?.new == 2_000)
        }
        let store = try SQLiteStore(path: path)
        #expect(try store.ledger().total == 2_001)
        #expect(try store.integrityProblems().isEmpty)
    }
}
