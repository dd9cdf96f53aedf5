/// Makes HTML from outside safe to show and independent of the page it came from.
package enum HTMLSanitizer {
    /// The allowed part of the HTML, every tag closed, attributes in alphabetical order, addresses absolute.
    ///
    /// Scripts and styles go with their content; other unknown tags go alone. Images of at most one by one pixel
    /// go: they count readers. `base` is the address that relative references start from; without it they stay relative.
    package static func sanitize(_ html: String, base: String?) -> String {
        var copy = html
        return copy.withUTF8 { sanitize($0, base: base) ?? html }
    }

    /// As above, of UTF-8 bytes; `nil` where there is nothing to change.
    static func sanitize(_ source: UnsafeBufferPointer<UInt8>, base: String?) -> String? {
        guard
            ASCII.contains(UInt8(ascii: "<"), in: source) || ASCII.contains(UInt8(ascii: "&"), in: source)
                || ASCII.contains(UInt8(ascii: ">"), in: source)
        else { return nil }
        var writer = Writer(base: base, capacity: source.count)
        var tokens = HTMLTokenizer(source)
        while let token = tokens.next() {
            switch token {
            case .text(let range): tokens.withText(range) { writer.text($0) }
            case .start(let tag, let isSelfClosing): writer.start(tag, tokens, isSelfClosing: isSelfClosing)
            case .end(let tag): writer.end(tag.name)
            }
        }
        return writer.finish()
    }

    /// Open elements beyond this depth lose their tags, not their text.
    static let depthLimit = 128

    /// Whether an image only counts its readers.
    static func isTrackingPixel(_ tokens: HTMLTokenizer) -> Bool {
        func isTiny(_ name: HTMLName) -> Bool {
            guard let value = tokens.value(name) else { return false }
            let digits = value.prefix { $0.isNumber }
            return digits == "0" || digits == "1"
        }
        return isTiny("width") && isTiny("height")
    }

    /// Builds the clean document.
    private struct Writer {
        private let base: String?
        private var out: [UInt8] = []
        private var open: [HTMLName] = []
        /// The element that is being dropped with its content, and how often it is nested in itself.
        private var dropped: (name: HTMLName, depth: Int)?

        init(base: String?, capacity: Int) {
            self.base = base
            out.reserveCapacity(capacity + capacity / 4)
        }

        mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
            if dropped == nil { HTMLEscape.appendClean(bytes, to: &out) }
        }

        /// Takes the start tag that `tokens` has read last.
        mutating func start(_ tag: HTMLTokenizer.Tag, _ tokens: HTMLTokenizer, isSelfClosing: Bool) {
            let name = tag.name
            let traits = tag.traits
            if let current = dropped {
                if current.name == name, !isSelfClosing { dropped = (name, current.depth + 1) }
                return
            }
            let isVoid = traits.contains(.void)
            if traits.contains(.droppedWithContent) {
                if !isSelfClosing, !isVoid { dropped = (name, 1) }
                return
            }
            guard traits.contains(.allowed), isVoid || open.count < HTMLSanitizer.depthLimit,
                !(traits.contains(.image) && HTMLSanitizer.isTrackingPixel(tokens))
            else { return }
            out.append(UInt8(ascii: "<"))
            name.write(to: &out)
            if tokens.attributes.count == 1 {
                write(tokens.attributes[0], of: tokens)
            } else if !tokens.attributes.isEmpty {
                for attribute in tokens.attributes.sorted(by: { $0.name < $1.name }) { write(attribute, of: tokens) }
            }
            if isVoid { out.append(contentsOf: " />") } else { out.append(UInt8(ascii: ">")) }
            if !isVoid { open.append(name) }
        }

        private mutating func write(_ attribute: HTMLTokenizer.Attribute, of tokens: HTMLTokenizer) {
            let traits = HTMLAllowList.traits(ofAttribute: attribute.name)
            guard traits.contains(.allowed) else { return }
            if traits.contains(.address) {
                tokens.withValue(attribute) { written in
                    if URLReference.isAbsoluteWebAddress(written) { return write(attribute.name, written) }
                    var value = URLReference.resolve(String(decoding: written, as: UTF8.self), against: base)
                    guard HTMLAllowList.allows(url: value) else { return }
                    value.withUTF8 { write(attribute.name, $0) }
                }
            } else if traits.contains(.style) {
                let value = tokens.withValue(attribute, StyleFilter.filter)
                if !value.isEmpty { value.withUnsafeBufferPointer { write(attribute.name, $0) } }
            } else {
                tokens.withValue(attribute) { write(attribute.name, $0) }
            }
        }

        private mutating func write(_ name: HTMLName, _ value: UnsafeBufferPointer<UInt8>) {
            out.append(UInt8(ascii: " "))
            name.write(to: &out)
            out.append(contentsOf: "=\"")
            HTMLEscape.append(value, to: &out, quotes: true)
            out.append(UInt8(ascii: "\""))
        }

        mutating func end(_ name: HTMLName) {
            if let current = dropped {
                if current.name == name { dropped = current.depth > 1 ? (name, current.depth - 1) : nil }
                return
            }
            guard let match = open.lastIndex(of: name) else { return }
            while open.count > match { close() }
        }

        private mutating func close() {
            out.append(contentsOf: "</")
            open.removeLast().write(to: &out)
            out.append(0x3E)
        }

        mutating func finish() -> String {
            while !open.isEmpty { close() }
            return String(decoding: out, as: UTF8.self)
        }
    }
}
