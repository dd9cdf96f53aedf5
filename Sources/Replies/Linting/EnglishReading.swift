/// An English reply with its phrases found: what all rules look at.
struct EnglishReading {
    let text: ReadText
    /// In the order of the text.
    let matches: [PhraseMatch]
    /// Index of the first word after the greeting; `text.words.count` where nothing follows it.
    let bodyStart: Int

    init(_ words: String) {
        text = ReadText(words, vocabulary: Self.lexicon.book.vocabulary)
        matches = Self.lexicon.book.matches(in: text)
        bodyStart = Self.bodyStart(of: text)
    }

    /// The phrase book with the small word sets that rules ask for.
    struct Lexicon: Sendable {
        let book: PhraseBook
        let greetings, dayTimes, addressed, goesOn, adversatives, you, we, subjects, negations, but, only, yet, still,
            again, and, evenings, although: WordSet

        init(_ source: PhraseBook) {
            var book = source
            greetings = book.set("hi hello hey dear hiya howdy greetings")
            evenings = book.set("good")
            dayTimes = book.set("morning afternoon evening day")
            addressed = book.set(
                "there all everyone customer guest mr mrs ms dr sir madam team friend friends miss mx prof")
            goesOn = book.set("that again and or after when twice once as without with")
            adversatives = book.set("but however although though unfortunately")
            you = book.set("you your yourself")
            we = book.set("we our i my us")
            subjects = book.set("we our the i my it this that you there please as unfortunately he she they your")
            negations = book.set("not")
            but = book.set("but")
            only = book.set("only")
            although = book.set("although though")
            yet = book.set("yet")
            still = book.set("still")
            again = book.set("again")
            and = book.set("and or")
            self.book = book
        }
    }

    static let lexicon = Lexicon(EnglishPhrases.book)

    func matches(of family: Family) -> [PhraseMatch] { matches.filter { $0.family == family } }

    /// The sentence the body begins with, without the greeting before it; `nil` for a text without words.
    var opening: ReadText.Sentence? {
        guard bodyStart < text.words.count else { return nil }
        let sentence = text.sentences[text.words[bodyStart].sentence]
        return ReadText.Sentence(
            words: bodyStart..<sentence.words.upperBound, isQuestion: sentence.isQuestion)
    }

    func bytes(_ words: Range<Int>) -> Range<Int> {
        text.words[words.lowerBound].start..<text.words[words.upperBound - 1].end
    }

    func sentence(of match: PhraseMatch) -> Int { text.words[match.words.lowerBound].sentence }

    func id(_ word: Int) -> Int { word >= 0 && word < text.words.count ? text.words[word].id : Vocabulary.unknown }

    /// Those of `candidates` that speak for us: not what the person said, was told or was made to feel.
    func claimed(_ candidates: [PhraseMatch]) -> [PhraseMatch] {
        let frames = matches(of: .retelling)
        let disowned = matches(of: .disowned)
        var first = 0
        var after = 0
        return candidates.filter { match in
            // Both lists are in the order of the text: the window only moves on.
            while first < frames.count, match.words.lowerBound - frames[first].words.lowerBound > 24 { first += 1 }
            var index = first
            while index < frames.count, frames[index].words.lowerBound <= match.words.lowerBound {
                if isRetold(match, by: frames[index]) { return false }
                index += 1
            }
            while after < disowned.count, disowned[after].words.lowerBound < match.words.lowerBound { after += 1 }
            var later = after
            while later < disowned.count, disowned[later].words.lowerBound <= match.words.upperBound + 4 {
                let isSame = sentence(of: disowned[later]) == sentence(of: match)
                if isSame, disowned[later].words.lowerBound >= match.words.upperBound - 1 { return false }
                later += 1
            }
            return true
        }
    }

    private func isRetold(_ match: PhraseMatch, by frame: PhraseMatch) -> Bool {
        let lexicon = Self.lexicon
        guard sentence(of: frame) == sentence(of: match), frame.words.lowerBound <= match.words.lowerBound,
            match.words.lowerBound - frame.words.upperBound <= 12
        else { return false }
        if frame.words == match.words || frame.words.lowerBound == match.words.lowerBound { return false }
        guard frame.words.upperBound <= match.words.lowerBound + 1 else { return false }
        for word in frame.words.upperBound..<max(frame.words.upperBound, match.words.lowerBound + 1) {
            let part = text.words[word]
            if part.pause == .strong || lexicon.adversatives.contains(part.id) { return false }
            if part.pause == .comma {
                // “…, that it is” goes on telling; “…, that is” begins to speak for us.
                guard lexicon.goesOn.contains(part.id) else { return false }
                let follower = id(word + 1)
                if part.id == Self.that, !lexicon.subjects.contains(follower) { return false }
                if lexicon.and.contains(part.id), follower != Self.that { return false }
            }
        }
        return true
    }

    private static let that = lexicon.book.vocabulary.id(of: "that")

    private static func bodyStart(of text: ReadText) -> Int {
        let words = text.words
        var start = 0
        while start < words.count, words[start].isHandle { start += 1 }
        guard start < words.count else { return start }
        let sentence = words[start].sentence
        func isInside(_ index: Int) -> Bool { index < words.count && words[index].sentence == sentence }
        func isName(_ index: Int) -> Bool {
            isInside(index) && words[index].id == Vocabulary.unknown && isCapital(text.bytes[words[index].start])
        }
        var index = start
        if lexicon.greetings.contains(words[index].id) {
            index += 1
        } else if lexicon.evenings.contains(words[index].id), isInside(index + 1),
            lexicon.dayTimes.contains(words[index + 1].id)
        {
            index += 2
        } else {
            // “Ana, …”: a name and a comma.
            if isName(index), isInside(index + 1), words[index + 1].pause == .comma { return index + 1 }
            return start
        }
        var names = 0
        while isInside(index), words[index].pause == .none || names == 0, names < 4,
            words[index].id == Vocabulary.unknown || lexicon.addressed.contains(words[index].id)
        {
            index += 1
            names += 1
        }
        return index
    }

    private static func isCapital(_ byte: UInt8) -> Bool { (byte >= 0x41 && byte <= 0x5A) || byte >= 0x80 }
}
