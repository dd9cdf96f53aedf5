/// Tells a first name from a handle, a joke and a role. In doubt there is no name: a wrong one is worse than none.
enum PersonalName {
    /// The first word of a display name where it looks like one; `nil` else.
    static func first(of shown: String?, handle: String?) -> String? {
        guard let shown, shown.utf8.count <= 200 else { return nil }
        var words = shown.split(whereSeparator: \.isWhitespace)
        if let title = words.first, titles.contains(title.lowercased()) { words.removeFirst() }
        guard let word = words.first else { return nil }
        let scalars = Array(word.unicodeScalars)
        guard (2...20).contains(scalars.count), scalars.allSatisfy(isNamePart),
            scalars[0].properties.isAlphabetic, scalars[scalars.count - 1].properties.isAlphabetic
        else { return nil }
        if let handle, words.count == 1, handle.lowercased() == word.lowercased() { return nil }
        guard isCasedLikeAName(word), FirstNames.contains(word, hasSecondName: hasFamilyName(words.dropFirst())) else {
            return nil
        }
        // “Angry Customer”, “Ana Support”: the second word can give the first away.
        if words.dropFirst().contains(where: { roles.contains($0.lowercased()) }) { return nil }
        return CustomerWords.clean(word, limitCharacters: 20)
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "-" || scalar == "'" || scalar == "\u{2019}" { return true }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .nonspacingMark, .spacingMark:
            return true
        default: return false
        }
    }

    /// A capital first, and further ones only after a hyphen, an apostrophe, `Mc` or `Mac`.
    private static func isCasedLikeAName(_ word: Substring) -> Bool {
        var previous: Character?
        var capitals = 0
        for (index, character) in word.enumerated() {
            if character.isUppercase {
                let opens = index == 0 || previous == "-" || previous == "'" || previous == "\u{2019}"
                let scottish = (word.hasPrefix("Mc") && index == 2) || (word.hasPrefix("Mac") && index == 3)
                if !opens && !scottish { return false }
                capitals += 1
            } else if index == 0, character.isLowercase {
                return false
            }
            previous = character
        }
        return true
    }

    /// Whether what follows could be a family name: one or two capitalised words of letters.
    private static func hasFamilyName(_ words: ArraySlice<Substring>) -> Bool {
        guard let last = words.last, words.count <= 2, last.count >= 2 else { return false }
        return words.allSatisfy { isCasedLikeAName($0) && $0.unicodeScalars.allSatisfy(isNamePart) }
    }

    private static let titles: Set<String> = [
        "dr", "dr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "prof", "prof.", "mx",
    ]

    private static let roles: Set<String> = [
        "customer", "user", "support", "team", "official", "news", "shop", "store", "company", "bot", "reviews",
        "client",
        "buyer", "shopper", "guest", "person", "account", "mom", "mum", "dad", "guy", "girl", "man", "woman", "lady",
    ]
}
