internal import Glibc
internal import Synchronization
package import Transport

/// A small HTTP/1.1 server on 127.0.0.1 for tests, able to misbehave. Every connection has a thread of its own; nothing
/// sleeps. It stops when the value goes.
package final class LoopbackServer: Sendable {
    /// A request as it came.
    package struct Call: Sendable {
        package var method: String
        /// The request target: path and query.
        package var path: String
        package var headers: HeaderFields
        package var body: [UInt8]
        /// Counts connections from 0, to see which were used again.
        package var connection: Int
    }

    /// What to do with a call.
    package indirect enum Answer: Sendable {
        /// A well-behaved answer with Content-Length; the connection stays open. Compressed bytes go as they are.
        case whole(status: Int = 200, headers: [(String, String)] = [], body: [UInt8] = [])
        /// The chunks with chunked transfer coding; the connection stays open.
        case chunked(status: Int = 200, headers: [(String, String)] = [], chunks: [[UInt8]])
        /// The chunk again and again until the peer leaves.
        case endless(headers: [(String, String)] = [], chunk: [UInt8])
        /// Header fields without end, until the peer leaves.
        case endlessHeaders
        /// One header field whose value does not end, until the peer leaves.
        case endlessHeaderLine
        /// Promises `declaredBytes` of body, sends `body` and closes.
        case truncated(headers: [(String, String)] = [], declaredBytes: Int, body: [UInt8] = [])
        /// Sends the head, then one byte of the body at a time, this far apart, until the peer leaves.
        case drip(body: [UInt8], everyMilliseconds: Int)
        /// Sends these bytes as they are and closes.
        case raw([UInt8])
        /// Breaks the connection (TCP reset) without an answer.
        case reset
        /// Closes the connection without an answer.
        case close
        /// Waits until the gate opens or the peer leaves, then answers.
        case held(Gate, Answer)
        /// Promises one byte more than `body`, sends the body, calls `reached`, and waits until the peer leaves. A body
        /// larger than what the system keeps on its way (16 MiB are enough) is for the greater part with the peer by then.
        case unfinished(body: [UInt8], reached: @Sendable () -> Void)

        /// A well-behaved answer of text.
        package static func text(_ text: String, status: Int = 200, headers: [(String, String)] = []) -> Answer {
            .whole(status: status, headers: headers, body: Array(text.utf8))
        }

        /// A redirect.
        package static func redirect(_ status: Int, to location: String) -> Answer {
            .whole(status: status, headers: [("Location", location)])
        }
    }

    /// Holds answers back until it is opened.
    package final class Gate: Sendable {
        // A pipe whose writing end closes: every waiter's poll ends, now and later.
        private let reading: Int32
        private let writing: Mutex<Int32?>

        package init() {
            var ends: [Int32] = [-1, -1]
            precondition(pipe(&ends) == 0, "no pipe to be had")
            reading = ends[0]
            writing = Mutex(ends[1])
        }

        deinit {
            open()
            Glibc.close(reading)
        }

        /// Lets all held answers go.
        package func open() {
            writing.withLock {
                if let end = $0 { Glibc.close(end) }
                $0 = nil
            }
        }

        /// Whether the gate opened; `false` where the peer left first.
        fileprivate func wait(watching peer: Int32) -> Bool {
            var watched = [
                pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
                pollfd(fd: peer, events: peerLeft, revents: 0),
            ]
            while poll(&watched, 2, -1) < 0, errno == EINTR {}
            return watched[0].revents != 0
        }
    }

    /// Why the server could not start.
    package struct Failure: Error {
        package let step: String
        package let number: Int32
    }

    /// The port on 127.0.0.1.
    package let port: Int
    private let desk: Desk

    /// Starts a server whose closure answers each call. Whoever speaks something else than HTTP (a TLS client) is told so
    /// in plain HTTP, or has the connection reset where `speaksToStrangers` is false.
    package init(speaksToStrangers: Bool = true, _ answer: @escaping @Sendable (Call) -> Answer) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard listener >= 0 else { throw Failure(step: "socket", number: errno) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 128) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        guard isBound else {
            let number = errno
            Glibc.close(listener)
            throw Failure(step: "bind", number: number)
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        desk = Desk(listener: listener, speaksToStrangers: speaksToStrangers, answer: answer)
        let desk = desk
        guard startThread({ desk.acceptAll() }) else { throw Failure(step: "thread", number: EAGAIN) }
    }

    deinit { stop() }

    /// The URL of a path (with its leading slash) on this server.
    package func url(_ path: String, scheme: String = "http", host: String = "127.0.0.1") -> String {
        "\(scheme)://\(host):\(port)\(path)"
    }

    /// All calls so far, in the order in which they were read in whole.
    package var calls: [Call] { desk.state.withLock { $0.calls } }

    /// How many connections were accepted so far.
    package var connectionCount: Int { desk.state.withLock { $0.connections } }

    /// Waits until so many calls have come.
    package func calls(atLeast count: Int) async -> [Call] {
        await withCheckedContinuation { waiter in
            let ready: [Call]? = desk.state.withLock {
                if $0.calls.count >= count { return $0.calls }
                $0.waiters.append((count, waiter))
                return nil
            }
            if let ready { waiter.resume(returning: ready) }
        }
    }

    /// Closes the listener and breaks all connections.
    package func stop() { desk.stop() }
}

/// POLLRDHUP of <poll.h>, which needs _GNU_SOURCE: the peer closed its side.
private let peerLeft: Int16 = 0x2000

/// The part of the server that its threads share.
private final class Desk: Sendable {
    struct State {
        var calls: [LoopbackServer.Call] = []
        var waiters: [(count: Int, continuation: CheckedContinuation<[LoopbackServer.Call], Never>)] = []
        var connections = 0
        var open: Set<Int32> = []
        var isStopped = false
    }

    let state = Mutex(State())
    private let listener: Int32
    private let speaksToStrangers: Bool
    private let answer: @Sendable (LoopbackServer.Call) -> LoopbackServer.Answer

    init(
        listener: Int32, speaksToStrangers: Bool,
        answer: @escaping @Sendable (LoopbackServer.Call) -> LoopbackServer.Answer
    ) {
        self.speaksToStrangers = speaksToStrangers
        self.listener = listener
        self.answer = answer
    }

    func acceptAll() {
        while true {
            let peer = accept(listener, nil, nil)
            if peer < 0, errno == EINTR || errno == ECONNABORTED { continue }
            guard peer >= 0 else { break }
            let number: Int? = state.withLock {
                guard !$0.isStopped else { return nil }
                $0.open.insert(peer)
                $0.connections += 1
                return $0.connections - 1
            }
            guard let number, startThread({ [self] in serve(peer, number) }) else {
                Glibc.close(peer)
                continue
            }
        }
        state.withLock {
            $0.isStopped = true
            Glibc.close(listener)
        }
    }

    func stop() {
        state.withLock {
            guard !$0.isStopped else { return }
            $0.isStopped = true
            shutdown(listener, Int32(SHUT_RDWR))
            for peer in $0.open { shutdown(peer, Int32(SHUT_RDWR)) }
        }
    }

    private func serve(_ peer: Int32, _ number: Int) {
        var connection = Connection(peer: peer, number: number, speaksToStrangers: speaksToStrangers)
        while let call = connection.nextCall() {
            let ready = state.withLock { state in
                state.calls.append(call)
                let ready = state.waiters.filter { $0.count <= state.calls.count }
                state.waiters.removeAll { $0.count <= state.calls.count }
                return ready.map { ($0.continuation, state.calls) }
            }
            for (waiter, calls) in ready { waiter.resume(returning: calls) }
            guard connection.send(answer(call)) else { break }
        }
        state.withLock {
            $0.open.remove(peer)
            Glibc.close(peer)
        }
    }
}

/// One accepted connection.
private struct Connection {
    let peer: Int32
    let number: Int
    private let speaksToStrangers: Bool
    private var buffer: [UInt8] = []

    init(peer: Int32, number: Int, speaksToStrangers: Bool) {
        self.peer = peer
        self.number = number
        self.speaksToStrangers = speaksToStrangers
    }

    /// Reads the next request; `nil` where the peer left or speaks something else than HTTP.
    mutating func nextCall() -> LoopbackServer.Call? {
        var head: Int?
        while head == nil {
            if buffer.isEmpty || isHTTP {
                guard readMore() else { return nil }
            }
            guard isHTTP else {
                _ = send(speaksToStrangers ? .raw(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)) : .reset)
                return nil
            }
            head = buffer.indices.first { buffer[$0...].starts(with: [0x0d, 0x0a, 0x0d, 0x0a]) }
        }
        guard let head else { return nil }
        let lines = String(decoding: buffer[..<head], as: UTF8.self).split(separator: "\r\n")
        buffer.removeFirst(head + 4)
        let start = (lines.first ?? "").split(separator: " ")
        let headers = HeaderFields(
            lines.dropFirst().compactMap { line in
                guard let colon = line.firstIndex(of: ":") else { return nil }
                return (String(line[..<colon]), String(line[line.index(after: colon)...].drop { $0 == " " }))
            })
        guard start.count == 3 else { return nil }
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        while buffer.count < length {
            guard readMore() else { return nil }
        }
        let body = Array(buffer.prefix(length))
        buffer.removeFirst(body.count)
        return LoopbackServer.Call(
            method: String(start[0]), path: String(start[1]), headers: headers, body: body, connection: number)
    }

    private var isHTTP: Bool { buffer.first.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") } ?? false }

    private mutating func readMore() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        let count = recv(peer, &chunk, chunk.count, 0)
        guard count > 0 else { return false }
        buffer.append(contentsOf: chunk[..<count])
        return true
    }

    /// Sends the answer; whether the connection stays open.
    func send(_ answer: LoopbackServer.Answer) -> Bool {
        switch answer {
        case .whole(let status, let headers, let body):
            let length = status == 204 || status == 304 ? [] : [("Content-Length", String(body.count))]
            return write(head(status, headers + length) + body)
        case .chunked(let status, let headers, let chunks):
            guard write(head(status, headers + chunkedCoding)) else { return false }
            for chunk in chunks where !chunk.isEmpty {
                guard write(coded(chunk)) else { return false }
            }
            return write(Array("0\r\n\r\n".utf8))
        case .endless(let headers, let chunk):
            guard write(head(200, headers + chunkedCoding)) else { return false }
            let bytes = coded(chunk)
            while write(bytes) {}
            return false
        case .endlessHeaders:
            guard write(Array("HTTP/1.1 200 OK\r\n".utf8)) else { return false }
            let fields = Array(String(repeating: "X-Filler: nothing to see\r\n", count: 100).utf8)
            while write(fields) {}
            return false
        case .endlessHeaderLine:
            guard write(Array("HTTP/1.1 200 OK\r\nX-Filler: ".utf8)) else { return false }
            let filler = [UInt8](repeating: UInt8(ascii: "a"), count: 4096)
            while write(filler) {}
            return false
        case .truncated(let headers, let declaredBytes, let body):
            _ = write(head(200, headers + [("Content-Length", String(declaredBytes))]) + body)
            return false
        case .drip(let body, let milliseconds):
            guard write(head(200, [("Content-Length", String(body.count))])) else { return false }
            for byte in body {
                guard write([byte]), !peerLeaves(within: milliseconds) else { return false }
            }
            return true
        case .raw(let bytes):
            _ = write(bytes)
            return false
        case .reset:
            var now = linger(l_onoff: 1, l_linger: 0)
            setsockopt(peer, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
            return false
        case .close:
            return false
        case .held(let gate, let later):
            return gate.wait(watching: peer) && send(later)
        case .unfinished(let body, let reached):
            guard write(head(200, [("Content-Length", String(body.count + 1))]) + body) else { return false }
            reached()
            _ = peerLeaves(within: -1)
            return false
        }
    }

    private var chunkedCoding: [(String, String)] { [("Transfer-Encoding", "chunked")] }

    private func coded(_ chunk: [UInt8]) -> [UInt8] {
        Array(String(chunk.count, radix: 16).utf8) + [0x0d, 0x0a] + chunk + [0x0d, 0x0a]
    }

    private func head(_ status: Int, _ headers: [(String, String)]) -> [UInt8] {
        let fields = headers.map { "\($0.0): \($0.1)\r\n" }.joined()
        return Array("HTTP/1.1 \(status) Status\r\n\(fields)\r\n".utf8)
    }

    private func peerLeaves(within milliseconds: Int) -> Bool {
        var watched = pollfd(fd: peer, events: peerLeft, revents: 0)
        return poll(&watched, 1, Int32(milliseconds)) != 0
    }

    private func write(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(peer, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
}

/// Runs the work on a detached thread.
private func startThread(_ work: @escaping @Sendable () -> Void) -> Bool {
    final class Start: Sendable {
        let work: @Sendable () -> Void
        init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }
    let start = Unmanaged.passRetained(Start(work))
    var thread = pthread_t()
    let code = pthread_create(
        &thread, nil,
        { context in
            if let context { Unmanaged<Start>.fromOpaque(context).takeRetainedValue().work() }
            return nil
        }, start.toOpaque())
    guard code == 0 else {
        start.release()
        return false
    }
    pthread_detach(thread)
    return true
}
