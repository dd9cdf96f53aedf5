import Classifier
import Foundation
import Replies
import Triage

/// A labelled reply, as `training/replies` has them.
private struct LabelledReply: Decodable {
    var id: String
    var text: String
    var step: Int
    var channel: String
    var `public`: Bool
    var language: String
    var finding: String?
    var customer: String
}

/// What the linter found in a labelled reply, by severity.
private struct FoundRules: Encodable {
    var id: String
    var errors: [String]
    var warnings: [String]
}

/// Lints the labelled replies of JSON Lines and writes what was found in each as a line of JSON, for
/// `training/replies/measure.py` and `fit.py`; to the standard error how long one took.
///
/// - Parameter weights: the file of the judge that reads beside the phrases; none for phrases alone.
func lintReplies(files: [String], weights: String?) throws {
    let judge = try weights.map { try ReplyModel.load(contentsOf: $0, using: try OpenBLAS.open()) }
    let steps: [ReplyStep] = [.acknowledge, .understand, .resolve]
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var spent = Duration.zero
    var count = 0
    for file in files {
        for line in try String(contentsOf: URL(filePath: file), encoding: .utf8).split(separator: "\n") {
            let reply = try JSONDecoder().decode(LabelledReply.self, from: Data(line.utf8))
            let context = LintContext(
                complaint: reply.customer, channelLimit: ReplyChannel(rawValue: reply.channel)?.limit,
                isPublic: reply.public, finding: reply.finding.flatMap(CheckOutcome.init(rawValue:)))
            var findings: [LintFinding] = []
            spent += ContinuousClock().measure {
                findings = ReplyLinter.lint(
                    reply.text, step: steps[reply.step - 1], language: reply.language, context: context, judge: judge)
            }
            count += 1
            func rules(_ severity: LintSeverity) -> [String] {
                Set(findings.filter { $0.severity == severity }.map(\.rule.rawValue)).sorted()
            }
            let found = FoundRules(id: reply.id, errors: rules(.error), warnings: rules(.warning))
            print(String(decoding: try encoder.encode(found), as: UTF8.self))
        }
    }
    FileHandle.standardError.write(Data("\(count) replies, \(spent / .milliseconds(max(1, count))) ms each\n".utf8))
}
