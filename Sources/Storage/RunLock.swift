import Glibc

/// Lets one run at a time work on a store: an advisory lock that the kernel drops with the process, however it ends.
package struct RunLock: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock beside the store's file.
    ///
    /// Makes the folder where there is none, so that a first run may take the lock before it opens the store.
    ///
    /// - Throws: ``StorageError/busy(path:)`` where another process holds it.
    package init(storePath: String) throws(StorageError) {
        let path = storePath + ".lock"
        do { try FolderOfFile.make(path) } catch {
            throw .cannotOpen(path: path, reason: "its folder cannot be made")
        }
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: String(cString: strerror(errno))) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let number = errno
            close(descriptor)
            if number == EWOULDBLOCK { throw .busy(path: storePath) }
            throw .cannotOpen(path: path, reason: String(cString: strerror(number)))
        }
        self.descriptor = descriptor
    }

    /// Lets the next run in; the end of the value's life does so, too.
    package func release() { _ = flock(descriptor, LOCK_UN) }

    deinit {
        // A child that was just forked may hold a copy of the descriptor until it executes its program: closing ours would
        // not be enough.
        release()
        close(descriptor)
    }
}
