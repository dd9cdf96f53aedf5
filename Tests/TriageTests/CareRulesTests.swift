import TestSupport
import Testing
import Triage

@Suite("Rules of care")
struct CareRulesTests {
    private static let noon = Timestamp.sampleNoon

    private static func reply(by sender: String) -> SentReply {
        SentReply(caseNumber: 1, step: .acknowledge, text: "Hi", sender: sender, language: "en", sentAt: noon)
    }

    private static func look(by person: String, _ outcome: CheckOutcome = .unclear) -> SecondLook {
        SecondLook(caseNumber: 1, person: person, system: "carrier", showed: "nothing", outcome: outcome, at: noon)
    }

    private static func promise(_ state: PromiseState) -> Promise {
        Promise(
            number: 4, caseNumber: 1, owner: "Mara", words: "Mara writes", dueWords: "by noon", due: noon,
            state: state, madeAt: noon)
    }

    @Test(
        "a reply with an error goes out only with a reason by a lead",
        arguments: [
            ([], nil, "Jo", true), (["NO-BUT"], nil, "Ana", false), (["NO-BUT"], "", "Ana", false),
            (["NO-BUT"], "the channel is too short", "Jo", false),
            (["NO-BUT"], "the channel is too short", "Ana", true),
            (["NO-BUT"], "the channel is too short", " aNA ", true),
        ] as [([String], String?, String, Bool)])
    func override(errors: [String], reason: String?, sender: String, goesOut: Bool) {
        let refusal = CareRules.refusal(
            sending: .acknowledge, by: sender, errors: errors, overrideReason: reason, leads: ["Ana"],
            case: .sample(), replies: [], looks: [])
        #expect((refusal == nil) == goesOut, "\(refusal.map(\.description) ?? "sent")")
    }

    @Test("without leads the refusal says where to name them")
    func noLeads() {
        let refusal = CareRules.refusal(
            sending: .acknowledge, by: "Ana", errors: ["FILLED"], overrideReason: "why", leads: [], case: .sample(),
            replies: [], looks: [])
        #expect(refusal?.description.contains("replies.leads") == true)
    }

    @Test(
        "step 3 of a second opinion waits for a look by somebody else",
        arguments: [
            (ReplyStep.acknowledge, true, nil, true), (.understand, true, nil, true), (.resolve, false, nil, true),
            (.resolve, true, nil, false), (.resolve, true, "Jo", false), (.resolve, true, "jo", false),
            (.resolve, true, "Ana", true),
        ] as [(ReplyStep, Bool, String?, Bool)])
    func stepThree(step: ReplyStep, isSecondOpinion: Bool, looker: String?, goesOut: Bool) {
        let refusal = CareRules.refusal(
            sending: step, by: "Jo", errors: [], overrideReason: nil, leads: [],
            case: .sample(secondOpinion: isSecondOpinion), replies: [Self.reply(by: "Jo")],
            looks: looker.map { [Self.look(by: $0)] } ?? [])
        #expect((refusal == nil) == goesOut)
    }

    @Test("whoever answered first cannot give the second opinion")
    func firstLooks() {
        let replies = [Self.reply(by: "Jo Marsh"), Self.reply(by: "Ana")]
        #expect(
            CareRules.refusal(recording: Self.look(by: "jo  marsh"), replies: replies)
                == .firstAnswererLooks("Jo Marsh"))
        #expect(CareRules.refusal(recording: Self.look(by: "Ana"), replies: replies) == nil)
        #expect(CareRules.refusal(recording: Self.look(by: "Jo Marsh"), replies: []) == nil)
    }

    @Test("the standing look is the latest by somebody else")
    func standing() {
        let looks = [
            Self.look(by: "Ana", .weWereWrong), Self.look(by: "Eli", .unclear), Self.look(by: "Jo", .theyWereMistaken),
        ]
        #expect(CareRules.standingLook(looks, replies: [Self.reply(by: "Jo")])?.outcome == .unclear)
        #expect(CareRules.standingLook(looks, replies: [])?.outcome == .theyWereMistaken)
    }

    private struct Closing: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var state = CaseState.resolved
        var closer: String? = "Ana"
        var cause: String? = "late-parcel"
        var secondOpinion = false
        var promises: [PromiseState] = []
        var senders = ["Jo"]
        var lookers: [String] = []
        var refusal: CareRefusal?
    }

    @Test(
        "closing a case",
        arguments: [
            Closing(testDescription: "plain"),
            Closing(testDescription: "without a cause", cause: nil, refusal: .causeMissing("C1")),
            Closing(testDescription: "dismissed without a cause", state: .dismissed, cause: nil),
            Closing(testDescription: "a promise is open", promises: [.open], refusal: .promisesOpen("C1", ["P4"])),
            Closing(
                testDescription: "a promise waits for a word", state: .dismissed, promises: [.proposed],
                refusal: .promisesOpen("C1", ["P4"])),
            Closing(testDescription: "promises are settled", promises: [.kept, .withdrawn]),
            Closing(
                testDescription: "second opinion, nobody named", closer: nil, secondOpinion: true, lookers: ["Ana"],
                refusal: .closerUnnamed("C1")),
            Closing(
                testDescription: "second opinion, the first answerer closes", closer: "jo", secondOpinion: true,
                lookers: ["Ana"], refusal: .firstAnswererCloses("Jo")),
            Closing(
                testDescription: "second opinion, nobody looked", secondOpinion: true, refusal: .secondLookMissing("C1")
            ),
            Closing(testDescription: "second opinion, looked", secondOpinion: true, lookers: ["Ana"]),
            Closing(testDescription: "second opinion dismissed by another", state: .dismissed, secondOpinion: true),
        ])
    private func closing(_ closing: Closing) {
        let refusal = CareRules.refusal(
            closingAs: closing.state, by: closing.closer, cause: closing.cause,
            case: .sample(secondOpinion: closing.secondOpinion), promises: closing.promises.map(Self.promise),
            replies: closing.senders.map(Self.reply), looks: closing.lookers.map { Self.look(by: $0) })
        #expect(refusal == closing.refusal)
    }

    @Test(
        "every refusal says what to do",
        arguments: [
            CareRefusal.errors(["NO-BUT"]), .notALead("Jo", leads: ["Ana"]), .secondLookMissing("C1"),
            .firstAnswererLooks("Jo"), .firstAnswererCloses("Jo"), .closerUnnamed("C1"), .promisesOpen("C1", ["P4"]),
            .causeMissing("C1"), .sentBefore("R2"), .promiseSettled("P4", .kept), .promiseWithoutTime("P4"),
            .promiseTimePast("P4", noon),
        ])
    func words(refusal: CareRefusal) { #expect(refusal.description.count >= 10) }

    @Test(
        "missed, and run out",
        arguments: [
            (PromiseState.open, -1.0, nil, true, true), (.open, 1, nil, false, false),
            (.proposed, -1, nil, false, false),
            (.kept, -1, -2.0, false, false), (.kept, -2, -1, false, true), (.withdrawn, -2, -1, false, true),
        ] as [(PromiseState, Double, Double?, Bool, Bool)])
    func missed(state: PromiseState, due: Double, closed: Double?, isMissed: Bool, ranOut: Bool) {
        var promise = Self.promise(state)
        promise.due = Self.noon.adding(seconds: due * 3600)
        promise.closedAt = closed.map { Self.noon.adding(seconds: $0 * 3600) }
        #expect(promise.isMissed(at: Self.noon) == isMissed)
        #expect(promise.ranOut(by: Self.noon) == ranOut)
    }

    @Test(
        "a promise's name",
        arguments: [("P3", 3), ("p12", 12), ("7", 7), ("P0", nil), ("C3", nil), ("P-1", nil), ("", nil)]
            as [(String, Int?)])
    func name(text: String, number: Int?) { #expect(Promise.number(named: text) == number) }

    @Test(
        "a missed promise lifts a case above a new one of the same weight, however long ago",
        arguments: [1, 30, 960] as [Double])
    func escalates(hoursLate: Double) {
        let said = Self.noon.adding(seconds: -(hoursLate + 20) * 3600)
        let old = JudgedMention.sample(.sample("1", publishedAt: said))
        let fresh = JudgedMention.sample(.sample("2", publishedAt: Self.noon))
        var promise = Self.promise(.open)
        promise.due = Self.noon.adding(seconds: -hoursLate * 3600)
        let broken = RankedCase.rank(
            .sample(1, state: .investigating), mentions: [old], promises: [promise], now: Self.noon)
        let new = RankedCase.rank(.sample(2), mentions: [fresh], now: Self.noon)
        #expect(broken.priority.value > new.priority.value)
        promise.due = Self.noon.adding(seconds: 60)
        let kept = RankedCase.rank(
            .sample(1, state: .investigating), mentions: [old], promises: [promise], now: Self.noon)
        #expect(kept.priority.value < new.priority.value)
    }
}

@Suite("Proportions")
struct ProportionTests {
    // Bounds after Wilson (1927), as R's prop.test(correct = FALSE) gives them.
    @Test(
        arguments: [(0, 20, 0, 0.1611), (10, 20, 0.2993, 0.7007), (7, 24, 0.1491, 0.4917), (50, 50, 0.9287, 1)]
            as [(Int, Int, Double, Double)])
    func interval(count: Int, uses: Int, low: Double, high: Double) throws {
        let claim = try #require(Proportion(count: count, uses: uses).claim)
        #expect(abs(claim.low - low) < 0.0002 && abs(claim.high - high) < 0.0002, "\(claim)")
    }

    @Test("nothing is claimed under twenty uses")
    func few() {
        #expect(Proportion(count: 19, uses: 19).claim == nil)
        #expect(Proportion(count: 3, uses: 8).words == "3 of 8, too few to say")
        #expect(Proportion(count: 7, uses: 24).words == "7 of 24: 29 % (15–49 %)")
    }
}
