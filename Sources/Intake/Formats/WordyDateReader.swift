import Triage

/// Reads dates written in words: RFC 822, asctime, and day or month first with slashes.
struct WordyDateReader {
    private var year: Int?
    private var month: Int?
    private var day: Int?
    private var hour = 0
    private var minute = 0
    private var second = 0
    private var millisecond = 0
    private var hasClock = false
    private var afternoon: Bool?
    private var offsetMinutes = 0
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = WordyDateReader.withoutComments(bytes) }

    mutating func read() -> Timestamp? {
        for word in bytes.split(whereSeparator: { $0 <= 0x20 || $0 == UInt8(ascii: ",") }) {
            guard take(Array(word)) else { return nil }
        }
        guard let year, let month, let day else { return nil }
        if let afternoon, hour <= 12 { hour = hour % 12 + (afternoon ? 12 : 0) }
        return FeedDate.time(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second, millisecond: millisecond,
            offsetMinutes: offsetMinutes)
    }

    /// Uses one word; `false` where it makes the whole text no date.
    private mutating func take(_ word: [UInt8]) -> Bool {
        let first = word[0]
        if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
            guard hasClock, let offset = DateZone.offsetMinutes(word) else { return false }
            offsetMinutes = offset
            return true
        }
        if FeedDate.isDigit(first) {
            if word.contains(UInt8(ascii: ":")) { return takeClock(word) }
            if word.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") }) {
                return takeJoinedDate(word)
            }
            return takeNumber(word)
        }
        return takeName(word)
    }

    private mutating func takeName(_ word: [UInt8]) -> Bool {
        var name = word.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        if name.last == UInt8(ascii: ".") { name.removeLast() }
        if month == nil, let number = DateNames.month(name) {
            month = number
            return true
        }
        if hasClock {
            if name == Array("am".utf8) || name == Array("pm".utf8) {
                afternoon = name[0] == UInt8(ascii: "p")
                return true
            }
            if let offset = DateZone.offsetMinutes(word) { offsetMinutes = offset }
            return true
        }
        // A weekday in any language says nothing that the date does not; anything else before the day is prose.
        return day == nil && year == nil || DateNames.isFiller(name)
    }

    private mutating func takeNumber(_ word: [UInt8]) -> Bool {
        let digits = word.prefix(while: FeedDate.isDigit)
        // "1st", "22nd" are fine; longer tails are not numbers.
        guard digits.count <= 4, word.count - digits.count <= 2,
            let value = Int(String(decoding: digits, as: UTF8.self))
        else { return false }
        if digits.count >= 3 || day != nil {
            guard year == nil else { return false }
            year =
                digits.count >= 4 ? value : digits.count == 3 ? 1900 + value : value < 50 ? 2000 + value : 1900 + value
        } else {
            day = value
        }
        return true
    }

    /// `01-Jan-2004`, `1/31/2004`, `31.01.2004`.
    private mutating func takeJoinedDate(_ word: [UInt8]) -> Bool {
        let parts = word.split(whereSeparator: {
            $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".")
        }).map(Array.init)
        guard parts.count == 3 else { return false }
        if parts.allSatisfy({ $0.allSatisfy(FeedDate.isDigit) }) {
            guard parts[2].count == 4 || parts[2].count == 2, let a = Int(String(decoding: parts[0], as: UTF8.self)),
                let b = Int(String(decoding: parts[1], as: UTF8.self))
            else { return false }
            // With slashes the month comes first, as in the United States, unless it cannot; with dots the day does.
            let dayFirst = a > 12 || word.contains(UInt8(ascii: "."))
            day = dayFirst ? a : b
            month = dayFirst ? b : a
            return takeNumber(parts[2])
        }
        return parts.allSatisfy { $0.isEmpty ? false : FeedDate.isDigit($0[0]) ? takeNumber($0) : takeName($0) }
    }

    private mutating func takeClock(_ word: [UInt8]) -> Bool {
        guard !hasClock else { return false }
        hasClock = true
        let end = word.firstIndex { !FeedDate.isDigit($0) && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ".") }
        let clock = word[..<(end ?? word.count)]
        let parts = clock.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3 else { return false }
        guard let h = Int(String(decoding: parts[0], as: UTF8.self)),
            let m = Int(String(decoding: parts[1], as: UTF8.self))
        else { return false }
        (hour, minute) = (h, m)
        if parts.count == 3 {
            let pieces = parts[2].split(separator: UInt8(ascii: "."))
            guard let whole = pieces.first, let s = Int(String(decoding: whole, as: UTF8.self)) else { return false }
            second = s
            if pieces.count > 1 {
                let digits = (Array(pieces[1]) + [0x30, 0x30, 0x30]).prefix(3)
                millisecond = Int(String(decoding: digits, as: UTF8.self)) ?? 0
            }
        }
        guard let end else { return true }
        return take(Array(word[end...]))
    }

    private static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "(")) else { return bytes }
        var depth = 0
        return bytes.filter { byte in
            if byte == UInt8(ascii: "(") { depth += 1 }
            defer { if byte == UInt8(ascii: ")"), depth > 0 { depth -= 1 } }
            return depth == 0 && byte != UInt8(ascii: ")")
        }
    }
}

/// Names of months and the words that stand between the parts of a date.
private enum DateNames {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    /// French, German, Spanish, Italian, Portuguese and Dutch forms that differ from the English ones in three letters.
    private static let foreign: [String: Int] = [
        "fév": 2, "fev": 2, "mär": 3, "mrt": 3, "maa": 3, "avr": 4, "abr": 4, "mai": 5, "mei": 5, "mag": 5, "gen": 1,
        "ene": 1, "jui": 6, "giu": 6, "lug": 7, "aoû": 8, "aou": 8, "ago": 8, "set": 9, "okt": 10, "out": 10, "ott": 10,
        "dez": 12, "déc": 12, "dic": 12,
    ]

    /// The month of a lower-case name or its first three letters.
    static func month(_ name: [UInt8]) -> Int? {
        guard name.count >= 3 else { return nil }
        let text = String(decoding: name, as: UTF8.self)
        if text.hasPrefix("juil") { return 7 }
        let head = String(text.prefix(3))
        guard let index = months.firstIndex(of: head) else { return foreign[head] }
        return index + 1
    }

    static func isFiller(_ name: [UInt8]) -> Bool {
        let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        let text = String(decoding: name, as: UTF8.self)
        return weekdays.contains { text.hasPrefix($0) } || text == "at" || text == "de" || text == "of"
    }
}
