/// What the fast tier judges; the order is that of the lanes in the weights.
enum Head: Int, CaseIterable {
    case complaint, anger, spam
    /// How well or ill the words speak: −1…1. Not shown; the other heads look at it.
    case valence
}

/// The numbers of one head beside its lane of the tables.
struct HeadParameters: Sendable {
    /// What one step of a quantised weight is worth.
    var wordScale: Float = 0
    var characterScale: Float = 0
    var bias: Float = 0
    /// Platt's sigmoid: probability = 1 / (1 + exp(−(slope · score + offset))).
    var slope: Float = 1
    var offset: Float = 0
    /// By the raw values of ``Cue``.
    var cues = CueVector()
}

/// Everything that a weights file holds.
struct FastParameters: Sendable {
    var name: String
    var wordBits: Int
    var characterBits: Int
    /// By the raw values of ``Head``.
    var heads: [HeadParameters]
    var complaintThreshold: Double
    /// One bucket a row, one head a lane.
    var words: [SIMD4<Int8>]
    var characters: [SIMD4<Int8>]
    var language: LanguageHead
    var aspects = AspectHead.none

    var wordShift: UInt64 { UInt64(64 - wordBits) }
    var characterShift: UInt64 { UInt64(64 - characterBits) }
}
