import Glibc
import Testing

@testable import Transport

/// Waiting for sockets, tried on pipes.
@Suite(.timeLimit(.minutes(1))) struct EventQueueTests {
    private func readiness(of queue: EventQueue, seconds: Double? = 0) -> [Int32: EventQueue.Interest] {
        var seen: [Int32: EventQueue.Interest] = [:]
        queue.wait(seconds: seconds) { seen[$0] = $1 }
        return seen
    }

    @Test func aBellRungBeforehandEndsTheNextWaitOnly() throws {
        let queue = try #require(EventQueue())
        queue.ring()
        queue.ring()
        #expect(readiness(of: queue, seconds: nil).isEmpty)
        // Would be over at once if the bell still rang.
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        queue.watch(ends[0], for: .reading)
        #expect(readiness(of: queue).isEmpty)
    }

    @Test func aSocketIsSeenForWhatItIsWatchedFor() throws {
        let queue = try #require(EventQueue())
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        queue.watch(ends[0], for: .reading)
        #expect(readiness(of: queue) == [:])
        queue.watch(ends[1], for: .writing)
        #expect(readiness(of: queue, seconds: nil) == [ends[1]: .writing])
        #expect(write(ends[1], "a", 1) == 1)
        #expect(readiness(of: queue) == [ends[1]: .writing, ends[0]: .reading])
        queue.watch(ends[1], for: [])
        #expect(readiness(of: queue) == [ends[0]: .reading])
        queue.forget(ends[0])
        #expect(readiness(of: queue) == [:])
        close(ends[0])
        // The reader is gone.
        #expect(readiness(of: queue)[ends[1]]?.contains(.failure) == true)
        close(ends[1])
        #expect(readiness(of: queue) == [:])
    }

    @Test func aNumberUsedAgainIsWatchedAnew() throws {
        let queue = try #require(EventQueue())
        for _ in 0..<3 {
            var ends: [Int32] = [-1, -1]
            try #require(pipe(&ends) == 0)
            queue.watch(ends[0], for: .reading)
            #expect(write(ends[1], "a", 1) == 1)
            #expect(readiness(of: queue, seconds: nil) == [ends[0]: .reading])
            close(ends[0])
            close(ends[1])
        }
    }
}
