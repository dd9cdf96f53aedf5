/// Whether somebody speaks of ending or harming their own life.
///
/// No template may answer that, whatever else the text complains about. Hyperbole is taken at its word: a draft that is
/// missing costs a minute, a routine one here may cost more than any complaint.
enum Crisis {
    /// What the human is told in place of a draft.
    static let note =
        "they speak of harming themselves or of ending their life, meant so or not: no template answers that; somebody writes now, "
        + "in their own words, with a helpline that works where the person lives"

    /// Whether the words say so, in any of the languages that have packs.
    static func isNamed(in passage: Passage) -> Bool {
        let words = passage.words
        return words.indices.contains { place in
            phrases[words[place]]?.contains { words[place...].starts(with: $0) } ?? false
        }
    }

    /// By their first word.
    private static let phrases: [String: [[String]]] = Dictionary(
        grouping: [
            "kill myself", "killing myself", "hurt myself", "hurting myself", "harm myself", "harming myself",
            "end my life",
            "ending my life", "end it all", "take my own life", "taking my own life", "suicide", "suicidal",
            "want to die",
            "don't want to live", "dont want to live", "do not want to live", "better off dead",
            "mich umbringen", "mich umzubringen", "bringe mich um", "bring mich um", "mir das leben nehmen",
            "mir etwas antun",
            "will nicht mehr leben", "selbstmord", "suizid", "möchte sterben", "will sterben",
            "suicidarme", "suicidio", "suicida", "matarme", "quitarme la vida", "no quiero vivir", "quiero morir",
            "quiero morirme", "hacerme daño",
            "me suicider", "suicider", "me tuer", "mettre fin à mes jours", "envie de mourir", "plus envie de vivre",
            "me faire du mal", "veux mourir",
            "suicídio", "suicidar", "me matar", "tirar a minha vida", "tirar minha vida", "não quero viver",
            "não quero mais viver", "quero morrer",
        ].map { $0.split(separator: " ").map(String.init) }, by: { $0[0] })
}
