import Triage

/// Reads the `Retry-After` field (RFC 9110, 10.2.3).
enum RetryAfter {
    /// Seconds from `now`, which may be negative; `nil` for what is neither a number nor an IMF-fixdate.
    static func seconds(_ value: String, at now: Timestamp) -> Double? {
        let text = value.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        if let seconds = Double(text), seconds.isFinite { return seconds }
        // Sun, 06 Nov 1994 08:49:37 GMT
        let parts = text.split { $0 == " " || $0 == "," || $0 == ":" }
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard parts.count == 8, parts[7] == "GMT", let day = Int(parts[1]),
            let month = months.firstIndex(of: String(parts[2])), let year = Int(parts[3]), let hour = Int(parts[4]),
            let minute = Int(parts[5]), let second = Int(parts[6]),
            let time = Timestamp(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        return time.seconds(since: now)
    }
}
