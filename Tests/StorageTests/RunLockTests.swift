import Glibc
import Storage
import TestSupport
import Testing

@Suite("One run at a time")
struct RunLockTests {
    @Test("a second lock is refused while the first is held, and given after it")
    func exclusive() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("deep/store.sqlite")
        func holding(_ work: () throws -> Void) throws {
            let lock = try RunLock(storePath: path)
            try work()
            _ = consume lock
        }
        func refused() {
            let error = #expect(throws: StorageError.self) { try holding {} }
            #expect(error == .busy(path: path))
            #expect(error?.isRetryable == true)
        }
        try holding {
            refused()
            refused()
            // Another store's lock is another lock.
            _ = try RunLock(storePath: folder.path("other.sqlite"))
        }
        try holding { refused() }
        _ = try SQLiteStore(path: path)
    }

    @Test("a lock lasts to the end of its scope without being used again")
    func scope() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store.sqlite")
        do {
            let lock = try RunLock(storePath: path)
            let error = #expect(throws: StorageError.self) { _ = try RunLock(storePath: path) }
            #expect(error == .busy(path: path))
            _ = consume lock
        }
        _ = try RunLock(storePath: path)
    }

    @Test("a released lock is free while its value lives on")
    func released() throws {
        let folder = try TemporaryFolder()
        let lock = try RunLock(storePath: folder.path("store.sqlite"))
        lock.release()
        let next = try RunLock(storePath: folder.path("store.sqlite"))
        let error = #expect(throws: StorageError.self) { _ = try RunLock(storePath: folder.path("store.sqlite")) }
        #expect(error == .busy(path: folder.path("store.sqlite")))
        _ = consume next
        _ = consume lock
    }

    @Test("another process is refused, and kill -9 gives the lock back")
    func processes() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store.sqlite")
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let lock = try RunLock(storePath: path)
            kill(getpid(), SIGKILL)
            _ = consume lock
        }
        let lock = try RunLock(storePath: path)
        await #expect(processExitsWith: .success) { [path = path as String] in
            let error = #expect(throws: StorageError.self) { _ = try RunLock(storePath: path) }
            #expect(error == .busy(path: path))
        }
        _ = consume lock
    }

    @Test("a lock that cannot be made says so, and is no busy store")
    func cannotLock() throws {
        let folder = try TemporaryFolder()
        try folder.write("a file", to: "file")
        for path in [folder.path("file/store.sqlite"), "/dev/null/store.sqlite"] {
            let error = #expect(throws: StorageError.self) { _ = try RunLock(storePath: path) }
            if case .cannotOpen = error {} else { Issue.record("\(String(describing: error))") }
            #expect(error?.isRetryable == false)
        }
    }
}
