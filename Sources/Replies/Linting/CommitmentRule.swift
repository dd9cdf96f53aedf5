/// COMMITMENT: the first step promises one next action, with who and by when.
enum CommitmentRule {
    static func remarks(on reading: ReplyReading) -> [Remark] {
        guard reading.openingNumber != nil else { return [] }
        var vague: Range<Int>?
        for (number, sentence) in reading.text.sentences.enumerated() where !sentence.isQuestion {
            let words = reading.body(number)
            if reading.isPromise(words) { return [] }
            if reading.has(.action, in: words), number > 0, !words.isEmpty { vague = words }
        }
        return [Remark(.commitment, .error, vague.map(reading.bytes))]
    }
}
