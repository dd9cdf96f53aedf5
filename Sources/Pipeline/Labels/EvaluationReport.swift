package import Classifier

/// A text that was judged wrongly.
package struct WrongLine: Sendable, Hashable, Codable {
    /// Counts from 1.
    package var line: Int
    /// As it stands in the file; not cleaned.
    package var text: String
    /// What the model gave.
    package var given: String
    /// What the label says.
    package var wanted: String
    /// What weighed most, as sentences; heaviest first.
    package var why: [String]
}

/// What was measured on one file of labelled texts.
package struct EvaluationReport: Sendable, Hashable, Codable {
    package var file: String
    package var answer: String
    /// Which weights answered.
    package var model: String
    /// From which probability up an answer counts as yes; absent where there is none to count.
    package var threshold: Double?
    package var lines: LineCounts
    /// The whole first, then its parts.
    package var measures: [Evaluation.Line]
    package var confusion: Evaluation.Confusion?
    package var reliability: [Evaluation.ReliabilityBin]?
    package var labels: [Evaluation.LabelLine]?
    package var mixUps: [Evaluation.MixUp]?
    /// How many texts were judged wrongly: on the wrong side of the threshold, another set of labels, marked spans that no
    /// evidence touches; for grades all that are more than a tenth of the scale off.
    package var wrong: Int
    /// The worst of them.
    package var worst: [WrongLine]
}
