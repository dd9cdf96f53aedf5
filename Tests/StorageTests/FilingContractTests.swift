import Storage
import TestSupport
import Testing
import Triage

@Suite("Store contract: judging and filing")
struct FilingContractTests {
    private static let later = Timestamp.sampleNoon.adding(seconds: 3600)

    @Test("a judgement without a case", arguments: StoreFactory.all)
    func judged(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let assessment = Assessment.sample(anger: 0.25, urgency: [.money, .churn])
        #expect(try store.file(.sample(), .none, assessment: assessment) == nil)
        let found = try #require(try store.find(Mention.sample().key))
        #expect(found.state == .classified && found.caseNumber == nil)
        #expect(found.judged == .sample(.sample(), assessment))
        #expect(try store.waiting(limit: 9).isEmpty)
    }

    @Test("a suppressed mention names its rule, a failed one its reason", arguments: StoreFactory.all)
    func setAside(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let outcomes: [(String, Judgement.Outcome)] = [
            ("1", .suppressed(.spam, .sample(), .sample())), ("2", .suppressed(.ownAccount, .sample(), .sample())),
            ("3", .failed(reason: "weights missing")),
        ]
        for (id, outcome) in outcomes {
            let waiting = try store.take(.sample(id))
            let number = try store.record(
                Judgement(of: waiting, outcome: outcome), filing: .none, saidAt: .sampleNoon, at: .sampleNoon)
            #expect(number == nil)
        }
        #expect(try store.ledger().suppressedByRule == ["spam": 1, "own-account": 1])
        #expect(try store.ledger().failed == 1)
        #expect(try store.find(Mention.sample("2").key)?.rule == .ownAccount)
        let failed = try #require(try store.find(Mention.sample("3").key))
        #expect(failed.reason == "weights missing" && failed.state == .failed && failed.judged == nil)
    }

    @Test("cases are numbered from one and start as new", arguments: StoreFactory.all)
    func opens(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        #expect(try store.openCase(for: .sample("1")) == 1)
        #expect(try store.openCase(for: .sample("2")) == 2)
        let stored = try #require(try store.storedCase(1))
        #expect(stored.entry == .sample(1))
        #expect(stored.mentions == [.sample(.sample("1"))])
        #expect(stored.entry.answeredAt == nil)
        #expect(try store.events(ofCase: 1).map(\.kind) == ["opened"])
        #expect(try store.openCases().map(\.entry.number) == [1, 2])
        #expect(try store.ledger().inCase == 2)
        #expect(try store.find(Mention.sample("2").key)?.caseNumber == 2)
        #expect(try store.storedCase(3) == nil)
        #expect(try store.events(ofCase: 3).isEmpty)
    }

    @Test("a joining mention moves the revision and stands in the history", arguments: StoreFactory.all)
    func joins(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let number = try store.openCase()
        let second = Mention.sample("2", publishedAt: .sampleNoon.adding(seconds: -7200))
        let filing = Filing.join(caseNumber: number, relation: .sameThread, saidAgain: false)
        #expect(try store.file(second, filing, at: Self.later) == number)
        let stored = try #require(try store.storedCase(number))
        #expect(stored.mentions.map(\.mention.id) == ["2", "1"], "oldest first")
        #expect(stored.entry.revision == 2 && stored.entry.changedAt == Self.later && !stored.entry.secondOpinion)
        #expect(stored.entry.openedAt == .sampleNoon)
        let event = try #require(try store.events(ofCase: number).last)
        #expect(event.kind == "joined" && event.at == Self.later && event.words.contains("same conversation"))
    }

    @Test(
        "our answer acknowledges, is remembered by its own time and is no mention of the case",
        arguments: StoreFactory.all)
    func answer(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let number = try store.openCase()
        let outcome = Judgement.Outcome.suppressed(.ownAccount, .sample(), .sample())
        for (id, minutes) in [("a", 30.0), ("b", 10)] {
            let waiting = try store.take(.sample(id))
            let result = try store.record(
                Judgement(of: waiting, outcome: outcome), filing: .answer(caseNumber: number),
                saidAt: .sampleNoon.adding(seconds: minutes * 60), at: Self.later)
            #expect(result == nil)
        }
        let stored = try #require(try store.storedCase(number))
        #expect(stored.entry.state == .acknowledged)
        #expect(
            stored.entry.answeredAt == .sampleNoon.adding(seconds: 1800), "the latest answer counts, in whatever order")
        #expect(stored.mentions.count == 1)
        #expect(stored.entry.revision == 1, "our own words are no news")
        #expect(try store.events(ofCase: number).map(\.kind) == ["opened", "answered", "answered"])
        #expect(try store.ledger().suppressedByRule == ["own-account": 2])
    }

    @Test("an answer moves no case that is further on", arguments: StoreFactory.all)
    func lateAnswer(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let number = try store.openCase()
        for state in [CaseState.investigating, .resolved, .dismissed] {
            try factory.move(number, state, "mo", store)
            try store.file(.sample("answer \(state)"), .answer(caseNumber: number))
            #expect(try store.storedCase(number)?.entry.state == state)
        }
    }

    @Test("an edited mention of a case stays in its case", arguments: StoreFactory.all)
    func edited(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let number = try store.openCase()
        let waiting = try store.take(.sample(text: "It still leaks."), at: Self.later)
        #expect(try store.caseNumber(ofMention: waiting.rowID) == number)
        #expect(try store.storedCase(number)?.mentions.count == 1, "also while it waits")
        let result = try store.record(
            Judgement(of: waiting, outcome: .judged(.sample(anger: 0.9), .sample())),
            filing: .edited(caseNumber: number), saidAt: .sampleNoon, at: Self.later)
        #expect(result == number)
        let stored = try #require(try store.storedCase(number))
        #expect(stored.mentions == [.sample(.sample(text: "It still leaks."), .sample(anger: 0.9))])
        #expect(stored.entry.revision == 2)
        #expect(try store.events(ofCase: number).map(\.kind) == ["opened", "edited"])
        #expect(try store.ledger().inCase == 1)
        #expect(try store.ledger().total == 1)
    }

    @Test(
        "saying it again reopens whatever state the case is in, and asks for a second look",
        arguments: StoreFactory.all,
        CaseState.allCases)
    func saidAgain(factory: StoreFactory, state: CaseState) throws {
        for owner in [nil, "mo"] {
            let folder = try TemporaryFolder()
            let store = try factory.open(folder)
            let number = try store.openCase()
            try factory.move(number, state, owner, store)
            try store.file(.sample("2"), .join(caseNumber: number, relation: .sameAuthor, saidAgain: true))
            let entry = try #require(try store.storedCase(number)?.entry)
            #expect(entry.state.awaitsAcknowledgment)
            if !state.awaitsAcknowledgment { #expect(entry.state == (owner == nil ? .new : .assigned)) }
            #expect(entry.secondOpinion && entry.owner == owner && entry.revision == 2)
            #expect(try store.events(ofCase: number).map(\.kind) == ["opened", "joined", "said-again"])
            #expect(try store.openCases().map(\.entry.number) == [number])
        }
    }

    @Test("after a second opinion was asked for, an answer alone does not settle the case", arguments: StoreFactory.all)
    func answerAfterSaidAgain(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let number = try store.openCase()
        try store.file(.sample("2"), .join(caseNumber: number, relation: .sameAuthor, saidAgain: true))
        try store.file(.sample("3"), .answer(caseNumber: number))
        #expect(try store.storedCase(number)?.entry.state == .new)
    }

    @Test(
        "somebody who joins reopens a closed case and disturbs no open one", arguments: StoreFactory.all,
        CaseState.allCases)
    func joinReopens(factory: StoreFactory, state: CaseState) throws {
        for owner in [nil, "mo"] {
            let folder = try TemporaryFolder()
            let store = try factory.open(folder)
            let number = try store.openCase()
            try factory.move(number, state, owner, store)
            try store.file(.sample("2"), .join(caseNumber: number, relation: .sameWording, saidAgain: false))
            let entry = try #require(try store.storedCase(number)?.entry)
            #expect(entry.state == (state.isOpen ? state : owner == nil ? .new : .assigned))
            #expect(!entry.secondOpinion)
        }
    }

    @Test("a reopened case gets a new deadline: the old one was kept or is past", arguments: StoreFactory.all)
    func reopenedDeadline(factory: StoreFactory) throws {
        for (state, saidAgain, keeps) in [
            (CaseState.resolved, false, false), (.dismissed, false, false), (.resolved, true, false),
            (.acknowledged, true, false), (.investigating, true, false), (.acknowledged, false, true),
            (.new, true, true), (.assigned, true, true), (.new, false, true),
        ] {
            let folder = try TemporaryFolder()
            let store = try factory.open(folder)
            let number = try store.openCase()
            try store.setRouting(number, team: "care", acknowledgeBy: .sampleNoon, path: ["all"], at: .sampleNoon)
            try factory.move(number, state, nil, store)
            try store.file(.sample("2"), .join(caseNumber: number, relation: .sameAuthor, saidAgain: saidAgain))
            #expect(try store.storedCase(number)?.entry.acknowledgeBy == (keeps ? .sampleNoon : nil))
            try store.setRouting(number, team: "care", acknowledgeBy: Self.later, path: ["all"], at: Self.later)
            #expect(try store.storedCase(number)?.entry.acknowledgeBy == (keeps ? .sampleNoon : Self.later))
        }
    }

    @Test("a filing that cannot be kept changes nothing at all", arguments: StoreFactory.all)
    func atomic(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let waiting = try store.take(.sample())
        let judged = Judgement.Outcome.judged(.sample(), .sample())
        let attempts: [(Judgement.Outcome, Filing)] = [
            (judged, .join(caseNumber: 99, relation: .sameAuthor, saidAgain: true)),
            (judged, .answer(caseNumber: 99)), (judged, .edited(caseNumber: 99)),
            (.failed(reason: "no weights"), .open),
        ]
        for (outcome, filing) in attempts {
            #expect(throws: StorageError.self) {
                try store.record(
                    Judgement(of: waiting, outcome: outcome), filing: filing, saidAt: .sampleNoon, at: .sampleNoon)
            }
        }
        #expect(try store.waiting(limit: 9) == [waiting])
        #expect(try store.openCases().isEmpty)
        #expect(try store.events(ofCase: 99).isEmpty)
        #expect(try store.openCase(for: .sample("2")) > 0)
    }

    @Test(
        "a deadline is never moved later", arguments: StoreFactory.all,
        [
            ([60, 30], 30), ([30, 60], 30), ([nil, 30], 30), ([30, nil], 30), ([nil, nil], nil),
            ([30, 90, 10, 20], 10),
            ([0, -60], -60),
        ] as [([Double?], Double?)])
    func deadlines(factory: StoreFactory, given: ([Double?], Double?)) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let number = try store.openCase()
        for (index, minutes) in given.0.enumerated() {
            try store.setRouting(
                number, team: "team \(index)", acknowledgeBy: minutes.map { .sampleNoon.adding(seconds: $0 * 60) },
                path: ["everything", "route \(index)"], at: .sampleNoon)
        }
        let entry = try #require(try store.storedCase(number)?.entry)
        #expect(entry.acknowledgeBy == given.1.map { .sampleNoon.adding(seconds: $0 * 60) })
        #expect(entry.team == "team \(given.0.count - 1)")
        let events = try store.events(ofCase: number).filter { $0.kind == "routed" }
        #expect(events.map(\.words) == given.0.indices.map { "routed to team \($0) by everything and route \($0)" })
        #expect(throws: StorageError.self) {
            try store.setRouting(77, team: nil, acknowledgeBy: nil, path: [], at: .sampleNoon)
        }
    }

    @Test("keys for grouping: open cases always, closed ones while they changed lately", arguments: StoreFactory.all)
    func filedKeys(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let mentions = [
            Mention.sample("1", author: "u7", thread: "t"),
            .sample("2", text: "The kettle stopped at seventy degrees again this morning."),
            .sample("3", text: "Broken."),
        ]
        for mention in mentions { _ = try store.openCase(for: mention) }
        try store.file(.sample("4"), .none)
        let all = mentions.enumerated().map { FiledKeys(caseNumber: $0 + 1, keys: GroupingKeys($1)) }
        #expect(all[1].keys.wording != nil && all[2].keys.wording == nil)
        #expect(try store.filedKeys(since: Self.later) == all)
        try factory.move(2, .resolved, nil, store)
        try factory.move(3, .dismissed, nil, store)
        #expect(try store.filedKeys(since: Self.later) == [all[0]])
        #expect(try store.filedKeys(since: .sampleNoon) == all)
        #expect(try store.openCases().map(\.entry.number) == [1])
        #expect(try store.storedCase(2)?.entry.state == .resolved)
    }

    @Test("a draft belongs to a case and a revision; the newest stays", arguments: StoreFactory.all)
    func drafts(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let number = try store.openCase()
        #expect(try store.drafts().isEmpty)
        try store.setDraft("one", revision: 1, ofCase: number)
        try store.setDraft("two", revision: 2, ofCase: number)
        let drafts = try store.drafts()
        #expect(drafts.count == 1 && drafts[number]?.revision == 2 && drafts[number]?.payload == "two")
        #expect(throws: StorageError.self) { try store.setDraft("x", revision: 1, ofCase: 77) }
    }
}
