/// Makes words of the public safe to show: what is seen is what is there.
///
/// Every renderer shows public text through here. Control characters (C0, C1, with them every terminal escape) and
/// characters that are invisible or reorder others (bidirectional controls, zero-width characters, tags, fillers) are
/// dropped, whitespace is folded to single spaces, and stacks of combining marks are capped. Cleaning twice changes
/// nothing.
package enum DisplayText {
    /// Combining marks kept on one letter; no living orthography needs more.
    package static let marksLimit = 4

    /// One line of clean text.
    package static func clean(_ text: String) -> String {
        if isPlain(text) { return text }
        var kept = String.UnicodeScalarView()
        var marks = 0
        var spacePending = false
        for scalar in text.unicodeScalars {
            switch kind(of: scalar) {
            case .dropped: continue
            case .space: spacePending = !kept.isEmpty
            case .mark:
                // A mark without a letter of its own would sit on whatever stands before the text.
                marks += 1
                if kept.isEmpty || spacePending || marks > marksLimit { continue }
                kept.append(scalar)
            case .shown:
                if spacePending { kept.append(" ") }
                spacePending = false
                marks = 0
                kept.append(scalar)
            }
        }
        return String(kept)
    }

    /// One line of clean text of at most `limit` Unicode scalars, cut as ``cut(_:limit:)`` does.
    package static func clean(_ text: String, limit: Int) -> String { cut(clean(text), limit: limit) }

    /// Clean lines; empty lines at the ends are dropped and several in a row become one.
    package static func lines(_ text: String) -> [String] {
        var result: [String] = []
        for line in text.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: isLineBreak) {
            let cleaned = clean(String(line))
            if cleaned.isEmpty, result.last?.isEmpty ?? true { continue }
            result.append(cleaned)
        }
        if result.last?.isEmpty == true { result.removeLast() }
        return result
    }

    /// Clean text that keeps its line breaks.
    package static func paragraphs(_ text: String) -> String { lines(text).joined(separator: "\n") }

    /// Shortens to at most `limit` Unicode scalars with a closing `…`, after a whole word where one ends in the last
    /// third, and never inside what the reader sees as one character.
    package static func cut(_ text: String, limit: Int) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > limit else { return text }
        guard limit > 0 else { return "" }
        let end = scalars.index(scalars.startIndex, offsetBy: limit - 1)
        let floor = scalars.index(scalars.startIndex, offsetBy: (limit - 1) * 2 / 3)
        var word = end
        while word > floor, scalars[word] != " " { word = scalars.index(before: word) }
        return trimmedForEllipsis(scalars[word] == " " ? text[..<word] : wholeCharacters(of: text, upTo: end)) + "…"
    }

    /// Drops what looks lost before an ellipsis.
    static func trimmedForEllipsis(_ text: Substring) -> String {
        var kept = text
        while let last = kept.last, " ,;:–-".contains(last) { kept.removeLast() }
        return String(kept)
    }

    private static func wholeCharacters(of text: String, upTo end: String.Index) -> Substring {
        let kept = text[..<end]
        let count = kept.count
        let whole = text.prefix(count)
        // One endless character has no better place to cut.
        return whole.endIndex <= end || count < 2 ? kept : text.prefix(count - 1)
    }

    /// Printable ASCII with single spaces inside: the common case, without a look at every character's properties.
    private static func isPlain(_ text: String) -> Bool {
        var before = UInt8(ascii: " ")
        for byte in text.utf8 {
            guard byte >= 0x20, byte < 0x7F, byte != 0x20 || before != 0x20 else { return false }
            before = byte
        }
        return before != 0x20 || text.isEmpty
    }

    private enum Kind { case shown, space, mark, dropped }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        if scalar.isASCII {
            if scalar.value > 0x20, scalar.value < 0x7F { return .shown }
            return scalar == " " || (0x09...0x0D).contains(scalar.value) ? .space : .dropped
        }
        // Chooses between the black-and-white and the colour form of an emoji.
        if scalar == "\u{FE0F}" || scalar == "\u{FE0E}" { return .mark }
        let properties = scalar.properties
        if properties.isWhitespace { return .space }
        if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint { return .dropped }
        switch properties.generalCategory {
        case .control, .surrogate, .lineSeparator, .paragraphSeparator: return .dropped
        // The remaining format characters: the Arabic number signs are seen, the annotation anchors are not.
        case .format: return (0xFFF9...0xFFFB).contains(scalar.value) ? .dropped : .shown
        case .nonspacingMark, .enclosingMark: return .mark
        default: return .shown
        }
    }

    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\u{2028}" || scalar == "\u{2029}" || scalar == "\u{85}"
    }
}
