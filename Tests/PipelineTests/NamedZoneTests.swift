import Foundation
import Pipeline
import Testing
import Triage

@Suite("Named time zones")
struct NamedZoneTests {
    @Test(
        "the offsets are those of the zone data, day by day",
        arguments: [
            "Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "America/Sao_Paulo", "UTC",
            "Africa/Casablanca",
        ])
    func offsets(_ name: String) throws {
        let known = try #require(TimeZone(identifier: name))
        let zone = TimeZoneRules(known)
        // From 2021 on for forty years.
        for day in 0..<(40 * 365) {
            let seconds = 1_609_459_200 + day * 86_400 + day % 24 * 3600
            let expected = known.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
            #expect(zone.offsetSeconds(at: Timestamp(seconds: Int64(seconds))) == expected)
        }
    }
}
