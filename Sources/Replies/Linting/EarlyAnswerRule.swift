/// NO-ANSWER-YET: the first step gives no diagnosis, cause or fix; nobody has looked.
enum EarlyAnswerRule {
    /// - Parameter spoken: the sentences other rules have marked already; what only states something is left to them.
    static func remarks(on reading: ReplyReading, spoken: Set<Int>) -> [Remark] {
        guard let opening = reading.openingNumber else { return [] }
        let causes = reading.claimed(reading.matches(of: .diagnosis) + []).filter { match in
            !reading.text.sentences[reading.sentence(of: match)].isQuestion
        }
        let facts = reading.claimed(reading.matches(of: .defence)).filter { reading.sentence(of: $0) != opening }
        var found = (causes + facts).sorted { $0.words.lowerBound < $1.words.lowerBound }.filter { match in
            let sentence = reading.sentence(of: match)
            return !spoken.contains(sentence) && !reading.isPromise(reading.body(sentence))
        }
        found = PerSentence.first(of: found, in: reading)
        var remarks = found.map { remark(reading.bytes($0.words)) }
        let marked = Set(found.map { reading.sentence(of: $0) })
        for number in reading.text.sentences.indices
        where number > opening && !marked.contains(number) && !spoken.contains(number) {
            let words = reading.body(number)
            if isBareStatement(words, number, reading) { remarks.append(remark(reading.bytes(words))) }
        }
        return remarks
    }

    /// A statement that speaks neither of the person nor of us and names no feeling: something is being explained.
    private static func isBareStatement(_ words: Range<Int>, _ number: Int, _ reading: ReplyReading) -> Bool {
        guard reading.lexicon.language == "en", words.count >= 5, !reading.text.sentences[number].isQuestion,
            !reading.isPromise(words)
        else { return false }
        let isPersonal = words.contains {
            reading.plays(.you, $0) || reading.plays(.we, $0) || reading.plays(.actor, $0) || reading.isQuoted($0)
        }
        return !isPersonal && !reading.has(.acknowledgment, in: words) && !reading.has(.experience, in: words)
            && !reading.has(.thanks, in: words) && !reading.has(.action, in: words.lowerBound..<words.lowerBound + 1)
            && !reading.has(.when, in: words)
    }

    private static func remark(_ bytes: Range<Int>) -> Remark {
        Remark(
            .noAnswerYet, .error, bytes,
            "This explains before anyone has looked. If it is wrong, the person has to fight you as well.",
            "Leave the cause and the fix to a later step; say who looks and by when.")
    }
}
