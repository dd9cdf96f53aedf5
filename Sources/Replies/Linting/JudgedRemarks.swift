import Triage

/// Weighs what the patterns found with what a judge makes of the same reply.
enum JudgedRemarks {
    /// Bytes of a reply that a judge is asked about at most, some 1,300 words. Longer texts are left to the patterns.
    static let limitBytes = 8 * 1024
    /// So far below 0 the judge is sure that a phrase means something harmless; above that the phrase still warns.
    private static let harmless = -2.0
    /// From here up to 0 the judge is not sure enough to stop a reply, and warns.
    private static let doubtful = -1.0

    /// The rules that a judge may speak of in a reply of these circumstances.
    private static func isAsked(_ rule: LintRule, _ circumstances: ReplyCircumstances) -> Bool {
        switch rule {
        case .ackFirst, .ackSpecific, .noAnswerYet, .commitment: circumstances.step == .acknowledge
        case .openQuestion: circumstances.step == .understand
        case .ownIt: circumstances.step == .resolve && circumstances.finding == .weWereWrong
        case .noCompensation, .noPrivateData: circumstances.isPublic
        case .noDenial, .noBut, .noNonApology, .noPolicyWall, .noPileOn, .tone: true
        case .filled, .length, .voice, .unchecked: false
        }
    }

    /// The severity of a rule that is broken.
    private static func severity(_ rule: LintRule) -> LintSeverity {
        [.noPileOn, .openQuestion, .noCompensation, .tone].contains(rule) ? .warning : .error
    }

    /// What is left of the patterns' remarks, and what the judge adds.
    static func weighed(
        _ remarks: [Remark], by judge: some ReplyJudge, on reading: ReplyReading, step: ReplyStep,
        _ context: LintContext
    ) -> [Remark] {
        let parts = reading.parts
        guard !parts.isEmpty, reading.text.bytes.count <= limitBytes else { return remarks }
        let circumstances = ReplyCircumstances(step: step, finding: context.finding, isPublic: context.isPublic)
        let judgement = judge.judgement(of: parts.map { reading.text.text($0) }, circumstances)
        var kept = remarks.filter { !isAsked($0.rule, circumstances) }
        var doubts: [Remark] = []
        for rule in LintRule.allCases where isAsked(rule, circumstances) {
            let own = remarks.filter { $0.rule == rule }
            if let opinion = judgement.whole[rule.rawValue] {
                // What the person said, in the words of the case: nothing is more specific.
                if rule == .ackSpecific, own.isEmpty, SpecificityRule.namesSlot(reading, context) { continue }
                enter(own, rule, opinion, at: own.first?.bytes ?? place(of: rule, reading), &kept, &doubts)
                continue
            }
            for (number, part) in parts.enumerated() {
                let here = own.filter { remark in
                    guard let start = remark.bytes?.lowerBound else { return number == 0 }
                    return part.contains(start)
                }
                if let opinion = judgement.sentences[number][rule.rawValue] {
                    enter(here, rule, opinion, at: reading.trimmed(part), &kept, &doubts)
                } else {
                    kept += here
                }
            }
        }
        // A sentence with something surely wrong in it needs no doubts beside.
        let faulty = kept.filter { $0.severity == .error }.compactMap(\.bytes)
        return kept
            + doubts.filter { doubt in
                guard let bytes = doubt.bytes else { return true }
                return !faulty.contains { $0.overlaps(bytes) }
            }
    }

    /// Weighs one rule at one place.
    private static func enter(
        _ own: [Remark], _ rule: LintRule, _ opinion: RuleOpinion, at place: Range<Int>?, _ kept: inout [Remark],
        _ doubts: inout [Remark]
    ) {
        let severity = severity(rule)
        guard own.contains(where: { $0.severity == severity }) else {
            if opinion.alone >= 0 {
                kept.append(Remark(rule, severity, place))
            } else if severity == .error, opinion.alone >= doubtful {
                doubts.append(own.first ?? Remark(rule, .warning, place))
            } else {
                kept += own
            }
            return
        }
        if opinion.beside >= 0 {
            kept += own
        } else if rule == .ackFirst, own.contains(where: \.isCertain) {
            // A reply that begins with our side of it does so whatever anybody makes of the rest.
            kept += own
        } else if rule == .noPrivateData {
            // An address or a number stops the reply whatever anybody makes of the sentence, and nothing private goes unsaid.
            kept += own.map { $0.isCertain ? $0 : $0.warning }
        } else if severity == .warning {
            // Shouting is seen, not understood: no judge speaks against it.
            kept += own.filter(\.isCertain)
        } else if opinion.beside >= harmless {
            // A stock phrase stays an error unless the judge is sure, and warns even then.
            kept += own.map { $0.isCertain ? $0 : $0.warning }
        } else {
            kept += own.filter(\.isCertain).map(\.warning)
        }
    }

    /// Where something is missing, the words that should have had it.
    private static func place(of rule: LintRule, _ reading: ReplyReading) -> Range<Int>? {
        switch rule {
        case .ackFirst, .ackSpecific, .ownIt: reading.opening.map { reading.bytes($0.words) }
        default: nil
        }
    }
}

extension Remark {
    /// The same remark as a warning.
    fileprivate var warning: Remark { Remark(rule, .warning, bytes, message, suggestion) }
}

extension ReplyReading {
    /// The byte ranges of the sentences, with the blanks behind each: together the whole text.
    var parts: [Range<Int>] {
        guard !text.sentences.isEmpty else { return [] }
        let starts = text.sentences.dropFirst().map { sentence in
            // A quotation mark or a bracket belongs to what follows it.
            var start = text.words[sentence.words.lowerBound].start
            while start > 0, !Self.isBlank(text.bytes[start - 1]) { start -= 1 }
            return start
        }
        let bounds = [0] + starts + [text.bytes.count]
        return zip(bounds, bounds.dropFirst()).map { $0..<max($0, $1) }
    }

    /// The range without blanks at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, Self.isBlank(text.bytes[start]) { start += 1 }
        while start < end, Self.isBlank(text.bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
