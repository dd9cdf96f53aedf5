import Glibc

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
    /// Of a feed, the texts that stand behind the marks in `output`.
    var texts = TextRuns()
    private var index: Int
    /// Whether names mean what they mean in feeds and in the HTML that stands in them.
    private let knowsRoles: Bool
    private var open: [OpenElement] = []
    /// The names met last; as many as a power of two.
    private var recentRoles = [(name: Range<Int>, role: TagRole)](repeating: (0..<0, .other), count: 32)
    /// HTML elements without content that were closed at once, less the end tags they had after all.
    private var closedVoids = 0
    /// Elements ended by the next one's start, in a row, that held nothing.
    private var emptyInARow = 0
    private var rootClosed = false
    private var noCommentEndAhead = false
    private var noCDATAEndAhead = false
    private var noInstructionEndAhead = false
    private var notes: [(what: String, times: Int)] = []
    /// The names of the attributes that the current tag has so far.
    private var attributeNames: [Range<Int>] = []

    private struct OpenElement {
        /// Where in the source its name stands.
        var name: Range<Int>
        var role: TagRole
        /// Where in the source its content begins.
        var contentStart: Int
        /// Whether its own end tag is known to come, whatever begins before it.
        var hasEnd = false
    }

    /// Repairs the whole document that begins at `start`.
    static func repair(_ bytes: [UInt8], from start: Int, limits: IntakeLimits) throws(TooDeep) -> Result {
        try bytes.withUnsafeBufferPointer { (source) throws(TooDeep) -> Result in
            var repair = XMLRepair(source: source, limits: limits, from: start)
            try repair.produce(Int.max)
            return Result(bytes: repair.out, isComplete: repair.isComplete, degradations: repair.degradations)
        }
    }

    /// Begins to repair the document at `start`; `source` must stay valid as long as this is used.
    ///
    /// Of a feed it is known which elements end where another one begins; of other XML nothing is.
    init(source: UnsafeBufferPointer<UInt8>, limits: IntakeLimits, from start: Int, isFeed: Bool = false) {
        self.source = source
        knowsRoles = isFeed
        self.limits = limits
        index = start
    }

    /// Whether the root element was closed.
    var isComplete: Bool { rootClosed }

    /// What was put right so far, in words.
    var degradations: [String] {
        var notes = notes
        if closedVoids > 0 { XMLRepair.count(XMLRepair.unclosed, closedVoids, in: &notes) }
        return notes.sorted { $0.what < $1.what }.map { $0.times == 1 ? $0.what : "\($0.what) (\($0.times) times)" }
    }

    /// Replaces `output` by the next piece of the repaired document: some `count` bytes, none at the end.
    mutating func produce(_ count: Int) throws(TooDeep) {
        out.removeAll(keepingCapacity: true)
        texts.drop()
        defer { texts.close() }
        let textEnd = texts.bytes.count + count
        while index < source.count, !rootClosed, out.count < count, texts.bytes.count < textEnd {
            copyPlainText()
            guard index < source.count else { return }
            switch source[index] {
            case UInt8(ascii: "<"): try takeMarkup()
            case UInt8(ascii: "&"):
                index = reference(at: index, end: source.count)
            case UInt8(ascii: ">"):
                // "]]>" may not stand in text.
                if !knowsRoles, index >= 2, source[index - 1] == 0x5D, source[index - 2] == 0x5D {
                    out.append(contentsOf: "&#62;")
                } else {
                    text(index..<(index + 1))
                }
                index += 1
            default: index = skipForbidden(at: index)
            }
        }
    }

    private static let unclosed = "crossed or unclosed tags were closed"

    // MARK: Text

    /// Bytes of a text that need a look: `<`, `>`, `&`, controls, carriage return, delete, and the lead byte of U+FFFE and
    /// U+FFFF.
    private static let textStops = ByteSet("<>&\r\u{7F}", controls: true).with(0xEF)
    private static let attributeStops = ByteSet("<>&\"\u{7F}", controls: true).with(0xEF)

    /// Where the first byte of a set stands from `start` on, but for characters that only begin like U+FFFE.
    private func first(_ stops: ByteSet, from start: Int, to end: Int) -> Int {
        let text = UnsafeBufferPointer(rebasing: source[..<end])
        var place = stops.first(in: text, from: start)
        while place + 2 < end, text[place] == 0xEF, text[place + 1] != 0xBF {
            place = stops.first(in: text, from: place + 3)
        }
        return place
    }

    private mutating func copyPlainText() {
        let start = index
        index = first(XMLRepair.textStops, from: start, to: source.count)
        if index > start { text(start..<index) }
    }

    /// Whether what is written goes past libxml2.
    private var writesRuns: Bool { knowsRoles && !insideTag }

    /// Begins a text where none is open.
    private mutating func openText() {
        if texts.open() { out.append(TextRuns.mark) }
    }

    /// Writes bytes of the source that need no escaping. White space before the root element is nothing libxml2 needs.
    private mutating func text(_ range: Range<Int>) {
        guard !open.isEmpty || insideTag else { return }
        if writesRuns {
            openText()
            texts.append(bytes(range))
        } else {
            out.append(contentsOf: bytes(range))
        }
    }

    /// Takes what may not stand in a text: leaves out a control or delete character or a noncharacter, makes a line feed of
    /// a carriage return, as XML demands; keeps another character that starts with the same byte as a noncharacter.
    private mutating func skipForbidden(at place: Int) -> Int {
        if source[place] == 0x0D {
            if place + 1 == source.count || source[place + 1] != 0x0A { write("\n") }
            return place + 1
        }
        guard source[place] == 0xEF else {
            note("control characters were removed")
            return place + 1
        }
        if place + 2 < source.count, source[place + 1] == 0xBF, source[place + 2] >= 0xBE { return place + 3 }
        text(place..<(place + 1))
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
        write("&")
        return place + 1
    }

    private mutating func write(_ scalar: Unicode.Scalar) {
        guard !open.isEmpty || insideTag else { return }
        if writesRuns {
            openText()
            if scalar.isASCII { return texts.append(UInt8(scalar.value)) }
            for byte in UTF8.encode(scalar)! { texts.append(byte) }
            return
        }
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

    private mutating func note(_ what: String) { XMLRepair.count(what, 1, in: &notes) }

    private static func count(_ what: String, _ times: Int, in notes: inout [(what: String, times: Int)]) {
        if let place = notes.firstIndex(where: { $0.what == what }) {
            notes[place].times += times
        } else {
            notes.append((what, times))
        }
    }

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
            takeInstruction()
        } else if next == UInt8(ascii: "/") {
            takeEndTag()
        } else if ASCII.isNameStart(next) {
            try takeStartTag()
        } else {
            literalLess()
        }
    }

    /// Leaves out a processing instruction. Before the root one may lack its "?"; later, what has no end is text.
    private mutating func takeInstruction() {
        if open.isEmpty {
            var end = index + 2
            while end < source.count, source[end] != UInt8(ascii: ">"), source[end] != UInt8(ascii: "<") { end += 1 }
            let isDeclaration = ASCII.matches("<?xml", in: source, at: index)
            let closed = isDeclaration ? nil : ASCII.firstIndex(of: "?>", in: source, from: index + 2).map { $0 + 2 }
            index = closed ?? (end < source.count && source[end] == UInt8(ascii: ">") ? end + 1 : end)
        } else if !noInstructionEndAhead, let end = ASCII.firstIndex(of: "?>", in: source, from: index + 2) {
            index = end + 2
        } else {
            noInstructionEndAhead = true
            literalLess()
        }
    }

    private mutating func literalLess() {
        note("bare < characters were taken as text")
        write("<")
        index += 1
    }

    private mutating func takeDeclaration() {
        if ASCII.matches("<!--", in: source, at: index) {
            takeComment()
        } else if ASCII.matches("<![cdata[", in: source, at: index) {
            takeCDATA()
        } else if open.isEmpty {
            index = DocumentType(source, from: index).end ?? source.count
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
        var copied = start
        while true {
            let place = first(XMLRepair.textStops, from: copied, to: end)
            if place > copied { text(copied..<place) }
            guard place < end else { return }
            // All that is markup to XML is escaped, so that the section needs no brackets.
            switch source[place] {
            case UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: ">"):
                write(Unicode.Scalar(source[place]))
                copied = place + 1
            default: copied = skipForbidden(at: place)
            }
        }
    }

    private func endTagOfOpenElement(from start: Int) -> Int? {
        guard let name = open.last?.name else { return nil }
        var place = start
        while let found = ASCII.firstIndex(of: "</", in: source, from: place) {
            let rest = source[(found + 2)...]
            if rest.starts(with: source[name]) { return found }
            place = found + 2
        }
        return nil
    }

    // MARK: Tags

    private func endOfName(from start: Int) -> Int {
        var place = start
        while place < source.count, ASCII.isName(source[place]) { place += 1 }
        return place
    }

    private func same(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        guard a.count == b.count, let base = source.baseAddress else { return false }
        return memcmp(base + a.lowerBound, base + b.lowerBound, a.count) == 0
    }

    private mutating func takeEndTag() {
        var nameStart = index + 2
        while nameStart < source.count, ASCII.isSpace(source[nameStart]) { nameStart += 1 }
        let nameEnd = endOfName(from: nameStart)
        let name = nameStart..<nameEnd
        var close = nameEnd
        while close < source.count, ASCII.isSpace(source[close]) { close += 1 }
        guard close < source.count else {
            index = source.count
            return
        }
        let isClosed = source[close] == UInt8(ascii: ">")
        // "</" with nothing usable after it.
        guard !name.isEmpty || isClosed else { return literalLess() }
        index = isClosed ? close + 1 : close
        guard let match = openElement(name) else {
            if knowsRoles, closedVoids > 0, TagRole.of(bytes(name)) == .void {
                closedVoids -= 1
            } else {
                note("end tags without a start were left out")
            }
            return
        }
        if match < open.count - 1 { note(XMLRepair.unclosed) }
        self.close(to: match + 1)
        // Most end tags are right as they stand.
        if isClosed, index == nameEnd + 1, source[nameStart - 2] == UInt8(ascii: "<"), same(open[match].name, name) {
            texts.close()
            out.append(contentsOf: bytes((nameStart - 2)..<index))
            open.removeLast()
            if open.isEmpty { rootClosed = true }
        } else {
            closeElement()
        }
    }

    /// Where the innermost open element of a name stands: letter by letter, else whatever the case.
    private func openElement(_ name: Range<Int>) -> Int? {
        if let last = open.last, same(last.name, name) { return open.count - 1 }
        return open.lastIndex { same($0.name, name) } ?? open.lastIndex { sameButCase($0.name, name) }
    }

    private func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: source[range])
    }

    private func sameButCase(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { ASCII.lowercased(source[$0]) == ASCII.lowercased(source[$1]) }
    }

    /// Closes the open elements from `place` on.
    private mutating func close(to place: Int) {
        while open.count > place { closeElement() }
    }

    private mutating func closeElement() {
        let name = open.removeLast().name
        texts.close()
        out.append(contentsOf: "</")
        out.append(contentsOf: bytes(name))
        out.append(0x3E)
        if open.isEmpty { rootClosed = true }
    }

    private mutating func takeStartTag() throws(TooDeep) {
        let nameEnd = endOfName(from: index + 1)
        let name = (index + 1)..<nameEnd
        let role = knowsRoles ? role(of: name) : .other
        if role != .other { try endBefore(role, name) }
        if nameEnd < source.count, source[nameEnd] == UInt8(ascii: ">"), role != .void {
            texts.close()
            out.append(contentsOf: bytes(index..<(nameEnd + 1)))
            return try open(name, role: role, contentStart: nameEnd + 1)
        }
        texts.close()
        let rollback = out.count
        out.append(contentsOf: bytes(index..<nameEnd))
        insideTag = true
        defer { insideTag = false }
        guard let (end, isEmpty) = attributes(from: nameEnd, of: name, role: role) else {
            out.removeLast(out.count - rollback)
            insideTag = false
            if endsInsideTag {
                index = source.count
            } else {
                literalLess()
            }
            return
        }
        if isEmpty || role == .void {
            index = end
            out.append(contentsOf: "/>")
            if !isEmpty { closedVoids += 1 }
            if open.isEmpty { rootClosed = true }
        } else {
            out.append(0x3E)
            try open(name, role: role, contentStart: end)
        }
    }

    private mutating func open(_ name: Range<Int>, role: TagRole, contentStart: Int) throws(TooDeep) {
        index = contentStart
        open.append(OpenElement(name: name, role: role, contentStart: contentStart))
        if open.count > limits.depthLimit { throw TooDeep() }
    }

    // MARK: Missing end tags

    /// The role of a name, from what was found for the same name before where it was met lately.
    private mutating func role(of name: Range<Int>) -> TagRole {
        let scattered = Int(source[name.lowerBound]) &+ Int(source[name.upperBound - 1]) &* 3 &+ name.count &* 5
        let place = scattered & (recentRoles.count - 1)
        let recent = recentRoles[place]
        if same(recent.name, name) { return recent.role }
        let role = TagRole.of(bytes(name))
        recentRoles[place] = (name, role)
        return role
    }

    /// Closes what cannot go on where an element of this role begins.
    private mutating func endBefore(_ role: TagRole, _ name: Range<Int>) throws(TooDeep) {
        if role.endsLine {
            while let last = open.last, last.role == .line, !last.hasEnd {
                if !same(last.name, name), isClosedAhead(last.name, from: name.upperBound) {
                    open[open.count - 1].hasEnd = true
                } else {
                    note(XMLRepair.unclosed)
                    try countEmpty(last, before: name)
                    closeElement()
                }
            }
            if role == .item, let last = open.last, last.role == .item, same(last.name, name) {
                note(XMLRepair.unclosed)
                try countEmpty(last, before: name)
                closeElement()
            }
        } else if let through = role.endsItself {
            for place in open.indices.reversed() {
                if open[place].role == role {
                    note(XMLRepair.unclosed)
                    try countEmpty(open[place], before: name)
                    return close(to: place)
                }
                guard through.contains(open[place].role) else { return }
            }
        }
    }

    /// Elements that hold nothing but the start of the next are no elements that lack their end tags: so many of them are
    /// a nest after all.
    private mutating func countEmpty(_ element: OpenElement, before name: Range<Int>) throws(TooDeep) {
        emptyInARow = element.contentStart == name.lowerBound - 1 ? emptyInARow + 1 : 0
        if open.count + emptyInARow > limits.depthLimit { throw TooDeep() }
    }

    /// How far it is looked for the end tag of an element in doubt.
    private static let lookAheadBytes = 4096

    /// Whether the next tag of this name is an end tag.
    private func isClosedAhead(_ name: Range<Int>, from start: Int) -> Bool {
        let end = min(source.count - name.count - 2, start + XMLRepair.lookAheadBytes)
        var place = start
        while place < end {
            guard let open = source[place..<end].firstIndex(of: UInt8(ascii: "<")) else { return false }
            let isEnd = source[open + 1] == UInt8(ascii: "/")
            let found = open + (isEnd ? 2 : 1)
            if sameButCase(found..<(found + name.count), name), endOfName(from: found) == found + name.count {
                return isEnd
            }
            place = found
        }
        return false
    }

    /// Set when the document ended before the tag did.
    private var endsInsideTag = false

    /// Writes the attributes of the tag; where the tag ends and whether it closes itself. `nil` where this is no tag.
    private mutating func attributes(
        from start: Int, of element: Range<Int>, role: TagRole
    ) -> (end: Int, isEmpty: Bool)? {
        var place = start
        // Past what certainly belongs to the tag.
        var sure = start
        attributeNames.removeAll(keepingCapacity: true)
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
            // A second "<" inside shows that the first was text, or that a tag that feeds have lost its ">".
            if byte == UInt8(ascii: "<") { return role.endsLine ? (sure, false) : nil }
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
            guard let value = attributeValue(from: place, of: element, role: role) else {
                endsInsideTag = true
                return nil
            }
            place = value.next
            sure = place
            if value.next - start > limits.tagLimitBytes || attributeNames.count >= XMLRepair.attributeLimit {
                note(
                    "attributes over intake.tagLimitBytes = \(limits.tagLimitBytes) or \(XMLRepair.attributeLimit) a tag were left out"
                )
                continue
            }
            if attributeNames.contains(where: { same($0, name) }) {
                note("doubled attributes were left out")
                continue
            }
            attributeNames.append(name)
            writeAttribute(name, value.range)
        }
    }

    /// More attributes on one tag are noise, and libxml2 compares each with each.
    private static let attributeLimit = 128

    private mutating func attributeValue(
        from start: Int, of element: Range<Int>, role: TagRole
    ) -> (range: Range<Int>, next: Int)? {
        guard start < source.count else { return nil }
        let quote = source[start]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return bareValue(from: start, of: element, role: role)
        }
        var place = start + 1
        var holdsTag = false
        while place < source.count, source[place] != quote {
            if source[place] == UInt8(ascii: "<") { holdsTag = true }
            place += 1
        }
        if holdsTag, !endsAttribute(place + 1) {
            // The quote that was found opens another value.
            note("attribute values without their closing quote were ended")
            return bareValue(from: start + 1, of: element, role: role)
        }
        return place < source.count ? ((start + 1)..<place, place + 1) : nil
    }

    /// Whether the attribute before `place` may have ended there.
    private func endsAttribute(_ place: Int) -> Bool {
        guard place < source.count else { return false }
        let byte = source[place]
        return ASCII.isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }

    /// A value without quotes. The "/" before ">" is the tag's where the element has no end tag and could have none.
    private func bareValue(from start: Int, of element: Range<Int>, role: TagRole) -> (range: Range<Int>, next: Int) {
        var place = start
        while place < source.count, !ASCII.isSpace(source[place]), source[place] != UInt8(ascii: ">"),
            source[place] != UInt8(ascii: "<")
        { place += 1 }
        if place > start, place < source.count, source[place] == UInt8(ascii: ">"),
            source[place - 1] == UInt8(ascii: "/"), !open.isEmpty, role != .item, role != .container,
            !isClosedAhead(element, from: place)
        {
            return (start..<(place - 1), place - 1)
        }
        return (start..<place, place)
    }

    private mutating func writeAttribute(_ name: Range<Int>, _ value: Range<Int>) {
        out.append(0x20)
        out.append(contentsOf: bytes(name))
        out.append(contentsOf: "=\"")
        var copied = value.lowerBound
        while true {
            let place = first(XMLRepair.attributeStops, from: copied, to: value.upperBound)
            out.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied..<place]))
            guard place < value.upperBound else { break }
            switch source[place] {
            case UInt8(ascii: "&"): copied = reference(at: place, end: value.upperBound)
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""):
                write(Unicode.Scalar(source[place]))
                copied = place + 1
            default: copied = skipForbidden(at: place)
            }
        }
        out.append(0x22)
    }
}
