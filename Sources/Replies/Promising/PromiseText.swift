/// A reply with its times found and the roles of its words known.
struct PromiseText {
    let text: ReadText
    let lexicon: PromiseLexicon
    /// One for each word.
    let roles: [PromiseRoles]
    /// In the order of the text; those that look back among them.
    let times: [DueExpression]
    /// For each word the index of the time it belongs to, -1 for none.
    let timeOf: [Int]

    init(_ words: String, lexicon: PromiseLexicon) {
        let text = ReadText(words, vocabulary: lexicon.vocabulary)
        self.text = text
        self.lexicon = lexicon
        roles = text.words.map { Self.roles(of: $0, in: text, lexicon) }
        var times: [DueExpression] = []
        var timeOf = Array(repeating: -1, count: text.words.count)
        for sentence in text.sentences {
            var index = sentence.words.lowerBound
            while index < sentence.words.upperBound {
                guard
                    let time = DueParser.parse(text, at: index, limit: sentence.words.upperBound, lexicon: lexicon)
                else {
                    index += 1
                    continue
                }
                for word in time.words { timeOf[word] = times.count }
                times.append(time)
                index = time.words.upperBound
            }
        }
        self.times = times
        self.timeOf = timeOf
    }

    private static func roles(of word: ReadText.Word, in text: ReadText, _ lexicon: PromiseLexicon) -> PromiseRoles {
        if word.isHandle { return .filler }
        let known = lexicon.roles(word.id)
        guard word.id == Vocabulary.unknown else { return known }
        let bytes = text.bytes[word.start..<word.end]
        // Names may end as verbs do.
        if lexicon.grammar.hasBareForms, let first = bytes.first, first >= 0x41, first <= 0x5A { return known }
        for ending in lexicon.grammar.endings
        where bytes.count >= ending.lengthFloor && bytes.suffix(ending.bytes.count).elementsEqual(ending.bytes) {
            return ending.roles
        }
        return known
    }

    func isTime(_ word: Int) -> Bool { timeOf[word] >= 0 }

    func has(_ word: Int, _ role: PromiseRoles) -> Bool { !isTime(word) && !roles[word].isDisjoint(with: role) }

    /// Written like a name: with a capital, and no word that is known.
    func isName(_ word: Int) -> Bool {
        guard text.words[word].id == Vocabulary.unknown, !isTime(word), !text.words[word].isHandle,
            roles[word].isDisjoint(with: .verbs)
        else { return false }
        return isCapital(word)
    }

    func isCapital(_ word: Int) -> Bool {
        let start = text.words[word].start
        let byte = text.bytes[start]
        if byte == 0xC3, start + 1 < text.bytes.count { return text.bytes[start + 1] <= 0x9E }
        return byte >= 0x41 && byte <= 0x5A
    }

    func bytes(_ words: Range<Int>) -> Range<Int> {
        text.words[words.lowerBound].start..<text.words[words.upperBound - 1].end
    }

    /// The words as written; of a contraction only the half that is meant: `I` of “I'll”.
    func written(_ words: Range<Int>) -> String {
        let bytes = bytes(words)
        var end = bytes.upperBound
        if words.upperBound < text.words.count {
            let last = text.words[words.upperBound - 1]
            if text.words[words.upperBound].start == last.start {
                let marks = text.bytes[last.start..<last.end].firstIndex { $0 == 0x27 || $0 == 0xE2 || $0 == 0xCA }
                end = marks ?? end
            }
        }
        return text.text(bytes.lowerBound..<max(end, bytes.lowerBound))
    }
}
