/// Spanish: its phrases, and the words that rules ask for.
enum SpanishLexicon {
    static let lexicon = Lexicon(
        language: "es", book: PhraseBook(sets: [:], phrases: []), words: [:])
}
