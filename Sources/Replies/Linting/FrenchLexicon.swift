/// French: its phrases, and the words that rules ask for.
enum FrenchLexicon {
    static let lexicon = Lexicon(
        language: "fr", book: PhraseBook(sets: [:], phrases: []), words: [:])
}
