/// NO-BUT: an acknowledgment is not taken back in the same breath.
enum TakenBackRule {
    /// - Parameter opens: whether the first sentence is the acknowledgment, in whatever words it is one.
    static func remarks(on reading: ReplyReading, opens: Bool) -> [Remark] {
        let words = reading.text.words
        let sentences = reading.text.sentences
        // The first acknowledgment of each sentence, -1 for none.
        var acknowledged = Array(repeating: -1, count: sentences.count)
        var acknowledgedEnd = Array(repeating: -1, count: sentences.count)
        for match in reading.matches
        where match.family == .acknowledgment || match.family == .nonApology || match.family == .regret {
            let sentence = reading.sentence(of: match)
            guard !sentences[sentence].isQuestion, acknowledged[sentence] < 0 else { continue }
            acknowledged[sentence] = match.words.lowerBound
            acknowledgedEnd[sentence] = match.words.upperBound
        }
        var unworded = -1
        if opens, let number = reading.openingNumber, acknowledged[number] < 0, !sentences[number].isQuestion {
            acknowledged[number] = reading.bodyStart
            acknowledgedEnd[number] = reading.bodyStart
            unworded = number
        }
        let lexicon = reading.lexicon
        let ordeals = Set(reading.matches(of: .ordeal).map(\.words.lowerBound))

        let found = reading.matches.filter { match in
            let start = match.words.lowerBound
            let sentence = words[start].sentence
            if match.family == .concession { return isConcession(match, reading) }
            guard match.family == .adversative, isTurn(match, reading) else { return false }
            // “…, but Mara calls you at five”: it leads on to help.
            let end = min(sentences[sentence].words.upperBound, match.words.upperBound + 40)
            if reading.isPromise(match.words.upperBound..<end) { return false }
            // Without a known word of acknowledgment only a turn after a pause is sure to be one.
            if sentence == unworded, words[start].pause == .none, start > reading.bodyStart { return false }
            if acknowledged[sentence] >= 0, acknowledged[sentence] < start {
                return !goesOn(
                    after: match, acknowledgedEnd: acknowledgedEnd[sentence], ordeals: ordeals, reading)
            }
            // “Sorry about that. But …”
            let first = sentences[sentence].words.lowerBound
            guard sentence > 0, acknowledged[sentence - 1] >= 0 else { return false }
            // “We are, however, a small team.”
            let isAside = words[start].pause != .none && !isConjunction(words[start].id, reading.lexicon)
            // “…, though.”
            let isLast = lexicon.plays(.although, words[start].id) && start + 1 == sentences[sentence].words.upperBound
            let isNear = start - first <= (isConjunction(words[start].id, lexicon) ? 1 : 3)
            return isNear || isAside || isLast || match.words.count >= 2
        }
        return PerSentence.first(of: found, in: reading).map { match in
            Remark(.noBut, .error, reading.bytes(match.words))
        }
    }

    /// Whether the word turns the sentence round here, and is not part of another idiom.
    private static func isTurn(_ match: PhraseMatch, _ reading: ReplyReading) -> Bool {
        let lexicon = reading.lexicon
        let start = match.words.lowerBound
        let word = reading.text.words[start]
        let isFirst = start == 0 || reading.text.words[start - 1].sentence != word.sentence
        let nextPauses =
            start + 1 < reading.text.words.count && reading.text.words[start + 1].pause != .none
            && reading.text.words[start + 1].sentence == word.sentence
        if lexicon.plays(.yet, word.id) {
            guard !lexicon.plays(.again, reading.id(start + 1)) else { return false }
            return isFirst || word.pause != .none || lexicon.plays(.and, reading.id(start - 1))
        }
        if lexicon.plays(.still, word.id) { return isFirst && nextPauses || word.pause != .none && nextPauses }
        if lexicon.plays(.but, word.id) {
            // “not once but twice”: the second half corrects, it takes nothing back.
            for back in 1...4 where lexicon.plays(.negation, reading.id(start - back)) {
                if !lexicon.plays(.subject, reading.id(start + 1)), word.pause == .none || back <= 3 { return false }
            }
        }
        return true
    }

    /// Words that join what follows to what stands directly before them.
    private static func isConjunction(_ id: Int, _ lexicon: Lexicon) -> Bool {
        return lexicon.plays(.but, id) || lexicon.plays(.yet, id) || lexicon.plays(.still, id)
            || lexicon.plays(.although, id)
    }

    /// Whether the person's own story goes on behind the word: “you ordered express but it never came”.
    private static func goesOn(
        after match: PhraseMatch, acknowledgedEnd: Int, ordeals: Set<Int>, _ reading: ReplyReading
    ) -> Bool {
        let lexicon = reading.lexicon
        // “charged although you cancelled in time” tells on; “sorry, although you cancelled late” has no story before it.
        let tellsOn =
            ordeals.contains(match.words.upperBound)
            || (lexicon.plays(.although, reading.id(match.words.lowerBound))
                && lexicon.plays(.you, reading.id(match.words.upperBound)))
        // “I see how it looked: it went out as one but was booked as two”: the story begins behind the colon.
        let near = max(acknowledgedEnd, match.words.lowerBound - 60)
        let tells = (near..<max(near, match.words.lowerBound)).contains {
            reading.text.words[$0].pause == .colon
        }
        if tells, reading.text.words[match.words.lowerBound].pause == .none { return true }
        guard tellsOn, acknowledgedEnd < match.words.lowerBound else { return false }
        return (near..<match.words.lowerBound).contains { word in
            lexicon.plays(.you, reading.id(word)) || lexicon.plays(.we, reading.id(word))
        }
    }

    /// “While we understand …, …”: the turn is announced before the acknowledgment.
    private static func isConcession(_ match: PhraseMatch, _ reading: ReplyReading) -> Bool {
        let sentence = reading.text.sentences[reading.sentence(of: match)]
        return !sentence.isQuestion
    }
}
