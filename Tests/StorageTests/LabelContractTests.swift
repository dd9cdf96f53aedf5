import GRDB
import Storage
import TestSupport
import Testing
import Triage

@Suite("Labels in the store")
struct LabelContractTests {
    @Test("labels are kept in order, with everything that was said", arguments: StoreFactory.all)
    func kept(_ factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let number = try store.openCase()
        let key = Mention.sample().key
        let first = MentionLabel(.angerTooLow, anger: 0.9, person: "mara", at: .sampleNoon)
        let second = MentionLabel(.wrongTopic, topics: [], at: Timestamp.sampleNoon.adding(seconds: 1))
        try store.record([(key, first)], inCase: number, words: "labelled", at: .sampleNoon)
        try store.record([(key, second)], inCase: nil, words: "", at: .sampleNoon)
        let labelled = try #require(try store.labelledMentions().first)
        #expect(labelled.labels == [first, second])
        #expect(labelled.mention == Mention.sample())
        #expect(labelled.confirmation == nil)
        #expect(try store.events(ofCase: number).filter { $0.kind == "labelled" }.count == 1)
    }

    @Test("labels for several mentions are kept all or none", arguments: StoreFactory.all)
    func whole(_ factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let number = try store.openCase()
        let label = MentionLabel(.spam, at: .sampleNoon)
        #expect(throws: StorageError.self) {
            try store.record(
                [(Mention.sample().key, label), (MentionKey(scope: "no", id: "where"), label)], inCase: number,
                words: "labelled", at: .sampleNoon)
        }
        #expect(try store.labelledMentions().isEmpty)
        #expect(try store.events(ofCase: number).allSatisfy { $0.kind != "labelled" })
    }

    @Test("a resolved case and a second look confirm, a dismissed case does not", arguments: StoreFactory.all)
    func confirmed(_ factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let number = try store.openCase()
        #expect(try store.labelledMentions().isEmpty)
        // As a second look is written down.
        try DatabaseQueue(path: store.path).write { db in
            try db.execute(
                sql: "INSERT INTO case_events (case_number, at, kind, words) VALUES (?, ?, 'looked', 'w')",
                arguments: [number, Timestamp.sampleNoon.milliseconds])
        }
        #expect(try store.labelledMentions().map(\.confirmation?.means) == [.secondLook])
        try factory.move(number, .resolved, nil, store)
        #expect(try store.labelledMentions().map(\.confirmation?.means) == [.resolved])
        try factory.move(number, .dismissed, nil, store)
        #expect(try store.labelledMentions().isEmpty)
    }
}
