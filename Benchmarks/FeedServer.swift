import CEpoll
import Glibc

/// Serves feeds on all of 127.0.0.0/8 for fetchers to be measured against: one thread, one epoll, every answer made by
/// copying bytes, so that it is never the slow side.
///
/// `/feed/00042` is an RSS feed whose entries no other feed has; a request with a validator is answered 304. `/counts` says
/// how many of either were given since it was last asked.
final class FeedServer {
    let port: Int
    private let listener: Int32
    private let queue: Int32
    private var connections: [Int32: Connection] = [:]
    private var input = [UInt8](repeating: 0, count: 64 * 1024)
    private var answer: [UInt8] = []
    private var whole = 0
    private var unchanged = 0
    private let feed: [UInt8]
    /// Where the feed's number stands in `feed`.
    private let places: [Int]

    private struct Connection {
        var unread: [UInt8] = []
        var unsent: ArraySlice<UInt8> = []
        var closes = false
    }

    private static let numberDigits = 5

    /// Binds a free port; the feeds have this many entries.
    init(entries: Int) throws {
        let mark = Array("NNNNN".utf8)
        feed = Array(sampleFeed(entries: entries, marked: "NNNNN-").utf8)
        var places: [Int] = []
        for start in feed.indices where feed[start] == mark[0] && feed[start...].starts(with: mark) {
            places.append(start)
        }
        self.places = places

        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
        // One socket takes all loopback addresses, and nothing from any other interface.
        let interface = "lo"
        guard setsockopt(listener, SOL_SOCKET, SO_BINDTODEVICE, interface, socklen_t(interface.utf8.count)) == 0 else {
            throw Failure(step: "binding to the interface lo", number: errno)
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { [listener] in
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 4096) == 0
                    && getsockname(listener, $0, &length) == 0
            }
        }
        guard isBound else { throw Failure(step: "listening", number: errno) }
        port = Int(UInt16(bigEndian: address.sin_port))
        queue = epoll_create1(Int32(EPOLL_CLOEXEC))
        watch(listener, EPOLL_CTL_ADD, EPOLLIN.rawValue)
    }

    struct Failure: Error {
        let step: String
        let number: Int32
    }

    /// Serves until the process ends.
    func run() -> Never {
        signal(SIGPIPE, SIG_IGN)
        var events = [epoll_event](repeating: epoll_event(), count: 256)
        while true {
            let count = epoll_wait(queue, &events, Int32(events.count), -1)
            for index in 0..<Int(max(0, count)) {
                let peer = events[index].data.fd
                if peer == listener {
                    acceptAll()
                } else if events[index].events & EPOLLOUT.rawValue != 0 {
                    send(peer)
                } else {
                    receive(peer)
                }
            }
        }
    }

    private func watch(_ descriptor: Int32, _ operation: Int32, _ events: UInt32) {
        var event = epoll_event()
        event.events = events
        event.data.fd = descriptor
        epoll_ctl(queue, operation, descriptor, &event)
    }

    private func acceptAll() {
        while true {
            let peer = accept(listener, nil, nil)
            guard peer >= 0 else { return }
            _ = fcntl(peer, F_SETFL, O_NONBLOCK)
            var yes: Int32 = 1
            setsockopt(peer, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
            connections[peer] = Connection()
            watch(peer, EPOLL_CTL_ADD, EPOLLIN.rawValue)
        }
    }

    private func leave(_ peer: Int32) {
        connections[peer] = nil
        close(peer)
    }

    private func receive(_ peer: Int32) {
        let count = recv(peer, &input, input.count, 0)
        guard count > 0 else {
            if count == 0 || errno != EAGAIN { leave(peer) }
            return
        }
        guard var connection = connections.removeValue(forKey: peer) else { return }
        connection.unread.append(contentsOf: input[..<count])
        var start = 0
        while let end = endOfHead(connection.unread, from: start) {
            answer(connection.unread[start..<end], &connection)
            start = end
        }
        connection.unread.removeFirst(start)
        connections[peer] = connection
        if !connection.unsent.isEmpty { send(peer) }
    }

    private func endOfHead(_ bytes: [UInt8], from start: Int) -> Int? {
        var index = start + 3
        while index < bytes.count {
            if bytes[index] == 0x0a, bytes[index - 1] == 0x0d, bytes[index - 2] == 0x0a { return index + 1 }
            index += 1
        }
        return nil
    }

    private func answer(_ head: ArraySlice<UInt8>, _ connection: inout Connection) {
        let lines = head.split(separator: 0x0a)
        let path = lines.first?.split(separator: 0x20).dropFirst().first ?? []
        var isConditional = false
        for line in lines.dropFirst() {
            isConditional =
                isConditional || names("if-none-match:", line) || names("if-modified-since:", line)
            connection.closes = connection.closes || names("connection: close", line)
        }
        answer.removeAll(keepingCapacity: true)
        if path.elementsEqual("/counts".utf8) {
            let counts = "\(whole) \(unchanged)\n"
            add("HTTP/1.1 200 OK\r\nContent-Length: \(counts.utf8.count)\r\n\r\n\(counts)")
            (whole, unchanged) = (0, 0)
        } else if isConditional {
            add("HTTP/1.1 304 Not Modified\r\n")
            addFields()
            add("\r\n")
            unchanged += 1
        } else {
            add("HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml; charset=utf-8\r\nContent-Length: ")
            add("\(feed.count)\r\n")
            addFields()
            add("\r\n")
            let start = answer.count
            answer.append(contentsOf: feed)
            let number = path.suffix(FeedServer.numberDigits)
            for place in places {
                for (offset, digit) in number.enumerated() { answer[start + place + offset] = digit }
            }
            whole += 1
        }
        connection.unsent.append(contentsOf: answer)
    }

    private func addFields() {
        add("Date: Sat, 21 Nov 2026 12:00:00 GMT\r\nServer: bench\r\nETag: \"5d8c72a5edda8d6a\"\r\n")
        add("Last-Modified: Sat, 21 Nov 2026 10:00:00 GMT\r\nCache-Control: max-age=0\r\nVary: Accept-Encoding\r\n")
    }

    private func add(_ text: String) { answer.append(contentsOf: text.utf8) }

    private func names(_ name: StaticString, _ line: ArraySlice<UInt8>) -> Bool {
        guard line.count >= name.utf8CodeUnitCount else { return false }
        for index in 0..<name.utf8CodeUnitCount {
            var byte = line[line.startIndex + index]
            if byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") { byte |= 0x20 }
            if byte != name.utf8Start[index] { return false }
        }
        return true
    }

    private func send(_ peer: Int32) {
        guard var connection = connections.removeValue(forKey: peer) else { return }
        let sent = connection.unsent.withUnsafeBytes { Glibc.send(peer, $0.baseAddress, $0.count, 0) }
        if sent < 0, errno != EAGAIN { return leave(peer) }
        connection.unsent.removeFirst(max(0, sent))
        if connection.unsent.isEmpty {
            if connection.closes { return leave(peer) }
            connection.unsent = []
            watch(peer, EPOLL_CTL_MOD, EPOLLIN.rawValue)
        } else {
            watch(peer, EPOLL_CTL_MOD, EPOLLOUT.rawValue)
        }
        connections[peer] = connection
    }
}
