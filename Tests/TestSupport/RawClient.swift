internal import Glibc

/// A plain TCP client on 127.0.0.1 that sends any bytes, well-formed or not. The connection closes when the value goes.
package final class RawClient: Sendable {
    /// Why a connection could not be made.
    package struct Failure: Error {
        package let step: String
        package let number: Int32
    }

    private let peer: Int32

    /// Connects.
    package init(port: Int) throws {
        peer = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard peer >= 0 else { throw Failure(step: "socket", number: errno) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        let isConnected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(peer, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else {
            let number = errno
            Glibc.close(peer)
            throw Failure(step: "connect", number: number)
        }
    }

    deinit { Glibc.close(peer) }

    /// Sends all bytes; `false` where the server has gone.
    @discardableResult
    package func send(_ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let sent = bytes.withUnsafeBytes {
                Glibc.send(peer, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return false }
            bytes = bytes.dropFirst(sent)
        }
        return true
    }

    /// Says that nothing more will be sent, and keeps listening.
    package func finish() { shutdown(peer, Int32(SHUT_WR)) }

    /// Whether there is something to read at once.
    package var hasAnswer: Bool {
        var watched = pollfd(fd: peer, events: Int16(POLLIN), revents: 0)
        return poll(&watched, 1, 0) > 0
    }

    /// The status of the next answer, waiting for it; 0 where the server closed without one. The answer's body must have a
    /// Content-Length, and is read.
    package func status() -> Int {
        var head: [UInt8] = []
        while !head.suffix(4).elementsEqual([0x0D, 0x0A, 0x0D, 0x0A]) {
            guard let byte = next() else { return 0 }
            head.append(byte)
        }
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        let length = lines.first { $0.lowercased().hasPrefix("content-length:") }
        for _ in 0..<(length.flatMap { Int($0.dropFirst(15).filter { $0 != " " }) } ?? 0) { _ = next() }
        return lines.first.flatMap { Int($0.split(separator: " ").dropFirst().first ?? "") } ?? 0
    }

    private func next() -> UInt8? {
        var byte: UInt8 = 0
        return recv(peer, &byte, 1, 0) == 1 ? byte : nil
    }
}
