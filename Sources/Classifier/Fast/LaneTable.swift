/// A table with a row of ``width`` signed bytes for each bucket: one lane a class.
struct LaneTable: Sendable {
    /// At most so many classes.
    static let width = 32

    /// The table has 2^bits rows.
    var bits: Int
    var rows: [Int8]

    var shift: UInt64 { UInt64(64 - bits) }
}

/// The sums of rows by lane, those of even lanes beside those of odd ones.
struct LaneSums {
    private var even = SIMD16<Int16>(repeating: 0)
    private var odd = SIMD16<Int16>(repeating: 0)

    /// So many rows may be added before a sum could overflow.
    static let limit = 250

    @inline(__always)
    init() {}

    /// Adds the row of a hash; `rows` are the bytes of the table that `shift` belongs to.
    @inline(__always)
    mutating func add(_ rows: UnsafeRawPointer, _ hash: UInt64, shift: UInt64) {
        // A bucket is a hash shifted down to the table's bits, so it lies within the table. Two lanes a number: the upper
        // one is its upper byte, the lower one is moved there and back.
        let row = rows.loadUnaligned(
            fromByteOffset: FeatureHash.bucket(hash, shift: shift) &* LaneTable.width, as: SIMD16<Int16>.self)
        even &+= (row &<< 8) &>> 8
        odd &+= row &>> 8
    }

    /// Empties the sums into wider ones.
    @inline(__always)
    mutating func flush(into totals: inout InlineArray<32, Int32>) {
        for pair in 0..<16 {
            totals[2 * pair] &+= Int32(even[pair])
            totals[2 * pair + 1] &+= Int32(odd[pair])
        }
        self = LaneSums()
    }

    @inline(__always)
    subscript(_ lane: Int) -> Int16 { lane & 1 == 0 ? even[lane >> 1] : odd[lane >> 1] }
}
