/// Makes what feeds send well-formed before libxml2 sees it, in one linear pass over UTF-8.
///
/// Document type declarations, comments and processing instructions are left out, so that no entity is ever declared;
/// references become the characters they mean by HTML 4; bare `&` and `<`, unquoted and doubled attributes, controls
/// and crossed tags are put right. What is missing at the end stays missing: that is for the reader to report.
struct XMLRepair {
    /// What came out.
    struct Result {
        var bytes: [UInt8]
        /// Whether the root element was closed.
        var isComplete: Bool
        var degradations: [String]
    }

    /// Which limit a document broke; the others are repaired and noted.
    struct TooDeep: Error {}

    private let source: UnsafeBufferPointer<UInt8>
    private let limits: IntakeLimits
    /// What `produce` wrote last.
    var output: [UInt8] { out }
    private var out: [UInt8] = []
    private var index: Int
    /// Names of the open elements, as ranges of the source.
    private var open: [Range<Int>] = []
    private var rootClosed = false
    private var noCommentEndAhead = false
    private var noCDATAEndAhead = false
    private var notes: [String: Int] = [:]

    /// Repairs the whole document that begins at `start`.
    static func repair(_ bytes: [UInt8], from start: Int, limits: IntakeLimits) throws(TooDeep) -> Result {
        try bytes.withUnsafeBufferPointer { (source) throws(TooDeep) -> Result in
            var repair = XMLRepair(source: source, limits: limits, from: start)
            try repair.produce(Int.max)
            return Result(bytes: repair.out, isComplete: repair.isComplete, degradations: repair.degradations)
        }
    }

    /// Begins to repair the document at `start`; `source` must stay valid as long as this is used.
    init(source: UnsafeBufferPointer<UInt8>, limits: IntakeLimits, from start: Int) {
        self.source = source
        self.limits = limits
        index = start
    }

    /// Whether the root element was closed.
    var isComplete: Bool { rootClosed }

    /// What was put right so far, in words.
    var degradations: [String] {
        notes.sorted { $0.key < $1.key }.map { $1 == 1 ? $0 : "\($0) (\($1) times)" }
    }

    /// Replaces `output` by the next piece of the repaired document: some `count` bytes, none at the end.
    mutating func produce(_ count: Int) throws(TooDeep) {
        out.removeAll(keepingCapacity: true)
        while index < source.count, !rootClosed, out.count < count {
            copyPlainText()
            guard index < source.count else { return }
            switch source[index] {
            case UInt8(ascii: "<"): try takeMarkup()
            case UInt8(ascii: "&"):
                index = reference(at: index, end: source.count)
            case UInt8(ascii: ">"):
                // "]]>" may not stand in text.
                if index >= 2, source[index - 1] == 0x5D, source[index - 2] == 0x5D {
                    out.append(contentsOf: "&#62;")
                } else {
                    out.append(source[index])
                }
                index += 1
            default: index = skipForbidden(at: index)
            }
        }
    }

    // MARK: Text

    /// Bytes that need a look: controls, `<`, `>`, `&`, and the lead byte of U+FFFE and U+FFFF.
    private static let isSpecial: [Bool] = (0..<256).map { byte in
        (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D) || byte == 0x3C || byte == 0x3E || byte == 0x26
            || byte == 0xEF
    }

    private mutating func copyPlainText() {
        let start = index
        XMLRepair.isSpecial.withUnsafeBufferPointer { special in
            while index < source.count, !special[Int(source[index])] { index += 1 }
        }
        // White space before the root element is nothing libxml2 needs.
        if !open.isEmpty { out.append(contentsOf: source[start..<index]) }
    }

    /// Leaves out a control character or noncharacter; keeps another character that starts with the same byte.
    private mutating func skipForbidden(at place: Int) -> Int {
        guard source[place] == 0xEF else {
            note("control characters were removed")
            return place + 1
        }
        if place + 2 < source.count, source[place + 1] == 0xBF, source[place + 2] >= 0xBE { return place + 3 }
        if !open.isEmpty { out.append(0xEF) }
        return place + 1
    }

    /// Writes what the reference at `place` means and returns where the text goes on. `end` bounds it.
    private mutating func reference(at place: Int, end: Int) -> Int {
        var stop = place + 1
        while stop < end, stop - place <= 12, ASCII.isAlphanumeric(source[stop]) || source[stop] == UInt8(ascii: "#") {
            stop += 1
        }
        guard stop < end, source[stop] == UInt8(ascii: ";"), stop > place + 1 else { return bareAmpersand(at: place) }
        let name = source[(place + 1)..<stop]
        if name.first == UInt8(ascii: "#") {
            guard let code = XMLRepair.code(name.dropFirst()) else { return bareAmpersand(at: place) }
            if let scalar = XMLRepair.scalar(code) {
                write(scalar)
            } else {
                note("references to no character were removed")
            }
            return stop + 1
        }
        guard let scalar = HTMLEntities.scalar(named: name) else { return bareAmpersand(at: place) }
        write(scalar)
        return stop + 1
    }

    /// A character reference keeps its C1 value: what windows-1252 or doubled UTF-8 it may hide is decided on the whole
    /// text (`MojibakeRepair`).
    private static func scalar(_ code: UInt32) -> Unicode.Scalar? {
        (0x80...0x9F).contains(code) ? Unicode.Scalar(code) : HTMLEntities.scalar(numbered: code)
    }

    private static func code(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32? {
        guard let first = digits.first else { return nil }
        let isHex = first | 0x20 == UInt8(ascii: "x")
        return UInt32(String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self), radix: isHex ? 16 : 10)
    }

    private mutating func bareAmpersand(at place: Int) -> Int {
        note("bare & characters were taken as text")
        if !open.isEmpty { out.append(contentsOf: "&#38;") }
        return place + 1
    }

    private mutating func write(_ scalar: Unicode.Scalar) {
        guard !open.isEmpty || insideTag else { return }
        // By number: libxml2 would look the names up.
        switch scalar {
        case "<": out.append(contentsOf: "&#60;")
        case "&": out.append(contentsOf: "&#38;")
        case ">" where out.last == UInt8(ascii: "]"): out.append(contentsOf: "&#62;")
        case "\"" where insideTag: out.append(contentsOf: "&#34;")
        case "\r": out.append(contentsOf: "&#13;")
        default:
            if scalar.isASCII { out.append(UInt8(scalar.value)) } else { out.append(contentsOf: UTF8.encode(scalar)!) }
        }
    }

    private var insideTag = false

    private mutating func note(_ what: String) { notes[what, default: 0] += 1 }

    // MARK: Markup

    private mutating func takeMarkup() throws(TooDeep) {
        guard index + 1 < source.count else {
            index += 1
            return
        }
        let next = source[index + 1]
        if next == UInt8(ascii: "!") {
            takeDeclaration()
        } else if next == UInt8(ascii: "?") {
            let end = ASCII.firstIndex(of: "?>", in: source, from: index).map { $0 + 2 }
            index = end ?? source.count
        } else if next == UInt8(ascii: "/") {
            takeEndTag()
        } else if ASCII.isNameStart(next) {
            try takeStartTag()
        } else {
            literalLess()
        }
    }

    private mutating func literalLess() {
        note("bare < characters were taken as text")
        if !open.isEmpty { out.append(contentsOf: "&#60;") }
        index += 1
    }

    private mutating func takeDeclaration() {
        if ASCII.matches("<!--", in: source, at: index) {
            takeComment()
        } else if ASCII.matches("<![cdata[", in: source, at: index) {
            takeCDATA()
        } else if open.isEmpty {
            index = endOfDoctype()
        } else {
            literalLess()
        }
    }

    private mutating func takeComment() {
        if !noCommentEndAhead, let end = ASCII.firstIndex(of: "-->", in: source, from: index + 4) {
            index = end + 3
            return
        }
        noCommentEndAhead = true
        literalLess()
    }

    private mutating func takeCDATA() {
        let start = index + 9
        var end = noCDATAEndAhead ? nil : ASCII.firstIndex(of: "]]>", in: source, from: start)
        index = (end ?? 0) + 3
        if end == nil {
            noCDATAEndAhead = true
            note("an unfinished CDATA section was ended at its element")
            end = endTagOfOpenElement(from: start) ?? source.count
            index = end ?? source.count
        }
        guard let end, !open.isEmpty, end > start else { return }
        var place = start
        var copied = start
        while place < end {
            let byte = source[place]
            // All that is markup to XML is escaped, so that the section needs no brackets.
            switch byte {
            case UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: ">"):
                out.append(contentsOf: source[copied..<place])
                write(Unicode.Scalar(byte))
                place += 1
                copied = place
            case 0..<0x20 where byte != 0x09 && byte != 0x0A && byte != 0x0D, 0xEF:
                out.append(contentsOf: source[copied..<place])
                place = skipForbidden(at: place)
                copied = place
            default: place += 1
            }
        }
        out.append(contentsOf: source[copied..<end])
    }

    private func endTagOfOpenElement(from start: Int) -> Int? {
        guard let name = open.last else { return nil }
        var place = start
        while let found = ASCII.firstIndex(of: "</", in: source, from: place) {
            let rest = source[(found + 2)...]
            if rest.starts(with: source[name]) { return found }
            place = found + 2
        }
        return nil
    }

    /// Past `<!DOCTYPE …>` with its internal subset, none of which is read.
    private func endOfDoctype() -> Int {
        var place = index + 2
        var depth = 0
        var quote: UInt8?
        while place < source.count {
            let byte = source[place]
            if let open = quote {
                if byte == open { quote = nil }
            } else {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
                case UInt8(ascii: "["), UInt8(ascii: "<"): depth += 1
                case UInt8(ascii: "]"): depth -= 1
                case UInt8(ascii: ">"):
                    if depth <= 0 { return place + 1 }
                    depth -= 1
                default: break
                }
            }
            place += 1
        }
        return source.count
    }

    // MARK: Tags

    private func endOfName(from start: Int) -> Int {
        var place = start
        while place < source.count, ASCII.isName(source[place]) { place += 1 }
        return place
    }

    private func same(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        a.count == b.count && source[a].elementsEqual(source[b])
    }

    private mutating func takeEndTag() {
        let nameEnd = endOfName(from: index + 2)
        let name = (index + 2)..<nameEnd
        var close = nameEnd
        while close < source.count, ASCII.isSpace(source[close]) { close += 1 }
        guard close < source.count, !name.isEmpty else {
            // "</" with nothing usable after it.
            if close >= source.count { index = source.count } else { literalLess() }
            return
        }
        index = source[close] == UInt8(ascii: ">") ? close + 1 : close
        guard let match = open.lastIndex(where: { same($0, name) }) else {
            note("end tags without a start were left out")
            return
        }
        if match < open.count - 1 { note("crossed or unclosed tags were closed") }
        while open.count > match { closeElement() }
    }

    private mutating func closeElement() {
        let name = open.removeLast()
        out.append(contentsOf: [0x3C, 0x2F])
        out.append(contentsOf: source[name])
        out.append(0x3E)
        if open.isEmpty { rootClosed = true }
    }

    private mutating func takeStartTag() throws(TooDeep) {
        let nameEnd = endOfName(from: index + 1)
        let name = (index + 1)..<nameEnd
        let rollback = out.count
        out.append(0x3C)
        out.append(contentsOf: source[name])
        insideTag = true
        defer { insideTag = false }
        guard let (end, isEmpty) = attributes(from: nameEnd) else {
            out.removeLast(out.count - rollback)
            if endsInsideTag {
                index = source.count
            } else {
                literalLess()
            }
            return
        }
        index = end
        if isEmpty {
            out.append(contentsOf: [0x2F, 0x3E])
            if open.isEmpty { rootClosed = true }
        } else {
            out.append(0x3E)
            open.append(name)
            if open.count > limits.depthLimit { throw TooDeep() }
        }
    }

    /// Set when the document ended before the tag did.
    private var endsInsideTag = false

    /// Writes the attributes of the tag; where the tag ends and whether it closes itself. `nil` where this is no tag.
    private mutating func attributes(from start: Int) -> (end: Int, isEmpty: Bool)? {
        var place = start
        var names: [Range<Int>] = []
        while true {
            while place < source.count, ASCII.isSpace(source[place]) { place += 1 }
            guard place < source.count else {
                endsInsideTag = true
                return nil
            }
            let byte = source[place]
            if byte == UInt8(ascii: ">") { return (place + 1, false) }
            if byte == UInt8(ascii: "/") {
                if place + 1 < source.count, source[place + 1] == UInt8(ascii: ">") { return (place + 2, true) }
                place += 1
                continue
            }
            // A second "<" inside shows that the first was text.
            if byte == UInt8(ascii: "<") { return nil }
            guard ASCII.isNameStart(byte) else {
                place += 1
                continue
            }
            let nameEnd = endOfName(from: place)
            let name = place..<nameEnd
            place = nameEnd
            while place < source.count, ASCII.isSpace(source[place]) { place += 1 }
            guard place < source.count, source[place] == UInt8(ascii: "=") else {
                place = max(nameEnd, place)
                continue
            }
            place += 1
            while place < source.count, ASCII.isSpace(source[place]) { place += 1 }
            guard let value = attributeValue(from: place) else {
                endsInsideTag = true
                return nil
            }
            place = value.next
            if value.next - start > limits.tagLimitBytes || names.count >= XMLRepair.attributeLimit {
                note(
                    "attributes over intake.tagLimitBytes = \(limits.tagLimitBytes) or \(XMLRepair.attributeLimit) a tag were left out"
                )
                continue
            }
            if names.contains(where: { same($0, name) }) {
                note("doubled attributes were left out")
                continue
            }
            names.append(name)
            writeAttribute(name, value.range)
        }
    }

    /// More attributes on one tag are noise, and libxml2 compares each with each.
    private static let attributeLimit = 128

    private func attributeValue(from start: Int) -> (range: Range<Int>, next: Int)? {
        guard start < source.count else { return nil }
        let quote = source[start]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            var place = start + 1
            while place < source.count, source[place] != quote { place += 1 }
            return place < source.count ? ((start + 1)..<place, place + 1) : nil
        }
        var place = start
        while place < source.count, !ASCII.isSpace(source[place]), source[place] != UInt8(ascii: ">") { place += 1 }
        return (start..<place, place)
    }

    private mutating func writeAttribute(_ name: Range<Int>, _ value: Range<Int>) {
        out.append(0x20)
        out.append(contentsOf: source[name])
        out.append(contentsOf: [0x3D, 0x22])
        var place = value.lowerBound
        while place < value.upperBound {
            let byte = source[place]
            switch byte {
            case UInt8(ascii: "&"): place = reference(at: place, end: value.upperBound)
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""):
                write(Unicode.Scalar(byte))
                place += 1
            case 0..<0x20 where byte != 0x09 && byte != 0x0A && byte != 0x0D, 0xEF: place = skipForbidden(at: place)
            default:
                out.append(byte)
                place += 1
            }
        }
        out.append(0x22)
    }
}

extension [UInt8] {
    /// Appends the bytes of a literal.
    fileprivate mutating func append(contentsOf text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
