import Dispatch
import FoundationEssentials
import Glibc
import Storage
import Synchronization
import TestSupport
import Testing
import Triage

@Suite("SQLite store: kill -9 anywhere, run again")
struct KillTests {
    /// Calls of the worker that have returned.
    private static let returned = Atomic<Int>(0)

    /// Five mentions, one judgement, one reply with its promise and one delivery a round; after each round its number is appended to a file, so that
    /// the survivor knows what had been confirmed.
    private static func work(path: String, from start: Int) throws {
        let store = try SQLiteStore(path: path)
        let confirmed = open(path + ".confirmed", O_WRONLY | O_CREAT | O_APPEND, 0o644)
        for round in start... {
            let now = Timestamp.sampleNoon.adding(seconds: Double(round))
            let page = (0..<5).map { Mention.sample("\(round)/\($0)", publishedAt: now) }
            _ = try store.accept(page, message: "m\(round)", source: "hook", at: now)
            returned.add(1, ordering: .relaxed)
            guard let waiting = try store.waiting(limit: 1).first else { fatalError("the page waits") }
            let number = try store.record(
                Judgement(of: waiting, outcome: .judged(.sample(), .sample())), filing: .open, saidAt: now,
                at: now)
            returned.add(1, ordering: .relaxed)
            if let number {
                let reply = SentReply(
                    caseNumber: number, step: .acknowledge, text: "Hi \(round)", sender: "Jo", language: "en",
                    sentAt: now)
                let promise = Promise(
                    caseNumber: number, owner: "Mara", words: "Mara writes by one", dueWords: "by one", due: now,
                    madeAt: now)
                _ = try store.record(reply, promising: [promise]) { _ in nil }
                returned.add(1, ordering: .relaxed)
            }
            let announced = number.map { Announcement(caseNumber: $0, revision: 1, shown: true) }
            try store.enqueue(
                [OutboundDelivery(channel: "digest", dedupeKey: "k\(number ?? 0)", payload: "{}", nextAttemptAt: now)],
                announcing: announced.map { [$0] } ?? [], in: "digest", at: now)
            returned.add(1, ordering: .relaxed)
            if let due = try store.due(at: now).first {
                #expect(try store.begin(due.id))
                returned.add(1, ordering: .relaxed)
                try store.finish(due.id, state: .sent, error: nil, nextAttemptAt: now)
            }
            returned.add(1, ordering: .relaxed)
            let line = Array("\(round)\n".utf8)
            guard write(confirmed, line, line.count) == line.count else { fatalError("the confirmation is written") }
        }
    }

    /// Kills this process once `calls` have returned and a little more has happened.
    private static func killSelf(afterCalls calls: Int, spins: Int) {
        DispatchQueue(label: "kill").async {
            while returned.load(ordering: .relaxed) < calls {}
            for _ in 0..<spins { _ = returned.load(ordering: .relaxed) }
            kill(getpid(), SIGKILL)
        }
    }

    @Test("what was confirmed is there, what was not is there whole or not at all", arguments: [1, 2] as [UInt64])
    func killed(seed: UInt64) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store.sqlite")
        var random = SampleRandom(seed: seed)
        for _ in 0..<10 {
            let start = (try? SQLiteStore(path: path).ledger().total / 5) ?? 0
            let calls = Int.random(in: 0...15, using: &random)
            let spins = Int.random(in: 0...400_000, using: &random)
            await #expect(processExitsWith: .signal(SIGKILL)) {
                [path = path as String, start = start as Int, calls = calls as Int, spins = spins as Int] in
                KillTests.killSelf(afterCalls: calls, spins: spins)
                try KillTests.work(path: path, from: start)
            }
            let confirmed = (try? String(contentsOfFile: path + ".confirmed", encoding: .utf8)) ?? ""
            let lines = confirmed.split(separator: "\n")
            let rounds = max(start, Int(lines.last ?? "").map { $0 + 1 } ?? 0)
            let store = try SQLiteStore(path: path)
            #expect(try store.integrityProblems().isEmpty)
            let ledger = try store.ledger()
            #expect(ledger.total % 5 == 0, "a page is kept whole or not at all")
            #expect(
                [rounds, rounds + 1].contains(ledger.total / 5), "no confirmed round is gone, at most one more is there"
            )
            let cases = try store.openCases()
            #expect(ledger.inCase == cases.count && cases.allSatisfy { $0.mentions.count == 1 })
            let answered = try store.replies().map(\.caseNumber)
            #expect(
                answered.count >= lines.count && Set(answered).count == answered.count, "no confirmed reply is gone")
            for stored in cases {
                let isAnswered = answered.contains(stored.entry.number)
                #expect(stored.promises.count == (isAnswered ? 1 : 0), "a reply stands with its promise or not at all")
                #expect((stored.entry.state == .acknowledged) == isAnswered)
            }
            let deliveries = try store.deliveryCounts()
            #expect(deliveries.values.reduce(0, +) == (try store.announcements(in: "digest").count))
            #expect(deliveries[.sent, default: 0] >= lines.count)
            let interrupted = try store.recoverInterrupted()
            #expect(interrupted.count == deliveries[.sending, default: 0] && interrupted.count <= 1)
            for delivery in interrupted {
                try store.finish(delivery.id, state: .sent, error: nil, nextAttemptAt: .sampleNoon)
            }
        }
        // The same end as without a kill: every page is known, and none of it twice.
        let store = try SQLiteStore(path: path)
        let rounds = try store.ledger().total / 5
        let pages = (0..<rounds).flatMap { round in (0..<5).map { Mention.sample("\(round)/\($0)") } }
        #expect(try store.accept(pages, at: .sampleNoon).unchanged == rounds * 5)
        #expect(rounds > 0)
    }
}
