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

    private typealias Word = UnsafeBufferPointer<UInt8>

    /// The time that a text without comments means.
    mutating func read(_ text: UnsafeBufferPointer<UInt8>) -> Timestamp? {
        var start = 0
        for place in 0...text.count where place == text.count || text[place] <= 0x20 || text[place] == UInt8(ascii: ",")
        {
            guard place == start || take(Word(rebasing: text[start..<place])) else { return nil }
            start = place + 1
        }
        guard let year, let month, let day else { return nil }
        if let afternoon, hour <= 12 { hour = hour % 12 + (afternoon ? 12 : 0) }
        return FeedDate.time(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second, millisecond: millisecond,
            offsetMinutes: offsetMinutes)
    }

    /// Uses one word; `false` where it makes the whole text no date.
    private mutating func take(_ word: Word) -> Bool {
        let first = word[0]
        if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
            guard hasClock, let offset = DateZone.offsetMinutes(word) else { return false }
            offsetMinutes = offset
            return true
        }
        guard FeedDate.isDigit(first) else { return takeName(word) }
        if word.contains(UInt8(ascii: ":")) { return takeClock(word) }
        return word.contains(where: WordyDateReader.joins) ? takeJoinedDate(word) : takeNumber(word)
    }

    private static func joins(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
    }

    private mutating func takeName(_ word: Word) -> Bool {
        // A weekday says nothing that the date does not.
        if DateNames.isWeekday(word) { return true }
        if month == nil, let number = DateNames.month(word) {
            month = number
            return true
        }
        if hasClock {
            if word.count == 2, word[1] | 0x20 == UInt8(ascii: "m"), [0x61, 0x70].contains(word[0] | 0x20) {
                afternoon = word[0] | 0x20 == UInt8(ascii: "p")
            } else if let offset = DateZone.offsetMinutes(word) {
                offsetMinutes = offset
            }
            return true
        }
        // A weekday in another language may stand before the day; anything else there is prose.
        return day == nil && year == nil || DateNames.isFiller(word)
    }

    private mutating func takeNumber(_ word: Word) -> Bool {
        let digits = word.prefix(while: FeedDate.isDigit)
        // "1st", "22nd" are fine; longer tails are not numbers.
        guard digits.count <= 4, word.count - digits.count <= 2,
            let value = FeedDate.number(digits)
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
    private mutating func takeJoinedDate(_ word: Word) -> Bool {
        let parts = word.split(whereSeparator: WordyDateReader.joins).map(Word.init(rebasing:))
        guard parts.count == 3 else { return false }
        if let a = FeedDate.number(parts[0]), let b = FeedDate.number(parts[1]), FeedDate.number(parts[2]) != nil {
            guard parts[2].count == 4 || parts[2].count == 2 else { return false }
            // With slashes the month comes first, as in the United States, unless it cannot; with dots the day does.
            let dayFirst = a > 12 || word.contains(UInt8(ascii: "."))
            day = dayFirst ? a : b
            month = dayFirst ? b : a
            return takeNumber(parts[2])
        }
        return parts.allSatisfy { FeedDate.isDigit($0[0]) ? takeNumber($0) : takeName($0) }
    }

    private mutating func takeClock(_ word: Word) -> Bool {
        guard !hasClock else { return false }
        hasClock = true
        var end = 0
        while end < word.count, FeedDate.isDigit(word[end]) || word[end] == 0x3A || word[end] == 0x2E { end += 1 }
        var values: [Int] = []
        var start = 0
        for place in 0...end where place == end || word[place] == UInt8(ascii: ":") {
            var part = word[start..<place]
            // Only seconds have a fraction.
            if values.count == 2, let point = part.firstIndex(of: UInt8(ascii: ".")) {
                takeFraction(part[(point + 1)...])
                part = part[..<point]
            }
            guard values.count < 3, let value = FeedDate.number(part) else { return false }
            values.append(value)
            start = place + 1
        }
        guard values.count >= 2 else { return false }
        (hour, minute, second) = (values[0], values[1], values.count == 3 ? values[2] : 0)
        return end == word.count || take(Word(rebasing: word[end...]))
    }

    private mutating func takeFraction(_ digits: Slice<Word>) {
        var weight = 100
        millisecond = 0
        for byte in digits {
            guard FeedDate.isDigit(byte) else { return }
            millisecond += Int(byte - 0x30) * weight
            weight /= 10
        }
    }
}

/// Names of months and the words that stand between the parts of a date.
private enum DateNames {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        .map(key)
    private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(key)
    /// French, German, Spanish, Italian, Portuguese and Dutch forms that differ from the English ones in three letters.
    private static let foreign: [String: Int] = [
        "fév": 2, "fev": 2, "mär": 3, "mrt": 3, "maa": 3, "avr": 4, "abr": 4, "mai": 5, "mei": 5, "mag": 5, "gen": 1,
        "ene": 1, "jui": 6, "giu": 6, "lug": 7, "aoû": 8, "aou": 8, "ago": 8, "set": 9, "okt": 10, "out": 10, "ott": 10,
        "dez": 12, "déc": 12, "dic": 12,
    ]

    /// The first three letters in lower case as one number; 0 for a shorter name.
    private static func key(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard name.count >= 3 else { return 0 }
        return UInt32(name[0] | 0x20) << 16 | UInt32(name[1] | 0x20) << 8 | UInt32(name[2] | 0x20)
    }

    private static func key(_ name: String) -> UInt32 {
        var copy = name
        return copy.withUTF8(key)
    }

    /// The month of a name or of its first three letters.
    static func month(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
        guard name.count >= 3 else { return nil }
        if let index = months.firstIndex(of: key(name)) { return index + 1 }
        let text = ASCII.lowercased(String(decoding: name, as: UTF8.self))
        return text.hasPrefix("juil") ? 7 : foreign[String(text.prefix(3))]
    }

    static func isWeekday(_ name: UnsafeBufferPointer<UInt8>) -> Bool { weekdays.contains(key(name)) }

    static func isFiller(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        ["at", "de", "of"].contains(ASCII.lowercased(String(decoding: name, as: UTF8.self)))
    }
}
