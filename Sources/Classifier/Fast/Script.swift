/// The writing systems that tell a language by themselves or narrow it down.
enum Script: UInt8, CaseIterable {
    case latin, cyrillic, greek, arabic, persian, hebrew, devanagari, bengali, tamil, thai, georgian, armenian, hangul
    case kana, han, other

    /// The script of one folded code point.
    @inline(__always)
    static func of(_ c: UInt32) -> Script {
        if c < 0x250 { return c == 0x30 ? .other : .latin }
        return beyondLatin(c)
    }

    private static func beyondLatin(_ c: UInt32) -> Script {
        switch c {
        case 0x370..<0x400, 0x1F00..<0x2000: .greek
        case 0x400..<0x530: .cyrillic
        case 0x530..<0x590: .armenian
        case 0x590..<0x600: .hebrew
        case 0x67E, 0x686, 0x698, 0x6A9, 0x6AF, 0x6CC: .persian
        case 0x600..<0x780, 0xFB50..<0xFE00, 0xFE70..<0xFF00: .arabic
        case 0x900..<0x980: .devanagari
        case 0x980..<0xA00: .bengali
        case 0xB80..<0xC00: .tamil
        case 0xE00..<0xE80: .thai
        case 0x10A0..<0x1100: .georgian
        case 0x1100..<0x1200, 0xAC00..<0xD7B0: .hangul
        case 0x1E00..<0x1F00: .latin
        case 0x3040..<0x3100, 0xFF66...0xFF9D: .kana
        case 0x2E80..<0x3000, 0x3005, 0x3007, 0x3400..<0xA000, 0xF900..<0xFB00, 0x20000..<0x40000: .han
        default: .other
        }
    }

    /// The one language we name for a script; `nil` where the words must tell.
    var language: String? {
        switch self {
        case .latin, .cyrillic, .other: nil
        case .greek: "el"
        case .arabic: "ar"
        case .persian: "fa"
        case .hebrew: "he"
        case .devanagari: "hi"
        case .bengali: "bn"
        case .tamil: "ta"
        case .thai: "th"
        case .georgian: "ka"
        case .armenian: "hy"
        case .hangul: "ko"
        case .kana: "ja"
        case .han: "zh"
        }
    }
}
