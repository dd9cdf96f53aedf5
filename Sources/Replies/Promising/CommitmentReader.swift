package import Triage

/// Reads what a reply commits its writers to: who does what, by when.
///
/// One pass over the words; time grows with the length of the text and with nothing else. Read are statements about what
/// one of us does, or what the reader will get. Not read: questions, conditions, what happened, what the reader has to do,
/// quoted words, negations, opening hours, habits (“usually”), and what is only hoped, tried or offered (“we can”).
package enum CommitmentReader {
    /// Languages that are read.
    package static let languages: Set<String> = ["en", "de", "es", "fr", "pt"]

    /// No reply promises more.
    static let limit = 50

    /// The commitments in `text`, in its order, at most ``limit`` of them; empty in a language that is not read.
    ///
    /// - Parameters:
    ///   - language: ISO 639-1, which may carry a region (`en-US`): it decides how `03/04` is read.
    ///   - sentAt: when the reply goes out: what “today” and “in two hours” count from.
    ///   - zone: where the hours in it are meant.
    package static func read(
        _ text: String, language: String, sentAt: Timestamp, zone: TimeZoneRules
    ) -> [ReadCommitment] {
        let tag = language.lowercased()
        guard let lexicon = PromiseLexicon.of(String(tag.prefix { $0 != "-" && $0 != "_" })) else { return [] }
        let reading = PromiseText(text, lexicon: lexicon)
        let found = reading.promises(limit: limit)
        let spans = CharacterOffsets.spans(found.map { $0.bytes }, in: text)
        let resolver = DueResolver(sentAt: sentAt, zone: zone, language: tag)
        return found.compactMap { promise in
            guard let span = spans[promise.bytes] else { return nil }
            let due = reading.times[promise.time]
            return ReadCommitment(
                span: span, owner: promise.owner.map { reading.written($0) },
                due: resolver.due(due, words: reading.written(due.words)))
        }
    }
}

extension PromiseText {
    /// A promise by the words it is made of.
    struct Promise {
        let bytes: Range<Int>
        let owner: Range<Int>?
        /// Index among the times.
        let time: Int
    }

    func promises(limit: Int) -> [Promise] {
        var found: [Promise] = []
        for sentence in text.sentences where !sentence.isQuestion {
            // A sentence without a time ahead promises nothing that can be kept or missed.
            guard sentence.words.contains(where: { isTime($0) && !times[timeOf[$0]].isBygone }) else { continue }
            var before: PromiseClause?
            var hasSpoken = true
            for segment in segments(sentence.words) where segment.kind != .subordinate {
                let clause = clause(segment, after: before)
                if isApposition(clause, to: before), let words = before?.subject?.words {
                    before?.subject?.words = words.lowerBound..<segment.words.upperBound
                    continue
                }
                // A clause that shares the subject of one without a time reaches back to it.
                let start = clause.isInherited && !hasSpoken ? before?.subject?.words?.lowerBound : nil
                if let promise = promise(clause, from: start) {
                    found.append(promise)
                    if found.count == limit { return found }
                    hasSpoken = true
                } else if !clause.isInherited {
                    hasSpoken = false
                }
                if clause.subject != nil || !clause.segment.words.allSatisfy({ has($0, [.filler, .coordinator]) }) {
                    before = clause
                }
            }
        }
        return found
    }

    /// `head of kitchen` in “Lena, head of kitchen, writes …”: goes with the name.
    private func isApposition(_ clause: PromiseClause, to before: PromiseClause?) -> Bool {
        guard let before, !before.hasVerb, !clause.hasVerb, clause.segment.times.isEmpty else { return false }
        return before.subject?.kind == .actor && before.segment.times.isEmpty
    }

    private func promise(_ clause: PromiseClause, from start: Int?) -> Promise? {
        guard clause.promises, let time = best(clause.segment.times) else { return nil }
        let segment = clause.segment
        let first = start ?? firstWord(of: clause)
        let owner: Range<Int>? =
            switch clause.subject?.kind {
            case .we, .actor: clause.subject?.words
            default: clause.source
            }
        return Promise(bytes: bytes(first..<segment.end), owner: owner, time: time)
    }

    /// Where the clause begins, without “and” and the like in front of it.
    private func firstWord(of clause: PromiseClause) -> Int {
        let segment = clause.segment
        guard segment.start == segment.words.lowerBound else { return segment.start }
        return segment.words.first { isTime($0) || !has($0, [.coordinator, .that, .greeting]) } ?? segment.start
    }

    /// The time that binds: a last moment before a mere date, and that before “soon”.
    private func best(_ candidates: [Int]) -> Int? {
        let ahead = candidates.filter { !times[$0].isBygone }
        return ahead.first { times[$0].isDeadline && times[$0].fault == nil } ?? ahead.first { !times[$0].isVague }
            ?? ahead.first
    }
}
