import Triage

/// How far a text can be taken for its writer's own complaint.
///
/// Praise, questions, reports about others and mockery reach a case too. What they share is that a draft which feels for
/// the writer would be wrong, and that a promise to read and answer never is.
struct Tenor {
    /// Whether nothing should be said about what the person felt, waited for or lost.
    let isDoubtful: Bool
    /// Whether thanks could be taken for mockery, because the text may be mocking itself.
    let maySoundMocking: Bool
    /// Whether it reads like spam; said to the human, who may not want to answer at all.
    let isSpamLike: Bool

    init(_ passage: Passage?, _ assessment: Assessment) {
        isSpamLike = assessment.spam >= Self.spamLimit
        let isPressing = assessment.urgency.contains(.safety) || assessment.urgency.contains(.legal)
        let praise = passage.map(Self.praise) ?? 0
        maySoundMocking = praise > 0
        if isSpamLike {
            isDoubtful = true
        } else if isPressing {
            // A false calm is worse here than a wrong word of care.
            isDoubtful = false
        } else if assessment.complaint < 0.65 || (assessment.complaint < 0.9 && assessment.anger < 0.15) {
            isDoubtful = true
        } else if let passage {
            isDoubtful =
                (praise >= 2 && assessment.anger < 0.35 && assessment.complaint < 0.97)
                || (assessment.topics.isEmpty && assessment.anger < 0.2)
                || Self.isReport(passage, isAboutNothing: assessment.topics.isEmpty)
        } else {
            // Where the words cannot be read, only a clear judgement is followed.
            isDoubtful = assessment.topics.isEmpty && assessment.anger < 0.3
        }
    }

    static let spamLimit = 0.75

    /// So many words are read for the tenor; a long complaint shows it early.
    private static let readLimitWords = 400

    /// How strongly the words praise or thank, in earnest or not: 1 for a word that may be mere politeness.
    private static func praise(_ passage: Passage) -> Int {
        var sum = 0
        for index in passage.words.indices.prefix(readLimitWords) {
            let isNegated = (1...3).contains { negations.contains(passage.word(index - $0)) }
            if praising.contains(passage.words[index]), !isNegated { sum += 1 }
            for phrase in phrases where phrase[0] == passage.words[index] && passage.says(phrase, at: index) {
                if phrase[0] == "no" || phrase[0] == "nothing" || !isNegated { sum += 2 }
            }
        }
        return sum
    }

    /// Whether it tells what happened to others: newspapers, status pages, people who watch a trade.
    private static func isReport(_ passage: Passage, isAboutNothing: Bool) -> Bool {
        let words = passage.words.prefix(readLimitWords)
        if words.contains(where: own.contains) { return false }
        // Whoever complains at length says “I” sooner or later.
        if isAboutNothing, words.count >= 20, !words.contains(where: addressing.contains) { return true }
        return words.indices.contains { parties.contains(words[$0]) && passage.word($0 - 1) != "our" }
            || words.indices.contains {
                passage.says(["the", "company"], at: $0) || passage.says(["said", "that"], at: $0)
            }
    }

    private static let negations = wordSet("not no never isn't wasn't don't didn't hardly nothing less")
    private static let own = wordSet("i my me mine i'm i've i'd")
    /// Whoever speaks for a household or to the company complains; a newspaper says “us” too, so this alone is no proof.
    private static let addressing = wordSet("we us our ours we've you your you're")
    private static let parties = wordSet(
        "readers owners consumers customers passengers subscribers shareholders spokesperson spokeswoman spokesman")
    private static let praising = wordSet(
        """
        thank thanks perfect excellent brilliant lovely wonderful marvelous marvellous fantastic delighted bravo genius \
        congratulations relief bliss superb impressed favourite favorite obsessed splendid fond kudos
        """)
    private static let phrases: [[String]] = [
        "no complaints", "nothing wrong with it", "damn good", "i love", "love it", "love this", "credit where",
        "well done", "all good now", "ten out of ten", "great job", "good job", "nice work", "shout out", "happy with",
        "thanks a bunch", "thanks a lot", "slow clap", "small praise", "five stars", "free of charge",
        "replaced for free",
        "for life", "top marks", "faith restored", "all sorted", "compliments to", "sorted now", "solved now",
        "resolved now", "keep a customer",
    ].map { $0.split(separator: " ").map(String.init) }
}
