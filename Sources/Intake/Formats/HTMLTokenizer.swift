/// Splits HTML into tags and text as browsers do, in linear time and without ever failing.
struct HTMLTokenizer {
    /// One attribute of the tag read last; its value by its place, references not decoded yet.
    struct Attribute {
        var name: HTMLName
        fileprivate var value: Range<Int>
    }

    /// An element's name and what is known of it.
    struct Tag {
        var name: HTMLName
        var traits: HTMLAllowList.ElementTraits
    }

    /// A piece of the document.
    enum Token {
        /// Text, its references not decoded yet.
        case text(Range<Int>)
        /// A start tag; its attributes are in `attributes`.
        case start(Tag, isSelfClosing: Bool)
        case end(Tag)
    }

    /// The attributes of the start tag returned last, without those whose name is too long to be known.
    private(set) var attributes: [Attribute] = []
    private let source: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var noCommentEndAhead = false
    private var noTagEndAhead = false
    private var noDoubleQuoteAhead = false
    private var noSingleQuoteAhead = false
    private var noRawEndAhead: Set<HTMLName> = []
    /// The content of the `xmp` that was read last: text, whatever it looks like.
    private var example: Range<Int>?

    /// More attributes on one tag are left out.
    private static let attributeLimit = 64

    /// Reads UTF-8; `source` must stay valid as long as the tokenizer.
    init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

    /// The next token; `nil` at the end.
    mutating func next() -> Token? {
        if let text = example {
            example = nil
            return .text(text)
        }
        while index < source.count {
            if source[index] == UInt8(ascii: "<"), let end = markup() {
                if let token = end { return token }
                continue
            }
            let start = index
            index += 1
            while index < source.count, source[index] != UInt8(ascii: "<") { index += 1 }
            return .text(start..<index)
        }
        return nil
    }

    /// Calls `body` with a text, its references decoded.
    func withText(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        HTMLReference.withDecoded(UnsafeBufferPointer(rebasing: source[range]), inAttribute: false, body)
    }

    /// The value of an attribute of the tag read last, its references decoded.
    func value(_ attribute: Attribute) -> String {
        var value = ""
        HTMLReference.withDecoded(UnsafeBufferPointer(rebasing: source[attribute.value]), inAttribute: true) {
            value = String(decoding: $0, as: UTF8.self)
        }
        return value
    }

    /// The value of the attribute of a name.
    func value(_ name: HTMLName) -> String? { attributes.first { $0.name == name }.map(value) }

    /// Takes the markup at the current `<`: a token, or nothing (a comment); `nil` where the `<` is text.
    private mutating func markup() -> Token?? {
        guard index + 1 < source.count, !noTagEndAhead else { return nil }
        let next = source[index + 1]
        if ASCII.isLetter(next) { return startTag() }
        switch next {
        case UInt8(ascii: "/"):
            guard index + 2 < source.count else { return nil }
            if source[index + 2] == UInt8(ascii: ">") { return skipToTagEnd() }
            guard ASCII.isLetter(source[index + 2]) else { return nil }
            return endTag()
        case UInt8(ascii: "!"):
            if ASCII.matches("<!--", in: source, at: index) { return skipComment() }
            guard index + 2 < source.count else { return nil }
            // Word's conditions are no text; a section that XML knows and HTML does not is.
            let isCondition =
                source[index + 2] == UInt8(ascii: "[") && !ASCII.matches("<![cdata[", in: source, at: index)
            guard isCondition || ASCII.isLetter(source[index + 2]) else { return nil }
            return skipToTagEnd()
        case UInt8(ascii: "?"): return skipToTagEnd()
        default: return nil
        }
    }

    private mutating func skipToTagEnd() -> Token?? {
        guard let end = source[index...].firstIndex(of: UInt8(ascii: ">")) else {
            noTagEndAhead = true
            return nil
        }
        index = end + 1
        return .some(nil)
    }

    private mutating func skipComment() -> Token?? {
        // An empty comment may lack the two hyphens of its end.
        for end in ["<!-->", "<!--->"] as [StaticString] where ASCII.matches(end, in: source, at: index) {
            index += end.utf8CodeUnitCount
            return .some(nil)
        }
        if !noCommentEndAhead {
            if let end = ASCII.firstIndex(of: "-->", in: source, from: index + 4) {
                index = end + 3
                return .some(nil)
            }
            noCommentEndAhead = true
        }
        // An unfinished comment ends with its first ">", else with the text.
        index = source[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? source.count
        return .some(nil)
    }

    private mutating func endTag() -> Token?? {
        let name = tagName(from: index + 2)
        guard let end = source[name.upperBound...].firstIndex(of: UInt8(ascii: ">")) else {
            index = source.count
            return .some(nil)
        }
        index = end + 1
        // What has no known name closes nothing.
        guard let name = HTMLName(source[name]) else { return .some(nil) }
        return .end(Tag(name: name, traits: HTMLAllowList.traits(of: name)))
    }

    private mutating func startTag() -> Token?? {
        let nameRange = tagName(from: index + 1)
        let name = HTMLName(source[nameRange])
        attributes.removeAll(keepingCapacity: true)
        var place = nameRange.upperBound
        var isSelfClosing = false
        while true {
            guard place < source.count else {
                // The text was cut inside a tag.
                index = source.count
                return .some(nil)
            }
            let byte = source[place]
            if byte == UInt8(ascii: ">") { break }
            if byte == UInt8(ascii: "/") {
                isSelfClosing = place + 1 < source.count && source[place + 1] == UInt8(ascii: ">")
                place += 1
            } else if ASCII.isSpace(byte) || byte == UInt8(ascii: "=") {
                place += 1
            } else {
                place = attribute(from: place)
            }
        }
        index = place + 1
        guard let name else { return .some(nil) }
        let traits = HTMLAllowList.traits(of: name)
        if traits.contains(.rawText), !isSelfClosing {
            let start = index
            skipRawText(name)
            if name == "xmp", index > start { example = start..<index }
        }
        return .start(Tag(name: name, traits: traits), isSelfClosing: isSelfClosing)
    }

    /// Past the content of `script`, `style` and their kind; the end tag is left to be read.
    private mutating func skipRawText(_ name: HTMLName) {
        guard !noRawEndAhead.contains(name) else { return }
        var place = index
        while let found = ASCII.firstIndex(of: "</", in: source, from: place) {
            let range = tagName(from: found + 2)
            if HTMLName(source[range]) == name {
                index = found
                return
            }
            place = found + 2
        }
        noRawEndAhead.insert(name)
        index = source.count
    }

    private mutating func attribute(from start: Int) -> Int {
        var place = start
        while place < source.count, !ASCII.isSpace(source[place]), source[place] != UInt8(ascii: "="),
            source[place] != UInt8(ascii: ">"), source[place] != UInt8(ascii: "/") || place == start
        { place += 1 }
        let name = HTMLName(source[start..<place])
        var after = place
        while after < source.count, ASCII.isSpace(source[after]) { after += 1 }
        guard after < source.count, source[after] == UInt8(ascii: "=") else {
            keep(name, place..<place)
            return place
        }
        after += 1
        while after < source.count, ASCII.isSpace(source[after]) { after += 1 }
        guard after < source.count else { return after }
        let quote = source[after]
        let isDouble = quote == UInt8(ascii: "\"")
        if isDouble ? !noDoubleQuoteAhead : quote == UInt8(ascii: "'") && !noSingleQuoteAhead {
            if let end = source[(after + 1)...].firstIndex(of: quote) {
                keep(name, after + 1..<end)
                return end + 1
            }
            if isDouble { noDoubleQuoteAhead = true } else { noSingleQuoteAhead = true }
        }
        var end = after
        while end < source.count, !ASCII.isSpace(source[end]), source[end] != UInt8(ascii: ">") { end += 1 }
        keep(name, after..<end)
        return end
    }

    private mutating func keep(_ name: HTMLName?, _ value: Range<Int>) {
        guard let name, attributes.count < HTMLTokenizer.attributeLimit,
            !attributes.contains(where: { $0.name == name })
        else { return }
        attributes.append(Attribute(name: name, value: value))
    }

    private func tagName(from start: Int) -> Range<Int> {
        var place = start
        while place < source.count, !ASCII.isSpace(source[place]), source[place] != UInt8(ascii: ">"),
            source[place] != UInt8(ascii: "/"), source[place] != UInt8(ascii: "<")
        { place += 1 }
        return start..<place
    }
}

/// Character references in HTML.
enum HTMLReference {
    /// Calls `body` with the bytes, references decoded; what is none stays as it is.
    ///
    /// A reference may lack its semicolon where nothing can be misread: a number always, a name only in text and only
    /// where it is one of the old short ones.
    static func withDecoded(
        _ source: UnsafeBufferPointer<UInt8>, inAttribute: Bool, _ body: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        guard ASCII.contains(UInt8(ascii: "&"), in: source) else { return body(source) }
        decode(source, inAttribute: inAttribute).withUnsafeBufferPointer(body)
    }

    private static func decode(_ source: UnsafeBufferPointer<UInt8>, inAttribute: Bool) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            guard source[index] == UInt8(ascii: "&"),
                let (scalar, next) = reference(source, at: index, inAttribute: inAttribute)
            else {
                out.append(source[index])
                index += 1
                continue
            }
            if let scalar { out.append(contentsOf: UTF8.encode(scalar)!) }
            index = next
        }
        return out
    }

    private static func reference(
        _ source: UnsafeBufferPointer<UInt8>, at start: Int, inAttribute: Bool
    ) -> (Unicode.Scalar?, next: Int)? {
        var place = start + 1
        guard place < source.count else { return nil }
        if source[place] == UInt8(ascii: "#") { return numeric(source, at: place + 1) }
        while place < source.count, place - start <= 9, ASCII.isAlphanumeric(source[place]) { place += 1 }
        guard place > start + 1, let scalar = HTMLEntities.scalar(named: source[(start + 1)..<place]) else {
            return nil
        }
        if place < source.count, source[place] == UInt8(ascii: ";") { return (scalar, place + 1) }
        guard !inAttribute, scalar.value < 0x100 else { return nil }
        return (scalar, place)
    }

    private static func numeric(
        _ source: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> (Unicode.Scalar?, next: Int)? {
        var place = start
        guard place < source.count else { return nil }
        let isHex = source[place] | 0x20 == UInt8(ascii: "x")
        if isHex { place += 1 }
        let digitsStart = place
        var code: UInt32 = 0
        while place < source.count, let digit = digit(source[place], isHex: isHex) {
            code = min(code, 0x11_0000) * (isHex ? 16 : 10) + digit
            place += 1
        }
        guard place > digitsStart else { return nil }
        if place < source.count, source[place] == UInt8(ascii: ";") { place += 1 }
        return (HTMLEntities.scalar(numbered: code), place)
    }

    private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
        if ASCII.isDigit(byte) { return UInt32(byte - 0x30) }
        let lower = byte | 0x20
        return isHex && lower >= 0x61 && lower <= 0x66 ? UInt32(lower - 0x61) + 10 : nil
    }
}

/// Writing text into HTML.
enum HTMLEscape {
    /// For text between tags.
    static func text(_ text: String) -> String { escaped(text, quotes: false) }

    /// For an attribute value between double quotes.
    static func attribute(_ text: String) -> String { escaped(text, quotes: true) }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var out: [UInt8] = []
        append(text.utf8, to: &out, quotes: quotes)
        return String(decoding: out, as: UTF8.self)
    }

    static func append(_ bytes: some Sequence<UInt8>, to out: inout [UInt8], quotes: Bool) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "&"): out.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\"") where quotes: out.append(contentsOf: "&quot;".utf8)
            default: out.append(byte)
            }
        }
    }

    /// Appends text for between tags, without its control characters.
    static func appendClean(_ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        var copied = 0
        for place in 0..<text.count where isSpecial(text[place]) {
            out.append(contentsOf: text[copied..<place])
            copied = place + 1
            switch text[place] {
            case UInt8(ascii: "&"): out.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
            default: if ASCII.isSpace(text[place]) { out.append(text[place]) }
            }
        }
        out.append(contentsOf: text[copied...])
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
    }
}
