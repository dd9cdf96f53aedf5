/// What a word can do in a sentence that promises something.
struct PromiseRoles: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    /// `I`, `we`.
    static let we = PromiseRoles(rawValue: 1 << 0)
    static let you = PromiseRoles(rawValue: 1 << 1)
    /// `she`, `he`, `they`, `somebody`.
    static let third = PromiseRoles(rawValue: 1 << 2)
    /// A pronoun beside the verb that is not its subject, or an adverb: skipped.
    static let filler = PromiseRoles(rawValue: 1 << 3)
    static let our = PromiseRoles(rawValue: 1 << 4)
    /// `your`.
    static let your = PromiseRoles(rawValue: 1 << 30)
    /// `this`, `it`: no person.
    static let thing = PromiseRoles(rawValue: 1 << 5)
    static let article = PromiseRoles(rawValue: 1 << 6)
    /// `team`, `colleague`.
    static let actorNoun = PromiseRoles(rawValue: 1 << 7)
    /// `Mr`, `Frau`.
    static let title = PromiseRoles(rawValue: 1 << 8)
    /// Leads on inside the owner's name: `from`, `in`.
    static let ofOwner = PromiseRoles(rawValue: 1 << 9)
    /// Makes the verb behind it a promise: `will`.
    static let future = PromiseRoles(rawValue: 1 << 10)
    static let be = PromiseRoles(rawValue: 1 << 11)
    /// A verb of doing, in a form that promises beside a subject.
    static let action = PromiseRoles(rawValue: 1 << 12)
    /// A bare form, which takes its force from the verb before: `write`.
    static let base = PromiseRoles(rawValue: 1 << 13)
    /// `hear`, `receive`: what we promise the person will do.
    static let receive = PromiseRoles(rawValue: 1 << 14)
    /// What things do at the end of a promise: `arrive`, `back`.
    static let arrive = PromiseRoles(rawValue: 1 << 15)
    /// As a main verb it promises nothing: past, `can`, `would`, `open`.
    static let bar = PromiseRoles(rawValue: 1 << 16)
    static let negation = PromiseRoles(rawValue: 1 << 17)
    /// Begins a clause that only depends: `because`, `if`.
    static let subordinate = PromiseRoles(rawValue: 1 << 18)
    /// `and`, `then`.
    static let coordinator = PromiseRoles(rawValue: 1 << 19)
    /// What follows is promised: `promise that`, `make sure`.
    static let frame = PromiseRoles(rawValue: 1 << 20)
    static let that = PromiseRoles(rawValue: 1 << 21)
    /// In its own form it says who: `escribiremos`.
    static let firstPerson = PromiseRoles(rawValue: 1 << 22)
    /// Anywhere in the clause it makes it none of a promise: `usually`, `open`.
    static let spoiler = PromiseRoles(rawValue: 1 << 23)
    /// `from`, `von`, before whom one hears.
    static let from = PromiseRoles(rawValue: 1 << 24)
    /// `have`, `haben`: a promise where something is received.
    static let have = PromiseRoles(rawValue: 1 << 25)
    /// `answer`, `money`.
    static let received = PromiseRoles(rawValue: 1 << 26)
    /// A form in -ing, which promises behind `am`.
    static let ongoing = PromiseRoles(rawValue: 1 << 27)
    /// A relative pronoun: `who`, `die`.
    static let relative = PromiseRoles(rawValue: 1 << 28)
    static let greeting = PromiseRoles(rawValue: 1 << 29)
    /// `let` in “let me look”.
    static let letting = PromiseRoles(rawValue: 1 << 31)

    /// What the main verb of a clause can be.
    static let verbs: PromiseRoles = [.future, .be, .action, .base, .bar, .have, .ongoing, .receive, .firstPerson]
}

/// How one language promises and names times.
struct PromiseLexicon: Sendable {
    /// An ending of words that no list names.
    struct Ending: Sendable {
        let bytes: [UInt8]
        let roles: PromiseRoles
        /// Shorter words do not count.
        let lengthFloor: Int

        init(_ letters: String, _ roles: PromiseRoles, from lengthFloor: Int) {
            bytes = Array(letters.utf8)
            self.roles = roles
            self.lengthFloor = lengthFloor
        }
    }

    /// What the languages do differently.
    struct Grammar: Sendable {
        var endings: [Ending] = []
        /// `15 heures` is an hour of the day unless something says within.
        var hoursTellTime = false
        /// `3.4.` is a date.
        var hasDottedDates = false
        /// Nouns are written with a capital.
        var capitalisesNouns = false
        /// The subject may follow the verb.
        var inverts = false
        /// A bare form behind a single name is a noun, not its verb.
        var hasBareForms = false
        /// `you have` opens a clause of its own even without a comma.
        var youOpensClause = false
        /// How verbs end whose subject is the reader, where the pronoun looks the same as the object; `nil` elsewhere.
        var youEnding: String?
    }

    private struct Entry: Sendable {
        let rest: [Int]
        let atom: DueAtom
    }

    let vocabulary: Vocabulary
    let grammar: Grammar
    private let roles: [PromiseRoles]
    private let atoms: [[Entry]]

    /// - Parameters:
    ///   - words: what words do, parted by spaces.
    ///   - atoms: phrases of times parted by `|`.
    init(
        words: [(PromiseRoles, String)], atoms table: [(DueAtom, String)], grammar: Grammar,
        apostrophe: Vocabulary.Apostrophe, contractions: [String: [String]] = [:], short: String = "",
        before: String = "", ordinalDots: Bool = false
    ) {
        var vocabulary = Vocabulary()
        vocabulary.apostrophe = apostrophe
        for (word, expanded) in contractions { vocabulary.expand(word, to: expanded) }
        vocabulary.dots.ordinals = ordinalDots
        vocabulary.dots.short = Set(short.split(separator: " ").map { WordHash.of(String($0)) })
        vocabulary.dots.before = Set(before.split(separator: " ").map { WordHash.of(String($0)) })
        var byID: [Int: PromiseRoles] = [:]
        for (role, list) in words {
            for word in list.split(whereSeparator: \.isWhitespace) {
                byID[vocabulary.intern(String(word)), default: []].insert(role)
            }
        }
        var entries: [Int: [Entry]] = [:]
        for (atom, phrases) in table {
            for phrase in phrases.split(separator: "|") {
                let ids = phrase.split(whereSeparator: \.isWhitespace).map { vocabulary.intern(String($0)) }
                guard let first = ids.first else { preconditionFailure("an empty phrase") }
                entries[first, default: []].append(Entry(rest: Array(ids.dropFirst()), atom: atom))
            }
        }
        roles = (0..<vocabulary.count).map { byID[$0] ?? [] }
        atoms = (0..<vocabulary.count).map { (entries[$0] ?? []).sorted { $0.rest.count > $1.rest.count } }
        self.vocabulary = vocabulary
        self.grammar = grammar
    }

    func roles(_ id: Int) -> PromiseRoles { roles[id] }

    /// The longest phrase that begins at `index` and ends before `limit`, and the word after it.
    func atom(at index: Int, limit: Int, in text: ReadText) -> (atom: DueAtom, next: Int)? {
        for entry in atoms[text.words[index].id] {
            let next = index + 1 + entry.rest.count
            guard next <= limit else { continue }
            var fits = true
            for (offset, id) in entry.rest.enumerated() {
                let word = text.words[index + 1 + offset]
                if word.id != id || word.pause > .none {
                    fits = false
                    break
                }
            }
            if fits { return (entry.atom, next) }
        }
        return nil
    }

    /// The word after `atom`, where it can be read at `index`, whatever else the words there can mean.
    func reads(_ atom: DueAtom, at index: Int, limit: Int, in text: ReadText) -> Int? {
        guard index < limit else { return nil }
        let isOneWord = atoms[text.words[index].id].contains { $0.rest.isEmpty && $0.atom == atom }
        return isOneWord ? index + 1 : nil
    }

    /// The lexicon of an ISO 639-1 language; `nil` where none is known.
    static func of(_ language: String) -> PromiseLexicon? {
        switch language {
        case "en": EnglishPromises.lexicon
        case "de": GermanPromises.lexicon
        case "es": SpanishPromises.lexicon
        case "fr": FrenchPromises.lexicon
        case "pt": PortuguesePromises.lexicon
        default: nil
        }
    }
}
