import Testing

@testable import Transport

@Suite struct AdmissionQueueTests {
    private func taken(_ queue: inout AdmissionQueue) -> [UInt64] {
        var ids: [UInt64] = []
        while let id = queue.next() { ids.append(id) }
        return ids
    }

    @Test func aHostGetsNoMoreThanItsShare() {
        var queue = AdmissionQueue(perHostLimit: 2, concurrencyLimit: 10)
        for id in UInt64(1)...4 { queue.add(id, host: "a") }
        queue.add(5, host: "b")
        #expect(taken(&queue) == [1, 2, 5])
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

    /// Whatever the order of events, the limits hold, everybody is served once, and nothing remains.
    @Test(arguments: UInt64(1)...20)
    func everybodyIsServedOnce(seed: UInt64) {
        var state = seed
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        var queue = AdmissionQueue(perHostLimit: 2, concurrencyLimit: 5)
        var hostOf: [UInt64: String] = [:]
        var waiting: Set<UInt64> = []
        var running: Set<UInt64> = []
        var served = 0
        var left = 0
        for id in UInt64(1)...300 {
            let host = "host\(random(4))"
            hostOf[id] = host
            queue.add(id, host: host)
            waiting.insert(id)
            if random(5) == 0, let gone = waiting.min() {
                queue.remove(gone, host: hostOf[gone] ?? "")
                waiting.remove(gone)
                left += 1
            }
            if random(2) == 0, let next = queue.next() {
                #expect(waiting.remove(next) != nil)
                running.insert(next)
                served += 1
            }
            if random(3) == 0, let done = running.min() {
                running.remove(done)
                queue.finished(host: hostOf[done] ?? "")
            }
            #expect(running.count <= 5)
            #expect(Dictionary(grouping: running) { hostOf[$0] }.allSatisfy { $0.value.count <= 2 })
        }
        while !(waiting.isEmpty && running.isEmpty) {
            while let next = queue.next() {
                #expect(waiting.remove(next) != nil)
                running.insert(next)
                served += 1
            }
            guard let done = running.min() else { break }
            running.remove(done)
            queue.finished(host: hostOf[done] ?? "")
        }
        #expect(served + left == 300)
        #expect(waiting.isEmpty)
        #expect(queue.isEmpty)
    }
}
