import FoundationEssentials

/// The weights file, little-endian:
///
/// magic `EARSHOT` and a line feed, version (u32), header bytes (u32), file bytes (u64), checksum (u64: FNV-1a over eight
/// bytes at a time of all that follows); then name (16 bytes), word, character and language bits, class and cue counts
/// (5 × u32), threshold (f64), four heads (five f32 and the cues' f32 each), language scale (f32), class codes (4 bytes
/// each), aspect bits (u32; 0: none), 23 aspects (scale, bias, slope, offset, threshold and 23 phrases' weights: f32); then the
/// tables: words, characters (4 × i8 a bucket), languages and aspects (32 × i8 a bucket).
enum WeightsFile {
    static let magic: [UInt8] = Array("EARSHOT\n".utf8)
    static let version = 2
    static let prefixBytes = 32
    static let bitsRange = 4...22

    static func read(_ path: String) throws(ClassifierError) -> FastParameters {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw FileManager.default.fileExists(atPath: path)
                ? .unreadable(path: path, reason: "\(error)") : .missingWeights(paths: [path])
        }
        return try decode([UInt8](data), path: path)
    }

    static func decode(_ bytes: [UInt8], path: String) throws(ClassifierError) -> FastParameters {
        guard bytes.count >= magic.count, Array(bytes[..<magic.count]) == magic else {
            throw bytes.isEmpty
                ? .truncated(path: path, expectedBytes: prefixBytes, foundBytes: 0) : .wrongMagic(path: path)
        }
        guard bytes.count >= prefixBytes else {
            throw .truncated(path: path, expectedBytes: prefixBytes, foundBytes: bytes.count)
        }
        var reader = ByteReader(bytes: bytes, index: magic.count)
        let found = Int(reader.u32())
        guard found == version else { throw .wrongVersion(path: path, found: found, expected: version) }
        let headerBytes = Int(reader.u32())
        let total = reader.u64()
        guard total == UInt64(bytes.count) else {
            throw .truncated(path: path, expectedBytes: Int(clamping: total), foundBytes: bytes.count)
        }
        let sum = reader.u64()
        guard sum == checksum(bytes[prefixBytes...]) else { throw .wrongChecksum(path: path) }
        guard headerBytes == self.headerBytes, bytes.count >= headerBytes else {
            throw .badHeader(path: path, reason: "a header of \(headerBytes) bytes")
        }
        return try parameters(&reader, path: path)
    }

    /// The header of this version with the room for all class codes.
    private static var headerBytes: Int {
        prefixBytes + 16 + 5 * 4 + 8 + Head.allCases.count * (5 + Cue.allCases.count) * 4 + 4 + LaneTable.width * 4
            + 4 + AspectHead.Lane.count * (5 + AspectHead.Lane.count) * 4
    }

    private static func parameters(_ reader: inout ByteReader, path: String) throws(ClassifierError) -> FastParameters {
        let name = reader.text(16)
        let wordBits = Int(reader.u32())
        let characterBits = Int(reader.u32())
        let languageBits = Int(reader.u32())
        let classes = Int(reader.u32())
        let cues = Int(reader.u32())
        guard bitsRange.contains(wordBits), bitsRange.contains(characterBits), bitsRange.contains(languageBits) else {
            throw .badHeader(path: path, reason: "tables of 2^\(wordBits), 2^\(characterBits), 2^\(languageBits) rows")
        }
        guard cues == Cue.allCases.count, classes > 0, classes <= LaneTable.width else {
            throw .badHeader(path: path, reason: "\(cues) cues and \(classes) languages")
        }
        let threshold = Double(bitPattern: reader.u64())
        guard threshold > 0, threshold < 1 else {
            throw .badHeader(path: path, reason: "a complaint threshold of \(threshold)")
        }
        var heads: [HeadParameters] = []
        for _ in Head.allCases {
            var head = HeadParameters(
                wordScale: reader.f32(), characterScale: reader.f32(), bias: reader.f32(), slope: reader.f32(),
                offset: reader.f32())
            for cue in 0..<cues { head.cues.values[cue] = reader.f32() }
            guard head.isFinite else { throw .badHeader(path: path, reason: "a head with numbers that are none") }
            heads.append(head)
        }
        let scale = reader.f32()
        let codes = (0..<LaneTable.width).map { _ in reader.text(4) }
        guard scale.isFinite else { throw .badHeader(path: path, reason: "a language scale that is no number") }
        let aspectBits = Int(reader.u32())
        guard aspectBits == 0 || bitsRange.contains(aspectBits) else {
            throw .badHeader(path: path, reason: "an aspect table of 2^\(aspectBits) rows")
        }
        let aspects = (0..<AspectHead.Lane.count).map { _ in
            AspectHead.Parameters(
                scale: reader.f32(), bias: reader.f32(), slope: reader.f32(), offset: reader.f32(),
                threshold: reader.f32(), phrases: (0..<AspectHead.Lane.count).map { _ in reader.f32() })
        }
        guard aspects.allSatisfy(\.isFinite) else {
            throw .badHeader(path: path, reason: "an aspect with numbers that are none")
        }
        let aspectBytes = aspectBits == 0 ? 0 : LaneTable.width << aspectBits
        let tables = 4 << wordBits + 4 << characterBits + LaneTable.width << languageBits + aspectBytes
        guard reader.bytes.count == headerBytes + tables else {
            throw .badHeader(path: path, reason: "its tables do not fill the file")
        }
        let words = reader.rows4(1 << wordBits)
        let characters = reader.rows4(1 << characterBits)
        let rows = reader.signed(LaneTable.width << languageBits)
        let aspectRows = reader.signed(aspectBytes)
        return FastParameters(
            name: name, wordBits: wordBits, characterBits: characterBits, heads: heads, complaintThreshold: threshold,
            words: words, characters: characters,
            language: LanguageHead(
                codes: Array(codes[..<classes]), scale: scale, table: LaneTable(bits: languageBits, rows: rows)),
            aspects: aspectBits == 0
                ? .none : AspectHead(lanes: aspects, table: LaneTable(bits: aspectBits, rows: aspectRows)))
    }

    static func encode(_ p: FastParameters) -> [UInt8] {
        var body = ByteWriter()
        body.text(p.name, 16)
        for number in [p.wordBits, p.characterBits, p.language.table.bits, p.language.codes.count, Cue.allCases.count] {
            body.u32(UInt32(number))
        }
        body.u64(p.complaintThreshold.bitPattern)
        for head in p.heads {
            for number in [head.wordScale, head.characterScale, head.bias, head.slope, head.offset] { body.f32(number) }
            for cue in 0..<Cue.allCases.count { body.f32(head.cues.values[cue]) }
        }
        body.f32(p.language.scale)
        for lane in 0..<LaneTable.width { body.text(lane < p.language.codes.count ? p.language.codes[lane] : "", 4) }
        body.u32(p.aspects.isEmpty ? 0 : UInt32(p.aspects.table.bits))
        for lane in 0..<AspectHead.Lane.count {
            let aspect = p.aspects.isEmpty ? AspectHead.Parameters() : p.aspects.lanes[lane]
            for number in [aspect.scale, aspect.bias, aspect.slope, aspect.offset, aspect.threshold] + aspect.phrases {
                body.f32(number)
            }
        }
        for row in p.words { for lane in 0..<4 { body.bytes.append(UInt8(bitPattern: row[lane])) } }
        for row in p.characters { for lane in 0..<4 { body.bytes.append(UInt8(bitPattern: row[lane])) } }
        body.bytes += p.language.table.rows.map { UInt8(bitPattern: $0) }
        if !p.aspects.isEmpty { body.bytes += p.aspects.table.rows.map { UInt8(bitPattern: $0) } }
        var file = ByteWriter()
        file.bytes = magic
        file.u32(UInt32(version))
        file.u32(UInt32(headerBytes))
        file.u64(UInt64(prefixBytes + body.bytes.count))
        file.u64(checksum(body.bytes[...]))
        return file.bytes + body.bytes
    }

    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.withUnsafeBytes(checksum) }

    /// FNV-1a over words of eight bytes, the last one filled with zeros.
    static func checksum(_ raw: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var index = 0
        while index + 8 <= raw.count {
            hash =
                (hash ^ UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
                &* 0x100_0000_01b3
            hash ^= hash >> 32
            index += 8
        }
        var rest: UInt64 = 0
        for (place, k) in (index..<raw.count).enumerated() { rest |= UInt64(raw[k]) << UInt64(8 * place) }
        return (hash ^ rest) &* 0x100_0000_01b3
    }
}

extension HeadParameters {
    fileprivate var isFinite: Bool {
        [wordScale, characterScale, bias, slope, offset].allSatisfy(\.isFinite)
            && (0..<Cue.allCases.count).allSatisfy { cues.values[$0].isFinite }
    }
}

extension AspectHead.Parameters {
    fileprivate var isFinite: Bool {
        ([scale, bias, slope, offset, threshold] + phrases).allSatisfy(\.isFinite)
    }
}

/// Reads little-endian numbers off bytes whose count was checked before.
private struct ByteReader {
    let bytes: [UInt8]
    var index: Int

    mutating func u32() -> UInt32 {
        defer { index += 4 }
        return (0..<4).reduce(0) { $0 | UInt32(bytes[index + $1]) << UInt32(8 * $1) }
    }

    mutating func u64() -> UInt64 {
        defer { index += 8 }
        return (0..<8).reduce(0) { $0 | UInt64(bytes[index + $1]) << UInt64(8 * $1) }
    }

    mutating func f32() -> Float { Float(bitPattern: u32()) }

    mutating func text(_ width: Int) -> String {
        defer { index += width }
        return String(decoding: bytes[index..<index + width].prefix { $0 != 0 }, as: UTF8.self)
    }

    mutating func rows4(_ count: Int) -> [SIMD4<Int8>] {
        defer { index += count * 4 }
        return bytes.withUnsafeBytes { raw in
            (0..<count).map { raw.loadUnaligned(fromByteOffset: index + $0 * 4, as: SIMD4<Int8>.self) }
        }
    }

    mutating func signed(_ count: Int) -> [Int8] {
        defer { index += count }
        return bytes[index..<index + count].map { Int8(bitPattern: $0) }
    }
}

private struct ByteWriter {
    var bytes: [UInt8] = []

    mutating func u32(_ value: UInt32) { for k in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * k))) } }
    mutating func u64(_ value: UInt64) { for k in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * k))) } }
    mutating func f32(_ value: Float) { u32(value.bitPattern) }

    mutating func text(_ text: String, _ width: Int) {
        let cut = Array(text.utf8.prefix(width))
        bytes += cut + [UInt8](repeating: 0, count: width - cut.count)
    }
}
