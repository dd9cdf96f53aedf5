/// FILLED: nothing that a person or a program should have replaced is left. In any language.
enum PlaceholderRule {
    /// Where something was left open, in the order of the text; at most as many places as findings are given.
    static func places(in bytes: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var at = 0
        var lineStart = true
        while at < bytes.count {
            if let length = placeholder(in: bytes, at: at)
                ?? (lineStart || opensSentence(bytes, at) ? nameless(in: bytes, at: at) : nil)
            {
                found.append(at..<at + length)
                at += length
                if found.count >= ReplyLinter.findingsPerRuleLimit { break }
                continue
            }
            lineStart = bytes[at] == 0x0A || (lineStart && bytes[at] == 0x20)
            at += 1
        }
        return found.map { whole($0, in: bytes) }
    }

    static func remarks(on places: [Range<Int>]) -> [Remark] {
        places.map { range in
            Remark(
                .filled, .error, range,
                "A placeholder was left: nothing says “nobody read your message” more clearly.",
                "Fill it in, or take it out.")
        }
    }

    private static func opensSentence(_ bytes: [UInt8], _ at: Int) -> Bool {
        at >= 2 && bytes[at - 1] == 0x20 && (bytes[at - 2] == 0x2E || bytes[at - 2] == 0x21)
    }

    /// Widens a range so that it begins and ends between characters.
    private static func whole(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        var lower = range.lowerBound
        var upper = min(range.upperBound, bytes.count)
        while lower > 0, bytes[lower] & 0xC0 == 0x80 { lower -= 1 }
        while upper < bytes.count, bytes[upper] & 0xC0 == 0x80 { upper += 1 }
        return lower..<upper
    }

    /// The longest placeholder that is looked for, in bytes.
    private static let limitBytes = 60

    private static func placeholder(in bytes: [UInt8], at start: Int) -> Int? {
        switch bytes[start] {
        case UInt8(ascii: "{"):
            if follows("{{", bytes, start) || follows("{%", bytes, start) {
                return inner(bytes, start + 2, closing: UInt8(ascii: "}")).map { $0.count + 3 }.map { length in
                    start + length < bytes.count && bytes[start + length] == UInt8(ascii: "}") ? length + 1 : length
                } ?? 2
            }
            guard let name = inner(bytes, start + 1, closing: UInt8(ascii: "}")), isIdentifier(name) else { return nil }
            return name.count + 2
        case UInt8(ascii: "}"): return follows("}}", bytes, start) ? 2 : nil
        case UInt8(ascii: "$"):
            guard follows("${", bytes, start) else { return variable(bytes, start) }
            return inner(bytes, start + 2, closing: UInt8(ascii: "}")).map { $0.count + 3 } ?? 2
        case UInt8(ascii: "|"), UInt8(ascii: "@"):
            guard start + 1 < bytes.count, bytes[start + 1] == bytes[start],
                let name = inner(bytes, start + 2, closing: bytes[start]), isIdentifier(name)
            else { return nil }
            return name.count + 4
        case UInt8(ascii: "["):
            if follows("[[", bytes, start), let name = inner(bytes, start + 2, closing: UInt8(ascii: "]")) {
                return name.count + 4
            }
            guard let name = inner(bytes, start + 1, closing: UInt8(ascii: "]")), isBlank(name) else { return nil }
            let end = start + name.count + 2
            // `[order status](https://…)` is a link.
            return end < bytes.count && bytes[end] == UInt8(ascii: "(") ? nil : name.count + 2
        case UInt8(ascii: "<"):
            if follows("<<", bytes, start), let name = inner(bytes, start + 2, closing: UInt8(ascii: ">")),
                isIdentifier(name)
            {
                return name.count + 3
            }
            guard let name = inner(bytes, start + 1, closing: UInt8(ascii: ">")), isBlank(name) else { return nil }
            return name.count + 2
        case UInt8(ascii: "("):
            guard let name = inner(bytes, start + 1, closing: UInt8(ascii: ")")),
                asksToFill(name) || (isBlank(name) && !name.contains(0x20))
            else { return nil }
            return name.count + 2
        case UInt8(ascii: "#"):
            guard let name = inner(bytes, start + 1, closing: UInt8(ascii: "#")), isLettered(name) else { return nil }
            return name.count + 2
        case 0xC2:
            // «Vorname»
            guard start + 1 < bytes.count, bytes[start + 1] == 0xAB,
                let name = inner(bytes, start + 2, closing: 0xC2), name.count <= 30, isBlank(name)
            else { return nil }
            return name.count + 4
        case UInt8(ascii: "u"), UInt8(ascii: "N"), UInt8(ascii: "n"):
            // “^NN” is a signature.
            guard start == 0 || !(isWord(bytes, start - 1) || bytes[start - 1] == UInt8(ascii: "^")) else { return nil }
            for word in ["undefined", "NN", "NaN", "null", "NULL", "N/A"]
            where followsExactly(word, bytes, start) && !isWord(bytes, start + word.utf8.count) {
                return word.utf8.count
            }
            return nil
        case UInt8(ascii: "%"):
            if follows("%{", bytes, start) {
                return inner(bytes, start + 2, closing: UInt8(ascii: "}")).map { $0.count + 3 }
            }
            if start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "s") || bytes[start + 1] == UInt8(ascii: "@"),
                !isWord(bytes, start + 2), start == 0 || !isWord(bytes, start - 1)
            {
                return 2
            }
            guard let name = inner(bytes, start + 1, closing: UInt8(ascii: "%")), isIdentifier(name), isLettered(name)
            else { return nil }
            return name.count + 2
        case UInt8(ascii: "*"):
            guard follows("*|", bytes, start) else { return nil }
            return inner(bytes, start + 2, closing: UInt8(ascii: "|")).map { $0.count + 4 } ?? nil
        case UInt8(ascii: "_"):
            var end = start
            while end < bytes.count, bytes[end] == UInt8(ascii: "_") { end += 1 }
            return end - start >= 3 ? end - start : nil
        case UInt8(ascii: "x"), UInt8(ascii: "X"): return run(of: UInt8(ascii: "x"), bytes, start)
        case UInt8(ascii: "?"):
            return start > 0 && bytes[start - 1] == 0x20 && follows("???", bytes, start) ? 3 : nil
        case UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: "F"), UInt8(ascii: "I"), UInt8(ascii: "L"),
            UInt8(ascii: "l"), UInt8(ascii: "D"):
            guard start == 0 || !isWord(bytes, start - 1) else { return nil }
            return marker(bytes, start)
        default: return nil
        }
    }

    /// `$firstname`, and no price.
    private static func variable(_ bytes: [UInt8], _ start: Int) -> Int? {
        var end = start + 1
        while end < bytes.count, isLetter(bytes[end]) || bytes[end] == 0x5F { end += 1 }
        return end - start >= 4 ? end - start : nil
    }

    /// `(insert link)`, `(delete as appropriate)`.
    private static func asksToFill(_ name: ArraySlice<UInt8>) -> Bool {
        let words = String(decoding: name, as: UTF8.self).lowercased()
        return ["insert ", "delete as ", "fill in ", "enter ", "add name", "name here", "your name", "lorem ipsum"]
            .contains {
                words.hasPrefix($0)
            }
    }

    /// A greeting that lost its name: `Hi ,`, `Dear ,`, `Hi null,`.
    private static func nameless(in bytes: [UInt8], at start: Int) -> Int? {
        for greeting in ["hi", "hello", "hey", "dear"] where follows(greeting, bytes, start) {
            var at = start + greeting.utf8.count
            let spaced = at < bytes.count && bytes[at] == 0x20
            while at < bytes.count, bytes[at] == 0x20, at - start < limitBytes { at += 1 }
            guard at < bytes.count else { return nil }
            if bytes[at] == 0x2C || bytes[at] == 0x21 {
                return spaced || (greeting == "dear" && bytes[at] == 0x2C) ? at - start + 1 : nil
            }
            guard spaced else { continue }
            for word in [
                "null", "undefined", "none", "nan", "nil", "n/a", "firstname", "lastname", "first_name", "username",
                "name", "customer name", "test",
            ]
            where follows(word, bytes, at) && !isWord(bytes, at + word.utf8.count) {
                let end = at + word.utf8.count
                // “Hi none of this …” is a sentence; a placeholder ends the greeting.
                if end == bytes.count || bytes[end] == 0x2C || bytes[end] == 0x21 || bytes[end] == 0x0A {
                    return end - start
                }
            }
        }
        return nil
    }

    private static func marker(_ bytes: [UInt8], _ start: Int) -> Int? {
        for word in ["TODO", "TBD", "TBC", "TBA", "FIXME", "INSERT ", "DD/MM", "DDMM", "DD.MM"]
        where followsExactly(word, bytes, start) {
            let end = start + word.utf8.count
            if word == "INSERT " { return end < bytes.count && isUpper(bytes[end]) ? word.utf8.count : nil }
            return isWord(bytes, end) ? nil : word.utf8.count
        }
        return follows("lorem ipsum", bytes, start) ? 11 : nil
    }

    /// `xxx`, `XXXX`: three or more alone; two capitals.
    private static func run(of letter: UInt8, _ bytes: [UInt8], _ start: Int) -> Int? {
        guard start == 0 || !isWord(bytes, start - 1) else { return nil }
        var end = start
        while end < bytes.count, bytes[end] | 0x20 == letter { end += 1 }
        let isShort = end - start == 2 && bytes[start] == UInt8(ascii: "X") && bytes[start + 1] == UInt8(ascii: "X")
        guard end - start >= 3 || isShort, !isWord(bytes, end) else { return nil }
        return end - start
    }

    private static func follows(_ word: String, _ bytes: [UInt8], _ start: Int) -> Bool {
        matches(word, bytes, start) { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    }

    private static func followsExactly(_ word: String, _ bytes: [UInt8], _ start: Int) -> Bool {
        matches(word, bytes, start) { $0 }
    }

    private static func matches(_ word: String, _ bytes: [UInt8], _ start: Int, _ fold: (UInt8) -> UInt8) -> Bool {
        var at = start
        for byte in word.utf8 {
            guard at < bytes.count, fold(bytes[at]) == byte else { return false }
            at += 1
        }
        return true
    }

    /// What stands before the closing byte, within the limit and on one line.
    private static func inner(_ bytes: [UInt8], _ start: Int, closing: UInt8) -> ArraySlice<UInt8>? {
        var end = start
        while end < bytes.count, end - start <= limitBytes, bytes[end] != 0x0A {
            if bytes[end] == closing { return end > start ? bytes[start..<end] : nil }
            end += 1
        }
        return nil
    }

    private static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

    private static func isWord(_ bytes: [UInt8], _ index: Int) -> Bool {
        index < bytes.count
            && (isLetter(bytes[index]) || (bytes[index] >= 0x30 && bytes[index] <= 0x39) || bytes[index] >= 0x80)
    }

    /// Letters, digits, dots and underscores: a variable's name, or a format's number.
    private static func isIdentifier(_ name: ArraySlice<UInt8>) -> Bool {
        name.allSatisfy { byte in
            isLetter(byte) || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F || byte == 0x2E || byte == 0x20
        }
    }

    private static func isLettered(_ name: ArraySlice<UInt8>) -> Bool {
        guard let first = name.first else { return false }
        return isLetter(first) && !name.contains(0x20) && name.count >= 3
    }

    /// Whether the words in brackets ask to be replaced: `[customer name]`, `[DATE]`, `<order_number>`.
    private static func isBlank(_ name: ArraySlice<UInt8>) -> Bool {
        guard name.count <= 40,
            isIdentifier(name) || name.contains(where: { $0 == 0x27 || $0 == 0x2F || $0 == 0x2D || $0 == 0x3A }),
            let first = name.first, isLetter(first)
        else { return false }
        let letters = name.filter(isLetter)
        if letters.count >= 3, letters.allSatisfy(isUpper) { return true }
        if name.contains(0x5F) { return true }
        let words = String(decoding: name, as: UTF8.self).lowercased().split { !$0.isLetter }
        return words.contains { blanks.contains(String($0)) }
    }

    private static let blanks: Set<String> = [
        "name", "firstname", "lastname", "surname", "order", "number", "date", "time", "insert", "agent", "signature",
        "placeholder", "reason", "address", "phone", "email", "username", "customer", "amount", "xx", "xxx", "your",
        "brand", "company", "link", "option", "product", "text", "nachname", "vorname", "nombre", "prénom", "datum",
        "fecha", "nome", "reviewer", "user", "guest", "client",
    ]
}
