import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import Classifier
@testable import Pipeline

@Suite("Weights of one's own: put in place whole, kept, taken back")
struct OwnWeightsTests {
    /// Small weights of the given name.
    private static func weights(_ name: String) throws -> TrainedModel {
        var options = FastTrainer.Options()
        options.name = name
        options.wordBits = 8
        options.characterBits = 8
        options.languageBits = 4
        let examples = (0..<30).flatMap { number in
            [
                TrainingExample(text: "the lid broke \(number)", complaint: 1),
                TrainingExample(text: "lovely tea \(number)", complaint: 0),
            ]
        }
        return try FastTrainer.train(examples: examples, options: options)
    }

    @Test("installing keeps the former ones; undoing puts them back, then the shipped ones, then says there is nothing")
    func installUndo() async throws {
        try await TemporaryFolder.with { folder in
            let place = OwnWeights(path: folder.path("brand.weights"))
            #expect(try place.load() == nil)
            try place.install(try Self.weights("one"))
            #expect(try place.load()?.name == "one")
            #expect(!FileText.exists(place.previousPath))
            try place.install(try Self.weights("two"))
            try place.install(try Self.weights("three"))
            #expect(try place.load()?.name == "three")
            #expect(try FastModel.load(contentsOf: place.previousPath).name == "two")

            #expect(try place.undo() == "two")
            #expect(try place.load()?.name == "two")
            #expect(try FastModel.load(contentsOf: place.undonePath).name == "three")
            #expect(try place.undo() == FastModel.shipped().name)
            #expect(try place.load() == nil)
            #expect(throws: PipelineError.self) { _ = try place.undo() }
        }
    }

    @Test(
        "killed after the new file is written, before it is put in place: the old one is used, the next training works")
    func killed() async throws {
        try await TemporaryFolder.with { folder in
            let path = folder.path("brand.weights")
            try OwnWeights(path: path).install(try Self.weights("old"))
            await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
                try OwnWeights(path: path).install(try OwnWeightsTests.weights("new")) { kill(getpid(), SIGKILL) }
            }
            let place = OwnWeights(path: path)
            #expect(try place.load()?.name == "old")
            #expect(!FileText.exists(place.previousPath))
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(left.count == 2, "the half of the killed process stands beside it")
            try place.install(try Self.weights("newer"))
            #expect(try place.load()?.name == "newer")
            #expect(try FastModel.load(contentsOf: place.previousPath).name == "old")
            #expect(
                Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) == [
                    "brand.weights", "brand.weights.previous",
                ])
        }
    }

    @Test("a damaged or foreign file is named with the way back, and undoing works all the same")
    func damaged() async throws {
        try await TemporaryFolder.with { folder in
            let place = OwnWeights(path: folder.path("brand.weights"))
            try place.install(try Self.weights("good"))
            try place.install(try Self.weights("bad"))
            var bytes = [UInt8](try Data(contentsOf: URL(filePath: place.path)))
            bytes[400] ^= 1
            for (content, words) in [
                (bytes, "damaged"), (Array("%PDF-1.7".utf8), "not an Earshot weights file"), ([], "bytes"),
            ] {
                try folder.write(content, to: "brand.weights")
                #expect {
                    _ = try place.load()
                } throws: { error in
                    "\(error)".contains(words) && "\(error)".contains("earshot train --undo")
                        && (error as? PipelineError)?.exitStatus == 78
                }
            }
            #expect(try place.undo() == "good")
            #expect(try place.load()?.name == "good")
        }
    }

    @Test("undoing to damaged former weights changes nothing") func damagedPrevious() async throws {
        try await TemporaryFolder.with { folder in
            let place = OwnWeights(path: folder.path("brand.weights"))
            try place.install(try Self.weights("one"))
            try folder.write("junk", to: "brand.weights.previous")
            #expect { _ = try place.undo() } throws: { "\($0)".contains("remove \(place.path)") }
            #expect(try place.load()?.name == "one")
        }
    }

    @Test("a folder that cannot be written leaves what is there") func unwritable() throws {
        #expect {
            try OwnWeights(path: "/proc/nothing/brand.weights").install(try Self.weights("one"))
        } throws: { ($0 as? PipelineError)?.exitStatus == 74 }
    }
}
