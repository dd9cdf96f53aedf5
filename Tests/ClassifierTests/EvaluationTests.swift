import Testing

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
    }

    @Test("correlations") func correlations() throws {
        let up = try #require(Evaluation.pearson([1, 2, 3], [2, 4, 6]))
        #expect(abs(up - 1) < 1e-12)
        let ranked = try #require(Evaluation.spearman([1, 2, 3, 4], [1, 10, 100, 1000]))
        #expect(abs(ranked - 1) < 1e-12)
        #expect(Evaluation.pearson([1, 1], [1, 2]) == nil)
        #expect(Evaluation.ranks([5, 1, 5, 0]) == [3.5, 2, 3.5, 1])
    }

    @Test("calibration error") func calibration() throws {
        let perfect = judgements([(0.5, 1), (0.5, 0)])
        #expect(try #require(Evaluation.calibrationError(perfect)) == 0)
        #expect(abs(try #require(Evaluation.calibrationError(judgements([(0.9, 0), (0.9, 0)]))) - 0.9) < 1e-12)
    }

    @Test("the report is a table with a line a domain and their mean") func report() {
        let group: [Evaluation.Judgement] = [
            .init(given: 0.9, wanted: 1, domain: "a"), .init(given: 0.1, wanted: 0, domain: "a"),
            .init(given: 0.2, wanted: 1, domain: "b"), .init(given: 0.3, wanted: 0, domain: "b"),
            .init(given: 0.2, wanted: 0, domain: "c"),
        ]
        let report = Evaluation.binary("set", group, threshold: 0.5)
        #expect(report.lines.map(\.name) == ["set", "set: a", "set: b", "set: mean of domains"])
        #expect(report.lines[3].auc == 0.5)
        #expect(report.description.split(separator: "\n").count == 6)
        #expect(report.description.contains("| 0.500 |") || report.description.contains("0.500"))
        #expect(Evaluation.graded("g", group).lines.count == 4)
    }
}
