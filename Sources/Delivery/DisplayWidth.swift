/// Columns of a terminal.
///
/// East Asian wide and full-width characters and emoji take two columns, combining marks none (Unicode Standard Annex
/// 11; blocks instead of single code points, which is how terminals differ among themselves anyway).
package enum DisplayWidth {
    /// Columns that a clean text takes.
    package static func columns(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.reduce(0) { $0 + columns($1) }
    }

    /// Columns of what the reader sees as one character.
    static func columns(_ character: Character) -> Int {
        var sum = 0
        for scalar in character.unicodeScalars {
            if scalar == "\u{FE0F}" { return 2 }
            if scalar.properties.isEmojiModifier, sum > 0 { continue }
            sum += columns(scalar)
        }
        return sum
    }

    private static func columns(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: break
        }
        if (0x1160...0x11FF).contains(value) { return 0 }  // Hangul vowels and finals join their first letter.
        if (0x1F1E6...0x1F1FF).contains(value) { return 1 }  // Two of these make one flag.
        if scalar.properties.isEmojiPresentation { return 2 }
        return wideBlocks.contains { $0.contains(value) } ? 2 : 1
    }

    private static let wideBlocks: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
        0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]

    /// Shortens a clean text to at most `width` columns with a closing `…`.
    package static func cut(_ text: String, width: Int) -> String {
        guard columns(text) > width else { return text }
        var used = 1
        let kept = text.prefix { character in
            used += columns(character)
            return used <= width
        }
        return DisplayText.trimmedForEllipsis(kept) + "…"
    }

    /// Lines of at most `width` columns, broken at spaces; a word wider than a line is broken where the line ends.
    package static func wrap(_ text: String, width: Int) -> [String] {
        let width = max(2, width)
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.split(separator: " ") {
            let wide = columns(word)
            let gap = line.isEmpty ? 0 : 1
            if used + gap + wide <= width {
                line += (gap == 1 ? " " : "") + word
                used += gap + wide
                continue
            }
            if wide <= width {
                lines.append(line)
                line = String(word)
                used = wide
                continue
            }
            // Scripts without spaces come as one long word: fill what is left of the line first.
            if gap == 1, used + 3 <= width {
                line += " "
                used += 1
            } else if gap == 1 {
                lines.append(line)
                line = ""
                used = 0
            }
            for character in word {
                let step = columns(character)
                if used + step > width {
                    lines.append(line)
                    line = ""
                    used = 0
                }
                line.append(character)
                used += step
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}
