/// Text as Slack's message markup takes it.
enum SlackText {
    /// `&`, `<` and `>` as entities: nothing else is markup that notifies or links.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Escaped, and shortened so that it takes at most `limitBytes` in a JSON text.
    ///
    /// What is dropped is decided before escaping and counted after it, so that no entity is ever cut.
    static func escaped(_ text: String, limitBytes: Int) -> String { cut(text, limitBytes: limitBytes).text }

    /// As ``escaped(_:limitBytes:)``, and whether nothing had to be dropped.
    static func cut(_ text: String, limitBytes: Int) -> (text: String, isWhole: Bool) {
        var used = 0
        var fitting = text.startIndex
        var word: String.Index?
        var index = text.startIndex
        let ellipsisBytes = 3
        while index < text.endIndex {
            if text[index] == " " { word = index }
            used += cost(of: text[index])
            if used > limitBytes { break }
            index = text.index(after: index)
            if used <= limitBytes - ellipsisBytes { fitting = index }
        }
        if index == text.endIndex { return (escaped(text), true) }
        // Whole words, where that does not cost much more.
        if let word, word <= fitting, text.utf8.distance(from: word, to: fitting) < limitBytes / 4 { fitting = word }
        guard limitBytes >= ellipsisBytes else { return ("", false) }
        return (escaped(DisplayText.trimmedForEllipsis(text[..<fitting])) + "…", false)
    }

    /// Bytes of a text once it is escaped for Slack and for JSON.
    static func bytes(of text: String) -> Int { text.reduce(0) { $0 + cost(of: $1) } }

    /// Bytes of a character once it is escaped for Slack and for JSON.
    private static func cost(of character: Character) -> Int {
        character.utf8.reduce(0) { sum, byte in
            switch byte {
            case UInt8(ascii: "&"): sum + 5
            case UInt8(ascii: "<"), UInt8(ascii: ">"): sum + 4
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "\n"): sum + 2
            default: sum + 1
            }
        }
    }

    /// Words of the public for receivers that read the plain `text` of a message: `@` becomes the full-width `＠`, which
    /// every reader recognises and no receiver takes for a call, and Markdown links and images come apart.
    static func withoutCalls(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "]") }) else { return text }
        return text.replacing("@", with: "＠").replacing("](", with: "] (").replacing("][", with: "] [")
    }
}
