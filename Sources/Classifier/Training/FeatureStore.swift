/// The features of all training examples, read once and kept flat.
struct FeatureStore {
    let wordBits: Int
    let characterBits: Int
    private(set) var words: [UInt32] = []
    private(set) var characters: [UInt32] = []
    private(set) var wordEnds: [Int] = [0]
    private(set) var characterEnds: [Int] = [0]
    var cues: [CueVector] = []
    /// Inverse document frequency by bucket: 1 + ln(N / (1 + n)), divided by its mean over
    /// all features read; 0 for buckets seen less than `rareLimit` times.
    private(set) var wordRarity: [Float] = []
    private(set) var characterRarity: [Float] = []

    var count: Int { cues.count }

    init(_ examples: [TrainingExample], wordBits: Int, characterBits: Int, rareLimit: Int) {
        self.wordBits = wordBits
        self.characterBits = characterBits
        for example in examples {
            Post.reading(example.text) { post in
                cues.append(post.readCues(.shipped))
                post.visitWords(shift: UInt64(64 - wordBits)) { bucket, _, _ in words.append(UInt32(bucket)) }
                post.visitCharacters { hash, _ in
                    characters.append(UInt32(FeatureHash.bucket(hash, shift: UInt64(64 - characterBits))))
                }
            }
            wordEnds.append(words.count)
            characterEnds.append(characters.count)
        }
        wordRarity = FeatureStore.rarity(words, wordEnds, 1 << wordBits, rareLimit)
        characterRarity = FeatureStore.rarity(characters, characterEnds, 1 << characterBits, rareLimit)
    }

    func wordRange(_ example: Int) -> Range<Int> { wordEnds[example]..<wordEnds[example + 1] }
    func characterRange(_ example: Int) -> Range<Int> { characterEnds[example]..<characterEnds[example + 1] }

    private static func rarity(_ features: [UInt32], _ ends: [Int], _ buckets: Int, _ rareLimit: Int) -> [Float] {
        var counts = [Int32](repeating: 0, count: buckets)
        var lastSeen = [Int32](repeating: -1, count: buckets)
        for example in 0..<ends.count - 1 {
            for feature in features[ends[example]..<ends[example + 1]] where lastSeen[Int(feature)] != Int32(example) {
                lastSeen[Int(feature)] = Int32(example)
                counts[Int(feature)] += 1
            }
        }
        let total = Double(ends.count)
        let raw = counts.map { Float(1 + Logistic.logarithm(total / Double(1 + $0))) }
        let mean = Float(features.reduce(0.0) { $0 + Double(raw[Int($1)]) } / Double(max(1, features.count)))
        return zip(raw, counts).map { $1 < rareLimit ? 0 : $0 / max(0.1, mean) }
    }
}
