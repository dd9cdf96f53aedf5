import Testing
import Triage

@Suite("Ledger")
struct LedgerTests {
    @Test("the counts add up to everything ever stored; the rules are a part of the suppressed")
    func total() {
        var counts = LedgerCounts()
        #expect(counts.total == 0)
        counts.waiting = 1
        counts.classified = 20
        counts.suppressed = 300
        counts.suppressedByRule = ["spam": 300]
        counts.inCase = 4_000
        counts.failed = 50_000
        #expect(counts.total == 54_321)
    }
}
