internal import CCurl

/// What is known about a transfer that ended without a whole answer.
struct TransferEvidence: Sendable {
    /// The address that the rules refused, with the reason.
    var refusedAddress: String?
    /// Why the system gave no socket.
    var shortage: String?
    var isOverBodyLimit = false
    var isOverHeaderLimit = false
    /// Bytes of the request's head (and of what went with it) handed to the network.
    var requestBytesSent = 0
    var bodyBytesSent = 0
    var bodyBytes = 0
    /// Whether the connection stood, TLS included.
    var isConnected = false
    var elapsedSeconds = 0.0
    var timeLimitSeconds = 0.0
    /// libcurl's own words.
    var detail = ""

    /// Whether the receiver may have the whole request.
    var sentWholeRequest: Bool { requestBytesSent > 0 && bodyBytesSent >= bodyBytes }
}

extension TransferEvidence {
    /// The error for a libcurl result. `url` is shown as it stands.
    func error(code: CURLcode, url: String, limits: TransportLimits) -> TransportError {
        if isOverBodyLimit { return .tooLarge(url: url, limitBytes: limits.bodyLimitBytes) }
        if isOverHeaderLimit { return .tooLarge(url: url, limitBytes: limits.headerLimitBytes) }
        let reason = detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
        switch code {
        case CURLE_COULDNT_CONNECT:
            if let refusedAddress { return .addressRefused(url: url, address: refusedAddress) }
            return .unreachable(url: url, reason: shortage ?? reason)
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY:
            return .unreachable(url: url, reason: reason)
        case CURLE_URL_MALFORMAT: return .invalidURL(url: url, reason: reason)
        // The same code says "unknown scheme" before, and "that is not HTTP" after the request went out.
        case CURLE_UNSUPPORTED_PROTOCOL where requestBytesSent == 0: return .invalidURL(url: url, reason: reason)
        case CURLE_OPERATION_TIMEDOUT: return .timedOut(url: url, limit: passedLimit(limits))
        // A single header line beyond libcurl's own 100 KB ends as "out of memory".
        case CURLE_OUT_OF_MEMORY where requestBytesSent > 0:
            return .tooLarge(url: url, limitBytes: limits.headerLimitBytes)
        // A connection that ends in the middle of the handshake says nothing about anyone's certificate.
        case CURLE_SSL_CONNECT_ERROR where TransferEvidence.saysBrokenConnection(reason):
            return .unreachable(url: url, reason: reason)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_USE_SSL_FAILED, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT:
            return .insecure(url: url, reason: reason)
        default: return .interrupted(url: url, reason: reason, sentWholeRequest: sentWholeRequest)
        }
    }

    private static func saysBrokenConnection(_ reason: String) -> Bool {
        ["SSL_ERROR_SYSCALL", "Recv failure", "Send failure"].contains { reason.contains($0) }
    }

    private func passedLimit(_ limits: TransportLimits) -> String {
        // libcurl counts whole milliseconds, from a moment later than its own total.
        if elapsedSeconds >= timeLimitSeconds - 0.02 { return limits.totalTimeoutInWords }
        if !isConnected {
            return "no connection within \(limits.connectTimeoutSeconds) s (network.connectTimeoutSeconds)"
        }
        return "fewer than \(limits.lowSpeedBytesPerSecond) bytes a second for \(limits.lowSpeedSeconds) s"
            + " (network.lowSpeedBytesPerSecond)"
    }
}
