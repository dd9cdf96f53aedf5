/// Lays out lines of a fixed width; knows nothing of digests.
struct TextPage {
    /// What a span means; the style decides how it looks.
    enum Voice { case plain, bold, dim, quote, alarm, warning, good }

    let width: Int
    let style: TextStyle
    private(set) var text = ""

    init(width: Int, style: TextStyle) {
        self.width = width
        self.style = style
    }

    /// One empty line, unless there is one already.
    mutating func gap() {
        if !text.isEmpty, !text.hasSuffix("\n\n") { text += "\n" }
    }

    mutating func rule() { put(String(repeating: style.ascii ? "-" : "─", count: width), .dim) }

    /// Two texts at both ends of a line; below each other where they do not fit.
    mutating func spread(_ left: String, _ right: String, _ voice: Voice) {
        let left = shown(left)
        let right = shown(right)
        let space = width - DisplayWidth.columns(left) - DisplayWidth.columns(right)
        guard space >= 2 else {
            paragraph(left, indent: 0, voice)
            return paragraph(right, indent: 0, .dim)
        }
        put([(left, voice), (String(repeating: " ", count: space), .plain), (right, .dim)])
    }

    /// A heading with its flags behind it; the flags go below where they do not fit.
    mutating func title(_ title: String, _ flags: String, _ voice: Voice) {
        let flags = shown(flags)
        guard !flags.isEmpty else { return put(title, .bold) }
        if DisplayWidth.columns(title) + 3 + DisplayWidth.columns(flags) <= width {
            put([(title, .bold), ("   ", .plain), (flags, voice)])
        } else {
            put(title, .bold)
            paragraph(flags, indent: 4, voice)
        }
    }

    /// A bar of ten cells with words behind it.
    mutating func bar(_ label: String, _ share: Double, _ words: String) {
        let filled = DigestWords.cells(share, of: 10)
        let full = String(repeating: style.ascii ? "#" : "█", count: filled)
        let empty = String(repeating: style.ascii ? "." : "░", count: 10 - filled)
        let lead = 4 + DisplayWidth.columns(label) + 2 + 10 + 2
        for (number, line) in DisplayWidth.wrap(shown(words), width: width - lead).enumerated() {
            if number == 0 {
                put([
                    ("    \(label)  ", .dim), (full, share >= 0.7 ? .alarm : .plain), (empty, .dim),
                    ("  \(line)", .plain),
                ])
            } else {
                put(String(repeating: " ", count: lead) + line, .plain)
            }
        }
    }

    mutating func paragraph(_ words: String, indent: Int, _ voice: Voice = .plain) {
        for line in DisplayWidth.wrap(shown(words), width: width - indent) {
            put([(String(repeating: " ", count: indent), .plain), (line, voice)])
        }
    }

    /// Items with dots between them; a line ends between items, not inside one.
    mutating func items(_ items: [String], indent: Int, _ voice: Voice = .plain) {
        let joined = items.map { $0.replacing(" ", with: "\u{A0}") }.joined(separator: " · ")
        for line in DisplayWidth.wrap(shown(joined), width: width - indent) {
            put([(String(repeating: " ", count: indent), .plain), (line.replacing("\u{A0}", with: " "), voice)])
        }
    }

    /// An address on a line of its own, unbroken so that it can be clicked and copied.
    mutating func address(_ url: String, indent: Int) {
        put([(String(repeating: " ", count: indent), .plain), (url, .dim)])
    }

    /// `Why    …` with a hanging indent.
    mutating func labelled(_ label: String, _ words: String, _ voice: Voice = .plain) {
        let lead = 11
        let padding = String(repeating: " ", count: max(1, lead - 4 - DisplayWidth.columns(label)))
        for (number, line) in DisplayWidth.wrap(shown(words), width: width - lead).enumerated() {
            if number == 0 {
                put([("    \(label)\(padding)", .dim), (line, voice)])
            } else {
                put([(String(repeating: " ", count: lead), .plain), (line, voice)])
            }
        }
    }

    /// Paragraphs behind a bar at their left.
    mutating func setOff(_ words: String, indent: Int) {
        let edge = String(repeating: " ", count: indent) + (style.ascii ? "|" : "│")
        for paragraph in DisplayText.lines(words) {
            if paragraph.isEmpty { put(edge, .dim) }
            for line in DisplayWidth.wrap(shown(paragraph), width: width - indent - 2) {
                put([(edge + " ", .dim), (line, .plain)])
            }
        }
    }

    private mutating func put(_ words: String, _ voice: Voice) { put([(words, voice)]) }

    private mutating func put(_ spans: [(String, Voice)]) {
        for (words, voice) in spans { text += painted(words, voice) }
        text += "\n"
    }

    private func painted(_ words: String, _ voice: Voice) -> String {
        guard style.colour, !words.isEmpty else { return words }
        let code: String? =
            switch voice {
            case .plain, .quote: nil
            case .bold: "1"
            case .dim: "2"
            case .alarm: "1;31"
            case .warning: "33"
            case .good: "32"
            }
        return code.map { "\u{1B}[\($0)m\(words)\u{1B}[0m" } ?? words
    }

    /// Replaces the typographic signs that Earshot itself writes where the style wants ASCII.
    private func shown(_ text: String) -> String {
        guard style.ascii, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        return text.reduce(into: "") { result, character in
            switch character {
            case "“", "”", "„": result += "\""
            case "‘", "’": result += "'"
            case "·", "–", "—", "−": result += "-"
            case "→": result += "->"
            case "×": result += "x"
            case "…": result += "..."
            default: result.append(character)
            }
        }
    }
}
