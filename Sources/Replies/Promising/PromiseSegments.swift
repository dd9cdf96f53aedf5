/// A stretch of a sentence with a verb of its own, roughly.
struct PromiseSegment {
    enum Kind: Equatable {
        case main
        /// Behind “and”: may share the subject of the one before.
        case coordinated
        /// Only depends on another: promises nothing.
        case subordinate
        /// What somebody promises: “I promise that …”.
        case promised
    }

    var words: Range<Int>
    let kind: Kind
    /// Times that stand outside its words and belong to it: “…, by Friday at the latest”.
    var times: [Int] = []
    /// Where its words begin with a time that stood before a comma.
    var start: Int
    /// Where its last word ends, with such times.
    var end: Int

    init(words: Range<Int>, kind: Kind) {
        self.words = words
        self.kind = kind
        start = words.lowerBound
        end = words.upperBound
    }
}

extension PromiseText {
    /// So many small words are stepped over to see what begins.
    private static let reach = 8

    /// The segments of a sentence, in its order.
    func segments(_ sentence: Range<Int>) -> [PromiseSegment] {
        var found: [PromiseSegment] = []
        var start = sentence.lowerBound
        var kind = opening(sentence.lowerBound, sentence.upperBound, isAtStart: true)
        var hasVerb = false
        for index in sentence {
            if index > start, let next = boundary(at: index, in: sentence, since: start, hasVerb: hasVerb) {
                found.append(PromiseSegment(words: start..<index, kind: kind))
                start = index
                kind = next
                hasVerb = false
            }
            if has(index, .verbs) { hasVerb = true }
        }
        found.append(PromiseSegment(words: start..<sentence.upperBound, kind: kind))
        return joined(found)
    }

    /// What begins at the word; `nil` where the segment goes on.
    private func boundary(
        at index: Int, in sentence: Range<Int>, since start: Int, hasVerb: Bool
    ) -> PromiseSegment.Kind? {
        if isTime(index), timeOf[index] == timeOf[index - 1] { return nil }
        let pause = text.words[index].pause
        if pause >= .colon { return opening(index, sentence.upperBound, isAtStart: true) }
        if has(index, .that), pause != .none || hasVerb {
            return isFramed(index, since: start) ? .promised : .subordinate
        }
        if pause == .comma { return opening(index, sentence.upperBound, isAtStart: false) }
        if has(index, .subordinate) { return .subordinate }
        if has(index, .relative), hasVerb, !lexicon.grammar.capitalisesNouns { return .subordinate }
        if hasVerb, has(index, .coordinator), goesOn(index + 1, sentence.upperBound) { return .coordinated }
        if hasVerb, has(index - 1, .frame), isClause(index, sentence.upperBound) { return .promised }
        if lexicon.grammar.youOpensClause, hasVerb, has(index, .you), index + 1 < sentence.upperBound,
            has(index + 1, [.bar, .have, .be, .future])
        {
            return .subordinate
        }
        return nil
    }

    /// The kind of the segment that begins here.
    private func opening(_ index: Int, _ end: Int, isAtStart: Bool) -> PromiseSegment.Kind {
        var index = index
        let end = min(end, index + Self.reach)
        while index < end, has(index, [.filler, .coordinator]), !has(index, .subordinate) { index += 1 }
        guard index < end else { return .main }
        if has(index, .subordinate) { return .subordinate }
        if has(index, .that) { return .subordinate }
        if !isAtStart, has(index, .relative), !beginsActor(index, end) { return .subordinate }
        return isAtStart ? .main : .coordinated
    }

    /// “…, die Kollegin schreibt” is no relative clause.
    private func beginsActor(_ index: Int, _ end: Int) -> Bool {
        guard has(index, .article) else { return false }
        guard index + 1 < end, !has(index + 1, [.our, .your, .article, .you, .filler]) else { return false }
        return (index + 1..<min(end, index + 4)).contains { has($0, .actorNoun) }
    }

    private func isFramed(_ index: Int, since start: Int) -> Bool {
        (max(start, index - 5)..<index).contains { has($0, .frame) }
    }

    private func goesOn(_ index: Int, _ end: Int) -> Bool {
        var index = index
        let ceiling = min(end, index + Self.reach)
        while index < ceiling, has(index, [.filler, .coordinator]) { index += 1 }
        guard index < ceiling else { return false }
        if isTime(index) {
            // “and by Friday she writes”
            let next = times[timeOf[index]].words.upperBound
            return next < end && (beginsClause(next) || has(next, .verbs))
        }
        return beginsClause(index) || has(index, .verbs) || has(index, .negation)
    }

    /// Whether a subject stands here and its verb near behind it: “I promise Mara writes”, not “I promise you an answer”.
    private func isClause(_ index: Int, _ end: Int) -> Bool {
        guard beginsClause(index) else { return false }
        var verbs: PromiseRoles = [.future, .be, .action, .have, .receive, .bar]
        if has(index, .we) { verbs.insert(.base) }
        return (index + 1..<max(index + 1, min(end, index + 7))).contains { has($0, verbs) }
    }

    private func beginsClause(_ index: Int) -> Bool {
        has(index, [.we, .you, .third, .our, .your, .thing, .title, .article]) || isName(index)
    }

    /// Gives times that stand alone between commas to the clause they belong to.
    private func joined(_ found: [PromiseSegment]) -> [PromiseSegment] {
        var joined: [PromiseSegment] = []
        var lastMain: Int?
        var lead: (start: Int, times: [Int])?
        for segment in found {
            let own = ownTimes(segment.words)
            let isOnlyTime =
                !own.isEmpty && segment.words.allSatisfy { isTime($0) || has($0, [.filler, .coordinator, .article]) }
            if isOnlyTime, let target = lastMain {
                joined[target].times += own
                joined[target].end = segment.words.upperBound
                continue
            }
            if isOnlyTime {
                if lead == nil { lead = (segment.start, own) }
                continue
            }
            var segment = segment
            segment.times = own
            if let first = lead, segment.kind != .subordinate {
                segment.start = first.start
                segment.times = first.times + own
                lead = nil
            }
            if segment.kind != .subordinate { lastMain = joined.count }
            joined.append(segment)
        }
        return joined
    }

    private func ownTimes(_ words: Range<Int>) -> [Int] {
        var own: [Int] = []
        for word in words where isTime(word) && own.last != timeOf[word] { own.append(timeOf[word]) }
        return own
    }
}
