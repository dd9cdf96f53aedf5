/// Cases that share a topic and their wording, or a root cause: what happens to more than one person.
package struct Theme: Hashable, Sendable, Codable {
    /// The root cause where one is known, else the words its cases share.
    package var name: String
    /// What most of its cases are about; `nil` where nothing is told.
    package var topic: Topic?
    /// Numbers of its cases, ascending.
    package var cases: [Int]
    /// Different people behind them.
    package var people: Int
    /// Views of all of them together.
    package var reach: Reach
    /// Cases opened in the last seven days, and in the seven before.
    package var thisWeek: Int
    package var lastWeek: Int

    package init(
        name: String, topic: Topic?, cases: [Int], people: Int, reach: Reach, thisWeek: Int, lastWeek: Int
    ) {
        self.name = name
        self.topic = topic
        self.cases = cases
        self.people = people
        self.reach = reach
        self.thisWeek = thisWeek
        self.lastWeek = lastWeek
    }

    /// Whether more came this week than the week before.
    package var isGrowing: Bool { thisWeek > lastWeek }
}

extension Theme {
    /// More cases than these are not compared; the latest are.
    package static let caseLimit = 2_000

    /// The themes of at least two people among `cases`, those that grow first, then by people and reach.
    ///
    /// A case joins the theme it is most like on average. Two are alike that share a topic and half of the words of the
    /// shorter one, at least two, or a quarter of them, at least three; words of four letters or more count, and not
    /// those that a fifth of all cases have. Root causes are compared first: what was found outweighs what it sounds
    /// like. The order of the cases does not matter.
    package static func find(among cases: [RankedCase], now: Timestamp) -> [Theme] {
        var latest = cases.sorted { $0.case.number < $1.case.number }.suffix(caseLimit).map(Member.init)
        let usual = usualWords(latest)
        for index in latest.indices { latest[index].words.subtract(usual) }
        var groups: [[Member]] = []
        for member in latest {
            let likeness = groups.indices.map { (index: $0, value: member.likeness(to: groups[$0])) }
            if let best = likeness.max(by: { $0.value < $1.value }), best.value >= leastShare {
                groups[best.index].append(member)
            } else {
                groups.append([member])
            }
        }
        return groups.compactMap { theme(of: $0, now: now) }.sorted(by: order)
    }

    /// The share of the shorter text's words that the cases of a theme have in common on average.
    private static let leastShare = 0.25

    /// What a fifth of the cases or more speak of, such as the product's own name; none among fewer than ten.
    private static func usualWords(_ members: [Member]) -> Set<String> {
        guard members.count >= 10 else { return [] }
        var counts: [String: Int] = [:]
        for member in members { for word in member.words { counts[word, default: 0] += 1 } }
        return Set(counts.filter { $0.value * 5 >= members.count }.keys)
    }

    private static let week = 7.0 * 86_400

    private static func order(_ a: Theme, _ b: Theme) -> Bool {
        if a.isGrowing != b.isGrowing { return a.isGrowing }
        if a.people != b.people { return a.people > b.people }
        if a.reach.likely != b.reach.likely { return a.reach.likely > b.reach.likely }
        return a.cases[0] < b.cases[0]
    }

    private static func theme(of members: [Member], now: Timestamp) -> Theme? {
        let people = members.reduce(into: Set<String>()) { $0.formUnion($1.people) }.count
        guard members.count > 1, people > 1 else { return nil }
        let ages = members.map { now.seconds(since: $0.openedAt) }
        let causes = members.compactMap(\.cause)
        return Theme(
            name: most(causes) ?? sharedWords(members), topic: most(members.flatMap(\.topics)),
            cases: members.map(\.number), people: people,
            reach: members.dropFirst().reduce(members[0].reach) { $0.adding($1.reach) },
            thisWeek: ages.count { $0 < week }, lastWeek: ages.count { $0 >= week && $0 < 2 * week })
    }

    /// The most frequent one; the first of several in their order.
    private static func most<T: Hashable & RawText>(_ values: [T]) -> T? {
        Dictionary(grouping: values) { $0 }.max {
            ($0.value.count, $1.key.rawText) < ($1.value.count, $0.key.rawText)
        }?.key
    }

    /// Up to three words that most of the cases have.
    private static func sharedWords(_ members: [Member]) -> String {
        var counts: [String: Int] = [:]
        for member in members { for word in member.words { counts[word, default: 0] += 1 } }
        let common = counts.filter { $0.value > 1 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return common.prefix(3).map { word in members.lazy.compactMap { $0.spelling[word.key] }.first ?? word.key }
            .joined(separator: ", ")
    }

    private struct Member {
        let number: Int
        let cause: String?
        let topics: [Topic]
        /// Stems: the first five letters of each word that says something.
        var words: Set<String>
        let spelling: [String: String]
        let people: Set<String>
        let reach: Reach
        let openedAt: Timestamp

        init(_ ranked: RankedCase) {
            number = ranked.case.number
            cause = ranked.case.rootCause
            topics = ranked.lead.assessment.topics.filter { $0 != .other }
            people = Set(ranked.mentions.map(\.mention.voice))
            reach = ranked.reach
            openedAt = ranked.case.openedAt
            var spelling: [String: String] = [:]
            for word in ThemeWords.words(in: ranked.lead.mention.wording) where spelling[word.stem] == nil {
                spelling[word.stem] = word.spelling
            }
            self.spelling = spelling
            words = Set(spelling.keys)
        }

        func likeness(to group: [Member]) -> Double {
            group.reduce(0) { $0 + likeness(to: $1) } / Double(group.count)
        }

        /// 1 for the same root cause, else the shared share of words, 0 where nothing else is shared.
        private func likeness(to other: Member) -> Double {
            if let cause, let theirs = other.cause { return cause == theirs ? 1 : 0 }
            guard !Set(topics).isDisjoint(with: other.topics) else { return 0 }
            let shared = words.intersection(other.words).count
            guard shared >= 2 else { return 0 }
            let share = Double(shared) / Double(min(words.count, other.words.count))
            return shared >= 3 || share >= 0.5 ? share : 0
        }
    }
}

/// What has a text to break ties by.
private protocol RawText { var rawText: String { get } }
extension String: RawText { fileprivate var rawText: String { self } }
extension Topic: RawText { fileprivate var rawText: String { rawValue } }
