import Classifier
import Foundation
import Intake
import Triage

/// Making and measuring the fast tier's weights.
package enum ModelMaking {
    /// Trains the fast tier on JSON Lines files and writes its weights.
    ///
    /// The same files and seed give the same bytes.
    /// - Parameter progress: called with a line for people after each step.
    package static func train(
        on paths: [String], writingTo output: String, seed: UInt64, progress: (String) -> Void
    ) throws(PipelineError) {
        do {
            var examples: [TrainingExample] = []
            for path in paths { examples += try TrainingExample.read(contentsOf: path) }
            try FastTrainer.train(examples: examples, seed: seed, progress: progress).write(to: output)
        } catch {
            throw .badInput("\(error)")
        }
    }

    /// What an evaluation compares with the labels.
    package enum Answer: String, Sendable, CaseIterable { case complaint, anger }

    /// Measures weights on labelled texts: JSON Lines with `text`, `label` and perhaps `domain`.
    ///
    /// - Parameters:
    ///   - weights: a weights file; the shipped ones where `nil`.
    ///   - deep: weights of the deep tier, to measure the judgement of both tiers; the fast one's alone where `nil`.
    ///   - positive: the label that counts as 1 for a yes-or-no answer, all others counting as 0; where `nil`, labels
    ///     are numbers.
    /// - Returns: the report as a table.
    package static func evaluate(
        _ lines: [UInt8], named name: String, answer: Answer, positive: String?, weights: String?,
        deep: String? = nil
    ) throws(PipelineError) -> String {
        let model: FastModel
        let encoder: DeepModel?
        do {
            model =
                try weights.map { path throws(ClassifierError) in try FastModel.load(contentsOf: path) }
                ?? FastModel.shipped()
            encoder = try deep.map { path throws(ClassifierError) in
                try DeepModel.load(contentsOf: path, using: try OpenBLAS.open())
            }
        } catch {
            throw .classifier("\(error)")
        }
        var texts: [String] = []
        var judgements: [Evaluation.Judgement] = []
        var assessments: [Assessment] = []
        var number = 0
        for line in lines.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            if line.isEmpty { continue }
            let value: JSONValue
            do { value = try JSONValue.parse(line) } catch { throw .badInput("\(name), line \(number): \(error)") }
            guard let text = value["text"]?.text, let label = value["label"] else {
                throw .badInput("\(name), line \(number): needs text and label")
            }
            let wanted: Double
            if let positive {
                wanted = label.text == positive ? 1 : 0
            } else if let number = label.double {
                wanted = number
            } else {
                throw .badInput(
                    "\(name), line \(number): the label is no number; name the one that counts with --positive")
            }
            texts.append(text)
            assessments.append(model.assess(text: text, language: nil, explaining: false))
            judgements.append(Evaluation.Judgement(given: 0, wanted: wanted, domain: value["domain"]?.text ?? ""))
        }
        if let encoder {
            for (index, reading) in DeepSession(encoder).read(texts).enumerated() {
                assessments[index] = encoder.judgement(
                    assessments[index], with: reading, rating: nil, fastThreshold: model.complaintThreshold)
            }
        }
        for (index, assessment) in assessments.enumerated() {
            judgements[index].given = answer == .complaint ? assessment.complaint : assessment.anger
        }
        guard !judgements.isEmpty else { throw .badInput("\(name) has no lines") }
        return switch answer {
        case .complaint: "\(Evaluation.binary(name, judgements, threshold: model.complaintThreshold))"
        case .anger: "\(Evaluation.graded(name, judgements))"
        }
    }
}
