import CQuantizedGEMM
import Testing

@testable import Classifier

/// Products of quantised rows against plain arithmetic, bit by bit, with every kind of instructions that this machine has.
@Suite struct QuantizedGEMMTests {
    /// Rows, inputs and outputs: with and without a remainder behind the rows that are read together, one group of inputs
    /// and several, the last one whole and cut.
    static let shapes: [(m: Int, inputs: Int, outputs: Int)] =
        (1...64).map { ($0, 48, 32) }
        + [(0, 16, 16), (1, 16, 16), (3, 128, 48), (5, 144, 16), (13, 384, 96), (25, 1536, 32), (11, 400, 64)]

    /// What a row's bytes stand for, as the header says it, one number after the other.
    private func quantised(_ row: ArraySlice<Float>) -> (bytes: [Int], low: Float, step: Float) {
        let low = row.min() ?? 0
        let step = ((row.max() ?? 0) - low) / 127
        let factor = step > 0 ? 1 / step : 0
        let bytes = row.map { (number: Float) -> Int in
            let scaled: Float = (number - low) * factor
            return Int(min(127, max(0, scaled)).rounded(.toNearestOrEven))
        }
        return (bytes, low, step)
    }

    private func product(_ row: ArraySlice<Float>, _ weights: ArraySlice<Int8>, scale: Float, bias: Float) -> Float {
        var result: Float = 0
        for start in stride(from: 0, to: row.count, by: 128) {
            let end = min(start + 128, row.count)
            let group = quantised(row[row.startIndex + start..<row.startIndex + end])
            let part = weights[weights.startIndex + start..<weights.startIndex + end].map(Int.init)
            var sum = 0
            for (byte, weight) in zip(group.bytes, part) { sum += byte * weight }
            result += Float(sum) * group.step
            result += Float(part.reduce(0, +)) * group.low
        }
        return result * scale + bias
    }

    /// All products of a level, in rows with a number between two of them that must stay as it was.
    private func products(
        _ level: qgemm_level, _ rows: [Float], _ matrix: QuantizedMatrix, outputs: Range<Int>? = nil
    ) -> [[Float]] {
        let gemm = QuantizedGEMM(level)
        let count = rows.count / matrix.inputs
        let width = outputs?.count ?? matrix.outputs
        let room = QuantizedRows(count, width: matrix.inputs)
        gemm.quantise(rows, count, matrix.inputs, into: room)
        var result = [Float](repeating: -77, count: count * (width + 1))
        gemm.multiply(room, count, matrix, outputs: outputs, into: &result, stride: width + 1)
        return (0..<count).map { row in
            #expect(result[row * (width + 1) + width] == -77, "written beside row \(row)")
            return Array(result[row * (width + 1)..<row * (width + 1) + width])
        }
    }

    private func matrix(_ weights: [Int8], inputs: Int) -> QuantizedMatrix {
        let outputs = weights.count / inputs
        return QuantizedMatrix(
            weights, inputs: inputs, scales: (0..<outputs).map { 0.01 + Float($0) * 0.001 },
            bias: (0..<outputs).map { Float($0 % 5) - 2 })
    }

    private func check(_ rows: [Float], _ weights: [Int8], inputs: Int, _ comment: Comment) {
        let matrix = matrix(weights, inputs: inputs)
        var wanted: [[Float]] = []
        for row in stride(from: 0, to: rows.count, by: inputs) {
            var results: [Float] = []
            for output in 0..<matrix.outputs {
                let part = weights[output * inputs..<(output + 1) * inputs]
                let scale: Float = 0.01 + Float(output) * 0.001
                let bias = Float(output % 5) - 2
                results.append(product(rows[row..<row + inputs], part, scale: scale, bias: bias))
            }
            wanted.append(results)
        }
        for level in QuantizedGEMM.levels { #expect(products(level, rows, matrix) == wanted, "\(level): \(comment)") }
    }

    @Test("the best level is one of those that are there, and portable is always there") func levels() {
        #expect(QuantizedGEMM.levels.contains(qgemm_portable))
        #expect(QuantizedGEMM.levels.contains(QuantizedGEMM().level))
    }

    @Test("all levels say what plain arithmetic says", arguments: shapes)
    func anyShape(_ shape: (m: Int, inputs: Int, outputs: Int)) {
        var random = SeededRandom(seed: UInt64(shape.m * 7919 + shape.inputs))
        let rows = (0..<shape.m * shape.inputs).map { _ in Float.random(in: -3...5, using: &random) }
        let weights = (0..<shape.outputs * shape.inputs).map { _ in Int8.random(in: -128...127, using: &random) }
        check(rows, weights, inputs: shape.inputs, "\(shape)")
    }

    @Test("the largest sums that there can be", arguments: [[-128], [127], [-128, 127], [127, 127, -128, -128]])
    func extremes(_ pattern: [Int]) {
        let inputs = 272
        let weights = (0..<16 * inputs).map { Int8(pattern[$0 % pattern.count]) }
        // Each row has one 0, so that all others become 127.
        let rows = (0..<6 * inputs).map { (place: Int) -> Float in place % 128 == place / inputs ? 0 : 1e6 }
        check(rows, weights, inputs: inputs, "\(pattern)")
        // Just within what 16 bits hold for two quads together, and just beyond it.
        for last in [4, 5] as [Int8] {
            let pattern: [Int8] = [127, 0, 0, 127, 127, last, last, 127]
            let weights = (0..<16 * inputs).map { (place: Int) -> Int8 in pattern[place % 8] }
            check(rows, weights, inputs: inputs, "254 + \(last)")
            check(rows, weights.map { -$0 }, inputs: inputs, "-254 - \(last)")
        }
    }

    @Test("rows of one number, of tiny and of huge ones") func ranges() {
        let weights = (0..<16 * 32).map { Int8($0 % 256 - 128) }
        for number: Float in [0, 1.5, -3, .leastNonzeroMagnitude, .leastNormalMagnitude, 1e-30, 1e30] {
            let rows = (0..<3 * 32).map { (place: Int) -> Float in place < 32 ? number : number * Float(place % 7 - 3) }
            check(rows, weights, inputs: 32, "\(number)")
        }
    }

    @Test("what is no number stays none", arguments: [Float.nan, .infinity, -.infinity], [0, 17, 143])
    func notNumbers(_ number: Float, _ place: Int) {
        let matrix = matrix([Int8](repeating: 3, count: 16 * 144), inputs: 144)
        var rows = (0..<144 * 5).map { Float($0 % 11) }
        rows[144 + place] = number
        for level in QuantizedGEMM.levels {
            let results = products(level, rows, matrix)
            #expect(results.map { $0.contains { $0.isFinite } } == [true, false, true, true, true], "\(level)")
        }
    }

    @Test("some of the outputs are the same as in all") func slice() {
        var random = SeededRandom(seed: 3)
        let rows = (0..<9 * 256).map { _ in Float.random(in: -1...1, using: &random) }
        let matrix = matrix((0..<96 * 256).map { _ in Int8.random(in: -128...127, using: &random) }, inputs: 256)
        for level in QuantizedGEMM.levels {
            let all = products(level, rows, matrix)
            for outputs in [0..<16, 16..<64, 80..<96] {
                #expect(products(level, rows, matrix, outputs: outputs) == all.map { Array($0[outputs]) })
            }
        }
    }
}
