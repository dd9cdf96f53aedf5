/// One member of a JSON object.
package struct JSONMember: Sendable, Hashable {
    /// The name, escapes resolved.
    package var key: String
    /// What stands under the name.
    package var value: JSONValue

    /// A member of this name and value.
    package init(_ key: String, _ value: JSONValue) {
        self.key = key
        self.value = value
    }
}

/// A JSON document as it was written: members in order, numbers as their digits.
package enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// The digits as written: ids of 64 bits and prices lose nothing.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])

    /// Reads one document (RFC 8259) and nothing after it.
    ///
    /// Invalid UTF-8 and lone surrogates in strings become U+FFFD, so that one broken item does not cost the
    /// document; a UTF-8 byte order mark is skipped; everything else is strict. `depthLimit` is at most 512.
    package static func parse(_ bytes: [UInt8], depthLimit: Int = 256) throws(JSONError) -> JSONValue {
        try parse(bytes[...], depthLimit: depthLimit)
    }

    /// Reads one document from a part of a buffer; offsets and lines of an error count from the part's start.
    package static func parse(_ bytes: ArraySlice<UInt8>, depthLimit: Int = 256) throws(JSONError) -> JSONValue {
        try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) -> JSONValue in
            var reader = JSONReader(bytes: buffer, depthLimit: min(depthLimit, 512))
            return try reader.document()
        }
    }

    /// The member of this name, the last one where the name stands twice; `nil` too where this is no object.
    package subscript(_ key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        for member in members.reversed() where member.key == key { return member.value }
        return nil
    }

    /// A string, or a number's digits.
    package var text: String? {
        switch self {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    /// A whole number, also one written as `12.0`, `1e3` or in a string; `nil` where it is beyond `Int`.
    package var integer: Int? {
        guard let text else { return nil }
        if let integer = Int(text) { return integer }
        guard let double else { return nil }
        return Int(exactly: double)
    }

    /// A finite number, also one written in a string.
    package var double: Double? {
        guard let text, let first = text.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first),
            !text.utf8.contains(where: { $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "X") }),
            let number = Double(text), number.isFinite
        else { return nil }
        return number
    }

    /// `true` or `false`; nothing else counts as either.
    package var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The elements of an array; none where this is no array.
    package var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// The members of an object in order; none where this is no object.
    package var members: [JSONMember] {
        if case .object(let members) = self { members } else { [] }
    }

    /// Whether this is `null` as written; an absent member is `nil` instead.
    package var isNull: Bool { self == .null }

    /// What this is, with its article, for messages: `a string`, `an object`.
    package var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// Why bytes are not a JSON document.
package struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Bytes before the place.
    package var offset: Int
    /// Counts from 1.
    package var line: Int
    /// What is wrong there, without the place.
    package var reason: String
    /// Whether the nesting was deeper than the limit.
    package var isTooDeep: Bool

    /// One sentence with the place.
    package var description: String { "not JSON at line \(line), byte \(offset): \(reason)" }
}
