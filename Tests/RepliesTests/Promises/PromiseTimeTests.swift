import Testing
import Triage

@testable import Replies

@Suite("Times of promises")
struct PromiseTimeTests {
    static let berlin = TimeZoneRules(posix: "CET-1CEST,M3.5.0,M10.5.0/3") ?? .utc
    /// 10:30 on a Wednesday in Berlin.
    static let sentAt = Timestamp(rfc3339: "2026-11-25T09:30:00Z") ?? Timestamp(seconds: 0)

    static func read(
        _ text: String, _ language: String = "en", sentAt: Timestamp = sentAt, zone: TimeZoneRules = berlin
    ) -> [ReadCommitment] {
        CommitmentReader.read(text, language: language, sentAt: sentAt, zone: zone)
    }

    /// `2026-11-25 17:00`, as clocks in Berlin show it.
    static func local(_ time: Timestamp?) -> String {
        guard let time else { return "?" }
        let wall = Timestamp(seconds: berlin.local(time).seconds).description
        return wall.prefix(10) + " " + wall.dropFirst(11).prefix(5)
    }

    static func at(_ text: String) -> Timestamp { Timestamp(rfc3339: text) ?? Timestamp(seconds: 0) }

    @Test("A time is read as its writer means it", arguments: PromiseTimes.all)
    func time(_ row: PromiseTimes.Row) throws {
        let found = Self.read(PromiseTimes.sentence(row), row.language)
        #expect(found.count == 1)
        let due = try #require(found.first?.due)
        #expect(due.words == row.words)
        #expect(Self.local(due.time) == row.expected)
        #expect(found.first?.owner?.hasPrefix("Mara") == true)
    }

    @Test("Every language has its table")
    func tables() {
        #expect(PromiseTimes.english.count >= 40)
        for table in [PromiseTimes.german, PromiseTimes.spanish, PromiseTimes.french, PromiseTimes.portuguese] {
            #expect(table.count >= 25)
        }
    }

    @Test(
        "What was taken as read is said",
        arguments: [
            ("by Monday morning", "12:00"), ("by noon", "12:00"), ("this afternoon", "17:00"),
            ("this evening", "20:00"),
            ("by the end of the day", "18:00"), ("by Friday", "18:00"), ("next week", "Friday"),
            ("by 03/04", "day first"),
            ("by 12/25", "month first"), ("by 8", "20:00"), ("by 9am", "next day"),
            ("in two working days", "Monday to Friday"),
            ("in 3 to 5 days", "longer"), ("before the weekend", "Friday"), ("by next Friday", "next such weekday"),
        ])
    func assumption(_ words: String, _ part: String) throws {
        let due = try #require(Self.read("Mara writes to you \(words).").first?.due)
        #expect(due.assumptions.contains { $0.contains(part) }, "\(due.assumptions)")
    }

    @Test(
        "Nothing is assumed where all is said",
        arguments: ["today by 17:00", "by 5pm tomorrow", "within 24 hours", "by Friday 15:00", "by 2026-11-27 15:00"])
    func noAssumption(_ words: String) throws {
        let due = try #require(Self.read("Mara writes to you \(words).").first?.due)
        #expect(due.assumptions.isEmpty)
        #expect(due.time != nil)
    }

    @Test(
        "Where no moment follows, it says why",
        arguments: [
            ("soon", "names no time"), ("today by 9:00", "had passed"), ("by 31 February", "no such date"),
            ("by 29 February", "no such date"), ("by 25:00", "no time of the day"),
            ("in 99999999999 hours", "two years"),
            ("on Friday, 28 November", "do not agree"), ("within a few days", "no number"),
            ("within four working hours", "working hours"),
        ])
    func unclear(_ words: String, _ why: String) throws {
        let due = try #require(Self.read("Mara writes to you \(words).").first?.due)
        guard case .unclear(let reason) = due.reading else {
            Issue.record("read as \(due.reading)")
            return
        }
        #expect(reason.contains(why))
        #expect(due.assumptions.isEmpty)
    }

    @Test(
        "Clocks that change, and months that end early",
        arguments: [
            // Clocks go forward on 28 March 2027: 02:30 does not exist that day.
            ("tomorrow at 02:30", "2027-03-27T10:00:00Z", "2027-03-28T01:30:00Z"),
            ("tomorrow by 17:00", "2027-03-27T10:00:00Z", "2027-03-28T15:00:00Z"),
            ("in 24 hours", "2027-03-27T10:00:00Z", "2027-03-28T10:00:00Z"),
            ("in a day", "2027-03-27T10:00:00Z", "2027-03-28T09:00:00Z"),
            // They go back on 31 October 2027: the first 02:30 counts.
            ("tomorrow at 02:30", "2027-10-30T10:00:00Z", "2027-10-31T00:30:00Z"),
            ("tomorrow by 17:00", "2027-10-30T10:00:00Z", "2027-10-31T16:00:00Z"),
            ("in 24 hours", "2027-10-30T10:00:00Z", "2027-10-31T10:00:00Z"),
            ("in a day", "2027-10-30T10:00:00Z", "2027-10-31T11:00:00Z"),
            ("in a month", "2027-01-31T11:00:00Z", "2027-02-28T11:00:00Z"),
            ("in a month", "2028-01-31T11:00:00Z", "2028-02-29T11:00:00Z"),
            ("by 29 February", "2027-12-01T11:00:00Z", "2028-02-29T17:00:00Z"),
            ("by the 31st", "2027-04-10T11:00:00Z", "2027-05-31T16:00:00Z"),
            ("by the end of the month", "2028-02-10T11:00:00Z", "2028-02-29T17:00:00Z"),
            ("by 2 January", "2026-12-30T11:00:00Z", "2027-01-02T17:00:00Z"),
            // In Berlin the next day has begun.
            ("today by 17:00", "2026-11-25T23:30:00Z", "2026-11-26T16:00:00Z"),
            ("by the end of the day", "2026-11-25T18:30:00Z", "2026-11-25T23:00:00Z"),
            ("today", "2026-11-25T18:30:00Z", "2026-11-25T23:00:00Z"),
            ("this week", "2026-11-28T10:00:00Z", "2026-11-29T17:00:00Z"),
            ("in one working day", "2026-11-27T10:00:00Z", "2026-11-30T17:00:00Z"),
        ])
    func calendar(_ words: String, _ sent: String, _ expected: String) throws {
        let due = try #require(Self.read("Mara writes to you \(words).", sentAt: Self.at(sent)).first?.due)
        #expect(due.time == Self.at(expected), "\(due)")
    }

    @Test("Fractions of a second count on")
    func fractions() {
        let sent = Timestamp(milliseconds: Self.sentAt.milliseconds + 250)
        let due = Self.read("Mara writes to you in two days.", sentAt: sent).first?.due.time
        #expect(due == Timestamp(milliseconds: sent.milliseconds + 2 * 86_400_000))
    }
}
