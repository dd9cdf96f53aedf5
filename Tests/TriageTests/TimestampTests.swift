import FoundationEssentials
import TestSupport
import Testing
import Triage

@Suite("Timestamp: RFC 3339 in and out")
struct TimestampTests {
    @Test(
        "reads what RFC 3339 allows",
        arguments: [
            ("1970-01-01T00:00:00Z", 0),
            ("1969-12-31T23:59:59.999Z", -1),
            ("1999-12-31T23:59:59Z", 946_684_799_000),
            ("2000-02-29T00:00:00Z", 951_782_400_000),
            ("2024-02-29T23:59:59Z", 1_709_251_199_000),
            ("0001-01-01T00:00:00Z", -62_135_596_800_000),
            ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
            ("2026-11-21t12:00:00z", 1_795_262_400_000),
            ("2026-11-21 12:00:00Z", 1_795_262_400_000),
            ("2026-11-21T12:00:00+00:00", 1_795_262_400_000),
            ("2026-11-21T12:00:00-00:00", 1_795_262_400_000),
            ("2026-11-21T17:45:00+05:45", 1_795_262_400_000),
            ("2026-11-20T12:01:00-23:59", 1_795_262_400_000),
            ("2026-11-22T11:59:00+23:59", 1_795_262_400_000),
            ("2026-11-21T12:00:00.5Z", 1_795_262_400_500),
            ("2026-11-21T12:00:00.05Z", 1_795_262_400_050),
            ("2026-11-21T12:00:00.0059999999999999999999Z", 1_795_262_400_005),
            ("1990-12-31T23:59:60Z", 662_688_000_000),
            ("1990-12-31T15:59:60-08:00", 662_688_000_000),
        ] as [(String, Int64)])
    func reads(text: String, milliseconds: Int64) {
        #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test(
        "refuses everything else",
        arguments: [
            "", "T", "2026", "2026-11-21", "2026-11-21T12:00", "2026-11-21T12:00:00", "2026-11-21T12:00Z",
            "2026-11-21T12:00:00 Z", " 2026-11-21T12:00:00Z", "2026-11-21T12:00:00Z ", "2026-11-21T12:00:00ZZ",
            "2026-11-21T12:00:00.Z", "2026-11-21T12:00:00,5Z", "2026-11-21T12:00:00+0000", "2026-11-21T12:00:00+00",
            "2026-11-21T12:00:00+24:00", "2026-11-21T12:00:00+00:60", "2026-11-21T12:00:00*00:00",
            "2026-11-21T24:00:00Z", "2026-11-21T12:60:00Z", "2026-11-21T12:00:61Z", "2026-00-21T12:00:00Z",
            "2026-13-21T12:00:00Z", "2026-11-00T12:00:00Z", "2026-11-31T12:00:00Z", "2023-02-29T12:00:00Z",
            "1900-02-29T12:00:00Z", "2100-02-29T12:00:00Z", "-026-11-21T12:00:00Z", "+026-11-21T12:00:00Z",
            "12026-11-21T12:00:00Z", "2026-1-21T12:00:00Z", "2026/11/21T12:00:00Z", "２０２６-11-21T12:00:00Z",
            "2026-11-21T12:00:0\u{0660}Z", "2026-11-21\u{0}12:00:00Z", "Sat, 21 Nov 2026 12:00:00 GMT",
            "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
        ])
    func refuses(text: String) { #expect(Timestamp(rfc3339: text) == nil) }

    @Test("the last leap second of the last year is not pushed out of what can be written")
    func lastLeapSecond() throws {
        let time = try #require(Timestamp(rfc3339: "9999-12-31T23:59:60Z"))
        #expect(Timestamp(rfc3339: time.description) == time)
    }

    @Test(
        "writes UTC, with three fraction digits only where they are not zero",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999Z"), (1, "1970-01-01T00:00:00.001Z"),
            (1_795_262_400_000, "2026-11-21T12:00:00Z"), (1_795_262_400_050, "2026-11-21T12:00:00.050Z"),
            (951_782_400_000, "2000-02-29T00:00:00Z"), (-62_135_596_800_000, "0001-01-01T00:00:00Z"),
            (-62_167_219_200_000, "0000-01-01T00:00:00Z"),
        ] as [(Int64, String)])
    func writes(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).description == text)
    }

    @Test("whatever is written is read back as the same time", arguments: [1, 2, 3] as [UInt64])
    func roundTrips(seed: UInt64) {
        var random = SampleRandom(seed: seed)
        for _ in 0..<5_000 {
            let time = Timestamp(
                milliseconds: Int64.random(in: -62_167_219_200_000...253_402_300_799_999, using: &random))
            #expect(Timestamp(rfc3339: time.description) == time)
            let c = time.calendar
            #expect(
                Timestamp(
                    year: c.year, month: c.month, day: c.day, hour: c.hour, minute: c.minute, second: c.second,
                    millisecond: c.millisecond) == time)
        }
    }

    @Test("a random text is read or refused and never traps; what is read can be written again")
    func garbage() {
        var random = SampleRandom(seed: 20_261_121)
        let alphabet = Array("0123456789-:TZ+. ".utf8)
        let base = Array("2026-11-21T12:00:00.5+01:00".utf8)
        var read = 0
        for _ in 0..<20_000 {
            var bytes = base
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = alphabet.randomElement(using: &random) ?? 0x30
            }
            guard let time = Timestamp(rfc3339: String(decoding: bytes, as: UTF8.self)) else { continue }
            read += 1
            #expect(Timestamp(rfc3339: time.description) == time)
        }
        #expect(read > 100, "the mutations must leave some texts readable")
    }

    @Test("numbers from outside are kept within the years that can be written", arguments: [Int64.min, .max])
    func hostileNumbers(number: Int64) throws {
        let year = number < 0 ? 0 : 9999
        for time in [
            Timestamp(milliseconds: number), Timestamp(seconds: number),
            Timestamp.sampleNoon.adding(seconds: number < 0 ? -.infinity : .infinity),
            Timestamp.sampleNoon.adding(seconds: Double(number)),
        ] {
            #expect(time.calendar.year == year)
            #expect(Timestamp(rfc3339: time.description)?.description == time.description)
            #expect(time.seconds(since: .sampleNoon).isFinite)
        }
        #expect(Timestamp.sampleNoon.adding(seconds: .nan).seconds(since: .sampleNoon).isFinite)
    }

    @Test(
        "days are counted downwards, also before 1970",
        arguments: [(0, 0), (86_399_999, 0), (86_400_000, 1), (-1, -1), (-86_400_000, -1), (-86_400_001, -2)]
            as [(Int64, Int)])
    func days(milliseconds: Int64, days: Int) { #expect(Timestamp(milliseconds: milliseconds).daysSince1970 == days) }

    @Test("arithmetic and order")
    func arithmetic() {
        let noon = Timestamp.sampleNoon
        #expect(noon.adding(seconds: -0.25).description == "2026-11-21T11:59:59.750Z")
        #expect(noon.adding(seconds: 90).seconds(since: noon) == 90)
        #expect(noon.adding(seconds: -90).seconds(since: noon) == -90)
        #expect(noon < noon.adding(seconds: 0.001))
    }

    @Test("JSON holds the text, and a wrong text is a decoding error")
    func json() throws {
        let written = try JSONEncoder().encode([Timestamp.sampleNoon])
        #expect(String(decoding: written, as: UTF8.self) == #"["2026-11-21T12:00:00Z"]"#)
        #expect(try JSONDecoder().decode([Timestamp].self, from: written) == [.sampleNoon])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Timestamp].self, from: Data(#"["yesterday"]"#.utf8))
        }
    }

    @Test("the manual clock stands still until it is moved")
    func manualClock() {
        let clock = ManualClock()
        #expect(clock.now == .sampleNoon)
        #expect(clock.now == .sampleNoon)
        #expect(clock.advance(seconds: 60) == Timestamp.sampleNoon.adding(seconds: 60))
        clock.set(to: Timestamp(seconds: 0))
        #expect(clock.now == Timestamp(seconds: 0))
    }
}
