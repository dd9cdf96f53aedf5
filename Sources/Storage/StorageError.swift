import GRDB

/// Why the store could not do what it was asked.
package enum StorageError: Error, Sendable, Hashable {
    /// The file cannot be opened or created.
    case cannotOpen(path: String, reason: String)
    /// The disk is full, the file is read-only or failing; nothing of the transaction was kept.
    case cannotWrite(path: String, reason: String)
    /// Another process holds the store longer than we wait.
    case busy(path: String)
    /// The file is not a store of ours, or is damaged.
    case damaged(path: String, reason: String)
    /// The store was written by a newer Earshot.
    case tooNew(path: String)
    /// A row holds what we never wrote; a bug of ours.
    case inconsistent(String)

    /// Whether the same call may succeed later without anyone changing anything.
    package var isRetryable: Bool { if case .busy = self { true } else { false } }

    init(_ error: any Error, path: String) {
        if let error = error as? StorageError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self = .inconsistent("\(error)")
            return
        }
        let reason = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .cannotOpen(path: path, reason: reason)
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY: self = .cannotWrite(path: path, reason: reason)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path: path, reason: reason)
        default: self = .inconsistent(reason)
        }
    }
}

extension StorageError: CustomStringConvertible {
    /// One sentence: what, where, and what to do.
    package var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "the store \(path) cannot be opened: \(reason); check the folder and its permissions"
        case .cannotWrite(let path, let reason):
            "the store \(path) cannot be written: \(reason); nothing was changed; make room or make it writable, then run again"
        case .busy(let path): "the store \(path) is in use by another process; try again shortly"
        case .damaged(let path, let reason):
            "\(path) is not a readable store: \(reason); restore a backup or name another file"
        case .tooNew(let path): "the store \(path) was written by a newer version; update this one"
        case .inconsistent(let reason): "the store answered what we never wrote: \(reason)"
        }
    }
}
