/// The words that patterns know, as small numbers, so that reading a text compares numbers and not strings.
struct Vocabulary: Sendable {
    /// A word no pattern names.
    static let unknown = 0
    /// Digits, with or without a decimal part.
    static let number = 1
    /// A word inside quotation marks: somebody else's.
    static let quoted = 2

    private var ids: [UInt64: Int] = [:]
    private var expansions: [UInt64: [Int]] = [:]
    /// How many ids there are, the three above among them.
    private(set) var count = 3
    /// What an apostrophe does in this language.
    var apostrophe = Apostrophe.contracts
    /// Which dots end no sentence, beyond those of titles and the like.
    var dots = Dots()

    /// Words and numbers whose dot may belong to them: `3. März`, `Fri. 3pm`, `5 p.m. Friday`.
    struct Dots: Sendable {
        /// Whether a number of up to two digits with a dot is an ordinal (German).
        var ordinals = false
        /// Hashes of words that are written short with a dot.
        var short: Set<UInt64> = []
        /// Hashes of words before which such a dot ends nothing, capital or not.
        var before: Set<UInt64> = []
    }

    enum Apostrophe: Sendable {
        /// `don't` is read as `do not`.
        case contracts
        /// `l'appli` is read as `l` and `appli`.
        case parts
    }

    /// The number of `word`, which is new or known. Lower case, `'` for every apostrophe.
    mutating func intern(_ word: String) -> Int {
        let hash = WordHash.of(word)
        if let id = ids[hash] { return id }
        defer { count += 1 }
        ids[hash] = count
        return count
    }

    /// Has `word` read as the given words, as `dont` is read as `do not`.
    mutating func expand(_ word: String, to words: [String]) {
        expansions[WordHash.of(word)] = words.map { intern($0) }
    }

    func id(_ hash: UInt64) -> Int { ids[hash] ?? Self.unknown }

    func id(of word: String) -> Int { id(WordHash.of(word)) }

    func expansion(_ hash: UInt64) -> [Int]? { expansions[hash] }
}

/// FNV-1a over a word's lower-case bytes. A clash of an unknown word with one of some thousand known ones at 64 bits
/// would at worst raise or miss one remark.
struct WordHash {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325
    private var last: UInt8 = 0

    mutating func add(_ byte: UInt8) {
        // `É` and its neighbours in Latin-1 differ from their small letters by the same bit as ASCII's.
        let isCapital = (byte >= 0x41 && byte <= 0x5A) || (last == 0xC3 && byte >= 0x80 && byte <= 0x9E)
        let lower = isCapital ? byte | 0x20 : byte
        last = byte
        value = (value ^ UInt64(lower)) &* 0x100_0000_01b3
    }

    static func of(_ word: String) -> UInt64 {
        var hash = WordHash()
        for byte in word.utf8 { hash.add(byte) }
        return hash.value
    }
}

/// What a word with an apostrophe says in full: `didn't` is read as `did not`, so that one pattern covers both.
enum Contractions {
    static func expand(_ word: String) -> [String] {
        guard let cut = word.firstIndex(of: "'") else { return [word] }
        let base = String(word[..<cut])
        switch word[word.index(after: cut)...] {
        case "t" where base.hasSuffix("n"):
            switch base {
            case "can": return ["can", "not"]
            case "won": return ["will", "not"]
            case "shan": return ["shall", "not"]
            case "ain": return ["is", "not"]
            default: return [String(base.dropLast()), "not"]
            }
        case "re": return [base, "are"]
        case "ve": return [base, "have"]
        case "ll": return [base, "will"]
        case "d": return [base, "would"]
        case "m": return [base, "am"]
        case "s":
            if base == "let" { return ["let", "us"] }
            return isFollowedByIs.contains(base) ? [base, "is"] : [base]
        default: return [word.filter { $0 != "'" }]
        }
    }

    /// After these `'s` is a verb; after any other word it is taken for a genitive.
    private static let isFollowedByIs: Set<String> = [
        "that", "it", "what", "there", "here", "he", "she", "who", "where", "how", "this", "everything", "nothing",
        "something", "nobody", "everyone",
    ]

    /// What is often typed without its apostrophe.
    static let bare: [String: [String]] = [
        "dont": ["do", "not"], "didnt": ["did", "not"], "doesnt": ["does", "not"], "isnt": ["is", "not"],
        "wasnt": ["was", "not"], "werent": ["were", "not"], "arent": ["are", "not"], "cant": ["can", "not"],
        "cannot": ["can", "not"], "wont": ["will", "not"], "couldnt": ["could", "not"], "wouldnt": ["would", "not"],
        "shouldnt": ["should", "not"], "hasnt": ["has", "not"], "havent": ["have", "not"], "hadnt": ["had", "not"],
        "youre": ["you", "are"], "thats": ["that", "is"], "im": ["i", "am"], "ive": ["i", "have"],
        "youve": ["you", "have"], "weve": ["we", "have"], "theres": ["there", "is"], "gonna": ["going", "to"],
    ]
}
