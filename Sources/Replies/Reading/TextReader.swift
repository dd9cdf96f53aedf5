/// The one pass that makes words and sentences of bytes; see ``ReadText``.
struct TextReader {
    let bytes: [UInt8]
    private let vocabulary: Vocabulary
    private let expanding: Bool
    private var at = 0
    private(set) var words: [ReadText.Word] = []
    /// Numbers of the sentences that ended in a question mark.
    private(set) var questions: Set<Int> = []
    private var sentence = 0
    private var pause = ReadText.Pause.none
    private var afterAt = false
    private var quote: Quote?

    /// A quotation mark that waits for its partner.
    private struct Quote {
        var mark: UInt32
        var start: Int
        var firstWord: Int
        var sentence: Int
    }

    /// A quotation longer than this is none: its opening mark was a slip.
    private static let quoteLimitBytes = 600

    init(bytes: [UInt8], vocabulary: Vocabulary, expanding: Bool) {
        self.bytes = bytes
        self.vocabulary = vocabulary
        self.expanding = expanding
    }

    mutating func read() {
        while at < bytes.count {
            let byte = bytes[at]
            if Self.isWordByte(byte) {
                readWord()
            } else if byte < 0x80 {
                readASCII(byte)
            } else {
                let (scalar, length) = decode(at)
                if Self.isLetter(scalar) { readWord() } else { readMark(scalar, length) }
            }
        }
    }

    // MARK: Words

    private mutating func readWord() {
        let start = at
        var hash = WordHash()
        var apostrophe = false
        var isNumber = Self.isDigit(bytes[at])
        while at < bytes.count {
            let byte = bytes[at]
            if Self.isWordByte(byte) {
                if !Self.isDigit(byte) { isNumber = false }
                hash.add(byte)
                at += 1
            } else if byte == 0x27, startsLetter(at + 1) {
                if parts { break }
                apostrophe = true
                hash.add(byte)
                at += 1
            } else if byte == 0x2E || byte == 0x2C, at > start, Self.isDigit(bytes[at - 1]), at + 1 < bytes.count,
                Self.isDigit(bytes[at + 1])
            {
                at += 1
            } else if byte >= 0x80 {
                let (scalar, length) = decode(at)
                if Self.isIgnorable(scalar) {
                    at += length
                } else if scalar == 0x2019 || scalar == 0x02BC, startsLetter(at + length) {
                    if parts { break }
                    apostrophe = true
                    hash.add(0x27)
                    at += length
                } else if Self.isLetter(scalar) {
                    isNumber = false
                    for offset in 0..<length { hash.add(bytes[at + offset]) }
                    at += length
                } else {
                    break
                }
            } else {
                break
            }
        }
        if isNumber || isClockTime(start) {
            append(Vocabulary.number, start)
        } else if expanding, apostrophe {
            for part in Contractions.expand(lower(start..<at)) { append(vocabulary.id(of: part), start) }
        } else if expanding, let parts = vocabulary.expansion(hash.value) {
            for part in parts { append(part, start) }
        } else {
            append(vocabulary.id(hash.value), start)
        }
        afterAt = false
    }

    /// `5pm`, `16h30`, `17h`: digits with the hour's letters among or behind them.
    private func isClockTime(_ start: Int) -> Bool {
        guard at - start <= 6, Self.isDigit(bytes[start]) else { return false }
        var letters: [UInt8] = []
        for byte in bytes[start..<at] where !Self.isDigit(byte) { letters.append(byte | 0x20) }
        return letters == [0x68] || letters == [0x61, 0x6D] || letters == [0x70, 0x6D]
    }

    private var parts: Bool { expanding && vocabulary.apostrophe == .parts }

    private mutating func append(_ id: Int, _ start: Int) {
        words.append(
            ReadText.Word(id: id, start: start, end: at, sentence: sentence, pause: pause, isHandle: afterAt))
        pause = .none
    }

    /// The bytes as a lower-case word with plain apostrophes.
    private func lower(_ range: Range<Int>) -> String {
        var plain: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte < 0x80 {
                plain.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
                index += 1
                continue
            }
            let (scalar, length) = decode(index)
            if scalar == 0x2019 || scalar == 0x02BC {
                plain.append(0x27)
            } else if !Self.isIgnorable(scalar) {
                plain += bytes[index..<min(index + length, range.upperBound)]
            }
            index += length
        }
        return String(decoding: plain, as: UTF8.self)
    }

    // MARK: Marks

    private mutating func readASCII(_ byte: UInt8) {
        let start = at
        at += 1
        switch byte {
        case 0x20, 0x09, 0x2D: break
        case 0x0A, 0x0D: readLineEnds(start)
        case 0x2C: raise(.comma)
        case 0x3A: raise(.colon)
        case 0x3B, 0x28, 0x29: raise(.strong)
        case 0x2E: endSentenceAtDot()
        case 0x21, 0x3F: endSentence(asking: byte == 0x3F)
        case 0x22: readQuote(0x22, start)
        case 0x27: readSingleQuote(opens: startsLetter(at), start)
        case 0x40: afterAt = true
        default: break
        }
    }

    private mutating func readMark(_ scalar: UInt32, _ length: Int) {
        let start = at
        at += length
        switch scalar {
        case 0x2013, 0x2014: raise(.strong)
        case 0x2026: endSentenceAtDot()
        case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB: readQuote(scalar, start)
        case 0x2018: readSingleQuote(opens: true, start)
        case 0x2019: readSingleQuote(opens: false, start)
        default: break
        }
    }

    private mutating func raise(_ new: ReadText.Pause) { pause = max(pause, new) }

    private mutating func readLineEnds(_ start: Int) {
        var lines = bytes[start] == 0x0A ? 1 : 0
        while at < bytes.count, bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x20 || bytes[at] == 0x09 {
            if bytes[at] == 0x0A { lines += 1 }
            at += 1
        }
        raise(.comma)
        if lines > 1 {
            quote = nil
            sentence += 1
        } else if at < bytes.count, !(bytes[at] >= 0x61 && bytes[at] <= 0x7A) {
            // A line that goes on in lower case was broken by an editor; anything else begins something new.
            sentence += 1
        }
    }

    private mutating func endSentenceAtDot() {
        let dotted = at < bytes.count && bytes[at] == 0x2E
        if dotted { return }
        if at < bytes.count, Self.isWordByte(bytes[at]) { return }
        let next = nextVisible()
        let isLower = next.map { $0 >= 0x61 && $0 <= 0x7A } ?? false
        let wasEllipsis = at >= 2 && (bytes[at - 2] == 0x2E || bytes[at - 1] != 0x2E)
        if wasEllipsis, isLower { return raise(.comma) }
        if let last = words.last, last.end == at - 1,
            isAbbreviation(last, beforeLower: isLower) || belongsToDate(last, next: next)
        {
            return
        }
        endSentence(asking: false)
    }

    /// Whether the dot behind `word` is part of a date or an hour.
    private func belongsToDate(_ word: ReadText.Word, next: UInt8?) -> Bool {
        let dots = vocabulary.dots
        guard let next, word.end - word.start <= 8 else { return false }
        let letters = bytes[word.start..<word.end]
        let isNumber = letters.allSatisfy { Self.isDigit($0) || $0 == 0x2E }
        let isShort = isNumber && word.end - word.start <= (letters.contains(0x2E) ? 5 : 2)
        guard isNumber ? dots.ordinals && isShort : dots.short.contains(WordHash.of(lower(word.start..<word.end)))
        else { return false }
        if Self.isDigit(next) || (isNumber && next >= 0x61 && next <= 0x7A) { return true }
        guard var index = bytes[at...].firstIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return false }
        var hash = WordHash()
        while index < bytes.count, Self.isWordByte(bytes[index]) || bytes[index] >= 0x80 {
            hash.add(bytes[index])
            index += 1
        }
        return dots.before.contains(hash.value)
    }

    private mutating func endSentence(asking: Bool) {
        if asking { questions.insert(sentence) }
        sentence += 1
        pause = .none
    }

    /// The next byte that is neither a space nor a closing mark.
    private func nextVisible() -> UInt8? {
        var index = at
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == 0x20 || byte == 0x09 || byte == 0x29 else { return byte }
            index += 1
        }
        return nil
    }

    private func isAbbreviation(_ word: ReadText.Word, beforeLower: Bool) -> Bool {
        let length = word.end - word.start
        guard length <= 6 else { return false }
        let letters = lower(word.start..<word.end)
        if length == 1 {
            // `e.g.`, `a.m.`, `J. Smith`; “I” at a sentence's end is the pronoun.
            return letters != "i" && (beforeLower || (word.start > 0 && bytes[word.start - 1] != 0x2E))
                && !Self.isDigit(bytes[word.start])
        }
        return Self.titles.contains(letters) || (beforeLower && Self.cuts.contains(letters))
    }

    private static let titles: Set<String> = ["mr", "mrs", "ms", "dr", "prof", "st", "vs", "approx", "nr", "mt"]
    private static let cuts: Set<String> = [
        "etc", "inc", "ltd", "co", "jr", "sr", "dept", "tel", "incl", "no", "min", "max",
    ]

    // MARK: Quotation

    private mutating func readQuote(_ mark: UInt32, _ start: Int) {
        if let open = quote, closes(mark, open.mark) {
            close(open, start)
        } else {
            quote = Quote(mark: mark, start: start, firstWord: words.count, sentence: sentence)
        }
    }

    private mutating func readSingleQuote(opens: Bool, _ start: Int) {
        if let open = quote {
            // Inside double marks a single one is an apostrophe.
            if open.mark == 0x27 { close(open, start) }
            return
        }
        let spaced = start == 0 || bytes[start - 1] == 0x20 || bytes[start - 1] == 0x0A || bytes[start - 1] == 0x28
        if opens, spaced { quote = Quote(mark: 0x27, start: start, firstWord: words.count, sentence: sentence) }
    }

    private func closes(_ mark: UInt32, _ open: UInt32) -> Bool {
        switch open {
        case 0x22: mark == 0x22
        case 0x201C: mark == 0x201D || mark == 0x22
        case 0x201E: mark == 0x201C || mark == 0x201D
        case 0xAB: mark == 0xBB
        case 0xBB: mark == 0xAB
        default: false
        }
    }

    private mutating func close(_ open: Quote, _ start: Int) {
        quote = nil
        guard start - open.start <= Self.quoteLimitBytes, open.firstWord < words.count else { return }
        // Sentence ends inside a quotation are the quoted person's, unless ours ends with it.
        let endsHere =
            sentence != open.sentence && words[words.count - 1].sentence != sentence
            && (nextVisible().map { !($0 >= 0x61 && $0 <= 0x7A) && $0 != 0x2C } ?? true)
        for index in open.firstWord..<words.count {
            words[index].id = Vocabulary.quoted
            words[index].sentence = open.sentence
        }
        for inner in open.sentence...sentence { questions.remove(inner) }
        sentence = open.sentence + (endsHere ? 1 : 0)
    }

    // MARK: Characters

    private func startsLetter(_ index: Int) -> Bool {
        guard index < bytes.count else { return false }
        let lower = bytes[index] | 0x20
        return lower >= 0x61 && lower <= 0x7A
    }

    private func decode(_ index: Int) -> (UInt32, Int) {
        let lead = bytes[index]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard index + length <= bytes.count else { return (0xFFFD, bytes.count - index) }
        var scalar = UInt32(lead) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
        for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return (scalar, length)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return (lower >= 0x61 && lower <= 0x7A) || isDigit(byte)
    }

    /// Letters beyond ASCII, roughly: not punctuation, not space, not a picture.
    private static func isLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x80...0xA9, 0xAB...0xB4, 0xB6...0xB9, 0xBB...0xBF, 0xD7, 0xF7: false
        case 0x2000...0x2BFF, 0x3000...0x303F, 0xFE00...0xFE0F, 0xFEFF...0xFF0F, 0xFFF0...0xFFFF: false
        case 0x1F000...: false
        default: true
        }
    }

    private static func isIgnorable(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
        default: false
        }
    }
}
