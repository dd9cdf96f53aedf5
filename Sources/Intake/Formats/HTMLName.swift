/// The name of an HTML element or attribute: up to 16 bytes, which every known name has room in, in lower case.
struct HTMLName: Hashable, Comparable, ExpressibleByStringLiteral {
    // The first byte is the lowest one; what the name does not fill is zero.
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// The name in these bytes; `nil` where it is empty or longer than any known one.
    init?(_ bytes: some Collection<UInt8>) {
        let count = bytes.count
        guard count > 0, count <= 16 else { return nil }
        var shift: UInt64 = 0
        for byte in bytes {
            let value = UInt64(ASCII.lowercased(byte))
            if shift < 64 { low |= value << shift } else { high |= value << (shift - 64) }
            shift += 8
        }
    }

    init?(_ text: some StringProtocol) { self.init(text.utf8) }

    init(stringLiteral text: StaticString) {
        let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard let name = HTMLName(bytes) else { preconditionFailure("\(text) is no known name of HTML") }
        self = name
    }

    /// By their bytes.
    static func < (a: HTMLName, b: HTMLName) -> Bool {
        a.low == b.low ? a.high.byteSwapped < b.high.byteSwapped : a.low.byteSwapped < b.low.byteSwapped
    }

    /// Appends the name.
    func write(to out: inout [UInt8]) {
        var rest = low
        while rest != 0 {
            out.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
        rest = high
        while rest != 0 {
            out.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }
}

/// What is known of names: a small table of fixed size, made once, that costs a multiplication to look into.
struct HTMLNameTable<Value: Sendable>: Sendable {
    private var slots: [(name: HTMLName, value: Value)?]
    private let mask: Int

    /// A table of these names.
    init(_ values: [HTMLName: Value]) {
        // At most a quarter full, so that a look is almost always the first one.
        mask = max(values.count * 4, 16).nextPowerOfTwo - 1
        slots = Array(repeating: nil, count: mask + 1)
        for (name, value) in values {
            var place = name.scattered & mask
            while slots[place] != nil { place = (place + 1) & mask }
            slots[place] = (name, value)
        }
    }

    subscript(name: HTMLName) -> Value? {
        var place = name.scattered & mask
        while let slot = slots[place] {
            if slot.name == name { return slot.value }
            place = (place + 1) & mask
        }
        return nil
    }
}

extension HTMLName {
    /// Fibonacci hashing (Knuth, The Art of Computer Programming, volume 3, section 6.4): the names are not secret, and
    /// the table is fixed, so that nobody can crowd it.
    fileprivate var scattered: Int { Int(truncatingIfNeeded: ((low ^ high &* 31) &* 0x9E37_79B9_7F4A_7C15) >> 40) }
}

extension Int {
    fileprivate var nextPowerOfTwo: Int { 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
