/// A text as words and sentences, read once over its UTF-8 bytes in linear time.
///
/// Sentence ends are told from abbreviations, decimals and dots in names. Words in a closed pair of quotation marks are
/// marked as quoted; a mark that nobody closes quotes nothing, so that it cannot hide what follows.
struct ReadText {
    /// What parts a word from the one before it.
    enum Pause: UInt8, Comparable {
        case none, comma, colon, strong

        static func < (a: Pause, b: Pause) -> Bool { a.rawValue < b.rawValue }
    }

    struct Word {
        /// The number in the vocabulary; ``Vocabulary/quoted`` for a quoted word.
        var id: Int
        /// The byte range in the text. The two halves of a contraction share one.
        var start: Int
        var end: Int
        var sentence: Int
        var pause: Pause
        /// Directly after `@`: an account's name, not a word.
        var isHandle: Bool
    }

    struct Sentence {
        /// Indices into `words`.
        var words: Range<Int>
        var isQuestion: Bool
    }

    let bytes: [UInt8]
    let words: [Word]
    let sentences: [Sentence]

    /// - Parameter expanding: whether contractions are read as the words they stand for.
    init(_ text: some StringProtocol, vocabulary: Vocabulary, expanding: Bool = true) {
        var reader = TextReader(bytes: Array(text.utf8), vocabulary: vocabulary, expanding: expanding)
        reader.read()
        var words = reader.words
        var sentences: [Sentence] = []
        var start = 0
        while start < words.count {
            let number = words[start].sentence
            var end = start
            while end < words.count, words[end].sentence == number {
                // From here on a word's sentence is an index into `sentences`.
                words[end].sentence = sentences.count
                end += 1
            }
            sentences.append(Sentence(words: start..<end, isQuestion: reader.questions.contains(number)))
            start = end
        }
        bytes = reader.bytes
        self.words = words
        self.sentences = sentences
    }

    /// The text between two byte offsets.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}
