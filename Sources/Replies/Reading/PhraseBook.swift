/// What a phrase speaks for; rules are written over families, not over single phrases.
enum Family: UInt8, Sendable, CaseIterable {
    /// Says sorry, owns a fault, or names an understanding or a feeling: the heart of an acknowledgment.
    case acknowledgment
    /// Retells what the person went through; acknowledges, and yet is not what a “but” takes back.
    case experience
    /// Thanks for something told; opens a later step.
    case thanks
    /// Reports what was checked, or asks: opens a later step.
    case laterOpening
    /// Facts, advice and causes.
    case defence
    case denial
    /// Our records say otherwise: a denial unless the reply owns a fault.
    case softDenial
    /// What follows is retold, not claimed: “you were told that …”.
    case retelling
    /// What precedes is disowned: “… is not an answer”.
    case disowned
    /// Admits a fault of ours.
    case owning
    case adversative
    case concession
    /// After an adversative: the person's own experience goes on.
    case ordeal
    case nonApology
    case wall
    /// Sounds like a wall, and may be a plain fact: looked at only where we own nothing.
    case softWall
    /// What we can do instead.
    case alternative
    case boilerplate
    /// A cause, a finding, a fix or a forecast.
    case diagnosis
    /// Says that something is regretted, whatever it is.
    case regret
    /// Puts it down to how the reader took it.
    case perception
    /// A day or an hour, named.
    case when
    /// Does something next: writes, looks, calls.
    case action
    /// Opens with us and not with the person: thanks for the contact, our office, an order.
    case ourSide
    /// Reports what was looked at.
    case report
    case pileOn
    case compensation
    /// Blame, sarcasm, “calm down”.
    case tone
    /// Asks for data that has no place in public.
    case exposure
}

/// A phrase of word sets and gaps, matched inside one sentence.
///
/// Written as words parted by spaces: `a|b` one of them, `?a|b` one of them or nothing, `~3` up to three words between,
/// `_3` the same without a negation among them, `!a|b` not followed by one of them, `@set` a named word list, `#` a number.
/// Before the first word: `^` only at the sentence's start, `=a|b` none of them among the two words before, `-a|b` among
/// the three words before.
struct Phrase: Sendable {
    /// Word sets are named by their number in the book: an element is a few plain bytes, and matching copies nothing.
    enum Element: Sendable {
        case word(Int)
        case optional(Int)
        case gap(limit: Int, overNegation: Bool)
        case notNext(Int)
    }

    let family: Family
    /// Where its elements stand among those of the book.
    let elements: Range<Int>
    let notAfter: (set: Int, reach: Int)?
    let atStart: Bool
}

/// A set of word ids as bits.
struct WordSet: Sendable {
    private var bits: [UInt64] = []

    mutating func insert(_ id: Int) {
        while bits.count <= id >> 6 { bits.append(0) }
        bits[id >> 6] |= 1 << UInt64(id & 63)
    }

    func contains(_ id: Int) -> Bool {
        let word = id >> 6
        return word < bits.count && bits[word] & (1 << UInt64(id & 63)) != 0
    }

    /// The bits, filled up to `count` words.
    func words(_ count: Int) -> [UInt64] {
        bits + Array(repeating: 0, count: max(0, count - bits.count))
    }

    /// The ids in the set, ascending.
    var ids: [Int] {
        bits.indices.flatMap { word in (0..<64).filter { bits[word] & (1 << UInt64($0)) != 0 }.map { word << 6 | $0 } }
    }
}

/// Where a phrase was found: word indices.
struct PhraseMatch {
    let family: Family
    let words: Range<Int>
}

/// All phrases of a language, compiled, with an index by first word.
struct PhraseBook: Sendable {
    private(set) var vocabulary = Vocabulary()
    private var phrases: [Phrase] = []
    private var elements: [Phrase.Element] = []
    private var byFirst: [[Int]] = []
    /// All word sets behind one another, `stride` words of bits each.
    private var bits: [UInt64] = []
    private var stride = 0
    /// Ids from here on were named after the phrases were made and stand in none of them.
    private var knownIDs = 0
    private var sets: [WordSet] = []
    /// The number of the set of negations.
    private let negations = 0

    /// - Parameters:
    ///   - sets: the named word lists.
    ///   - phrases: what belongs to each family. A phrase that breaks the notation is a mistake of ours and stops here.
    ///   - negations: what a gap written `_3` does not step over.
    ///   - apostrophe: what an apostrophe does in the language.
    init(
        sets lists: [String: String], phrases: [(Family, [String])],
        negations: String = "not never no nothing nobody hardly only",
        apostrophe: Vocabulary.Apostrophe = .contracts, contractions: [String: [String]] = Contractions.bare
    ) {
        vocabulary.apostrophe = apostrophe
        for (word, expanded) in contractions { vocabulary.expand(word, to: expanded) }
        sets.append(set(negations))
        for (family, lines) in phrases {
            for line in lines { add(line, to: family, lists: lists) }
        }
        knownIDs = vocabulary.count
        stride = (knownIDs + 63) / 64
        for set in sets { bits += set.words(stride) }
        byFirst = Array(repeating: [], count: knownIDs)
        for (index, phrase) in self.phrases.enumerated() {
            guard case .word(let first) = elements[phrase.elements.lowerBound] else {
                preconditionFailure("a phrase begins with a word")
            }
            for id in sets[first].ids { byFirst[id].append(index) }
        }
    }

    /// A set of the given words, for rules that look around a match.
    mutating func set(_ words: String) -> WordSet {
        var set = WordSet()
        for word in words.split(separator: " ") { set.insert(vocabulary.intern(String(word))) }
        return set
    }

    private mutating func add(_ line: String, to family: Family, lists: [String: String]) {
        let start = elements.count
        var notAfter: (set: Int, reach: Int)?
        var atStart = false
        for token in line.split(separator: " ") {
            let rest = token.dropFirst()
            switch token.first {
            case "^": atStart = true
            case "=": notAfter = (number(of: rest, lists), 2)
            case "-": notAfter = (number(of: rest, lists), 3)
            case "~", "_":
                guard let limit = Int(rest) else { preconditionFailure("no number in \(token) of “\(line)”") }
                elements.append(.gap(limit: limit, overNegation: token.first == "~"))
            case "!": elements.append(.notNext(number(of: rest, lists)))
            case "?": elements.append(.optional(number(of: rest, lists)))
            default: elements.append(.word(number(of: token, lists)))
            }
        }
        precondition(elements.count > start, "an empty phrase")
        phrases.append(
            Phrase(family: family, elements: start..<elements.count, notAfter: notAfter, atStart: atStart))
    }

    /// The number of the set that a token names.
    private mutating func number(of token: Substring, _ lists: [String: String]) -> Int {
        var set = WordSet()
        for part in token.split(separator: "|") {
            if part == "#" {
                set.insert(Vocabulary.number)
            } else if part.first == "@" {
                guard let list = lists[String(part.dropFirst())] else { preconditionFailure("no word list \(part)") }
                for word in list.split(separator: " ") { set.insert(vocabulary.intern(String(word))) }
            } else {
                set.insert(vocabulary.intern(String(part)))
            }
        }
        sets.append(set)
        return sets.count - 1
    }

    // MARK: Matching

    /// Every place where a phrase begins, with the shortest reading of it; in the order of the text.
    ///
    /// - Parameter bodyStart: the word after a greeting, where a sentence begins as well.
    func matches(in text: ReadText, bodyStart: Int = 0) -> [PhraseMatch] {
        var found: [PhraseMatch] = []
        text.words.withUnsafeBufferPointer { words in
            bits.withUnsafeBufferPointer { bits in
                elements.withUnsafeBufferPointer { elements in
                    let matcher = Matcher(
                        words: words, bits: bits, elements: elements, stride: stride, knownIDs: knownIDs,
                        negations: negations, bodyStart: bodyStart)
                    let possible = words.count > Self.longWords ? possible(in: words) : byFirst
                    for start in words.indices {
                        let id = words[start].id
                        guard id < knownIDs, id != Vocabulary.quoted else { continue }
                        for index in possible[id] {
                            let phrase = phrases[index]
                            if let end = matcher.end(of: phrase, at: start) {
                                found.append(PhraseMatch(family: phrase.family, words: start..<end))
                            }
                        }
                    }
                }
            }
        }
        return found
    }

    /// From so many words on it pays to look first which phrases could stand in the text at all.
    private static let longWords = 2_000

    /// The phrases by their first word, without those that need a word of which the text has none.
    private func possible(in words: UnsafeBufferPointer<ReadText.Word>) -> [[Int]] {
        var present = [UInt64](repeating: 0, count: stride)
        for word in words where word.id < knownIDs { present[word.id >> 6] |= 1 << UInt64(word.id & 63) }
        let isPresent = sets.indices.map { set in
            (0..<stride).contains { bits[set * stride + $0] & present[$0] != 0 }
        }
        let isPossible = phrases.map { phrase in
            elements[phrase.elements].allSatisfy { element in
                guard case .word(let set) = element else { return true }
                return isPresent[set]
            }
        }
        return byFirst.map { $0.filter { isPossible[$0] } }
    }
}

/// Follows one phrase from one word on. Holds views that live as long as the call it is made in.
private struct Matcher {
    let words: UnsafeBufferPointer<ReadText.Word>
    let bits: UnsafeBufferPointer<UInt64>
    let elements: UnsafeBufferPointer<Phrase.Element>
    let stride: Int
    let knownIDs: Int
    let negations: Int
    let bodyStart: Int

    func end(of phrase: Phrase, at start: Int) -> Int? {
        let sentence = words[start].sentence
        if phrase.atStart, start > 0, start != bodyStart, words[start - 1].sentence == sentence { return nil }
        if let (forbidden, reach) = phrase.notAfter {
            var before = start - 1
            while before >= 0, start - before <= reach, words[before].sentence == sentence {
                if contains(forbidden, words[before].id) { return nil }
                before -= 1
            }
        }
        let end = match(phrase.elements.lowerBound, phrase.elements.upperBound, at: start, sentence: sentence)
        return end < 0 ? nil : end
    }

    private func contains(_ set: Int, _ id: Int) -> Bool {
        id < knownIDs && bits[set * stride + (id >> 6)] & (1 << UInt64(id & 63)) != 0
    }

    /// The word after the match, -1 for none.
    private func match(_ element: Int, _ last: Int, at index: Int, sentence: Int) -> Int {
        guard element < last else { return index }
        let inside = index < words.count && words[index].sentence == sentence
        switch elements[element] {
        case .word(let set):
            guard inside, contains(set, words[index].id) else { return -1 }
            return match(element + 1, last, at: index + 1, sentence: sentence)
        case .optional(let set):
            if inside, contains(set, words[index].id) {
                let end = match(element + 1, last, at: index + 1, sentence: sentence)
                if end >= 0 { return end }
            }
            return match(element + 1, last, at: index, sentence: sentence)
        case .notNext(let set):
            if inside, contains(set, words[index].id) { return -1 }
            return match(element + 1, last, at: index, sentence: sentence)
        case .gap(let limit, let overNegation):
            var next = index
            for step in 0...limit {
                let end = match(element + 1, last, at: next, sentence: sentence)
                if end >= 0 { return end }
                guard step < limit, next < words.count, words[next].sentence == sentence,
                    words[next].id != Vocabulary.quoted, words[next].pause != .strong,
                    overNegation || !contains(negations, words[next].id)
                else { return -1 }
                next += 1
            }
            return -1
        }
    }
}
