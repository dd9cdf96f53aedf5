import Foundation
import Testing

@testable import Triage

@Suite("Time zones")
struct TimeZoneRulesTests {
    static let berlin = TimeZoneRules(posix: "CET-1CEST,M3.5.0,M10.5.0/3")

    static func at(_ text: String) -> Timestamp { Timestamp(rfc3339: text) ?? Timestamp(seconds: 0) }

    @Test(
        "A rule says the offset",
        arguments: [
            ("UTC0", "2026-07-01T00:00:00Z", 0), ("<-03>3", "2026-07-01T00:00:00Z", -10_800),
            ("<+0530>-5:30", "2026-07-01T00:00:00Z", 19_800),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z", 3600),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:00:00Z", 7200),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T00:59:59Z", 7200),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T01:00:00Z", 3600),
            ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T07:00:00Z", -14_400),
            ("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T06:00:00Z", -18_000),
            // South of the equator summer spans the new year.
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-01-01T00:00:00Z", 39_600),
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-07-01T00:00:00Z", 36_000),
            ("AAA-1BBB,J60,J300", "2028-03-01T02:00:00Z", 7200), ("AAA-1BBB,59,300", "2027-03-01T02:00:00Z", 7200),
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-12-01T00:00:00Z", 0),
        ])
    func rule(_ text: String, _ time: String, _ seconds: Int) throws {
        let zone = try #require(TimeZoneRules(posix: text))
        #expect(zone.offsetSeconds(at: Self.at(time)) == seconds)
    }

    @Test(
        "What is no rule",
        arguments: [
            "", "C", "CET", "CET-", "CET-25", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.1.0,M10.5.0",
            "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J300", "CET-1CEST,M3.5.0,M10.5.0/168",
            "CET-1CEST,M3.5.0,M10.5.0/3x", "<CET", "UTC0 ", "Europe/Berlin",
        ])
    func noRule(_ text: String) { #expect(TimeZoneRules(posix: text) == nil) }

    @Test(
        "A wall's time is found again; skipped hours move on, of doubled ones the first counts",
        arguments: [
            ("2026-11-25T09:30:00Z", "2026-11-25T10:30:00Z", "2026-11-25T09:30:00Z"),
            ("2026-03-29T01:30:00Z", "2026-03-29T03:30:00Z", "2026-03-29T01:30:00Z"),
            ("2026-10-25T00:30:00Z", "2026-10-25T02:30:00Z", "2026-10-25T00:30:00Z"),
            ("2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z", "2026-10-25T00:30:00Z"),
        ])
    func wall(_ time: String, _ shown: String, _ found: String) throws {
        let zone = try #require(Self.berlin)
        let local = zone.local(Self.at(time))
        #expect(Timestamp(seconds: local.seconds) == Self.at(shown))
        #expect(zone.timestamp(of: local) == Self.at(found))
    }

    @Test("An hour that is skipped counts as if clocks had not been changed")
    func gap() throws {
        let zone = try #require(Self.berlin)
        let skipped = LocalTime(seconds: Self.at("2026-03-29T02:30:00Z").milliseconds / 1000)
        #expect(zone.timestamp(of: skipped) == Self.at("2026-03-29T01:30:00Z"))
    }

    @Test("Every hour of three years comes back, but for the doubled one")
    func roundTrip() throws {
        for rule in ["CET-1CEST,M3.5.0,M10.5.0/3", "AEST-10AEDT,M10.1.0,M4.1.0/3", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0"] {
            let zone = try #require(TimeZoneRules(posix: rule))
            var moved = 0
            for hour in 0..<(3 * 365 * 24) {
                let time = Timestamp(seconds: 1_767_225_600 + Int64(hour) * 3600)
                if zone.timestamp(of: zone.local(time)) != time { moved += 1 }
            }
            #expect(moved == 3, "\(rule)")
        }
    }
}
