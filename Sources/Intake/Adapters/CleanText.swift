/// Text from outside, made fit to store and show: no control characters, one kind of line end.
enum CleanText {
    /// A body: line ends become `\n`, other control characters go, white space at both ends goes.
    static func block(_ text: String) -> String {
        if isClean(text) { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var afterReturn = false
        for byte in text.utf8 {
            if byte == 0x0D {
                bytes.append(0x0A)
            } else if byte == 0x0A {
                if !afterReturn { bytes.append(0x0A) }
            } else if byte >= 0x20 && byte != 0x7F || byte == 0x09 {
                bytes.append(byte)
            }
            afterReturn = byte == 0x0D
        }
        return trimmed(bytes)
    }

    /// One line: as `block`, and line ends and tabs become blanks.
    static func line(_ text: String) -> String {
        let block = block(text)
        guard contains(block, { $0 < 0x20 }) else { return block }
        return String(decoding: block.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    }

    /// One line, or `nil` where nothing is left of it.
    static func nonEmptyLine(_ text: String?) -> String? {
        guard let text else { return nil }
        let line = line(text)
        return line.isEmpty ? nil : line
    }

    /// An account's short name without its leading `@`; `nil` where nothing is left of it.
    static func handle(_ text: String?) -> String? {
        guard let line = nonEmptyLine(text) else { return nil }
        return nonEmptyLine(line.hasPrefix("@") ? String(line.dropFirst()) : line)
    }

    /// The text with `&lt;`, `&gt;` and `&amp;` resolved, and nothing else: some vendors escape these three only.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }

    /// Whether there is nothing but white space.
    static func isBlank(_ text: String) -> Bool { text.utf8.allSatisfy { $0 <= 0x20 } }

    /// At most `limit` bytes of the text, whole characters of Unicode only.
    static func prefix(_ text: String, bytes limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: max(0, limit))
        while end > text.startIndex, text.utf8[end] & 0xC0 == 0x80 { text.utf8.formIndex(before: &end) }
        return String(text[..<end])
    }

    /// Whether `block` has nothing to do.
    private static func isClean(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return true }
        return first > 0x20 && last > 0x20 && !contains(text, isControl)
    }

    private static func contains(_ text: String, _ isWanted: (UInt8) -> Bool) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { $0.contains(where: isWanted) }
            ?? text.utf8.contains(where: isWanted)
    }

    private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == 0x7F }

    private static func trimmed(_ bytes: [UInt8]) -> String {
        guard let start = bytes.firstIndex(where: { $0 > 0x20 }), let end = bytes.lastIndex(where: { $0 > 0x20 }) else {
            return ""
        }
        return String(decoding: bytes[start...end], as: UTF8.self)
    }
}

/// BCP 47 language tags, as far as their shape.
enum LanguageTag {
    /// A primary subtag of two or three letters and further ones of up to eight letters or digits.
    static func isWellFormed(_ tag: String) -> Bool {
        let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let primary = parts.first, (2...3).contains(primary.count), primary.allSatisfy(isLetter) else {
            return false
        }
        return parts.dropFirst().allSatisfy { part in
            (1...8).contains(part.count) && part.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
        }
    }

    /// The tag in BCP 47's spelling (`pt_BR` becomes `pt-BR`); `nil` where it is none.
    static func read(_ text: String?) -> String? {
        guard let text else { return nil }
        let tag = String(decoding: text.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
        return isWellFormed(tag) ? tag : nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
