import Glibc
import Transport

/// Turns the bytes of a document into UTF-8.
///
/// A byte order mark beats the HTTP charset, which beats the XML declaration, which beats guessing. A declaration that
/// the bytes disprove is passed over: a wrong label must not cost the document.
enum TextDecoding {
    /// UTF-8 without a byte order mark, the name of what it was read as, and whether characters had to be replaced.
    struct Decoded {
        var bytes: [UInt8]
        /// What was wrong, in words; `nil` where nothing was.
        var degradation: String?
    }

    /// Decodes a document's body.
    static func decode(_ document: FetchedDocument) -> Decoded {
        let body = document.body
        if let (encoding, length) = byteOrderMark(body) {
            return decode(body[length...], as: encoding)
        }
        if let encoding = wideWithoutMark(body) { return decode(body[...], as: encoding) }
        if body.starts(with: [0x4C, 0x6F, 0xA7, 0x94]) { return decode(body[...], as: mainframe(document)) }
        if let encoding = escaped(body) { return decode(body[...], as: encoding) }

        let isUTF8 = validUTF8(body)
        var labels: [String] = []
        if let charset = httpCharset(document.headers) { labels.append(charset) }
        if let declared = declaredEncoding(body) { labels.append(declared) }
        var lossy: Decoded?
        var claimsASCII = false
        for label in labels {
            guard let encoding = EncodingLabel.encoding(label) else { continue }
            switch encoding {
            case .utf16, .utf32:
                // The declaration was readable as ASCII, so it cannot be true.
                continue
            case .utf8:
                if isUTF8 { return Decoded(bytes: body) }
            case .western:
                if !isUTF8, EncodingLabel.isASCII(label) {
                    claimsASCII = true
                    continue
                }
                // Western text that is valid UTF-8 by chance does not occur; a wrong label does.
                return isUTF8 ? Decoded(bytes: body) : Decoded(bytes: western(body))
            case .hz, .other:
                let decoded = decode(body[...], as: encoding)
                // As the declaration was readable, a set without ASCII cannot be true.
                guard body.contains(UInt8(ascii: "<")) == decoded.bytes.contains(UInt8(ascii: "<")) else { continue }
                if decoded.degradation == nil { return decoded }
                if isUTF8 { return Decoded(bytes: body) }
                lossy = lossy ?? decoded
            }
        }
        if isUTF8 { return Decoded(bytes: body) }
        if let lossy { return lossy }
        let declaredUTF8 = labels.contains { EncodingLabel.encoding($0) == .utf8 }
        if !declaredUTF8, let guess = EncodingGuess.encoding(of: body) { return decode(body[...], as: guess) }
        if claimsASCII { return Decoded(bytes: western(body)) }
        return Decoded(
            bytes: mixed(body), degradation: "the text is not valid UTF-8; the broken bytes were read as windows-1252")
    }

    // MARK: Finding the encoding

    private static func byteOrderMark(_ body: [UInt8]) -> (EncodingLabel.Encoding, length: Int)? {
        if body.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if body.starts(with: [0x00, 0x00, 0xFE, 0xFF]) { return (.utf32(bigEndian: true), 4) }
        if body.starts(with: [0xFF, 0xFE, 0x00, 0x00]) { return (.utf32(bigEndian: false), 4) }
        if body.starts(with: [0xFE, 0xFF]) { return (.utf16(bigEndian: true), 2) }
        if body.starts(with: [0xFF, 0xFE]) { return (.utf16(bigEndian: false), 2) }
        return nil
    }

    /// UTF-16 or UTF-32 by the zero bytes around the first two ASCII characters.
    private static func wideWithoutMark(_ body: [UInt8]) -> EncodingLabel.Encoding? {
        guard body.count >= 4 else { return nil }
        switch (body[0] == 0, body[1] == 0, body[2] == 0, body[3] == 0) {
        case (true, true, true, false): return .utf32(bigEndian: true)
        case (false, true, true, true): return .utf32(bigEndian: false)
        case (true, false, true, false): return .utf16(bigEndian: true)
        case (false, true, false, true): return .utf16(bigEndian: false)
        default: return nil
        }
    }

    /// The mainframe set of a document in one: as declared, in any of them, else the commonest.
    private static func mainframe(_ document: FetchedDocument) -> EncodingLabel.Encoding {
        let head = decode(document.body.prefix(1024), as: .other("CP037")).bytes
        for label in [httpCharset(document.headers), declaredEncoding(head)] {
            guard let label, case .other(let name)? = EncodingLabel.encoding(label) else { continue }
            if decode(document.body.prefix(5), as: .other(name)).bytes.elementsEqual("<?xml".utf8) {
                return .other(name)
            }
        }
        return .other("CP037")
    }

    /// Japanese or Korean in seven bits, by the escapes into their sets (RFC 1468, RFC 1557): no XML may hold one.
    private static func escaped(_ body: [UInt8]) -> EncodingLabel.Encoding? {
        body.withUnsafeBufferPointer { bytes in
            guard ASCII.contains(0x1B, in: bytes) else { return nil }
            let names: [(StaticString, String)] = [
                ("\u{1B}$b", "ISO-2022-JP"), ("\u{1B}$@", "ISO-2022-JP"), ("\u{1B}$)c", "ISO-2022-KR"),
            ]
            for (escape, name) in names where ASCII.firstIndex(of: escape, in: bytes, from: 0) != nil {
                let isClean = decode(body[...], as: .other(name)).degradation == nil
                return isClean ? .other(name) : nil
            }
            return nil
        }
    }

    private static func httpCharset(_ headers: HeaderFields) -> String? {
        guard let type = headers["Content-Type"] else { return nil }
        for parameter in type.split(separator: ";").dropFirst() {
            let pair = parameter.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, ASCII.lowercased(ASCII.trimmed(String(pair[0]))) == "charset" else { continue }
            return String(pair[1])
        }
        return nil
    }

    /// The `encoding` of the XML declaration, sought in the first KiB.
    private static func declaredEncoding(_ body: [UInt8]) -> String? {
        body.withUnsafeBufferPointer { all in
            let head = UnsafeBufferPointer(rebasing: all.prefix(1024))
            guard let start = ASCII.firstIndex(of: "<?xml", in: head, from: 0) else { return nil }
            let end = ASCII.firstIndex(of: "?>", in: head, from: start) ?? head.count
            let declaration = UnsafeBufferPointer(rebasing: head[start..<end])
            guard var index = ASCII.firstIndex(of: "encoding", in: declaration, from: 0) else { return nil }
            index += 8
            while index < declaration.count, ASCII.isSpace(declaration[index]) || declaration[index] == 0x3D {
                index += 1
            }
            guard index < declaration.count else { return nil }
            let quote = declaration[index]
            if quote == 0x22 || quote == 0x27 { index += 1 }
            let value = declaration[index...].prefix { $0 != 0x22 && $0 != 0x27 && !ASCII.isSpace($0) }
            return String(decoding: value, as: UTF8.self)
        }
    }

    // MARK: Decoding

    static func decode(_ bytes: ArraySlice<UInt8>, as encoding: EncodingLabel.Encoding) -> Decoded {
        switch encoding {
        case .utf8:
            return validUTF8(bytes)
                ? Decoded(bytes: Array(bytes))
                : Decoded(
                    bytes: mixed(bytes),
                    degradation: "the text is not valid UTF-8; the broken bytes were read as windows-1252")
        case .western: return Decoded(bytes: western(bytes))
        case .utf16(let bigEndian): return iconv(bytes, from: bigEndian ? "UTF-16BE" : "UTF-16LE", unit: 2)
        case .utf32(let bigEndian): return iconv(bytes, from: bigEndian ? "UTF-32BE" : "UTF-32LE", unit: 4)
        case .hz: return iconv(eightBits(bytes)[...], from: "GB18030", unit: 1)
        case .other(let name): return iconv(bytes, from: name, unit: 1)
        }
    }

    /// HZ as the eight-bit form of the same set: what stands between `~{` and `~}` gets the high bit.
    private static func eightBits(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var isChinese = false
        var place = bytes.startIndex
        while place < bytes.endIndex {
            let byte = bytes[place]
            let next = place + 1 < bytes.endIndex ? bytes[place + 1] : 0
            if byte == UInt8(ascii: "~"), next == UInt8(ascii: isChinese ? "}" : "{") {
                isChinese.toggle()
                place += 2
            } else if !isChinese, byte == UInt8(ascii: "~"), next == UInt8(ascii: "~") || next == UInt8(ascii: "\n") {
                if next == byte { out.append(byte) }
                place += 2
            } else {
                // A line end also ends Chinese text that lost its own end.
                if byte == UInt8(ascii: "\n") { isChinese = false }
                out.append(isChinese && byte > 0x20 && byte < 0x7F ? byte | 0x80 : byte)
                place += 1
            }
        }
        return out
    }

    /// Whether the bytes are UTF-8 without surrogates, overlong forms or a cut character.
    static func validUTF8(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.withContiguousStorageIfAvailable { buffer in
            var index = 0
            while index < buffer.count {
                if buffer[index] < 0x80 {
                    index += 1
                    continue
                }
                let length = sequenceLength(buffer, at: index)
                if length == 0 { return false }
                index += length
            }
            return true
        } ?? false
    }

    /// The length of the multi-byte UTF-8 character at `index`; 0 where there is none.
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let lead = bytes[index]
        let length =
            lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0
        guard length > 0, index + length <= bytes.count else { return 0 }
        for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
        let second = bytes[index + 1]
        switch lead {
        case 0xE0: return second >= 0xA0 ? 3 : 0
        case 0xED: return second < 0xA0 ? 3 : 0
        case 0xF0: return second >= 0x90 ? 4 : 0
        case 0xF4: return second < 0x90 ? 4 : 0
        default: return length
        }
    }

    private static func western(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                out.append(byte)
            } else {
                out.append(contentsOf: UTF8.encode(WesternCodePage.scalar(byte))!)
            }
        }
        return out
    }

    /// UTF-8 where it is valid, windows-1252 byte by byte where it is not; all windows-1252 where most of it is not UTF-8.
    private static func mixed(_ bytes: some Collection<UInt8>) -> [UInt8] {
        Array(bytes).withUnsafeBufferPointer { buffer in
            var out: [UInt8] = []
            out.reserveCapacity(buffer.count + buffer.count / 8)
            var index = 0
            var valid = 0
            var broken = 0
            while index < buffer.count {
                let length = buffer[index] < 0x80 ? 1 : sequenceLength(buffer, at: index)
                if length == 0 { broken += 1 } else if length > 1 { valid += 1 }
                index += max(length, 1)
            }
            // In western text "é" with a no-break space and "»" is UTF-8 by chance.
            if broken > valid { return western(buffer) }
            index = 0
            while index < buffer.count {
                let length = buffer[index] < 0x80 ? 1 : sequenceLength(buffer, at: index)
                if length == 0 {
                    out.append(contentsOf: UTF8.encode(WesternCodePage.scalar(buffer[index]))!)
                    index += 1
                } else {
                    out.append(contentsOf: buffer[index..<index + length])
                    index += length
                }
            }
            return out
        }
    }

    /// Through the C library's iconv; what it cannot read becomes U+FFFD, `unit` bytes at a time.
    private static func iconv(_ bytes: ArraySlice<UInt8>, from name: String, unit: Int) -> Decoded {
        guard let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1) else {
            return Decoded(bytes: mixed(bytes), degradation: "the encoding \(name) is not known to this system")
        }
        defer { iconv_close(converter) }
        var input = Array(bytes)
        var out: [UInt8] = []
        out.reserveCapacity(input.count * 2)
        var replaced = 0
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        input.withUnsafeMutableBytes { source in
            guard let base = source.baseAddress else { return }
            var next: UnsafeMutablePointer<CChar>? = base.assumingMemoryBound(to: CChar.self)
            var left = source.count
            while left > 0 {
                var failure: Int32 = 0
                let written = chunk.withUnsafeMutableBytes { target in
                    var place = target.baseAddress?.assumingMemoryBound(to: CChar.self)
                    var room = target.count
                    if Glibc.iconv(converter, &next, &left, &place, &room) == -1 { failure = errno }
                    return target.count - room
                }
                out.append(contentsOf: chunk[..<written])
                guard failure == EILSEQ || failure == EINVAL else {
                    if failure == 0 || failure == E2BIG { continue }
                    break
                }
                replaced += 1
                out.append(contentsOf: [0xEF, 0xBF, 0xBD])
                let step = min(unit, left)
                next = next?.advanced(by: step)
                left -= step
            }
        }
        return Decoded(
            bytes: out,
            degradation: replaced == 0 ? nil : "\(replaced) characters are not \(name) and were replaced by U+FFFD")
    }
}
