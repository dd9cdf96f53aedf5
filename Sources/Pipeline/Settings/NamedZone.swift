package import Foundation
package import Triage

extension TimeZoneRules {
    /// The years whose clock changes are looked up; the last offset holds after them.
    private static let years = 2020..<2100

    /// A named zone's offsets, from the zone data that comes with Foundation.
    package init(_ zone: TimeZone) {
        var moment = Date(timeIntervalSince1970: Double(Self.years.lowerBound - 1970) * 365.25 * 86_400)
        let end = Date(timeIntervalSince1970: Double(Self.years.upperBound - 1970) * 365.25 * 86_400)
        let before = zone.secondsFromGMT(for: moment)
        var changes: [(at: Timestamp, offsetSeconds: Int)] = []
        while let next = zone.nextDaylightSavingTimeTransition(after: moment), next < end, next > moment {
            changes.append((Timestamp(seconds: Int64(next.timeIntervalSince1970)), zone.secondsFromGMT(for: next)))
            moment = next
        }
        self.init(before: before, changes: changes)
    }
}
