import Triage

/// What a phrase of the tables speaks for.
enum Mark: Hashable {
    case cue(Cue)
    case topic(Topic)
    case urgency(UrgencyFlag)
    case stance(Stance)
    /// The words are a harmless use ("fire sale"): no urgency is read from any word of the phrase.
    case harmless

    /// Reads the label of a table line: a cue's name, or `topic.x`, `urgent.x`, `stance.x`, `harmless`.
    init?(label: String) {
        if let cue = Cue.named[label] {
            self = .cue(cue)
            return
        }
        if label == "harmless" {
            self = .harmless
            return
        }
        let parts = label.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "topic":
            guard let topic = Topic(rawValue: parts[1]) else { return nil }
            self = .topic(topic)
        case "urgent":
            guard let flag = UrgencyFlag(rawValue: parts[1]) else { return nil }
            self = .urgency(flag)
        case "stance":
            guard let stance = Stance(rawValue: parts[1]) else { return nil }
            self = .stance(stance)
        default: return nil
        }
    }
}

/// A phrase found in a post.
struct PhraseMatch {
    var mark: Mark
    /// Its first and last token.
    var first: Int
    var last: Int
    /// Counts only in a text that reads as a complaint.
    var isWeak: Bool
}

/// The phrases of one post that are no cues, in the order of the text. The first few need no memory of their own.
struct PhraseMatches {
    private static let nearRoom = 16
    private var near = InlineArray<16, PhraseMatch>(
        repeating: PhraseMatch(mark: .harmless, first: 0, last: 0, isWeak: false))
    private var far: [PhraseMatch] = []
    private(set) var count = 0

    @inline(__always)
    init() {}

    subscript(_ index: Int) -> PhraseMatch {
        index < PhraseMatches.nearRoom ? near[index] : far[index - PhraseMatches.nearRoom]
    }

    mutating func append(_ match: PhraseMatch) {
        if count < PhraseMatches.nearRoom { near[count] = match } else { far.append(match) }
        count += 1
    }
}

/// The phrase tables of every language, ready for looking up by the hashes of tokens.
///
/// A table is text: `label: phrase, phrase`, further lines belong to the label before. In a phrase `*` ends the stem of
/// a word, `_` is any one word, and a leading `~` marks a phrase that counts only in a text that reads as a complaint.
/// Accents may be missing in a post: each accented phrase is entered without them as well.
struct PhraseTable: Sendable {
    /// One phrase without its first word, whose hash led here.
    private struct Entry: Sendable {
        /// Where its further words stand in `rests`.
        var start: Int
        var count: Int
        var mark: Mark
        var isWeak: Bool
    }

    private struct Phrase {
        var rest: [Word]
        var mark: Mark
        var isWeak: Bool
    }

    private enum Word: Hashable, Sendable {
        case exact(UInt64)
        /// `head` is the hash of its first letters, ``stemMinimum`` of them; of all of them in a shorter one.
        case stem(UInt64, head: UInt64)
        case any
    }

    /// Which hashes may be in a set: most that are not are told from one bit, without looking for them.
    private struct Sieve: Sendable {
        private var bits = [UInt64](repeating: 0, count: 1024)

        mutating func insert(_ hash: UInt64) { bits[Int(hash >> 54)] |= 1 << (hash >> 48 & 63) }

        @inline(__always)
        func mayHold(_ hash: UInt64) -> Bool {
            bits.withUnsafeBufferPointer { bits in
                // Ten bits of the hash: never beyond the 1024 words.
                let word = bits.baseAddress.unsafelyUnwrapped[Int(truncatingIfNeeded: hash &>> 54)]
                return word &>> (hash &>> 48 & 63) & 1 != 0
            }
        }
    }

    private static let stemSalt: UInt64 = 0xA5A5_5A5A_0F0F_F0F0
    /// The shortest stem that may end in `*`.
    static let stemMinimum = 3

    private var entries: [Entry] = []
    /// Where the entries of one first word end.
    private var ends: [Int] = [0]
    private var rests: [Word] = []
    private var keys: [UInt64] = []
    private var slots: [Int32] = []
    private var firstWords = Sieve()
    private var stems = Sieve()
    private var stemHeads = Sieve()
    private var shift: UInt64 = 0
    /// Lines whose label or phrase could not be read; empty in every table we ship.
    private(set) var rejected: [String] = []

    /// All tables of this module.
    static let shipped = PhraseTable(tables: [
        EnglishCues.table, EnglishTopics.table, EnglishUrgency.table, EnglishStance.table, GermanPhrases.table,
        SpanishPhrases.table, FrenchPhrases.table, PortuguesePhrases.table, OtherLanguages.table, EmojiPhrases.table,
    ])

    init(tables: [String]) {
        var found: [Word: [Phrase]] = [:]
        var seen: Set<[Word]> = []
        for table in tables {
            var mark: Mark?
            for line in table.split(separator: "\n") {
                var phrases = line[...]
                if let colon = line.firstIndex(of: ":") {
                    let label = line[..<colon].trimming()
                    mark = Mark(label: label)
                    if mark == nil { rejected.append(String(line)) }
                    phrases = line[line.index(after: colon)...]
                }
                guard let mark else { continue }
                for phrase in phrases.split(separator: ",") {
                    let text = phrase.trimming()
                    if text.isEmpty { continue }
                    for words in PhraseTable.words(of: text.hasPrefix("~") ? String(text.dropFirst()) : text) {
                        guard let first = words.first, first != .any else {
                            rejected.append(text)
                            continue
                        }
                        guard seen.insert(words + [.exact(UInt64(bitPattern: Int64(mark.hashKey)))]).inserted else {
                            continue
                        }
                        let entry = Phrase(rest: Array(words.dropFirst()), mark: mark, isWeak: text.hasPrefix("~"))
                        found[first, default: []].append(entry)
                    }
                }
            }
        }
        build(found)
    }

    private mutating func build(_ found: [Word: [Phrase]]) {
        var bits: UInt64 = 4
        while 1 << bits < found.count * 4 { bits += 1 }
        shift = 64 - bits
        keys = [UInt64](repeating: 0, count: 1 << bits)
        slots = [Int32](repeating: -1, count: 1 << bits)
        for (word, list) in found {
            let key: UInt64
            switch word {
            case .exact(let hash):
                key = hash
                firstWords.insert(hash)
            case .stem(let hash, let head):
                key = hash ^ PhraseTable.stemSalt
                stems.insert(hash)
                stemHeads.insert(head)
            case .any: continue
            }
            var slot = Int((key &* FeatureHash.multiplier) >> shift)
            while slots[slot] >= 0 { slot = (slot + 1) & (keys.count - 1) }
            keys[slot] = key
            slots[slot] = Int32(ends.count - 1)
            for phrase in list {
                entries.append(
                    Entry(start: rests.count, count: phrase.rest.count, mark: phrase.mark, isWeak: phrase.isWeak))
                rests += phrase.rest
            }
            ends.append(entries.count)
        }
    }

    @inline(__always)
    private func find(_ key: UInt64) -> Int? {
        var slot = Int(truncatingIfNeeded: (key &* FeatureHash.multiplier) &>> shift)
        while slots[slot] >= 0 {
            if keys[slot] == key { return Int(slots[slot]) }
            slot = (slot &+ 1) & (keys.count &- 1)
        }
        return nil
    }

    /// Calls `found` for every phrase that begins at any token of the post, in the order of the text.
    @inline(__always)
    func matches(in post: Post, _ found: (PhraseMatch) -> Void) {
        for index in 0..<post.tokenCount {
            let hash = post.tokens[index].hash
            if firstWords.mayHold(hash), let list = find(hash) { report(list, index, post, found) }
            let count = Int(post.tokens[index].count)
            guard count >= PhraseTable.stemMinimum else { continue }
            let start = Int(post.tokens[index].start)
            let least = start &+ PhraseTable.stemMinimum &- 1
            guard stemHeads.mayHold(post.prefixes[least]) else { continue }
            for place in least..<start &+ count {
                let hash = post.prefixes[place]
                if stems.mayHold(hash), let list = find(hash ^ PhraseTable.stemSalt) {
                    report(list, index, post, found)
                }
            }
        }
    }

    @inline(__always)
    private func report(_ list: Int, _ index: Int, _ post: Post, _ found: (PhraseMatch) -> Void) {
        for place in ends[list]..<ends[list &+ 1] {
            let entry = entries[place]
            guard entry.count == 0 || fits(entry, after: index, post) else { continue }
            found(PhraseMatch(mark: entry.mark, first: index, last: index + entry.count, isWeak: entry.isWeak))
        }
    }

    private func fits(_ entry: Entry, after index: Int, _ post: Post) -> Bool {
        guard index + entry.count < post.tokenCount else { return false }
        for offset in 0..<entry.count {
            let token = post.tokens[index + 1 + offset]
            switch rests[entry.start + offset] {
            case .any: continue
            case .exact(let hash): if token.hash != hash { return false }
            case .stem(let stem, _):
                let places = Int(token.start)..<Int(token.start) + Int(token.count)
                if !places.contains(where: { post.prefixes[$0] == stem }) { return false }
            }
        }
        return true
    }

    /// A phrase as hashes, and once more without its accents where it has some.
    private static func words(of phrase: String) -> [[Word]] {
        let plain = String(
            String.UnicodeScalarView(
                phrase.unicodeScalars.map { scalar in
                    Glyph.unaccented(Glyph.folded(scalar.value)).flatMap(Unicode.Scalar.init) ?? scalar
                }))
        return (plain == phrase ? [phrase] : [phrase, plain]).map { text in
            text.split(separator: " ").flatMap { part -> [Word] in
                if part == "_" { return [.any] }
                let isStem = part.hasSuffix("*")
                return Post.reading(String(isStem ? part.dropLast() : part)) { post in
                    (0..<post.tokenCount).map { index in
                        let token = post.tokens[index]
                        guard isStem, index == post.tokenCount - 1, token.count > 0 else { return .exact(token.hash) }
                        let head = Int(token.start) + min(PhraseTable.stemMinimum, Int(token.count)) - 1
                        return .stem(token.hash, head: post.prefixes[head])
                    }
                }
            }
        }
    }
}

extension Mark {
    /// A small number that tells marks apart.
    fileprivate var hashKey: Int {
        switch self {
        case .cue(let cue): cue.rawValue
        case .topic(let topic): 100 + topic.place
        case .urgency(let flag): 200 + flag.place
        case .stance(let stance): 300 + stance.place
        case .harmless: 400
        }
    }
}

extension Substring {
    /// Without blanks at either end.
    fileprivate func trimming() -> String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
