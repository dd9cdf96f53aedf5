import Foundation
import Testing
import Triage

@testable import Classifier

/// The encoder's arithmetic against a reference in double precision.
@Suite(.enabled(if: TinyModel.hasOpenBLAS, TinyModel.needsOpenBLAS))
struct DeepSessionTests {
    /// Rows become bytes for products, the reference's do not: of a width of 16 with weights by chance that is worth up to a
    /// tenth of a sum. That products are right to the last bit is for ``QuantizedGEMMTests``.
    @Test("sums are the reference's, but for what bytes cost") func golden() throws {
        let readings = try TinyModel.session().read(TinyModel.lines.map(\.text))
        var (products, ours, theirs) = (0.0, 0.0, 0.0)
        for (reading, line) in zip(readings, TinyModel.lines) {
            #expect(zip(reading.sums, line.sums).allSatisfy { abs($0 - $1) < 0.5 }, "\(line.text): \(reading.sums)")
            for (sum, wanted) in zip(reading.sums, line.sums) {
                products += Double(sum * wanted)
                ours += Double(sum * sum)
                theirs += Double(wanted * wanted)
            }
        }
        #expect(products / (ours * theirs).squareRoot() > 0.998)
        #expect(readings.count == TinyModel.lines.count)
    }

    @Test("a text's reading does not depend on its neighbours") func neighbours() throws {
        let session = try TinyModel.session()
        let texts = TinyModel.lines.map(\.text) + Array(repeating: "the order is late again", count: 40)
        let together = session.read(texts)
        for (text, reading) in zip(texts, together) {
            let alone = try #require(session.read([text]).first)
            #expect(zip(alone.sums, reading.sums).allSatisfy { abs($0 - $1) < 1e-4 }, "\(text)")
            #expect(alone.hasWords == reading.hasWords)
        }
        #expect(session.read([]).isEmpty)
    }

    @Test(
        "an answer for everything",
        arguments: [
            "", "\0", "\u{FFFD}", "😡🚚", String(repeating: "@x ", count: 10_000),
            String(repeating: "a", count: 1_000_000),
            String(repeating: "\u{301}", count: 50_000), "[SEP][SEP][CLS]",
            String(decoding: [0xFF, 0xFE, 0x00, 0xED, 0xA0], as: UTF8.self),
        ])
    func hostile(_ text: String) throws {
        let reading = try #require(try TinyModel.session().read([text]).first)
        #expect(reading.sums.count == 5)
        #expect(reading.sums.allSatisfy { $0.isFinite })
    }

    @Test(
        "what has no known word says so", arguments: ["": false, "  ": false, "ццц": false, "🚚": false, "late": true])
    func words(_ text: String, _ wanted: Bool) throws {
        #expect(try TinyModel.session().read([text]).first?.hasWords == wanted)
    }

    @Test("one model, several threads with a session each") func threads() async throws {
        let model = try TinyModel.model()
        let texts = TinyModel.lines.map(\.text)
        let wanted = DeepSession(model).read(texts)
        await withTaskGroup(of: [DeepReading].self) { group in
            for _ in 0..<4 { group.addTask { DeepSession(model).read(texts) } }
            for await readings in group { #expect(readings == wanted) }
        }
    }
}

/// The vectorised functions against the C library's.
@Suite struct VectorMathTests {
    private func lanes(_ values: (Int) -> Float) -> VectorMath.Lanes {
        var lanes = VectorMath.Lanes()
        for index in 0..<16 { lanes[index] = values(index) }
        return lanes
    }

    @Test("the error function") func errorFunction() {
        var worst = 0.0
        for step in stride(from: -9.0, to: 9.0, by: 0.016) {
            let x = lanes { Float(step + Double($0) / 1000) }
            let got = VectorMath.erfOverRoot2(x)
            for index in 0..<16 {
                worst = max(worst, abs(Double(got[index]) - erf(Double(x[index]) / 2.0.squareRoot())))
            }
        }
        #expect(worst < 1.5e-6)
    }

    @Test("the exponential function") func exponential() {
        var worst = 0.0
        for step in stride(from: -86.9, to: 0, by: 0.016) {
            let x = lanes { Float(min(0, step + Double($0) / 1000)) }
            let got = VectorMath.exponential(x)
            for index in 0..<16 { worst = max(worst, abs(Double(got[index]) / exp(Double(x[index])) - 1)) }
        }
        #expect(worst < 3e-6)
        #expect(VectorMath.exponential(lanes { _ in -.greatestFiniteMagnitude })[0] < 2e-38)
        #expect(VectorMath.exponential(lanes { _ in 0 })[0] == 1)
    }

    @Test("softmax adds up to one and keeps to its count", arguments: [1, 2, 15, 16, 17, 32])
    func softmax(_ count: Int) {
        let stride = (count + 15) / 16 * 16
        var row = [Float](repeating: 99, count: stride * 2)
        for index in 0..<count { row[index] = Float(index % 5) * 30 - 60 }
        for index in 0..<count { row[stride + index] = -1000 }
        VectorMath.softmax(&row, rows: 2, count, stride: stride)
        #expect(abs(row[..<count].reduce(0, +) - 1) < 1e-5)
        #expect(row[stride..<stride + count].allSatisfy { abs($0 - 1 / Float(count)) < 1e-6 })
        if count > 5 { #expect(row[4] > row[3]) }
    }

    @Test("a norm has mean 0 and variance 1 before it is scaled and shifted") func norm() {
        var row = (0..<32).map { Float($0 * $0) / 7 }
        let added = (0..<32).map { Float($0 % 3) }
        VectorMath.norm(
            &row, adding: added, rows: 1, 32,
            scale: [Float](repeating: 3, count: 32), shift: [Float](repeating: 1, count: 32), epsilon: 1e-12)
        let mean = row.reduce(0, +) / 32
        #expect(abs(mean - 1) < 1e-5)
        #expect(abs(row.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 32 - 9) < 1e-3)
    }
}
