import Delivery

/// What the public wrote, made safe to print on a terminal.
enum Cleaned {
    /// One line of at most `limit` characters.
    static func line(_ text: String, limit: Int) -> String { DisplayText.clean(text, limit: limit) }

    /// Lines as they are parted, each cleaned.
    static func paragraphs(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map {
            DisplayText.clean(String($0), limit: 2_000)
        }
    }
}
