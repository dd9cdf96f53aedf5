internal import CCurl
internal import Glibc

/// A libcurl easy handle at work on a hop. Lives on the transfer thread alone; libcurl's callbacks come on that thread too.
/// The handle comes from a pool and must be back there before this goes.
final class CurlTransfer {
    let hop: Hop
    let handle: HandlePool.Handle
    private let limits: TransportLimits
    private let rules: AddressRules
    /// With a proxy the socket goes to the address the operator named, which needs no permission.
    private let checksSocket: Bool
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private let errorText: UnsafeMutablePointer<CChar>

    private var fields: [(name: String, value: String)] = []
    private var headerBytes = 0
    private var body: [UInt8] = []
    private var refusedAddress: String?
    private var shortage: SocketOpening.Shortage?
    private var isOverBodyLimit = false
    private var isOverHeaderLimit = false

    /// Sets up a handle that has no settings; `nil` where libcurl does not take an option that safety rests on.
    init?(_ hop: Hop, on handle: HandlePool.Handle, policy: NetworkPolicy, rules: AddressRules) {
        self.hop = hop
        self.handle = handle
        self.rules = rules
        limits = policy.limits
        checksSocket = policy.proxy == nil
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        guard setOptions(policy) == CURLE_OK, setRequest(policy) == CURLE_OK, setReceivers() == CURLE_OK else {
            return nil
        }
    }

    deinit {
        curl_slist_free_all(headerList)
        errorText.deallocate()
    }

    /// The result once libcurl is done with the handle.
    func result(_ code: CURLcode) -> Result<HopAnswer, TransportError> {
        guard code == CURLE_OK else {
            return .failure(evidence.error(code: code, url: hop.shownURL, limits: limits))
        }
        let status = earshot_curl_get_long(handle.pointer, CURLINFO_RESPONSE_CODE)
        return .success(
            HopAnswer(
                status: status, headers: HeaderFields(fields), body: body, elapsedSeconds: elapsedSeconds))
    }

    /// The error for a transfer that is ended from our side.
    func interruption(reason: String) -> TransportError {
        .interrupted(url: hop.shownURL, reason: reason, sentWholeRequest: evidence.sentWholeRequest)
    }

    private var elapsedSeconds: Double { Double(earshot_curl_get_offset(handle.pointer, CURLINFO_TOTAL_TIME_T)) / 1e6 }

    private var evidence: TransferEvidence {
        TransferEvidence(
            refusedAddress: refusedAddress, shortage: shortage?.words, isOverBodyLimit: isOverBodyLimit,
            isOverHeaderLimit: isOverHeaderLimit,
            requestBytesSent: earshot_curl_get_long(handle.pointer, CURLINFO_REQUEST_SIZE),
            bodyBytesSent: Int(earshot_curl_get_offset(handle.pointer, CURLINFO_SIZE_UPLOAD_T)),
            bodyBytes: hop.body.count,
            isConnected: earshot_curl_get_offset(handle.pointer, CURLINFO_PRETRANSFER_TIME_T) > 0,
            elapsedSeconds: elapsedSeconds, timeLimitSeconds: hop.timeLimitSeconds,
            detail: String(cString: errorText))
    }

    // MARK: Options

    private func setOptions(_ policy: NetworkPolicy) -> CURLcode {
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1),
            // A transfer that ends while its name is still looked up does not wait for that, and nobody else with it.
            (CURLOPT_QUICK_EXIT, 1),
            (CURLOPT_FOLLOWLOCATION, 0),
            (CURLOPT_CONNECTTIMEOUT_MS, CurlTime.milliseconds(limits.connectTimeoutSeconds)),
            (CURLOPT_TIMEOUT_MS, CurlTime.milliseconds(hop.timeLimitSeconds)),
            (CURLOPT_LOW_SPEED_LIMIT, max(0, limits.lowSpeedBytesPerSecond)),
            (CURLOPT_LOW_SPEED_TIME, max(1, limits.lowSpeedSeconds)),
            (CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS),
            (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
            (CURLOPT_SSL_VERIFYPEER, 1),
            (CURLOPT_SSL_VERIFYHOST, 2),
        ]
        let texts: [(CURLoption, String?)] = [
            (CURLOPT_URL, hop.target.url),
            (CURLOPT_PROTOCOLS_STR, "http,https"),
            (CURLOPT_REDIR_PROTOCOLS_STR, "http,https"),
            // An empty proxy and exception list keep the environment's variables out.
            (CURLOPT_PROXY, policy.proxy ?? ""),
            (CURLOPT_NOPROXY, ""),
            (CURLOPT_ACCEPT_ENCODING, ""),
            (CURLOPT_USERAGENT, policy.userAgent),
            (CURLOPT_CAINFO, policy.caFile),
            (CURLOPT_USERNAME, hop.user),
            (CURLOPT_PASSWORD, hop.password),
        ]
        for (option, value) in numbers {
            let code = earshot_curl_set_long(handle.pointer, option, value)
            if code != CURLE_OK { return code }
        }
        for case (let option, let value?) in texts {
            let code = earshot_curl_set_text(handle.pointer, option, value)
            if code != CURLE_OK { return code }
        }
        return earshot_curl_set_pointer(handle.pointer, CURLOPT_ERRORBUFFER, errorText)
    }

    private func setRequest(_ policy: NetworkPolicy) -> CURLcode {
        // libcurl takes "Name:" as "do not send it" and "Name;" as an empty value.
        var lines = hop.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        if hop.method == .post {
            // No waiting for "100 Continue", no media type made up by libcurl.
            lines.append("Expect:")
            if !hop.headers.contains(where: { $0.name.lowercased() == "content-type" }) {
                lines.append("Content-Type:")
            }
        }
        for line in lines {
            guard let longer = curl_slist_append(headerList, line) else { return CURLE_OUT_OF_MEMORY }
            headerList = longer
        }
        let code = earshot_curl_set_headers(handle.pointer, headerList)
        guard code == CURLE_OK, hop.method == .post else { return code }
        let bodyCode = hop.body.withUnsafeBytes { bytes in
            // Without a pointer libcurl would want to read the body from stdin.
            withUnsafeBytes(of: UInt8(0)) { none in
                earshot_curl_set_post_body(handle.pointer, bytes.baseAddress ?? none.baseAddress, bytes.count)
            }
        }
        guard bodyCode == CURLE_OK else { return bodyCode }
        let postCode = earshot_curl_set_long(handle.pointer, CURLOPT_POST, 1)
        guard postCode == CURLE_OK else { return postCode }
        // On a connection used before, libcurl silently sends a request again when the connection breaks without an
        // answer. A POST must never be sent twice without the caller's knowing.
        return earshot_curl_set_long(handle.pointer, CURLOPT_FRESH_CONNECT, 1)
    }

    private func setReceivers() -> CURLcode {
        let context = Unmanaged.passUnretained(self).toOpaque()
        let bodyCode = earshot_curl_set_body_receiver(
            handle.pointer,
            { bytes, size, count, context in
                CurlTransfer.from(context)?.receiveBody(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
            }, context)
        guard bodyCode == CURLE_OK else { return bodyCode }
        let headerCode = earshot_curl_set_header_receiver(
            handle.pointer,
            { bytes, size, count, context in
                CurlTransfer.from(context)?.receiveHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
                    ?? 0
            }, context)
        guard headerCode == CURLE_OK else { return headerCode }
        return earshot_curl_set_socket_opener(
            handle.pointer,
            { context, _, address in CurlTransfer.from(context)?.openSocket(address) ?? -1 }, context)
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
        context.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    // MARK: Callbacks

    private func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard body.count + bytes.count <= limits.bodyLimitBytes else {
            isOverBodyLimit = true
            return 0
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }

    private func receiveHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
        headerBytes += bytes.count
        guard headerBytes <= limits.headerLimitBytes else {
            isOverHeaderLimit = true
            return 0
        }
        let line = bytes[..<(bytes.lastIndex { $0 != 0x0d && $0 != 0x0a }.map { $0 + 1 } ?? bytes.startIndex)]
        if line.starts(with: "HTTP/".utf8) {
            // An interim answer (1xx) came before this one.
            fields = []
        } else if let first = line.first, first == 0x20 || first == 0x09, !fields.isEmpty {
            fields[fields.count - 1].value += " " + text(line)
        } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
            fields.append((text(line[..<colon]), text(line[(colon + 1)...])))
        }
        return bytes.count
    }

    private func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }

    private func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
        guard let address else { return -1 }
        if checksSocket, case .failure(let refusal) = SocketOpening.peer(of: address, rules: rules) {
            refusedAddress = refusal.words
            return -1
        }
        switch SocketOpening.socket(for: address) {
        case .success(let socket): return socket
        case .failure(let shortage):
            self.shortage = shortage
            return -1
        }
    }
}
