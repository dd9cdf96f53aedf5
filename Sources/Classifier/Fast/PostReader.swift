/// One word, number, ideograph or emoji of a post.
struct Token {
    /// Where its folded code points begin in the scratch buffer, and how many there are.
    var start: Int32
    var count: Int32
    /// The bytes of the post it was read from.
    var sourceStart: Int32
    var sourceEnd: Int32
    /// Hash of the folded code points.
    var hash: UInt64
    /// The cues that the phrase tables found here, as bits.
    var cues: UInt64
    var traits: Traits

    struct Traits: OptionSet {
        let rawValue: UInt8
        static let ideograph = Traits(rawValue: 1)
        static let emoji = Traits(rawValue: 2)
        /// Written in capitals, at least three of them.
        static let capitals = Traits(rawValue: 4)
        /// A letter was drawn out: "soooo".
        static let lengthened = Traits(rawValue: 8)
        static let number = Traits(rawValue: 16)
        /// The first token of a sentence.
        static let opens = Traits(rawValue: 32)
    }
}

/// What stands in a post beside its words.
struct Surface {
    var exclamations: Int32 = 0
    var questions: Int32 = 0
    var links: Int32 = 0
    var users: Int32 = 0
    var hashtags: Int32 = 0
    var lengthened: Int32 = 0
    var capitals: Int32 = 0
    var smallWords: Int32 = 0
    /// Numbers with a currency mark beside them.
    var amounts: Int32 = 0
    /// The code points by script; see ``Script``.
    var scripts = InlineArray<16, Int32>(repeating: 0)
    /// Whether an ideograph stands among the tokens.
    var hasIdeographs = false
}

/// The tokens of one post in scratch memory; lives only as long as the closure it is lent to.
struct Post {
    /// Folded code points; a blank stands before, between and after words. Ideographs stand side by side; emoji leave
    /// nothing here.
    let codePoints: UnsafeMutableBufferPointer<UInt32>
    /// By code point of a word: the hash of the word up to and with it.
    let prefixes: UnsafeMutableBufferPointer<UInt64>
    let tokens: UnsafeMutableBufferPointer<Token>
    let bytes: UnsafeBufferPointer<UInt8>
    var codePointCount = 0
    var tokenCount = 0
    var surface = Surface()

    /// Only so many bytes of a post are read; what follows changes no judgement.
    static let byteLimit = 16_384
    /// Only so many code points of a word count.
    static let wordLimit = 48

    /// Reads a text and lends its tokens to `body`.
    static func reading<Result>(_ text: String, _ body: (inout Post) -> Result) -> Result {
        var text = text
        return text.withUTF8 { bytes in
            let bytes = UnsafeBufferPointer(rebasing: bytes.prefix(byteLimit))
            // One piece of memory for all three, for each piece costs a call.
            let tokenRoom = bytes.count + 4
            let room = 2 * bytes.count + 16
            let size = tokenRoom * MemoryLayout<Token>.stride + room * 12
            return withUnsafeTemporaryAllocation(byteCount: size, alignment: 16) { memory in
                let start = memory.baseAddress.unsafelyUnwrapped
                let tokens = start.bindMemory(to: Token.self, capacity: tokenRoom)
                let prefixes = (start + tokenRoom * MemoryLayout<Token>.stride)
                    .bindMemory(to: UInt64.self, capacity: room)
                let codePoints = UnsafeMutableRawPointer(prefixes + room).bindMemory(to: UInt32.self, capacity: room)
                var post = Post(
                    codePoints: UnsafeMutableBufferPointer(start: codePoints, count: room),
                    prefixes: UnsafeMutableBufferPointer(start: prefixes, count: room),
                    tokens: UnsafeMutableBufferPointer(start: tokens, count: tokenRoom), bytes: bytes)
                post.read()
                return body(&post)
            }
        }
    }

    /// The words of tokens `first...last` as they stand in the text.
    func source(_ first: Int, _ last: Int) -> String {
        let range = Int(tokens[first].sourceStart)..<Int(tokens[last].sourceEnd)
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }
}

extension Post {
    /// The state of the word being read.
    private struct Word {
        var start = 0
        var count = 0
        var sourceStart = 0
        var hash = FeatureHash.wordSeed
        var last: UInt32 = 0
        var run = 0
        var uppers = 0
        var lowers = 0
        var digits = 0
        var lengthened = false
        var lastWasLower = false
    }

    /// The single pass over the bytes.
    fileprivate mutating func read() {
        var word = Word()
        var inHashtag = false
        var opens = true
        var currencyBefore = false
        let end = bytes.count
        codePoints[0] = 0x20
        codePointCount = 1
        var i = 0
        while i < end {
            let byte = bytes[i]
            if byte == 0x20 {
                close(&word, at: i, &opens, &currencyBefore)
                inHashtag = false
                i &+= 1
                continue
            }
            if Post.isLetter(byte), !inHashtag, word.count < Post.wordLimit {
                if word.count == 0 {
                    if let after = linkEnd(from: i) {
                        surface.links += 1
                        i = after
                        continue
                    }
                    word.start = codePointCount
                    word.sourceStart = i
                }
                i = readLetters(from: i, to: &word)
                continue
            }
            var c = UInt32(byte)
            var width = 1
            var kind: Glyph
            var upper = false
            if byte < 0x80 {
                kind = Post.kind(ascii: byte)
                if kind == .letter, byte < 0x61 {
                    upper = true
                    c |= 0x20
                }
            } else {
                (c, width) = scalar(at: i)
                kind = Glyph.kind(c)
                if kind == .letter {
                    let lower = Glyph.folded(c)
                    upper = lower != c
                    c = lower
                }
            }
            switch kind {
            case .letter, .digit:
                if word.count == 0, let after = linkEnd(from: i) {
                    surface.links += 1
                    i = after
                    continue
                }
                if inHashtag, upper, word.lastWasLower { close(&word, at: i, &opens, &currencyBefore) }
                if word.count == 0 {
                    word.start = codePointCount
                    word.sourceStart = i
                }
                if kind == .digit {
                    // Every digit reads as 0, so that "3 weeks" and "2 weeks" are one.
                    c = 0x30
                    word.digits += 1
                    word.lastWasLower = false
                    append(c, to: &word)
                } else {
                    if upper { word.uppers += 1 } else { word.lowers += 1 }
                    word.lastWasLower = !upper
                    if c == word.last {
                        word.run += 1
                        if word.run == 3 { shorten(&word, c, word.hash) }
                        if word.run < 3 { append(c, to: &word) }
                    } else {
                        word.run = 1
                        append(c, to: &word)
                    }
                }
                word.last = c
            case .apostrophe, .nothing:
                // "don't" and "dont" are one word; a quotation mark at a word's edge parts nothing either.
                break
            case .ideograph, .emoji:
                close(&word, at: i, &opens, &currencyBefore)
                place(c, kind, from: i, to: i + width, opens: opens)
                opens = false
            case .exclamation, .question:
                close(&word, at: i, &opens, &currencyBefore)
                if kind == .exclamation { surface.exclamations += 1 } else { surface.questions += 1 }
                opens = true
                inHashtag = false
            case .currency:
                if word.digits > 0 { surface.amounts += 1 }
                close(&word, at: i, &opens, &currencyBefore)
                currencyBefore = true
            case .gap:
                let joinsDigits =
                    (byte == 0x2E || byte == 0x2C) && word.digits > 0 && i + 1 < end
                    && bytes[i + 1] &- 0x30 < 10
                if joinsDigits { break }
                close(&word, at: i, &opens, &currencyBefore)
                switch byte {
                case 0x40:  // @
                    if let after = userEnd(from: i) {
                        surface.users += 1
                        i = after
                        continue
                    }
                case 0x23:  // #
                    if i + 1 < end, bytes[i + 1] >= 0x80 || Post.isLetter(bytes[i + 1]) {
                        surface.hashtags += 1
                        inHashtag = true
                    }
                case 0x2E, 0x0A:
                    opens = true
                    inHashtag = false
                default:
                    inHashtag = false
                }
            }
            i += width
        }
        close(&word, at: end, &opens, &currencyBefore)
        let padding = codePointCount
        for k in 0..<8 { codePoints[padding + k] = 0 }
    }

    /// The common case: unaccented letters in a row, outside a hashtag. Returns where they end, or the place of a letter
    /// beyond the limit of a word; reads at least the one at `start`.
    @inline(__always)
    private mutating func readLetters(from start: Int, to word: inout Word) -> Int {
        let end = bytes.count
        let base = word.start
        var (count, hash, last, run) = (word.count, word.hash, word.last, word.run)
        var uppers = 0
        var i = start
        while i < end, count < Post.wordLimit {
            let byte = bytes[i]
            guard Post.isLetter(byte) else { break }
            let c = UInt32(byte | 0x20)
            uppers &+= Int(~byte &>> 5 & 1)
            i &+= 1
            run = c == last ? run &+ 1 : 1
            if run >= 3 {
                if run == 3 {
                    word.count = count
                    codePointCount = base &+ count
                    shorten(&word, c, hash)
                    (count, hash) = (word.count, word.hash)
                }
                continue
            }
            last = c
            hash = FeatureHash.word(hash, c)
            codePoints[base &+ count] = c
            prefixes[base &+ count] = hash
            count &+= 1
        }
        codePointCount = base &+ count
        word.uppers &+= uppers
        word.lowers &+= i &- start &- uppers
        (word.count, word.hash, word.last, word.run) = (count, hash, last, run)
        return i
    }

    @inline(__always)
    private mutating func append(_ c: UInt32, to word: inout Word) {
        guard word.count < Post.wordLimit else { return }
        word.hash = FeatureHash.word(word.hash, c)
        codePoints[codePointCount] = c
        prefixes[codePointCount] = word.hash
        codePointCount += 1
        word.count += 1
    }

    /// The third like letter in a row: the run becomes one letter ("soooo" → "so"), two for `l` ("allll" → "all").
    /// - Parameter hash: that of the word with both letters.
    private mutating func shorten(_ word: inout Word, _ c: UInt32, _ hash: UInt64) {
        word.hash = hash
        if !word.lengthened { surface.lengthened += 1 }
        word.lengthened = true
        guard c != 0x6C, word.count >= 2, word.count < Post.wordLimit else { return }
        word.count -= 1
        codePointCount -= 1
        word.hash = prefixes[codePointCount - 1]
    }

    @inline(__always)
    private mutating func close(_ word: inout Word, at end: Int, _ opens: inout Bool, _ currencyBefore: inout Bool) {
        guard word.count > 0 else { return }
        var traits: Token.Traits = opens ? .opens : []
        if word.uppers >= 3, word.lowers == 0 {
            traits.insert(.capitals)
            surface.capitals += 1
        } else if word.lowers >= 2 {
            surface.smallWords += 1
        }
        if word.lengthened { traits.insert(.lengthened) }
        if word.digits > 0, word.digits == word.count {
            traits.insert(.number)
            if currencyBefore { surface.amounts += 1 }
        }
        count(script: Script.of(codePoints[word.start]), word.count)
        tokens[tokenCount] = Token(
            start: Int32(word.start), count: Int32(word.count), sourceStart: Int32(word.sourceStart),
            sourceEnd: Int32(end), hash: word.hash, cues: 0, traits: traits)
        tokenCount += 1
        codePoints[codePointCount] = 0x20
        codePointCount += 1
        opens = false
        currencyBefore = false
        word = Word()
    }

    /// A code point that is a token by itself.
    private mutating func place(_ c: UInt32, _ kind: Glyph, from start: Int, to end: Int, opens: Bool) {
        let isIdeograph = kind == .ideograph
        let hash = FeatureHash.word(FeatureHash.wordSeed, c)
        tokens[tokenCount] = Token(
            start: Int32(codePointCount), count: isIdeograph ? 1 : 0, sourceStart: Int32(start), sourceEnd: Int32(end),
            hash: hash, cues: 0, traits: [isIdeograph ? .ideograph : .emoji, opens ? .opens : []])
        tokenCount += 1
        guard isIdeograph else {
            // A word that follows must not see the ideograph before the emoji as its neighbour.
            if codePoints[codePointCount - 1] != 0x20 {
                codePoints[codePointCount] = 0x20
                codePointCount += 1
            }
            return
        }
        surface.hasIdeographs = true
        count(script: Script.of(c), 1)
        codePoints[codePointCount] = c
        prefixes[codePointCount] = hash
        codePointCount += 1
    }

    @inline(__always)
    private mutating func count(script: Script, _ amount: Int) {
        surface.scripts[Int(script.rawValue)] &+= Int32(truncatingIfNeeded: amount)
    }

    /// Decodes one code point of well-formed UTF-8; a cut or broken sequence reads as U+FFFD of one byte.
    @inline(__always)
    private func scalar(at i: Int) -> (UInt32, Int) {
        let lead = bytes[i]
        let left = bytes.count - i
        func tail(_ k: Int) -> UInt32 { UInt32(bytes[i + k] & 0x3F) }
        if lead >= 0xC2, lead < 0xE0, left > 1 { return (UInt32(lead & 0x1F) << 6 | tail(1), 2) }
        if lead >= 0xE0, lead < 0xF0, left > 2 { return (UInt32(lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3) }
        if lead >= 0xF0, lead < 0xF5, left > 3 {
            return (UInt32(lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
        }
        return (0xFFFD, 1)
    }

    /// The end of an address that begins at `i`, if one does.
    @inline(__always)
    private func linkEnd(from i: Int) -> Int? {
        // Two letters rule out nearly every word.
        guard i + 1 < bytes.count else { return nil }
        switch (bytes[i] | 0x20, bytes[i + 1] | 0x20) {
        case (0x68, 0x74), (0x77, 0x77): return wholeLinkEnd(from: i)
        case (0x70, 0x69): return bytes[i] == 0x70 ? wholeLinkEnd(from: i) : nil
        default: return nil
        }
    }

    private func wholeLinkEnd(from i: Int) -> Int? {
        guard starts("http://", i) || starts("https://", i) || starts("www.", i) || starts("pic.twitter.com/", i) else {
            return nil
        }
        var end = i
        while end < bytes.count, bytes[end] > 0x20 { end += 1 }
        return end
    }

    private func starts(_ prefix: StaticString, _ i: Int) -> Bool {
        guard i + prefix.utf8CodeUnitCount <= bytes.count else { return false }
        for k in 0..<prefix.utf8CodeUnitCount {
            let byte = bytes[i + k]
            let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            if lower != prefix.utf8Start[k] { return false }
        }
        return true
    }

    /// The end of a user name that begins with the `@` at `i`; `nil` where no name follows.
    private func userEnd(from i: Int) -> Int? {
        var end = i + 1
        while end < bytes.count {
            let byte = bytes[end]
            let inName = byte == 0x5F || Post.isLetter(byte) || byte &- 0x30 < 10
            let joins =
                (byte == 0x2E || byte == 0x40 || byte == 0x2D) && end + 1 < bytes.count
                && Post.isLetter(bytes[end + 1])
            guard inName || joins else { break }
            end += 1
        }
        return end > i + 1 ? end : nil
    }

    /// Whether a byte is an unaccented letter.
    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// The kind of one of the first 128 code points.
    @inline(__always)
    private static func kind(ascii byte: UInt8) -> Glyph {
        if isLetter(byte) { return .letter }
        return switch byte {
        case 0x30...0x39: .digit
        case 0x21: .exclamation
        case 0x3F: .question
        case 0x24: .currency
        case 0x27, 0x60: .apostrophe
        default: .gap
        }
    }
}
