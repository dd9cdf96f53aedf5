/// NO-DENIAL: nothing says or implies that the person is wrong or lying.
enum DenialRule {
    /// - Parameters:
    ///   - opens: whether the first sentence acknowledges; what it tells back is not held against it.
    ///   - named: the sentences of which a rule has said already what is wrong with them.
    static func remarks(on reading: ReplyReading, opens: Bool, named: Set<Int>) -> [Remark] {
        let found = reading.matches(of: .denial).filter { isWhole($0, in: reading) }
        let soft = SoftMatches.standing(reading.matches(of: .softDenial), in: reading, opens: opens).filter {
            isWhole($0, in: reading) && !named.contains(reading.sentence(of: $0))
        }
        let all = (found + soft).sorted { $0.words.lowerBound < $1.words.lowerBound }
        return PerSentence.first(of: reading.claimed(all), in: reading).map { match in
            Remark(.noDenial, .error, reading.bytes(match.words)).certain(match.family == .denial)
        }
    }

    /// Over a colon or a dash two statements meet that are no one phrase.
    private static func isWhole(_ match: PhraseMatch, in reading: ReplyReading) -> Bool {
        match.words.dropFirst().allSatisfy { reading.text.words[$0].pause < .colon }
    }
}

/// What denies or walls only where nothing in the reply owns a fault, and where it is not the person's own story.
enum SoftMatches {
    static func standing(_ matches: [PhraseMatch], in reading: ReplyReading, opens: Bool) -> [PhraseMatch] {
        guard reading.matches(of: .owning).isEmpty else { return [] }
        let turn = reading.openingNumber.flatMap { number in
            reading.first(.adversative, in: reading.body(number))?.words.lowerBound
        }
        return matches.filter { match in
            let sentence = reading.sentence(of: match)
            if reading.text.sentences[sentence].isQuestion { return false }
            guard opens, sentence == reading.openingNumber else { return true }
            // “…, but our records show”: after the turn it is no longer their story.
            return turn.map { $0 < match.words.lowerBound } ?? false
        }
    }
}

/// One finding a sentence is enough.
enum PerSentence {
    static func first(of matches: [PhraseMatch], in reading: ReplyReading) -> [PhraseMatch] {
        var last = -1
        return matches.filter { match in
            let sentence = reading.sentence(of: match)
            defer { last = sentence }
            return sentence != last
        }
    }
}

/// NO-NONPOLOGY: no apology that puts the fault on the reader.
enum NonApologyRule {
    static func remarks(on reading: ReplyReading) -> [Remark] {
        let perceived = reading.claimed(reading.matches(of: .perception)).filter { match in
            // Somebody is sorry, and in the same sentence it was all in how it was taken.
            reading.has(.regret, in: reading.body(reading.sentence(of: match)))
        }
        let found = (reading.matches(of: .nonApology) + perceived).sorted { $0.words.lowerBound < $1.words.lowerBound }
        return PerSentence.first(of: found, in: reading).map { match in
            Remark(.noNonApology, .error, reading.bytes(match.words)).certain(match.family == .nonApology)
        }
    }
}

/// NO-POLICY-WALL: a limit never ends the talk; what we can do instead stands with it.
enum PolicyWallRule {
    static func remarks(on reading: ReplyReading, opens: Bool) -> [Remark] {
        let soft = SoftMatches.standing(reading.matches(of: .softWall), in: reading, opens: opens)
        let all = (reading.matches(of: .wall) + soft).sorted { $0.words.lowerBound < $1.words.lowerBound }
        let walls = reading.claimed(all)
        guard !walls.isEmpty, !offersSomething(reading, beside: walls) else { return [] }
        return PerSentence.first(of: walls, in: reading).map { match in
            Remark(.noPolicyWall, .error, reading.bytes(match.words)).certain(match.family == .wall)
        }
    }

    /// Whether something that is no part of the wall itself says what we can do.
    private static func offersSomething(_ reading: ReplyReading, beside walls: [PhraseMatch]) -> Bool {
        var isWall = Array(repeating: false, count: reading.text.words.count)
        for wall in walls {
            for word in wall.words { isWall[word] = true }
        }
        return reading.matches(of: .alternative).contains { offer in !offer.words.contains { isWall[$0] } }
    }
}
