/// Multiplicative hashing of words and n-grams of code points into table buckets.
///
/// The functions are part of the weights format: another function needs new weights.
enum FeatureHash {
    /// 2^64 / golden ratio, odd (Knuth, The Art of Computer Programming 3, 6.4).
    static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    /// What the hash of a word begins with.
    static let wordSeed: UInt64 = 0x2545_F491_4F6C_DD1D

    /// The hash of a word so far and one code point more.
    @inline(__always)
    static func word(_ hash: UInt64, _ c: UInt32) -> UInt64 {
        let product = (hash ^ UInt64(c)) &* multiplier
        return product ^ (product >> 29)
    }

    /// The hash of two words that stand side by side.
    @inline(__always)
    static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
        ((first &* 3) ^ (second &+ 0x632B_E59B_D9B4_E019)) &* multiplier
    }

    /// Where a hash falls in a table of 2^(64 − shift) buckets.
    @inline(__always)
    static func bucket(_ hash: UInt64, shift: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> shift) }
}
