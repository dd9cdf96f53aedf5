import GRDB
import Testing

@testable import Storage

@Suite("Storage errors")
struct StorageErrorTests {
    @Test(
        "each of SQLite's results has its name and says whether to try again",
        arguments: [
            (.SQLITE_BUSY, .busy(path: "s"), true), (.SQLITE_BUSY_SNAPSHOT, .busy(path: "s"), true),
            (.SQLITE_LOCKED, .busy(path: "s"), true),
            (.SQLITE_CANTOPEN, .cannotOpen(path: "s", reason: "why"), false),
            (.SQLITE_PERM, .cannotOpen(path: "s", reason: "why"), false),
            (.SQLITE_FULL, .cannotWrite(path: "s", reason: "why"), false),
            (.SQLITE_IOERR_WRITE, .cannotWrite(path: "s", reason: "why"), false),
            (.SQLITE_READONLY, .cannotWrite(path: "s", reason: "why"), false),
            (.SQLITE_CORRUPT, .damaged(path: "s", reason: "why"), false),
            (.SQLITE_NOTADB, .damaged(path: "s", reason: "why"), false),
            (.SQLITE_CONSTRAINT_CHECK, .inconsistent("why"), false),
        ] as [(ResultCode, StorageError, Bool)])
    func results(code: ResultCode, named: StorageError, retryable: Bool) {
        let error = StorageError(DatabaseError(resultCode: code, message: "why"), path: "s")
        #expect(error == named)
        #expect(error.isRetryable == retryable)
    }

    @Test("an error of ours stays what it is, and any other is a bug of ours")
    func others() {
        struct Strange: Error {}
        #expect(StorageError(StorageError.tooNew(path: "a"), path: "b") == .tooNew(path: "a"))
        #expect(StorageError(Strange(), path: "b") == .inconsistent("Strange()"))
    }

    @Test(
        "each says in one sentence what, where and what to do",
        arguments: [
            (.cannotOpen(path: "/s", reason: "why"), ["/s", "why", "permissions"]),
            (.cannotWrite(path: "/s", reason: "why"), ["/s", "why", "nothing was changed"]),
            (.busy(path: "/s"), ["/s", "try again"]), (.damaged(path: "/s", reason: "why"), ["/s", "why", "backup"]),
            (.tooNew(path: "/s"), ["/s", "newer", "update"]), (.inconsistent("why"), ["why"]),
        ] as [(StorageError, [String])])
    func sentences(error: StorageError, parts: [String]) {
        for part in parts { #expect(error.description.contains(part)) }
        #expect(!error.description.contains("\n"))
    }
}
