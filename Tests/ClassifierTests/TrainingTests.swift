import FoundationEssentials
import Testing
import Triage

@testable import Classifier

@Suite struct TrainingTests {
    /// A small world in which "broken" complains and "lovely" does not.
    static let examples: [TrainingExample] = (0..<120).flatMap { number -> [TrainingExample] in
        let thing = ["kettle", "lamp", "phone", "chair", "shoe"][number % 5]
        return [
            TrainingExample(
                text: "the \(thing) is broken number \(number)", complaint: 1, anger: 0.8, valence: -0.8, spam: 0),
            TrainingExample(
                text: "what a lovely \(thing) number \(number)", complaint: 0, anger: 0, valence: 0.8, spam: 0),
            TrainingExample(text: "earn cash fast with \(thing) link \(number)", complaint: 0, anger: 0, spam: 1),
        ]
    }

    static let options: FastTrainer.Options = {
        var options = FastTrainer.Options()
        options.name = "test-1"
        options.wordBits = 12
        options.characterBits = 12
        options.languageBits = 8
        return options
    }()

    @Test("a model learns what it is shown") func learns() throws {
        let model = try FastTrainer.train(examples: Self.examples, options: Self.options).model
        let bad = model.assess(text: "my toaster is broken")
        let good = model.assess(text: "what a lovely toaster")
        #expect(bad.complaint > model.complaintThreshold)
        #expect(good.complaint < model.complaintThreshold)
        #expect(bad.anger > good.anger + 0.2)
        #expect(model.assess(text: "earn cash fast link").spam > bad.spam)
        #expect(bad.model == "test-1")
    }

    @Test("the same examples and seed give the same bytes") func repeatable() throws {
        func bytes(_ seed: UInt64) throws -> [UInt8] {
            WeightsFile.encode(
                try FastTrainer.train(examples: Self.examples, seed: seed, options: Self.options).parameters)
        }
        #expect(try bytes(1) == bytes(1))
        #expect(try bytes(1) != bytes(2))
    }

    @Test("what is written is the model") func writes() throws {
        let path = FileManager.default.temporaryDirectory.path + "/fast-\(UInt64.random(in: 0 ..< .max)).weights"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let trained = try FastTrainer.train(examples: Self.examples, options: Self.options)
        try trained.write(to: path)
        let loaded = try FastModel.load(contentsOf: path)
        #expect(loaded.assess(text: "it is broken") == trained.model.assess(text: "it is broken"))
        #expect {
            try trained.write(to: "/nowhere/at/all.weights")
        } throws: { if case ClassifierError.unwritable = $0 { true } else { false } }
    }

    @Test("too little to learn from is said so") func tooFew() {
        #expect(
            throws: ClassifierError.tooFewExamples(head: "complaint", found: 0, needed: FastTrainer.leastOfEachKind)
        ) {
            _ = try FastTrainer.train(examples: [], options: Self.options)
        }
    }

    @Test("lines are read, and a bad one is named") func reads() throws {
        let path = FileManager.default.temporaryDirectory.path + "/lines-\(UInt64.random(in: 0 ..< .max)).jsonl"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let good = #"{"text":"late again","complaint":1,"weights":{"complaint":2},"set":"own"}"# + "\n\n"
        try Data(good.utf8).write(to: URL(fileURLWithPath: path))
        let read = try TrainingExample.read(contentsOf: path)
        #expect(read == [TrainingExample(text: "late again", complaint: 1, weights: ["complaint": 2])])
        try Data((good + "{broken").utf8).write(to: URL(fileURLWithPath: path))
        #expect {
            _ = try TrainingExample.read(contentsOf: path)
        } throws: { if case ClassifierError.badExample(_, 3, _) = $0 { true } else { false } }
    }

    @Test("Platt's fit finds the sigmoid that made the labels") func platt() {
        let points: [Calibration.Point] = (-40...40).map { step in
            let score = Double(step) / 10
            return (score, Logistic.sigmoid(1.7 * score - 0.6), 1)
        }
        let (slope, offset) = Calibration.platt(points)
        #expect(abs(slope - 1.7) < 0.05)
        #expect(abs(offset + 0.6) < 0.05)
    }
}
