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
        return [
            Remark(
                .commitment, .error, vague.map(reading.bytes),
                "Nobody is named who does something next by a certain time: to the reader that means nothing will happen.",
                "Promise one action that you can keep: “Mara from our delivery team writes to you today by 17:00.”")
        ]
    }
}
