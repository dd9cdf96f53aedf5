internal import CCurl

/// libcurl's easy handles, each used for one transfer after another, and what transfers may know from earlier ones: the
/// addresses of names, and TLS sessions, by which a further connection to a host takes a shorter handshake.
final class HandlePool {
    /// A handle, with the memory that it is connected to.
    struct Handle {
        let pointer: UnsafeMutableRawPointer
        let memory: SharedMemory
    }

    /// How long an address counts, as libcurl has it by default.
    static let memorySeconds = 60.0
    /// How many transfers are started on one memory.
    static let memoryTransfers = 1_000

    private var free: [UnsafeMutableRawPointer] = []
    private var memory: SharedMemory?
    private var memoryEndSeconds = 0.0
    private var memoryTransfersLeft = 0

    deinit {
        for pointer in free { curl_easy_cleanup(pointer) }
    }

    /// A handle with no settings but its memory; `nil` where libcurl has none to give.
    func take(nowSeconds: Double) -> Handle? {
        // libcurl's own way of forgetting looks through all it knows after each transfer. Here whole memories go.
        if memory == nil || nowSeconds >= memoryEndSeconds || memoryTransfersLeft <= 0 {
            memory = SharedMemory()
            memoryEndSeconds = nowSeconds + HandlePool.memorySeconds
            memoryTransfersLeft = HandlePool.memoryTransfers
        }
        guard let memory, let pointer = free.popLast() ?? curl_easy_init() else { return nil }
        guard earshot_curl_set_pointer(pointer, CURLOPT_SHARE, memory.pointer) == CURLE_OK,
            earshot_curl_set_long(pointer, CURLOPT_DNS_CACHE_TIMEOUT, -1) == CURLE_OK
        else {
            curl_easy_cleanup(pointer)
            return nil
        }
        memoryTransfersLeft -= 1
        return Handle(pointer: pointer, memory: memory)
    }

    /// Takes back a handle that is in no multi handle; nothing of its transfer stays with it.
    func giveBack(_ handle: Handle) {
        curl_easy_reset(handle.pointer)
        guard earshot_curl_set_pointer(handle.pointer, CURLOPT_SHARE, nil) == CURLE_OK else {
            return curl_easy_cleanup(handle.pointer)
        }
        free.append(handle.pointer)
    }
}

/// What libcurl shares between transfers; goes with the last transfer that uses it.
final class SharedMemory {
    let pointer: UnsafeMutableRawPointer

    init?() {
        guard let pointer = curl_share_init() else { return nil }
        self.pointer = pointer
        // No locks are set, because all handles are used on one thread.
        guard earshot_curl_share(pointer, CURL_LOCK_DATA_DNS) == CURLSHE_OK,
            earshot_curl_share(pointer, CURL_LOCK_DATA_SSL_SESSION) == CURLSHE_OK
        else { return nil }
    }

    deinit { curl_share_cleanup(pointer) }
}
