/// Portuguese: its phrases, and the words that rules ask for.
enum PortugueseLexicon {
    static let lexicon = Lexicon(
        language: "pt", book: PhraseBook(sets: [:], phrases: []), words: [:])
}
