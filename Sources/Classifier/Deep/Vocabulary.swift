/// The word pieces of a BERT model and their numbers.
struct Vocabulary: Sendable {
    /// The pieces, one after another, as UTF-8; those that go on within a word without their `##`.
    private let bytes: [UInt8]
    /// Where each piece begins in `bytes`, and where the last one ends.
    private let starts: [Int32]
    /// Numbers by hash, −1 in empty places: pieces that begin a word, and pieces that go on within one.
    private let begins: [Int32]
    private let goesOn: [Int32]
    /// Bytes of the longest piece.
    let longestBytes: Int
    let count: Int
    /// The pieces that stand for an unknown word, and for the begin and the end of a text.
    let unknown: Int32
    let begin: Int32
    let end: Int32

    /// `nil` where `[UNK]`, `[CLS]` or `[SEP]` is missing.
    init?(_ pieces: [ArraySlice<UInt8>]) {
        let mark = Array("##".utf8)
        var places = 16
        while places < pieces.count * 2 { places *= 2 }
        var bytes: [UInt8] = []
        var starts: [Int32] = [0]
        var begins = [Int32](repeating: -1, count: places)
        var goesOn = begins
        var longest = 0
        for (number, piece) in pieces.enumerated() {
            let isContinuation = piece.count > 2 && piece.starts(with: mark)
            let letters = isContinuation ? piece.dropFirst(2) : piece
            longest = max(longest, letters.count)
            bytes += letters
            starts.append(Int32(bytes.count))
            var place = Int(truncatingIfNeeded: letters.reduce(Self.seed, Self.step)) & (places - 1)
            // Of a piece that is there twice the later number counts, as in the reference.
            func isTaken(_ other: Int32) -> Bool {
                other >= 0 && !bytes[Int(starts[Int(other)])..<Int(starts[Int(other) + 1])].elementsEqual(letters)
            }
            if isContinuation {
                while isTaken(goesOn[place]) { place = (place + 1) & (places - 1) }
                goesOn[place] = Int32(number)
            } else {
                while isTaken(begins[place]) { place = (place + 1) & (places - 1) }
                begins[place] = Int32(number)
            }
        }
        self.bytes = bytes
        self.starts = starts
        self.begins = begins
        self.goesOn = goesOn
        longestBytes = longest
        count = pieces.count
        func number(_ name: String) -> Int32? { pieces.firstIndex { $0.elementsEqual(name.utf8) }.map(Int32.init) }
        guard let unknown = number("[UNK]"), let begin = number("[CLS]"), let end = number("[SEP]") else { return nil }
        self.unknown = unknown
        self.begin = begin
        self.end = end
    }

    /// FNV-1a, byte by byte, so that the hashes of all beginnings of a word come from one pass.
    static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    @inline(__always)
    static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        let next = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        return next ^ next >> 29
    }

    /// The number of the piece with these bytes, whose hash is at hand; `within` asks for one that goes on in a word.
    @inline(__always)
    func number(of piece: ArraySlice<UInt8>, hash: UInt64, within: Bool) -> Int32? {
        let table = within ? goesOn : begins
        var place = Int(truncatingIfNeeded: hash) & (table.count - 1)
        while table[place] >= 0 {
            let number = Int(table[place])
            let stored = bytes[Int(starts[number])..<Int(starts[number + 1])]
            if stored.count == piece.count, stored.elementsEqual(piece) { return table[place] }
            place = (place + 1) & (table.count - 1)
        }
        return nil
    }
}
