internal import CCurl
internal import Glibc
internal import Synchronization

/// The thread that makes all transfers: it owns libcurl's handles and the connections kept open.
final class CurlEngine: Sendable {
    typealias Reply = CheckedContinuation<Result<HopAnswer, TransportError>, Never>

    enum Order {
        case start(Hop, Reply)
        case cancel(UInt64)
    }

    private struct Inbox {
        var orders: [Order] = []
        var lastID: UInt64 = 0
        /// Why no transfer is taken any more; `nil` while they are.
        var closedBecause: String?
        var hasEnded = false
        var endWaiters: [CheckedContinuation<Void, Never>] = []
    }

    private let inbox = Mutex(Inbox())
    private let events: EventQueue?

    /// Starts the thread. Where the system has none to give, or no descriptors, every transfer fails as interrupted. `chance` gives
    /// numbers of 0..<1 that spread the starts of transfers.
    init(policy: NetworkPolicy, chance: @escaping @Sendable () -> Double) {
        let events = EventQueue()
        self.events = events
        var isStarted = false
        if let events, CurlEngine.isCurlReady {
            isStarted = startThread { [self] in run(policy, events, chance) }
        }
        if !isStarted {
            inbox.withLock {
                $0.closedBecause = CurlEngine.notStarted
                $0.hasEnded = true
            }
        }
    }

    private static let notStarted =
        "the transport could not start; the system gave no thread, no file descriptor or no memory"

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
        inbox.withLock { $0.closedBecause = $0.closedBecause ?? CurlLoop.shutDown }
        events?.ring()
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
        let (reason, isFirst) = inbox.withLock {
            if let reason = $0.closedBecause { return (Optional(reason), false) }
            $0.orders.append(order)
            return (nil, $0.orders.count == 1)
        }
        // Whoever finds orders before its own finds the thread on its way to them.
        if isFirst { events?.ring() }
        if let reason, case .start(let hop, let reply) = order {
            reply.resume(
                returning: .failure(.interrupted(url: hop.shownURL, reason: reason, sentWholeRequest: false)))
        }
    }

    private func run(_ policy: NetworkPolicy, _ events: EventQueue, _ chance: @escaping () -> Double) {
        prepareThread()
        if let loop = CurlLoop(policy: policy, events: events, chance: chance) { transferUntilClosed(loop) }
        // Whoever still stands in the inbox gets an answer.
        let (orders, waiters, reason) = inbox.withLock { inbox in
            let reason = inbox.closedBecause ?? CurlEngine.notStarted
            inbox.closedBecause = reason
            inbox.hasEnded = true
            defer { (inbox.orders, inbox.endWaiters) = ([], []) }
            return (inbox.orders, inbox.endWaiters, reason)
        }
        for case .start(let hop, let reply) in orders {
            reply.resume(
                returning: .failure(.interrupted(url: hop.shownURL, reason: reason, sentWholeRequest: false)))
        }
        for waiter in waiters { waiter.resume() }
    }

    private func transferUntilClosed(_ loop: CurlLoop) {
        while true {
            let (orders, isClosed) = inbox.withLock { inbox in
                defer { inbox.orders = [] }
                return (inbox.orders, inbox.closedBecause != nil)
            }
            for order in orders { loop.take(order) }
            if isClosed { break }
            loop.turn()
        }
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
