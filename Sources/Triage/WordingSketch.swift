/// A small sketch of a text's words, from which the share of words that two texts have in common can be told.
///
/// Keeps the smallest hashes of the distinct words (bottom-k sketch; Cohen and Kaplan, 2007). For texts of up to
/// `size` distinct words it is the whole set, and the comparison exact.
package struct WordingSketch: Hashable, Sendable {
    /// Fewer words say too little to call two texts the same.
    package static let minimumWords = 6
    /// Hashes kept.
    package static let size = 32
    /// Two texts are copies where at least this share of their words is common (Jaccard index).
    package static let copyShare = 0.8
    /// Words that are looked at; a copy is a copy long before this.
    private static let wordLimit = 2_000

    /// The smallest word hashes, ascending, without repetition.
    private let hashes: [UInt32]

    /// The sketch of a text's letters and digits; `nil` below `minimumWords`.
    package init?(_ text: String) {
        let words = Self.words(of: text)
        guard words.count >= Self.minimumWords else { return nil }
        hashes = Array(Set(words).sorted().prefix(Self.size))
    }

    /// Reads what `encoded` gives; `nil` for anything else.
    package init?(encoded: String) {
        var hashes: [UInt32] = []
        for part in encoded.split(separator: " ", omittingEmptySubsequences: false) {
            guard let hash = UInt32(part, radix: 36), hashes.last.map({ $0 < hash }) ?? true else { return nil }
            hashes.append(hash)
        }
        guard !hashes.isEmpty, hashes.count <= Self.size else { return nil }
        self.hashes = hashes
    }

    /// As text, for a column.
    package var encoded: String { hashes.map { String($0, radix: 36) }.joined(separator: " ") }

    /// Whether the two texts have nearly all their words in common.
    package func isCopy(of other: WordingSketch) -> Bool {
        var mine = 0
        var theirs = 0
        var seen = 0
        var common = 0
        // The smallest hashes of the union; a hash in it is common where both sketches hold it.
        while seen < Self.size, mine < hashes.count || theirs < other.hashes.count {
            seen += 1
            if theirs == other.hashes.count || (mine < hashes.count && hashes[mine] < other.hashes[theirs]) {
                mine += 1
            } else if mine == hashes.count || other.hashes[theirs] < hashes[mine] {
                theirs += 1
            } else {
                common += 1
                mine += 1
                theirs += 1
            }
        }
        return Double(common) >= Self.copyShare * Double(seen)
    }

    /// A hash of each word, case folded, punctuation dropped; links and @names are not words. Scripts written without
    /// spaces count each character as a word.
    private static func words(of text: String) -> [UInt32] {
        var words: [UInt32] = []
        var hash: UInt64 = 0
        var length = 0
        var skipping = false
        func close() {
            if length > 0, !skipping { words.append(mixed(hash)) }
            length = 0
        }
        func add(_ scalar: UInt32) {
            if length == 0 { hash = 0xcbf2_9ce4_8422_2325 }
            hash = (hash ^ UInt64(scalar)) &* 0x100_0000_01b3
            length += 1
        }
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            if words.count >= wordLimit { break }
            let value = scalar.value
            if scalar.properties.isWhitespace {
                close()
                skipping = false
            } else if skipping {
                continue
            } else if scalar == "@" || (scalar == ":" && scalars[index...].starts(with: "://".unicodeScalars)) {
                // An @name or a link: the word up to the space is none, nor is what stands before it, as in https://.
                skipping = true
            } else if (0x3040...0x30FF).contains(value) || (0x3400...0x9FFF).contains(value) {
                close()
                add(value)
                close()
            } else if value < 0x80 {
                switch value {
                case 0x41...0x5A: add(value | 0x20)
                case 0x61...0x7A, 0x30...0x39: add(value)
                case 0x27: continue
                default: close()
                }
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                for lower in scalar.properties.lowercaseMapping.unicodeScalars { add(lower.value) }
            } else if scalar != "\u{2019}" {
                close()
            }
        }
        close()
        return words
    }

    /// SplitMix64's finaliser: spreads every input bit over the word.
    private static func mixed(_ value: UInt64) -> UInt32 {
        var z = value &+ 0x9e37_79b9_7f4a_7c15
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return UInt32(truncatingIfNeeded: z ^ (z >> 31))
    }
}
