/// The texts of a feed on their way past libxml2, which only gets a mark for each: it would look at every byte of them, cut
/// them into pieces and hand over references one by one, though the repair has read them already.
struct TextRuns {
    /// What stands in the document for a text: a delete character, which the repair leaves nowhere else.
    static let mark: UInt8 = 0x7F

    /// The texts that were not taken yet, one after the other, and some that were.
    private(set) var bytes: [UInt8] = []
    /// Where the closed texts end, counted from the first byte ever written.
    private var ends: [Int] = []
    private var nextEnd = 0
    /// Where the next text begins, counted so too.
    private var taken = 0
    /// How many bytes were dropped from the front of `bytes`.
    private var dropped = 0
    private var isOpen = false

    /// Begins a text where none is open; whether one was begun.
    mutating func open() -> Bool {
        guard !isOpen else { return false }
        isOpen = true
        return true
    }

    /// Ends the open text, if one is.
    mutating func close() {
        guard isOpen else { return }
        isOpen = false
        ends.append(dropped + bytes.count)
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: text) }
    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    /// Where in `bytes` the next text stands; nothing where there is none.
    mutating func next() -> Range<Int> {
        guard nextEnd < ends.count else { return bytes.endIndex..<bytes.endIndex }
        let range = (taken - dropped)..<(ends[nextEnd] - dropped)
        taken = ends[nextEnd]
        nextEnd += 1
        return range
    }

    /// Lets go of what was taken, once it is the larger part.
    mutating func drop() {
        guard taken - dropped > bytes.count / 2 else { return }
        bytes.removeFirst(taken - dropped)
        ends.removeFirst(nextEnd)
        nextEnd = 0
        dropped = taken
    }
}
