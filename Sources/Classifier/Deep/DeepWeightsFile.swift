import FoundationEssentials

/// The deep tier's weights file, little-endian:
///
/// magic `EARDEEP` and a line feed, version (u32), header bytes (u32), file bytes (u64), checksum (u64: as in
/// ``WeightsFile``, of all that follows); then name (32 bytes), layers, width, attention heads, inner width, word pieces,
/// tokens, heads, flags (bit 0: users and links are taken out of a text first), ranges, emoji bytes, vocabulary bytes
/// (11 × u32), layer norm's epsilon, the mix's complaint threshold (2 × f32); each head's name (32 bytes), slope, intercept,
/// and the fast and the deep tier's weight and the offset of their mix (5 × f32); ranges of pictographs, first and last (2 ×
/// u32); emoji as lines with the emoji, a space and its words; the word pieces, a line feed between two. Then, each at the
/// next multiple of 64 bytes: the pieces' scales (f32) and embeddings (i8), the positions' embeddings (f32, the first segment's added), their norm; for each
/// layer the matrices for query, key and value in one, attention output, inner and outer, every one as scales (f32, one a
/// row), values (i8, row by row) and bias (f32), with a norm (scale, shift: f32) after the second and the fourth; the
/// heads' weights and biases (f32).
enum DeepWeightsFile {
    static let magic: [UInt8] = Array("EARDEEP\n".utf8)
    static let version = 1
    static let prefixBytes = 32
    /// Of the header, up to the first head.
    static let fixedBytes = prefixBytes + 84
    static let headBytes = 52
    static let alignment = 64

    /// Reads a file through memory that is mapped, never written.
    static func read(_ path: String) throws(ClassifierError) -> DeepParameters {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
        } catch {
            throw FileManager.default.fileExists(atPath: path)
                ? .unreadable(path: path, reason: "\(error)") : .missingWeights(paths: [path])
        }
        return try decode(data, path: path)
    }

    /// Checks everything and packs all matrices but the word pieces' embeddings.
    static func decode(_ data: Data, path: String) throws(ClassifierError) -> DeepParameters {
        let count = data.count
        guard data.prefix(magic.count).elementsEqual(magic.prefix(count)) else { throw .wrongMagic(path: path) }
        guard count >= prefixBytes else {
            throw .truncated(path: path, expectedBytes: prefixBytes, foundBytes: count)
        }
        var reader = DeepReader(data: data, index: magic.count)
        let found = Int(reader.u32())
        guard found == version else { throw .wrongVersion(path: path, found: found, expected: version) }
        let headerBytes = Int(reader.u32())
        let total = reader.u64()
        guard total == UInt64(count) else {
            throw .truncated(path: path, expectedBytes: Int(clamping: total), foundBytes: count)
        }
        let sum = reader.u64()
        let actual = data.withUnsafeBytes { WeightsFile.checksum(UnsafeRawBufferPointer(rebasing: $0[prefixBytes...])) }
        guard sum == actual else { throw .wrongChecksum(path: path) }
        guard headerBytes >= fixedBytes, headerBytes <= count else {
            throw .badHeader(path: path, reason: "a header of \(headerBytes) bytes")
        }
        do throws(BadHeader) {
            return try parameters(&reader, headerBytes: headerBytes)
        } catch {
            throw .badHeader(path: path, reason: error.reason)
        }
    }

    private static func parameters(
        _ reader: inout DeepReader, headerBytes: Int
    ) throws(BadHeader) -> DeepParameters {
        let name = reader.text(32)
        let sizes = try DeepSizes(&reader)
        let epsilon = reader.f32()
        guard epsilon > 0, epsilon < 1 else { throw BadHeader(reason: "an epsilon of \(epsilon)") }
        let threshold = Double(reader.f32())
        guard threshold > 0, threshold < 1 else { throw BadHeader(reason: "a complaint threshold of \(threshold)") }
        guard headerBytes == sizes.headerBytes else {
            throw BadHeader(reason: "a header of \(headerBytes) bytes")
        }
        guard sizes.fileBytes(after: headerBytes) == reader.data.count else {
            throw BadHeader(reason: "its matrices do not fill the file")
        }
        let heads = (0..<sizes.heads).map { _ in
            DeepHead(
                name: reader.text(32), slope: reader.f32(), intercept: reader.f32(), fastWeight: reader.f32(),
                deepWeight: reader.f32(), offset: reader.f32())
        }
        guard heads.allSatisfy(\.isFinite) else { throw BadHeader(reason: "a head with numbers that are none") }
        let ranges = (0..<sizes.ranges).map { _ in (first: reader.u32(), last: reader.u32()) }
        let emoji = String(decoding: reader.bytes(sizes.emojiBytes), as: UTF8.self)
        let pieces = reader.bytes(sizes.vocabularyBytes).split(separator: 0x0A, omittingEmptySubsequences: false)
        guard pieces.count == sizes.pieces, let vocabulary = Vocabulary(pieces) else {
            throw BadHeader(reason: "a vocabulary of \(pieces.count) pieces, or one without [UNK], [CLS] or [SEP]")
        }
        let pieceScales = try reader.floats(sizes.pieces)
        let pieceOffset = reader.skip(sizes.pieces * sizes.width)
        return DeepParameters(
            name: name, sizes: sizes, epsilon: epsilon, complaintThreshold: threshold, heads: heads,
            wording: DeepWording(dropsUsersAndLinks: sizes.dropsUsersAndLinks, ranges: ranges, emoji: emoji),
            vocabulary: vocabulary, data: reader.data,
            pieceScales: pieceScales, pieceOffset: pieceOffset,
            positions: try reader.floats(sizes.tokens * sizes.width), norm: try reader.norm(sizes.width),
            layers: try (0..<sizes.layers).map { _ throws(BadHeader) in
                DeepLayer(
                    attention: try reader.matrix(3 * sizes.width, sizes.width),
                    attentionOutput: try reader.matrix(sizes.width, sizes.width),
                    attentionNorm: try reader.norm(sizes.width), inner: try reader.matrix(sizes.inner, sizes.width),
                    outer: try reader.matrix(sizes.width, sizes.inner), norm: try reader.norm(sizes.width))
            },
            headWeights: try reader.floats(sizes.heads * sizes.width), headBiases: try reader.floats(sizes.heads))
    }
}

/// Why a header or what it announces cannot be used.
struct BadHeader: Error {
    let reason: String
}

extension DeepSizes {
    fileprivate init(_ reader: inout DeepReader) throws(BadHeader) {
        layers = Int(reader.u32())
        width = Int(reader.u32())
        attentionHeads = Int(reader.u32())
        inner = Int(reader.u32())
        pieces = Int(reader.u32())
        tokens = Int(reader.u32())
        heads = Int(reader.u32())
        let flags = reader.u32()
        ranges = Int(reader.u32())
        emojiBytes = Int(reader.u32())
        vocabularyBytes = Int(reader.u32())
        dropsUsersAndLinks = flags & 1 != 0
        guard (1...48).contains(layers), (16...4096).contains(width), width % 16 == 0,
            (1...128).contains(attentionHeads),
            width % attentionHeads == 0, (16...16_384).contains(inner), inner % 16 == 0,
            (3...1_000_000).contains(pieces), (4...1024).contains(tokens), (1...64).contains(heads), flags <= 1,
            ranges <= 1000, emojiBytes <= 1 << 20, vocabularyBytes <= 32 << 20
        else {
            throw BadHeader(
                reason: "\(layers) layers, width \(width), \(attentionHeads) attention heads, inner width \(inner), "
                    + "\(pieces) pieces, \(tokens) tokens, \(heads) heads")
        }
    }

    fileprivate var headerBytes: Int {
        DeepWeightsFile.fixedBytes + heads * DeepWeightsFile.headBytes + 8 * ranges + emojiBytes + vocabularyBytes
    }

    /// The bytes of a whole file whose header ends there.
    fileprivate func fileBytes(after header: Int) -> Int {
        var end = header
        func add(_ bytes: Int) {
            end = (end + DeepWeightsFile.alignment - 1) / DeepWeightsFile.alignment * DeepWeightsFile.alignment + bytes
        }
        func addMatrix(_ rows: Int, _ columns: Int) {
            add(4 * rows)
            add(rows * columns)
            add(4 * rows)
        }
        func addNorm() {
            add(4 * width)
            add(4 * width)
        }
        add(4 * pieces)
        add(pieces * width)
        add(4 * tokens * width)
        addNorm()
        for _ in 0..<layers {
            addMatrix(3 * width, width)
            addMatrix(width, width)
            addNorm()
            addMatrix(inner, width)
            addMatrix(width, inner)
            addNorm()
        }
        add(4 * heads * width)
        add(4 * heads)
        return end
    }
}

extension DeepHead {
    fileprivate var isFinite: Bool { [slope, intercept, fastWeight, deepWeight, offset].allSatisfy(\.isFinite) }
}

/// Reads little-endian numbers off bytes whose count was checked before.
private struct DeepReader {
    let data: Data
    var index: Int

    mutating func u32() -> UInt32 { UInt32(truncatingIfNeeded: number(4)) }
    mutating func u64() -> UInt64 { number(8) }
    mutating func f32() -> Float { Float(bitPattern: u32()) }

    private mutating func number(_ width: Int) -> UInt64 {
        defer { index += width }
        return (0..<width).reduce(0) { $0 | UInt64(data[data.startIndex + index + $1]) << UInt64(8 * $1) }
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        defer { index += count }
        return [UInt8](data[data.startIndex + index..<data.startIndex + index + count])
    }

    mutating func text(_ width: Int) -> String { String(decoding: bytes(width).prefix { $0 != 0 }, as: UTF8.self) }

    private mutating func align() {
        index = (index + DeepWeightsFile.alignment - 1) / DeepWeightsFile.alignment * DeepWeightsFile.alignment
    }

    /// Steps over bytes that begin at the next multiple of 64 and says where.
    mutating func skip(_ count: Int) -> Int {
        align()
        defer { index += count }
        return index
    }

    /// Floats that begin at the next multiple of 64; all of them numbers.
    mutating func floats(_ count: Int) throws(BadHeader) -> [Float] {
        let start = skip(4 * count)
        let floats = data.withUnsafeBytes { raw in
            [Float](unsafeUninitializedCapacity: count) { floats, initialized in
                for place in 0..<count {
                    let bits = raw.loadUnaligned(fromByteOffset: start + 4 * place, as: UInt32.self)
                    (floats.baseAddress! + place).initialize(to: Float(bitPattern: UInt32(littleEndian: bits)))
                }
                initialized = count
            }
        }
        guard floats.allSatisfy(\.isFinite) else { throw BadHeader(reason: "a number that is none at byte \(start)") }
        return floats
    }

    mutating func norm(_ width: Int) throws(BadHeader) -> DeepNorm {
        DeepNorm(scale: try floats(width), shift: try floats(width))
    }

    /// A matrix of bytes with one scale a row.
    mutating func matrix(_ rows: Int, _ columns: Int) throws(BadHeader) -> QuantizedMatrix {
        let scales = try floats(rows)
        let start = skip(rows * columns)
        let bias = try floats(rows)
        return data.withUnsafeBytes { raw in
            let bytes = (raw.baseAddress! + start).assumingMemoryBound(to: Int8.self)
            return QuantizedMatrix(bytes, inputs: columns, scales: scales, bias: bias)
        }
    }
}
