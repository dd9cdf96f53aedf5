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
        guard let first = text.utf8.first, let last = text.utf8.last, isSpace(first) || isSpace(last) else {
            return text
        }
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

    /// Where a byte occurs first at or after `start`; `nil` where it does not.
    static func firstIndex(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = bytes.baseAddress, start < bytes.count else { return nil }
        return memchr(base + start, Int32(byte), bytes.count - start).map {
            UnsafeRawPointer($0) - UnsafeRawPointer(base)
        }
    }

    /// A control character other than tab, line feed and carriage return.
    static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D }

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

extension [UInt8] {
    /// Appends the bytes of a literal.
    mutating func append(contentsOf text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}

/// Bytes that a scanner stops at.
struct ByteSet: Sendable {
    /// 1 at the place of each byte of the set.
    private let members: [UInt8]

    /// The bytes of a literal and, on demand, all control characters but tab, line feed and carriage return.
    init(_ bytes: StaticString, controls: Bool) {
        var members = [UInt8](repeating: 0, count: 256)
        bytes.withUTF8Buffer { for byte in $0 { members[Int(byte)] = 1 } }
        if controls { for byte in UInt8(0)..<0x20 where ASCII.isControl(byte) { members[Int(byte)] = 1 } }
        self.members = members
    }

    /// The set with one more byte.
    func with(_ byte: UInt8) -> ByteSet {
        var members = members
        members[Int(byte)] = 1
        return ByteSet(members: members)
    }

    private init(members: [UInt8]) { self.members = members }

    /// Where the first byte of the set stands from `start` on; the end where there is none.
    func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        members.withUnsafeBufferPointer { isMember in
            var index = start
            while index + 4 <= bytes.count {
                let two = isMember[Int(bytes[index])] | isMember[Int(bytes[index + 1])]
                if two | isMember[Int(bytes[index + 2])] | isMember[Int(bytes[index + 3])] != 0 { break }
                index += 4
            }
            while index < bytes.count, isMember[Int(bytes[index])] == 0 { index += 1 }
            return index
        }
    }
}
