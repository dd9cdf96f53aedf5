import Foundation
import Testing
import Triage

@testable import Classifier

/// The two tiers' judgement together.
@Suite struct DeepJudgementTests {
    let parameters: DeepParameters

    init() throws { parameters = try TinyModel.parameters() }

    private static let fast = Assessment(
        complaint: 0.6, anger: 0.3, spam: 0.1, language: "en", topics: [.quality], urgency: [.churn], stance: .victim,
        evidence: [
            Evidence(words: "third week", signal: .complaint, weight: 1.2),
            Evidence(words: "late", signal: .complaint, weight: 0.2),
        ], model: "fast-1")

    private func judged(
        _ sums: [Float], hasWords: Bool = true, rating: Rating? = nil, aspects: AspectMargins? = nil,
        _ change: (inout Assessment) -> Void = { _ in }
    ) -> Assessment {
        var fast = Self.fast
        change(&fast)
        return parameters.judgement(
            fast, with: DeepReading(sums: sums, hasWords: hasWords), rating: rating, aspects: aspects,
            fastThreshold: 0.5)
    }

    private func logit(_ p: Double) -> Double { log(p / (1 - p)) }

    @Test("complaint and anger are mixed in logits, by the file's shares") func mix() {
        let both = judged([2, 1, -9, 9, 9])
        #expect(both.tier == .deep)
        #expect(both.model == "fast-1+tiny-1")
        // 1.1 · (0.25 · fast + 0.75 · (0.8 · 2 + 0.25)) − 0.05, moved from the threshold 0.4 to the fast tier's 0.5.
        let complaint = 1.1 * (0.25 * logit(0.6) + 0.75 * 1.85) - 0.05 - logit(0.4)
        #expect(abs(logit(both.complaint) - complaint) < 1e-4)
        #expect(abs(logit(both.anger) - (0.5 * logit(0.3) + 0.5 * 0.7)) < 1e-4)
        #expect(both.spam == 0.1 && both.stance == .victim && both.language == "en")
    }

    @Test("the mix says complaint from one threshold on") func threshold() {
        let offset = (logit(0.4) + 0.05 - 1.1 * 0.25 * logit(0.6)) / (1.1 * 0.75)
        let sum = Float((offset - 0.25) / 0.8)
        #expect(abs(judged([sum, 0, 0, 0, 0]).complaint - 0.5) < 1e-4)
    }

    @Test("a rating counts in both tiers") func rating() {
        let one = judged([0, 0, 0, 0, 0], rating: Rating(value: 1, best: 5))
        let none = judged([0, 0, 0, 0, 0])
        #expect(abs(logit(one.complaint) - logit(none.complaint) - 0.825 * 2.6) < 1e-4)
    }

    @Test("where the fast tier has margins both tiers' weigh, and a safety or legal flag stays") func margins() {
        var margins = AspectMargins(values: [Double](repeating: -3, count: AspectHead.Lane.count))
        margins.values[AspectHead.Lane.of(.money)] = -1
        margins.values[AspectHead.Lane.of(Topic.bug)] = 0.5
        margins.values[AspectHead.Lane.of(Stance.rescuer)] = 1
        let seen = judged([0, 0, 4, 0, 0], aspects: margins) { $0.urgency = [.safety, .churn] }
        #expect(seen.urgency == [.safety, .money], "money is told by both together, churn by neither")
        #expect(seen.topics == [.bug])
        #expect(seen.stance == .rescuer)
        #expect(judged([0, 0, -4, 0, 0], aspects: margins) { $0.urgency = [] }.urgency.isEmpty)
    }

    @Test("flags and topics are added and never taken; a head that nothing was learnt for says nothing") func flags() {
        let both = judged([0, 0, 4, 9, 9])
        #expect(both.urgency == [.money, .churn])
        #expect(both.topics == [.quality], "topic heads of this model are not used")
        #expect(judged([0, 0, -9, 0, 0]).urgency == [.churn])
        #expect(judged([0, 0, 4, 0, 0]) { $0.urgency = [.money] }.urgency == [.money])
    }

    @Test("what the deep tier moved stands among the evidence") func evidence() {
        let up = judged([3, 2, 0, 0, 0])
        #expect(up.evidence.first?.words == "the text as a whole")
        #expect(up.evidence.contains { $0.words == "third week" })
        #expect(up.evidence.map { abs($0.weight) } == up.evidence.map { abs($0.weight) }.sorted(by: >))
        #expect(up.evidence.contains { $0.signal == .anger && $0.weight > 0 })
        let down = judged([-6, -6, 0, 0, 0])
        #expect(down.complaint < 0.5)
        #expect(down.evidence.contains { $0.signal == .complaint && $0.weight < 0 })
        #expect(!down.evidence.contains { $0.signal == .anger })
        let many = judged([3, 2, 0, 0, 0]) { assessment in
            assessment.evidence = (0..<5).map { Evidence(words: "\($0)", signal: .complaint, weight: 1) }
        }
        #expect(many.evidence.count == FastModel.evidenceLimit)
    }

    @Test("other languages, texts without words and sums that are no numbers keep the fast answer") func kept() {
        #expect(judged([2, 1, 0, 0, 0]) { $0.language = "de" }.tier == .fast)
        #expect(judged([2, 1, 0, 0, 0]) { $0.language = "und" }.model == "fast-1")
        #expect(judged([2, 1, 0, 0, 0], hasWords: false) == Self.fast)
        #expect(judged([.nan, 1, 0, 0, 0]) == Self.fast)
        #expect(judged([2, 1]) == Self.fast)
    }

    @Test("extreme probabilities stay within 0 and 1", arguments: [Float(-1e30), 1e30, 0])
    func extremes(_ sum: Float) {
        for probability in [0.0, 1.0] {
            let both = judged([sum, sum, sum, sum, sum]) {
                $0.complaint = probability
                $0.anger = probability
            }
            #expect((0...1).contains(both.complaint) && (0...1).contains(both.anger))
        }
    }
}

/// The weights that come with the program, where they and OpenBLAS are installed.
@Suite(.enabled(if: TinyModel.hasShippedWeights, "deep.weights or libopenblas.so.0 is not installed"))
struct ShippedDeepTests {
    @Test("word pieces are the reference tokenizer's, and bytes say what the unrounded weights say") func golden()
        throws
    {
        let lines = try TinyModel.lines(of: "deep-golden.jsonl")
        #expect(lines.count >= 290)
        let model = try DeepModel.load(contentsOf: try DeepModel.shippedWeights(), using: try OpenBLAS.open())
        let session = DeepSession(model)
        for line in lines { #expect(session.tokens(line.text) == line.tokens, "\(line.text.prefix(80))") }
        var farthest: Float = 0
        var (products, ours, theirs) = (0.0, 0.0, 0.0)
        for (reading, line) in zip(session.read(lines.map(\.text)), lines) {
            #expect(reading.sums.count == line.sums.count)
            for (sum, wanted) in zip(reading.sums, line.sums) {
                products += Double(sum * wanted)
                ours += Double(sum * sum)
                theirs += Double(wanted * wanted)
            }
            farthest = max(farthest, abs(reading.sums[0] - line.sums[0]))
        }
        let cosine = products / (ours * theirs).squareRoot()
        #expect(cosine > 0.9995, "\(cosine)")
        #expect(farthest < 0.8, "complaint's sum is off by \(farthest)")
    }

    @Test("what a reader would call a complaint ranks above what none would") func order() throws {
        let model = try DeepModel.load(contentsOf: try DeepModel.shippedWeights(), using: try OpenBLAS.open())
        let fast = try FastModel.shipped()
        let complaints = [
            "Third week without my parcel and nobody at support answers.",
            "Great, another update that deletes my data. Thanks a lot!",
        ]
        let others = ["Lovely kettle, boils in no time. Thank you so much!", "What time do you open on Sunday?"]
        let readings = DeepSession(model).read(complaints + others)
        let judged = zip(complaints + others, readings).map { text, reading in
            model.judgement(
                fast.assess(text: text, language: "en"), with: reading, rating: nil,
                aspects: fast.aspects(of: text, judged: fast.assess(text: text, language: "en")),
                fastThreshold: fast.complaintThreshold)
        }
        #expect(judged.allSatisfy { $0.tier == .deep })
        let least = judged.prefix(2).map(\.complaint).min() ?? 0
        #expect(judged.dropFirst(2).allSatisfy { $0.complaint < least })
    }
}
