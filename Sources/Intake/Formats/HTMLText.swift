/// The text a reader of HTML sees.
package enum HTMLText {
    /// Text with a line break between blocks, `- ` before list items, the texts of links and the alternative texts of
    /// images; white space folded, at most one empty line in a row. Scripts, styles and tracking pixels are not text.
    package static func plain(_ html: String) -> String { text(of: html, includingAlternatives: true) }

    /// The text on one line, without the alternative texts of images: for titles.
    package static func line(_ html: String) -> String {
        html.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") || $0 == 0xC2 }
            ? folded(text(of: html, includingAlternatives: false)) : folded(html)
    }

    /// White space folded to single spaces, none at the ends.
    package static func folded(_ text: String) -> String {
        if isFolded(text) { return text }
        let words = text.utf8.split(whereSeparator: { ASCII.isSpace($0) || $0 == 0x0B })
        return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
    }

    private static func isFolded(_ text: String) -> Bool {
        var afterSpace = true
        for byte in text.utf8 {
            if byte < 0x20 || byte == 0x7F || (byte == 0x20 && afterSpace) { return false }
            afterSpace = byte == 0x20
        }
        return !afterSpace || text.isEmpty
    }

    private static func text(of html: String, includingAlternatives: Bool) -> String {
        var copy = html
        return copy.withUTF8 { source in
            var writer = Writer(capacity: source.count)
            var tokens = HTMLTokenizer(source)
            while let token = tokens.next() {
                switch token {
                case .text(let range): tokens.withText(range) { writer.text($0) }
                case .start(let tag, let isSelfClosing):
                    writer.start(tag, isSelfClosing: isSelfClosing)
                    if includingAlternatives, tag.traits.contains(.image), !HTMLSanitizer.isTrackingPixel(tokens),
                        var alternative = tokens.value("alt")
                    {
                        alternative.withUTF8 { writer.text($0) }
                    }
                case .end(let tag): writer.end(tag)
                }
            }
            return writer.finish()
        }
    }

    private struct Writer {
        private var out: [UInt8] = []
        private var breaks = 0
        private var hasSpace = false
        /// How many `pre` elements are open: line ends count only in them.
        private var preformatted = 0
        private var isListItem = false
        private var dropped: (name: HTMLName, depth: Int)?

        init(capacity: Int) { out.reserveCapacity(capacity) }

        mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
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
                } else if byte < 0x20 || byte == 0x7F {
                    index += 1
                } else {
                    let start = index
                    index = endOfWords(in: bytes, from: start)
                    append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
                }
            }
        }

        /// Past the words from `start` on that stand one space apart, as they may be copied together.
        private func endOfWords(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
            func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0x7F && byte != 0xC2 }
            var end = start + 1
            while end < bytes.count {
                let byte = bytes[end]
                if isPlain(byte) {
                    end += 1
                } else if byte == 0x20, end + 1 < bytes.count, isPlain(bytes[end + 1]) {
                    end += 2
                } else {
                    break
                }
            }
            return end
        }

        private mutating func append(_ word: UnsafeBufferPointer<UInt8>) {
            if !out.isEmpty {
                if breaks > 0 {
                    out.append(UInt8(ascii: "\n"))
                    if breaks > 1 { out.append(UInt8(ascii: "\n")) }
                } else if hasSpace {
                    out.append(UInt8(ascii: " "))
                }
            }
            breaks = 0
            hasSpace = false
            if isListItem { out.append(contentsOf: "- ") }
            isListItem = false
            out.append(contentsOf: word)
        }

        mutating func start(_ tag: HTMLTokenizer.Tag, isSelfClosing: Bool) {
            if let current = dropped {
                if current.name == tag.name, !isSelfClosing { dropped = (tag.name, current.depth + 1) }
                return
            }
            if tag.traits.contains(.droppedWithContent), !isSelfClosing {
                dropped = (tag.name, 1)
            } else if tag.traits.contains(.lineBreak) {
                breaks += 1
            } else if tag.traits.contains(.tableCell) {
                hasSpace = true
            } else if tag.traits.contains(.block) {
                breaks = max(breaks, 1)
                if tag.traits.contains(.preformatted) { preformatted += 1 }
                if tag.traits.contains(.listItem) { isListItem = true }
            }
        }

        mutating func end(_ tag: HTMLTokenizer.Tag) {
            if let current = dropped {
                if current.name == tag.name { dropped = current.depth > 1 ? (tag.name, current.depth - 1) : nil }
                return
            }
            if tag.traits.contains(.block) {
                breaks = max(breaks, 1)
                if tag.traits.contains(.preformatted), preformatted > 0 { preformatted -= 1 }
            }
        }

        func finish() -> String { String(decoding: out, as: UTF8.self) }
    }
}
