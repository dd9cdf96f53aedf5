/// ACK-FIRST: the first sentence acknowledges; nothing but a greeting stands before it.
enum AcknowledgmentRule {
    static func remarks(on reading: EnglishReading, step: ReplyStep) -> [Remark] {
        guard let opening = reading.opening else {
            return [
                Remark(
                    .ackFirst, .error, nil, "There is no sentence that acknowledges what happened to the person.",
                    "Begin with what they went through, in their own words.")
            ]
        }
        let inside = reading.matches.filter {
            opening.words.contains($0.words.lowerBound) && $0.words.upperBound <= opening.words.upperBound
        }
        let acknowledged = inside.first { match in
            switch match.family {
            case .acknowledgment: !opening.isQuestion || step != .acknowledge || isApology(match, reading)
            case .experience: !opening.isQuestion
            case .thanks: !opening.isQuestion
            case .laterOpening: step != .acknowledge
            default: false
            }
        }
        let fact = inside.first { $0.family == .defence }
        if let fact, acknowledged.map({ fact.words.lowerBound <= $0.words.lowerBound }) ?? true {
            return [
                Remark(
                    .ackFirst, .error, reading.bytes(fact.words),
                    "Facts and advice stand before the acknowledgment: they read as a defence, and what follows is not "
                        + "heard.",
                    "Put the sentence that takes the experience as real first; facts belong to a later reply.")
            ]
        }
        if acknowledged != nil { return [] }
        return [
            Remark(
                .ackFirst, .error, reading.bytes(opening.words),
                "The first sentence does not acknowledge the feeling or the experience.",
                "Begin with what they went through, for example “Waiting three weeks for a parcel would wear anyone out.”"
            )
        ]
    }

    /// What acknowledges even inside a question: “Oh no, was it the whole album?”
    private static func isApology(_ match: PhraseMatch, _ reading: EnglishReading) -> Bool {
        let vocabulary = EnglishReading.lexicon.book.vocabulary
        let first = reading.text.words[match.words.lowerBound].id
        return ["sorry", "oh", "ouch", "apologies"].contains { vocabulary.id(of: $0) == first }
    }
}
