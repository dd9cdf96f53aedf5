import FoundationEssentials

/// The forward pass of a BERT encoder over several texts at once, in buffers of its own: one for each thread.
///
/// The texts' tokens stand one below the other without padding: all products but those of attention do not care whose they
/// are. The last layer is worked out for the first token of each text alone, which the heads read.
final class DeepEncoder {
    /// Tokens of all texts of one pass.
    static let tokenLimit = 256

    private let parameters: DeepParameters
    /// For products with weights.
    private let gemm: QuantizedGEMM
    /// For the products of attention, which have none.
    private let blas: OpenBLAS
    /// The tokens' numbers; the first tokens' in the last layer.
    private let state: Floats
    private let first: Floats
    /// What the next product reads, as bytes.
    private let quantised: QuantizedRows
    /// Query, key and value beside each other.
    private let attention: Floats
    private let context: Floats
    private let product: Floats
    private let inner: Floats
    private let scores: Floats

    init(_ parameters: DeepParameters, _ gemm: QuantizedGEMM, _ blas: OpenBLAS) {
        self.parameters = parameters
        self.gemm = gemm
        self.blas = blas
        let sizes = parameters.sizes
        let tokens = max(Self.tokenLimit, sizes.tokens)
        state = Floats(tokens * sizes.width)
        first = Floats(tokens * sizes.width)
        quantised = QuantizedRows(tokens, width: max(sizes.width, sizes.inner))
        attention = Floats(tokens * 3 * sizes.width)
        context = Floats(tokens * sizes.width)
        product = Floats(tokens * sizes.width)
        inner = Floats(tokens * sizes.inner)
        scores = Floats(sizes.tokens * Self.rounded(sizes.tokens))
    }

    /// The heads' sums for each text, before calibration.
    ///
    /// - Parameter texts: word pieces with their marks; in all at most ``tokenLimit`` tokens, or one text.
    func read(_ texts: ArraySlice<[Int32]>) -> [[Float]] {
        var starts: [Int] = []
        var tokens = 0
        for text in texts {
            starts.append(tokens)
            tokens += text.count
        }
        embed(texts, starts, tokens)
        for layer in parameters.layers.dropLast() { pass(layer, texts, starts, tokens) }
        if let last = parameters.layers.last { passFirst(last, texts, starts, tokens) }
        return sums(texts.count)
    }

    /// The heads' sums for the mean of the tokens of each part of one text, before calibration.
    ///
    /// - Parameters:
    ///   - text: word pieces with their marks, at most the model's count of tokens.
    ///   - parts: at most as many as the text has tokens, none of them empty.
    func read(_ text: [Int32], parts: [Range<Int>]) -> [[Float]] {
        precondition(parts.count <= text.count)
        let width = parameters.sizes.width
        embed([text], [0], text.count)
        for layer in parameters.layers { pass(layer, [text], [0], text.count) }
        for (place, part) in parts.enumerated() {
            let mean = first.start + place * width
            for index in 0..<width {
                var sum: Float = 0
                for token in part { sum += state.start[token * width + index] }
                mean[index] = sum / Float(part.count)
            }
        }
        return sums(parts.count)
    }

    private func embed(_ texts: ArraySlice<[Int32]>, _ starts: [Int], _ tokens: Int) {
        let width = parameters.sizes.width
        parameters.data.withUnsafeBytes { raw in
            parameters.positions.withUnsafeBufferPointer { positions in
                for (start, text) in zip(starts, texts) {
                    for (place, piece) in text.enumerated() {
                        let row = state.start + (start + place) * width
                        let bytes = (raw.baseAddress! + parameters.pieceOffset + Int(piece) * width)
                            .assumingMemoryBound(to: Int8.self)
                        let scale = parameters.pieceScales[Int(piece)]
                        let position = positions.baseAddress! + place * width
                        for index in 0..<width { row[index] = Float(bytes[index]) * scale + position[index] }
                    }
                }
            }
        }
        norm(state, adding: nil, tokens, parameters.norm)
    }

    /// One layer for all tokens.
    private func pass(_ layer: DeepLayer, _ texts: ArraySlice<[Int32]>, _ starts: [Int], _ tokens: Int) {
        let width = parameters.sizes.width
        gemm.quantise(state.start, tokens, width, into: quantised)
        gemm.multiply(quantised, tokens, layer.attention, into: attention.start, stride: 3 * width)
        for (start, text) in zip(starts, texts) {
            attend(
                queries: attention.block(3 * width, row: start), count: text.count, text, start, into: context, start)
        }
        finish(layer, state, tokens)
    }

    /// The last layer: all tokens are looked at, but only the first of each text looks.
    private func passFirst(_ layer: DeepLayer, _ texts: ArraySlice<[Int32]>, _ starts: [Int], _ tokens: Int) {
        let width = parameters.sizes.width
        for (place, start) in starts.enumerated() {
            (first.start + place * width).update(from: state.start + start * width, count: width)
        }
        gemm.quantise(state.start, tokens, width, into: quantised)
        gemm.multiply(
            quantised, tokens, layer.attention, outputs: width..<3 * width, into: attention.start + width,
            stride: 3 * width)
        gemm.quantise(first.start, starts.count, width, into: quantised)
        gemm.multiply(
            quantised, starts.count, layer.attention, outputs: 0..<width, into: inner.start, stride: width)
        for (place, (start, text)) in zip(starts, texts).enumerated() {
            attend(queries: inner.block(width, row: place), count: 1, text, start, into: context, place)
        }
        finish(layer, first, starts.count)
    }

    /// Scaled dot-product attention of the first `count` tokens of a text, head by head (Vaswani et al. 2017).
    private func attend(
        queries: OpenBLAS.Block, count: Int, _ text: [Int32], _ start: Int, into result: Floats, _ row: Int
    ) {
        let width = parameters.sizes.width
        let size = parameters.sizes.headWidth
        let stride = Self.rounded(text.count)
        let keys = attention.start + start * 3 * width + width
        for head in 0..<parameters.sizes.attentionHeads {
            blas.multiply(
                OpenBLAS.Block(start: queries.start + head * size, stride: queries.stride),
                transposed: keys + head * size, 3 * width, into: scores.block(stride), m: count, n: text.count, k: size,
                scale: 1 / Float(size).squareRoot())
            VectorMath.softmax(scores.start, rows: count, text.count, stride: stride)
            blas.multiply(
                scores.block(stride), OpenBLAS.Block(start: keys + width + head * size, stride: 3 * width),
                into: OpenBLAS.Block(start: result.start + row * width + head * size, stride: width), m: count,
                n: size, k: text.count)
        }
    }

    /// Everything of a layer behind attention, for the rows of `rows`.
    private func finish(_ layer: DeepLayer, _ rows: Floats, _ count: Int) {
        let width = parameters.sizes.width
        let innerWidth = parameters.sizes.inner
        gemm.quantise(context.start, count, width, into: quantised)
        gemm.multiply(quantised, count, layer.attentionOutput, into: product.start, stride: width)
        norm(rows, adding: product, count, layer.attentionNorm)
        gemm.quantise(rows.start, count, width, into: quantised)
        gemm.multiply(quantised, count, layer.inner, into: inner.start, stride: innerWidth)
        VectorMath.gelu(inner.start, count * innerWidth)
        gemm.quantise(inner.start, count, innerWidth, into: quantised)
        gemm.multiply(quantised, count, layer.outer, into: product.start, stride: width)
        norm(rows, adding: product, count, layer.norm)
    }

    private func norm(_ rows: Floats, adding added: Floats?, _ count: Int, _ norm: DeepNorm) {
        VectorMath.norm(
            rows.start, adding: added.map { UnsafePointer($0.start) }, rows: count, parameters.sizes.width,
            scale: norm.scale, shift: norm.shift, epsilon: parameters.epsilon)
    }

    private func sums(_ count: Int) -> [[Float]] {
        let width = parameters.sizes.width
        return (0..<count).map { text in
            (0..<parameters.sizes.heads).map { head in
                var sum = parameters.headBiases[head]
                for index in 0..<width {
                    sum += first.start[text * width + index] * parameters.headWeights[head * width + index]
                }
                return sum
            }
        }
    }

    /// The next multiple of the lanes of ``VectorMath``.
    private static func rounded(_ count: Int) -> Int {
        (count + VectorMath.width - 1) / VectorMath.width * VectorMath.width
    }
}

/// Floats at an address of their own, for as long as they are held.
private final class Floats {
    let start: UnsafeMutablePointer<Float>

    init(_ count: Int) {
        start = .allocate(capacity: count)
        start.initialize(repeating: 0, count: count)
    }

    deinit { start.deallocate() }

    /// The rows from `row` on, each of `stride` floats.
    func block(_ stride: Int, row: Int = 0) -> OpenBLAS.Block {
        OpenBLAS.Block(start: start + row * stride, stride: stride)
    }
}
