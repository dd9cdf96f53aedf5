/// What is done to a text before it is cut into pieces, as it was done in training: users and links go, and emoji, of which
/// the vocabulary knows none, are put into words.
struct DeepWording: Sendable {
    private let dropsUsersAndLinks: Bool
    private let ranges: [(first: UInt32, last: UInt32)]
    private let words: [UInt32: String]

    /// - Parameter emoji: lines with one code point, a space and its words; other lines say nothing.
    init(dropsUsersAndLinks: Bool, ranges: [(first: UInt32, last: UInt32)], emoji: String) {
        self.dropsUsersAndLinks = dropsUsersAndLinks
        self.ranges = ranges
        var words: [UInt32: String] = [:]
        for line in emoji.split(separator: "\n") {
            let scalars = line.unicodeScalars
            guard let first = scalars.first, scalars.dropFirst().first == " " else { continue }
            words[first.value] = String(scalars.dropFirst(2))
        }
        self.words = words
    }

    /// The text as the encoder is to get it; of long ones, the first 16 KiB.
    func prepared(_ text: String) -> String {
        var scalars: [Unicode.Scalar] = []
        var room = WordPiece.textLimitBytes
        for scalar in text.unicodeScalars {
            room -= scalar.utf8.count
            if room < 0 { break }
            scalars.append(scalar)
        }
        if dropsUsersAndLinks { scalars = Self.withoutLinks(Self.withoutUsers(scalars)) }
        return spelled(scalars)
    }

    /// Without `@name`, unless a letter, digit, `_` or `.` stands before it, as in an address.
    private static func withoutUsers(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard text.contains("@") else { return text }
        var kept: [Unicode.Scalar] = []
        var index = 0
        while index < text.count {
            if text[index] == "@", index == 0 || !(isWord(text[index - 1]) || text[index - 1] == ".") {
                var end = index + 1
                while end < text.count, isWord(text[end]) { end += 1 }
                if end > index + 1 {
                    kept.append(" ")
                    index = end
                    continue
                }
            }
            kept.append(text[index])
            index += 1
        }
        return kept
    }

    private static let linkBeginnings: [[Unicode.Scalar]] = ["http://", "https://", "www.", "pic.twitter.com/"].map {
        Array($0.unicodeScalars)
    }
    /// What is left where somebody took an address out.
    private static let linkRests: [[Unicode.Scalar]] = ["url_removed", "http"].map { Array($0.unicodeScalars) }

    private static func withoutLinks(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var kept: [Unicode.Scalar] = []
        kept.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if let end = linkEnd(text, from: index) {
                kept.append(" ")
                index = end
            } else {
                kept.append(text[index])
                index += 1
            }
        }
        return kept
    }

    private static func linkEnd(_ text: [Unicode.Scalar], from start: Int) -> Int? {
        guard ["h", "w", "p", "u"].contains(small(text[start])) else { return nil }
        for beginning in linkBeginnings where begins(text, at: start, with: beginning) {
            var end = start + beginning.count
            while end < text.count, !isSpace(text[end]) { end += 1 }
            if end > start + beginning.count { return end }
        }
        guard start == 0 || !isWord(text[start - 1]) else { return nil }
        for rest in linkRests where begins(text, at: start, with: rest) {
            let end = start + rest.count
            if end == text.count || !isWord(text[end]) { return end }
        }
        return nil
    }

    private static func begins(_ text: [Unicode.Scalar], at start: Int, with prefix: [Unicode.Scalar]) -> Bool {
        guard text.count - start >= prefix.count else { return false }
        for place in prefix.indices where small(text[start + place]) != prefix[place] { return false }
        return true
    }

    private static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar >= "A" && scalar <= "Z" ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": return true
        case "\u{0}"..."\u{7F}": return false
        default: break
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            return true
        default: return false
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x1C...0x20: true
        case ..<0x80: false
        default: scalar.properties.isWhitespace
        }
    }

    /// Emoji in words, a run of the same one once; other pictographs as spaces.
    private func spelled(_ text: [Unicode.Scalar]) -> String {
        var result = String.UnicodeScalarView()
        var last = ""
        for scalar in text {
            guard scalar.value >= 0x200D,
                ranges.contains(where: { $0.first <= scalar.value && scalar.value <= $0.last })
            else {
                let isSpace = Self.isSpace(scalar)
                result.append(isSpace ? " " : scalar)
                if !isSpace { last = "" }
                continue
            }
            result.append(" ")
            if let word = words[scalar.value], word != last {
                result.append(contentsOf: word.unicodeScalars)
                result.append(" ")
                last = word
            }
        }
        return String(result)
    }
}
