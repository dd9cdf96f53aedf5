internal import Dispatch
internal import Glibc

/// Reads file URLs under the policy's roots, one at a time, on a queue of its own.
struct FileReader: Sendable {
    private let policy: NetworkPolicy
    private let queue = DispatchQueue(label: "earshot.files")

    init(policy: NetworkPolicy) { self.policy = policy }

    /// Whether the text has the scheme `file`.
    static func isFileURL(_ url: String) -> Bool { url.prefix(5).lowercased() == "file:" }

    /// The file's bytes, at most the body limit.
    func read(_ url: String) async throws(TransportError) -> [UInt8] {
        guard policy.allowFiles else {
            throw .file(path: URLRedaction.redacted(url), reason: "files are not allowed (network.allowFiles)")
        }
        let path = try FileReader.path(of: url)
        let result: Result<[UInt8], TransportError> = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: Result { () throws(TransportError) in try load(path) }) }
        }
        return try result.get()
    }

    /// The path of `file:///path` or `file://localhost/path`, percent-decoded.
    static func path(of url: String) throws(TransportError) -> String {
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
        return String(decoding: bytes, as: UTF8.self)
    }

    private func load(_ path: String) throws(TransportError) -> [UInt8] {
        guard let real = FileReader.resolved(path) else {
            throw .file(path: path, reason: FileReader.systemReason())
        }
        let isInside = policy.fileRoots.contains { root in
            guard let realRoot = FileReader.resolved(root) else { return false }
            return realRoot == "/" || real == realRoot || real.hasPrefix(realRoot + "/")
        }
        guard isInside else {
            throw .file(path: path, reason: "it lies outside the allowed folders (network.fileRoots)")
        }
        // Not blocking, or a named pipe would hold the queue for good.
        let file = open(real, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { throw .file(path: path, reason: FileReader.systemReason()) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .file(path: path, reason: FileReader.systemReason()) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .file(path: path, reason: "it is no regular file") }
        return try readToEnd(file, path: path)
    }

    private func readToEnd(_ file: Int32, path: String) throws(TransportError) -> [UInt8] {
        let limit = policy.limits.bodyLimitBytes
        var body: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = Glibc.read(file, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .file(path: path, reason: FileReader.systemReason()) }
            guard count > 0 else { return body }
            guard body.count + count <= limit else { throw .tooLarge(url: "file://" + path, limitBytes: limit) }
            body.append(contentsOf: chunk[..<count])
        }
    }

    /// The path with all symbolic links and dots resolved; `nil` where there is no such file.
    private static func resolved(_ path: String) -> String? {
        guard let text = realpath(path, nil) else { return nil }
        defer { free(text) }
        return String(cString: text)
    }

    private static func systemReason() -> String { String(cString: strerror(errno)) }
}
