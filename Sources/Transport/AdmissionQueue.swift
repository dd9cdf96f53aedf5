/// Decides which exchange may start next: so many with one host, a rest between two starts with it, so many in all; first
/// come first served within a host, and the hosts in turn.
///
/// Pure: it is told the time, in seconds of a clock that never goes back, and says when it wants to be asked again. A step
/// costs at most the logarithm of the number of hosts that rest, however many exchanges wait.
struct AdmissionQueue {
    private struct Host {
        var running = 0
        /// In order of arrival; those taken out again are in `withdrawn` until their turn.
        var line: ArraySlice<UInt64> = []
        var waiting = 0
        var restsUntil = -Double.infinity
        /// Whether the host stands in `ready` or in `resting`, where it stands at most once.
        var isQueued = false
    }

    private let perHostLimit: Int
    private let concurrencyLimit: Int
    private let gapSeconds: Double
    /// A fresh number of 0..<1.
    private let chance: () -> Double
    private var hosts: [String: Host] = [:]
    /// Hosts with somebody waiting and a free place, in order of their turn.
    private var ready: ArraySlice<String> = []
    /// Hosts as in `ready` whose rest is not over.
    private var resting = WakeHeap()
    /// Hosts with which nothing runs or waits, remembered for the end of their rest.
    private var idle: ArraySlice<(restsUntil: Double, name: String)> = []
    private var withdrawn: Set<UInt64> = []
    private(set) var running = 0
    private(set) var waiting = 0

    /// `gapSeconds` is the least time between two starts with one host. What is added to it by chance is up to half of it,
    /// so that the starts of many hosts, and of many installations, drift apart.
    init(
        perHostLimit: Int, concurrencyLimit: Int, gapSeconds: Double = 0,
        chance: @escaping () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.perHostLimit = max(1, perHostLimit)
        self.concurrencyLimit = max(1, concurrencyLimit)
        self.gapSeconds = max(0, gapSeconds)
        self.chance = chance
    }

    /// Whether nothing runs and nothing waits.
    var isEmpty: Bool { running == 0 && waiting == 0 }

    /// How many hosts are remembered.
    var hostCount: Int { hosts.count }

    /// When `next` may have something that it has not now, though nothing is added and nothing finishes; `nil` for never.
    var wakeSeconds: Double? { running < concurrencyLimit ? resting.first?.seconds : nil }

    /// Adds an exchange at the end of its host's line.
    mutating func add(_ id: UInt64, host name: String) {
        hosts[name, default: Host()].line.append(id)
        hosts[name]?.waiting += 1
        waiting += 1
        enqueue(name)
    }

    /// Takes the next exchange that may start; `nil` where all must wait.
    mutating func next(nowSeconds: Double) -> UInt64? {
        forgetRested(nowSeconds)
        while let first = resting.first, first.seconds <= nowSeconds {
            resting.removeFirst()
            ready.append(first.name)
        }
        while running < concurrencyLimit, let name = ready.popFirst() {
            guard var host = hosts.removeValue(forKey: name) else { continue }
            host.isQueued = false
            let id = takeFirst(&host)
            if id != nil {
                host.running += 1
                running += 1
                if gapSeconds > 0 { host.restsUntil = nowSeconds + gapSeconds * (1 + chance() / 2) }
            }
            hosts[name] = host
            settle(name)
            if let id { return id }
        }
        return nil
    }

    /// Frees the place of an exchange that `next()` gave out.
    mutating func finished(host name: String) {
        hosts[name]?.running -= 1
        running -= 1
        settle(name)
    }

    /// Removes an exchange that still waits; it must be one that was added and not taken.
    mutating func remove(_ id: UInt64, host name: String) {
        withdrawn.insert(id)
        hosts[name]?.waiting -= 1
        waiting -= 1
        settle(name)
    }

    private mutating func takeFirst(_ host: inout Host) -> UInt64? {
        while let id = host.line.popFirst() {
            if withdrawn.remove(id) != nil { continue }
            host.waiting -= 1
            waiting -= 1
            return id
        }
        return nil
    }

    private mutating func settle(_ name: String) {
        guard let host = hosts[name] else { return }
        if host.waiting > 0 { return enqueue(name) }
        for id in host.line { withdrawn.remove(id) }
        hosts[name]?.line = []
        guard host.running == 0, !host.isQueued else { return }
        if gapSeconds > 0 {
            idle.append((host.restsUntil, name))
        } else {
            hosts[name] = nil
        }
    }

    private mutating func enqueue(_ name: String) {
        guard let host = hosts[name], !host.isQueued, host.waiting > 0, host.running < perHostLimit else { return }
        hosts[name]?.isQueued = true
        if host.restsUntil == -.infinity || gapSeconds == 0 {
            ready.append(name)
        } else {
            resting.add(host.restsUntil, name)
        }
    }

    /// A host that has since been busy again has another end of its rest, and is entered anew.
    private mutating func forgetRested(_ nowSeconds: Double) {
        while let first = idle.first, first.restsUntil <= nowSeconds {
            idle.removeFirst()
            guard let host = hosts[first.name], host.running == 0, host.waiting == 0, !host.isQueued,
                host.restsUntil <= nowSeconds
            else { continue }
            hosts[first.name] = nil
        }
    }
}

/// Names by the time at which each is due, the earliest first; a binary heap.
private struct WakeHeap {
    private var entries: [(seconds: Double, name: String)] = []

    var first: (seconds: Double, name: String)? { entries.first }

    mutating func add(_ seconds: Double, _ name: String) {
        entries.append((seconds, name))
        var child = entries.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard entries[child].seconds < entries[parent].seconds else { return }
            entries.swapAt(child, parent)
            child = parent
        }
    }

    mutating func removeFirst() {
        entries.swapAt(0, entries.count - 1)
        entries.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count {
                if entries[child].seconds < entries[least].seconds { least = child }
            }
            guard least != parent else { return }
            entries.swapAt(parent, least)
            parent = least
        }
    }
}
