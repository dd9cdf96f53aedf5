/// The quantised sums of the tables over one post, by head.
struct TableSums {
    var words = SIMD4<Int32>(repeating: 0)
    var characters = SIMD4<Int32>(repeating: 0)
    /// 1 / √(number of features), 0 where there are none.
    var wordNorm: Float = 0
    var characterNorm: Float = 0
}

/// Adds rows of four signed bytes, all lanes at a time in one register.
///
/// A byte is entered 128 above its worth, so that no lane ever borrows from its neighbour; a lane of 16 bits holds
/// ``limit`` of them.
struct RowAdder {
    /// The lanes x, z, y, w from the lowest bits up.
    private var lanes: UInt64 = 0
    private var count: Int32 = 0

    /// So many rows may be added before ``flush(into:)``.
    static let limit = 256

    @inline(__always)
    init() {}

    /// Adds a row as it lies in memory.
    @inline(__always)
    mutating func add(_ row: UInt32) {
        add(raised: row ^ 0x8080_8080)
        count &+= 1
    }

    /// Adds a row where all bits of `mask` are set, and nothing where none is; it must be counted by ``counted(_:)``.
    @inline(__always)
    mutating func add(_ row: UInt32, where mask: UInt64) {
        add(raised: (row ^ 0x8080_8080) & UInt32(truncatingIfNeeded: mask))
    }

    /// Enters how many of the masked rows were added.
    @inline(__always)
    mutating func counted(_ rows: Int) { count &+= Int32(truncatingIfNeeded: rows) }

    @inline(__always)
    private mutating func add(raised row: UInt32) {
        lanes &+= (UInt64(row) | UInt64(row &>> 8) &<< 32) & 0x00FF_00FF_00FF_00FF
    }

    /// Empties the lanes into wider ones.
    @inline(__always)
    mutating func flush(into sums: inout SIMD4<Int32>) {
        sums.x &+= Int32(truncatingIfNeeded: lanes & 0xFFFF) &- count &* 128
        sums.y &+= Int32(truncatingIfNeeded: lanes &>> 32 & 0xFFFF) &- count &* 128
        sums.z &+= Int32(truncatingIfNeeded: lanes &>> 16 & 0xFFFF) &- count &* 128
        sums.w &+= Int32(truncatingIfNeeded: lanes &>> 48) &- count &* 128
        self = RowAdder()
    }
}

/// A table's rows as 32-bit words. A bucket is a hash shifted down to the table's bits, so it lies within the table.
private struct Rows {
    let start: UnsafeRawPointer

    @inline(__always)
    subscript(_ hash: UInt64, _ shift: UInt64) -> UInt32 {
        UInt32(
            littleEndian: start.load(
                fromByteOffset: FeatureHash.bucket(hash, shift: shift) &* 4, as: UInt32.self))
    }
}

extension FastModel {
    @inline(__always)
    func sums(_ post: Post) -> TableSums {
        var sums = TableSums()
        let wordCount = parameters.words.withUnsafeBytes { bytes in
            post.addWords(Rows(start: bytes.baseAddress.unsafelyUnwrapped), parameters.wordShift, to: &sums.words)
        }
        let characterCount = parameters.characters.withUnsafeBytes { bytes in
            let rows = Rows(start: bytes.baseAddress.unsafelyUnwrapped)
            return post.surface.hasIdeographs
                ? post.addVisitedCharacters(rows, parameters.characterShift, to: &sums.characters)
                : post.addCharacters(rows, parameters.characterShift, to: &sums.characters)
        }
        sums.wordNorm = FeatureNorm.of(wordCount)
        sums.characterNorm = FeatureNorm.of(characterCount)
        return sums
    }
}

extension Post {
    /// Adds the rows of what ``visitWords(shift:_:)`` visits.
    @inline(__always)
    fileprivate func addWords(_ rows: Rows, _ shift: UInt64, to sums: inout SIMD4<Int32>) -> Int {
        guard tokenCount > 0 else { return 0 }
        var adder = RowAdder()
        var before = tokens[0].hash
        adder.add(rows[before &* FeatureHash.multiplier, shift])
        var index = 1
        while index < tokenCount {
            let stop = min(tokenCount, index &+ (RowAdder.limit / 2 - 1))
            while index < stop {
                let hash = tokens[index].hash
                adder.add(rows[hash &* FeatureHash.multiplier, shift])
                adder.add(rows[FeatureHash.pair(before, hash), shift])
                before = hash
                index &+= 1
            }
            adder.flush(into: &sums)
        }
        adder.flush(into: &sums)
        return 2 * tokenCount - 1
    }

    /// Adds the rows of what ``visitCharacters(shift:_:)`` visits, for a text without ideographs: in one run over all
    /// code points, for a loop that ends with each word is mispredicted with each word.
    ///
    /// The n-gram at a place stands within a word and its blanks exactly if none of its inner code points is a blank; as
    /// the last code point of all is one, it cannot reach beyond. Those that do not stand so are masked away.
    @inline(__always)
    fileprivate func addCharacters(_ rows: Rows, _ shift: UInt64, to sums: inout SIMD4<Int32>) -> Int {
        let points = codePoints.baseAddress.unsafelyUnwrapped
        let end = codePointCount &- 2
        var total = 0
        var place = 0
        var packed = UInt64(points[0]) &<< 21 | UInt64(points[1]) &<< 42
        var first = Post.lettered(points[1])
        var second = Post.lettered(points[2])
        while place < end {
            let stop = min(end, place &+ RowAdder.limit / 3)
            var adder = RowAdder()
            var count: UInt64 = 0
            while place < stop {
                let third = Post.lettered(points[place &+ 3])
                packed = packed &>> 21 | UInt64(points[place &+ 2]) &<< 42
                let three = packed &* FeatureHash.multiplier
                let four = (three ^ UInt64(points[place &+ 3])) &* FeatureHash.multiplier
                let five = (four ^ UInt64(points[place &+ 4])) &* FeatureHash.multiplier
                let inFour = first & second
                let inFive = inFour & third
                adder.add(rows[three & first, shift], where: first)
                adder.add(rows[four & inFour, shift], where: inFour)
                adder.add(rows[five & inFive, shift], where: inFive)
                // A mask is −1 as a number.
                count = count &- first &- inFour &- inFive
                first = second
                second = third
                place &+= 1
            }
            adder.counted(Int(count))
            adder.flush(into: &sums)
            total &+= Int(count)
        }
        return total
    }

    /// All bits for a code point of a word, none for a blank.
    @inline(__always)
    private static func lettered(_ point: UInt32) -> UInt64 { point == 0x20 ? 0 : ~0 }

    fileprivate func addVisitedCharacters(_ rows: Rows, _ shift: UInt64, to sums: inout SIMD4<Int32>) -> Int {
        var adder = RowAdder()
        var total = SIMD4<Int32>(repeating: 0)
        var room = RowAdder.limit
        let count = visitCharacters { hash, _ in
            adder.add(rows[hash, shift])
            room -= 1
            if room == 0 {
                adder.flush(into: &total)
                room = RowAdder.limit
            }
        }
        adder.flush(into: &total)
        sums &+= total
        return count
    }
}
