/// What is said of words that break a rule: why it matters, and what to do instead.
struct RuleAdvice {
    let message: String
    let suggestion: String

    /// - Parameter rule: one that a ``ReplyJudge`` may speak of; of others it says little.
    static func of(_ rule: LintRule) -> RuleAdvice {
        switch rule {
        case .ackFirst:
            RuleAdvice(
                message: "The first sentence does not acknowledge the feeling or the experience.",
                suggestion: "Begin with what they went through, for example “Waiting three weeks for a parcel would "
                    + "wear anyone out.”")
        case .ackSpecific:
            RuleAdvice(
                message: "This could be the answer to anyone: nothing in it comes from what this person said.",
                suggestion: "Name the product, the wait, the amount or the event they wrote about.")
        case .noDenial:
            RuleAdvice(
                message: "This says or implies that the person is wrong, careless or lying. Even where it is true, "
                    + "everyone who reads it sides with them.",
                suggestion: "Say what you will check, or what you found, without judging what they told you.")
        case .noBut:
            RuleAdvice(
                message: "This takes back the acknowledgment: it is no longer believed.",
                suggestion: "End the sentence after the acknowledgment. What follows can stand on its own, or in a "
                    + "later reply.")
        case .noNonApology:
            RuleAdvice(
                message: "This regrets how the person feels or reads it, not what was done: the fault is put on them.",
                suggestion: "Be sorry for something that we did or left undone, and name it.")
        case .noPolicyWall:
            RuleAdvice(
                message: "A rule ends the talk here, and the person is left alone with it.",
                suggestion:
                    "Say in the same reply what you can do: “A refund after 60 days is beyond me; what I can do "
                    + "today is …”.")
        case .noAnswerYet:
            RuleAdvice(
                message: "This explains before anyone has looked. If it is wrong, the person has to fight you as well.",
                suggestion: "Leave the cause and the fix to a later step; say who looks and by when.")
        case .noPileOn:
            RuleAdvice(
                message: "This fans the fire: strangers quote it, and the person is not helped by it.",
                suggestion: "Take what they felt as real in plain words: “I understand why that was frustrating.”")
        case .commitment:
            RuleAdvice(
                message: "Nobody is named who does something next by a certain time: to the reader that means nothing "
                    + "will happen.",
                suggestion: "Promise one action that you can keep: “Mara from our delivery team writes to you today by "
                    + "17:00.”")
        case .openQuestion:
            RuleAdvice(
                message: "Nothing here invites the person to say what they need: a yes or a no ends the talk.",
                suggestion:
                    "Ask one open question, with what, when or how: “What would you need from us to make Friday "
                    + "work?”")
        case .noCompensation:
            RuleAdvice(
                message: "Offered in public, compensation spreads the complaint: others learn what it takes to get "
                    + "some.",
                suggestion: "Offer it in a private message; here, say who writes and by when.")
        case .noPrivateData:
            RuleAdvice(
                message: "This seems to tell strangers something that only the person and we should know.",
                suggestion: "Take it out here, and go on in a private message.")
        case .ownIt:
            RuleAdvice(
                message: "The check showed that we were wrong, and the first sentence does not say so. Whoever has to "
                    + "search for the admission does not believe it.",
                suggestion: "Begin with it, in the active voice: “You were right and we were wrong: the refund never "
                    + "left our bank.”")
        case .tone:
            RuleAdvice(
                message: "This blames, mocks or lectures. The person stops reading here, and so does everybody else.",
                suggestion: "Leave it out; say what you do next.")
        case .filled, .length, .voice, .unchecked:
            RuleAdvice(message: "This breaks \(rule.rawValue).", suggestion: "Read it once more.")
        }
    }
}

extension Remark {
    /// A remark in the rule's own words.
    init(_ rule: LintRule, _ severity: LintSeverity, _ bytes: Range<Int>?) {
        let advice = RuleAdvice.of(rule)
        self.init(rule, severity, bytes, advice.message, advice.suggestion)
    }

    /// The same remark, marked as a stock phrase if so.
    func certain(_ isCertain: Bool) -> Remark {
        var remark = self
        remark.isCertain = isCertain
        return remark
    }
}
