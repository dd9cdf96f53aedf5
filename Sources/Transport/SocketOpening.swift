internal import CCurl
internal import Glibc

/// The socket of a transfer, opened only to an address that may be connected to: what libcurl asks for here is the address
/// that is really meant, whatever a name server said before.
enum SocketOpening {
    /// The address, or why it must not be connected to.
    static func peer(
        of address: UnsafeMutablePointer<curl_sockaddr>, rules: AddressRules
    ) -> Result<IPAddress, Refusal> {
        let bytes = UnsafeRawBufferPointer(
            start: earshot_curl_address_bytes(address), count: Int(address.pointee.addrlen))
        guard let peer = IPAddress(socketAddress: bytes) else { return .failure(Refusal("of an unknown family")) }
        if let kind = rules.refusal(of: peer) { return .failure(Refusal("\(peer) (\(kind))")) }
        return .success(peer)
    }

    /// Why an address is refused, in words.
    struct Refusal: Error {
        let words: String
        init(_ words: String) { self.words = words }
    }

    /// A socket for the address, not connected yet, or why there is none.
    static func socket(for address: UnsafeMutablePointer<curl_sockaddr>) -> Result<curl_socket_t, Shortage> {
        let socket = Glibc.socket(
            address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
        return socket >= 0 ? .success(socket) : .failure(Shortage(number: errno))
    }

    /// Why the system gives no socket.
    struct Shortage: Error {
        let number: Int32

        /// What is short and what to do about it.
        var words: String {
            switch number {
            case EMFILE: "this process has as many files open as it may; raise its limit (ulimit -n, LimitNOFILE=)"
            case ENFILE: "the whole system has as many files open as it may"
            default: "the system gives no socket (error \(number))"
            }
        }
    }
}

/// Spans of time as libcurl takes them.
enum CurlTime {
    /// Whole milliseconds from 1 up: 0 would mean "no limit" to libcurl.
    static func milliseconds(_ seconds: Double) -> Int {
        guard seconds > 0 else { return 1 }
        return max(1, Int(min(seconds, 86_400) * 1000))
    }
}
