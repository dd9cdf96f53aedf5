import FoundationEssentials

/// Text as mail carries it: ASCII, in lines of at most 76 columns (RFC 2045, 2047, 5322).
enum MailText {
    /// The longest line, without its end.
    static let columns = 76

    /// A body in quoted-printable (RFC 2045, 6.7), lines ended by CR LF.
    ///
    /// Where a line has to be broken it is broken after a space if there is one near, so that the source stays readable.
    static func quotedPrintable(_ text: String) -> String {
        var out = ""
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            appendQuotedPrintable(line.unicodeScalars, to: &out)
        }
        // The text's last line break ends its last line and begins none.
        if let last = text.last, last.isNewline { out.removeLast() }
        return out
    }

    private static func appendQuotedPrintable(_ line: Substring.UnicodeScalarView, to out: inout String) {
        var current = ""
        /// How much of `current` ends with a space; 0 where no space is near.
        var breakAt = 0
        for index in line.indices {
            let isLast = line.index(after: index) == line.endIndex
            let piece = quoted(line[index], isLast: isLast, isFirst: current.isEmpty && index == line.startIndex)
            if current.utf8.count + piece.utf8.count > columns - 1 {
                let cut = breakAt > columns / 2 ? breakAt : current.utf8.count
                out += current.prefix(cut) + "=\r\n"
                current.removeFirst(cut)
                breakAt = 0
            }
            current += piece
            if piece == " " { breakAt = current.utf8.count }
        }
        out += current + "\r\n"
    }

    private static func quoted(_ scalar: Unicode.Scalar, isLast: Bool, isFirst: Bool) -> String {
        switch scalar {
        // White space before a line's end is lost on the way; a lone dot or "From" at its start means something to some.
        case " ", "\t": if !isLast { return String(scalar) }
        case ".", "F": if !isFirst { return String(scalar) }
        case "!"..."~" where scalar != "=": return String(scalar)
        default: break
        }
        return UTF8.encode(scalar)!.map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return "=" + (digits.utf8.count == 1 ? "0" : "") + digits
        }.joined()
    }

    /// A header field of unstructured text, folded, its lines ended by CR LF. Control characters become spaces, so that
    /// no text can begin another field; text that is not plain ASCII, or looks encoded, becomes encoded words.
    static func field(_ name: String, _ text: String) -> String {
        folded(name, isPlain(text) ? words(text) : encodedWords(text))
    }

    /// A header field of mailboxes.
    static func field(_ name: String, _ mailboxes: [Mailbox]) -> String {
        folded(
            name,
            mailboxes.enumerated().flatMap { index, mailbox in
                let comma = index + 1 < mailboxes.count ? "," : ""
                guard let name = mailbox.name else { return ["\(mailbox.address)\(comma)"] }
                return phrase(name) + ["<\(mailbox.address)>\(comma)"]
            })
    }

    private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    private static func phrase(_ name: String) -> [String] {
        guard isPlain(name) else { return encodedWords(name) }
        let isAtoms = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || " !#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
        }
        if isAtoms { return words(name) }
        return words("\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"")
    }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
            && text.split(separator: " ").allSatisfy { $0.utf8.count < columns }
    }

    /// Encoded words (RFC 2047, section 2), each whole in its characters, and short enough to stand beside the longest
    /// field name: no line with one may have more than 76 columns.
    private static func encodedWords(_ text: String) -> [String] {
        let head = "=?UTF-8?B?"
        let limit = (64 - head.utf8.count - 2) / 4 * 3
        var chunks: [[UInt8]] = [[]]
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            let bytes = Array(String(isControl ? " " : scalar).utf8)
            if chunks[chunks.count - 1].count + bytes.count > limit { chunks.append([]) }
            chunks[chunks.count - 1] += bytes
        }
        return chunks.map { head + Data($0).base64EncodedString() + "?=" }
    }

    private static func folded(_ name: String, _ words: [String]) -> String {
        var out = name + ":"
        var column = out.utf8.count
        for (index, word) in words.enumerated() {
            if index > 0, column + 1 + word.utf8.count > columns {
                out += "\r\n"
                column = 0
            }
            out += " " + word
            column += 1 + word.utf8.count
        }
        return out + "\r\n"
    }
}
