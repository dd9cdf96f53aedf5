/// What the sentences of a reply do, as far as several rules ask for it.
extension ReplyReading {
    /// The number of the sentence the body begins with; `nil` for a text without words.
    var openingNumber: Int? { bodyStart < text.words.count ? text.words[bodyStart].sentence : nil }

    /// The words of sentence `number`, without a greeting in front of the body.
    func body(_ number: Int) -> Range<Int> {
        let words = text.sentences[number].words
        return max(words.lowerBound, min(bodyStart, words.upperBound))..<words.upperBound
    }

    /// Whether the sentence says who does what by when.
    func isPromise(_ words: Range<Int>) -> Bool {
        guard !words.isEmpty else { return false }
        let isOpen = hasOpenSlot(words)
        // With a greeting's name in front: “Lena, head of kitchen, writes …” is one as well.
        let words =
            words.lowerBound == bodyStart
            ? text.sentences[text.words[bodyStart].sentence].words.lowerBound..<words.upperBound : words
        guard isOpen || has(.when, in: words), isOpen || has(.action, in: words) else { return false }
        let isNamed = isOpen || names(words) || first(.we, in: words) != nil
        return isNamed || (first(.actor, in: words) != nil && first(.nobodyNamed, in: words) == nil)
    }

    /// Whether a word that no phrase knows is written like a name.
    func names(_ words: Range<Int>) -> Bool {
        words.contains { text.words[$0].id == Vocabulary.unknown && isCapital($0) && !isQuoted($0) }
    }

    /// The number of the sentence that holds the byte, or that comes after it.
    private func sentence(at byte: Int) -> Int {
        var low = 0
        var high = text.words.count - 1
        while low < high {
            let middle = (low + high) / 2
            if text.words[middle].end <= byte { low = middle + 1 } else { high = middle }
        }
        return low >= 0 && low < text.words.count ? text.words[low].sentence : 0
    }

    /// The numbers of the sentences that remarks of these rules speak of.
    func sentences(of remarks: [Remark], about rules: Set<LintRule>) -> Set<Int> {
        var numbers: Set<Int> = []
        for remark in remarks where rules.contains(remark.rule) {
            guard let start = remark.bytes?.lowerBound else { continue }
            numbers.insert(sentence(at: start))
        }
        return numbers
    }

    func isCapital(_ index: Int) -> Bool {
        let start = text.words[index].start
        let byte = text.bytes[start]
        if byte == 0xC3, start + 1 < text.bytes.count { return text.bytes[start + 1] <= 0x9E }
        return byte >= 0x41 && byte <= 0x5A
    }

    func isQuoted(_ index: Int) -> Bool { id(index) == Vocabulary.quoted }

    private func hasOpenSlot(_ words: Range<Int>) -> Bool {
        guard !words.isEmpty else { return false }
        let range = bytes(words)
        return openSlots.contains { $0.lowerBound <= range.upperBound && $0.upperBound >= range.lowerBound }
    }
}
