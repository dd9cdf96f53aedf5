/// The small groups of words that rules ask for beside the phrases.
enum WordRole: Int, Sendable, CaseIterable {
    /// Opens a letter: `hi`, `dear`.
    case greeting
    /// Opens one together with the part of the day behind it: `good` morning.
    case wish
    case partOfDay
    /// Stands where a name would: `customer`, `Mrs`.
    case addressed
    /// After a comma: what is retold goes on.
    case goesOn
    /// Turns a retelling round.
    case turn
    case you
    case we
    /// Begins a clause of its own.
    case subject
    case negation
    case but
    case yet
    case still
    case although
    case again
    case and
    case that
    /// What acknowledges even inside a question: “Oh no, was it the whole album?”
    case cry
    /// Asks openly: `what`, `how`.
    case asking
    /// Who acts, without a name: `I`, `she`, `our team`.
    case actor
    /// Somebody, nobody in particular.
    case nobodyNamed
    /// Says that the matter went its way through the house: `forwarded`.
    case processing
}

/// The phrases and the words of one language.
struct Lexicon: Sendable {
    /// ISO 639-1.
    let language: String
    let book: PhraseBook
    private let sets: [WordSet]

    init(language: String, book source: PhraseBook, words: [WordRole: String]) {
        var book = source
        sets = WordRole.allCases.map { book.set(words[$0] ?? "") }
        self.book = book
        self.language = language
    }

    /// Whether the word with this id plays the role.
    func plays(_ role: WordRole, _ id: Int) -> Bool { sets[role.rawValue].contains(id) }

    /// The lexicon of an ISO 639-1 language; `nil` where it has no rules.
    static func of(_ language: String) -> Lexicon? {
        switch language {
        case "en": EnglishLexicon.lexicon
        case "de": GermanLexicon.lexicon
        case "es": SpanishLexicon.lexicon
        case "fr": FrenchLexicon.lexicon
        case "pt": PortugueseLexicon.lexicon
        default: nil
        }
    }
}
