import Testing
import Triage

@testable import Replies

@Suite("Promises in hostile text")
struct PromiseHostileTests {
    private static let languages = ["en", "de", "es", "fr", "pt"]

    /// What times and promises are made of, and what could upset their reader.
    private static let pieces = [
        "Mara", "I", "We", "will", "write", "by", "before", "until", "within", "in", "the", "next", "this", "end", "of",
        "Friday", "Fri.", "today", "tomorrow", "morning", "noon", "week", "month", "hours", "working", "days", "half",
        "past",
        "quarter", "to", "and", "a", "few", "ago", "since", "soon", "am", "pm", "o'clock", "UTC", "27", "3rd", "31",
        "02/30",
        "99/99/9999", "2026-02-31", "9999-12-31", "0000-01-01", "17:00", "24:00", "24:30", "99:99", "17:5", "5pm",
        "13pm", "0am",
        "15h", "99h", "15h99", "3.", "31.2.", "27.11.2026", "99.99.9999", "1.5", "0", "99999999999999999999", "999999",
        "-1",
        "24-48", "3-5-7-9", "–", ",", ".", "?", "!", ":", ";", "(", ")", "\"", "„", "“", "«", "»", "\n", "\n\n", "@ana",
        "É", "ß",
        "e\u{301}", "👩‍👩‍👧", "\u{202E}", "\u{0}", "\u{FEFF}", "１７", "bis", "Uhr", "halb", "vier", "Viertel", "morgen",
        "schreibt",
        "Ihnen", "heute", "zwei", "Werktagen", "Ende", "der", "Woche", "d'ici", "vendredi", "heures", "et", "demie",
        "le", "sous",
        "écrit", "vous", "antes", "del", "viernes", "a", "las", "tres", "y", "media", "escribiremos", "mañana", "até",
        "às", "dia",
        "semana", "que", "vem", "amanhã", "responderemos", "February", "29", "year", "years", "minutes", "fortnight",
        "weekend",
    ]

    @Test("Nothing that can be typed stops the reader", arguments: 0..<12)
    func random(_ seed: UInt64) {
        var random = SplitMix(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
        let extremes: [Int64] = [
            Int64.min, Int64.max, 0, -62_167_219_200_000, 253_402_300_799_999, 1_795_598_400_123, 951_782_400_000,
        ]
        let zones = [
            .utc, PromiseTimeTests.berlin, TimeZoneRules(fixedOffsetMinutes: -1439),
            TimeZoneRules(fixedOffsetMinutes: 1439),
        ]
        for round in 0..<40 {
            let words = (0..<Int(random.next() % 60)).map { _ in
                Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
            }
            let text = words.joined(separator: random.next() % 4 == 0 ? "" : " ")
            let sent = Timestamp(milliseconds: extremes[Int(random.next() % UInt64(extremes.count))])
            let zone = zones[round % zones.count]
            for language in Self.languages {
                for commitment in CommitmentReader.read(text, language: language, sentAt: sent, zone: zone) {
                    let characters = Array(text)
                    #expect(commitment.span.start >= 0 && commitment.span.start < commitment.span.end)
                    #expect(commitment.span.end <= characters.count)
                    #expect(!commitment.due.words.isEmpty)
                    if let time = commitment.due.time { #expect(time > sent) }
                }
            }
        }
    }

    @Test("Bytes that are no words", arguments: 0..<20)
    func bytes(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        let bytes = (0..<2000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        let text = String(decoding: bytes, as: UTF8.self)
        for language in Self.languages { #expect(PromiseTimeTests.read(text, language).isEmpty) }
    }

    /// Twice the text may take twice the time and some; a square would take four times as much.
    @Test(
        "Time grows with the text and no faster",
        arguments: [
            "by Friday ", "3-5-", "and ", "and, ", "Mara ", "if, by Friday, ", "Mara writes to you by 5pm. ", "the ",
            "half past ",
            "between 3 and ", "Mara, by 5, ", "end of the next ", "a ", "5 ", "17:", "every ", "we ", "not ", "that ",
            "let me ",
        ])
    func linear(_ unit: String) {
        func seconds(_ bytes: Int) -> Duration {
            let text = String(repeating: unit, count: bytes / unit.utf8.count)
            let clock = ContinuousClock()
            return (0..<3).map { _ in clock.measure { _ = PromiseTimeTests.read(text) } }.min() ?? .zero
        }
        let small = seconds(20_000)
        let large = seconds(80_000)
        #expect(large < small * 10 + .milliseconds(20), "\(small) and \(large)")
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same text for the same seed.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
