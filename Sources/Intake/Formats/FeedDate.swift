package import Triage

/// The liberal reading of the dates that feeds and vendors send.
///
/// Understands RFC 822/2822 with its common abuses, RFC 3339 and ISO 8601 in their variants, asctime and whole Unix
/// times. What cannot be a date is `nil`, never the epoch and never the present.
package enum FeedDate {
    /// The time that a text means, UTC where it names no zone; `nil` where it means none.
    package static func parse(_ text: some StringProtocol) -> Timestamp? {
        var copy = String(text)
        return copy.withUTF8(parse)
    }

    /// The time that UTF-8 bytes mean, UTC where they name no zone; `nil` where they mean none.
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Timestamp? {
        guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 })
        else { return nil }
        let text = UnsafeBufferPointer(rebasing: bytes[first...last])
        // The longest sensible date with a comment is far below this; longer text is prose.
        guard text.count >= 4, text.count <= 128 else { return nil }
        if text.allSatisfy(isDigit) { return digitsOnly(text) }
        if text.count > 4, text[..<4].allSatisfy(isDigit), !isLetterOrSpace(text[4]) || isT(text[4]) {
            var iso = ISODateReader(text)
            if let time = iso.read() { return time }
        }
        guard text.contains(UInt8(ascii: "(")) else {
            var wordy = WordyDateReader()
            return wordy.read(text)
        }
        return withoutComments(text).withUnsafeBufferPointer { plain in
            var wordy = WordyDateReader()
            return wordy.read(plain)
        }
    }

    /// RFC 822 allows comments in parentheses.
    private static func withoutComments(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var depth = 0
        return bytes.filter { byte in
            if byte == UInt8(ascii: "(") { depth += 1 }
            defer { if byte == UInt8(ascii: ")"), depth > 0 { depth -= 1 } }
            return depth == 0 && byte != UInt8(ascii: ")")
        }
    }

    /// A whole number: Unix time in seconds or milliseconds, or a compact calendar date.
    private static func digitsOnly(_ digits: UnsafeBufferPointer<UInt8>) -> Timestamp? {
        guard let value = Int64(String(decoding: digits, as: UTF8.self)) else { return nil }
        switch digits.count {
        case 9, 10: return Timestamp(seconds: value)
        case 13: return Timestamp(milliseconds: value)
        case 6 where !(1900...2099).contains(value / 100):
            // Two digits of the year (ISO 8601:1988, section 5.2.1.3), with the century that RFC 2822 gives them.
            let year = Int(value / 10_000)
            return time(
                year: year < 50 ? 2000 + year : 1900 + year, month: Int(value / 100 % 100), day: Int(value % 100),
                hour: 0,
                minute: 0, second: 0, millisecond: 0, offsetMinutes: 0)
        default:
            var iso = ISODateReader(digits)
            return iso.read()
        }
    }

    /// The number that up to nine digits write; `nil` for anything else.
    static func number(_ digits: some Collection<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count <= 9 else { return nil }
        var value = 0
        for byte in digits {
            guard isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    private static func isT(_ byte: UInt8) -> Bool { byte | 0x20 == UInt8(ascii: "t") }
    private static func isLetterOrSpace(_ byte: UInt8) -> Bool {
        byte <= 0x20 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    /// A calendar time with an offset from UTC; accepts 24:00:00 as the next midnight.
    static func time(
        year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, millisecond: Int, offsetMinutes: Int
    ) -> Timestamp? {
        // Year 1 is what some libraries write for "no date".
        guard year >= 100 else { return nil }
        let nextMidnight = hour == 24 && minute == 0 && second == 0
        guard
            let time = Timestamp(
                year: year, month: month, day: day, hour: nextMidnight ? 0 : hour, minute: minute, second: second,
                millisecond: millisecond)
        else { return nil }
        let shiftMinutes = Int64((nextMidnight ? 1440 : 0) - offsetMinutes)
        return Timestamp(milliseconds: time.milliseconds + shiftMinutes * 60_000)
    }
}
