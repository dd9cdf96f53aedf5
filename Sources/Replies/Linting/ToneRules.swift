/// TONE: no shouting, no sarcasm, no “calm down”, no blame.
enum ToneRule {
    static func remarks(on reading: ReplyReading) -> [Remark] {
        let shouts = shouting(reading).map { range in
            Remark(.tone, .warning, range, "This shouts.", "Write it in small letters, with one mark at the end.")
                .certain(true)
        }
        let barbs = PerSentence.first(of: reading.claimed(reading.matches(of: .tone)), in: reading).map { match in
            Remark(.tone, .warning, reading.bytes(match.words))
        }
        return shouts + barbs
    }

    /// Words in capitals, two at least, and rows of exclamation marks; letters of an abbreviation do not count.
    private static func shouting(_ reading: ReplyReading) -> [Range<Int>] {
        let bytes = reading.text.bytes
        var loud: [Int] = []
        for index in reading.text.words.indices where !reading.isQuoted(index) && isLoud(index, reading) {
            loud.append(index)
        }
        var found: [Range<Int>] = []
        if loud.count >= 2 {
            found.append(reading.text.words[loud[0]].start..<reading.text.words[loud[0]].end)
        }
        var at = 0
        while at + 1 < bytes.count, found.count < ReplyLinter.findingsPerRuleLimit {
            if bytes[at] == 0x21, bytes[at + 1] == 0x21 {
                var end = at
                while end < bytes.count, bytes[end] == 0x21 { end += 1 }
                found.append(at..<end)
                at = end
            } else {
                at += 1
            }
        }
        return found
    }

    private static func isLoud(_ index: Int, _ reading: ReplyReading) -> Bool {
        let word = reading.text.words[index]
        guard word.end - word.start >= 4, reading.bodyStart <= index,
            !reading.openSlots.contains(where: { $0.lowerBound <= word.start && word.end <= $0.upperBound })
        else { return false }
        return reading.text.bytes[word.start..<word.end].allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
    }
}

/// NO-PILE-ON: does not inflame, and does not run the company down to please.
enum PileOnRule {
    static func remarks(on reading: ReplyReading) -> [Remark] {
        PerSentence.first(of: reading.claimed(reading.matches(of: .pileOn)), in: reading).map { match in
            Remark(.noPileOn, .warning, reading.bytes(match.words))
        }
    }
}

/// NO-COMPENSATION-IN-PUBLIC: nothing is given away where strangers read it.
enum CompensationRule {
    static func remarks(on reading: ReplyReading) -> [Remark] {
        PerSentence.first(of: reading.claimed(reading.matches(of: .compensation)), in: reading).map { match in
            Remark(.noCompensation, .warning, reading.bytes(match.words))
        }
    }
}
