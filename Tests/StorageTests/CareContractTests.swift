import Storage
import TestSupport
import Testing
import Triage

@Suite("Store contract: replies, promises, second looks")
struct CareContractTests {
    private static let noon = Timestamp.sampleNoon

    private static func reply(
        _ step: ReplyStep = .acknowledge, _ text: String = "Hi Ana", by sender: String = "Jo", at time: Timestamp = noon
    ) -> SentReply {
        SentReply(
            caseNumber: 1, step: step, text: text, sender: sender, language: "en", template: "wait", outcome: .unclear,
            errors: ["NO-BUT", "FILLED"], warnings: ["TONE"], overrideReason: "the lead says so", sentAt: time)
    }

    private static func promise(due: Timestamp?) -> Promise {
        Promise(caseNumber: 1, owner: "Mara", words: "Mara writes by one", dueWords: "by one", due: due, madeAt: noon)
    }

    private func store(_ factory: StoreFactory, _ folder: TemporaryFolder) throws -> SQLiteStore {
        let store = try factory.open(folder)
        _ = try store.openCase()
        return store
    }

    private func send(_ store: SQLiteStore, _ reply: SentReply, _ promises: [Promise] = []) throws -> RecordedReply {
        try #require(try store.record(reply, promising: promises) { _ in nil }).get()
    }

    @Test("a reply is kept as it was sent, moves the case on, and stands in the history", arguments: StoreFactory.all)
    func recorded(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try store(factory, folder)
        let recorded = try send(store, Self.reply(), [Self.promise(due: Self.noon.adding(seconds: 3600))])
        #expect(recorded.reply.number == 1 && recorded.entry.state == .acknowledged)
        #expect(recorded.entry.answeredAt == Self.noon)
        let file = try #require(try store.caseFile(1))
        #expect(file.replies == [recorded.reply])
        #expect(file.stored.promises == recorded.promises)
        #expect(recorded.promises.map(\.state) == [.proposed] && recorded.promises[0].reply == 1)
        var sent = Self.reply()
        sent.number = 1
        #expect(recorded.reply == sent)
        #expect(try store.events(ofCase: 1).suffix(2).map(\.kind) == ["replied", "promised"])
        #expect(try store.replies() == [sent])
        #expect(try store.caseFile(9) == nil)
        var other = Self.reply()
        other.caseNumber = 9
        #expect(try store.record(other, promising: []) { _ in nil } == nil)
    }

    @Test("the same words for the same step are recorded once", arguments: StoreFactory.all)
    func once(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try store(factory, folder)
        _ = try send(store, Self.reply(), [Self.promise(due: nil)])
        let again = try #require(
            try store.record(Self.reply(by: "Eli"), promising: [Self.promise(due: nil)]) { _ in nil })
        #expect(throws: CareRefusal.sentBefore("R1")) { try again.get() }
        #expect(try store.replies().count == 1)
        #expect(try store.promises().count == 1)
        #expect(try send(store, Self.reply(.understand)).reply.number == 2)
    }

    @Test("what is refused leaves nothing behind", arguments: StoreFactory.all)
    func refused(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try store(factory, folder)
        let before = try store.caseFile(1)
        let result = try store.record(Self.reply(), promising: [Self.promise(due: nil)]) { _ in .errors(["NO-BUT"]) }
        #expect(result == .failure(.errors(["NO-BUT"])))
        let change = try store.change(1, at: Self.noon) { _ in .failure(.causeMissing("C1")) }
        #expect(change == .failure(.causeMissing("C1")))
        #expect(try store.caseFile(1) == before)
        #expect(try store.events(ofCase: 1).map(\.kind) == ["opened"])
    }

    @Test(
        "which state a reply leads to",
        arguments: [
            (CaseState.new, ReplyStep.acknowledge, false, CaseState.acknowledged),
            (.assigned, .acknowledge, false, .acknowledged),
            (.investigating, .acknowledge, false, .investigating), (.acknowledged, .understand, false, .investigating),
            (.new, .resolve, false, .investigating), (.resolved, .resolve, false, .resolved),
            (.dismissed, .acknowledge, false, .dismissed), (.resolved, .understand, true, .investigating),
            (.resolved, .acknowledge, true, .acknowledged),
        ])
    func states(from state: CaseState, step: ReplyStep, promising: Bool, to end: CaseState) throws {
        for factory in StoreFactory.all {
            let folder = try TemporaryFolder()
            let store = try store(factory, folder)
            try factory.move(1, state, nil, store)
            let promises = promising ? [Self.promise(due: nil)] : []
            #expect(try send(store, Self.reply(step), promises).entry.state == end)
        }
    }

    @Test("a promise is confirmed, then kept or withdrawn, each once", arguments: StoreFactory.all)
    func settled(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try store(factory, folder)
        let one = Self.noon.adding(seconds: 3600)
        _ = try send(store, Self.reply(), [Self.promise(due: one), Self.promise(due: nil)])
        func change(_ number: Int, _ change: PromiseChange) throws -> Result<Promise, CareRefusal> {
            try #require(try store.change(promise: number, change, at: Self.noon))
        }
        #expect(try change(2, .confirm(due: nil, owner: nil)) == .failure(.promiseWithoutTime("P2")))
        #expect(try change(2, .confirm(due: Self.noon, owner: nil)) == .failure(.promiseTimePast("P2", Self.noon)))
        let open = try change(2, .confirm(due: one, owner: "Eli")).get()
        #expect(open.state == .open && open.owner == "Eli" && open.due == one)
        #expect(try change(2, .confirm(due: nil, owner: nil)) == .failure(.promiseSettled("P2", .open)))
        #expect(try change(2, .keep(note: "called")).get().note == "called")
        #expect(try change(2, .withdraw(reason: "no")) == .failure(.promiseSettled("P2", .kept)))
        #expect(try change(1, .withdraw(reason: "no promise")).get().state == .withdrawn)
        #expect(try store.change(promise: 3, .keep(note: nil), at: Self.noon) == nil)
        #expect(try store.promises().isEmpty)
        #expect(try store.promises(all: true).map(\.number).sorted() == [1, 2])
        #expect(try store.events(ofCase: 1).count { $0.kind == "promise" } == 3)
    }

    @Test(
        "what comes due is told once before, and once when it was missed; its case is news again",
        arguments: StoreFactory.all)
    func reminds(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try store(factory, folder)
        let due = Self.noon.adding(seconds: 3 * 3600)
        _ = try send(store, Self.reply(), [Self.promise(due: due), Self.promise(due: due)])
        _ = try store.change(promise: 1, .confirm(due: nil, owner: nil), at: Self.noon)
        let revision = try #require(try store.storedCase(1)).entry.revision
        func remind(_ hours: Double) throws -> [Int] {
            try store.remind(withinSeconds: 7_200, at: Self.noon.adding(seconds: hours * 3600)).map(\.number)
        }
        #expect(try remind(0.5).isEmpty)
        #expect(try remind(1.5) == [1], "the second waits for a human's word")
        #expect(try remind(2) == [])
        #expect(try remind(3.5) == [1])
        #expect(try remind(4) == [])
        #expect(try store.storedCase(1)?.entry.revision == revision + 2)
        let promise = try #require(try store.promises().first)
        #expect(promise.remindedAt != nil && promise.missedAt != nil)
    }

    @Test("a promise that is missed before any warning is told as missed only", arguments: StoreFactory.all)
    func missedAtOnce(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try store(factory, folder)
        _ = try send(store, Self.reply(), [Self.promise(due: Self.noon.adding(seconds: 60))])
        _ = try store.change(promise: 1, .confirm(due: nil, owner: nil), at: Self.noon)
        #expect(try store.remind(withinSeconds: 7_200, at: Self.noon.adding(seconds: 9_000)).map(\.number) == [1])
        #expect(try store.promises().first?.remindedAt == nil)
    }

    @Test("a look by another person stands, one by who answered first does not", arguments: StoreFactory.all)
    func looks(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try store(factory, folder)
        _ = try send(store, Self.reply())
        let look = SecondLook(
            caseNumber: 1, person: "Ana", system: "carrier", showed: "two scans", outcome: .weWereWrong, at: Self.noon)
        var own = look
        own.person = "jo"
        #expect(try store.record(own) == .failure(.firstAnswererLooks("Jo")))
        #expect(try store.record(look)?.get().state == .investigating)
        #expect(try store.caseFile(1)?.looks == [look])
        #expect(try store.secondLooks() == [look])
        var nowhere = look
        nowhere.caseNumber = 8
        #expect(try store.record(nowhere) == nil)
    }

    @Test(
        "a second opinion is asked for once as news, and ends with the case; the root cause stays",
        arguments: StoreFactory.all)
    func secondOpinion(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try store(factory, folder)
        func change(_ change: CaseChange) throws -> Case {
            try #require(try store.change(1, at: Self.noon) { _ in .success(change) }).get()
        }
        let asked = try change(CaseChange(secondOpinion: true, words: "look again"))
        #expect(asked.secondOpinion && asked.revision == 2)
        #expect(try change(CaseChange(secondOpinion: true, words: "look again")).revision == 2)
        let closed = try change(CaseChange(state: .resolved, rootCause: "late-parcel", words: "done"))
        #expect(!closed.secondOpinion && closed.rootCause == "late-parcel" && closed.state == .resolved)
        let reopened = try change(CaseChange(owner: "Eli", state: .assigned, words: "again"))
        #expect(reopened.rootCause == "late-parcel" && reopened.revision == 3 && reopened.owner == "Eli")
        #expect(try store.cases(openOrOpenedSince: Self.noon.adding(seconds: 1)).count == 1)
    }

    @Test("former words of a case's mentions", arguments: StoreFactory.all)
    func versions(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try store(factory, folder)
        #expect(try store.formerVersions(ofCase: 1).isEmpty)
        let later = Self.noon.adding(seconds: 60)
        _ = try store.accept([.sample(text: "It works now, thank you.")], at: later)
        let former = try store.formerVersions(ofCase: 1)
        #expect(former.map(\.mention) == [.sample()] && former.map(\.replacedAt) == [later])
    }
}
