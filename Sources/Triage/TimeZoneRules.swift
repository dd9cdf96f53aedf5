/// How far local clocks of a place are ahead of UTC, and when that changes.
///
/// Given as a list of changes, or as the rule that compiled time-zone files (RFC 9636) end
/// with (`CET-1CEST,M3.5.0,M10.5.0/3`, POSIX `TZ`); a fixed offset where neither is at hand. Only values: whoever knows
/// where the files lie reads them.
package struct TimeZoneRules: Hashable, Sendable {
    /// Changes that a file lists, ascending, in seconds since 1970.
    private let changes: [Change]
    /// Before the first change.
    private let first: Int
    /// After the last change; `nil` where it holds for good.
    private let yearly: YearlyRule?

    struct Change: Hashable, Sendable {
        let at: Int64
        let offset: Int
    }

    init(changes: [Change], first: Int, yearly: YearlyRule?) {
        self.changes = changes
        self.first = first
        self.yearly = yearly
    }

    /// The offset in seconds before the first of `changes`, and from each of them on.
    package init(before: Int, changes: [(at: Timestamp, offsetSeconds: Int)]) {
        self.init(
            changes: changes.sorted { $0.at < $1.at }.map {
                Change(at: Self.seconds(of: $0.at), offset: $0.offsetSeconds)
            },
            first: before, yearly: nil)
    }

    /// No offset, ever.
    package static let utc = TimeZoneRules(changes: [], first: 0, yearly: nil)

    /// The same offset all year, in minutes east of UTC, kept within a day.
    package init(fixedOffsetMinutes minutes: Int) {
        self.init(changes: [], first: min(max(minutes, -1439), 1439) * 60, yearly: nil)
    }

    /// Reads a rule such as `CET-1CEST,M3.5.0,M10.5.0/3` or `UTC0`; `nil` for anything else, and for a summer time that
    /// does not say when it begins.
    package init?(posix text: String) {
        guard let rule = YearlyRule(Array(text.utf8)) else { return nil }
        self.init(changes: [], first: rule.standard, yearly: rule)
    }

    /// Seconds that local clocks are ahead of UTC at a point in time.
    package func offsetSeconds(at time: Timestamp) -> Int {
        let seconds = Self.seconds(of: time)
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].at <= seconds { low = middle + 1 } else { high = middle }
        }
        if low == changes.count, let yearly { return yearly.offset(at: seconds) }
        return low == 0 ? first : changes[low - 1].offset
    }

    /// What the wall shows at a point in time.
    package func local(_ time: Timestamp) -> LocalTime {
        LocalTime(seconds: Self.seconds(of: time) + Int64(offsetSeconds(at: time)))
    }

    /// When the wall shows `local`.
    ///
    /// An hour that is skipped in spring counts as if clocks had not yet been changed (02:30 becomes 03:30); of an hour
    /// that comes twice in autumn the first one is meant.
    package func timestamp(of local: LocalTime) -> Timestamp {
        let before = offsetSeconds(at: Timestamp(seconds: local.seconds - 86_400))
        let after = offsetSeconds(at: Timestamp(seconds: local.seconds + 86_400))
        let early = Timestamp(seconds: local.seconds - Int64(before))
        let late = Timestamp(seconds: local.seconds - Int64(after))
        if offsetSeconds(at: early) == before { return early }
        return offsetSeconds(at: late) == after ? late : early
    }

    private static func seconds(of time: Timestamp) -> Int64 {
        let milliseconds = time.milliseconds
        return (milliseconds - (milliseconds < 0 ? 999 : 0)) / 1000
    }
}

/// Standard time, and summer time between two days of each year (POSIX `TZ`, with the wider hours of RFC 9636).
struct YearlyRule: Hashable, Sendable {
    /// Seconds east of UTC.
    let standard: Int
    private let summer: Summer?

    private struct Summer: Hashable, Sendable {
        let offset: Int
        let start: Day
        let end: Day
    }

    private enum Day: Hashable, Sendable {
        /// Weekday 0 Sunday to 6, in the `week`-th week of the month, 5 for the last.
        case weekday(month: Int, week: Int, day: Int, second: Int)
        /// 1 to 365, 29 February never counted.
        case julian(Int, second: Int)
        /// 0 to 365.
        case zeroBased(Int, second: Int)

        /// Local seconds since 1970 in `year`.
        func seconds(in year: Int) -> Int64 {
            func start(_ month: Int) -> Int { LocalTime.day(year: year, month: month, day: 1) ?? 0 }
            switch self {
            case .weekday(let month, let week, let day, let second):
                let first = start(month)
                // Day 0 of 1970 was a Thursday.
                var date = first + ((day - (first + 4)) % 7 + 7) % 7 + (week - 1) * 7
                if date >= first + Timestamp.daysIn(month: month, year: year) { date -= 7 }
                return Int64(date) * 86_400 + Int64(second)
            case .julian(let day, let second):
                let isLeap = Timestamp.daysIn(month: 2, year: year) == 29
                return Int64(start(1) + day - 1 + (isLeap && day >= 60 ? 1 : 0)) * 86_400 + Int64(second)
            case .zeroBased(let day, let second): return Int64(start(1) + day) * 86_400 + Int64(second)
            }
        }
    }

    func offset(at seconds: Int64) -> Int {
        guard let summer else { return standard }
        let year = LocalTime(seconds: seconds + Int64(standard)).date.year
        let start = summer.start.seconds(in: year) - Int64(standard)
        let end = summer.end.seconds(in: year) - Int64(summer.offset)
        let isSummer = start < end ? seconds >= start && seconds < end : seconds >= start || seconds < end
        return isSummer ? summer.offset : standard
    }

    /// `nil` where the bytes are no such rule.
    init?(_ bytes: [UInt8]) {
        var reader = RuleReader(bytes: bytes)
        guard reader.name(), let west = reader.span(hours: 24) else { return nil }
        standard = -west
        if reader.atEnd {
            summer = nil
            return
        }
        guard reader.name() else { return nil }
        let offset = reader.isAt(",") ? standard + 3600 : reader.span(hours: 24).map { -$0 }
        guard let offset, reader.take(","), let start = Self.day(&reader), reader.take(","),
            let end = Self.day(&reader), reader.atEnd
        else { return nil }
        summer = Summer(offset: offset, start: start, end: end)
    }

    private static func day(_ reader: inout RuleReader) -> Day? {
        if reader.take("M") {
            guard let month = reader.number(1...12), reader.take("."), let week = reader.number(1...5),
                reader.take("."), let day = reader.number(0...6), let second = second(&reader)
            else { return nil }
            return .weekday(month: month, week: week, day: day, second: second)
        }
        if reader.take("J") {
            guard let day = reader.number(1...365), let second = second(&reader) else { return nil }
            return .julian(day, second: second)
        }
        guard let day = reader.number(0...365), let second = second(&reader) else { return nil }
        return .zeroBased(day, second: second)
    }

    /// 02:00 where nothing is said.
    private static func second(_ reader: inout RuleReader) -> Int? {
        reader.take("/") ? reader.span(hours: 167) : 7200
    }
}

/// Reads the parts of a rule.
private struct RuleReader {
    let bytes: [UInt8]
    var index = 0

    var atEnd: Bool { index == bytes.count }

    func isAt(_ scalar: Unicode.Scalar) -> Bool { index < bytes.count && bytes[index] == UInt8(ascii: scalar) }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard isAt(scalar) else { return false }
        index += 1
        return true
    }

    /// `CET`, `<-03>`.
    mutating func name() -> Bool {
        let start = index
        if take("<") {
            while index < bytes.count, !isAt(">") { index += 1 }
            return take(">")
        }
        while index < bytes.count, (bytes[index] | 0x20) >= 0x61, (bytes[index] | 0x20) <= 0x7A { index += 1 }
        return index - start >= 3
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int? {
        let start = index
        var value = 0
        while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39, index - start < 4 {
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        return index > start && range.contains(value) ? value : nil
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func span(hours limit: Int) -> Int? {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        guard let hours = number(0...limit) else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] where take(":") {
            guard let value = number(0...59) else { return nil }
            seconds += value * unit
        }
        return isNegative ? -seconds : seconds
    }
}
