import Delivery
import Triage

/// Messages that may quote what the public or a configuration wrote, made safe to print on a terminal.
package enum TerminalText {
    /// Line by line without control characters.
    package static func clean(_ text: String) -> String { Cleaned.paragraphs(text).joined(separator: "\n") }
}

/// What the public wrote, made safe to print on a terminal.
enum Cleaned {
    /// One line of at most `limit` characters.
    static func line(_ text: String, limit: Int) -> String { DisplayText.clean(text, limit: limit) }

    /// Title and text of a mention on one line, parted as in the digest.
    static func words(of mention: Mention, limit: Int) -> String {
        line(DigestEntry.ownWords(of: mention), limit: limit)
    }

    /// Lines as they are parted, each cleaned.
    static func paragraphs(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map {
            DisplayText.clean(String($0), limit: 2_000)
        }
    }
}
