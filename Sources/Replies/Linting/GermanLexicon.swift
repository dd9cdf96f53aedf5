/// German: its phrases, and the words that rules ask for.
enum GermanLexicon {
    static let lexicon = Lexicon(
        language: "de", book: PhraseBook(sets: [:], phrases: []), words: [:])
}
