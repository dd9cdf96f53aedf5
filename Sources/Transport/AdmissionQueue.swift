/// Decides which exchange may start next: so many with one host, so many in all, first come first served within a host.
struct AdmissionQueue {
    private struct Host {
        var running = 0
        /// Turns handed out in `ready` and not yet taken.
        var promised = 0
        var waiting: ArraySlice<UInt64> = []
    }

    private let perHostLimit: Int
    private let concurrencyLimit: Int
    private var hosts: [String: Host] = [:]
    /// Hosts with a turn, in order; a host stands here once for each promised turn.
    private var ready: ArraySlice<String> = []
    private(set) var running = 0

    init(perHostLimit: Int, concurrencyLimit: Int) {
        self.perHostLimit = max(1, perHostLimit)
        self.concurrencyLimit = max(1, concurrencyLimit)
    }

    /// Whether nothing runs and nothing waits.
    var isEmpty: Bool { hosts.isEmpty }

    /// Adds an exchange at the end of its host's line.
    mutating func add(_ id: UInt64, host: String) {
        hosts[host, default: Host()].waiting.append(id)
        promise(host)
    }

    /// Takes the next exchange that may start; `nil` where all must wait.
    mutating func next() -> UInt64? {
        while running < concurrencyLimit, let name = ready.popFirst() {
            hosts[name]?.promised -= 1
            guard let id = hosts[name]?.waiting.popFirst() else {
                forgetIfIdle(name)
                continue
            }
            hosts[name]?.running += 1
            running += 1
            return id
        }
        return nil
    }

    /// Frees the place of an exchange that `next()` gave out.
    mutating func finished(host: String) {
        hosts[host]?.running -= 1
        running -= 1
        promise(host)
        forgetIfIdle(host)
    }

    /// Removes an exchange that still waits.
    mutating func remove(_ id: UInt64, host: String) {
        hosts[host]?.waiting.removeAll { $0 == id }
        forgetIfIdle(host)
    }

    private mutating func promise(_ name: String) {
        guard var host = hosts[name], host.running + host.promised < perHostLimit, host.promised < host.waiting.count
        else { return }
        host.promised += 1
        hosts[name] = host
        ready.append(name)
    }

    private mutating func forgetIfIdle(_ name: String) {
        guard let host = hosts[name], host.running == 0, host.promised == 0, host.waiting.isEmpty else { return }
        hosts[name] = nil
    }
}
