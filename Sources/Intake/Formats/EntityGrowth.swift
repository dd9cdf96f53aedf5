/// How far a document would grow if the entities that its document type declares were put in. None ever is; this tells a
/// bomb, which is refused, from a careless feed, which is read.
enum EntityGrowth {
    /// More than this is no feed's own doing.
    static let limitBytes = 1024 * 1024

    /// Whether UTF-8 XML that begins at `start` would grow by more than the limit. One pass, and only over documents that
    /// declare entities with a value of their own.
    static func isOverLimit(_ source: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        guard let subset = internalSubset(source, from: start) else { return false }
        var reading = DeclaredEntities(source)
        reading.read(subset)
        guard !reading.isEmpty else { return false }
        var growth = 0
        for name in references(in: subset.upperBound..<source.count, of: source, mark: UInt8(ascii: "&")) {
            growth += reading.size(of: name)
            if growth > limitBytes { return true }
        }
        return false
    }

    /// What stands between the brackets of `<!DOCTYPE … […]>`; `nil` without them.
    private static func internalSubset(_ source: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
        var place = start
        while place < source.count {
            while place < source.count, source[place] <= 0x20 { place += 1 }
            if ASCII.matches("<!doctype", in: source, at: place) { break }
            guard let past = DocumentType.pastRemark(source, at: place) else { return nil }
            place = past
        }
        return place < source.count ? DocumentType(source, from: place).subset : nil
    }

    /// The names between `mark` and a semicolon, in order.
    fileprivate static func references(
        in range: Range<Int>, of source: UnsafeBufferPointer<UInt8>, mark: UInt8
    ) -> some Sequence<Slice<UnsafeBufferPointer<UInt8>>> {
        var place = range.lowerBound
        return AnyIterator {
            while let found = source[place..<range.upperBound].firstIndex(of: mark) {
                place = found + 1
                let name = source[place..<range.upperBound].prefix { ASCII.isName($0) }
                if !name.isEmpty, name.endIndex < range.upperBound, source[name.endIndex] == UInt8(ascii: ";") {
                    place = name.endIndex
                    return name
                }
            }
            return nil
        }
    }
}

/// The entities of a document type that have a value, and how long each is with those in it put in.
private struct DeclaredEntities {
    private struct Entity {
        var value: Range<Int>
        /// In bytes; `nil` until it is asked for.
        var size: Int?
        var isBeingMeasured = false
    }

    private let source: UnsafeBufferPointer<UInt8>
    /// By name; parameter entities with the `%` before theirs.
    private var entities: [[UInt8]: Entity] = [:]

    init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

    var isEmpty: Bool { entities.isEmpty }

    /// As long as a size gets: enough to be refused, and far from overflowing.
    private static let endless = EntityGrowth.limitBytes + 1
    /// Entities in entities; deeper is taken for endless.
    private static let depthLimit = 64

    /// Takes over the declarations of an internal subset; the first of a name counts (XML 1.0, section 4.2).
    mutating func read(_ subset: Range<Int>) {
        var place = subset.lowerBound
        while let found = ASCII.firstIndex(of: "<!entity", in: source, from: place), found < subset.upperBound {
            place = skipSpace(found + 8, subset)
            var name: [UInt8] = []
            if place < subset.upperBound, source[place] == UInt8(ascii: "%") {
                name.append(source[place])
                place = skipSpace(place + 1, subset)
            }
            let letters = source[place..<subset.upperBound].prefix { ASCII.isName($0) }
            name += letters
            place = skipSpace(letters.endIndex, subset)
            guard !letters.isEmpty, place < subset.upperBound,
                source[place] == UInt8(ascii: "\"") || source[place] == UInt8(ascii: "'")
            else { continue }
            let end = source[(place + 1)..<subset.upperBound].firstIndex(of: source[place]) ?? subset.upperBound
            if entities[name] == nil { entities[name] = Entity(value: (place + 1)..<end) }
            place = end
        }
    }

    private func skipSpace(_ start: Int, _ subset: Range<Int>) -> Int {
        var place = start
        while place < subset.upperBound, ASCII.isSpace(source[place]) { place += 1 }
        return place
    }

    /// Bytes of what the entity of this name stands for; 0 where none of this name is declared.
    mutating func size(of name: some Sequence<UInt8>) -> Int { size(of: Array(name), depth: 0) }

    private mutating func size(of name: [UInt8], depth: Int) -> Int {
        guard let entity = entities[name] else { return 0 }
        if let size = entity.size { return size }
        // One that holds itself has no end.
        guard !entity.isBeingMeasured, depth < Self.depthLimit else { return Self.endless }
        entities[name]?.isBeingMeasured = true
        var size = entity.value.count
        for mark in [UInt8(ascii: "&"), UInt8(ascii: "%")] {
            for part in EntityGrowth.references(in: entity.value, of: source, mark: mark) where size < Self.endless {
                size += self.size(of: (mark == UInt8(ascii: "%") ? [mark] : []) + part, depth: depth + 1)
            }
        }
        size = min(size, Self.endless)
        entities[name]?.size = size
        return size
    }
}
