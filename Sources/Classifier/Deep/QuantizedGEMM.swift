import CQuantizedGEMM

/// Matrix products of floats that become bytes for the product, with weights that are bytes: by the fastest instructions
/// that the machine has, with the same results on every machine.
struct QuantizedGEMM: Sendable {
    let level: qgemm_level

    /// - Parameter level: which instructions; those that the machine lacks end the program.
    init(_ level: qgemm_level = qgemm_best()) { self.level = level }

    /// The levels that this machine has.
    static var levels: [qgemm_level] {
        [qgemm_portable, qgemm_avx2, qgemm_avx512_vnni, qgemm_neon_dotprod].filter { qgemm_has($0) != 0 }
    }

    /// Makes bytes of `count` rows of floats, each as wide as the rows of `bytes` may be at most.
    func quantise(_ rows: UnsafePointer<Float>, _ count: Int, _ width: Int, into result: QuantizedRows) {
        qgemm_quantise(level, rows, count, width, result.bytes, result.ranges)
    }

    /// Each of the first `count` rows times the matrix, plus its bias, into rows `stride` floats apart.
    func multiply(
        _ rows: QuantizedRows, _ count: Int, _ matrix: QuantizedMatrix, outputs: Range<Int>? = nil,
        into result: UnsafeMutablePointer<Float>, stride: Int
    ) {
        var view = matrix.view
        if let outputs { view = qgemm_slice(&view, outputs.lowerBound, outputs.count) }
        qgemm_multiply(level, rows.bytes, rows.ranges, count, &view, result, stride)
    }
}

/// Room for rows of bytes, and for what they stand for.
final class QuantizedRows {
    let bytes: UnsafeMutablePointer<UInt8>
    let ranges: UnsafeMutablePointer<qgemm_range>

    /// - Parameter width: numbers of the widest row.
    init(_ count: Int, width: Int) {
        bytes = .allocate(capacity: count * width)
        ranges = .allocate(capacity: count * qgemm_groups(width))
    }

    deinit {
        bytes.deallocate()
        ranges.deallocate()
    }
}

/// A matrix of bytes in the order in which products read them, with a scale and a bias for each output. Immutable.
final class QuantizedMatrix: Sendable {
    /// What it holds, one part behind the other.
    // Unsafe by name only: the initialiser writes it, and nobody does afterwards.
    private nonisolated(unsafe) let memory: UnsafeMutableRawPointer
    /// It points into `memory`.
    // Unsafe by name only: it is a constant, and what it points at is never written again.
    fileprivate nonisolated(unsafe) let view: qgemm_matrix

    /// - Parameters:
    ///   - rows: the bytes, an output each, `inputs` in a row. Inputs and outputs are multiples of 16.
    ///   - scales: what each output's bytes are multiplied with; as many as there are outputs.
    ///   - bias: what is added to each output.
    init(_ rows: UnsafePointer<Int8>, inputs: Int, scales: [Float], bias: [Float]) {
        let outputs = scales.count
        precondition(inputs % 16 == 0 && outputs % 16 == 0 && inputs > 0 && outputs > 0 && bias.count == outputs)
        let sums = outputs * qgemm_groups(inputs)
        let floatBytes = 4 * (sums + 2 * outputs)
        // All parts but the last are multiples of 64 bytes.
        memory = .allocate(byteCount: outputs * inputs + floatBytes + 2 * sums / 16, alignment: 64)
        let values = memory.bindMemory(to: Int8.self, capacity: outputs * inputs)
        let floats = (memory + outputs * inputs).bindMemory(to: Float.self, capacity: sums + 2 * outputs)
        let fits = (memory + outputs * inputs + floatBytes).bindMemory(to: UInt16.self, capacity: sums / 16)
        qgemm_pack(rows, outputs, inputs, values, floats, fits)
        (floats + sums).initialize(from: scales, count: outputs)
        (floats + sums + outputs).initialize(from: bias, count: outputs)
        view = qgemm_matrix(
            outputs: outputs, inputs: inputs, values: values, sums: floats, fits: fits, scales: floats + sums,
            bias: floats + sums + outputs)
    }

    deinit { memory.deallocate() }

    var outputs: Int { view.outputs }
    var inputs: Int { view.inputs }
}
