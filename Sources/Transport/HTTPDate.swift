import Triage

/// Dates as HTTP's header fields have them (RFC 9110, section 5.6.7).
enum HTTPDate {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Sat, 21 Nov 2026 12:00:00 GMT`; milliseconds are dropped.
    static func text(_ time: Timestamp) -> String {
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
}
