internal import CEpoll
internal import Glibc

/// The sockets that one thread waits for, and a bell by which other threads wake it. Waiting costs what happened, not what
/// is watched.
final class EventQueue: Sendable {
    /// What a socket is ready for, or to be watched for.
    struct Interest: OptionSet {
        let rawValue: UInt8
        static let reading = Interest(rawValue: 1)
        static let writing = Interest(rawValue: 2)
        static let failure = Interest(rawValue: 4)
    }

    private let queue: Int32
    private let bell: Int32

    /// `nil` where the system has no descriptors left.
    init?() {
        queue = epoll_create1(Int32(EPOLL_CLOEXEC))
        bell = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
        guard queue >= 0, bell >= 0 else { return nil }
        watch(bell, for: .reading)
    }

    deinit {
        if bell >= 0 { close(bell) }
        if queue >= 0 { close(queue) }
    }

    /// Ends the present or the next `wait`; from any thread.
    func ring() { eventfd_write(bell, 1) }

    /// Watches a socket for exactly this from now on.
    func watch(_ socket: Int32, for interest: Interest) {
        var event = epoll_event()
        if interest.contains(.reading) { event.events |= EPOLLIN.rawValue }
        if interest.contains(.writing) { event.events |= EPOLLOUT.rawValue }
        event.data.fd = socket
        // A socket that was closed has left the queue by itself, so what is known of its number may be out of date.
        if epoll_ctl(queue, EPOLL_CTL_ADD, socket, &event) != 0, errno == EEXIST {
            epoll_ctl(queue, EPOLL_CTL_MOD, socket, &event)
        }
    }

    /// Watches a socket no more.
    func forget(_ socket: Int32) {
        var event = epoll_event()
        epoll_ctl(queue, EPOLL_CTL_DEL, socket, &event)
    }

    /// Waits until something happens, at most so long (`nil`: without end), and hands over each socket that is ready.
    func wait(seconds: Double?, _ handle: (Int32, Interest) -> Void) {
        // Rounded up: a timer must not be asked for before it is due.
        let milliseconds = seconds.map { Int32(min(max(0, $0 * 1000), 3_600_000).rounded(.up)) } ?? -1
        withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: 128) { events in
            let count = epoll_wait(queue, events.baseAddress, Int32(events.count), milliseconds)
            for index in 0..<Int(max(0, count)) {
                let (socket, mask) = (events[index].data.fd, events[index].events)
                if socket == bell {
                    var rings: eventfd_t = 0
                    eventfd_read(bell, &rings)
                    continue
                }
                var ready: Interest = []
                if mask & EPOLLIN.rawValue != 0 { ready.insert(.reading) }
                if mask & EPOLLOUT.rawValue != 0 { ready.insert(.writing) }
                if mask & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { ready.insert(.failure) }
                handle(socket, ready)
            }
        }
    }
}
