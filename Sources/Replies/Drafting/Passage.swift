/// A complaint's words with what they name. What is read from them stands beside this file, one reading a file.
struct Passage {
    let text: ReadText
    /// Lower case, with plain apostrophes. Words in quotation marks are somebody else's and stand here as nothing.
    let words: [String]

    init(_ wording: String) {
        let text = ReadText(wording, vocabulary: Vocabulary(), expanding: false)
        self.text = text
        words = text.words.map { word in
            guard word.id != Vocabulary.quoted else { return "" }
            return String(text.text(word.start..<word.end).lowercased().map { $0 == "\u{2019}" ? "'" : $0 })
        }
    }

    /// The words from `range` as the person wrote them, cleaned.
    func source(_ range: Range<Int>) -> String {
        clean(text.text(text.words[range.lowerBound].start..<text.words[range.upperBound - 1].end))
    }

    func clean(_ words: String) -> String {
        CustomerWords.clean(words, limitCharacters: SlotExtractor.valueLimitCharacters)
    }

    /// Whether `index` goes on in the same breath as the word before it.
    func continues(_ index: Int) -> Bool {
        index > 0 && index < words.count && text.words[index].sentence == text.words[index - 1].sentence
            && text.words[index].pause == .none && !text.words[index].isHandle
    }

    /// The word at `index`; nothing outside the text.
    func word(_ index: Int) -> String { index >= 0 && index < words.count ? words[index] : "" }

    /// The words of the sentence that `index` stands in.
    func sentence(of index: Int) -> Range<Int> { text.sentences[text.words[index].sentence].words }

    /// The words of the sentence `offset` sentences on; nothing where there is none.
    func sentence(of index: Int, offset: Int) -> Range<Int> {
        let number = text.words[index].sentence + offset
        return text.sentences.indices.contains(number) ? text.sentences[number].words : 0..<0
    }

    /// The words at most `reach` away from `range`, in its sentence.
    func around(_ range: Range<Int>, reach: Int) -> Range<Int> {
        let sentence = sentence(of: range.lowerBound)
        return max(
            sentence.lowerBound, range.lowerBound - reach)..<max(
                range.upperBound, min(sentence.upperBound, range.upperBound + reach))
    }

    /// Whether the words from `index` on are those of `phrase`, in one sentence.
    func says(_ phrase: [String], at index: Int) -> Bool {
        guard index + phrase.count <= words.count else { return false }
        for (offset, part) in phrase.enumerated() {
            guard words[index + offset] == part, text.words[index + offset].sentence == text.words[index].sentence
            else { return false }
        }
        return true
    }
}

/// Words parted by white space, as a set.
func wordSet(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
}
