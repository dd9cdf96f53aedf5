/// The things a complaint names.
extension Passage {
    /// The nouns that are named, heaviest first: the person's own before others, what is repeated, what comes early, what
    /// something happens to before what it happens beside.
    var things: [Findings.Thing] {
        var byNoun: [String: Findings.Thing] = [:]
        for index in words.indices {
            guard let kind = EnglishThings.nouns[words[index]], !text.words[index].isHandle, !isMarkup(index),
                !isModifier(index), let phrase = nounPhrase(endingAt: index, kind)
            else { continue }
            let noun = words[index]
            if var known = byNoun[noun] {
                known.weight += phrase.isBeside ? 1 : 4
                // The first full naming is kept; a bare one gives way to one with a determiner.
                if phrase.isOwned, !known.filled.source.contains(" ") { known.filled = phrase.filled }
                byNoun[noun] = known
            } else {
                let weight = phrase.weight + max(0, 8 - index / 8)
                byNoun[noun] = Findings.Thing(filled: phrase.filled, kind: kind, weight: weight)
            }
        }
        return byNoun.values.sorted { ($0.weight, $1.filled.value) > ($1.weight, $0.filled.value) }
    }

    private struct NounPhrase {
        var filled: FilledSlot
        var weight: Int
        var isOwned: Bool
        /// Behind a preposition: where something happened rather than what it happened to.
        var isBeside: Bool
    }

    /// Whether the word stands in a placeholder, a tag or an address rather than in a sentence.
    private func isMarkup(_ index: Int) -> Bool {
        let word = text.words[index]
        let before = word.start > 0 ? text.bytes[word.start - 1] : 0x20
        let after = word.end < text.bytes.count ? text.bytes[word.end] : 0x20
        return Self.markupBytes.contains(before) || after == 0x7D || after == 0x3E || after == 0x25 || after == 0x2F
    }

    /// Whether the noun here only describes the one behind it: `phone` in `phone case`, `cable` in `cable length`.
    private func isModifier(_ index: Int) -> Bool {
        guard continues(index + 1) else { return false }
        let next = word(index + 1)
        if EnglishThings.heads.contains(next), EnglishThings.nouns[next] == nil { return true }
        return EnglishThings.nouns[next] != nil && !EnglishThings.onlyOwned.contains(next)
            && (EnglishThings.modifiers.contains(words[index]) || EnglishThings.nouns[words[index]] != nil)
    }

    private func nounPhrase(endingAt end: Int, _ kind: ThingKind) -> NounPhrase? {
        var first = end
        while first > 0, end - first < 2, continues(first),
            EnglishThings.modifiers.contains(words[first - 1]) || EnglishThings.nouns[words[first - 1]] != nil
        {
            first -= 1
        }
        let noun = words[end]
        guard let introduction = introduction(of: first, kind) else { return nil }
        let isOwned = introduction.word == "my" || introduction.word == "our"
        if EnglishThings.onlyOwned.contains(noun), !isOwned, first == end { return nil }
        if introduction.word.isEmpty, !standsAlone(first, noun) { return nil }

        let nounWords = words[first...end].joined(separator: " ")
        let determiner: String
        switch introduction.word {
        case "my", "our", "mine": determiner = "your"
        case "your" where introduction.at == first - 1:
            determiner = EnglishThings.ours.contains(noun) ? "our" : "the"
        default: determiner = EnglishThings.ours.contains(noun) ? "the" : "your"
        }
        let isBeside = isBeside(introduction.at, noun)
        // Money moves through accounts that are not what it is about.
        // “Nobody picks up the phone” is about nobody.
        if noun == "phone", !isOwned,
            isBeside || ["up", "answer", "answers", "answered"].contains(word(introduction.at - 1))
        {
            return nil
        }
        if noun == "account",
            ["in", "on", "from", "by", "at", "left", "leave", "leaves", "bank", "debited"].contains(
                word(introduction.at - 1))
        {
            return nil
        }
        let base = isOwned ? 12 : introduction.word == "no" ? 8 : introduction.word.isEmpty ? 1 : 6
        let opens = introduction.at == sentence(of: introduction.at).lowerBound
        let range = (introduction.word.isEmpty || introduction.word == "no" ? first : introduction.at)..<end + 1
        return NounPhrase(
            filled: FilledSlot(slot: .thing, value: clean("\(determiner) \(nounWords)"), source: source(range)),
            weight: base + (opens ? 4 : 0) - (isBeside ? 12 : 0), isOwned: isOwned, isBeside: isBeside)
    }

    /// The determiner that a noun phrase from `first` on belongs to, and where it stands; an empty one for none, `nil`
    /// where what stands before makes it somebody else's or no noun at all.
    ///
    /// Up to three words may stand between that no list knows: `my damn birthday present`, `my 129 € kettle`.
    private func introduction(of first: Int, _ kind: ThingKind) -> (word: String, at: Int)? {
        for back in 1...4 {
            let index = first - back
            guard continues(index + 1) else { break }
            let word = words[index]
            if Self.others.contains(word) || word.hasSuffix("'s") || word.hasSuffix("s'") { return nil }
            switch word {
            case "my", "our", "mine", "your", "the", "this", "these", "those": return (word, index)
            case "that":
                // “that parcel” and “that shoes fall apart”.
                return back == 1 ? (word, index) : ("", first)
            case "a", "an", "another": return isGotten(index) ? (word, index) : nil
            case "no":
                return [.shipment, .payment, .connection, .booking].contains(kind) ? (word, index) : nil
            default: break
            }
            if back == 1, Self.beforeVerbs.contains(word) { return nil }
            // What is behind a verb or a preposition has no determiner farther on.
            if Self.breaks.contains(word) { break }
        }
        return ("", first)
    }

    /// Whether what `a` introduces became the person's own: `I ordered a dress`, not `it needs a server`.
    private func isGotten(_ article: Int) -> Bool {
        let from = max(sentence(of: article).lowerBound, article - 5)
        return (from..<article).contains { Self.getting.contains(words[$0]) }
    }

    /// A noun without any determiner: at a sentence's start, in the plural, or one that needs none.
    private func standsAlone(_ first: Int, _ noun: String) -> Bool {
        !continues(first) || noun.hasSuffix("s") || EnglishThings.mass.contains(noun)
            || Self.conjunctions.contains(word(first - 1))
    }

    private func isBeside(_ start: Int, _ noun: String) -> Bool {
        guard continues(start), Self.prepositions.contains(word(start - 1)) else { return false }
        // “a problem with my parcel”, “let down by my phone”, “locked out of my account”.
        return !Self.beforeCause.contains(word(start - 2)) && noun != "account"
    }

    // MARK: Words

    /// `{ < % $ / # &`
    private static let markupBytes: Set<UInt8> = [0x7B, 0x3C, 0x25, 0x24, 0x2F, 0x23, 0x26]
    private static let others = wordSet(
        "his her their its whose old previous former other ordinary friend neighbour neighbor customer")
    private static let beforeVerbs = wordSet(
        "to i we you they will would can could should please not never in of customer")
    private static let breaks = wordSet(
        """
        is was are were be been am has have had do does did to for of in on at from with by and or but that when while if \
        because as than then i we you they he she it will would can could not never so
        """)
    private static let getting = wordSet(
        """
        order ordered ordering buy bought buying got get book booked booking purchased paid received returned sent rented \
        hired need want wanted requested request asked for awaiting have had lost reserved subscribed
        """)
    private static let conjunctions = wordSet("and where when because since still")
    private static let prepositions = wordSet(
        "from on with by near at in into onto behind beside under over through via inside like than as between per of")
    private static let beforeCause = wordSet(
        """
        problem problems issue issues trouble troubles wrong disappointed unhappy happens happened happening help down up \
        fed locked shut get got getting log logging back sign access experience
        """)
}
