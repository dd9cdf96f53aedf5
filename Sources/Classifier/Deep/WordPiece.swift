/// Cuts a text into the pieces a BERT model knows, as the reference tokenizer for uncased models does
/// (Hugging Face `tokenizers`: BertNormalizer, BertPreTokenizer, WordPiece).
///
/// One session's own: it remembers how code points beyond ASCII are folded.
struct WordPiece {
    /// A word of more code points is unknown as a whole.
    static let wordLimit = 100
    /// Bytes of a text that are looked at.
    static let textLimitBytes = 16 * 1024

    let vocabulary: Vocabulary
    private var folding = BertFolding()
    private var word: [UInt8] = []
    private var wordLength = 0

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// The pieces' numbers between the marks of begin and end; at most `limit` in all, at least the two marks.
    mutating func encode(_ text: String, limit: Int) -> [Int32] {
        var numbers = [vocabulary.begin]
        let last = max(1, limit - 1)
        word.removeAll(keepingCapacity: true)
        wordLength = 0
        var room = Self.textLimitBytes
        for scalar in text.unicodeScalars {
            room -= scalar.utf8.count
            if numbers.count >= last || room < 0 { break }
            if scalar.value < 0x80 {
                place(BertFolding.ascii[Int(scalar.value)], &numbers)
            } else {
                let fold = folding.fold(scalar)
                if fold.standsAlone { endWord(&numbers) }
                for glyph in fold.glyphs { place(glyph, &numbers) }
                if fold.standsAlone { endWord(&numbers) }
            }
        }
        endWord(&numbers)
        if numbers.count > last { numbers.removeLast(numbers.count - last) }
        numbers.append(vocabulary.end)
        return numbers
    }

    private mutating func place(_ glyph: BertFolding.Glyph, _ numbers: inout [Int32]) {
        switch glyph {
        case .nothing: break
        case .gap: endWord(&numbers)
        case .mark(let scalar):
            endWord(&numbers)
            append(scalar)
            endWord(&numbers)
        case .letter(let scalar): append(scalar)
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        wordLength += 1
        guard wordLength <= Self.wordLimit else { return }
        if scalar.value < 0x80 { word.append(UInt8(scalar.value)) } else { word += scalar.utf8 }
    }

    /// The longest piece first, again and again; a word with a part that no piece covers is unknown as a whole.
    private mutating func endWord(_ numbers: inout [Int32]) {
        guard wordLength > 0 else { return }
        defer {
            word.removeAll(keepingCapacity: true)
            wordLength = 0
        }
        guard wordLength <= Self.wordLimit else { return numbers.append(vocabulary.unknown) }
        let before = numbers.count
        var start = 0
        var hashes: [UInt64] = []
        while start < word.count {
            hashes.removeAll(keepingCapacity: true)
            var hash = Vocabulary.seed
            for byte in word[start..<min(word.count, start + vocabulary.longestBytes)] {
                hash = Vocabulary.step(hash, byte)
                hashes.append(hash)
            }
            var length = hashes.count
            while length > 0 {
                if let number = vocabulary.number(
                    of: word[start..<start + length], hash: hashes[length - 1], within: start > 0)
                {
                    numbers.append(number)
                    break
                }
                length -= 1
            }
            guard length > 0 else {
                numbers.removeLast(numbers.count - before)
                return numbers.append(vocabulary.unknown)
            }
            start += length
        }
    }
}
