import Classifier
import Foundation
import Intake
import Triage

/// The texts of the JSON Lines of a folder, those of 60 to 170 bytes: posts as they come, each other than the one before.
func samplePosts(in folder: String) throws -> [String] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".jsonl") }.sorted()
    var posts: [String] = []
    for file in files {
        let lines = try String(contentsOf: URL(filePath: folder + "/" + file), encoding: .utf8).split(separator: "\n")
        for line in lines {
            guard case .string(let text)? = try JSONValue.parse(Array(line.utf8))["text"] else { continue }
            if 60...170 ~= text.utf8.count { posts.append(text) }
        }
    }
    return posts
}

/// Judges the texts that the lines of a file are, without and with the reasons; writes name, posts and the seconds of the
/// best of five rounds, as the script wants them.
func measureClassifying(list: String) throws {
    let model = try FastModel.shipped()
    let posts = try String(contentsOf: URL(filePath: list), encoding: .utf8).split(separator: "\n").map(String.init)
    for (name, explaining) in [("Earshot, all scores", false), ("Earshot, with the reasons", true)] {
        var best = Duration.seconds(3_600)
        for _ in 0..<5 {
            let spent = ContinuousClock().measure {
                for post in posts { _ = model.assess(text: post, explaining: explaining) }
            }
            best = min(best, spent)
        }
        print("\(name)\t\(posts.count)\t\(best / .seconds(1))")
    }
}

/// Reads the texts that the lines of a file are by the deep tier, one thread; writes name, posts and the seconds of the best
/// of three rounds, and to the standard error how long loading took.
func measureDeepReading(list: String) throws {
    let weights = try DeepModel.shippedWeights()
    let blas = try OpenBLAS.open()
    let begin = ContinuousClock.now
    let model = try DeepModel.load(contentsOf: weights, using: blas)
    FileHandle.standardError.write(Data("loaded in \((ContinuousClock.now - begin) / .milliseconds(1)) ms\n".utf8))
    let posts = try String(contentsOf: URL(filePath: list), encoding: .utf8).split(separator: "\n").map(String.init)
    let session = DeepSession(model)
    var best = Duration.seconds(3_600)
    for _ in 0..<3 { best = min(best, ContinuousClock().measure { _ = session.read(posts) }) }
    print("Earshot, deep tier\t\(posts.count)\t\(best / .seconds(1))")
}

/// Writes how many word pieces each line of a file has, the two marks included: what other encoders are to be given.
func countPieces(list: String) throws {
    let model = try DeepModel.load(contentsOf: try DeepModel.shippedWeights(), using: try OpenBLAS.open())
    let session = DeepSession(model)
    for post in try String(contentsOf: URL(filePath: list), encoding: .utf8).split(separator: "\n") {
        print(session.pieceCount(String(post)))
    }
}
