import Transport
import Triage

/// Reads the rows of one file into a page.
struct RowReader {
    private let answer: VendorAnswer
    private let mapping: ItemMapping
    private let base: String
    private let isUnfinished: Bool
    private var collector: MentionCollector

    /// - Parameters:
    ///   - base: the file's address.
    ///   - isUnfinished: whether somebody may be writing to it: a last line without an end is left for later then, and so
    ///     is a cell whose quotation mark is not closed.
    init(_ answer: VendorAnswer, _ mapping: ItemMapping, base: String, isUnfinished: Bool) {
        self.answer = answer
        self.mapping = mapping
        self.base = base
        self.isUnfinished = isUnfinished
        collector = MentionCollector(answer, scope: answer.settings.name)
    }

    /// Reads a JSON object a line; or one JSON document, an array of objects or a single one, over any number of lines.
    mutating func readLines() throws(IntakeError) -> SourcePage {
        let whole = TextDecoding.decode(answer.document)
        switch value(of: whole.bytes[...]) {
        case .success(let value):
            let items = if case .array(let elements) = value { elements } else { [value] }
            if let degradation = whole.degradation { collector.note(degradation) }
            for item in items where collector.hasRoom() { mapping.read(item, base: base, into: &collector) }
            return try collector.page()
        case .failure(let error):
            // Nothing but an array begins so, unless the first line is one of many all the same.
            guard answer.firstByte == UInt8(ascii: "["), !firstLineIsJSON(whole.bytes) else { break }
            guard isUnfinished else { throw IntakeError(error, url: answer.shownURL, limits: answer.limits) }
            collector.note(FileSource.unfinishedNote)
            return try collector.page()
        }
        for line in finishedBytes().split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            guard line.contains(where: { $0 > 0x20 }), collector.hasRoom() else { continue }
            switch value(of: line) {
            case .success(let item): mapping.read(item, base: base, into: &collector)
            case .failure(let error): collector.fail(error.description)
            }
        }
        return try collector.page()
    }

    /// Reads a table whose first row names its columns.
    ///
    /// - Parameter delimiter: `nil` takes the one that the header has most of.
    mutating func readTable(delimiter: UInt8?) throws(IntakeError) -> SourcePage {
        var reader = DelimitedReader(finishedBytes(), delimiter: delimiter)
        guard let first = reader.next() else { return try collector.page() }
        let header = first.cells.map(CleanText.line)
        guard mapping.findsWords(in: header) else {
            throw answer.changedShape("its header has no column that map.text or map.title names")
        }
        while let row = reader.next() {
            // A blank line between rows is none.
            if row.cells.count == 1, CleanText.isBlank(row.cells[0]) { continue }
            if isUnfinished, !row.isClosed {
                collector.note(FileSource.unfinishedNote)
                break
            }
            guard collector.hasRoom() else { continue }
            guard row.isClosed else {
                collector.fail("a quotation mark is not closed")
                continue
            }
            guard row.cells.count <= header.count else {
                collector.fail("it has \(row.cells.count) cells, the header \(header.count)")
                continue
            }
            let members = zip(header, row.cells).filter { !CleanText.isBlank($1) }.map { JSONMember($0, .string($1)) }
            mapping.read(.object(members), base: base, into: &collector)
        }
        return try collector.page()
    }

    /// The document's text, without the line that nothing ends yet where somebody may be writing it.
    private mutating func finishedBytes() -> [UInt8] {
        var document = answer.document
        if isUnfinished {
            let end = LineEnds.afterLast(in: document.body)
            if end < document.body.count {
                // Before decoding: half a character would make another encoding likely.
                document.body.removeSubrange(end...)
                collector.note(FileSource.unfinishedNote)
            }
        }
        let decoded = TextDecoding.decode(document)
        if let degradation = decoded.degradation { collector.note(degradation) }
        return decoded.bytes
    }

    private func firstLineIsJSON(_ bytes: [UInt8]) -> Bool {
        guard let start = bytes.firstIndex(where: { $0 > 0x20 }),
            let end = bytes[start...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D })
        else { return false }
        if case .success = value(of: bytes[start..<end]) { return true }
        return false
    }

    private func value(of bytes: ArraySlice<UInt8>) -> Result<JSONValue, JSONError> {
        do throws(JSONError) {
            return .success(try JSONValue.parse(bytes, depthLimit: answer.limits.depthLimit))
        } catch {
            return .failure(error)
        }
    }
}

/// Where lines end in bytes that are not decoded yet.
private enum LineEnds {
    /// The place after the last line end; 0 where there is none.
    static func afterLast(in bytes: [UInt8]) -> Int {
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else {
            return (bytes.lastIndex { isEnd($0) } ?? -1) + 1
        }
        // UTF-16: whole units only.
        var place = bytes.count & ~1
        while place >= 2 {
            let unit = isLittle ? (bytes[place - 2], bytes[place - 1]) : (bytes[place - 1], bytes[place - 2])
            if unit.1 == 0, isEnd(unit.0) { return place }
            place -= 2
        }
        return 0
    }

    private static func isEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
