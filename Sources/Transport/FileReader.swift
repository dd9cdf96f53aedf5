internal import Dispatch
internal import Glibc
import Triage

/// Reads file URLs under the policy's roots, one at a time, on a queue of its own.
struct FileReader: Sendable {
    private let policy: NetworkPolicy
    private let queue = DispatchQueue(label: "earshot.files")

    init(policy: NetworkPolicy) { self.policy = policy }

    /// Whether the text has the scheme `file`.
    static func isFileURL(_ url: String) -> Bool { url.prefix(5).lowercased() == "file:" }

    /// The answer to a request for a file: its bytes, at most the body limit, with `ETag` and `Last-Modified`; 304 without
    /// them where the request names that ETag in `If-None-Match`; for a folder its ``FolderListing`` where the request asks
    /// for one.
    func read(_ request: FetchRequest, now: Timestamp) async throws(TransportError) -> FetchedDocument {
        let url = URLRedaction.shown(request.url, isSecret: request.urlIsSecret)
        guard policy.allowFiles else {
            throw .file(path: url, reason: "files are not allowed (network.allowFiles)")
        }
        let path = try FileReader.path(of: request.url)
        let result: Result<Answer, TransportError> = await withCheckedContinuation { continuation in
            queue.async {
                continuation.resume(returning: Result { () throws(TransportError) in try load(path, request, now) })
            }
        }
        let answer = try result.get()
        return FetchedDocument(
            url: url, status: answer.status, headers: HeaderFields(answer.headers), body: answer.body, fetchedAt: now)
    }

    private struct Answer: Sendable {
        var status = 200
        var headers: [(name: String, value: String)]
        var body: [UInt8]
    }

    /// The path of `file:///path` or `file://localhost/path`, percent-decoded.
    static func path(of url: String) throws(TransportError) -> SystemPath {
        var rest = url.dropFirst(5).prefix { $0 != "?" && $0 != "#" }
        if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
            let host = rest.prefix { $0 != "/" }
            guard host.isEmpty || host.lowercased() == "localhost" else {
                throw .invalidURL(url: URLRedaction.redacted(url), reason: "a file URL names no other host")
            }
            rest = rest.dropFirst(host.count)
        }
        guard rest.hasPrefix("/"), let bytes = PercentDecoding.decoded(rest.utf8), !bytes.contains(0) else {
            throw .invalidURL(url: URLRedaction.redacted(url), reason: "not an absolute path, percent-encoded")
        }
        return SystemPath(bytes: bytes)
    }

    private func load(_ path: SystemPath, _ request: FetchRequest, _ now: Timestamp) throws(TransportError) -> Answer {
        guard let real = path.resolved else { throw FileReader.systemError(path) }
        guard policy.fileRoots.contains(where: { root in SystemPath(root).resolved.map { real.lies(in: $0) } ?? false })
        else {
            throw .file(path: path.shown, reason: "it lies outside the allowed folders (network.fileRoots)")
        }
        // Not blocking, or a named pipe would hold the queue for good.
        let file = open(real.terminated, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { throw FileReader.systemError(path) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw FileReader.systemError(path) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR where request.headers["Accept"]?.contains(FolderListing.mediaType) ?? false:
            let body = try list(file, path: path, real: real).body
            return Answer(headers: [(name: "Content-Type", value: FolderListing.mediaType)], body: body)
        case S_IFDIR: throw .file(path: path.shown, reason: "it is a folder, and no file")
        default: throw .file(path: path.shown, reason: "it is no regular file")
        }
        let stamp = FileStamp(status)
        let headers = stamp.headers(now: now)
        if let tag = stamp.tag(now: now), request.headers["If-None-Match"] == tag {
            return Answer(status: 304, headers: headers, body: [])
        }
        return Answer(headers: headers, body: try readToEnd(file, path: path))
    }

    /// What stands in an open folder, whose path without symbolic links is `real`.
    private func list(_ file: Int32, path: SystemPath, real: SystemPath) throws(TransportError) -> FolderListing {
        // A descriptor of its own: closing the listing closes it.
        let own = dup(file)
        guard own >= 0 else { throw FileReader.systemError(path) }
        guard let folder = fdopendir(own) else {
            close(own)
            throw FileReader.systemError(path)
        }
        defer { closedir(folder) }
        var entries: [FolderListing.Entry] = []
        var bytes = 0
        errno = 0
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard name != [0x2E], name != [0x2E, 0x2E] else { continue }
            if let kind = FileReader.kind(of: real.appending(name), in: real) {
                let entry = FolderListing.Entry(kind: kind, name: FolderListing.encoded(name))
                bytes += entry.name.utf8.count + 8
                guard bytes <= policy.limits.bodyLimitBytes else {
                    throw .tooLarge(url: "file://" + path.shown, limitBytes: policy.limits.bodyLimitBytes)
                }
                entries.append(entry)
            }
            errno = 0
        }
        guard errno == 0 else { throw FileReader.systemError(path) }
        return FolderListing(entries)
    }

    /// What an entry of a folder is; `nil` where it has gone meanwhile.
    private static func kind(of entry: SystemPath, in folder: SystemPath) -> FolderListing.Kind? {
        var status = stat()
        guard lstat(entry.terminated, &status) == 0 else { return nil }
        if status.st_mode & S_IFMT == S_IFLNK {
            guard let target = entry.resolved, target.lies(in: folder), stat(target.terminated, &status) == 0 else {
                return .link
            }
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    private func readToEnd(_ file: Int32, path: SystemPath) throws(TransportError) -> [UInt8] {
        let limit = policy.limits.bodyLimitBytes
        var body: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = Glibc.read(file, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileReader.systemError(path) }
            guard count > 0 else { return body }
            guard body.count + count <= limit else {
                throw .tooLarge(url: "file://" + path.shown, limitBytes: limit)
            }
            body.append(contentsOf: chunk[..<count])
        }
    }

    /// What the system's last call says.
    private static func systemError(_ path: SystemPath) -> TransportError {
        .file(path: path.shown, reason: String(cString: strerror(errno)))
    }
}

/// What tells one state of a file from another without reading it.
private struct FileStamp {
    /// When its bytes last changed.
    private let modified: Timestamp
    private let text: String

    init(_ status: stat) {
        modified = Timestamp(
            milliseconds: Int64(status.st_mtim.tv_sec) * 1000 + Int64(status.st_mtim.tv_nsec) / 1_000_000)
        text =
            "\(status.st_size)-\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)-\(status.st_ctim.tv_sec).\(status.st_ctim.tv_nsec)-\(status.st_ino)"
    }

    /// `nil` for two seconds after a change: another one of the same size within one tick of the file system's clock would
    /// not show.
    func tag(now: Timestamp) -> String? { abs(now.seconds(since: modified)) < 2 ? nil : "\"\(text)\"" }

    func headers(now: Timestamp) -> [(name: String, value: String)] {
        let tag = tag(now: now).map { [(name: "ETag", value: $0)] } ?? []
        return tag + [(name: "Last-Modified", value: HTTPDate.text(modified))]
    }
}
