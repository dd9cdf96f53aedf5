import Glibc

/// Names of character encodings, resolved as the WHATWG Encoding Standard does, with a few older names feeds still use.
enum EncodingLabel {
    /// An encoding Earshot can read.
    enum Encoding: Hashable {
        case utf8
        case utf16(bigEndian: Bool)
        case utf32(bigEndian: Bool)
        /// windows-1252 and what is read as it: ISO 8859-1 and US-ASCII.
        case western
        /// Chinese in seven bits (RFC 1843), which iconv does not know everywhere.
        case hz
        /// By iconv's name.
        case other(String)
    }

    /// The encoding of a label as HTTP or XML gives it; `nil` where it names none that can be read.
    ///
    /// UTF-7 is refused: it hides markup from every check.
    static func encoding(_ label: some StringProtocol) -> Encoding? {
        let name = unquoted(label)
        if let known = table[name] { return known }
        // The year of the standard says nothing: `ISO_8859-5:1988`.
        let undated = name.split(separator: ":", maxSplits: 1).first.map(String.init) ?? name
        let plain = String(decoding: undated.utf8.filter(ASCII.isAlphanumeric), as: UTF8.self)
        return table[undated] ?? plainTable[plain] ?? unlisted(undated, plain)
    }

    /// Whether a label claims that there are only ASCII characters, so that any other byte disproves it.
    static func isASCII(_ label: some StringProtocol) -> Bool {
        ["ascii", "usascii", "us", "ansix341968", "iso646us", "isoir6"].contains(
            String(decoding: unquoted(label).utf8.filter(ASCII.isAlphanumeric), as: UTF8.self))
    }

    /// A set that only iconv knows, such as those of DOS, of old Macs and of mainframes. Those that hide markup from every
    /// check or depend on the machine are none.
    private static func unlisted(_ name: String, _ plain: String) -> Encoding? {
        guard (3...40).contains(name.utf8.count), !plain.contains("utf"), !plain.contains("ucs"),
            !plain.contains("unicode"), !["char", "wchart", "java", "internal"].contains(plain),
            name.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F }),
            let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1)
        else { return nil }
        iconv_close(converter)
        return .other(name)
    }

    /// In lower case, without white space, quotes and semicolons.
    private static func unquoted(_ label: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        for byte in label.utf8 where byte > 0x20 && byte != 0x22 && byte != 0x27 && byte != 0x3B {
            bytes.append(ASCII.lowercased(byte))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let table: [String: Encoding] = {
        var map: [String: Encoding] = [
            "hz-gb-2312": .hz, "hz": .hz,
            "utf-8": .utf8, "utf8": .utf8, "unicode-1-1-utf-8": .utf8, "x-unicode20utf8": .utf8,
            "utf-16": .utf16(bigEndian: false), "utf-16le": .utf16(bigEndian: false), "ucs-2": .utf16(bigEndian: false),
            "iso-10646-ucs-2": .utf16(bigEndian: false), "csunicode": .utf16(bigEndian: false),
            "unicode": .utf16(bigEndian: false), "utf-16be": .utf16(bigEndian: true), "utf-32": .utf32(bigEndian: true),
            "utf-32be": .utf32(bigEndian: true), "utf-32le": .utf32(bigEndian: false), "ucs-4": .utf32(bigEndian: true),
        ]
        for label in western.split(separator: " ") { map[String(label)] = .western }
        for (name, labels) in byIconvName {
            for label in labels.split(separator: " ") { map[String(label)] = .other(name) }
        }
        return map
    }()

    /// The same without punctuation: `ISO8859_1`, `Shift-JIS`.
    private static let plainTable: [String: Encoding] = {
        var map: [String: Encoding] = [:]
        for (label, encoding) in table {
            map[String(decoding: label.utf8.filter(ASCII.isAlphanumeric), as: UTF8.self)] = encoding
        }
        return map
    }()

    private static let western = """
        ansi_x3.4-1968 ascii us-ascii us cp1252 cp819 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 \
        iso_8859-1:1987 l1 latin1 latin-1 windows-1252 x-cp1252 csisolatin1 ansi iso-646-us macroman-1252
        """

    private static let byIconvName: [(String, String)] = [
        ("ISO-8859-2", "iso-8859-2 iso8859-2 iso_8859-2 iso_8859-2:1987 l2 latin2 csisolatin2 iso-ir-101"),
        ("ISO-8859-3", "iso-8859-3 iso8859-3 iso_8859-3 l3 latin3 iso-ir-109"),
        ("ISO-8859-4", "iso-8859-4 iso8859-4 iso_8859-4 l4 latin4 iso-ir-110"),
        ("ISO-8859-5", "iso-8859-5 iso8859-5 iso_8859-5 cyrillic csisolatincyrillic iso-ir-144"),
        (
            "ISO-8859-6",
            "iso-8859-6 iso8859-6 iso_8859-6 iso-8859-6-e iso-8859-6-i arabic asmo-708 ecma-114 iso-ir-127 csisolatinarabic"
        ),
        ("ISO-8859-7", "iso-8859-7 iso8859-7 iso_8859-7 greek greek8 ecma-118 elot_928 sun_eu_greek iso-ir-126"),
        ("ISO-8859-7", "csisolatingreek"),
        ("ISO-8859-8", "csisolatinhebrew csiso88598e csiso88598i"),
        ("ISO-8859-8", "iso-8859-8 iso8859-8 iso_8859-8 iso-8859-8-i iso-8859-8-e hebrew visual logical iso-ir-138"),
        ("ISO-8859-10", "iso-8859-10 iso8859-10 l6 latin6 iso-ir-157"),
        ("ISO-8859-13", "iso-8859-13 iso8859-13"),
        ("ISO-8859-14", "iso-8859-14 iso8859-14"),
        ("ISO-8859-15", "iso-8859-15 iso8859-15 iso_8859-15 l9 latin9 latin-9 csisolatin9"),
        ("ISO-8859-16", "iso-8859-16 iso8859-16"),
        ("CP866", "ibm866 cp866 866 csibm866"),
        ("CP437", "ibm437 cp437 437"),
        ("CP850", "ibm850 cp850 850"),
        ("CP037", "ibm037 cp037 ebcdic-cp-us"),
        ("CP1047", "ibm1047 cp1047"),
        ("KOI8-R", "koi8-r koi8 koi koi8_r cskoi8r"),
        ("KOI8-U", "koi8-u koi8-ru"),
        ("MACINTOSH", "macintosh mac x-mac-roman macroman csmacintosh"),
        ("MAC-CYRILLIC", "x-mac-cyrillic x-mac-ukrainian"),
        ("MAC-CENTRALEUROPE", "x-mac-ce x-mac-centraleurroman maccentraleurope macce"),
        ("MACIS", "x-mac-icelandic macicelandic"),
        ("CP874", "windows-874 dos-874 iso-8859-11 iso8859-11 tis-620 cp874"),
        ("CP1250", "windows-1250 cp1250 x-cp1250"),
        ("CP1251", "windows-1251 cp1251 x-cp1251 win-1251 win1251"),
        ("CP1253", "windows-1253 cp1253 x-cp1253"),
        ("CP1254", "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso_8859-9 l5 latin5 csisolatin5 iso-ir-148"),
        ("CP1255", "windows-1255 cp1255 x-cp1255"),
        ("CP1256", "windows-1256 cp1256 x-cp1256"),
        ("CP1257", "windows-1257 cp1257 x-cp1257"),
        ("CP1258", "windows-1258 cp1258 x-cp1258"),
        (
            "GB18030",
            "gb18030 gb2312 gbk gb_2312 gb_2312-80 chinese csgb2312 iso-ir-58 x-gbk euc-cn cp936 csiso58gb231280"
        ),
        ("BIG5-HKSCS", "big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950"),
        ("EUC-JP", "euc-jp x-euc-jp cseucpkdfmtjapanese eucjp ujis"),
        ("ISO-2022-JP", "iso-2022-jp csiso2022jp"),
        ("CP932", "shift_jis shift-jis sjis x-sjis ms932 ms_kanji windows-31j csshiftjis cp932"),
        ("CP949", "euc-kr euckr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean windows-949 cseuckr cp949 uhc"),
        ("ISO-2022-KR", "iso-2022-kr csiso2022kr"),
    ]
}
