internal import CCurl

/// The transfers of one engine; lives on its thread alone.
///
/// libcurl says which sockets it waits for and when it wants to be called, so a turn costs what happened in it and not
/// what is under way.
final class CurlLoop {
    static let shutDown = "the transport was shut down"
    static let cancelled = "the task was cancelled"

    private let start = ContinuousClock.now
    private let multi: UnsafeMutableRawPointer
    private let handles = HandlePool()
    private let events: EventQueue
    private let policy: NetworkPolicy
    private let rules: AddressRules
    private var admission: AdmissionQueue
    private var waiting: [UInt64: (hop: Hop, reply: CurlEngine.Reply)] = [:]
    private var running: [UInt64: (transfer: CurlTransfer, reply: CurlEngine.Reply)] = [:]
    private var idByHandle: [UnsafeMutableRawPointer: UInt64] = [:]
    /// When libcurl wants to be called though no socket is ready.
    private var timerSeconds: Double?
    /// When those who wait are asked again whether they still want to.
    private var askSeconds = 0.0

    /// `nil` where libcurl has no memory or does not take a setting.
    init?(policy: NetworkPolicy, events: EventQueue, chance: @escaping () -> Double) {
        guard let multi = curl_multi_init() else { return nil }
        self.multi = multi
        self.events = events
        self.policy = policy
        rules = AddressRules(allowed: policy.allowedAddresses)
        let concurrencyLimit = min(policy.limits.concurrencyLimit, DescriptorLimit.connections)
        admission = AdmissionQueue(
            perHostLimit: policy.limits.perHostLimit, concurrencyLimit: concurrencyLimit,
            gapSeconds: policy.limits.perHostGapSeconds, chance: chance)
        let context = Unmanaged.passUnretained(self).toOpaque()
        let sockets = earshot_curl_multi_set_socket_watcher(
            multi,
            { _, socket, interest, context, _ in
                CurlLoop.from(context)?.watch(socket, interest)
                return 0
            }, context)
        let timer = earshot_curl_multi_set_timer(
            multi,
            { _, milliseconds, context in
                CurlLoop.from(context)?.setTimer(milliseconds)
                return 0
            }, context)
        let kept = earshot_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, max(1, concurrencyLimit))
        guard sockets == CURLM_OK, timer == CURLM_OK, kept == CURLM_OK else { return nil }
    }

    deinit {
        // Closing its connections libcurl would call back.
        _ = earshot_curl_multi_set_socket_watcher(multi, nil, nil)
        _ = earshot_curl_multi_set_timer(multi, nil, nil)
        curl_multi_cleanup(multi)
    }

    func take(_ order: CurlEngine.Order) {
        switch order {
        case .start(let hop, let reply):
            waiting[hop.id] = (hop, reply)
            admission.add(hop.id, host: hop.target.host)
        case .cancel(let id): cancel(id, reason: CurlLoop.cancelled)
        }
    }

    /// Starts what may start, sleeps until something happens, and moves on what it happened to.
    func turn() {
        startAdmitted()
        if !waiting.isEmpty, nowSeconds() >= askSeconds { endUnwanted() }
        let due = [timerSeconds, admission.wakeSeconds, waiting.isEmpty ? nil : askSeconds].compactMap { $0 }.min()
        events.wait(seconds: due.map { $0 - nowSeconds() }) { socket, ready in act(socket, ready) }
        if let timer = timerSeconds, timer <= nowSeconds() {
            timerSeconds = nil
            act(CURL_SOCKET_TIMEOUT, [])
        }
        collectFinished()
    }

    /// Ends all transfers, waiting and running.
    func failAll() {
        for id in Array(waiting.keys) + Array(running.keys) { cancel(id, reason: CurlLoop.shutDown) }
    }

    private func startAdmitted() {
        guard !waiting.isEmpty else { return }
        while let id = admission.next(nowSeconds: nowSeconds()) {
            guard let (hop, reply) = waiting.removeValue(forKey: id) else { continue }
            guard hop.isWanted() else {
                admission.finished(host: hop.target.host)
                reply.resume(returning: .failure(.notBegun(url: hop.shownURL)))
                // Each would otherwise take a turn of its host's, and a rest with it.
                endUnwanted()
                continue
            }
            guard let transfer = start(hop) else {
                admission.finished(host: hop.target.host)
                reply.resume(
                    returning: .failure(
                        .interrupted(
                            url: hop.shownURL, reason: "the transfer could not be set up", sentWholeRequest: false)))
                continue
            }
            running[id] = (transfer, reply)
            idByHandle[transfer.handle.pointer] = id
        }
    }

    private func endUnwanted() {
        askSeconds = nowSeconds() + 1
        for (id, (hop, reply)) in waiting where !hop.isWanted() {
            waiting[id] = nil
            admission.remove(id, host: hop.target.host)
            reply.resume(returning: .failure(.notBegun(url: hop.shownURL)))
        }
    }

    private func start(_ hop: Hop) -> CurlTransfer? {
        guard let handle = handles.take(nowSeconds: nowSeconds()) else { return nil }
        if let transfer = CurlTransfer(hop, on: handle, policy: policy, rules: rules),
            curl_multi_add_handle(multi, handle.pointer) == CURLM_OK
        {
            return transfer
        }
        handles.giveBack(handle)
        return nil
    }

    private func collectFinished() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle,
                let id = idByHandle[handle]
            else { continue }
            let code = message.pointee.data.result
            finish(id) { $0.result(code) }
        }
    }

    private func cancel(_ id: UInt64, reason: String) {
        if let (hop, reply) = waiting.removeValue(forKey: id) {
            admission.remove(id, host: hop.target.host)
            reply.resume(
                returning: .failure(.interrupted(url: hop.shownURL, reason: reason, sentWholeRequest: false)))
        } else {
            finish(id) { .failure($0.interruption(reason: reason)) }
        }
    }

    private func finish(_ id: UInt64, _ result: (CurlTransfer) -> Result<HopAnswer, TransportError>) {
        guard let (transfer, reply) = running.removeValue(forKey: id) else { return }
        let outcome = result(transfer)
        idByHandle[transfer.handle.pointer] = nil
        _ = curl_multi_remove_handle(multi, transfer.handle.pointer)
        handles.giveBack(transfer.handle)
        admission.finished(host: transfer.hop.target.host)
        reply.resume(returning: outcome)
    }

    // MARK: What libcurl waits for

    private func act(_ socket: curl_socket_t, _ ready: EventQueue.Interest) {
        var mask: Int32 = 0
        if ready.contains(.reading) { mask |= CURL_CSELECT_IN }
        if ready.contains(.writing) { mask |= CURL_CSELECT_OUT }
        if ready.contains(.failure) { mask |= CURL_CSELECT_ERR }
        var count: Int32 = 0
        _ = curl_multi_socket_action(multi, socket, mask, &count)
    }

    private func watch(_ socket: curl_socket_t, _ interest: Int32) {
        switch interest {
        case CURL_POLL_IN: events.watch(socket, for: .reading)
        case CURL_POLL_OUT: events.watch(socket, for: .writing)
        case CURL_POLL_INOUT: events.watch(socket, for: [.reading, .writing])
        default: events.forget(socket)
        }
    }

    private func setTimer(_ milliseconds: Int) {
        timerSeconds = milliseconds < 0 ? nil : nowSeconds() + Double(milliseconds) / 1000
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> CurlLoop? {
        context.map { Unmanaged<CurlLoop>.fromOpaque($0).takeUnretainedValue() }
    }

    /// On a clock that never goes back.
    private func nowSeconds() -> Double { start.duration(to: .now) / .seconds(1) }
}
