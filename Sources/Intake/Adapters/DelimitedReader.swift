/// Rows of a delimited table (RFC 4180): quoted cells may hold delimiters, line ends and doubled quotation marks.
struct DelimitedReader {
    /// One row.
    struct TableLine {
        var cells: [String]
        /// Whether the last quoted cell was closed before the document ended.
        var isClosed = true
    }

    private let bytes: [UInt8]
    private let delimiter: UInt8
    private var index = 0

    /// - Parameter delimiter: `nil` takes the one of `,`, `;`, tab and `|` that the first line has most of.
    init(_ bytes: [UInt8], delimiter: UInt8?) {
        self.bytes = bytes
        self.delimiter = delimiter ?? DelimitedReader.likelyDelimiter(bytes)
    }

    private static func likelyDelimiter(_ bytes: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if !isQuoted {
                if byte == 0x0A || byte == 0x0D { break }
                counts[byte, default: 0] += 1
            }
        }
        let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]
        var best = candidates[0]
        for candidate in candidates where counts[candidate, default: 0] > counts[best, default: 0] { best = candidate }
        return best
    }

    /// The next row; `nil` at the end.
    mutating func next() -> TableLine? {
        guard index < bytes.count else { return nil }
        var row = TableLine(cells: [])
        while true {
            row.cells.append(cell(&row.isClosed))
            guard index < bytes.count else { return row }
            let end = bytes[index]
            index += 1
            if end == delimiter { continue }
            if end == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
            return row
        }
    }

    /// Reads up to the delimiter or line end that follows the cell.
    private mutating func cell(_ isClosed: inout Bool) -> String {
        guard bytes.indices.contains(index), bytes[index] == UInt8(ascii: "\"") else {
            let start = index
            index = bytes[start...].firstIndex(where: isEnd) ?? bytes.count
            return String(decoding: bytes[start..<index], as: UTF8.self)
        }
        index += 1
        var out: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte != UInt8(ascii: "\"") {
                out.append(byte)
            } else if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
                out.append(byte)
                index += 1
            } else {
                // What follows the closing mark up to the delimiter belongs to the cell, as spreadsheets read it.
                let start = index
                index = bytes[start...].firstIndex(where: isEnd) ?? bytes.count
                return String(decoding: out + bytes[start..<index], as: UTF8.self)
            }
        }
        isClosed = false
        return String(decoding: out, as: UTF8.self)
    }

    private func isEnd(_ byte: UInt8) -> Bool { byte == delimiter || byte == 0x0A || byte == 0x0D }
}
