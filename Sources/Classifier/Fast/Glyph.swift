/// What one code point is to the reader of posts.
enum Glyph {
    case letter, digit, ideograph, emoji, apostrophe, exclamation, question, currency
    /// Parts words and means nothing more.
    case gap
    /// Joins, marks and selectors that change nothing: they are dropped without parting a word.
    case nothing

    /// The kind of a code point from U+0080 up.
    @inline(__always)
    static func kind(_ c: UInt32) -> Glyph {
        if c < 0x2000 {
            if c < 0xC0 { return c == 0xAA || c == 0xB5 || c == 0xBA ? .letter : c == 0xAD ? .nothing : small(c) }
            if c == 0xD7 || c == 0xF7 { return .gap }
            if c >= 0x300 && c < 0x370 { return .nothing }
            if c >= 0x600 && c < 0x700 { return arabic(c) }
            if c == 0x964 || c == 0x965 { return .gap }
            if (c >= 0xE00 && c < 0xF00) || (c >= 0x1000 && c < 0x10A0) || (c >= 0x1780 && c < 0x1800) {
                return .ideograph
            }
            return .letter
        }
        if c < 0x3000 { return symbol(c) }
        if c < 0xAC00 {
            if c < 0x3040 { return c == 0x3005 || c == 0x3007 ? .ideograph : .gap }
            if c == 0x30FB { return .gap }
            return c < 0xA000 ? .ideograph : .letter
        }
        if c < 0xE000 { return c < 0xD7B0 ? .letter : .gap }
        if c < 0x10000 { return presentation(c) }
        if c < 0x1F000 { return c < 0x1D000 ? .letter : .gap }
        if c < 0x1FB00 { return c >= 0x1F3FB && c <= 0x1F3FF ? .nothing : .emoji }
        if c >= 0x20000 && c < 0x40000 { return .ideograph }
        return c >= 0xE0000 && c < 0xE1000 ? .nothing : .gap
    }

    private static func small(_ c: UInt32) -> Glyph {
        switch c {
        case 0xA2, 0xA3, 0xA5: .currency
        default: .gap
        }
    }

    private static func arabic(_ c: UInt32) -> Glyph {
        switch c {
        case 0x61F: .question
        case 0x600...0x60F, 0x61B...0x61E, 0x66A...0x66D, 0x6D4: .gap
        case 0x610...0x61A, 0x640, 0x64B...0x65F: .nothing
        case 0x660...0x669, 0x6F0...0x6F9: .digit
        default: .letter
        }
    }

    private static func symbol(_ c: UInt32) -> Glyph {
        switch c {
        case 0x2018, 0x2019: .apostrophe
        case 0x200B...0x200F, 0x2060...0x206F: .nothing
        case 0x203C, 0x2757, 0x2755: .exclamation
        case 0x2047, 0x2753, 0x2754: .question
        case 0x20A0...0x20CF: .currency
        case 0x2600...0x27BF, 0x2B00...0x2BFF, 0x231A...0x23FF: .emoji
        case 0x2C00...0x2DFF: .letter
        case 0x2E80...0x2FFF: .ideograph
        default: .gap
        }
    }

    private static func presentation(_ c: UInt32) -> Glyph {
        switch c {
        case 0xF900...0xFAFF: .ideograph
        case 0xFB00...0xFDFF, 0xFE70...0xFEFC: .letter
        case 0xFE00...0xFE2F, 0xFEFF: .nothing
        case 0xFF01: .exclamation
        case 0xFF1F: .question
        case 0xFF10...0xFF19: .digit
        case 0xFF21...0xFF3A, 0xFF41...0xFF5A: .letter
        case 0xFF66...0xFF9D: .ideograph
        default: .gap
        }
    }

    /// The lower-case letter of a code point from U+0080 up, for Latin, Greek, Cyrillic and full-width letters;
    /// any other stands for itself. One to one: `ß` stays, `İ` becomes `i`.
    @inline(__always)
    static func folded(_ c: UInt32) -> UInt32 {
        if c < 0x180 {
            if c < 0x100 { return c >= 0xC0 && c <= 0xDE && c != 0xD7 ? c + 32 : c }
            return extended(c)
        }
        if c < 0x370 || c >= 0x530 { return c >= 0xFF21 && c <= 0xFF5A ? fullWidth(c) : c }
        if c >= 0x410 { return c <= 0x42F ? c + 32 : c >= 0x460 && c & 1 == 0 && !(0x482...0x48A ~= c) ? c + 1 : c }
        if c >= 0x400 { return c + 80 }
        return greek(c)
    }

    private static func extended(_ c: UInt32) -> UInt32 {
        switch c {
        case 0x130: 0x69
        case 0x131, 0x138, 0x149, 0x17F: c
        case 0x178: 0xFF
        case 0x139...0x148, 0x179...0x17E: c & 1 == 1 ? c + 1 : c
        default: c | 1
        }
    }

    private static func greek(_ c: UInt32) -> UInt32 {
        switch c {
        case 0x386: 0x3AC
        case 0x388...0x38A: c + 37
        case 0x38C: 0x3CC
        case 0x38E, 0x38F: c + 63
        case 0x391...0x3AB: c + 32
        case 0x3C2: 0x3C3
        default: c
        }
    }

    private static func fullWidth(_ c: UInt32) -> UInt32 {
        if c <= 0xFF3A { return c - 0xFF21 + 0x61 }
        return c >= 0xFF41 ? c - 0xFF41 + 0x61 : c
    }

    /// The letter without its accent for what stands on Latin letters up to U+017F; `nil` where there is none.
    static func unaccented(_ c: UInt32) -> UInt32? {
        guard c >= 0xE0, c < 0x180 else { return nil }
        let plain = "aaaaaaaceeeeiiiidnooooo/ouuuuyty"
        if c < 0x100 {
            let letter = Array(plain.utf8)[Int(c - 0xE0)]
            return letter == UInt8(ascii: "/") ? nil : UInt32(letter)
        }
        switch c {
        case 0x101, 0x103, 0x105: return 0x61
        case 0x107, 0x10D: return 0x63
        case 0x119, 0x11B: return 0x65
        case 0x11F: return 0x67
        case 0x131: return 0x69
        case 0x142: return 0x6C
        case 0x144, 0x148: return 0x6E
        case 0x151: return 0x6F
        case 0x159: return 0x72
        case 0x15B, 0x15F, 0x161: return 0x73
        case 0x165: return 0x74
        case 0x16F, 0x171: return 0x75
        case 0x17A, 0x17C, 0x17E: return 0x7A
        default: return nil
        }
    }
}
