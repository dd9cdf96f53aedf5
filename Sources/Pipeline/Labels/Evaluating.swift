import Classifier
import Intake
import Triage

/// Measuring a model on labelled texts.
package struct Evaluating: Sendable {
    /// Which of the model's answers is compared with the labels.
    package enum Answer: String, Sendable, CaseIterable {
        case complaint, anger, spam, language, topics, urgency, stance, evidence
    }

    package var answer: Answer
    /// The label that counts as yes where labels are words; numbers are taken where `nil`.
    package var positive: String?
    /// How many of the worst errors are listed.
    package var worst = 20

    private let model: FastModel
    /// Measured together with the fast tier where it is given.
    private let encoder: DeepModel?
    private let judging: JudgingSettings

    /// - Parameters:
    ///   - weights: a weights file; those that the configuration uses, or else the shipped ones, where `nil`.
    ///   - deep: weights of the deep tier, to measure the judgement of both tiers; the fast one's alone where `nil`.
    ///   - settings: whose thresholds and weights count; the defaults where `nil`.
    package init(
        _ answer: Answer, positive: String? = nil, weights: String? = nil, deep: String? = nil,
        settings: Settings? = nil
    ) throws(PipelineError) {
        self.answer = answer
        self.positive = positive
        judging = settings?.judging ?? JudgingSettings()
        if let weights {
            do { model = try FastModel.load(contentsOf: weights) } catch { throw .weights("\(error)") }
        } else {
            model = try Installation.model(settings)
        }
        do {
            encoder = try deep.map { path throws(ClassifierError) in
                try DeepModel.load(contentsOf: path, using: try OpenBLAS.open())
            }
        } catch {
            throw .deepTier("\(error)")
        }
    }

    /// What the model says of a line, judged as a mention would be: by its words and its rating.
    private func assessment(of line: LabelledLine, explaining: Bool = false) -> Assessment {
        let mention = Mention(source: "labels", id: "", text: line.text, rating: line.rating)
        let fast = model.assess(mention, explaining: explaining)
        guard let encoder, let reading = DeepSession(encoder).read([line.text]).first else { return fast }
        return encoder.judgement(
            fast, with: reading, rating: mention.rating, aspects: model.aspects(of: mention.wording, judged: fast),
            fastThreshold: model.complaintThreshold)
    }

    /// From which probability up the answer counts as yes.
    private var threshold: Double {
        answer == .spam ? judging.spamThreshold : judging.complaintThreshold ?? model.complaintThreshold
    }

    /// Measures one file.
    ///
    /// - Parameter path: JSON Lines, also packed with gzip; `-` for standard input.
    /// - Throws: `badInput` for an empty file or one without a single line that can be used.
    package func measure(_ path: String) throws(PipelineError) -> EvaluationReport {
        let bytes: [UInt8]
        do { bytes = try LabelledFile.bytes(path) } catch { throw .unreadable(path: path, reason: error.reason) }
        var report = EvaluationReport(
            file: path, answer: answer.rawValue,
            model: [model.name, encoder?.name].compactMap { $0 }.joined(separator: "+"), lines: LineCounts(),
            measures: [], wrong: 0,
            worst: [])
        let name = path == "-" ? "standard input" : path
        switch answer {
        case .complaint, .spam: measureYesOrNo(bytes, &report)
        case .anger: measureGrades(bytes, &report)
        case .language, .topics, .urgency, .stance: measureSets(bytes, &report)
        case .evidence: measureEvidence(bytes, &report)
        }
        guard report.lines.read > 0 else { throw .badInput("\(name) is empty: it has no line of JSON") }
        guard report.measures.first?.count ?? 0 > 0 else {
            let reason =
                report.lines.bad > 0
                ? report.lines.badWords
                : "none of its \(report.lines.read) lines has \(fields.joined(separator: " or "))"
            throw .badInput("\(name) has nothing to measure \(answer.rawValue) on: \(reason)")
        }
        return report
    }

    /// Where the label stands.
    private var fields: [String] {
        switch answer {
        case .complaint: ["complaint", "label"]
        case .anger: ["anger", "label"]
        // Whatever a bare label means, it is not spam unless somebody says so.
        case .spam: positive == nil ? ["spam"] : ["spam", "label"]
        case .language: ["language", "lang"]
        case .topics: ["topics"]
        case .urgency: ["urgency"]
        case .stance: ["stance"]
        case .evidence: ["spans"]
        }
    }

    /// One judged text and how far it is off.
    private struct Candidate {
        var line: LabelledLine
        var gap: Double
        var given: String
        var wanted: String
    }

    private func list(_ wrong: [Candidate], _ report: inout EvaluationReport) {
        report.wrong = wrong.count
        report.worst = wrong.sorted { ($1.gap, $0.line.number) < ($0.gap, $1.line.number) }.prefix(worst).map {
            WrongLine(
                line: $0.line.number, text: $0.line.text, given: $0.given, wanted: $0.wanted,
                why: why($0.line))
        }
    }

    /// What weighed most for the answer; nothing where it comes from elsewhere than from weights.
    private func why(_ line: LabelledLine) -> [String] {
        let signals: [Evidence.Signal]
        switch answer {
        case .complaint: signals = [.complaint]
        case .anger: signals = [.anger]
        case .spam: signals = [.spam]
        case .evidence: signals = [.complaint, .anger]
        case .language, .topics, .urgency, .stance: return []
        }
        return assessment(of: line, explaining: true).evidence.filter { signals.contains($0.signal) }
            .map(\.sentence)
    }

    private func measureYesOrNo(_ bytes: [UInt8], _ report: inout EvaluationReport) {
        var judgements: [Evaluation.Judgement] = []
        var wrong: [Candidate] = []
        report.lines = LabelledFile.read(bytes) { line throws(LabelledLine.Fault) in
            guard let wanted = try yesOrNo(line) else { return false }
            let assessment = assessment(of: line)
            let given = answer == .spam ? assessment.spam : assessment.complaint
            judgements.append(
                Evaluation.Judgement(given: given, wanted: wanted, domain: line.domain, language: line.language))
            if (given >= threshold) != (wanted >= 0.5) {
                wrong.append(
                    Candidate(
                        line: line, gap: abs(given - wanted), given: decimal(given, 2),
                        wanted: wanted >= 0.5 ? "yes" : "no"))
            }
            return true
        }
        report.threshold = threshold
        report.measures = Evaluation.binary(judgements, threshold: threshold)
        report.confusion = Evaluation.Confusion(judgements, threshold: threshold)
        report.reliability = Evaluation.reliability(judgements)
        list(wrong, &report)
    }

    private func yesOrNo(_ line: LabelledLine) throws(LabelledLine.Fault) -> Double? {
        guard let positive else { return try line.number(fields, in: 0...1) }
        guard let (name, label) = line.member(fields.reversed()) else { return nil }
        guard let word = label.text else { throw .init(reason: "\(name) is \(label.kindName), not a word") }
        return word == positive ? 1 : 0
    }

    private func measureGrades(_ bytes: [UInt8], _ report: inout EvaluationReport) {
        var judgements: [Evaluation.Judgement] = []
        var candidates: [Candidate] = []
        report.lines = LabelledFile.read(bytes) { line throws(LabelledLine.Fault) in
            guard let wanted = try line.number(fields, in: nil) else { return false }
            let given = assessment(of: line).anger
            judgements.append(
                Evaluation.Judgement(given: given, wanted: wanted, domain: line.domain, language: line.language))
            candidates.append(Candidate(line: line, gap: 0, given: decimal(given, 2), wanted: decimal(wanted, 2)))
            return true
        }
        report.measures = Evaluation.graded(judgements)
        // Grades of another scale are brought to 0…1 for the list of errors; correlations need no scale.
        let most = judgements.map(\.wanted).max() ?? 1
        let scale = most > 1 ? most : 1
        for index in candidates.indices {
            candidates[index].gap = abs(judgements[index].given - judgements[index].wanted / scale)
        }
        if scale == 1, judgements.allSatisfy({ $0.wanted >= 0 }) {
            report.reliability = Evaluation.reliability(judgements)
            report.measures[0].calibrationError = Evaluation.calibrationError(judgements)
        }
        list(candidates.filter { $0.gap > 0.1 }, &report)
    }

    private func measureSets(_ bytes: [UInt8], _ report: inout EvaluationReport) {
        var judgements: [Evaluation.SetJudgement] = []
        var wrong: [Candidate] = []
        report.lines = LabelledFile.read(bytes) { line throws(LabelledLine.Fault) in
            guard let wanted = try wantedSet(line) else { return false }
            let given = givenSet(assessment(of: line))
            judgements.append(
                Evaluation.SetJudgement(given: given, wanted: wanted, domain: line.domain, language: line.language))
            if given != wanted {
                wrong.append(
                    Candidate(
                        line: line, gap: Double(given.symmetricDifference(wanted).count), given: words(given),
                        wanted: words(wanted)))
            }
            return true
        }
        report.measures = Evaluation.sets(judgements)
        report.labels = Evaluation.labels(judgements)
        if answer == .language || answer == .stance { report.mixUps = Evaluation.mixUps(judgements) }
        list(wrong, &report)
    }

    private func words(_ set: Set<String>) -> String { set.isEmpty ? "none" : set.sorted().joined(separator: ", ") }

    private func wantedSet(_ line: LabelledLine) throws(LabelledLine.Fault) -> Set<String>? {
        let known: [String]
        switch answer {
        case .language: return line.language.isEmpty ? nil : [line.language]
        case .topics: known = Topic.allCases.map(\.rawValue)
        case .urgency: known = UrgencyFlag.allCases.map(\.rawValue)
        default: known = Stance.allCases.map(\.rawValue)
        }
        guard let names = try line.names(answer.rawValue) else { return nil }
        // A label that the model cannot give is a slip of the pen.
        for name in names where !known.contains(name) {
            let hint = Spelling.nearest(to: name, among: known).map { "; did you mean \($0)?" } ?? ""
            throw .init(reason: "“\(name)” is none of the \(answer.rawValue) that can be given\(hint)")
        }
        return Set(names)
    }

    private func givenSet(_ assessment: Assessment) -> Set<String> {
        switch answer {
        case .language: [assessment.language]
        case .topics: Set(assessment.topics.map(\.rawValue))
        case .urgency: Set(assessment.urgency.map(\.rawValue))
        default: [assessment.stance.rawValue]
        }
    }

    private func measureEvidence(_ bytes: [UInt8], _ report: inout EvaluationReport) {
        var overlaps: [Evaluation.Overlap] = []
        var wrong: [Candidate] = []
        report.lines = LabelledFile.read(bytes) { line throws(LabelledLine.Fault) in
            guard let spans = try line.names("spans") else { return false }
            let evidence = assessment(of: line, explaining: true).evidence
            guard
                let overlap = Evaluation.Overlap(
                    text: line.text, spans: spans, evidence: evidence, domain: line.domain, language: line.language)
            else { throw .init(reason: "a span does not stand in the text") }
            overlaps.append(overlap)
            let missed = overlap.spans - overlap.spansTouched
            if missed > 0 {
                wrong.append(
                    Candidate(
                        line: line, gap: Double(missed), given: "\(overlap.spansTouched) of \(overlap.spans) spans",
                        wanted: spans.map { "“\($0)”" }.joined(separator: ", ")))
            }
            return true
        }
        report.measures = Evaluation.overlap(overlaps)
        list(wrong, &report)
    }
}
