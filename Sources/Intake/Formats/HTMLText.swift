/// The text a reader of HTML sees.
package enum HTMLText {
    /// Text with a line break between blocks, `- ` before list items, the texts of links and the alternative texts of
    /// images; white space folded, at most one empty line in a row. Scripts, styles and tracking pixels are not text.
    package static func plain(_ html: String) -> String { text(of: html, includingAlternatives: true) }

    /// The text on one line, without the alternative texts of images: for titles.
    package static func line(_ html: String) -> String {
        folded(text(of: html, includingAlternatives: false))
    }

    /// White space folded to single spaces, none at the ends.
    package static func folded(_ text: String) -> String {
        let words = text.utf8.split(whereSeparator: { ASCII.isSpace($0) || $0 == 0x0B })
        return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
    }

    private static func text(of html: String, includingAlternatives: Bool) -> String {
        var copy = html
        return copy.withUTF8 { source in
            var writer = Writer()
            var tokens = HTMLTokenizer(source)
            while let token = tokens.next() {
                switch token {
                case .text(let range): writer.text(tokens.decodedText(range))
                case .start(let name, let isSelfClosing):
                    writer.start(name, isSelfClosing: isSelfClosing)
                    if includingAlternatives, name == "img", !HTMLSanitizer.isTrackingPixel(tokens.attributes),
                        let alternative = tokens.attributes.first(where: { $0.name == "alt" })?.value
                    {
                        writer.text(Array(alternative.utf8))
                    }
                case .end(let name): writer.end(name)
                }
            }
            return writer.finish()
        }
    }

    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption",
        "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
        "section", "table", "tr", "ul",
    ]

    private struct Writer {
        private var out: [UInt8] = []
        private var breaks = 0
        private var hasSpace = false
        /// How many `pre` elements are open: line ends count only in them.
        private var preformatted = 0
        private var prefix: [UInt8] = []
        private var dropped: (name: String, depth: Int)?

        mutating func text(_ bytes: [UInt8]) {
            guard dropped == nil else { return }
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                // U+00A0 is the space that HTML writes most.
                let isNoBreakSpace = byte == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xA0
                if isNoBreakSpace || ASCII.isSpace(byte) {
                    hasSpace = true
                    if byte == UInt8(ascii: "\n"), preformatted > 0 { breaks += 1 }
                    index += isNoBreakSpace ? 2 : 1
                } else {
                    if byte >= 0x20, byte != 0x7F { append(byte) }
                    index += 1
                }
            }
        }

        private mutating func append(_ byte: UInt8) {
            if !out.isEmpty {
                if breaks > 0 {
                    out.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: min(breaks, 2)))
                } else if hasSpace {
                    out.append(UInt8(ascii: " "))
                }
            }
            breaks = 0
            hasSpace = false
            if !prefix.isEmpty {
                out.append(contentsOf: prefix)
                prefix = []
            }
            out.append(byte)
        }

        mutating func start(_ name: String, isSelfClosing: Bool) {
            if let current = dropped {
                if current.name == name, !isSelfClosing { dropped = (name, current.depth + 1) }
                return
            }
            if HTMLAllowList.droppedWithContent.contains(name), !isSelfClosing {
                dropped = (name, 1)
            } else if name == "br" {
                breaks += 1
            } else if name == "td" || name == "th" {
                hasSpace = true
            } else if HTMLText.blocks.contains(name) {
                breaks = max(breaks, 1)
                if name == "pre" { preformatted += 1 }
                if name == "li" { prefix = Array("- ".utf8) }
            }
        }

        mutating func end(_ name: String) {
            if let current = dropped {
                if current.name == name { dropped = current.depth > 1 ? (name, current.depth - 1) : nil }
            } else if HTMLText.blocks.contains(name) {
                breaks = max(breaks, 1)
                if name == "pre", preformatted > 0 { preformatted -= 1 }
            }
        }

        func finish() -> String { String(decoding: out, as: UTF8.self) }
    }
}
