/// A reply with its phrases found: what all rules look at.
struct ReplyReading {
    let lexicon: Lexicon
    let text: ReadText
    /// In the order of the text.
    let matches: [PhraseMatch]
    /// Index of the first word after the greeting; `text.words.count` where nothing follows it.
    let bodyStart: Int

    /// Places where a slot was left open: read as if they were well filled, since FILLED speaks of them already.
    let openSlots: [Range<Int>]
    private let byFamily: [[PhraseMatch]]

    init(_ words: String, lexicon: Lexicon, openSlots: [Range<Int>] = []) {
        self.lexicon = lexicon
        self.openSlots = openSlots
        text = ReadText(words, vocabulary: lexicon.book.vocabulary)
        bodyStart = Self.bodyStart(of: text, lexicon)
        matches = lexicon.book.matches(in: text, bodyStart: bodyStart)
        var byFamily: [[PhraseMatch]] = Array(repeating: [], count: Family.allCases.count)
        for match in matches { byFamily[Int(match.family.rawValue)].append(match) }
        self.byFamily = byFamily
    }

    func matches(of family: Family) -> [PhraseMatch] { byFamily[Int(family.rawValue)] }

    /// Whether a phrase of the family begins inside these words.
    func has(_ family: Family, in words: Range<Int>) -> Bool { first(family, in: words) != nil }

    /// The first phrase of the family that begins inside these words.
    func first(_ family: Family, in words: Range<Int>) -> PhraseMatch? {
        let found = byFamily[Int(family.rawValue)]
        var low = 0
        var high = found.count
        while low < high {
            let middle = (low + high) / 2
            if found[middle].words.lowerBound < words.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < found.count && found[low].words.lowerBound < words.upperBound ? found[low] : nil
    }

    /// Whether the word at `index` plays the role; `false` outside the text.
    func plays(_ role: WordRole, _ index: Int) -> Bool { lexicon.plays(role, id(index)) }

    /// The first word of the sentence that plays the role.
    func first(_ role: WordRole, in words: Range<Int>) -> Int? { words.first { plays(role, $0) } }

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
        guard sentence(of: frame) == sentence(of: match), frame.words.lowerBound <= match.words.lowerBound,
            match.words.lowerBound - frame.words.upperBound <= 12
        else { return false }
        if frame.words == match.words || frame.words.lowerBound == match.words.lowerBound { return false }
        guard frame.words.upperBound <= match.words.lowerBound + 1 else { return false }
        for word in frame.words.upperBound..<max(frame.words.upperBound, match.words.lowerBound + 1) {
            let part = text.words[word]
            if part.pause == .strong || lexicon.plays(.turn, part.id) { return false }
            if part.pause == .comma {
                // “…, that it is” goes on telling; “…, that is” begins to speak for us.
                guard lexicon.plays(.goesOn, part.id) else { return false }
                let follower = id(word + 1)
                if lexicon.plays(.that, part.id), !lexicon.plays(.subject, follower) { return false }
                if lexicon.plays(.and, part.id), !lexicon.plays(.that, follower) { return false }
            }
        }
        return true
    }

    private static func bodyStart(of text: ReadText, _ lexicon: Lexicon) -> Int {
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
        if lexicon.plays(.greeting, words[index].id) {
            index += 1
        } else if lexicon.plays(.wish, words[index].id), isInside(index + 1),
            lexicon.plays(.partOfDay, words[index + 1].id)
        {
            index += 2
        } else {
            // “Ana, …”: a name and a comma.
            if isName(index), isInside(index + 1), words[index + 1].pause == .comma { return index + 1 }
            return start
        }
        var names = 0
        // “Hi, Ana” has its comma before the name; “Hi, waiting …” has none.
        while isInside(index), words[index].pause == .none || (names == 0 && isName(index)), names < 4,
            words[index].id == Vocabulary.unknown || lexicon.plays(.addressed, words[index].id)
        {
            index += 1
            names += 1
        }
        return index
    }

    private static func isCapital(_ byte: UInt8) -> Bool { (byte >= 0x41 && byte <= 0x5A) || byte >= 0x80 }
}
