import Classifier
import Foundation
import Replies
import Testing
import Triage

/// The judge that came with the program.
enum ShippedReplyJudge {
    static let judge: (any ReplyJudge)? = try? ReplyModel.load(
        contentsOf: ReplyModel.shippedWeights(), using: OpenBLAS.open())
    static let missing: Comment = "the judge's weights or libopenblas.so.0 are missing"
}

/// The linter with the shipped judge, on replies that neither phrases nor encoder were made with.
@Suite(.enabled(if: ShippedReplyJudge.judge != nil, ShippedReplyJudge.missing))
struct ReplyJudgeTests {
    private struct Line: Decodable {
        struct Broken: Decodable { var rule: String }
        var id: String
        var text: String
        var step: Int
        var channel: String
        var `public`: Bool
        var finding: CheckOutcome?
        var customer: String
        var rules: [Broken]
        var doubt: [String]

        var findings: [LintFinding] {
            ReplyLinter.lint(
                text, step: ReplyStep.allCases[step - 1], language: "en",
                context: LintContext(
                    complaint: customer, channelLimit: ReplyChannel(rawValue: channel)?.limit, isPublic: self.public,
                    finding: finding),
                judge: ShippedReplyJudge.judge)
        }
    }

    private static func lines(_ name: String) throws -> [Line] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../training/replies/held/\(name).jsonl")
        return try Data(contentsOf: file).split(separator: 0x0A).map { try JSONDecoder().decode(Line.self, from: $0) }
    }

    /// A little below what is reached; docs/replies.md has the figures.
    static let floors: [(rule: LintRule, precision: Double, recall: Double)] = [
        (.ackFirst, 0.93, 0.83), (.ackSpecific, 0.94, 0.86), (.noDenial, 0.86, 0.64), (.noBut, 0.83, 0.73),
        (.noNonApology, 0.91, 0.82), (.noPolicyWall, 0.91, 0.91), (.noAnswerYet, 0.98, 0.8), (.commitment, 0.98, 0.93),
        (.noPrivateData, 0.83, 0.59), (.filled, 0.98, 0.98), (.length, 0.98, 0.98), (.ownIt, 0.98, 0.98),
    ]

    @Test("Errors keep their precision and recall on the lines of two writers nobody had seen")
    func unseen() throws {
        var tallies: [String: (right: Int, wrong: Int, missed: Int)] = [:]
        for line in try Self.lines("w3") + Self.lines("w14") {
            let found = Set(line.findings.filter { $0.severity == .error }.map(\.rule.rawValue))
            let wanted = Set(line.rules.map(\.rule))
            for rule in found.union(wanted).subtracting(line.doubt) {
                var tally = tallies[rule] ?? (0, 0, 0)
                tally.right += found.contains(rule) && wanted.contains(rule) ? 1 : 0
                tally.wrong += wanted.contains(rule) ? 0 : 1
                tally.missed += found.contains(rule) ? 0 : 1
                tallies[rule] = tally
            }
        }
        #expect(Self.floors.count == 12)
        for floor in Self.floors {
            let tally = try #require(tallies[floor.rule.rawValue])
            let precision = Double(tally.right) / Double(max(1, tally.right + tally.wrong))
            let recall = Double(tally.right) / Double(max(1, tally.right + tally.missed))
            #expect(precision >= floor.precision, "\(floor.rule.rawValue): \(tally)")
            #expect(recall >= floor.recall, "\(floor.rule.rawValue): \(tally)")
        }
    }

    @Test(
        "The rules' own examples",
        arguments: [
            ("Hi Ana, our logs show the parcel was delivered.", ReplyStep.acknowledge, LintRule.ackFirst),
            ("We are sorry for any inconvenience. Mara writes to you today by 17:00.", .acknowledge, .ackSpecific),
            (
                "Waiting three weeks would wear anyone out. That is not what happened. Mara writes by 17:00.",
                .acknowledge, .noDenial
            ),
            ("Sorry you feel that way, but the parcel was on time. Mara writes by 17:00.", .acknowledge, .noNonApology),
            ("Three weeks is long. Sorry, that is our policy. Mara writes by 17:00.", .acknowledge, .noPolicyWall),
            (
                "Losing your photos is awful. This is because your cache is full. Mara writes by 17:00.", .acknowledge,
                .noAnswerYet
            ),
            ("Losing your photos is awful to read. We will get back to you soon.", .acknowledge, .commitment),
        ])
    func examples(_ text: String, _ step: ReplyStep, _ rule: LintRule) {
        let findings = ReplyLinter.lint(text, step: step, language: "en", judge: ShippedReplyJudge.judge)
        #expect(findings.contains { $0.rule == rule && $0.severity == .error }, "\(findings.map(\.rule))")
    }

    /// One of the fifty good replies that quote the customer's hardest words.
    private struct Quoted: Decodable {
        var id: String
        var text: String
        var step: Int
        var `public`: Bool
        var finding: CheckOutcome?
        var customer: String
        var quoted: Bool
    }

    @Test("No good reply is stopped for the hard words it quotes") func quoted() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../RepliesTests/Fixtures/labelled.jsonl")
        let lines = try Data(contentsOf: file).split(separator: 0x0A)
            .map { try JSONDecoder().decode(Quoted.self, from: $0) }.filter(\.quoted)
        #expect(lines.count == 50)
        for line in lines {
            let findings = ReplyLinter.lint(
                line.text, step: ReplyStep.allCases[line.step - 1], language: "en",
                context: LintContext(complaint: line.customer, isPublic: line.public, finding: line.finding),
                judge: ShippedReplyJudge.judge)
            let errors = findings.filter { $0.severity == .error }
            #expect(
                errors.isEmpty, "\(line.id) \(line.text): \(errors.map { ($0.rule.rawValue, $0.span?.words ?? "") })")
        }
    }
}
