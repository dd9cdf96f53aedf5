/// Makes HTML from outside safe to show and independent of the page it came from.
package enum HTMLSanitizer {
    /// The allowed part of the HTML, every tag closed, attributes in alphabetical order, addresses absolute.
    ///
    /// Scripts and styles go with their content; other unknown tags go alone. Images of at most one by one pixel
    /// go: they count readers. `base` is the address that relative references start from; without it they stay relative.
    package static func sanitize(_ html: String, base: String?) -> String {
        var copy = html
        return copy.withUTF8 { source in
            guard
                source.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ">") }
                )
            else { return html }
            var writer = Writer(base: base)
            var tokens = HTMLTokenizer(source)
            while let token = tokens.next() {
                switch token {
                case .text(let range): writer.text(tokens.decodedText(range))
                case .start(let name, let isSelfClosing):
                    writer.start(name, tokens.attributes, isSelfClosing: isSelfClosing)
                case .end(let name): writer.end(name)
                }
            }
            return writer.finish()
        }
    }

    /// Open elements beyond this depth lose their tags, not their text.
    static let depthLimit = 128

    /// Whether an image only counts its readers.
    static func isTrackingPixel(_ attributes: [HTMLTokenizer.Attribute]) -> Bool {
        func isTiny(_ name: String) -> Bool {
            guard let value = attributes.first(where: { $0.name == name })?.value else { return false }
            let digits = value.prefix { $0.isNumber }
            return digits == "0" || digits == "1"
        }
        return isTiny("width") && isTiny("height")
    }

    /// Builds the clean document.
    private struct Writer {
        private let base: String?
        private var out: [UInt8] = []
        private var open: [String] = []
        /// The element that is being dropped with its content, and how often it is nested in itself.
        private var dropped: (name: String, depth: Int)?

        init(base: String?) { self.base = base }

        mutating func text(_ bytes: [UInt8]) {
            guard dropped == nil else { return }
            HTMLEscape.append(bytes.lazy.filter { $0 >= 0x20 || ASCII.isSpace($0) }, to: &out, quotes: false)
        }

        mutating func start(_ name: String, _ attributes: [HTMLTokenizer.Attribute], isSelfClosing: Bool) {
            if let current = dropped {
                if current.name == name, !isSelfClosing { dropped = (name, current.depth + 1) }
                return
            }
            let isVoid = HTMLAllowList.voidElements.contains(name)
            if HTMLAllowList.droppedWithContent.contains(name) {
                if !isSelfClosing, !isVoid { dropped = (name, 1) }
                return
            }
            guard HTMLAllowList.elements.contains(name), !(name == "img" && HTMLSanitizer.isTrackingPixel(attributes)),
                isVoid || open.count < HTMLSanitizer.depthLimit
            else { return }
            out.append(UInt8(ascii: "<"))
            out.append(contentsOf: name.utf8)
            for attribute in attributes.sorted(by: { $0.name < $1.name }) { write(attribute) }
            if isVoid { out.append(contentsOf: " />".utf8) } else { out.append(UInt8(ascii: ">")) }
            if !isVoid { open.append(name) }
        }

        private mutating func write(_ attribute: HTMLTokenizer.Attribute) {
            guard HTMLAllowList.attributes.contains(attribute.name) else { return }
            var value = attribute.value
            if HTMLAllowList.urlAttributes.contains(attribute.name) {
                value = URLReference.resolve(value, against: base)
                guard HTMLAllowList.allows(url: value) else { return }
            } else if attribute.name == "style" {
                value = StyleFilter.filter(value)
                if value.isEmpty { return }
            }
            out.append(UInt8(ascii: " "))
            out.append(contentsOf: attribute.name.utf8)
            out.append(contentsOf: "=\"".utf8)
            HTMLEscape.append(value.utf8, to: &out, quotes: true)
            out.append(UInt8(ascii: "\""))
        }

        mutating func end(_ name: String) {
            if let current = dropped {
                if current.name == name { dropped = current.depth > 1 ? (name, current.depth - 1) : nil }
                return
            }
            guard let match = open.lastIndex(of: name) else { return }
            while open.count > match { close() }
        }

        private mutating func close() {
            out.append(contentsOf: [0x3C, 0x2F])
            out.append(contentsOf: open.removeLast().utf8)
            out.append(0x3E)
        }

        mutating func finish() -> String {
            while !open.isEmpty { close() }
            return String(decoding: out, as: UTF8.self)
        }
    }
}
