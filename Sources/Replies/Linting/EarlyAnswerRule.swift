/// NO-ANSWER-YET: the first step gives no diagnosis, cause or fix; nobody has looked.
enum EarlyAnswerRule {
    /// - Parameters:
    ///   - named: the sentences of which a rule has said already what is wrong with them.
    ///   - spoken: those that are more than a statement to other rules.
    ///   - opens: whether the first sentence acknowledges; what it tells back explains nothing.
    static func remarks(on reading: ReplyReading, named: Set<Int>, spoken: Set<Int>, opens: Bool) -> [Remark] {
        guard let opening = reading.openingNumber else { return [] }
        // Once for each sentence: a long one may hold thousands of matches.
        let isPromise = reading.text.sentences.indices.map { reading.isPromise(reading.body($0)) }
        let turn = reading.first(.adversative, in: reading.body(opening))?.words.lowerBound
        let causes = (reading.matches(of: .diagnosis) + reading.matches(of: .defence)).sorted {
            $0.words.lowerBound < $1.words.lowerBound
        }
        let found = PerSentence.first(
            of: reading.claimed(causes).filter { match in
                let sentence = reading.sentence(of: match)
                if reading.text.sentences[sentence].isQuestion || named.contains(sentence) { return false }
                if opens, sentence == opening {
                    return turn.map { $0 < match.words.lowerBound } ?? false || isBehindBreak(match, reading)
                }
                return !isPromise[sentence]
            }, in: reading)
        var remarks = found.map { remark(reading.bytes($0.words), .error) }
        let marked = Set(found.map { reading.sentence(of: $0) })
        for number in reading.text.sentences.indices
        where number > opening && !marked.contains(number) && !spoken.contains(number)
            && !named.contains(number)
        {
            let words = reading.body(number)
            if isBareStatement(words, number, reading) { remarks.append(remark(reading.bytes(words), .warning)) }
        }
        return remarks
    }

    /// Whether a colon or a dash stands between the sentence's beginning and the match.
    private static func isBehindBreak(_ match: PhraseMatch, _ reading: ReplyReading) -> Bool {
        let start = reading.text.sentences[reading.sentence(of: match)].words.lowerBound
        return match.words.lowerBound > start && reading.text.words[match.words.lowerBound].pause == .strong
    }

    /// A statement that neither takes something as real nor promises anything: something is being explained, most likely.
    /// No word of a cause stands in it, so that this alone stops nobody.
    private static func isBareStatement(_ words: Range<Int>, _ number: Int, _ reading: ReplyReading) -> Bool {
        guard words.count >= 7, !reading.text.sentences[number].isQuestion,
            !reading.isPromise(words)
        else { return false }
        let isPersonal = words.contains {
            reading.plays(.you, $0) || reading.plays(.we, $0) || reading.plays(.actor, $0) || reading.isQuoted($0)
                || reading.plays(.nobodyNamed, $0) || reading.plays(.processing, $0)
        }
        let accepts = [Family.acknowledgment, .experience, .thanks, .ourSide, .regret, .owning, .when].contains {
            reading.has($0, in: words)
        }
        return !isPersonal && !accepts && !reading.has(.action, in: words.lowerBound..<words.lowerBound + 1)
    }

    private static func remark(_ bytes: Range<Int>, _ severity: LintSeverity) -> Remark {
        Remark(.noAnswerYet, severity, bytes)
    }
}
