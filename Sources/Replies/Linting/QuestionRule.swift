/// OPEN-QUESTION: the second step asks what the person needs, openly, or reports what was checked.
enum QuestionRule {
    /// More questions than this are a quiz.
    private static let limit = 3

    static func remarks(on reading: ReplyReading) -> [Remark] {
        guard reading.openingNumber != nil else { return [] }
        var closed: Range<Int>?
        var questions = 0
        var open = 0
        var reports = false
        for (number, sentence) in reading.text.sentences.enumerated() {
            let words = reading.body(number)
            guard !words.isEmpty else { continue }
            if sentence.isQuestion {
                questions += 1
                let asked = words.count { reading.plays(.asking, $0) }
                // “How much, exactly how, who …?”: a list in one sentence.
                let isList = reading.lexicon.language == "en" && asked >= limit
                if asked > 0, !isList { open += 1 } else { closed = closed ?? words }
            } else if reading.has(.report, in: words) {
                reports = true
            }
        }
        if open > 0, questions <= limit { return [] }
        if questions == 0, reports { return [] }
        let advice = RuleAdvice.of(.openQuestion)
        return [
            Remark(
                .openQuestion, .warning, closed.map(reading.bytes),
                questions > limit ? "So many questions read as an interrogation." : advice.message, advice.suggestion)
        ]
    }
}
