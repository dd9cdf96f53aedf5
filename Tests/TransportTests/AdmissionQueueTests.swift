import Testing

@testable import Transport

@Suite struct AdmissionQueueTests {
    private func taken(_ queue: inout AdmissionQueue, at nowSeconds: Double = 0) -> [UInt64] {
        var ids: [UInt64] = []
        while let id = queue.next(nowSeconds: nowSeconds) { ids.append(id) }
        return ids
    }

    @Test func aHostGetsNoMoreThanItsShare() {
        var queue = AdmissionQueue(perHostLimit: 2, concurrencyLimit: 10)
        for id in UInt64(1)...4 { queue.add(id, host: "a") }
        queue.add(5, host: "b")
        #expect(taken(&queue) == [1, 5, 2])
        queue.finished(host: "a")
        #expect(taken(&queue) == [3])
        queue.finished(host: "b")
        #expect(taken(&queue) == [])
        queue.finished(host: "a")
        #expect(taken(&queue) == [4])
    }

    @Test func theTotalIsLimitedToo() {
        var queue = AdmissionQueue(perHostLimit: 2, concurrencyLimit: 3)
        for id in UInt64(1)...6 { queue.add(id, host: "host\(id % 3)") }
        #expect(taken(&queue) == [1, 2, 3])
        queue.finished(host: "host1")
        #expect(taken(&queue) == [4])
        queue.finished(host: "host2")
        queue.finished(host: "host0")
        #expect(taken(&queue) == [5, 6])
    }

    @Test func whoLeavesTheLineFreesNoPlaceAndBlocksNone() {
        var queue = AdmissionQueue(perHostLimit: 1, concurrencyLimit: 1)
        queue.add(1, host: "a")
        queue.add(2, host: "a")
        queue.add(3, host: "b")
        #expect(taken(&queue) == [1])
        queue.remove(2, host: "a")
        queue.remove(3, host: "b")
        queue.add(4, host: "b")
        queue.finished(host: "a")
        #expect(taken(&queue) == [4])
        queue.finished(host: "b")
        #expect(taken(&queue) == [])
        #expect(queue.isEmpty)
        #expect(queue.running == 0)
    }

    // MARK: The rest between two starts

    @Test func aHostRestsBetweenTwoStartsAndHoldsUpNoOther() {
        var queue = AdmissionQueue(perHostLimit: 2, concurrencyLimit: 10, gapSeconds: 1, chance: { 0 })
        for id in UInt64(1)...3 { queue.add(id, host: "a") }
        queue.add(4, host: "b")
        #expect(taken(&queue, at: 100) == [1, 4])
        #expect(queue.wakeSeconds == 101)
        queue.add(5, host: "c")
        #expect(taken(&queue, at: 100.5) == [5])
        #expect(taken(&queue, at: 100.99) == [])
        #expect(taken(&queue, at: 101) == [2])
        // The places of "a" are taken; time alone changes nothing.
        #expect(queue.wakeSeconds == nil)
        #expect(taken(&queue, at: 200) == [])
        queue.finished(host: "a")
        #expect(taken(&queue, at: 200) == [3])
    }

    @Test func theRestCountsFromTheStartWhateverBecomesOfIt() {
        var queue = AdmissionQueue(perHostLimit: 2, concurrencyLimit: 10, gapSeconds: 1, chance: { 0 })
        queue.add(1, host: "a")
        #expect(taken(&queue, at: 10) == [1])
        queue.finished(host: "a")
        #expect(taken(&queue, at: 10.1) == [])
        queue.add(2, host: "a")
        #expect(taken(&queue, at: 10.2) == [])
        #expect(queue.wakeSeconds == 11)
        #expect(taken(&queue, at: 11) == [2])
    }

    @Test(arguments: [(0.0, 14.0), (0.5, 15.0), (0.999, 15.998)])
    func chanceLengthensTheRestByUpToHalf(chance: Double, wakeSeconds: Double) throws {
        var queue = AdmissionQueue(perHostLimit: 2, concurrencyLimit: 10, gapSeconds: 4, chance: { chance })
        queue.add(1, host: "a")
        queue.add(2, host: "a")
        #expect(taken(&queue, at: 10) == [1])
        #expect(abs(try #require(queue.wakeSeconds) - wakeSeconds) < 1e-9)
    }

    @Test func hostsWakeInTheOrderInWhichTheyAreDue() {
        var chances = [0.9, 0.1, 0.5, 0.3, 0.7, 0, 0, 0, 0, 0].makeIterator()
        var queue = AdmissionQueue(
            perHostLimit: 2, concurrencyLimit: 20, gapSeconds: 1, chance: { chances.next() ?? 0 })
        for id in UInt64(1)...10 { queue.add(id, host: "host\(id % 5)") }
        #expect(taken(&queue, at: 0) == [1, 2, 3, 4, 5])
        var order: [UInt64] = []
        while let wakeSeconds = queue.wakeSeconds { order += taken(&queue, at: wakeSeconds) }
        #expect(order == [7, 9, 8, 10, 6])
    }

    @Test func nobodyIsWokenWhereEverythingIsFull() {
        var queue = AdmissionQueue(perHostLimit: 2, concurrencyLimit: 1, gapSeconds: 1, chance: { 0 })
        queue.add(1, host: "a")
        queue.add(2, host: "a")
        #expect(taken(&queue, at: 0) == [1])
        #expect(queue.wakeSeconds == nil)
        #expect(taken(&queue, at: 5) == [])
        queue.finished(host: "a")
        #expect(taken(&queue, at: 5) == [2])
    }

    @Test func hostsAreForgottenOnceTheyHaveRested() {
        var queue = AdmissionQueue(perHostLimit: 2, concurrencyLimit: 10_000, gapSeconds: 1, chance: { 0 })
        for id in UInt64(0)..<1000 { queue.add(id, host: "host\(id)") }
        for id in taken(&queue, at: 0) { queue.finished(host: "host\(id)") }
        #expect(queue.isEmpty)
        #expect(queue.hostCount == 1000)
        // Busy again in the meantime, and so resting anew.
        queue.add(1000, host: "host7")
        #expect(taken(&queue, at: 1.5) == [1000])
        #expect(queue.hostCount == 1)
        queue.finished(host: "host7")
        #expect(taken(&queue, at: 2.4) == [])
        #expect(queue.hostCount == 1)
        #expect(taken(&queue, at: 2.5) == [])
        #expect(queue.hostCount == 0)
    }

    @Test func whoLeavesWhileTheHostRestsIsForgottenToo() {
        var queue = AdmissionQueue(perHostLimit: 1, concurrencyLimit: 10, gapSeconds: 1, chance: { 0 })
        for id in UInt64(1)...3 { queue.add(id, host: "a") }
        #expect(taken(&queue, at: 0) == [1])
        queue.finished(host: "a")
        queue.remove(2, host: "a")
        queue.remove(3, host: "a")
        #expect(queue.isEmpty)
        #expect(taken(&queue, at: 1) == [])
        #expect(taken(&queue, at: 1) == [])
        #expect(queue.hostCount == 0)
        // The same numbers may come again.
        queue.add(2, host: "a")
        #expect(taken(&queue, at: 1) == [2])
    }

    /// Whatever the order of events, the limits hold, everybody is served once, and nothing remains.
    @Test(arguments: UInt64(1)...20, [0, 0.5])
    func everybodyIsServedOnce(seed: UInt64, gapSeconds: Double) {
        var state = seed
        var nowSeconds = 0.0
        var lastStart: [String: Double] = [:]
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        var queue = AdmissionQueue(
            perHostLimit: 2, concurrencyLimit: 5, gapSeconds: gapSeconds, chance: { Double(seed) / 21 })
        var hostOf: [UInt64: String] = [:]
        var waiting: Set<UInt64> = []
        var running: Set<UInt64> = []
        var served = 0
        var left = 0
        func start() -> Bool {
            guard let next = queue.next(nowSeconds: nowSeconds) else { return false }
            #expect(waiting.remove(next) != nil)
            running.insert(next)
            served += 1
            let host = hostOf[next] ?? ""
            #expect(nowSeconds >= lastStart[host, default: -.infinity] + gapSeconds)
            lastStart[host] = nowSeconds
            return true
        }
        for id in UInt64(1)...300 {
            nowSeconds += Double(random(20)) / 100
            let host = "host\(random(4))"
            hostOf[id] = host
            queue.add(id, host: host)
            waiting.insert(id)
            if random(5) == 0, let gone = waiting.min() {
                queue.remove(gone, host: hostOf[gone] ?? "")
                waiting.remove(gone)
                left += 1
            }
            if random(2) == 0 { _ = start() }
            if random(3) == 0, let done = running.min() {
                running.remove(done)
                queue.finished(host: hostOf[done] ?? "")
            }
            #expect(running.count <= 5)
            #expect(Dictionary(grouping: running) { hostOf[$0] }.allSatisfy { $0.value.count <= 2 })
        }
        while !(waiting.isEmpty && running.isEmpty) {
            while start() {}
            if let done = running.min() {
                running.remove(done)
                queue.finished(host: hostOf[done] ?? "")
            } else if let wakeSeconds = queue.wakeSeconds {
                #expect(wakeSeconds > nowSeconds)
                nowSeconds = wakeSeconds
            } else {
                break
            }
        }
        #expect(served + left == 300)
        #expect(waiting.isEmpty)
        #expect(queue.isEmpty)
        for _ in 0..<2 { _ = queue.next(nowSeconds: nowSeconds + 1) }
        #expect(queue.hostCount == 0)
    }
}
