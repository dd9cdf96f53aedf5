import Glibc

/// Byte classes of ASCII, for the scanners of this module.
enum ASCII {
    /// Space, tab, line feed, form feed or carriage return.
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D && byte != 0x0B) }
    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
    static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
    static func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

    /// Whether an XML name may start with the byte; every byte of a non-ASCII character may.
    static func isNameStart(_ byte: UInt8) -> Bool { isLetter(byte) || byte == 0x5F || byte == 0x3A || byte >= 0x80 }
    /// Whether an XML name may go on with the byte.
    static func isName(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) || byte == 0x2D || byte == 0x2E }

    /// The text without white space at its ends.
    static func trimmed<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bytes.SubSequence {
        guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
        else { return bytes[bytes.endIndex...] }
        return bytes[first...last]
    }

    /// The text without white space at its ends.
    static func trimmed(_ text: String) -> String {
        var copy = text
        return copy.withUTF8 { String(decoding: trimmed($0), as: UTF8.self) }
    }

    /// Lower case of the ASCII letters, other bytes as they are.
    static func lowercased(_ text: some StringProtocol) -> String {
        String(decoding: text.utf8.map(lowercased), as: UTF8.self)
    }

    /// Whether a byte occurs, as fast as memory is read.
    static func contains(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        return memchr(base, Int32(byte), bytes.count) != nil
    }

    /// Where `pattern` starts first at or after `start`, letters compared without case; `nil` where it does not.
    ///
    /// `pattern` is in lower case.
    static func firstIndex(of pattern: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let length = pattern.utf8CodeUnitCount
        let wanted = UnsafeBufferPointer(start: pattern.utf8Start, count: length)
        guard length > 0, start >= 0, bytes.count - start >= length else { return nil }
        for index in start...(bytes.count - length) where lowercased(bytes[index]) == wanted[0] {
            if matches(wanted, in: bytes, at: index) { return index }
        }
        return nil
    }

    /// Whether `pattern`, in lower case, stands at `index`, letters compared without case.
    static func matches(_ pattern: StaticString, in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        matches(
            UnsafeBufferPointer(start: pattern.utf8Start, count: pattern.utf8CodeUnitCount), in: bytes, at: index)
    }

    private static func matches(
        _ pattern: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> Bool {
        guard index + pattern.count <= bytes.count else { return false }
        for offset in 0..<pattern.count where lowercased(bytes[index + offset]) != pattern[offset] { return false }
        return true
    }
}
