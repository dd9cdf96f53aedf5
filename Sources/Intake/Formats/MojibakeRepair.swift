/// Undoes what happens when UTF-8 was read as windows-1252 and written out again, or its bytes as characters.
enum MojibakeRepair {
    /// The text as it was meant.
    ///
    /// Changed only where every character comes from windows-1252, all of them together are UTF-8, and the pairs and
    /// triples are such as no language writes: `é` before a no-break space and a dash must stay. Left over C1 controls
    /// become their windows-1252 characters.
    static func repair(_ text: String) -> String {
        var copy = text
        return copy.withUTF8(mayNeed) ? repaired(text) : text
    }

    /// Whether UTF-8 bytes may need repair: they hold a C1 control, or a letter from `À` on before another character
    /// that is not ASCII, as every first byte of UTF-8 stands before a second one. `false` is certain.
    static func mayNeed(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in 0..<text.count where text[index] == 0xC2 || text[index] == 0xC3 {
            if text[index] == 0xC2 {
                if index + 1 < text.count, text[index + 1] < 0xA0 { return true }
            } else if index + 2 < text.count, text[index + 2] >= 0x80 {
                return true
            }
        }
        return false
    }

    private static func repaired(_ text: String) -> String {
        var bytes: [UInt8] = []
        var hasControls = false
        var isWestern = true
        for scalar in text.unicodeScalars {
            if (0x80..<0xA0).contains(scalar.value) { hasControls = true }
            guard isWestern else { continue }
            if (0x80..<0xA0).contains(scalar.value) {
                bytes.append(UInt8(scalar.value))
            } else if let byte = WesternCodePage.byte(scalar) {
                bytes.append(byte)
            } else {
                isWestern = false
            }
        }
        if isWestern, TextDecoding.validUTF8(bytes), hasControls || isUnmistakable(bytes) {
            return String(decoding: bytes, as: UTF8.self)
        }
        guard hasControls else { return text }
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            out.append((0x80..<0xA0).contains(scalar.value) ? WesternCodePage.scalar(UInt8(scalar.value)) : scalar)
        }
        return String(out)
    }

    /// Whether three-byte characters are only punctuation and signs (U+2000 to U+213F): their first byte is `â` and the
    /// second one of `€`, `‚`, `„`, which no word has together.
    private static func isUnmistakable(_ bytes: [UInt8]) -> Bool {
        for (index, byte) in bytes.enumerated() where byte >= 0xE0 {
            guard byte == 0xE2, index + 1 < bytes.count, [0x80, 0x82, 0x84].contains(bytes[index + 1]) else {
                return false
            }
        }
        return true
    }
}
