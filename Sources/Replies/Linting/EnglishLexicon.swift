/// English: its phrases, and the words that rules ask for.
enum EnglishLexicon {
    static let lexicon = Lexicon(
        language: "en",
        book: PhraseBook(
            sets: EnglishWordLists.sets,
            phrases: EnglishPhrases.phrases + EnglishDefences.phrases + EnglishSteps.phrases),
        words: [
            .greeting: "hi hello hey dear hiya howdy greetings",
            .wish: "good",
            .partOfDay: "morning afternoon evening day",
            .addressed: "there all everyone customer guest mr mrs ms dr sir madam team friend friends miss mx prof",
            .goesOn: "that again and or after when twice once as without with",
            .turn: "but however although though unfortunately",
            .you: "you your yourself",
            .we: "we our i my us",
            .subject: "we our the i my it this that you there please as unfortunately he she they your",
            .negation: "not",
            .but: "but",
            .yet: "yet",
            .still: "still",
            .although: "although though",
            .again: "again",
            .and: "and or",
            .that: "that",
            .cry: "sorry oh ouch apologies",
            .asking: "what how when which where who why whose",
            .actor: "i we she he they team colleague colleagues desk crew workshop",
            .nobodyNamed: "somebody someone anybody",
            .processing: """
            passed forwarded informed noted logged registered escalated recorded reviewed investigated looked handled \
            processed assigned received monitored discussed shared reported touch contact investigation review priority \
            attention feedback raised flagged
            """,
        ])
}
