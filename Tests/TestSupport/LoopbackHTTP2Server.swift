internal import Synchronization

/// Answers every request of HTTP/2 (RFC 9113) under TLS with `200`, the same fields and the same body, on as many streams
/// of a connection as the client opens. It reads no header fields of requests, which are compressed.
package final class LoopbackHTTP2Server: Sendable {
    private let server: ByteServer
    private let counts: Counts

    /// - Parameters:
    ///   - tls: must speak HTTP/2.
    ///   - headers: names in lower case, names and values shorter than 127 bytes.
    ///   - body: at most 65,535 bytes, which every client takes without being asked.
    package init(_ tls: ServerTLS, headers: [(String, String)] = [], body: [UInt8]) throws {
        precondition(body.count <= 65_535, "flow control is not spoken here")
        let counts = Counts()
        self.counts = counts
        let head = Self.head(headers)
        server = try ByteServer { stream in
            guard stream.startTLS(tls), stream.read(count: Self.preface.count) == Self.preface else { return }
            let place = counts.open()
            guard stream.write(Frame(.settings).bytes) else { return }
            while let frame = Frame(readFrom: stream) {
                guard frame.kind != .goAway else { break }
                guard let answers = Self.answers(to: frame, head, body) else { continue }
                if frame.endsRequest { counts.add(at: place) }
                guard stream.write(answers.flatMap(\.bytes)) else { break }
            }
            stream.finish()
        }
    }

    /// How many requests came on each connection that spoke HTTP/2, in the order of their opening.
    package var requests: [Int] { counts.all }

    /// The URL of a path (with its leading slash) on this server.
    package func url(_ path: String, host: String = "127.0.0.1") -> String { "https://\(host):\(server.port)\(path)" }

    private static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

    /// `nil` for frames that want no answer.
    private static func answers(to frame: Frame, _ head: [UInt8], _ body: [UInt8]) -> [Frame]? {
        switch frame.kind {
        case .settings where !frame.isAcknowledgement: return [Frame(.settings, flags: Frame.acknowledgement)]
        case .ping where !frame.isAcknowledgement:
            return [Frame(.ping, flags: Frame.acknowledgement, payload: frame.payload)]
        case .headers where frame.endsRequest, .data where frame.endsRequest:
            let pieces = stride(from: 0, to: body.count, by: Frame.largest).map {
                Frame(.data, stream: frame.stream, payload: Array(body[$0...].prefix(Frame.largest)))
            }
            return [Frame(.headers, flags: Frame.endOfHeaders, stream: frame.stream, payload: head)] + pieces
                + [Frame(.data, flags: Frame.endOfStream, stream: frame.stream)]
        default: return nil
        }
    }

    /// The head in HPACK (RFC 7541): `:status: 200` from the static table, everything else written out.
    private static func head(_ headers: [(String, String)]) -> [UInt8] {
        func text(_ text: String) -> [UInt8] {
            precondition(text.utf8.count < 127, "too long for a length of one byte")
            return [UInt8(text.utf8.count)] + Array(text.utf8)
        }
        return [0x88] + headers.flatMap { [0x00] + text($0.0) + text($0.1) }
    }

    private final class Counts: Sendable {
        private let counts = Mutex<[Int]>([])
        var all: [Int] { counts.withLock { $0 } }

        func open() -> Int {
            counts.withLock {
                $0.append(0)
                return $0.count - 1
            }
        }

        func add(at place: Int) { counts.withLock { $0[place] += 1 } }
    }
}

/// A frame of HTTP/2 (RFC 9113, section 4.1).
private struct Frame {
    enum Kind: UInt8 {
        case data = 0
        case headers, priority, reset, settings, pushPromise, ping, goAway, windowUpdate, continuation
    }

    static let endOfStream: UInt8 = 0x1
    static let acknowledgement: UInt8 = 0x1
    static let endOfHeaders: UInt8 = 0x4
    /// The longest payload that everybody takes, in bytes.
    static let largest = 16_384

    let kind: Kind
    let flags: UInt8
    let stream: [UInt8]
    let payload: [UInt8]

    init(_ kind: Kind, flags: UInt8 = 0, stream: [UInt8] = [0, 0, 0, 0], payload: [UInt8] = []) {
        self.kind = kind
        self.flags = flags
        self.stream = stream
        self.payload = payload
    }

    /// `nil` at the end, and for a kind that nobody knows.
    init?(readFrom connection: ByteStream) {
        guard let head = connection.read(count: 9), let kind = Kind(rawValue: head[3]),
            let payload = connection.read(count: Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2]))
        else { return nil }
        self.init(kind, flags: head[4], stream: Array(head[5...]), payload: payload)
    }

    var isAcknowledgement: Bool { flags & Frame.acknowledgement != 0 }

    /// Whether the client has said all of its request: it does not split the head of one into several frames here.
    var endsRequest: Bool { (kind == .headers || kind == .data) && flags & Frame.endOfStream != 0 }

    var bytes: [UInt8] {
        let length = [payload.count >> 16, payload.count >> 8 & 0xff, payload.count & 0xff].map { UInt8($0) }
        return length + [kind.rawValue, flags] + stream + payload
    }
}
