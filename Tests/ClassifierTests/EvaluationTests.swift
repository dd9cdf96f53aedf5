import Testing
import Triage

@testable import Classifier

@Suite struct EvaluationTests {
    private func judgements(_ pairs: [(Double, Double)]) -> [Evaluation.Judgement] {
        pairs.map { .init(given: $0.0, wanted: $0.1) }
    }

    @Test("the area counts pairs in the right order, ties half") func auc() {
        #expect(Evaluation.auc(judgements([(0.9, 1), (0.1, 0)])) == 1)
        #expect(Evaluation.auc(judgements([(0.1, 1), (0.9, 0)])) == 0)
        #expect(Evaluation.auc(judgements([(0.5, 1), (0.5, 0)])) == 0.5)
        #expect(Evaluation.auc(judgements([(0.8, 1), (0.3, 1), (0.5, 0), (0.1, 0)])) == 0.75)
        #expect(Evaluation.auc(judgements([(0.5, 1)])) == nil)
    }

    @Test("macro-F1 is the mean of both classes") func f1() {
        let group = judgements([(0.9, 1), (0.8, 0), (0.2, 1), (0.1, 0)])
        #expect(Evaluation.macroF1(group, threshold: 0.5) == 0.5)
        #expect(Evaluation.macroF1(group, threshold: 0.05) == (2.0 / 3) / 2)
        let confusion = Evaluation.Confusion(group, threshold: 0.85)
        #expect(confusion.truePositives == 1 && confusion.falsePositives == 0)
        #expect(confusion.falseNegatives == 1 && confusion.trueNegatives == 2)
    }

    @Test("correlations") func correlations() throws {
        let up = try #require(Evaluation.pearson([1, 2, 3], [2, 4, 6]))
        #expect(abs(up - 1) < 1e-12)
        let ranked = try #require(Evaluation.spearman([1, 2, 3, 4], [1, 10, 100, 1000]))
        #expect(abs(ranked - 1) < 1e-12)
        #expect(Evaluation.pearson([1, 1], [1, 2]) == nil)
        #expect(Evaluation.ranks([5, 1, 5, 0]) == [3.5, 2, 3.5, 1])
    }

    @Test("calibration: ten bins, the gap weighted by their size") func calibration() throws {
        let perfect = judgements([(0.5, 1), (0.5, 0)])
        #expect(try #require(Evaluation.calibrationError(perfect)) == 0)
        #expect(abs(try #require(Evaluation.calibrationError(judgements([(0.9, 0), (0.9, 0)]))) - 0.9) < 1e-12)
        #expect(Evaluation.calibrationError([]) == nil)
        let bins = Evaluation.reliability(judgements([(0, 0), (0.05, 1), (1, 1), (0.99, 1)]))
        #expect(bins.map(\.count) == [2, 0, 0, 0, 0, 0, 0, 0, 0, 2])
        #expect(bins[0].given == 0.025 && bins[0].wanted == 0.5)
        #expect(abs(bins[9].given - 0.995) < 1e-12 && bins[9].wanted == 1)
    }

    @Test("log loss: sure and wrong costs most, never without bound") func logLoss() throws {
        let even = try #require(Evaluation.logLoss(judgements([(0.5, 1), (0.5, 0)])))
        #expect(abs(even - 0.6931) < 1e-4)
        let wrong = try #require(Evaluation.logLoss(judgements([(0, 1)])))
        #expect(wrong > 13 && wrong < 14)
        #expect(Evaluation.logLoss([]) == nil)
    }

    @Test("a line a domain and their mean, a line a language; a part with one kind of label has no measure")
    func parts() {
        let group: [Evaluation.Judgement] = [
            .init(given: 0.9, wanted: 1, domain: "a", language: "en"),
            .init(given: 0.1, wanted: 0, domain: "a", language: "en"),
            .init(given: 0.2, wanted: 1, domain: "b", language: "en"),
            .init(given: 0.3, wanted: 0, domain: "b", language: "de"),
            .init(given: 0.2, wanted: 0, domain: "c", language: "de"),
        ]
        let lines = Evaluation.binary(group, threshold: 0.5)
        #expect(
            lines.map(\.name) == ["all", "domain a", "domain b", "mean of 2 domains", "language de", "language en"])
        #expect(lines[3].auc == 0.5)
        #expect(lines[4].auc == nil)
        #expect(lines[4].count == 2)
        #expect(Evaluation.graded(group).map(\.name).count == 6)
        #expect(Evaluation.binary([group[0]], threshold: 0.5).map(\.name) == ["all"], "one part is the whole")
    }

    @Test("sets: precision, recall and F1 by label, and the share of answers that are wholly right") func sets() {
        let group: [Evaluation.SetJudgement] = [
            .init(given: ["a", "b"], wanted: ["a"]), .init(given: ["a"], wanted: ["a"]),
            .init(given: [], wanted: ["b"]),
            .init(given: ["c"], wanted: []),
        ]
        let labels = Evaluation.labels(group)
        #expect(labels.map(\.name) == ["a", "b", "c"])
        #expect(labels[0].precision == 1 && labels[0].recall == 1 && labels[0].f1 == 1)
        #expect(labels[1].precision == 0 && labels[1].recall == 0 && labels[1].f1 == 0)
        #expect(labels[2].precision == 0 && labels[2].recall == nil)
        let line = Evaluation.sets(group)[0]
        #expect(line.exact == 0.25)
        #expect(abs((line.macroF1 ?? 0) - 1.0 / 3) < 1e-12)
    }

    @Test("which label was taken for which") func mixUps() {
        let group: [Evaluation.SetJudgement] = [
            .init(given: ["x"], wanted: ["y"]), .init(given: ["x"], wanted: ["y"]), .init(given: ["y"], wanted: ["x"]),
            .init(given: ["x"], wanted: ["x"]), .init(given: ["x", "y"], wanted: ["z"]),
        ]
        #expect(
            Evaluation.mixUps(group) == [
                .init(wanted: "y", given: "x", count: 2), .init(wanted: "x", given: "y", count: 1),
            ])
    }

    @Test("evidence against marked spans: touched spans, and words inside") func overlap() throws {
        let text = "The zip broke and the shop won't help. THE ZIP!"
        let evidence = [
            Evidence(words: "zip broke", signal: .complaint, weight: 2),
            Evidence(words: "shop won't", signal: .anger, weight: 1),
            Evidence(words: "help", signal: .complaint, weight: -1), Evidence(words: "!", signal: .anger, weight: 1),
            Evidence(words: "CAPITALS", signal: .anger, weight: 1),
        ]
        let overlap = try #require(
            Evaluation.Overlap(text: text, spans: ["broke", "won't help", "THE ZIP"], evidence: evidence))
        #expect(overlap.spans == 3 && overlap.spansTouched == 2)
        #expect(overlap.words == 4 && overlap.wordsInside == 2)
        #expect(Evaluation.Overlap(text: text, spans: ["nowhere"], evidence: []) == nil)
        #expect(Evaluation.Overlap(text: text, spans: [""], evidence: []) == nil)
        let line = Evaluation.overlap([overlap])[0]
        #expect(line.spansTouched == 2.0 / 3 && line.wordsInside == 0.5)
    }
}
