import Classifier
import Foundation
import Storage
import TestSupport
import Testing
import Triage

@testable import Pipeline

@Suite("Labels: what people say and do becomes lines to train and measure with")
struct LabellingTests {
    private struct Line: Decodable, Equatable {
        var id: String
        var text: String
        var complaint: Int?
        var anger: Double?
        var spam: Int?
        var topics: [String]?
        var language: String?
        var domain: String
        var source: String
        var weights: [String: Double]?
    }

    private func lines(_ installation: Installation, since: Timestamp? = nil) throws -> [Line] {
        try installation.labelLines(since: since).map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }

    /// A furious case `C1` from the forum, and praise.
    private func installed(_ folder: TemporaryFolder, _ test: TestWorld) async throws -> Installation {
        test.serve(Documents.forum, .text(Documents.rss([Documents.furious, Documents.praise])))
        test.serve(Documents.blog, .text(Documents.rss([])))
        let installation = try test.install(in: folder, Documents.configuration)
        _ = try await Cycle(installation).run()
        return installation
    }

    @Test("a label on a case labels its mention; the latest word on each question counts; one line a mention")
    func latest() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            let installation = try await installed(folder, test)
            #expect(try lines(installation).isEmpty)
            #expect(try installation.label("C1", as: LabelOrder(.notAComplaint, person: "mara")).count == 1)
            #expect(try lines(installation).map(\.complaint) == [0])
            test.clock.advance(seconds: 60)
            _ = try installation.label("C1", as: LabelOrder(.angerTooHigh))
            _ = try installation.label("C1", as: LabelOrder(.complaint))
            _ = try installation.label("C1", as: LabelOrder(.wrongTopic, topics: [.refund, .billing]))
            let line = try #require(try lines(installation).first)
            #expect(try lines(installation).count == 1)
            #expect(line.complaint == 1 && line.spam == 0 && line.source == "label" && line.weights == nil)
            #expect(line.topics == ["refund", "billing"])
            #expect(line.domain == "forum" && line.language == "en" && line.text.contains("129 euros"))
            let judged = try #require(try installation.store.storedCase(1)?.mentions.first?.assessment.anger)
            #expect(abs((line.anger ?? 1) - max(0, judged - 0.3)) < 0.01)
            let history = try installation.store.events(ofCase: 1).map(\.words)
            #expect(history.contains("labelled not-a-complaint by mara") && history.contains("labelled complaint"))

            _ = try installation.label("C1", as: LabelOrder(.withdrawn))
            #expect(try lines(installation).isEmpty)
        }
    }

    @Test("a mention that nobody was shown can be labelled as well: what was missed")
    func missed() async throws {
        try await TemporaryFolder.with { folder in
            let installation = try await installed(folder, TestWorld())
            #expect(try installation.label("p1", as: LabelOrder(.complaint)).map(\.id) == ["p1"])
            #expect(try lines(installation).map(\.complaint) == [1])
        }
    }

    @Test("a resolved case confirms its complaint at half weight, a dismissed one says nothing; a label overrules both")
    func confirmed() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            let installation = try await installed(folder, test)
            _ = try installation.change("C1", CaseOrder(owner: "mara", state: .dismissed, reason: "twice"))
            #expect(try lines(installation).isEmpty)
            test.clock.advance(seconds: 60)
            _ = try installation.change("C1", CaseOrder(state: .resolved, cause: "late"))
            let line = try #require(try lines(installation).first)
            #expect(line.complaint == 1 && line.source == "resolved" && line.weights == ["complaint": 0.5])
            #expect(try lines(installation, since: test.clock.now).count == 1)
            #expect(try lines(installation, since: test.clock.now.adding(seconds: 1)).isEmpty)
            _ = try installation.label("C1", as: LabelOrder(.notAComplaint))
            let overruled = try #require(try lines(installation).first)
            #expect(overruled.complaint == 0 && overruled.source == "label" && overruled.weights == nil)
        }
    }

    @Test("a label keeps the words it was given for when they are changed later")
    func edited() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            let installation = try await installed(folder, test)
            _ = try installation.label("C1", as: LabelOrder(.complaint))
            var mild = Documents.furious
            mild.text = "All is well now, the refund came. Thank you."
            mild.title = "Solved"
            test.serve(Documents.forum, .text(Documents.rss([mild])))
            test.clock.advance(seconds: 86_400)
            _ = try await Cycle(installation).run()
            #expect(try installation.store.storedCase(1)?.mentions.first?.mention.title == "Solved")
            #expect(try lines(installation).first?.text.contains("129 euros") == true)
            _ = try installation.label("C1", as: LabelOrder(.notAComplaint))
            #expect(try lines(installation).map(\.text).contains { $0.contains("the refund came") })
            #expect(try lines(installation).map(\.complaint) == [0])
        }
    }

    @Test(
        "orders that make no sense are named",
        arguments: [
            (LabelOrder(.wrongTopic), "--topics"), (LabelOrder(.complaint, topics: [.bug]), "goes with wrong-topic"),
            (LabelOrder(.spam, anger: 0.5), "goes with anger-too-high"),
            (LabelOrder(.angerTooHigh, anger: 1), "contradict"), (LabelOrder(.angerTooLow, anger: 7), "from 0, calm"),
        ])
    func nonsense(_ order: LabelOrder, _ words: String) async throws {
        try await TemporaryFolder.with { folder in
            let installation = try await installed(folder, TestWorld())
            #expect { _ = try installation.label("C1", as: order) } throws: { "\($0)".contains(words) }
            #expect(throws: PipelineError.self) { _ = try installation.label("C99", as: LabelOrder(.spam)) }
            #expect(try lines(installation).isEmpty)
        }
    }

    @Test("what is exported is what training and measuring read")
    func roundTrip() async throws {
        try await TemporaryFolder.with { folder in
            let installation = try await installed(folder, TestWorld())
            _ = try installation.label("C1", as: LabelOrder(.complaint))
            _ = try installation.label("p1", as: LabelOrder(.notAComplaint))
            let text = try installation.labelLines(since: nil).joined(separator: "\n")
            let path = try folder.write(text, to: "labels.jsonl")
            let report = try Evaluating(.complaint, settings: installation.settings).measure(path)
            #expect(report.lines.bad == 0 && report.measures[0].count == 2 && report.measures[0].macroF1 == 1)
            #expect {
                _ = try LabelTraining.train(on: [path], settings: installation.settings)
            } throws: { "\($0)".contains("2 labels are too few") }
        }
    }
}
