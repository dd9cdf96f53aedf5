internal import CCurl
internal import Glibc
internal import Synchronization

/// The thread that makes all transfers: it owns the libcurl multi handle, every easy handle and the connections kept open.
final class CurlEngine: Sendable {
    typealias Reply = CheckedContinuation<Result<HopAnswer, TransportError>, Never>

    enum Order {
        case start(Hop, Reply)
        case cancel(UInt64)
    }

    private struct Inbox {
        var orders: [Order] = []
        var lastID: UInt64 = 0
        var isClosed = false
        /// `nil` before the thread has made it and after it is gone.
        var multi: MultiHandle?
        var hasEnded = false
        var endWaiters: [CheckedContinuation<Void, Never>] = []
    }

    private let inbox = Mutex(Inbox())

    /// Starts the thread. Where the system has no thread to give, every transfer fails as interrupted.
    init(policy: NetworkPolicy) {
        let isStarted = CurlEngine.isCurlReady && startThread { [self] in run(policy) }
        if !isStarted {
            inbox.withLock {
                $0.isClosed = true
                $0.hasEnded = true
            }
        }
    }

    /// Makes one hop. Cancelling the task ends the transfer as interrupted.
    func perform(_ hop: Hop) async -> Result<HopAnswer, TransportError> {
        guard !Task.isCancelled else {
            return .failure(
                .interrupted(url: hop.shownURL, reason: CurlLoop.cancelled, sentWholeRequest: false))
        }
        var hop = hop
        hop.id = inbox.withLock {
            $0.lastID += 1
            return $0.lastID
        }
        let numbered = hop
        return await withTaskCancellationHandler {
            await withCheckedContinuation { reply in
                submit(.start(numbered, reply))
                // A cancellation meanwhile may have found nothing to cancel yet.
                if Task.isCancelled { submit(.cancel(numbered.id)) }
            }
        } onCancel: {
            submit(.cancel(numbered.id))
        }
    }

    /// Ends the thread; running and waiting transfers fail as interrupted. Returns at once.
    func close() {
        inbox.withLock {
            $0.isClosed = true
            $0.multi?.wake()
        }
    }

    /// Waits until the thread has let go of everything.
    func ended() async {
        await withCheckedContinuation { waiter in
            let hasEnded = inbox.withLock {
                if !$0.hasEnded { $0.endWaiters.append(waiter) }
                return $0.hasEnded
            }
            if hasEnded { waiter.resume() }
        }
    }

    private func submit(_ order: Order) {
        let isTaken = inbox.withLock {
            guard !$0.isClosed else { return false }
            $0.orders.append(order)
            $0.multi?.wake()
            return true
        }
        if !isTaken, case .start(let hop, let reply) = order {
            reply.resume(
                returning: .failure(
                    .interrupted(url: hop.shownURL, reason: CurlLoop.shutDown, sentWholeRequest: false)))
        }
    }

    private func run(_ policy: NetworkPolicy) {
        prepareThread()
        transferUntilClosed(policy)
        // Whoever still stands in the inbox gets an answer.
        let (orders, waiters) = inbox.withLock { inbox in
            inbox.isClosed = true
            inbox.hasEnded = true
            defer { (inbox.orders, inbox.endWaiters) = ([], []) }
            return (inbox.orders, inbox.endWaiters)
        }
        for case .start(let hop, let reply) in orders {
            reply.resume(
                returning: .failure(
                    .interrupted(url: hop.shownURL, reason: CurlLoop.shutDown, sentWholeRequest: false)))
        }
        for waiter in waiters { waiter.resume() }
    }

    private func transferUntilClosed(_ policy: NetworkPolicy) {
        guard let loop = CurlLoop(policy: policy) else { return }
        inbox.withLock { $0.multi = MultiHandle(pointer: loop.multi) }
        while true {
            let (orders, isClosed) = inbox.withLock { inbox in
                defer { inbox.orders = [] }
                return (inbox.orders, inbox.isClosed)
            }
            for order in orders { loop.take(order) }
            if isClosed { break }
            loop.turn()
        }
        // From here on nobody may wake the multi handle, which goes with the loop.
        inbox.withLock { $0.multi = nil }
        loop.failAll()
    }

    /// A write to a closed socket inside the TLS library must not end the process, and international host names need a
    /// UTF-8 character type, whatever the process runs under.
    private func prepareThread() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        if let utf8 = newlocale(Int32(1) << Int32(LC_CTYPE), "C.UTF-8", nil) { uselocale(utf8) }
    }

    private static let isCurlReady = earshot_curl_global_init() == CURLE_OK
}

/// The multi handle as other threads may use it.
///
/// Unchecked because only `curl_multi_wakeup` is called through it, which libcurl allows from any thread.
private struct MultiHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer

    func wake() { _ = curl_multi_wakeup(pointer) }
}

/// The transfers of one engine; lives on its thread alone.
private final class CurlLoop {
    static let shutDown = "the transport was shut down"
    static let cancelled = "the task was cancelled"

    let multi: UnsafeMutableRawPointer
    private let policy: NetworkPolicy
    private let rules: AddressRules
    private var admission: AdmissionQueue
    private var waiting: [UInt64: (hop: Hop, reply: CurlEngine.Reply)] = [:]
    private var running: [UInt64: (transfer: CurlTransfer, reply: CurlEngine.Reply)] = [:]
    private var idByHandle: [UnsafeMutableRawPointer: UInt64] = [:]

    init?(policy: NetworkPolicy) {
        guard let multi = curl_multi_init() else { return nil }
        self.multi = multi
        self.policy = policy
        rules = AddressRules(allowed: policy.allowedAddresses)
        admission = AdmissionQueue(
            perHostLimit: policy.limits.perHostLimit, concurrencyLimit: policy.limits.concurrencyLimit)
        _ = earshot_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, max(1, policy.limits.concurrencyLimit))
    }

    deinit { curl_multi_cleanup(multi) }

    func take(_ order: CurlEngine.Order) {
        switch order {
        case .start(let hop, let reply):
            waiting[hop.id] = (hop, reply)
            admission.add(hop.id, host: hop.target.host)
        case .cancel(let id): cancel(id, reason: CurlLoop.cancelled)
        }
    }

    /// Starts what may start, moves all transfers on, and sleeps until something happens.
    func turn() {
        startAdmitted()
        var count: Int32 = 0
        _ = curl_multi_perform(multi, &count)
        collectFinished()
        startAdmitted()
        _ = curl_multi_poll(multi, nil, 0, 60_000, nil)
    }

    func failAll() {
        for id in Array(waiting.keys) + Array(running.keys) { cancel(id, reason: CurlLoop.shutDown) }
    }

    private func startAdmitted() {
        while let id = admission.next() {
            guard let (hop, reply) = waiting.removeValue(forKey: id) else { continue }
            guard let transfer = CurlTransfer(hop, policy: policy, rules: rules),
                curl_multi_add_handle(multi, transfer.handle) == CURLM_OK
            else {
                admission.finished(host: hop.target.host)
                reply.resume(
                    returning: .failure(
                        .interrupted(
                            url: hop.shownURL, reason: "the transfer could not be set up", sentWholeRequest: false)))
                continue
            }
            running[id] = (transfer, reply)
            idByHandle[transfer.handle] = id
        }
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
        idByHandle[transfer.handle] = nil
        _ = curl_multi_remove_handle(multi, transfer.handle)
        admission.finished(host: transfer.hop.target.host)
        reply.resume(returning: outcome)
    }
}

/// Runs the work on a thread of its own; `false` where the system has none to give.
func startThread(_ work: @escaping @Sendable () -> Void) -> Bool {
    final class Start: Sendable {
        let work: @Sendable () -> Void
        init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }
    let start = Unmanaged.passRetained(Start(work))
    var thread = pthread_t()
    let code = pthread_create(
        &thread, nil,
        { context in
            if let context { Unmanaged<Start>.fromOpaque(context).takeRetainedValue().work() }
            return nil
        }, start.toOpaque())
    guard code == 0 else {
        start.release()
        return false
    }
    pthread_detach(thread)
    return true
}
