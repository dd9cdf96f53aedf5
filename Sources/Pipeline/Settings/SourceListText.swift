package import Intake
import Yams

/// A source to be written into a file of feeds/.
package struct SourceDraft: Hashable, Sendable {
    package var settings: SourceSettings
    /// Shown in digests in place of the name.
    package var title: String?
}

/// The text of a file of sources.
enum SourceListText {
    /// Why sources cannot be put behind those that a file has.
    struct NotAppendable: Error { let reason: String }

    /// A file of these sources alone.
    static func make(_ drafts: [SourceDraft]) -> String {
        "# Sources taken from a list of feeds. Every kind and its options: docs/sources.md.\nsources:\n"
            + drafts.map { lines($0, indent: "  ", newline: "\n") }.joined()
    }

    /// The text of a file with these sources at its end; what stands there stays as it is, comments and all.
    ///
    /// - Parameter document: the file as read; it has the key `sources`.
    static func appending(
        _ drafts: [SourceDraft], to text: String, document: ConfigValue
    ) throws(NotAppendable) -> String {
        guard case .mapping(let top) = document.node, let list = top["sources"], case .sequence(let sources) = list
        else {
            throw NotAppendable(reason: "it has no list of sources")
        }
        // Yams tells no sequence's style, so the text has to: a list of lines begins with its first hyphen.
        guard let mark = sources.mark, let start = character(at: mark, of: text), start == "-" else {
            throw NotAppendable(reason: "its list of sources stands in brackets; write one source a line first")
        }
        let newline = text.utf8.contains(0x0D) ? "\r\n" : "\n"
        let indent = String(repeating: " ", count: mark.column - 1)
        var text = text
        if !text.isEmpty, text.utf8.last != 0x0A { text += newline }
        return text + drafts.map { lines($0, indent: indent, newline: newline) }.joined()
    }

    private static func character(at mark: Mark, of text: String) -> Unicode.Scalar? {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(mark.line - 1) else { return nil }
        return lines[mark.line - 1].dropFirst(mark.column - 1).first
    }

    private static func lines(_ draft: SourceDraft, indent: String, newline: String) -> String {
        let settings = draft.settings
        var members: [(key: String, value: String?)] = [
            ("name", settings.name), ("kind", settings.kind), ("url", settings.url),
        ]
        members += settings.options.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        members.append(("title", draft.title))
        let given = members.compactMap { member in member.value.map { "\(member.key): \(scalar($0))" } }
        return indent + "- " + given.joined(separator: newline + indent + "  ") + newline
    }

    /// A text as a YAML scalar on one line: plain where nobody could read it otherwise, else in double quotes.
    static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    /// A text as a YAML scalar in double quotes.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            // An asterisk might be taken for an alias by those who only look for one.
            case "*": quoted += "\\x2A"
            case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value): quoted += escaped(scalar, "x", 2)
            case _
            where (0x2028...0x2029).contains(scalar.value) || (0xFFFE...0xFFFF).contains(scalar.value)
                || scalar == "\u{FEFF}":
                quoted += escaped(scalar, "u", 4)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar, _ mark: String, _ digits: Int) -> String {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        return "\\" + mark + String(repeating: "0", count: digits - hex.utf8.count) + hex
    }

    /// Words that YAML takes for something else than text.
    private static let reserved: Set<String> = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetter(first), !reserved.contains(text.lowercased()) else { return false }
        var before: UInt8 = 0
        for byte in text.utf8 {
            let isSafe = isLetter(byte) || (0x30...0x39).contains(byte) || "-_./:?=&%+~,;@()! #".utf8.contains(byte)
            // A colon ends a key before a space, and a hash begins a comment behind one.
            if !isSafe || (byte == 0x20 && before == UInt8(ascii: ":")) || (byte == UInt8(ascii: "#") && before == 0x20)
            {
                return false
            }
            before = byte
        }
        return before != 0x20 && before != UInt8(ascii: ":")
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
