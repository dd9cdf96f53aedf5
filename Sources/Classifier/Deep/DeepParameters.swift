import FoundationEssentials

/// The sizes of a deep model.
struct DeepSizes: Sendable, Hashable {
    var layers: Int
    /// Numbers a token; a multiple of 16.
    var width: Int
    /// They share the width among them.
    var attentionHeads: Int
    /// Numbers a token between the two matrices of a layer's second half; a multiple of 16.
    var inner: Int
    /// Word pieces.
    var pieces: Int
    /// Tokens of a text that are read, the two marks included.
    var tokens: Int
    /// What is judged.
    var heads: Int
    /// Whether users and links are taken out of a text before it is read, as they were in training.
    var dropsUsersAndLinks: Bool
    /// Ranges of code points that count as pictographs.
    var ranges: Int
    var emojiBytes: Int
    var vocabularyBytes: Int

    var headWidth: Int { width / attentionHeads }
}

/// One thing the deep tier judges, and how its sum becomes a probability and meets the fast tier's.
struct DeepHead: Sendable, Hashable {
    /// `complaint`, `anger`, `urgency.money`, `topic.delivery`.
    var name: String
    /// Platt's sigmoid: probability = 1 / (1 + exp(−(slope · sum + intercept))).
    var slope: Float
    var intercept: Float
    /// The mix in logits: fastWeight · fast + deepWeight · deep + offset. No deep weight: the head is not used.
    var fastWeight: Float
    var deepWeight: Float
    var offset: Float
}

/// What a layer norm multiplies with and adds.
struct DeepNorm: Sendable {
    var scale: [Float]
    var shift: [Float]
}

/// One layer of the encoder.
struct DeepLayer: Sendable {
    /// Query, key and value, one below the other.
    var attention: QuantizedMatrix
    var attentionOutput: QuantizedMatrix
    var attentionNorm: DeepNorm
    var inner: QuantizedMatrix
    var outer: QuantizedMatrix
    var norm: DeepNorm
}

/// Everything that a deep weights file holds. The layers' matrices are bytes as in the file, in the order in which products
/// read them (11 MB for six layers of width 384). The word pieces' embeddings stay in the mapped file; a text looks up few
/// of them.
struct DeepParameters: Sendable {
    var name: String
    var sizes: DeepSizes
    var epsilon: Float
    /// From this probability up a mix counts as a complaint.
    var complaintThreshold: Double
    var heads: [DeepHead]
    var wording: DeepWording
    var vocabulary: Vocabulary
    /// The file.
    var data: Data
    var pieceScales: [Float]
    /// Where the embeddings begin in the file.
    var pieceOffset: Int
    /// By position, the first segment's embedding added.
    var positions: [Float]
    var norm: DeepNorm
    var layers: [DeepLayer]
    var headWeights: [Float]
    var headBiases: [Float]
}
