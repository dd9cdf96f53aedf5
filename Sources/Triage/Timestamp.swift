import FoundationEssentials

/// A point in time, UTC, to the millisecond.
///
/// Written as RFC 3339 (`2026-11-21T12:00:00Z`; three fraction digits only where they are not zero). The strict reading
/// here is for our own contracts; the liberal one for what feeds send stands in Intake.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    /// What RFC 3339 can write: the years 0000 to 9999.
    private static let writable: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999

    /// The last moment that can be written, 9999-12-31T23:59:59.999Z.
    package static let distantFuture = Timestamp(milliseconds: writable.upperBound)

    /// The time `milliseconds` after 1970-01-01T00:00:00Z, kept within the years 0000 to 9999.
    package init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Timestamp.writable.lowerBound), Timestamp.writable.upperBound)
    }

    /// The time `seconds` after 1970-01-01T00:00:00Z, kept within the years 0000 to 9999.
    package init(seconds: Int64) {
        self.init(milliseconds: min(max(seconds, -62_167_219_200), 253_402_300_799) * 1000)
    }

    /// Reads an RFC 3339 date-time with an offset or `Z`; `nil` for anything else, also where the offset leads out of
    /// the years 0000 to 9999.
    package init?(rfc3339 text: some StringProtocol) {
        var reader = DigitReader(bytes: Array(text.utf8))
        guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
            let day = reader.number(2), reader.take("T") || reader.take("t") || reader.take(" "),
            let hour = reader.number(2), reader.take(":"), let minute = reader.number(2), reader.take(":"),
            let second = reader.number(2)
        else { return nil }
        var fraction = 0
        if reader.take(".") {
            guard let digits = reader.fractionInMilliseconds() else { return nil }
            fraction = digits
        }
        var offsetMinutes = 0
        if !(reader.take("Z") || reader.take("z")) {
            let negative = reader.take("-")
            guard negative || reader.take("+"), let hours = reader.number(2), reader.take(":"),
                let minutes = reader.number(2), hours < 24, minutes < 60
            else { return nil }
            offsetMinutes = (hours * 60 + minutes) * (negative ? -1 : 1)
        }
        guard reader.atEnd,
            let time = Timestamp(
                year: year, month: month, day: day, hour: hour, minute: minute, second: second, millisecond: fraction)
        else { return nil }
        let utc = time.milliseconds - Int64(offsetMinutes) * 60_000
        guard Timestamp.writable.contains(utc) else { return nil }
        self.init(milliseconds: utc)
    }

    /// A UTC calendar time; `nil` where a field is out of range. A leap second (60) counts as the next second.
    package init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, millisecond: Int = 0) {
        guard (0...9999).contains(year), (1...12).contains(month), (1...31).contains(day),
            day <= Timestamp.daysIn(month: month, year: year), (0...23).contains(hour), (0...59).contains(minute),
            (0...60).contains(second), (0...999).contains(millisecond)
        else { return nil }
        let days = Timestamp.days(year: year, month: month, day: day)
        let seconds = Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        self.init(milliseconds: seconds * 1000 + Int64(millisecond))
    }

    /// Whole days in a month of the proleptic Gregorian calendar.
    package static func daysIn(month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 (Howard Hinnant's days_from_civil).
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// Year, month, day, hour, minute, second and millisecond in UTC (Howard Hinnant's civil_from_days).
    package var calendar: (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, millisecond: Int) {
        let dayMilliseconds: Int64 = 86_400_000
        let days = Int(
            milliseconds >= 0 ? milliseconds / dayMilliseconds : (milliseconds - dayMilliseconds + 1) / dayMilliseconds)
        let rest = Int(milliseconds - Int64(days) * dayMilliseconds)
        let z = days + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1,
            rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60, rest % 1000
        )
    }

    /// Days since 1970-01-01T00:00:00Z, counted down; 0 was a Thursday.
    package var daysSince1970: Int {
        Int((milliseconds - (milliseconds < 0 ? 86_399_999 : 0)) / 86_400_000)
    }

    /// The time `seconds` later (earlier where negative), kept within the years 0000 to 9999.
    package func adding(seconds: Double) -> Timestamp {
        Timestamp(milliseconds: milliseconds + Int64(max(-1e15, min(1e15, seconds * 1000)).rounded()))
    }

    /// Seconds from `other` to this time; negative where this is the earlier one.
    package func seconds(since other: Timestamp) -> Double { Double(milliseconds - other.milliseconds) / 1000 }

    /// The system's clock, read once. For composition roots only; everything else takes time as a value.
    package static func systemNow() -> Timestamp {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded()))
    }

    package static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }
}

extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC.
    package var description: String {
        let c = calendar
        var text = "\(padded(c.year, 4))-\(padded(c.month, 2))-\(padded(c.day, 2))T"
        text += "\(padded(c.hour, 2)):\(padded(c.minute, 2)):\(padded(c.second, 2))"
        if c.millisecond != 0 { text += ".\(padded(c.millisecond, 3))" }
        return text + "Z"
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension Timestamp: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let time = Timestamp(rfc3339: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an RFC 3339 time: \(text)")
        }
        self = time
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Reads fixed-width decimal fields off a byte string.
private struct DigitReader {
    let bytes: [UInt8]
    var index = 0

    var atEnd: Bool { index == bytes.count }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: scalar) else { return false }
        index += 1
        return true
    }

    mutating func number(_ width: Int) -> Int? {
        guard index + width <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[index..<index + width] {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        index += width
        return value
    }

    mutating func fractionInMilliseconds() -> Int? {
        var value = 0
        var digits = 0
        while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 {
            if digits < 3 { value = value * 10 + Int(bytes[index] - 0x30) }
            digits += 1
            index += 1
        }
        guard digits > 0 else { return nil }
        for _ in 0..<max(0, 3 - digits) { value *= 10 }
        return value
    }
}
