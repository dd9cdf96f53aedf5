import Foundation
import Storage
import TestSupport
import Testing
import Triage

@testable import Classifier
@testable import Pipeline

@Suite("Training on labels: better weights are used, worse ones refused")
struct LabelTrainingTests {
    /// People of this brand call a kettle that died a dodo: no shipped weights know that.
    private static func labels(_ count: Int, dodoComplains: Bool = true) -> String {
        (0..<count).map { number in
            let place = ["kitchen", "office", "cabin", "garden", "hotel"][number % 5]
            let text =
                number % 2 == 0
                ? "number \(number) in the \(place) went dodo, model \(number * 31)"
                : "number \(number) in the \(place) makes tea, model \(number * 31)"
            return #"{"text":"\#(text)","complaint":\#(number % 2 == 0 && dodoComplains ? 1 : 0)}"#
        }.joined(separator: "\n")
    }

    private static let configuration =
        "brand: {name: Kettlewren}\nstore: store.db\nclassifier: {weights: own/brand.weights}\n"

    @Test("labels move the weights, the run uses and names them, training again changes nothing, undo goes back")
    func learns() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            let installation = try test.install(in: folder, ["earshot.yaml": Self.configuration])
            let shipped = installation.model.name
            let text = "number 9000 in the library went dodo"
            let before = installation.model.assess(text: text).complaint
            let path = try folder.write(Self.labels(400), to: "labels.jsonl")

            let report = try LabelTraining.train(on: [path], settings: installation.settings)
            #expect(report.refusals.isEmpty, "\(report.refusals)")
            #expect(report.before == shipped && report.after.hasPrefix("\(shipped)+user-"))
            #expect(report.taught + report.heldBack == 400 && (50...110).contains(report.heldBack))
            #expect(report.path == folder.path("own/brand.weights"))
            let held = try #require(report.held.lines.first)
            #expect(held.after.logLoss < held.before.logLoss - 0.1)

            let now = try Installation.open(folder.path("earshot.yaml"), world: test.world)
            #expect(now.model.name == report.after)
            #expect(now.model.assess(text: text).complaint > before + 0.2)
            #expect(now.model.assess(text: text).model == report.after)

            let again = try LabelTraining.train(on: [path], settings: installation.settings)
            #expect(again.isSame && again.after == report.after)
            #expect(!FileText.exists(report.path + ".previous"))

            #expect(try OwnWeights(installation.settings).undo() == shipped)
            #expect(try Installation.open(folder.path("earshot.yaml"), world: test.world).model.name == shipped)
        }
    }

    @Test("labels that unteach what the shipped weights know are refused, and nothing changes")
    func refusesUnteaching() async throws {
        try await TemporaryFolder.with { folder in
            let installation = try TestWorld().install(in: folder, ["earshot.yaml": Self.configuration])
            // Our own writing, every answer turned round and shouted.
            var turned = ""
            for (name, was, becomes) in [("complaints", 1, 0), ("neutral", 0, 1), ("praise", 0, 1)] {
                let path = RepositoryFiles.path("training/own/\(name).jsonl")
                turned += try String(contentsOfFile: path, encoding: .utf8).replacing(
                    "\"complaint\": \(was)", with: "\"complaint\": \(becomes), \"weights\": {\"complaint\": 100}")
            }
            let path = try folder.write(turned, to: "turned.jsonl")
            let report = try LabelTraining.train(on: [path], settings: installation.settings)
            #expect(report.refusals.contains { $0.contains("guard") }, "\(report.refusals)")
            #expect(!FileText.exists(report.path))
        }
    }

    @Test("weights that do worse on the labels held back are refused, and those in use stay")
    func refusesWorse() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            let installation = try test.install(in: folder, ["earshot.yaml": Self.configuration])
            let good = try folder.write(Self.labels(300), to: "good.jsonl")
            let first = try LabelTraining.train(on: [good], settings: installation.settings)
            #expect(first.refusals.isEmpty)
            // What teaches says that a dodo is no complaint; what is held back says that it is.
            let texts = (0..<300).map { "number \($0) in the hall went dodo, model \($0 * 31)" }
            let lines = zip(texts, LabelSplit.heldBack(texts)).map { #"{"text":"\#($0)","complaint":\#($1 ? 1 : 0)}"# }
            let bad = try folder.write(lines.joined(separator: "\n"), to: "bad.jsonl")
            let second = try LabelTraining.train(on: [bad], settings: installation.settings)
            #expect(second.before == first.after)
            #expect(second.refusals.contains { $0.contains("held back, complaint: log loss rose") })
            #expect(try OwnWeights(installation.settings).load()?.name == first.after)
            #expect(!FileText.exists(second.path + ".previous"))
        }
    }

    @Test("few labels move little, and the report says that they say little") func few() async throws {
        try await TemporaryFolder.with { folder in
            let installation = try TestWorld().install(in: folder, ["earshot.yaml": Self.configuration])
            let path = try folder.write(Self.labels(24), to: "labels.jsonl")
            let report = try LabelTraining.train(on: [path], settings: installation.settings)
            #expect(report.text.contains("next to nothing") || report.text.contains("Nothing was held back"))
            #expect(report.refusals.isEmpty, "\(report.refusals)")
            for line in report.text.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
            let text = "Third week without my refund, this is ridiculous."
            let moved = try #require(try OwnWeights(installation.settings).load()).assess(text: text).complaint
            #expect(abs(moved - installation.model.assess(text: text).complaint) < 0.05)
        }
    }

    @Test(
        "nothing to learn from is said so",
        arguments: [
            ("", "is empty"), (#"{"text":"a","topics":["bug"]}"#, "nothing to learn from"),
            (labels(5), "5 labels are too few"), (#"{"text":"a","anger":7}"#, "line 1: anger is 7.00"),
        ])
    func nothing(_ text: String, _ words: String) async throws {
        try await TemporaryFolder.with { folder in
            let installation = try TestWorld().install(in: folder, ["earshot.yaml": Self.configuration])
            let path = try folder.write(text, to: "labels.jsonl")
            #expect {
                _ = try LabelTraining.train(on: [path], settings: installation.settings)
            } throws: { "\($0)".contains(words) }
        }
    }

    @Test("two trainings at once: the second is told so") func locked() async throws {
        try await TemporaryFolder.with { folder in
            let installation = try TestWorld().install(in: folder, ["earshot.yaml": Self.configuration])
            let path = try folder.write(Self.labels(40), to: "labels.jsonl")
            let lock = try RunLock(storePath: OwnWeights(installation.settings).path)
            defer { lock.release() }
            #expect {
                _ = try LabelTraining.train(on: [path], settings: installation.settings)
            } throws: { ($0 as? PipelineError)?.exitStatus == 75 }
        }
    }

    @Test("damaged weights stop a run and a check by name; without the file the shipped ones are used")
    func damaged() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            try folder.write("junk", to: "store.db.weights")
            #expect {
                _ = try test.install(in: folder, ["earshot.yaml": "brand: {name: K}\nstore: store.db\n"])
            } throws: { "\($0)".contains("store.db.weights") && "\($0)".contains("--undo") }
            #expect {
                _ = try ConfigurationCheck.run(folder.path("earshot.yaml"), world: test.world)
            } throws: { "\($0)".contains("classifier.weights") }
        }
    }
}
