import Glibc

/// Writes the digest to a file and answers only when it is on the disk.
package struct FileSink: Sink {
    package static let kind = "file"
    package static let summary = "Appends the digest to a file, or replaces the file with it."
    package static let options = [
        SinkOption("path", isRequired: true, "The file; its folder must exist."),
        SinkOption(
            "mode", values: ["append", "replace"],
            "append (the default), or replace: readers see the old file or the new one, never a half."),
        SinkOption(
            "format", values: SinkFormat.allCases.map(\.rawValue),
            "text (the default), json (one line a digest where it appends), or slack (one line a message)."),
    ]

    private let path: String
    private let replaces: Bool
    private let format: SinkFormat

    package init(_ settings: SinkSettings, surroundings: SinkSurroundings) throws(DeliveryError) {
        let path = settings.options["path"] ?? ""
        guard !path.isEmpty,
            !["", ".", ".."].contains(path.split(separator: "/", omittingEmptySubsequences: false).last),
            !path.utf8.contains(0)
        else {
            throw .badOption(sink: settings.name, option: "path", reason: "“\(path)” cannot be the name of a file")
        }
        self.path = path
        replaces = settings.options["mode"] == "replace"
        format = settings.options["format"].flatMap(SinkFormat.init) ?? .text
    }

    package func render(_ digest: Digest) -> [String] {
        switch format {
        case .text: [TextDigest.render(digest) + (replaces ? "" : "\n")]
        case .json: [JSONDigest.render(digest, pretty: replaces) + "\n"]
        // One payload, so that replacing keeps every message.
        case .slack: [SlackDigest.render(digest).joined(separator: "\n") + "\n"]
        }
    }

    package func send(_ payload: String) async -> SinkOutcome {
        do {
            let bytes = Array(payload.utf8)
            try replaces ? replace(with: bytes) : append(bytes)
            return .delivered
        } catch {
            return error.outcome(path: path)
        }
    }

    private func append(_ bytes: [UInt8]) throws(FileTrouble) {
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw FileTrouble() }
        defer { close(file) }
        let before = lseek(file, 0, SEEK_END)
        do {
            try FileSink.write(bytes, to: file)
        } catch {
            // No half digest stays behind, else the next attempt would stand beside it. A pipe cannot be cut.
            if before >= 0 { _ = ftruncate(file, before) }
            throw error
        }
        try FileSink.flush(file)
        if before == 0 { try flushFolder() }
    }

    private func replace(with bytes: [UInt8]) throws(FileTrouble) {
        let temporary = path + ".earshot-\(getpid())"
        // Left behind by a crash of a process with the same number.
        unlink(temporary)
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw FileTrouble() }
        do {
            defer { close(file) }
            try FileSink.write(bytes, to: file)
            try FileSink.flush(file)
        } catch {
            unlink(temporary)
            throw error
        }
        guard rename(temporary, path) == 0 else {
            let trouble = FileTrouble()
            unlink(temporary)
            throw trouble
        }
        try flushFolder()
    }

    /// Makes the file's name as durable as its bytes.
    private func flushFolder() throws(FileTrouble) {
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard handle >= 0 else { throw FileTrouble() }
        defer { close(handle) }
        try FileSink.flush(handle)
    }

    private static func write(_ bytes: [UInt8], to file: Int32) throws(FileTrouble) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                throw FileTrouble()
            }
            rest = rest.dropFirst(written)
        }
    }

    private static func flush(_ file: Int32) throws(FileTrouble) {
        // Pipes and terminals have nothing to flush and say so.
        guard fsync(file) == 0 || errno == EINVAL || errno == EROFS else { throw FileTrouble() }
    }
}

/// The system's last error.
private struct FileTrouble: Error {
    let code: Int32

    init() { code = errno }

    func outcome(path: String) -> SinkOutcome {
        let reason = "\(path) cannot be written: \(String(cString: strerror(code)))"
        switch code {
        case EACCES, EPERM, EROFS, ENOENT, ENOTDIR, EISDIR, ENAMETOOLONG, ELOOP: return .refused(reason: reason)
        default: return .retry(after: nil, reason: reason)
        }
    }
}
