import Foundation

/// What becomes of a code point before words are cut into pieces: control characters go, accents go, capitals become
/// small, spaces part words, punctuation and ideographs stand alone.
struct BertFolding {
    enum Glyph: Hashable {
        /// Nothing is left of it.
        case nothing
        /// It parts words.
        case gap
        /// Punctuation: a word of its own.
        case mark(Unicode.Scalar)
        case letter(Unicode.Scalar)
    }

    /// What one code point becomes.
    struct Fold {
        var glyphs: [Glyph]
        /// An ideograph: parted from its neighbours.
        var standsAlone = false
    }

    /// So many code points are remembered; then it begins anew.
    private static let memoryLimit = 8192

    private var known: [UInt32: Fold] = [:]

    mutating func fold(_ scalar: Unicode.Scalar) -> Fold {
        if let fold = known[scalar.value] { return fold }
        if known.count >= Self.memoryLimit { known.removeAll(keepingCapacity: true) }
        let fold = Self.folded(scalar)
        known[scalar.value] = fold
        return fold
    }

    /// What the first 128 become.
    static let ascii: [Glyph] = (0..<128).map { folded(Unicode.Scalar(UInt8($0))).glyphs[0] }

    private static func folded(_ scalar: Unicode.Scalar) -> Fold {
        switch scalar {
        case "\t", "\n", "\r": return Fold(glyphs: [.gap])
        case "\u{0}", "\u{FFFD}": return Fold(glyphs: [.nothing])
        default: break
        }
        switch category(scalar) {
        // Unassigned code points stay: they are unknown words.
        case .control, .format, .privateUse: return Fold(glyphs: [.nothing])
        default: break
        }
        if scalar.properties.isWhitespace { return Fold(glyphs: [.gap]) }
        var glyphs: [Glyph] = []
        for part in decomposed(scalar) where category(part) != .nonspacingMark {
            for small in part.properties.lowercaseMapping.unicodeScalars {
                glyphs.append(isPunctuation(small) ? .mark(small) : .letter(small))
            }
        }
        return Fold(glyphs: glyphs.isEmpty ? [.nothing] : glyphs, standsAlone: isIdeograph(scalar))
    }

    /// The reference's tables of categories are those of Unicode 8: what came later is unassigned to it.
    private static func category(_ scalar: Unicode.Scalar) -> Unicode.GeneralCategory {
        guard let age = scalar.properties.age, age.major <= 8 else { return .unassigned }
        return scalar.properties.generalCategory
    }

    /// Canonical decomposition. Only marks that go anyway would have to change places with their neighbours, so one code
    /// point at a time is enough.
    private static func decomposed(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        let text = String(scalar)
        return scalar.value < 0x80
            ? text.unicodeScalars : text.decomposedStringWithCanonicalMapping.unicodeScalars
    }

    /// All of ASCII that is neither letter, digit nor control counts, `$` and `+` as well; beyond it Unicode's word.
    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
        case ..<0x80: return false
        default: break
        }
        switch category(scalar) {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return true
        default: return false
        }
    }

    /// The blocks of ideographs as the reference has them, its gap from U+2B820 to U+2B91F included.
    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x2A6DF, 0x2A700...0x2B73F,
            0x2B740...0x2B81F, 0x2B920...0x2CEAF, 0x2F800...0x2FA1F:
            return true
        default: return false
        }
    }
}
