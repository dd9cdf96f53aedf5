/// A piece of JSON that is already written.
package struct JSONText: Sendable, Hashable, CustomStringConvertible {
    /// The JSON itself.
    package let description: String

    /// Takes text that the caller vouches is one JSON value.
    package init(raw: String) { description = raw }

    /// `null`.
    package static let null = JSONText(raw: "null")

    /// A string, quoted and escaped.
    package static func string(_ text: String) -> JSONText { written { $0.value(text) } }

    /// A whole number.
    package static func integer(_ number: Int) -> JSONText { JSONText(raw: String(number)) }

    /// `true` or `false`.
    package static func bool(_ flag: Bool) -> JSONText { JSONText(raw: flag ? "true" : "false") }

    /// A number; `null` where it is not finite, for which JSON has no digits.
    package static func number(_ number: Double) -> JSONText { written { $0.value(number) } }

    /// An array of what is written already.
    package static func array(_ elements: [JSONText]) -> JSONText {
        JSONText(raw: "[" + elements.map(\.description).joined(separator: ",") + "]")
    }

    /// An object of what is written already, members in the order given.
    package static func object(_ members: [(key: String, value: JSONText)]) -> JSONText {
        written { writer in
            writer.beginObject()
            for (key, value) in members { writer.member(key, value) }
            writer.endObject()
        }
    }

    /// Writes a value back, numbers digit for digit.
    package init(_ value: JSONValue) {
        var writer = JSONWriter()
        writer.value(value)
        description = writer.text
    }

    private static func written(_ write: (inout JSONWriter) -> Void) -> JSONText {
        var writer = JSONWriter()
        write(&writer)
        return JSONText(raw: writer.text)
    }
}

/// Writes compact JSON into a byte buffer; commas are placed by themselves.
package struct JSONWriter {
    private var bytes: [UInt8] = []
    /// Whether the next member or element needs a comma before it.
    private var needsComma = false

    /// A writer that has written nothing yet.
    package init() { bytes.reserveCapacity(512) }

    /// What was written so far.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Opens an object as the next value.
    package mutating func beginObject() { open(UInt8(ascii: "{")) }
    /// Closes the innermost object.
    package mutating func endObject() { close(UInt8(ascii: "}")) }
    /// Opens an array as the next value.
    package mutating func beginArray() { open(UInt8(ascii: "[")) }
    /// Closes the innermost array.
    package mutating func endArray() { close(UInt8(ascii: "]")) }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    /// Writes a member's name; its value must follow.
    package mutating func key(_ key: String) {
        separate()
        quote(key)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a string.
    package mutating func value(_ text: String) {
        separate()
        quote(text)
    }

    /// Writes a whole number.
    package mutating func value(_ number: Int) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Writes `true` or `false`.
    package mutating func value(_ flag: Bool) {
        separate()
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    /// A whole number is written without a fraction, one that is not finite as `null`.
    package mutating func value(_ number: Double) {
        separate()
        let digits =
            if !number.isFinite {
                "null"
            } else if let whole = Int(exactly: number), abs(number) < 1e15 {
                String(whole)
            } else {
                String(number)
            }
        bytes.append(contentsOf: digits.utf8)
    }

    /// Writes what is JSON already.
    package mutating func value(_ json: JSONText) {
        separate()
        bytes.append(contentsOf: json.description.utf8)
    }

    /// Writes a value that was read, numbers digit for digit.
    package mutating func value(_ value: JSONValue) {
        switch value {
        case .null: self.value(JSONText.null)
        case .bool(let flag): self.value(flag)
        case .number(let digits): self.value(JSONText(raw: digits))
        case .string(let text): self.value(text)
        case .array(let elements):
            beginArray()
            for element in elements { self.value(element) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members {
                key(member.key)
                self.value(member.value)
            }
            endObject()
        }
    }

    /// Writes a member with a string, or nothing where the value is absent.
    package mutating func member(_ key: String, _ text: String?) {
        guard let text else { return }
        self.key(key)
        value(text)
    }

    /// Writes a member with a whole number, or nothing where the value is absent.
    package mutating func member(_ key: String, _ number: Int?) {
        guard let number else { return }
        self.key(key)
        value(number)
    }

    /// Writes a member with a number, or nothing where the value is absent.
    package mutating func member(_ key: String, _ number: Double?) {
        guard let number else { return }
        self.key(key)
        value(number)
    }

    /// Writes a member with `true` or `false`, or nothing where the value is absent.
    package mutating func member(_ key: String, _ flag: Bool?) {
        guard let flag else { return }
        self.key(key)
        value(flag)
    }

    /// Writes a member with what is JSON already, or nothing where the value is absent.
    package mutating func member(_ key: String, _ json: JSONText?) {
        guard let json else { return }
        self.key(key)
        value(json)
    }

    /// Appends the text in quotes. Only what RFC 8259 demands is escaped.
    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var runStart = 0
            for index in utf8.indices {
                let byte = utf8[index]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[runStart..<index]))
                escape(byte)
                runStart = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[runStart...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x00..<0x20:
            let digits = String(byte, radix: 16)
            bytes.append(contentsOf: (digits.utf8.count == 1 ? "u000" : "u00").utf8)
            bytes.append(contentsOf: digits.utf8)
        default: bytes.append(byte)
        }
    }
}
