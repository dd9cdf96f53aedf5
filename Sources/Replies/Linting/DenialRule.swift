/// NO-DENIAL: nothing says or implies that the person is wrong or lying.
enum DenialRule {
    static func remarks(on reading: ReplyReading) -> [Remark] {
        let owns = !reading.matches(of: .owning).isEmpty
        let found = reading.matches.filter { match in
            guard match.family == .denial || (match.family == .softDenial && !owns) else { return false }
            // Over a colon or a dash two statements meet that are no one phrase.
            return match.words.dropFirst().allSatisfy { reading.text.words[$0].pause < .colon }
        }
        return PerSentence.first(of: reading.claimed(found), in: reading).map { match in
            Remark(
                .noDenial, .error, reading.bytes(match.words),
                "This says or implies that the person is wrong, careless or lying. Even where it is true, everyone who "
                    + "reads it sides with them.",
                "Say what you will check, or what you found, without judging what they told you.")
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
            Remark(
                .noNonApology, .error, reading.bytes(match.words),
                "This regrets how the person feels or reads it, not what was done: the fault is put on them.",
                "Be sorry for something that we did or left undone, and name it.")
        }
    }
}

/// NO-POLICY-WALL: a limit never ends the talk; what we can do instead stands with it.
enum PolicyWallRule {
    static func remarks(on reading: ReplyReading) -> [Remark] {
        let walls = reading.claimed(reading.matches(of: .wall))
        guard !walls.isEmpty, !offersSomething(reading, beside: walls) else { return [] }
        return PerSentence.first(of: walls, in: reading).map { match in
            Remark(
                .noPolicyWall, .error, reading.bytes(match.words),
                "A rule ends the talk here, and the person is left alone with it.",
                "Say in the same reply what you can do: “A refund after 60 days is beyond me; what I can do today is …”."
            )
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
