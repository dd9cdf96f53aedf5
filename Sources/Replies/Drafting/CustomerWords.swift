/// Makes a stranger's words safe to stand inside a draft.
enum CustomerWords {
    /// The words with letters, digits and currency signs only, on one line, at most `limitCharacters` long.
    ///
    /// It lets through what is known to be harmless instead of removing what is known to be harmful. Dots and commas stay
    /// between digits, hyphens and apostrophes between letters or digits: no braces, tags, mentions, links, markup,
    /// controls or direction marks survive, whatever renders the draft. Cut at a word's end where one is near.
    static func clean(_ words: some StringProtocol, limitCharacters: Int = 40) -> String {
        var result = String.UnicodeScalarView()
        var before: Kind = .space
        var marks = 0
        // The scalars looked at are limited too: a megabyte of marks is not worth reading for forty letters.
        let scalars = Array(words.unicodeScalars.prefix(limitCharacters * 8))
        for (index, scalar) in scalars.enumerated() {
            let kind = Kind(scalar)
            switch kind {
            case .letter, .digit, .currency:
                result.append(scalar)
                marks = 0
            case .mark:
                // One mark a letter: piles of them climb over the lines of others.
                guard before == .letter, marks < 1 else { continue }
                marks += 1
                result.append(scalar)
                continue
            case .joiner, .decimal:
                let next = index + 1 < scalars.count ? Kind(scalars[index + 1]) : .space
                let joins =
                    kind == .joiner
                    ? (before == .letter || before == .digit) && (next == .letter || next == .digit)
                    : before == .digit && next == .digit
                guard joins else {
                    if before != .space { result.append(" ") }
                    before = .space
                    continue
                }
                result.append(scalar)
            case .ignored: continue
            case .space:
                if before == .space { continue }
                result.append(" ")
            }
            before = kind
        }
        return cut(String(result), limitCharacters)
    }

    private static func cut(_ text: String, _ limit: Int) -> String {
        var kept = Substring(text)
        while kept.last == " " { kept.removeLast() }
        guard kept.count > limit else { return String(kept) }
        kept = kept.prefix(limit)
        if let space = kept.lastIndex(of: " "), kept.distance(from: space, to: kept.endIndex) < limit / 2 {
            kept = kept[..<space]
        }
        while kept.last == " " { kept.removeLast() }
        return String(kept)
    }

    private enum Kind {
        case letter, digit, currency, mark, joiner, decimal, space, ignored

        init(_ scalar: Unicode.Scalar) {
            switch scalar {
            case "a"..."z", "A"..."Z": self = .letter
            case "0"..."9": self = .digit
            case "'", "\u{2019}", "-", "\u{2010}", "\u{2011}": self = .joiner
            case ".", ",": self = .decimal
            default:
                switch scalar.properties.generalCategory {
                case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter: self = .letter
                case .decimalNumber: self = .digit
                case .currencySymbol: self = .currency
                case .nonspacingMark, .spacingMark: self = .mark
                case .format: self = .ignored
                default: self = .space
                }
            }
        }
    }
}
