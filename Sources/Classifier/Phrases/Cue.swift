/// A named feature beside the n-grams. The first ones are found by the phrase tables, in several languages alike;
/// the rest stand in the surface of the post or follow from others. Their order is part of the weights format.
enum Cue: Int, CaseIterable {
    case negation, secondPerson, firstPerson, duration, again, money, demand, problem, waiting, service, thanks
    case positive, negative, strong, profanity, anger, please, contempt, promotion, contact, leaving, loss, wish
    case angryEmoji, sadEmoji, happyEmoji, threat, greeting, question, intensifier

    case negatedPositive, sarcasm, problemWithThanks
    /// Praise or thanks for a trouble that came again ("Great, another outage").
    case mockery
    case capitals, exclamations, questions, lengthening, amounts
    case valence, dissatisfaction
    /// For spam only: the texts that teach complaints have no users, links or hashtags.
    case links, users, hashtags

    /// How many are found by phrases and so fit the bits of a token.
    static let phraseCount = Cue.intensifier.rawValue + 1

    /// The name in a phrase table.
    var name: String { "\(self)" }

    static let named: [String: Cue] = Dictionary(
        uniqueKeysWithValues: allCases.prefix(phraseCount).map { ($0.name, $0) })

    /// Whether only the spam head may look at it.
    var isForSpamOnly: Bool { rawValue >= Cue.links.rawValue }

    /// What to call it in the evidence where it has no words of its own.
    var evidenceName: String? {
        switch self {
        case .exclamations: "!"
        case .questions: "?"
        case .capitals: "CAPITALS"
        case .sarcasm: "praise beside trouble"
        case .problemWithThanks: "thanks beside trouble"
        case .mockery: "praise for trouble that came again"
        case .amounts: "amount of money"
        case .lengthening: "drawn-out letters"
        case .links: "links"
        case .users: "users named"
        case .hashtags: "hashtags"
        default: nil
        }
    }
}
