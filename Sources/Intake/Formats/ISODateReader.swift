import Triage

/// Reads ISO 8601 calendar, ordinal and week dates with an optional time.
struct ISODateReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    /// `bytes` must stay valid as long as the reader.
    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func read() -> Timestamp? {
        guard let year = number(digits: 4), let (month, day) = monthAndDay(year: year) else { return nil }
        var hour = 0
        var minute = 0
        var second = 0
        var millisecond = 0
        skipSpaces()
        if peek.map({ $0 | 0x20 == UInt8(ascii: "t") }) == true { index += 1 }
        skipSpaces()
        if let byte = peek, FeedDate.isDigit(byte) {
            guard let (h, m, s, ms) = clock() else { return nil }
            (hour, minute, second, millisecond) = (h, m, s, ms)
        }
        skipSpaces()
        // The longest zone is like "America/New_York"; more is prose.
        guard bytes.count - index <= 40 else { return nil }
        let rest = withoutZoneName(bytes[index...]).filter { $0 > 0x20 }
        guard rest.count <= 20, let offset = DateZone.offsetMinutes(rest) else { return nil }
        return FeedDate.time(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second, millisecond: millisecond,
            offsetMinutes: offset)
    }

    /// An offset without the name of the zone behind it, as Go prints them: the offset says it all.
    private func withoutZoneName(_ zone: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
        guard zone.first == UInt8(ascii: "+") || zone.first == UInt8(ascii: "-"),
            let space = zone.firstIndex(where: { $0 <= 0x20 }),
            zone[space...].allSatisfy({ $0 <= 0x20 || ASCII.isLetter($0) })
        else { return zone }
        return zone[..<space]
    }

    private mutating func monthAndDay(year: Int) -> (month: Int, day: Int)? {
        let separator = peek
        guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") || separator == UInt8(ascii: ".") else {
            return compactMonthAndDay(year: year)
        }
        index += 1
        if let byte = peek, byte | 0x20 == UInt8(ascii: "w") { return weekDate(year: year) }
        let start = index
        guard let first = number(upTo: 3) else { return nil }
        if index - start == 3 { return ordinal(first, year: year) }
        guard peek == separator else { return (first, 1) }
        index += 1
        guard let day = number(upTo: 2) else { return nil }
        return (first, day)
    }

    /// What follows the year without separators: MMDD, DDD, MM or nothing.
    private mutating func compactMonthAndDay(year: Int) -> (month: Int, day: Int)? {
        let digits = bytes[index...].prefix(while: FeedDate.isDigit).count
        switch digits {
        case 0: return (1, 1)
        case 2: return number(digits: 2).map { ($0, 1) }
        case 3: return number(digits: 3).flatMap { ordinal($0, year: year) }
        default:
            guard let month = number(digits: 2), let day = number(digits: 2) else { return nil }
            return (month, day)
        }
    }

    private func ordinal(_ dayOfYear: Int, year: Int) -> (month: Int, day: Int)? {
        var rest = dayOfYear
        for month in 1...12 {
            let length = Timestamp.daysIn(month: month, year: year)
            if rest <= length { return rest >= 1 ? (month, rest) : nil }
            rest -= length
        }
        return nil
    }

    /// `Www` or `Www-D` after the year: the day of that ISO week, Monday where none is named.
    private mutating func weekDate(year: Int) -> (month: Int, day: Int)? {
        index += 1
        guard let week = number(digits: 2), (1...53).contains(week) else { return nil }
        var weekday = 1
        if peek == UInt8(ascii: "-") { index += 1 }
        if let byte = peek, FeedDate.isDigit(byte) { weekday = number(digits: 1) ?? 1 }
        guard (1...7).contains(weekday),
            let fourth = Timestamp(year: year, month: 1, day: 4, hour: 0, minute: 0, second: 0)
        else { return nil }
        // 1970-01-01 was a Thursday: day 0 has ISO weekday 4.
        let weekdayOfFourth = ((fourth.daysSince1970 + 3) % 7 + 7) % 7 + 1
        let dayOfYear = 4 - weekdayOfFourth + (week - 1) * 7 + weekday
        return ordinal(dayOfYear, year: year)
    }

    private mutating func clock() -> (hour: Int, minute: Int, second: Int, millisecond: Int)? {
        guard let hour = number(upTo: 2) else { return nil }
        var minute = 0
        var second = 0
        let separated = peek == UInt8(ascii: ":")
        if separated { index += 1 }
        if let byte = peek, FeedDate.isDigit(byte) {
            guard let value = number(upTo: 2) else { return nil }
            minute = value
            if separated, peek == UInt8(ascii: ":") { index += 1 }
            if let byte = peek, FeedDate.isDigit(byte) {
                guard let value = number(upTo: 2) else { return nil }
                second = value
            }
        }
        return (hour, minute, second, fraction())
    }

    private mutating func fraction() -> Int {
        guard peek == UInt8(ascii: ".") || peek == UInt8(ascii: ",") else { return 0 }
        index += 1
        var value = 0
        var weight = 100
        while let byte = peek, FeedDate.isDigit(byte) {
            value += Int(byte - 0x30) * weight
            weight /= 10
            index += 1
        }
        return value
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpaces() {
        while let byte = peek, byte <= 0x20 { index += 1 }
    }

    private mutating func number(digits: Int) -> Int? {
        let start = index
        guard let value = number(upTo: digits), index - start == digits else { return nil }
        return value
    }

    private mutating func number(upTo limit: Int) -> Int? {
        let start = index
        var value = 0
        while index - start < limit, let byte = peek, FeedDate.isDigit(byte) {
            value = value * 10 + Int(byte - 0x30)
            index += 1
        }
        return index > start ? value : nil
    }
}
