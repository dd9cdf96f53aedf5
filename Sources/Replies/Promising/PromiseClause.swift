/// Who stands at the head of a clause.
struct PromiseSubject {
    enum Kind: Equatable { case we, actor, you, thing }

    let kind: Kind
    /// The words that name it; `nil` where only the verb's form says who.
    var words: Range<Int>?
    /// A single name, whose verb is no bare form.
    var isSingular = false
}

/// What a clause says, as far as promises go.
struct PromiseClause {
    let segment: PromiseSegment
    var subject: PromiseSubject?
    var hasVerb = false
    /// Whether the subject is that of a clause before.
    var isInherited = false
    var promises = false
    /// Whether a bare verb behind “and” shares its force: “will look and write”.
    var carriesBareForms = false
    /// Who is named as the one from whom the reader hears.
    var source: Range<Int>?
}

extension PromiseText {
    /// Reads one segment; `before` is the clause that it may share a subject with.
    func clause(_ segment: PromiseSegment, after before: PromiseClause?) -> PromiseClause {
        var clause = PromiseClause(segment: segment)
        guard segment.kind != .subordinate else { return clause }
        let words = segment.words
        let verb = mainVerb(words)
        clause.hasVerb = verb != nil
        clause.subject = subject(words, verb: verb)
        if clause.subject == nil, let verb, isFirst(verb, in: words), let shared = before?.subject {
            clause.subject = shared
            clause.isInherited = true
        }
        guard !words.contains(where: { has($0, [.negation, .spoiler]) }) else { return clause }
        judge(&clause, verb: verb, carried: before?.carriesBareForms ?? false)
        return clause
    }

    // MARK: Verb

    private func mainVerb(_ words: Range<Int>) -> Int? {
        words.first { has($0, .verbs) && !isNoun($0, in: words) }
    }

    /// `our call`, `the returns team`: written like the verb, and none.
    private func isNoun(_ index: Int, in words: Range<Int>) -> Bool {
        if !roles[index].isDisjoint(with: [.future, .be, .bar]) { return false }
        if index > words.lowerBound, text.words[index].pause == .none, !isTime(index - 1),
            !roles[index - 1].isDisjoint(with: [.our, .your, .article, .ofOwner])
        {
            // “Die schreibt”, “we at Brightwell write” aside, a verb does not follow these.
            return true
        }
        return index + 1 < words.upperBound && text.words[index + 1].pause == .none && has(index + 1, .actorNoun)
    }

    private func isFirst(_ verb: Int, in words: Range<Int>) -> Bool {
        (words.lowerBound..<verb).allSatisfy {
            isTime($0) || has($0, [.filler, .coordinator, .that]) || isObject($0, verb)
        }
    }

    /// `vous` in “Mara vous écrit”: the reader, to whom something is done.
    private func isObject(_ index: Int, _ verb: Int?) -> Bool {
        guard let ending = lexicon.grammar.youEnding, let verb, has(index, .you), !roles[verb].contains(.receive) else {
            return false
        }
        return !text.bytes[text.words[verb].start..<text.words[verb].end].suffix(ending.utf8.count).elementsEqual(
            ending.utf8)
    }

    // MARK: Subject

    private func subject(_ words: Range<Int>, verb: Int?) -> PromiseSubject? {
        let end = verb ?? words.upperBound
        guard !has(words.lowerBound, .greeting) else { return nil }
        var index = words.lowerBound
        while index < end,
            isTime(index) || has(index, [.filler, .coordinator, .that, .frame]) || isObject(index, verb)
        {
            index += 1
        }
        if index < end { return party(at: index, before: end, verb: verb) ?? neighbour(of: verb, since: index) }
        guard let verb else { return nil }
        // “let me write”
        if has(verb, .letting), verb + 1 < words.upperBound, has(verb + 1, .we) {
            return PromiseSubject(kind: .we, words: verb + 1..<verb + 2)
        }
        if roles[verb].contains(.firstPerson) { return PromiseSubject(kind: .we, words: nil) }
        guard lexicon.grammar.inverts else { return nil }
        if roles[verb].contains(.receive), !lexicon.grammar.capitalisesNouns {
            return PromiseSubject(kind: .you, words: nil)
        }
        return follower(of: verb, in: words)
    }

    /// Who stands directly before the verb, behind something else: `In your case Mara writes`.
    private func neighbour(of verb: Int?, since start: Int) -> PromiseSubject? {
        guard let verb, verb > start, text.words[verb].pause == .none else { return nil }
        let before = verb - 1
        if has(before, .we) { return PromiseSubject(kind: .we, words: before..<verb) }
        if has(before, .third), !has(before, .article) { return PromiseSubject(kind: .actor, words: before..<verb) }
        guard isName(before), !lexicon.grammar.capitalisesNouns else { return nil }
        return PromiseSubject(kind: .actor, words: before..<verb, isSingular: true)
    }

    /// The subject behind its verb: `Bis Freitag schreibt Ihnen Mara`.
    private func follower(of verb: Int, in words: Range<Int>) -> PromiseSubject? {
        var index = verb + 1
        let ceiling = min(words.upperBound, verb + 8)
        let isPlural = text.bytes[text.words[verb].start..<text.words[verb].end].suffix(2).elementsEqual("en".utf8)
        while index < ceiling, text.words[index].pause == .none {
            // “erhalten Sie”, but “ruft Sie Mara an”.
            if has(index, .you), lexicon.grammar.capitalisesNouns ? isPlural || roles[verb].contains(.receive) : true {
                return PromiseSubject(kind: .you, words: index..<index + 1)
            }
            guard isTime(index) || has(index, [.filler, .you]) else { break }
            index += 1
        }
        guard index < ceiling else { return nil }
        if has(index, .we) { return PromiseSubject(kind: .we, words: index..<index + 1) }
        return party(at: index, before: words.upperBound, verb: nil, isBehindVerb: true)
    }

    private func party(at index: Int, before end: Int, verb: Int?, isBehindVerb: Bool = false) -> PromiseSubject? {
        let own = roles[index]
        if own.contains(.we) { return PromiseSubject(kind: .we, words: index..<index + 1) }
        if own.contains(.you), !isPossessive(index, end) {
            // German “Sie meldet sich” is she.
            if own.contains(.third), let verb, !isPluralForm(verb) {
                return PromiseSubject(kind: .actor, words: index..<index + 1, isSingular: true)
            }
            return PromiseSubject(kind: .you, words: index..<index + 1)
        }
        let isNamed = isName(index)
        if own.contains(.third), !isNamed {
            let upper = nounEnd(index + 1, end, isBehindVerb)
            let isPhrase = upper > index + 1 && own.contains(.article)
            return PromiseSubject(kind: .actor, words: index..<(isPhrase ? upper : index + 1))
        }
        let upper = nounEnd(index, end, isBehindVerb)
        guard upper > index else { return nil }
        let phrase = index..<upper
        if own.contains(.article), phrase.count > 1, isName(index + 1), !lexicon.grammar.capitalisesNouns {
            // “A Mara escreve”
            return PromiseSubject(kind: .actor, words: index + 1..<upper, isSingular: true)
        }
        if !own.isDisjoint(with: [.our, .article, .actorNoun]) {
            let acts = phrase.contains { has($0, [.actorNoun, .title]) }
            let isCalled =
                own.contains(.our) && phrase.dropFirst().contains { isName($0) } && !lexicon.grammar.capitalisesNouns
            return PromiseSubject(kind: acts || isCalled ? .actor : .thing, words: phrase)
        }
        if !own.isDisjoint(with: [.your, .thing]) { return PromiseSubject(kind: .thing, words: phrase) }
        guard own.contains(.title) || isNamed else { return nil }
        let isPair = phrase.contains { has($0, .coordinator) }
        // A noun with a capital is not a name because of it.
        if lexicon.grammar.capitalisesNouns, let verb, !own.contains(.title), phrase.count == 1, !isPair,
            isPluralForm(verb)
        {
            return PromiseSubject(kind: .thing, words: phrase)
        }
        return PromiseSubject(kind: .actor, words: phrase, isSingular: !isPair)
    }

    /// German `Ihr Paket`: not “you”.
    private func isPossessive(_ index: Int, _ end: Int) -> Bool {
        guard roles[index].contains(.your), index + 1 < end else { return false }
        return !isTime(index + 1) && isCapital(index + 1)
    }

    private func isPluralForm(_ verb: Int) -> Bool {
        let bytes = text.bytes[text.words[verb].start..<text.words[verb].end]
        return bytes.suffix(2).elementsEqual("en".utf8) || bytes.suffix(2).elementsEqual("nd".utf8)
    }

    /// Where the words that name somebody end; at most twelve of them.
    private func nounEnd(_ start: Int, _ end: Int, _ isBehindVerb: Bool) -> Int {
        var index = start
        let ceiling = min(end, start + 12)
        while index < ceiling, !isTime(index), text.words[index].id != Vocabulary.quoted {
            if index > start, text.words[index].pause != .none { break }
            if has(index, [.filler, .negation, .we, .bar]), !isName(index), index > start || has(index, .filler) {
                break
            }
            if index > start, has(index, .you) { break }
            if isBehindVerb, index > start, !continuesName(index, since: start) { break }
            index += 1
        }
        // “ruft unser Techniker an”
        while index > start + 1, has(index - 1, [.ofOwner, .article, .our, .coordinator]) { index -= 1 }
        return index
    }

    /// Behind a verb only so much of a name is told from what follows: `Mara aus unserem Lieferteam`.
    private func continuesName(_ index: Int, since start: Int) -> Bool {
        if has(index, [.ofOwner, .our, .article, .actorNoun, .coordinator]) || isName(index) { return true }
        return has(index - 1, [.ofOwner, .our, .article])
    }

    // MARK: Judgement

    private func judge(_ clause: inout PromiseClause, verb: Int?, carried: Bool) {
        let words = clause.segment.words
        guard let subject = clause.subject else { return }
        let acts = subject.kind == .we || subject.kind == .actor
        guard let verb else {
            clause.promises =
                acts && isPlainDeadline(clause.segment) && !words.contains { has($0, .bar) }
                && words.contains { !isTime($0) && roles[$0].isEmpty && !(subject.words?.contains($0) ?? false) }
            return
        }
        let role = roles[verb]
        let rest = verb + 1..<max(verb + 1, words.upperBound)
        switch true {
        case role.contains(.firstPerson) && acts:
            clause.promises = true
        case role.contains(.bar): break
        case role.contains(.letting):
            clause.promises =
                acts && !rest.prefix(3).contains { has($0, .receive) && !has($0, .base) || has($0, .frame) }
        case role.contains(.future):
            clause.promises = isKept(subject.kind, rest)
            clause.carriesBareForms = clause.promises && acts
        case role.contains(.be):
            let next = rest.first { !isTime($0) && !has($0, [.filler, .you]) }
            let isOngoing = next.map { has($0, .ongoing) } ?? false
            clause.promises =
                acts ? isOngoing || next.map { has($0, .arrive) } ?? false : subject.kind == .thing && arrives(rest)
            clause.carriesBareForms = acts && isOngoing
        case subject.kind == .you && role.contains(.have):
            // “You have until Friday” is the reader's own deadline.
            let isOwn = !lexicon.grammar.inverts && rest.first.map { isTime($0) } ?? true
            clause.promises = !isOwn && isPlainDeadline(clause.segment) && words.contains { has($0, .received) }
        case subject.kind == .you: clause.promises = role.contains(.receive)
        case subject.kind == .thing:
            clause.promises = role.contains(.arrive)
        case role.contains(.have): break
        case role.contains(.base) && !role.contains(.action):
            clause.promises = acts && (clause.isInherited ? carried : !subject.isSingular)
            clause.carriesBareForms = clause.promises
        case role.contains(.ongoing) && !role.contains(.action): clause.promises = acts && clause.isInherited && carried
        default:
            clause.promises = acts
            clause.carriesBareForms = acts
        }
        if clause.promises, !acts { clause.source = source(in: words) }
    }

    /// Whether what follows “will” is something that one can keep.
    private func isKept(_ kind: PromiseSubject.Kind, _ rest: Range<Int>) -> Bool {
        let next = rest.first { !isTime($0) && !has($0, .filler) }
        switch kind {
        case .you:
            return rest.prefix(8).contains {
                has($0, .receive) || (has($0, .have) && rest.contains { has($0, .received) })
            }
        case .thing: return arrives(rest)
        case .we, .actor:
            guard let next else { return true }
            if has(next, .be) {
                return rest.dropFirst(next + 1 - rest.lowerBound).prefix(4).contains {
                    has($0, [.ongoing, .arrive]) || endsInD($0)
                }
            }
            return !has(next, .bar) || has(next, .base)
        }
    }

    private func arrives(_ rest: Range<Int>) -> Bool { rest.contains { has($0, .arrive) } }

    /// An English participle: `refunded`.
    private func endsInD(_ word: Int) -> Bool {
        !isTime(word) && text.bytes[text.words[word].start..<text.words[word].end].suffix(2).elementsEqual("ed".utf8)
    }

    private func isPlainDeadline(_ segment: PromiseSegment) -> Bool { segment.times.contains { times[$0].isDeadline } }

    /// `Mara` in “you will hear from Mara by Friday”.
    private func source(in words: Range<Int>) -> Range<Int>? {
        guard let from = words.last(where: { has($0, .from) && $0 + 1 < words.upperBound }) else { return nil }
        let upper = nounEnd(from + 1, words.upperBound, true)
        let isNobody = upper == from + 1 && has(from + 1, [.we, .filler])
        return isNobody ? from + 1..<from + 2 : upper > from + 1 ? from + 1..<upper : nil
    }
}
