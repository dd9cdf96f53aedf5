import Foundation
import Testing
import Triage

@testable import Replies

/// One line of `Fixtures/labelled.jsonl`; the README beside it explains the fields.
struct LintRecord: Decodable, Sendable, CustomTestStringConvertible {
    var id: String
    var text: String
    var step: Int
    var channel: String
    var `public`: Bool
    var language: String
    var finding: String?
    var customer: String
    var rules: [String]
    var doubt: [String]?
    var held: Bool
    var quoted: Bool

    var testDescription: String { id }

    static let all: [LintRecord] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/labelled.jsonl")
        let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n")
        return lines.compactMap { try? JSONDecoder().decode(LintRecord.self, from: Data($0.utf8)) }
    }()

    static let limits = ["app-store": 5970, "google-play": 350, "x": 280, "mastodon": 500, "bluesky": 300]

    var findings: [LintFinding] {
        ReplyLinter.lint(
            text, step: [.acknowledge, .understand, .resolve][step - 1], language: language,
            context: LintContext(
                complaint: customer, channelLimit: Self.limits[channel], isPublic: self.public,
                finding: finding.flatMap(CheckOutcome.init(rawValue:))))
    }
}

/// What a rule finds, against the labels.
struct LintTally {
    var found = 0
    var wrong = 0
    var missed = 0
    var precision: Double { found + wrong == 0 ? 1 : Double(found) / Double(found + wrong) }
    var recall: Double { found + missed == 0 ? 1 : Double(found) / Double(found + missed) }

    static func count(_ records: [LintRecord]) -> [String: LintTally] {
        var tallies: [String: LintTally] = [:]
        for record in records {
            let found = Set(record.findings.map(\.rule.rawValue))
            let labelled = Set(record.rules)
            for rule in found.union(labelled).subtracting(record.doubt ?? []) {
                if !labelled.contains(rule) {
                    tallies[rule, default: LintTally()].wrong += 1
                } else if found.contains(rule) {
                    tallies[rule, default: LintTally()].found += 1
                } else {
                    tallies[rule, default: LintTally()].missed += 1
                }
            }
        }
        return tallies
    }
}

@Suite("Linter against labelled replies")
struct LintMeasureTests {
    /// What the held part reaches in English, rounded down. 0.95 and 0.85 are the aim for errors; where less stands here,
    /// docs/replies.md says so.
    static let floors: [(rule: LintRule, precision: Double, recall: Double)] = [
        (.ackFirst, 0.80, 0.72), (.ackSpecific, 0.95, 0.70), (.noDenial, 0.83, 0.58), (.noBut, 0.80, 0.72),
        (.noNonApology, 0.83, 0.62), (.noPolicyWall, 0.77, 0.77), (.noAnswerYet, 0.42, 0.35), (.commitment, 0.93, 0.93),
        (.noPrivateData, 0.95, 0.80), (.filled, 0.95, 0.77), (.length, 1, 1), (.ownIt, 0.90, 0.95),
    ]

    @Test("The labels are whole")
    func whole() {
        #expect(LintRecord.all.count == 835)
        #expect(LintRecord.all.count { $0.quoted } == 50)
        let known = Set(LintRule.allCases.map(\.rawValue))
        #expect(LintRecord.all.allSatisfy { known.isSuperset(of: $0.rules) })
    }

    @Test("The errors keep their precision and recall on English replies no pattern was written for")
    func held() throws {
        let tallies = LintTally.count(LintRecord.all.filter { $0.held && !$0.quoted && $0.language == "en" })
        for floor in Self.floors {
            let tally = try #require(tallies[floor.rule.rawValue])
            #expect(tally.precision >= floor.precision, "\(floor.rule.rawValue): \(tally)")
            #expect(tally.recall >= floor.recall, "\(floor.rule.rawValue): \(tally)")
        }
    }

    @Test(
        "A good reply may quote the hardest words", arguments: LintRecord.all.filter(\.quoted))
    func quoted(_ record: LintRecord) {
        let errors = record.findings.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.map { "\($0.rule.rawValue) \($0.span?.words ?? "")" })")
    }

    @Test(
        "Good replies that patterns were written with pass, in every language",
        arguments: ["en", "de", "es", "fr", "pt"])
    func good(_ language: String) {
        let good = LintRecord.all.filter { $0.language == language && !$0.held && $0.rules.isEmpty }
        let stopped = good.filter { record in
            record.findings.contains { $0.severity == .error && !(record.doubt ?? []).contains($0.rule.rawValue) }
        }
        #expect(good.count >= 10)
        // Two English ones are stopped by a wall of facts of their own; see docs/replies.md.
        #expect(stopped.count <= (language == "en" ? 2 : 0), "\(stopped.map(\.id))")
    }
}
