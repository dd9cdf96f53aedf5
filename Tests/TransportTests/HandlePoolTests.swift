import Testing

@testable import Transport

@Suite struct HandlePoolTests {
    @Test func aHandleIsUsedAgain() throws {
        let pool = HandlePool()
        let first = try #require(pool.take(nowSeconds: 0))
        pool.giveBack(first)
        let second = try #require(pool.take(nowSeconds: 0))
        let third = try #require(pool.take(nowSeconds: 0))
        #expect(first.pointer == second.pointer)
        #expect(second.pointer != third.pointer)
        pool.giveBack(second)
        pool.giveBack(third)
    }

    @Test func whatIsRememberedIsForgottenAfterItsTime() throws {
        let pool = HandlePool()
        var memories: [SharedMemory] = []
        for seconds in [5, 64.9, 65, 70, 124.9, 125] {
            let handle = try #require(pool.take(nowSeconds: seconds))
            memories.append(handle.memory)
            pool.giveBack(handle)
        }
        #expect(memories[0] === memories[1])
        #expect(memories[1] !== memories[2])
        #expect(memories[2] === memories[3] && memories[3] === memories[4])
        #expect(memories[4] !== memories[5])
    }

    @Test func whatIsRememberedDoesNotGrowWithoutEnd() throws {
        let pool = HandlePool()
        var kinds: Set<ObjectIdentifier> = []
        var kept: [SharedMemory] = []
        for number in 1...(2 * HandlePool.memoryTransfers + 1) {
            let handle = try #require(pool.take(nowSeconds: 0))
            if kinds.insert(ObjectIdentifier(handle.memory)).inserted {
                kept.append(handle.memory)
                #expect(number % HandlePool.memoryTransfers == 1)
            }
            pool.giveBack(handle)
        }
        #expect(kept.count == 3)
    }
}
