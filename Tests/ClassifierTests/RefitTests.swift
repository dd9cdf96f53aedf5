import Testing
import Triage

@testable import Classifier

/// Learning from a user's labels on top of weights that are there already.
@Suite struct RefitTests {
    private static let base =
        (try? FastTrainer.train(examples: TrainingTests.examples, options: TrainingTests.options))!
        .model

    /// In this brand's world a "gonzo" is a complaint, and "broken" jokes are none.
    private func labels(_ count: Int) -> [TrainingExample] {
        (0..<count).map { number in
            number % 2 == 0
                ? TrainingExample(text: "such a gonzo \(number) from the shop", complaint: 1, anger: 0.5)
                : TrainingExample(text: "quiet tea number \(number) in the garden", complaint: 0, anger: 0)
        }
    }

    private func refit(_ examples: [TrainingExample], anchors: [String] = []) throws -> FastModel {
        try Refit.Change(of: Self.base, on: examples, anchors: anchors).applied().model
    }

    @Test("many labels matter, few move little") func strength() throws {
        let text = "my own gonzo arrived"
        let before = Self.base.assess(text: text).complaint
        let few = try refit(labels(10)).assess(text: text).complaint
        let many = try refit(labels(1_000)).assess(text: text).complaint
        #expect(few > before)
        #expect(many > few + 0.1)
        #expect(many > 0.5)
    }

    @Test("what no label speaks of stays as it was", arguments: ["the toaster is broken", "what a lovely toaster"])
    func elsewhere(_ text: String) throws {
        let refitted = try refit(labels(20))
        #expect(abs(refitted.assess(text: text).complaint - Self.base.assess(text: text).complaint) < 0.12)
        #expect(refitted.assess(text: text).spam == Self.base.assess(text: text).spam, "no label spoke of spam")
    }

    @Test("anchors hold what labels would carry away, and alone change nothing") func anchors() throws {
        let anchors = TrainingTests.examples.map(\.text)
        // Labels that would turn the world upside down.
        let wrong = (0..<200).map { TrainingExample(text: "the kettle is broken, said nobody \($0)", complaint: 0) }
        let text = "the kettle is broken number 1"
        let free = try refit(wrong).assess(text: text).complaint
        let held = try refit(wrong, anchors: anchors).assess(text: text).complaint
        #expect(held > free + 0.05)
        // Labels that ask for what the model says already pull nowhere.
        let same = (0..<20).map { number in
            let text = "the lamp is broken number \(number)"
            return TrainingExample(text: text, complaint: Self.base.assess(text: text).complaint)
        }
        let still = try refit(same, anchors: anchors)
        #expect(abs(still.assess(text: text).complaint - Self.base.assess(text: text).complaint) < 0.01)
    }

    @Test("a star rating explains what the words need not") func ratings() throws {
        let rated = (0..<200).map { TrainingExample(text: "ordinary kettle \($0)", rating: 0, complaint: 1) }
        let bare = rated.map { TrainingExample(text: $0.text, complaint: 1) }
        let withStars = try refit(rated).assess(text: "ordinary kettle").complaint
        let without = try refit(bare).assess(text: "ordinary kettle").complaint
        #expect(withStars < without, "one star of five would have told that it complains")
    }

    @Test("half the strength goes half the way, none of it nowhere") func strengths() throws {
        let change = try Refit.Change(of: Self.base, on: labels(400))
        func logit(_ model: FastModel) -> Double {
            let given = model.assess(text: "such a gonzo 2 from the shop").complaint
            return Logistic.logarithm(given / (1 - given))
        }
        let start = logit(Self.base)
        let whole = logit(change.applied().model) - start
        #expect(abs(logit(change.applied(strength: 0.5).model) - start - whole / 2) < 0.1 * abs(whole))
        #expect(logit(change.applied(strength: 0).model) == start)
    }

    @Test("the same labels give the same bytes, other labels another name")
    func repeatable() throws {
        let first = try Refit.Change(of: Self.base, on: labels(60)).applied()
        #expect(try Refit.Change(of: Self.base, on: labels(60)).applied().bytes == first.bytes)
        #expect(first.model.name.hasPrefix("test-1+user-"))
        #expect(first.model.name.utf8.count == 16)
        #expect(try refit(labels(62)).name != first.model.name)
        #expect(
            try Refit.Change(of: first.model, on: labels(62)).applied().model.name.hasPrefix("test-1+user-"),
            "no second plus")
    }

    @Test("names fit the file", arguments: ["fast-1", "fast-12", "a-very-long-name", "fast-1+user-abcd"])
    func names(_ base: String) {
        let name = Refit.name(base, 0xAB)
        #expect(name.utf8.count <= 16)
        #expect(name.contains("+user-"))
    }

    @Test("too few labels are refused by name") func tooFew() {
        #expect(throws: ClassifierError.tooFewExamples(head: "a refit", found: 9, needed: 10)) {
            _ = try refit(labels(9))
        }
    }

    @Test("a part of a step is rounded up as often as it says, and none never") func rounding() {
        let moved = (0..<10_000).count { Refit.moved(5, by: 0.25, $0, 0) == 6 }
        #expect((2_300...2_700).contains(moved))
        #expect((0..<1_000).allSatisfy { Refit.moved(-7, by: 0, $0, 1) == -7 })
        #expect(Refit.moved(120, by: 500, 3, 0) == 127)
        #expect(Refit.moved(-120, by: -500, 3, 0) == -127)
    }

    @Test("what got worse is named; below fifty labels only the log loss counts") func losses() {
        let good = (0..<60).map { TrainingExample(text: "what a lovely lamp number \($0)", complaint: 0) }
        let bad = (0..<60).map { TrainingExample(text: "the lamp is broken number \($0)", complaint: 1) }
        let turned = try? refit(
            (0..<1_000).map { TrainingExample(text: "the lamp is broken number \($0)", complaint: 0) })
        guard let worse = turned else {
            Issue.record("not refitted")
            return
        }
        let many = RefitComparison(good + bad, before: Self.base, after: worse)
        #expect(many.losses().contains { $0.contains("macro-F1 fell") })
        #expect(many.losses().contains { $0.contains("log loss rose") })
        let few = RefitComparison(Array(bad.prefix(10)), before: Self.base, after: worse)
        #expect(few.losses().count == 1 && few.losses().allSatisfy { $0.contains("log loss rose") })
        #expect(RefitComparison(good + bad, before: Self.base, after: Self.base).losses().isEmpty)
    }

    @Test("guard lines and anchors came with the program, and share no text") func shipped() throws {
        let guardLines = try FastModel.shippedGuard()
        let anchors = try FastModel.shippedAnchors()
        #expect(guardLines.count >= 200 && anchors.count >= 200)
        #expect(guardLines.allSatisfy { $0.complaint != nil && $0.anger != nil && $0.spam != nil })
        #expect(Set(guardLines.map(\.text)).isDisjoint(with: anchors))
    }
}

/// One label in five is held back, told by its wording alone.
@Suite struct LabelSplitTests {
    private let texts = (0..<1_000).map {
        "complaint \($0) about the \(["lid", "hinge", "lamp"][$0 % 3]) of kettle \($0 * 7) from shop \($0 * 13)"
    }

    @Test("a fifth, the same ones whatever else is there and in whatever order") func stable() {
        let held = LabelSplit.heldBack(texts)
        #expect((140...260).contains(held.count { $0 }))
        let half = LabelSplit.heldBack(Array(texts.prefix(500)))
        #expect(half == Array(held.prefix(500)))
        #expect(LabelSplit.heldBack(texts.reversed()) == held.reversed())
        #expect(LabelSplit.heldBack([]).isEmpty)
    }

    @Test("copies and near copies stay on one side")
    func copies() {
        for number in 0..<200 {
            let text = "order \(number): three weeks of waiting and still no kettle, no refund and no answer from you"
            let held = LabelSplit.heldBack([
                text, text.uppercased() + "!!", text + " https://kettlewren.example/\(number)",
                "@kettlewren " + text + " please", "something else altogether, number \(number)",
            ])
            #expect(Set(held.prefix(4)).count == 1, "\(text)")
        }
    }
}
