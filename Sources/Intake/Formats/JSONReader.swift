/// A recursive-descent reader over bytes. Its depth is bounded, hence its stack is.
struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let depthLimit: Int
    private var index = 0
    /// Where a string with escapes is put together; kept to spare allocations.
    private var scratch: [UInt8] = []

    /// - Parameter bytes: must outlive the reader.
    init(bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
        self.bytes = bytes
        self.depthLimit = depthLimit
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { index = 3 }
    }

    /// The one value of the document.
    mutating func document() throws(JSONError) -> JSONValue {
        skipSpace()
        let value = try value(depth: 0)
        skipSpace()
        guard index == bytes.count else { throw error("something follows the document") }
        return value
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard index < bytes.count else { throw error("it ends where a value should stand") }
        switch bytes[index] {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), 0x30...0x39: return .number(try number())
        default: throw error("no value starts with \(shown(bytes[index]))")
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        guard depth <= depthLimit else { throw tooDeep() }
        index += 1
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object([]) }
        var members: [JSONMember] = []
        while true {
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
                throw error("a member's name in quotes should stand here")
            }
            let key = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw error("a colon should follow the member's name") }
            skipSpace()
            members.append(JSONMember(key, try value(depth: depth)))
            skipSpace()
            if take(UInt8(ascii: ",")) {
                skipSpace()
                continue
            }
            if take(UInt8(ascii: "}")) { return .object(members) }
            throw error("a comma or } should follow the member")
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        guard depth <= depthLimit else { throw tooDeep() }
        index += 1
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array([]) }
        var elements: [JSONValue] = []
        while true {
            elements.append(try value(depth: depth))
            skipSpace()
            if take(UInt8(ascii: ",")) {
                skipSpace()
                continue
            }
            if take(UInt8(ascii: "]")) { return .array(elements) }
            throw error("a comma or ] should follow the element")
        }
    }

    private mutating func string() throws(JSONError) -> String {
        index += 1
        let start = index
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            if byte == UInt8(ascii: "\"") {
                index = end + 1
                return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
            }
            if byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            end += 1
        }
        index = end
        return try stringWithEscapes(from: start)
    }

    /// Goes on at the first escape of a string that began at `start`.
    private mutating func stringWithEscapes(from start: Int) throws(JSONError) -> String {
        scratch.removeAll(keepingCapacity: true)
        var runStart = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                scratch.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[runStart..<index]))
                index += 1
                return String(decoding: scratch, as: UTF8.self)
            }
            if byte == UInt8(ascii: "\\") {
                scratch.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[runStart..<index]))
                index += 1
                try escape()
                runStart = index
            } else if byte < 0x20 {
                throw error("the control character \(shown(byte)) must be escaped in a string")
            } else {
                index += 1
            }
        }
        throw error("it ends within a string")
    }

    private mutating func escape() throws(JSONError) {
        guard index < bytes.count else { throw error("it ends within an escape") }
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scratch.append(byte)
        case UInt8(ascii: "b"): scratch.append(0x08)
        case UInt8(ascii: "f"): scratch.append(0x0C)
        case UInt8(ascii: "n"): scratch.append(0x0A)
        case UInt8(ascii: "r"): scratch.append(0x0D)
        case UInt8(ascii: "t"): scratch.append(0x09)
        case UInt8(ascii: "u"):
            index += 1
            try unicodeEscape()
            return
        default: throw error("\\\(shown(byte)) is no escape")
        }
        index += 1
    }

    /// The part after `\u`; joins surrogate pairs, and writes U+FFFD for a surrogate that stands alone.
    private mutating func unicodeEscape() throws(JSONError) {
        let first = try fourDigits()
        var code = first
        if (0xD800..<0xDC00).contains(first), index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        {
            let back = index
            index += 2
            let second = try fourDigits()
            if (0xDC00..<0xE000).contains(second) {
                code = 0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00)
            } else {
                index = back
            }
        }
        scratch.append(contentsOf: UTF8.encode(Unicode.Scalar(code) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
    }

    private mutating func fourDigits() throws(JSONError) -> UInt32 {
        guard index + 4 <= bytes.count else { throw error("it ends within an escape") }
        var code: UInt32 = 0
        for byte in bytes[index..<index + 4] {
            switch byte {
            case 0x30...0x39: code = code << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: code = code << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: code = code << 4 | UInt32(byte - 0x57)
            default: throw error("\\u needs four hexadecimal digits")
            }
        }
        index += 4
        return code
    }

    private mutating func number() throws(JSONError) -> String {
        let start = index
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
    }

    private mutating func digits() throws(JSONError) {
        let start = index
        while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 { index += 1 }
        if index == start { throw error("a digit should stand here") }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let count = word.utf8CodeUnitCount
        guard index + count <= bytes.count,
            bytes[index..<index + count].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: count))
        else { throw error("this is none of true, false, null") }
        index += count
        return value
    }

    private mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            default: return
            }
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private func shown(_ byte: UInt8) -> String {
        byte > 0x20 && byte < 0x7F
            ? String(UnicodeScalar(byte)) : "byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }

    private func tooDeep() -> JSONError {
        error("nested deeper than intake.depthLimit = \(depthLimit)", isTooDeep: true)
    }

    private func error(_ reason: String, isTooDeep: Bool = false) -> JSONError {
        let lines = bytes[..<index].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        return JSONError(offset: index, line: lines, reason: reason, isTooDeep: isTooDeep)
    }
}
