internal import Foundation
internal import Glibc
internal import Synchronization

/// Listens on 127.0.0.1 and gives each connection to a closure on a thread of its own. It stops when the value goes.
final class ByteServer: Sendable {
    private struct State {
        var open: Set<Int32> = []
        var connections = 0
    }

    let port: Int
    private let listener: Int32
    private let state = Mutex(State())

    init(_ serve: @escaping @Sendable (ByteStream) -> Void) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        guard isListening else { throw LoopbackServer.Failure(step: "listen", number: errno) }
        port = Int(UInt16(bigEndian: address.sin_port))
        // The thread holds the listener's number, not this value, so that the value can go.
        let accepted: @Sendable (Int32) -> Bool = { [weak self] peer in self?.admit(peer) ?? false }
        let finished: @Sendable (Int32) -> Void = { [weak self] peer in self?.dismiss(peer) ?? { _ = close(peer) }() }
        Thread.detachNewThread {
            while true {
                let peer = accept(listener, nil, nil)
                if peer < 0, errno == EINTR || errno == ECONNABORTED { continue }
                guard peer >= 0 else { break }
                guard accepted(peer) else {
                    close(peer)
                    continue
                }
                Thread.detachNewThread {
                    var signals = sigset_t()
                    sigemptyset(&signals)
                    sigaddset(&signals, SIGPIPE)
                    pthread_sigmask(SIG_BLOCK, &signals, nil)
                    serve(ByteStream(peer: peer))
                    finished(peer)
                }
            }
            close(listener)
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        state.withLock { state in
            for peer in state.open { shutdown(peer, Int32(SHUT_RDWR)) }
        }
    }

    /// How many connections were accepted so far.
    var connectionCount: Int { state.withLock { $0.connections } }

    private func admit(_ peer: Int32) -> Bool {
        state.withLock {
            $0.open.insert(peer)
            $0.connections += 1
        }
        return true
    }

    private func dismiss(_ peer: Int32) {
        state.withLock {
            $0.open.remove(peer)
            _ = close(peer)
        }
    }
}

/// A connection, plain or under TLS; for one thread.
final class ByteStream {
    private let peer: Int32
    private var session: TLSSession?
    private var buffer: [UInt8] = []

    fileprivate init(peer: Int32) { self.peer = peer }

    /// Goes over to TLS; whether the handshake worked. What was sent before it counts for nothing.
    func startTLS(_ tls: ServerTLS) -> Bool {
        buffer = []
        session = tls.session(on: peer)
        return session != nil
    }

    /// Reads up to and with `mark`; `nil` where the peer left before.
    func read(through mark: [UInt8]) -> [UInt8]? {
        var searched = 0
        while true {
            while searched + mark.count <= buffer.count {
                if buffer[searched..<(searched + mark.count)].elementsEqual(mark) {
                    let end = searched + mark.count
                    defer { buffer.removeFirst(end) }
                    return Array(buffer[..<end])
                }
                searched += 1
            }
            let more = readMore()
            guard !more.isEmpty else { return nil }
            buffer += more
        }
    }

    /// Reads exactly so many bytes; `nil` where the peer left before.
    func read(count: Int) -> [UInt8]? {
        while buffer.count < count {
            let more = readMore()
            guard !more.isEmpty else { return nil }
            buffer += more
        }
        defer { buffer.removeFirst(count) }
        return Array(buffer[..<count])
    }

    /// Reads until the peer leaves.
    func readToEnd() { while !readMore().isEmpty {} }

    /// Writes all of it; whether that worked.
    func write(_ text: String) -> Bool { write(Array(text.utf8)) }

    /// Writes all of it; whether that worked.
    func write(_ bytes: [UInt8]) -> Bool {
        if let session { return session.write(bytes) }
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { send(peer, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Ends TLS in good order, if there is any.
    func finish() { session?.close() }

    private func readMore() -> [UInt8] {
        if let session { return session.read() }
        var chunk = [UInt8](repeating: 0, count: 16 * 1024)
        let count = recv(peer, &chunk, chunk.count, 0)
        return Array(chunk.prefix(max(0, count)))
    }
}
