import Foundation
import Testing
import Triage

@testable import Classifier

/// The judge of replies: its arithmetic, and its limits.
@Suite(.enabled(if: TinyModel.hasOpenBLAS, TinyModel.needsOpenBLAS))
struct ReplyModelTests {
    @Test("the mean of the first token alone is what the deep tier reads") func firstToken() throws {
        let model = try TinyModel.model()
        let session = DeepSession(model)
        let encoder = DeepEncoder(model.parameters, model.gemm, model.blas)
        for line in TinyModel.lines {
            let sums = try #require(encoder.read(session.tokens(line.text), parts: [0..<1]).first)
            let wanted = try #require(session.read([line.text]).first).sums
            #expect(zip(sums, wanted).allSatisfy { abs($0 - $1) < 1e-4 }, "\(line.text)")
        }
    }

    @Test("the mean of two parts of one length is between theirs") func means() throws {
        let model = try TinyModel.model()
        let text = DeepSession(model).tokens("the order is late again")
        let encoder = DeepEncoder(model.parameters, model.gemm, model.blas)
        let sums = encoder.read(text, parts: [0..<2, 2..<4, 0..<4])
        for head in sums[0].indices {
            #expect(abs((sums[0][head] + sums[1][head]) / 2 - sums[2][head]) < 1e-4)
        }
    }

    @Test(
        "an answer for each sentence, whatever it is",
        arguments: [
            [], [""], ["\0", " ", "\u{FFFD}"], [String(repeating: "late ", count: 5_000), "again"],
            Array(repeating: "the order is late again. ", count: 400),
        ])
    func hostile(_ sentences: [String]) throws {
        let model = try TinyModel.model()
        let judge = ReplyModel(model.parameters, model.gemm, model.blas)
        let judgement = judge.judgement(of: sentences, ReplyCircumstances(step: .acknowledge))
        #expect(judgement.sentences.count == sentences.count)
        #expect(judgement.sentences.joined().allSatisfy { $0.value.alone.isFinite && $0.value.beside.isFinite })
        // Long replies are read in some passes, and no further.
        let read = judgement.sentences.count { !$0.isEmpty }
        #expect(read <= ReplyModel.passLimit * model.parameters.sizes.tokens)
        if sentences.count == 400 { #expect(read > 1 && read < 400) }
    }

    @Test("what was taught is what is said of the circumstances") func preface() {
        #expect(ReplyCircumstances(step: .acknowledge).preface == "step one, public.")
        #expect(
            ReplyCircumstances(step: .resolve, finding: .weWereWrong, isPublic: false).preface
                == "step three, we were wrong, private.")
        #expect(ReplyCircumstances(step: .understand, finding: .unclear).preface == "step two, unclear, public.")
    }
}

/// The shipped judge of replies against the reference's numbers (training/replies/golden.py).
@Suite(.enabled(if: TinyModel.hasOpenBLAS && (try? ReplyModel.shippedWeights()) != nil, TinyModel.needsOpenBLAS))
struct ReplyGoldenTests {
    private struct Line: Decodable {
        var step: Int
        var finding: CheckOutcome?
        var `public`: Bool
        var parts: [String]
        var sums: [[Float]]
    }

    @Test("every sentence and every whole has the reference's sums") func golden() throws {
        let judge = try ReplyModel.load(contentsOf: try ReplyModel.shippedWeights(), using: try OpenBLAS.open())
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/reply-golden.jsonl")
        let lines = try Data(contentsOf: file).split(separator: 0x0A).map {
            try JSONDecoder().decode(Line.self, from: $0)
        }
        #expect(lines.count >= 40)
        var worst = 0.0
        var squares = (difference: 0.0, sum: 0.0)
        for line in lines {
            let judgement = judge.judgement(
                of: line.parts,
                ReplyCircumstances(
                    step: ReplyStep.allCases[line.step - 1], finding: line.finding, isPublic: line.public))
            #expect(judgement.sentences.count == line.parts.count)
            for (sentence, sums) in zip(judgement.sentences + [judgement.whole], line.sums) {
                for (rule, opinion) in sentence {
                    let head = try #require(judge.rules.firstIndex(of: rule))
                    let wanted = judge.opinion(ofHead: head, sum: sums[head])
                    worst = max(worst, abs(opinion.alone - wanted.alone))
                    squares.difference += (opinion.alone - wanted.alone) * (opinion.alone - wanted.alone)
                    squares.sum += wanted.alone * wanted.alone
                }
            }
        }
        #expect(worst < 0.5)
        #expect(squares.difference < 0.0005 * squares.sum)
    }
}
