import TestSupport
import Testing
import Triage

@Suite("Case: its name, its rank, its lead")
struct CaseTests {
    @Test(
        "a case's name is read with or without its letter",
        arguments: [
            ("C12", 12), ("c12", 12), ("12", 12), ("C1", 1), ("", nil), ("C", nil), ("C0", nil), ("0", nil),
            ("-3", nil),
            ("C-3", nil), ("CC3", nil), ("C 3", nil), ("3C", nil), ("C99999999999999999999", nil), ("C１", nil),
        ] as [(String, Int?)])
    func named(text: String, number: Int?) {
        #expect(Case.number(named: text) == number)
        if let number { #expect(Case.number(named: Case.sample(number).name) == number) }
    }

    @Test("open states and states that wait for a first word")
    func states() {
        #expect(CaseState.allCases.filter(\.isOpen) == [.new, .assigned, .acknowledged, .investigating])
        #expect(CaseState.allCases.filter(\.awaitsAcknowledgment) == [.new, .assigned])
    }

    @Test(
        "said when published; received where that is missing or in the future",
        arguments: [(-60.0, -60.0), (0, 0), (60, 0), (nil, 0)] as [(Double?, Double)])
    func saidAt(published: Double?, said: Double) {
        let mention = JudgedMention.sample(
            .sample(publishedAt: published.map { Timestamp.sampleNoon.adding(seconds: $0) }))
        #expect(mention.saidAt == Timestamp.sampleNoon.adding(seconds: said))
    }

    private static func judged(
        _ id: String, _ assessment: Assessment = .sample(), views: Int = 1_000, hoursAgo: Double = 1,
        author: String? = nil
    ) -> JudgedMention {
        .sample(
            .sample(id, author: author, publishedAt: Timestamp.sampleNoon.adding(seconds: -hoursAgo * 3600)),
            assessment,
            reach: .sample(views))
    }

    @Test("a case of one mention ranks as the mention does")
    func single() {
        let one = Self.judged("1")
        let ranked = RankedCase.rank(.sample(), mentions: [one], now: .sampleNoon)
        #expect(
            ranked.priority
                == Priority.rank(one.assessment, reach: one.reach, publishedAt: one.saidAt, now: .sampleNoon))
    }

    @Test("reach adds up, flags unite, people count once each, mentions are oldest first")
    func several() {
        let mentions = [
            Self.judged("1", .sample(urgency: [.money]), views: 100, hoursAgo: 1, author: "a"),
            Self.judged("2", .sample(urgency: [.legal]), views: 200, hoursAgo: 3, author: "a"),
            Self.judged("3", views: 300, hoursAgo: 2, author: "b"), Self.judged("4", views: 400, hoursAgo: 4),
        ]
        let ranked = RankedCase.rank(.sample(), mentions: mentions, now: .sampleNoon)
        #expect(ranked.reach.likely == 1_000)
        #expect(ranked.mentions.map(\.mention.id) == ["4", "2", "3", "1"])
        let lifts = ranked.priority.parts.filter { $0.name.hasPrefix("lift:") }.map(\.words)
        #expect(lifts == ["legal is at stake", "money is at stake", "3 people report the same"])
    }

    @Test("the order in which mentions come does not matter")
    func permuted() {
        let mentions = (1...6).map { Self.judged("\($0)", .sample(anger: Double($0) / 10), hoursAgo: Double($0 % 3)) }
        let ranked = RankedCase.rank(.sample(), mentions: mentions, now: .sampleNoon)
        var random = SampleRandom(seed: 5)
        for _ in 0..<20 {
            #expect(RankedCase.rank(.sample(), mentions: mentions.shuffled(using: &random), now: .sampleNoon) == ranked)
        }
    }

    @Test("another mention never lowers a case", arguments: [1, 2, 3, 4] as [UInt64])
    func joining(seed: UInt64) {
        var random = SampleRandom(seed: seed)
        for _ in 0..<200 {
            let first = Self.judged(
                "1", .sample(complaint: .random(in: 0...1, using: &random), anger: .random(in: 0...1, using: &random)),
                views: .random(in: 0...100_000, using: &random), author: "a")
            let second = Self.judged(
                "2", .sample(complaint: .random(in: 0...1, using: &random), anger: .random(in: 0...1, using: &random)),
                views: .random(in: 0...100_000, using: &random), author: "a")
            let before = RankedCase.rank(.sample(), mentions: [first], now: .sampleNoon).priority.value
            let after = RankedCase.rank(.sample(), mentions: [first, second], now: .sampleNoon).priority.value
            #expect(after >= before, "\(first.assessment) + \(second.assessment)")
        }
    }

    @Test(
        "a missed deadline lifts only while the person waits for a first word",
        arguments: [
            (.new, -60, true), (.assigned, -60, true), (.acknowledged, -60, false), (.investigating, -60, false),
            (.new, 60, false), (.new, 0, false), (.new, nil, false),
        ] as [(CaseState, Double?, Bool)])
    func overdue(state: CaseState, dueIn: Double?, lifts: Bool) {
        let entry = Case.sample(state: state, acknowledgeBy: dueIn.map { Timestamp.sampleNoon.adding(seconds: $0) })
        let ranked = RankedCase.rank(entry, mentions: [Self.judged("1")], now: .sampleNoon)
        #expect(ranked.priority.parts.contains { $0.name == "lift:broken promise" } == lifts)
    }

    @Test("saying it twice lifts")
    func saidTwice() {
        let ranked = RankedCase.rank(.sample(secondOpinion: true), mentions: [Self.judged("1")], now: .sampleNoon)
        #expect(ranked.priority.parts.last?.name == "lift:second opinion")
    }

    @Test("best first, equal ones by age of the case, and the order never wavers")
    func order() {
        let cases = [(3, 50.0), (1, 50), (2, 80), (4, 10)].map { RankedCase.sample(.sample($0), priority: $1) }
        var random = SampleRandom(seed: 11)
        for _ in 0..<20 {
            #expect(cases.shuffled(using: &random).sorted(by: RankedCase.order).map(\.case.number) == [2, 1, 3, 4])
        }
    }

    @Test("the lead is the mention to read first: heat, then reach")
    func lead() {
        let mild = Self.judged("1", .sample(anger: 0.1), views: 10)
        let hot = Self.judged("2", .sample(anger: 0.9), views: 10)
        let wide = Self.judged("3", .sample(anger: 0.9), views: 1_000_000)
        #expect(RankedCase.sample(mentions: [mild, hot]).lead == hot)
        #expect(RankedCase.sample(mentions: [wide, hot, mild]).lead == wide)
    }
}
