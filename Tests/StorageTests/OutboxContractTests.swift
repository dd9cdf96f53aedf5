import Storage
import TestSupport
import Testing
import Triage

@Suite("Store contract: outbox, announcements, sources")
struct OutboxContractTests {
    private static let noon = Timestamp.sampleNoon

    @Test("a dedupe key is taken once, and the first message stays as it is", arguments: StoreFactory.all)
    func dedupe(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        try store.enqueue([.sample("a"), .sample("a")], announcing: [], in: "digest", at: Self.noon)
        var other = OutboundDelivery.sample("a")
        other.payload = "other"
        other.channel = "pager"
        try store.enqueue([other, .sample("b")], announcing: [], in: "digest", at: Self.noon)
        let due = try store.due(at: Self.noon)
        #expect(due.map(\.dedupeKey) == ["a", "b"])
        #expect(due.map(\.payload) == [OutboundDelivery.sample("a").payload, OutboundDelivery.sample("b").payload])
        #expect(due.map(\.channel) == ["digest", "digest"])
        // Also after it was sent.
        #expect(try store.begin(due[0].id))
        try store.finish(due[0].id, state: .sent, error: nil, nextAttemptAt: Self.noon)
        try store.enqueue([.sample("a")], announcing: [], in: "digest", at: Self.noon)
        #expect(try store.due(at: Self.noon).map(\.dedupeKey) == ["b"])
    }

    @Test("messages and what they announce are kept together or not at all", arguments: StoreFactory.all)
    func atomic(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let number = try store.openCase()
        let announced = Announcement(caseNumber: number, revision: 1, shown: true)
        #expect(throws: StorageError.self) {
            try store.enqueue(
                [.sample("a"), .sample("b")],
                announcing: [announced, Announcement(caseNumber: 99, revision: 1, shown: true)], in: "digest",
                at: Self.noon)
        }
        #expect(try store.due(at: Self.noon).isEmpty)
        #expect(try store.deliveryCounts().isEmpty)
        #expect(try store.announcements(in: "digest").isEmpty)
        try store.enqueue([.sample("a")], announcing: [announced], in: "digest", at: Self.noon)
        #expect(try store.announcements(in: "digest") == [number: announced])
        #expect(try store.announcements(in: "pager").isEmpty)
    }

    @Test("the last announced revision stays, by channel", arguments: StoreFactory.all)
    func announcements(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let number = try store.openCase()
        let cut = Announcement(caseNumber: number, revision: 1, shown: false)
        let shown = Announcement(caseNumber: number, revision: 2, shown: true)
        try store.enqueue([], announcing: [cut], in: "digest", at: Self.noon)
        try store.enqueue([], announcing: [cut], in: "pager", at: Self.noon)
        try store.enqueue([], announcing: [shown], in: "digest", at: Self.noon)
        #expect(try store.announcements(in: "digest") == [number: shown])
        #expect(try store.announcements(in: "pager") == [number: cut])
    }

    @Test(
        "due are pending and uncertain ones whose time has come, oldest first; none overtakes in its channel",
        arguments: StoreFactory.all)
    func due(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let messages = [
            ("late", "digest", 0.0), ("early", "digest", -600), ("future", "digest", 1), ("behind", "digest", -60),
            ("sent", "pager", 0), ("failed", "pager", 0), ("sending", "pager", 0), ("uncertain", "pager", 0),
        ]
        try store.enqueue(
            messages.map { key, channel, offset in
                var message = OutboundDelivery.sample(key, due: Self.noon.adding(seconds: offset))
                message.channel = channel
                return message
            }, announcing: [], in: "digest", at: Self.noon)
        let ids = Dictionary(
            uniqueKeysWithValues: try store.deliveries(in: .pending, limit: 99).map { ($0.dedupeKey, $0.id) })
        #expect(try store.begin(try #require(ids["sending"])))
        for (state, offset) in [(DeliveryState.uncertain, -1.0), (.sent, 900), (.failed, 900)] {
            try store.finish(
                try #require(ids[state.rawValue]), state: state, error: state == .sent ? nil : "reset by peer",
                nextAttemptAt: Self.noon.adding(seconds: offset))
        }
        func due(_ offset: Double) throws -> [String] {
            try store.due(at: Self.noon.adding(seconds: offset)).map(\.dedupeKey)
        }
        #expect(try due(-1.001).isEmpty)
        #expect(try due(-0.001) == ["uncertain"], "early and behind wait for late")
        #expect(try due(0) == ["late", "early", "uncertain"], "behind waits for future")
        #expect(try due(1) == ["late", "early", "future", "behind", "uncertain"])
        #expect(try store.deliveryCounts() == [.pending: 4, .sending: 1, .sent: 1, .uncertain: 1, .failed: 1])
        #expect(try store.deliveries(in: .pending, limit: 2).map(\.dedupeKey) == ["late", "early"])
    }

    @Test("each attempt is counted before it is made, and its outcome is kept", arguments: StoreFactory.all)
    func attempts(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        try store.enqueue([.sample("a")], announcing: [], in: "digest", at: Self.noon)
        let id = try #require(try store.due(at: Self.noon).first?.id)
        let retry = Self.noon.adding(seconds: 60)
        for attempt in 1...3 {
            #expect(try store.begin(id))
            #expect(try store.due(at: Self.noon.adding(seconds: 9e6)).isEmpty, "what is being sent is not due")
            #expect(try store.deliveries(in: .sending, limit: 9).map(\.attempts) == [attempt])
            try store.finish(id, state: .pending, error: "429", nextAttemptAt: retry)
            #expect(try store.due(at: Self.noon).isEmpty)
        }
        let waiting = try #require(try store.due(at: retry).first)
        #expect(waiting.attempts == 3 && waiting.lastError == "429" && waiting.nextAttemptAt == retry)
        #expect(try store.begin(id))
        try store.finish(id, state: .sent, error: nil, nextAttemptAt: retry)
        #expect(try store.deliveries(in: .sent, limit: 9).map(\.lastError) == [nil])
    }

    @Test("what was being sent at a crash becomes uncertain, once, and is due again", arguments: StoreFactory.all)
    func recovery(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        try store.enqueue(["a", "b", "c", "d"].map { .sample($0) }, announcing: [], in: "digest", at: Self.noon)
        let ids = try store.due(at: Self.noon).map(\.id)
        try store.finish(ids[3], state: .uncertain, error: "reset by peer", nextAttemptAt: Self.noon)
        #expect(try store.begin(ids[2]))
        #expect(try store.begin(ids[0]))
        let reopened = try factory.open(folder)
        let recovered = try reopened.recoverInterrupted()
        #expect(recovered.map(\.dedupeKey) == ["a", "c"], "those alone that this call turned")
        #expect(recovered.allSatisfy { $0.state == .uncertain && $0.attempts == 0 && $0.lastError != nil })
        #expect(try reopened.recoverInterrupted().isEmpty)
        #expect(try reopened.due(at: Self.noon).map(\.dedupeKey) == ["a", "b", "c", "d"])
        #expect(try reopened.deliveries(in: .uncertain, limit: 9).last?.lastError == "reset by peer")
    }

    @Test("how a source fared is kept whole, by name", arguments: StoreFactory.all)
    func sources(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        #expect(try store.sources().isEmpty)
        var forum = SourceRecord(name: "forum")
        try store.save(forum)
        #expect(try store.sources() == ["forum": SourceRecord(name: "forum")])
        forum.lastAttemptAt = Self.noon
        forum.lastSuccessAt = Self.noon.adding(seconds: -60)
        forum.rhythm = Rhythm(meanGapSeconds: 1234.5, gaps: 7, lastNewAt: Self.noon.adding(seconds: -120))
        forum.nextVisitAt = Self.noon.adding(seconds: 600)
        (forum.address, forum.movedTo, forum.stopped) = ("4-af", "https://new.example/feed", "gone")
        forum.failures = 3
        forum.lastError = "404"
        forum.validators = #"{"etag":"\"x\""}"#
        try store.save(forum)
        try store.save(SourceRecord(name: "app-store"))
        #expect(try factory.open(folder).sources() == ["forum": forum, "app-store": SourceRecord(name: "app-store")])
    }
}
