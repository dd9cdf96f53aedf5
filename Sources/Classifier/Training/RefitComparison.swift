import Triage

/// How two models fare on the same labels.
package struct RefitComparison: Sendable, Hashable, Codable {
    /// One model's measures of one answer; those that do not apply are `nil`.
    package struct Measures: Sendable, Hashable, Codable {
        /// At the model's own threshold; of complaint.
        package var macroF1: Double?
        /// Of complaint and spam.
        package var auc: Double?
        /// Pearson's r; of anger.
        package var pearson: Double?
        /// Expected calibration error.
        package var calibrationError: Double?
        /// Mean cross-entropy in nats.
        package var logLoss: Double
    }

    /// One answer, before and after.
    package struct Line: Sendable, Hashable, Codable {
        package var answer: String
        package var count: Int
        package var before: Measures
        package var after: Measures
    }

    /// complaint, anger, spam, as far as there are labels.
    package var lines: [Line] = []

    /// Fewer labels than this say nothing of F1 and AUC.
    package static let tellingCount = 50

    /// Judges every example with both models.
    package init(_ examples: [TrainingExample], before: FastModel, after: FastModel) {
        for head in Refit.heads {
            let labelled = examples.filter { $0.target(head) != nil }
            guard !labelled.isEmpty else { continue }
            lines.append(
                Line(
                    answer: "\(head)", count: labelled.count, before: Self.measures(labelled, head, before),
                    after: Self.measures(labelled, head, after)))
        }
    }

    private static func measures(_ examples: [TrainingExample], _ head: Head, _ model: FastModel) -> Measures {
        let group = examples.map { example in
            let text = Mention(source: "labels", id: "", text: example.text, rating: example.stars)
            let assessment = model.assess(text, explaining: false)
            let given =
                switch head {
                case .anger: assessment.anger
                case .spam: assessment.spam
                case .complaint, .valence: assessment.complaint
                }
            return Evaluation.Judgement(given: given, wanted: Double(example.target(head) ?? 0))
        }
        var measures = Measures(
            calibrationError: Evaluation.calibrationError(group), logLoss: Evaluation.logLoss(group) ?? 0)
        switch head {
        case .complaint:
            measures.macroF1 = Evaluation.macroF1(group, threshold: model.complaintThreshold)
            measures.auc = Evaluation.auc(group)
        case .spam: measures.auc = Evaluation.auc(group)
        case .anger, .valence:
            measures.pearson = Evaluation.pearson(group.map(\.given), group.map(\.wanted))
        }
        return measures
    }

    /// What got worse, in words; empty where nothing did.
    ///
    /// Both models judge the same texts, so that most of what chance does to one it does to the other: a measure over n texts
    /// may lose `slack`, macro-F1 one text and a half if that is more, AUC 0.15/√n, r 0.25/√n; mean cross-entropy may rise by
    /// `slack` or 0.1/√n. F1, AUC and r count only where there are ``tellingCount`` labels.
    package func losses(slack least: Double = 0.01) -> [String] {
        var losses: [String] = []
        for line in lines {
            let root = Double(line.count).squareRoot()
            func compare(_ name: String, _ before: Double?, _ after: Double?, _ slack: Double) {
                guard let before, let after, after < before - max(least, slack) else { return }
                losses.append("\(line.answer): \(name) fell from \(decimal(before, 3)) to \(decimal(after, 3))")
            }
            if line.count >= Self.tellingCount {
                compare("macro-F1", line.before.macroF1, line.after.macroF1, 1.5 / Double(line.count))
                compare("AUC", line.before.auc, line.after.auc, 0.15 / root)
                compare("r", line.before.pearson, line.after.pearson, 0.25 / root)
            }
            if line.after.logLoss > line.before.logLoss + max(least, 0.1 / root) {
                losses.append(
                    "\(line.answer): log loss rose from \(decimal(line.before.logLoss, 3)) to \(decimal(line.after.logLoss, 3))"
                )
            }
        }
        return losses
    }
}

extension FastModel {
    /// Labelled texts that came with the program and that no shipped weights have learnt from: a refit must not lose what
    /// they ask for.
    package static func shippedGuard() throws(ClassifierError) -> [TrainingExample] {
        try TrainingExample.read(contentsOf: try ShippedFile.path(of: "guard.jsonl"))
    }

    /// Texts that came with the program, on which a refit is asked to answer as before.
    package static func shippedAnchors() throws(ClassifierError) -> [String] {
        try TrainingExample.read(contentsOf: try ShippedFile.path(of: "anchors.jsonl")).map(\.text)
    }
}
