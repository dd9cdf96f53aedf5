/// The document type declaration: where it ends and where its internal subset stands. None of it is read as such.
struct DocumentType {
    /// Past its `>`; `nil` where it has no end.
    var end: Int?
    /// What stands between its brackets, to the end of the source where they are not closed; `nil` without them.
    var subset: Range<Int>?

    /// Walks through the declaration that begins at `start`, in one pass.
    ///
    /// Quotes count only within a declaration: in a comment or a processing instruction an apostrophe is one.
    init(_ source: UnsafeBufferPointer<UInt8>, from start: Int) {
        var place = start + 2
        // Declarations open in the subset.
        var depth = 0
        var opened: Int?
        while place < source.count {
            let byte = source[place]
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if opened == nil || depth > 0, let close = DocumentType.endOfLiteral(source, from: place, in: opened) {
                    place = close
                }
            case UInt8(ascii: "<"):
                if let past = DocumentType.pastRemark(source, at: place) {
                    place = past
                    continue
                }
                if opened != nil { depth += 1 }
            case UInt8(ascii: "["): if opened == nil { opened = place + 1 }
            case UInt8(ascii: "]"):
                // The last declaration may lack its ">".
                let endsAll = source[(place + 1)...].first { !ASCII.isSpace($0) } == UInt8(ascii: ">")
                if depth == 0 || endsAll, let open = opened, subset == nil { subset = open..<place }
            case UInt8(ascii: ">"):
                if opened == nil || subset != nil {
                    end = place + 1
                    return
                }
                depth = max(depth - 1, 0)
            default: break
            }
            place += 1
        }
        if subset == nil, let opened { subset = opened..<source.count }
    }

    /// The closing quote of the literal that opens at `start`; `nil` where it has none, so that the quote counts for
    /// nothing. No address or public identifier holds a bracket.
    private static func endOfLiteral(_ source: UnsafeBufferPointer<UInt8>, from start: Int, in subset: Int?) -> Int? {
        let end = source[(start + 1)...].firstIndex {
            $0 == source[start] || (subset == nil && ($0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">")))
        }
        return end.flatMap { source[$0] == source[start] ? $0 : nil }
    }

    /// Past the comment or the processing instruction at `place`; `nil` where none stands there.
    static func pastRemark(_ source: UnsafeBufferPointer<UInt8>, at place: Int) -> Int? {
        if ASCII.matches("<!--", in: source, at: place) {
            return ASCII.firstIndex(of: "-->", in: source, from: place + 4).map { $0 + 3 }
        }
        if ASCII.matches("<?", in: source, at: place) {
            return ASCII.firstIndex(of: "?>", in: source, from: place + 2).map { $0 + 2 }
        }
        return nil
    }
}
