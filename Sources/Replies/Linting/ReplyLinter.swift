package import Triage

/// Reads a reply as the person who complained would, and says what would hurt.
///
/// One pass over the text finds all phrases; the rules then look at where they stand. Time grows with the length of the
/// text and with nothing else.
package enum ReplyLinter {
    /// Languages in which every error is checked; the warnings only in English. In others only what needs no language.
    package static let languages: Set<String> = ["en", "de", "es", "fr", "pt"]

    /// Longer replies, in UTF-8 bytes, are read by phrases alone.
    package static let judgedLimitBytes = JudgedRemarks.limitBytes

    /// Whether a ``ReplyJudge`` is asked about replies of this language.
    package static func isJudged(_ language: String) -> Bool {
        language.prefix { $0 != "-" && $0 != "_" }.lowercased() == "en"
    }

    /// At most so many remarks of one rule: a text that breaks a rule a thousand times is not read more carefully for it.
    static let findingsPerRuleLimit = 20

    /// The remarks on `text`, in the order of the rules and then of the text; empty for a sound reply.
    ///
    /// - Parameters:
    ///   - language: ISO 639-1 code of the reply, which may carry a region (`en-GB`).
    ///   - judge: asked beside the patterns of an English reply; `nil` where there is none.
    package static func lint(
        _ text: String, step: ReplyStep, language: String, context: LintContext = LintContext(),
        judge: (any ReplyJudge)? = nil
    ) -> [LintFinding] {
        let slots = PlaceholderRule.places(in: Array(text.utf8))
        var remarks = PlaceholderRule.remarks(on: slots)
        remarks += LengthRule.remarks(on: text, limit: context.channelLimit)
        remarks += VoiceRule.remarks(on: text, forbidden: context.forbiddenWords)
        let primary = language.prefix { $0 != "-" && $0 != "_" }.lowercased()
        let reading = Lexicon.of(primary).map { ReplyReading(text, lexicon: $0, openSlots: slots) }
        if context.isPublic { remarks += PrivateDataRule.remarks(on: text, reading: reading, openSlots: slots) }
        if let reading {
            remarks += spoken(reading, step: step, context: context)
            if let judge, isJudged(primary) {
                remarks = JudgedRemarks.weighed(remarks, by: judge, on: reading, step: step, context)
            }
        } else {
            remarks.append(
                Remark(
                    .unchecked, .warning, nil,
                    "No rule about wording was applied: there are none for “\(primary.prefix(12))”, only for "
                        + "\(languages.sorted().joined(separator: ", ")). Placeholders, length, private data and your own "
                        + "words were checked.",
                    "Name the language that it is written in, or have somebody who speaks it read the reply once more.")
            )
        }
        return findings(remarks, in: text)
    }

    /// The rules that have to understand the words.
    private static func spoken(_ reading: ReplyReading, step: ReplyStep, context: LintContext) -> [Remark] {
        let first =
            step == .acknowledge ? AcknowledgmentRule.remarks(on: reading, complaint: context.complaint) : []
        let opens = step == .acknowledge && first.isEmpty
        var remarks = first
        remarks += TakenBackRule.remarks(on: reading, opens: opens)
        remarks += NonApologyRule.remarks(on: reading)
        remarks += PolicyWallRule.remarks(on: reading, opens: opens)
        remarks += ToneRule.remarks(on: reading)
        remarks += PileOnRule.remarks(on: reading)
        if context.isPublic { remarks += CompensationRule.remarks(on: reading) }
        // A sentence that walls or scolds is no denial as well, only because it states something.
        let named = reading.sentences(of: remarks, about: [.noPolicyWall, .tone, .noPileOn, .noCompensation])
        remarks += DenialRule.remarks(on: reading, opens: opens, named: named)
        switch step {
        case .acknowledge:
            remarks += SpecificityRule.remarks(on: reading, context: context, opens: opens)
            remarks += CommitmentRule.remarks(on: reading)
            remarks += EarlyAnswerRule.remarks(
                on: reading, named: named,
                spoken: reading.sentences(of: remarks, about: [.noDenial, .noBut, .noNonApology]),
                opens: opens)
        case .understand: remarks += QuestionRule.remarks(on: reading)
        case .resolve: if context.finding == .weWereWrong { remarks += OwningRule.remarks(on: reading) }
        }
        return remarks
    }

    private static func findings(_ remarks: [Remark], in text: String) -> [LintFinding] {
        var kept: [Remark] = []
        for rule in LintRule.allCases {
            let own = remarks.filter { $0.rule == rule }
            kept += own.sorted { ($0.bytes?.lowerBound ?? 0) < ($1.bytes?.lowerBound ?? 0) }.prefix(
                findingsPerRuleLimit)
        }
        let spans = CharacterOffsets.spans(kept.compactMap(\.bytes), in: text)
        return kept.map { remark in
            LintFinding(
                rule: remark.rule, severity: remark.severity, span: remark.bytes.flatMap { spans[$0] },
                message: remark.message, suggestion: remark.suggestion)
        }
    }
}

/// A finding before its place is counted in characters.
struct Remark {
    let rule: LintRule
    let severity: LintSeverity
    let bytes: Range<Int>?
    let message: String
    let suggestion: String
    /// A stock phrase of the rule, or something that is seen and not understood: what a judge thinks of it counts less.
    var isCertain = false

    init(_ rule: LintRule, _ severity: LintSeverity, _ bytes: Range<Int>?, _ message: String, _ suggestion: String) {
        self.rule = rule
        self.severity = severity
        self.bytes = bytes
        self.message = message
        self.suggestion = suggestion
    }
}

/// Turns byte ranges into character ranges, all in one walk over the text.
enum CharacterOffsets {
    static func spans(_ ranges: [Range<Int>], in text: String) -> [Range<Int>: LintSpan] {
        guard !ranges.isEmpty else { return [:] }
        let wanted = Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
        var offsets: [Int: Int] = [:]
        var next = 0
        var bytes = 0
        var characters = 0
        for character in text {
            let end = bytes + character.utf8.count
            while next < wanted.count, wanted[next] < end {
                // Inside a cluster: a start takes the whole cluster in.
                offsets[wanted[next]] = characters
                next += 1
            }
            if next == wanted.count { break }
            bytes = end
            characters += 1
        }
        while next < wanted.count {
            offsets[wanted[next]] = characters
            next += 1
        }
        var spans: [Range<Int>: LintSpan] = [:]
        let utf8 = text.utf8
        for range in ranges where spans[range] == nil {
            let lower = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
            let upper = utf8.index(utf8.startIndex, offsetBy: range.upperBound)
            let words = String(decoding: utf8[lower..<upper], as: UTF8.self)
            spans[range] = LintSpan(
                words: String(words.prefix(160)), start: offsets[range.lowerBound] ?? 0,
                end: offsets[range.upperBound] ?? 0
            )
        }
        return spans
    }
}
