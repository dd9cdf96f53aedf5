/// ACK-FIRST: the first sentence acknowledges; nothing but a greeting stands before it.
///
/// Asked of the first step only: in the later ones the acknowledgment has been sent already.
enum AcknowledgmentRule {
    static func remarks(on reading: ReplyReading, complaint: String?) -> [Remark] {
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
            case .acknowledgment: !opening.isQuestion || reading.plays(.cry, match.words.lowerBound)
            case .experience, .thanks: !opening.isQuestion
            // Poor as it is, it is meant as one; its own rule speaks of it.
            case .nonApology: !opening.isQuestion
            case .regret:
                !opening.isQuestion && (reading.lexicon.language != "en" || reading.has(.perception, in: opening.words))
            default: false
            }
        }
        let fact = inside.first { $0.family == .defence || $0.family == .ourSide }
        // Far inside the sentence a cause belongs to what is told back: “… because of the smell”.
        let isInFront = fact.map { $0.words.lowerBound < reading.bodyStart + 3 } ?? false
        if let fact, acknowledged.map({ isInFront && fact.words.lowerBound < $0.words.lowerBound }) ?? true {
            return [
                Remark(
                    .ackFirst, .error, reading.bytes(fact.words),
                    "Facts, thanks and advice stand before the acknowledgment: they read as a defence, and what follows "
                        + "is not heard.",
                    "Put the sentence that takes the experience as real first; facts belong to a later reply."
                ).certain(acknowledged == nil && isInFront)
            ]
        }
        if acknowledged != nil { return [] }
        if tellsBack(opening, reading, complaint) { return [] }
        return [
            Remark(.ackFirst, .error, reading.bytes(opening.words))
        ]
    }

    /// Whether the sentence goes through the experience again, in whatever words: it speaks of what the
    /// complaint speaks of, and not of us.
    private static func tellsBack(
        _ opening: ReadText.Sentence, _ reading: ReplyReading, _ complaint: String?
    ) -> Bool {
        guard let complaint, !opening.isQuestion, !reading.isPromise(opening.words) else { return false }
        if opening.words.prefix(4).contains(where: { reading.plays(.we, $0) }) { return false }
        if startsWithDoing(opening, reading) { return true }
        // Their own words, quoted.
        if opening.words.contains(where: { reading.isQuoted($0) }) { return true }
        let said = ContentWords(reading.text.text(reading.bytes(opening.words)))
        if said.meets(ContentWords(complaint)) { return true }
        let explains = [Family.diagnosis, .denial, .softDenial, .wall, .softWall, .tone, .compensation].contains {
            reading.has($0, in: opening.words)
        }
        let isTheirs = reading.lexicon.language != "en" || reading.first(.you, in: opening.words) != nil
        return isTheirs && !said.isEmpty && !explains
    }

    /// “Standing in the rain …”: English tells an experience back like this.
    private static func startsWithDoing(_ opening: ReadText.Sentence, _ reading: ReplyReading) -> Bool {
        guard reading.lexicon.language == "en" else { return false }
        let word = reading.text.words[opening.words.lowerBound]
        return word.end - word.start > 5
            && reading.text.bytes[word.start..<word.end].suffix(3).elementsEqual("ing".utf8)
    }
}
