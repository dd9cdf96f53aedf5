package import Triage

/// Dates as HTTP's header fields have them (RFC 9110, section 5.6.7).
package enum HTTPDate {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Sat, 21 Nov 2026 12:00:00 GMT`; milliseconds are dropped.
    package static func text(_ time: Timestamp) -> String {
        let date = time.calendar
        func digits(_ number: Int, _ width: Int = 2) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
        }
        // 1970-01-01 was a Thursday.
        let day = days[(time.daysSince1970 % 7 + 7) % 7]
        let clock = "\(digits(date.hour)):\(digits(date.minute)):\(digits(date.second))"
        return "\(day), \(digits(date.day)) \(months[date.month - 1]) \(digits(date.year, 4)) \(clock) GMT"
    }

    /// Reads the three forms every recipient must take: `Sun, 06 Nov 1994 08:49:37 GMT`,
    /// `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.
    ///
    /// Case does not count; the name of the day is not compared with the date. A year of two digits that would lie more
    /// than 50 years after `now` is the one a century earlier.
    ///
    /// - Returns: `nil` for anything else, also for a zone other than GMT (RFC 9111, section 4.2).
    package static func read(_ text: String, now: Timestamp) -> Timestamp? {
        guard text.utf8.count <= 64 else { return nil }
        let words = text.lowercased().split { $0 == " " || $0 == "," || $0 == "\t" }
        switch words.count {
        case 6:
            guard words[5] == "gmt", words[3].utf8.count == 4 else { return nil }
            return time(day: words[1], month: words[2], year: number(words[3]), clock: words[4])
        case 5:
            return time(day: words[2], month: words[1], year: number(words[4]), clock: words[3])
        case 4:
            let date = words[1].split(separator: "-", omittingEmptySubsequences: false)
            guard words[3] == "gmt", date.count == 3, date[2].utf8.count == 2, let short = number(date[2]) else {
                return nil
            }
            let century = now.calendar.year / 100 * 100
            let latest = now.calendar.year + 50
            let year = [century + 100 + short, century + short, century - 100 + short].first { $0 <= latest }
            return time(day: date[0], month: date[1], year: year, clock: words[2])
        default: return nil
        }
    }

    private static func time(day: Substring, month: Substring, year: Int?, clock: Substring) -> Timestamp? {
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let year, year >= 1000, let day = number(day),
            let month = months.firstIndex(where: { $0.lowercased() == month }), let hour = number(parts[0]),
            let minute = number(parts[1]), let second = number(parts[2])
        else { return nil }
        return Timestamp(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
    }

    /// One to four digits and nothing else.
    private static func number(_ text: Substring) -> Int? {
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}
