/// What calendar and clock on the wall show somewhere: a day and a second of it, without saying where.
///
/// Gregorian, like ``Timestamp``. ``TimeZoneRules`` leads from one to the other.
package struct LocalTime: Hashable, Comparable, Sendable {
    /// Seconds from 1970-01-01 00:00 on that wall, as if every day had 86,400 of them.
    package let seconds: Int64

    /// The time `seconds` after 1970-01-01 00:00, kept within the years 0000 to 9999.
    package init(seconds: Int64) {
        self.seconds = Timestamp(seconds: seconds).milliseconds / 1000
    }

    /// The time `minute` minutes into day `day`, counted from 1970-01-01; 1440 is the start of the next day.
    package init(day: Int, minute: Int) {
        let days = Int64(min(max(day, -800_000), 3_000_000))
        self.init(seconds: days * 86_400 + Int64(min(max(minute, -525_600), 525_600)) * 60)
    }

    /// The day counted from 1970-01-01, which is 0.
    package var day: Int { Int((seconds - (seconds < 0 ? 86_399 : 0)) / 86_400) }

    /// Minutes since the day began, 0 to 1439; seconds are left out.
    package var minute: Int { Int(seconds - Int64(day) * 86_400) / 60 }

    /// 1 Monday to 7 Sunday (ISO 8601).
    package var weekday: Int { ((day + 3) % 7 + 7) % 7 + 1 }

    /// Year, month and day of the month.
    package var date: (year: Int, month: Int, day: Int) {
        let calendar = Timestamp(seconds: seconds).calendar
        return (calendar.year, calendar.month, calendar.day)
    }

    /// The day of a date, counted from 1970-01-01; `nil` where the calendar has no such date.
    package static func day(year: Int, month: Int, day: Int) -> Int? {
        Timestamp(year: year, month: month, day: day, hour: 0, minute: 0, second: 0)?.daysSince1970
    }

    /// The time so many days later, at the same hour.
    package func adding(days: Int) -> LocalTime {
        LocalTime(seconds: seconds + Int64(min(max(days, -4_000_000), 4_000_000)) * 86_400)
    }

    /// The time so many months later, at the same hour; on the last day of a month that is too short.
    package func adding(months: Int) -> LocalTime {
        let (year, month, day) = date
        let count = year * 12 + month - 1 + min(max(months, -120_000), 120_000)
        let target = (year: min(max(count / 12, 0), 9999), month: ((count % 12) + 12) % 12 + 1)
        let last = Timestamp.daysIn(month: target.month, year: target.year)
        guard let landed = LocalTime.day(year: target.year, month: target.month, day: min(day, last)) else {
            return self
        }
        return LocalTime(seconds: Int64(landed) * 86_400 + (seconds - Int64(self.day) * 86_400))
    }

    package static func < (a: LocalTime, b: LocalTime) -> Bool { a.seconds < b.seconds }
}
