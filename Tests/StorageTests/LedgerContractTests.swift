import Storage
import TestSupport
import Testing
import Triage

@Suite("Store contract: the ledger adds up")
struct LedgerContractTests {
    /// What the store should say, kept beside it.
    private struct Model {
        var states: [MentionKey: LedgerState] = [:]
        var rules: [MentionKey: SuppressionRule] = [:]
        var texts: [MentionKey: String] = [:]
        var cases: [MentionKey: Int] = [:]
        var messages: Set<String> = []

        mutating func accept(_ mentions: [Mention]) {
            for mention in mentions where texts[mention.key] != mention.text {
                texts[mention.key] = mention.text
                states[mention.key] = .waiting
                rules[mention.key] = nil
            }
        }

        var counts: LedgerCounts {
            var counts = LedgerCounts()
            for state in states.values {
                switch state {
                case .waiting: counts.waiting += 1
                case .classified: counts.classified += 1
                case .suppressed: counts.suppressed += 1
                case .inCase: counts.inCase += 1
                case .failed: counts.failed += 1
                }
            }
            for rule in rules.values { counts.suppressedByRule[rule.rawValue, default: 0] += 1 }
            return counts
        }
    }

    @Test(
        "after any operations each mention is in exactly one state, and none is gone", arguments: StoreFactory.all,
        [1, 2, 3, 4] as [UInt64])
    func randomOperations(factory: StoreFactory, seed: UInt64) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        var random = SampleRandom(seed: seed)
        var model = Model()
        func page() -> [Mention] {
            (0..<Int.random(in: 0...6, using: &random)).map { _ in
                Mention.sample(
                    "\(Int.random(in: 0..<30, using: &random))",
                    text: ["It leaks.", "It burns.", "It is fine."].randomElement(using: &random) ?? "",
                    engagement: Engagement(likes: .random(in: 0...9, using: &random)))
            }
        }
        for step in 0..<120 {
            let now = Timestamp.sampleNoon.adding(seconds: Double(step))
            switch Int.random(in: 0..<5, using: &random) {
            case 0:
                let mentions = page()
                #expect(try store.accept(mentions, at: now).total == mentions.count)
                model.accept(mentions)
            case 1:
                let mentions = page()
                let message = "m\(Int.random(in: 0..<8, using: &random))"
                let isNew = model.messages.insert(message).inserted
                #expect((try store.accept(mentions, message: message, source: "hook", at: now) != nil) == isNew)
                if isNew { model.accept(mentions) }
            default:
                guard let waiting = try store.waiting(limit: 30).randomElement(using: &random) else { continue }
                try judge(waiting, in: store, &model, &random, at: now)
            }
            #expect(try store.ledger() == model.counts, "step \(step)")
            #expect(try store.ledger().total == model.texts.count)
        }
        for (key, text) in model.texts {
            let found = try #require(try store.find(key))
            #expect(found.mention.text == text && found.state == model.states[key])
            #expect(found.rule == model.rules[key] && found.caseNumber == model.cases[key])
        }
        #expect(model.cases.count > 5, "the operations must open cases")
        #expect(try store.openCases().flatMap(\.mentions).count == model.cases.count)
        #expect(try store.integrityProblems().isEmpty)
    }

    private func judge(
        _ waiting: WaitingMention, in store: SQLiteStore, _ model: inout Model, _ random: inout SampleRandom,
        at now: Timestamp
    ) throws {
        let key = waiting.mention.key
        let number = try store.caseNumber(ofMention: waiting.rowID)
        #expect(number == model.cases[key])
        let outcome: Judgement.Outcome
        let filing: Filing
        if let number {
            (outcome, filing) = (.judged(.sample(), .sample()), .edited(caseNumber: number))
            model.states[key] = .inCase
        } else {
            switch Int.random(in: 0..<5, using: &random) {
            case 0:
                (outcome, filing) = (.failed(reason: "no weights"), .none)
                model.states[key] = .failed
            case 1:
                let rule = SuppressionRule.allCases.randomElement(using: &random) ?? .spam
                (outcome, filing) = (.suppressed(rule, .sample(), .sample()), .none)
                model.states[key] = .suppressed
                model.rules[key] = rule
            case 2:
                (outcome, filing) = (.judged(.sample(), .sample()), .none)
                model.states[key] = .classified
            case 3 where !model.cases.isEmpty:
                let joined = model.cases.values.sorted().randomElement(using: &random) ?? 1
                let again = Bool.random(using: &random)
                outcome = .judged(.sample(), .sample())
                filing = .join(caseNumber: joined, relation: .sameWording, saidAgain: again)
                model.states[key] = .inCase
            default:
                (outcome, filing) = (.judged(.sample(), .sample()), .open)
                model.states[key] = .inCase
            }
        }
        let result = try store.record(
            Judgement(of: waiting, outcome: outcome), filing: filing, saidAt: now, at: now)
        #expect((result != nil) == (model.states[key] == .inCase))
        if let result { model.cases[key] = result }
    }
}
