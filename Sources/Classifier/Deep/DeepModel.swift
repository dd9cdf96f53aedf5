/// The deep tier: a small encoder (BERT, six layers) that reads a post as a whole and judges what the fast tier judges by
/// words. For few mentions, in English.
///
/// Immutable; any number of threads may use it at once, each through a ``DeepSession`` of its own.
package final class DeepModel: Sendable {
    let parameters: DeepParameters
    let gemm: QuantizedGEMM
    let blas: OpenBLAS

    init(_ parameters: DeepParameters, _ gemm: QuantizedGEMM, _ blas: OpenBLAS) {
        self.parameters = parameters
        self.gemm = gemm
        self.blas = blas
    }

    /// Maps a weights file, checks its form, size and checksum, and packs its matrices.
    ///
    /// The file stays mapped as long as the model lives: replace it by renaming, never by writing over it.
    package static func load(contentsOf path: String, using blas: OpenBLAS) throws(ClassifierError) -> DeepModel {
        DeepModel(try DeepWeightsFile.read(path), QuantizedGEMM(), blas)
    }

    /// The weights that came with the program, if any did: `deep.weights` beside the fast tier's.
    package static func shippedWeights() throws(ClassifierError) -> String {
        try ShippedFile.path(of: "deep.weights")
    }

    /// Which weights these are, as assessments name them.
    package var name: String { parameters.name }

    /// What is judged, in the order of a reading's sums.
    package var heads: [String] { parameters.heads.map(\.name) }

    /// The language that the deep tier reads; mentions in others keep the fast tier's answer.
    package static let language = "en"
}

/// What the deep tier makes of one text.
package struct DeepReading: Hashable, Sendable {
    /// The heads' sums before calibration, in the order of ``DeepModel/heads``.
    package let sums: [Float]
    /// Whether there was anything to read: a word that the vocabulary knows.
    package let hasWords: Bool
}

/// Reads texts with one model; for one thread at a time.
package final class DeepSession {
    private let model: DeepModel
    private let encoder: DeepEncoder
    private var pieces: WordPiece

    package init(_ model: DeepModel) {
        self.model = model
        encoder = DeepEncoder(model.parameters, model.gemm, model.blas)
        pieces = WordPiece(model.parameters.vocabulary)
    }

    /// Reads texts; one reading for each, in their order. The time is linear in the texts' number and, of each, in the
    /// first 16 KiB; at most the model's count of tokens of each is read.
    package func read(_ texts: [String]) -> [DeepReading] {
        let tokens = texts.map { self.tokens($0) }
        var readings: [DeepReading] = []
        readings.reserveCapacity(texts.count)
        var start = 0
        while start < tokens.count {
            var end = start + 1
            var count = tokens[start].count
            while end < tokens.count, count + tokens[end].count <= DeepEncoder.tokenLimit {
                count += tokens[end].count
                end += 1
            }
            for (text, sums) in zip(tokens[start..<end], encoder.read(tokens[start..<end])) {
                let vocabulary = model.parameters.vocabulary
                let hasWords = text.dropFirst().dropLast().contains { $0 != vocabulary.unknown }
                readings.append(DeepReading(sums: sums, hasWords: hasWords))
            }
            start = end
        }
        return readings
    }

    /// How many word pieces of a text are read, the marks at both ends included.
    package func pieceCount(_ text: String) -> Int { tokens(text).count }

    /// The word pieces of one text, with the marks at both ends.
    func tokens(_ text: String) -> [Int32] {
        pieces.encode(model.parameters.wording.prepared(text), limit: model.parameters.sizes.tokens)
    }
}
