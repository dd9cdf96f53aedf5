internal import CCurl
internal import Glibc
internal import Synchronization

/// One conversation with a mail server through libcurl. Lives on a thread of its own: a run sends few messages, and none
/// of them holds up a fetch.
final class MailTransfer {
    /// Ends transfers from another thread.
    final class Cancellation: Sendable {
        private let flag = Atomic(false)
        var isCancelled: Bool { flag.load(ordering: .relaxed) }
        func cancel() { flag.store(true, ordering: .relaxed) }
    }

    private let mail: MailSubmission
    private let handle: UnsafeMutableRawPointer
    private let limits: TransportLimits
    private let rules: AddressRules
    private let checksSocket: Bool
    private let cancellations: [Cancellation]
    private var recipientList: UnsafeMutablePointer<curl_slist>?
    private let errorText: UnsafeMutablePointer<CChar>

    /// How much of the message libcurl took.
    private var taken = 0
    private var refusedAddress: String?
    private var shortage: SocketOpening.Shortage?
    private var isOverLimit = false
    private var replyBytes = 0
    /// The server's last words by their code: what it says to our goodbye must not hide what it said before.
    private var words: [Int: String] = [:]
    private var isReplyOpen = false

    /// Sends one message. Cancelling the task, or `other`, ends it as interrupted.
    static func submit(
        _ mail: MailSubmission, policy: NetworkPolicy, rules: AddressRules, alsoEndedBy other: Cancellation
    ) async -> Result<MailReply, MailError> {
        if let problem = mail.problem { return .failure(.unusable(reason: problem)) }
        if let address = IPAddress(mail.server.host), let kind = rules.refusal(of: address) {
            return .failure(.transport(.addressRefused(url: mail.server.url, address: "\(address) (\(kind))")))
        }
        let cancellation = Cancellation()
        let noThread = MailError.transport(
            .interrupted(url: mail.server.url, reason: "the transfer could not be set up", sentWholeRequest: false))
        return await withTaskCancellationHandler {
            await withCheckedContinuation { reply in
                let isStarted = startThread {
                    prepareThread()
                    let transfer = MailTransfer(
                        mail, policy: policy, rules: rules, cancellations: [cancellation, other])
                    reply.resume(returning: transfer?.run() ?? .failure(noThread))
                }
                if !isStarted { reply.resume(returning: .failure(noThread)) }
            }
        } onCancel: {
            cancellation.cancel()
        }
    }

    /// `nil` where libcurl cannot give a handle or does not take an option that safety rests on.
    private init?(_ mail: MailSubmission, policy: NetworkPolicy, rules: AddressRules, cancellations: [Cancellation]) {
        guard MailTransfer.isCurlReady, let handle = curl_easy_init() else { return nil }
        self.mail = mail
        self.handle = handle
        self.rules = rules
        self.cancellations = cancellations
        limits = policy.limits
        checksSocket = policy.proxy == nil
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        guard setOptions(policy) == CURLE_OK, setEnvelope() == CURLE_OK, setCallbacks() == CURLE_OK else { return nil }
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(recipientList)
        errorText.deallocate()
    }

    private func run() -> Result<MailReply, MailError> {
        guard !isCancelled else { return .failure(interruption) }
        let code = curl_easy_perform(handle)
        let status = earshot_curl_get_long(handle, CURLINFO_RESPONSE_CODE)
        let reply = MailReply(code: status, text: withoutSecrets(words[status] ?? ""))
        return code == CURLE_OK ? .success(reply) : .failure(error(code, reply))
    }

    // MARK: Errors

    private func error(_ code: CURLcode, _ reply: MailReply) -> MailError {
        if isCancelled { return interruption }
        let url = mail.server.url
        if isOverLimit {
            return .transport(
                .interrupted(
                    url: url, reason: "it said more than \(limits.headerLimitBytes) bytes", sentWholeRequest: isSent))
        }
        switch code {
        case CURLE_LOGIN_DENIED: return .loginRefused(server: url, reply: reply)
        case CURLE_OPERATION_TIMEDOUT where !isSent:
            // Nothing was taken before the end of the message, whoever was late.
            let reason = withoutSecrets(evidence.error(code: code, url: url, limits: limits).timeLimitInWords ?? "")
            return .transport(
                isConnected
                    ? .interrupted(url: url, reason: reason, sentWholeRequest: false)
                    : .unreachable(url: url, reason: reason))
        case CURLE_USE_SSL_FAILED where (400..<500).contains(reply.code): return .rejected(server: url, reply: reply)
        case CURLE_SEND_ERROR, CURLE_WEIRD_SERVER_REPLY, CURLE_REMOTE_ACCESS_DENIED:
            if (400..<600).contains(reply.code) { return .rejected(server: url, reply: reply) }
        default: break
        }
        return .transport(evidence.error(code: code, url: url, limits: limits))
    }

    private var interruption: MailError {
        .transport(
            .interrupted(url: mail.server.url, reason: "the task was cancelled", sentWholeRequest: isSent))
    }

    private var isCancelled: Bool { cancellations.contains { $0.isCancelled } }

    /// Whether the server may have seen the end of the message: libcurl says it as soon as it has all of it.
    private var isSent: Bool { taken >= mail.message.count }

    private var isConnected: Bool { earshot_curl_get_offset(handle, CURLINFO_PRETRANSFER_TIME_T) > 0 }

    private var evidence: TransferEvidence {
        TransferEvidence(
            refusedAddress: refusedAddress, shortage: shortage?.words, requestBytesSent: isSent ? 1 : 0,
            isConnected: isConnected,
            elapsedSeconds: Double(earshot_curl_get_offset(handle, CURLINFO_TOTAL_TIME_T)) / 1e6,
            timeLimitSeconds: limits.totalTimeoutSeconds, detail: withoutSecrets(String(cString: errorText)))
    }

    /// A server may repeat what it was told.
    private func withoutSecrets(_ words: String) -> String {
        guard let password = mail.server.password, !password.isEmpty else { return words }
        return words.replacing(password, with: URLRedaction.mask)
    }

    // MARK: Options

    private func setOptions(_ policy: NetworkPolicy) -> CURLcode {
        let usesTLS: curl_usessl =
            switch mail.server.security {
            case .startTLS, .tls: CURLUSESSL_ALL
            case .none: CURLUSESSL_NONE
            }
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1),
            (CURLOPT_CONNECTTIMEOUT_MS, CurlTime.milliseconds(limits.connectTimeoutSeconds)),
            (CURLOPT_TIMEOUT_MS, CurlTime.milliseconds(limits.totalTimeoutSeconds)),
            (CURLOPT_USE_SSL, Int(usesTLS.rawValue)),
            (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
            (CURLOPT_SSL_VERIFYPEER, 1),
            (CURLOPT_SSL_VERIFYHOST, 2),
            (CURLOPT_HTTPPROXYTUNNEL, 1),
            (CURLOPT_UPLOAD, 1),
        ]
        let texts: [(CURLoption, String?)] = [
            (CURLOPT_URL, mail.server.url),
            (CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
            // An empty proxy and exception list keep the environment's variables out.
            (CURLOPT_PROXY, policy.proxy ?? ""),
            (CURLOPT_NOPROXY, ""),
            (CURLOPT_CAINFO, policy.caFile),
            (CURLOPT_USERNAME, mail.server.user),
            (CURLOPT_PASSWORD, mail.server.password),
            (CURLOPT_MAIL_FROM, "<\(mail.sender)>"),
        ]
        for (option, value) in numbers {
            let code = earshot_curl_set_long(handle, option, value)
            if code != CURLE_OK { return code }
        }
        for case (let option, let value?) in texts {
            let code = earshot_curl_set_text(handle, option, value)
            if code != CURLE_OK { return code }
        }
        return earshot_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
    }

    private func setEnvelope() -> CURLcode {
        for recipient in mail.recipients {
            guard let longer = curl_slist_append(recipientList, "<\(recipient)>") else { return CURLE_OUT_OF_MEMORY }
            recipientList = longer
        }
        let code = earshot_curl_set_pointer(handle, CURLOPT_MAIL_RCPT, recipientList)
        guard code == CURLE_OK else { return code }
        // Lets a server that announces a limit refuse before everything is sent.
        return earshot_curl_set_offset(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(mail.message.count))
    }

    private func setCallbacks() -> CURLcode {
        let context = Unmanaged.passUnretained(self).toOpaque()
        let codes = [
            earshot_curl_set_body_sender(
                handle,
                { bytes, size, count, context in
                    MailTransfer.from(context)?.fill(
                        UnsafeMutableRawBufferPointer(start: bytes, count: size * count)) ?? 0
                }, context),
            // There is no body to receive; without a receiver libcurl would write to standard output.
            earshot_curl_set_body_receiver(handle, { _, size, count, _ in size * count }, context),
            earshot_curl_set_header_receiver(
                handle,
                { bytes, size, count, context in
                    MailTransfer.from(context)?.receive(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
                }, context),
            earshot_curl_set_watcher(
                handle, { context, _, _, _, _ in MailTransfer.from(context)?.isCancelled == false ? 0 : 1 }, context),
            earshot_curl_set_socket_opener(
                handle, { context, _, address in MailTransfer.from(context)?.openSocket(address) ?? -1 }, context),
        ]
        return codes.first { $0 != CURLE_OK } ?? CURLE_OK
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> MailTransfer? {
        context.map { Unmanaged<MailTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    // MARK: Callbacks

    private func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let part = mail.message[taken...].prefix(buffer.count)
        buffer.copyBytes(from: part)
        taken += part.count
        return part.count
    }

    /// Takes one line of the server's.
    private func receive(_ line: UnsafeRawBufferPointer) -> Int {
        replyBytes += line.count
        guard replyBytes <= limits.headerLimitBytes else {
            isOverLimit = true
            return 0
        }
        let text = String(decoding: line, as: UTF8.self)
        guard let status = Int(text.prefix(3)) else {
            return line.count
        }
        var said = isReplyOpen ? words[status] ?? "" : ""
        isReplyOpen = line.count > 3 && line[3] == UInt8(ascii: "-")
        if said.utf8.count < 1000 {
            let more = text.unicodeScalars.dropFirst(4).split { $0.properties.isWhitespace }.map { String($0) }
            said += (said.isEmpty ? "" : " ") + more.joined(separator: " ").prefix(500)
        }
        words[status] = said
        return line.count
    }

    private func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
        guard let address else { return -1 }
        if checksSocket {
            switch SocketOpening.peer(of: address, rules: rules) {
            case .failure(let refusal):
                refusedAddress = refusal.words
                return -1
            case .success(let peer):
                // Words and passwords of ours go nowhere unprotected.
                if mail.server.security == .none, AddressRules.kind(of: peer) != "loopback" {
                    refusedAddress = "\(peer) (not this machine, and without TLS)"
                    return -1
                }
            }
        } else if mail.server.security == .none {
            refusedAddress = "of a proxy (without TLS)"
            return -1
        }
        switch SocketOpening.socket(for: address) {
        case .success(let socket): return socket
        case .failure(let shortage):
            self.shortage = shortage
            return -1
        }
    }

    /// A write to a closed socket inside the TLS library must not end the process.
    private static func prepareThread() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    private static let isCurlReady = earshot_curl_global_init() == CURLE_OK
}

extension TransportError {
    /// The limit that a time-out passed.
    fileprivate var timeLimitInWords: String? {
        if case .timedOut(_, let limit) = self { limit } else { nil }
    }
}
