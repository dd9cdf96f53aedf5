/// Guesses a legacy encoding that a document does not name, from its bytes alone.
enum EncodingGuess {
    /// The likeliest encoding of text that is not UTF-8; `nil` where western text is as likely as any other.
    ///
    /// Text in a non-Latin script is mostly bytes above 0x7F, and in pairs for Chinese, Japanese and Korean; western
    /// text has them singly, between ASCII letters.
    static func encoding(of bytes: [UInt8]) -> EncodingLabel.Encoding? {
        let sample = bytes.prefix(64 * 1024)
        var high = 0
        var runs = 0
        var inRun = false
        for byte in sample {
            if byte >= 0x80 {
                high += 1
                if !inRun { runs += 1 }
                inRun = true
            } else if ASCII.isLetter(byte) || ASCII.isSpace(byte) || byte < 0x40 {
                inRun = false
            }
        }
        // Fewer than two high bytes a run on average: accents in western words.
        guard high >= 8, Double(high) / Double(max(runs, 1)) >= 2.5 else { return nil }
        var best: (encoding: EncodingLabel.Encoding, score: Double)?
        for (name, score) in candidates {
            let decoded = TextDecoding.decode(sample, as: .other(name))
            let value = score(String(decoding: decoded.bytes, as: UTF8.self).unicodeScalars)
            if value > (best?.score ?? 0.5) { best = (.other(name), value) }
        }
        return best?.encoding
    }

    private typealias Score = @Sendable (String.UnicodeScalarView) -> Double

    private static let candidates: [(String, Score)] = [
        ("KOI8-R", cyrillic), ("CP1251", cyrillic), ("CP866", cyrillic), ("ISO-8859-5", cyrillic),
        ("ISO-8859-7", greek), ("CP1253", greek), ("CP1255", hebrew), ("CP1256", arabic), ("CP874", thai),
        ("CP932", japanese), ("EUC-JP", japanese), ("CP949", korean), ("GB18030", chinese), ("BIG5-HKSCS", chinese),
    ]

    /// The share of non-ASCII scalars that fit a wish, each weighed.
    private static func share(_ text: String.UnicodeScalarView, _ weight: (UInt32) -> Double) -> Double {
        var total = 0.0
        var sum = 0.0
        for scalar in text where scalar.value >= 0x80 {
            total += 1
            sum += weight(scalar.value)
        }
        return total == 0 ? 0 : sum / total
    }

    /// Small letters are common, capitals rare: that tells KOI8-R from windows-1251, whose cases are exchanged.
    private static func cyrillic(_ text: String.UnicodeScalarView) -> Double {
        let common = Set("оеаинтсрвл".unicodeScalars.map(\.value))
        return share(text) {
            common.contains($0) ? 1.2 : (0x430...0x44F).contains($0) ? 0.8 : (0x410...0x42F).contains($0) ? 0.2 : -1
        }
    }

    private static func greek(_ text: String.UnicodeScalarView) -> Double {
        let common = Set("αοιετσνηυρπκ".unicodeScalars.map(\.value))
        return share(text) {
            common.contains($0) ? 1.1 : (0x3AC...0x3CE).contains($0) ? 0.8 : (0x386...0x3AB).contains($0) ? 0.2 : -1
        }
    }

    private static func hebrew(_ text: String.UnicodeScalarView) -> Double {
        share(text) { (0x5D0...0x5EA).contains($0) ? 1 : -1 }
    }

    private static func arabic(_ text: String.UnicodeScalarView) -> Double {
        let common = Set("الينمترو".unicodeScalars.map(\.value))
        return share(text) { common.contains($0) ? 1.1 : (0x621...0x64A).contains($0) ? 0.6 : $0 == 0x60C ? 0.5 : -1 }
    }

    private static func thai(_ text: String.UnicodeScalarView) -> Double {
        let common = Set("านรอกเงมยลวดท่้".unicodeScalars.map(\.value))
        return share(text) { common.contains($0) ? 1.1 : (0xE01...0xE5B).contains($0) ? 0.7 : -1 }
    }

    private static func japanese(_ text: String.UnicodeScalarView) -> Double {
        share(text) {
            (0x3040...0x30FF).contains($0)
                ? 1.2 : (0x4E00...0x9FFF).contains($0) ? 0.5 : (0x3000...0x303F).contains($0) ? 0.8 : -1
        }
    }

    private static func korean(_ text: String.UnicodeScalarView) -> Double {
        share(text) { (0xAC00...0xD7A3).contains($0) ? 0.9 : (0x3000...0x303F).contains($0) ? 0.5 : -1 }
    }

    /// The commonest characters of Chinese in both scripts tell the encodings apart.
    private static func chinese(_ text: String.UnicodeScalarView) -> Double {
        let common = Set("的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于".unicodeScalars.map(\.value))
        return share(text) {
            common.contains($0)
                ? 2
                : (0x4E00...0x9FFF).contains($0)
                    ? 0.6 : (0x3000...0x303F).contains($0) || (0xFF00...0xFF60).contains($0) ? 0.8 : -1
        }
    }
}
