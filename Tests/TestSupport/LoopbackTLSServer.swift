internal import Synchronization

/// Answers every HTTP request under TLS with `200` and two bytes, one to a connection.
package final class LoopbackTLSServer: Sendable {
    private let server: ByteServer
    private let heads: HeadList

    /// Serves with these certificates.
    package init(_ tls: ServerTLS) throws {
        let heads = HeadList()
        self.heads = heads
        server = try ByteServer { stream in
            guard stream.startTLS(tls), let head = stream.read(through: Array("\r\n\r\n".utf8)) else { return }
            heads.add(String(decoding: head, as: UTF8.self))
            _ = stream.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
            stream.finish()
        }
    }

    /// The request heads that came, in order.
    package var requests: [String] { heads.all }

    /// The URL of a path (with its leading slash) on this server.
    package func url(_ path: String, scheme: String = "https", host: String = "127.0.0.1") -> String {
        "\(scheme)://\(host):\(server.port)\(path)"
    }

    private final class HeadList: Sendable {
        private let heads = Mutex<[String]>([])
        var all: [String] { heads.withLock { $0 } }
        func add(_ head: String) { heads.withLock { $0.append(head) } }
    }
}
