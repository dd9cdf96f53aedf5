import Foundation
import Testing
import Triage

@testable import Classifier

/// A tiny encoder with numbers by a fixed seed, and what the reference makes of texts (training/deep/tiny.py).
enum TinyModel {
    /// One text with the reference tokenizer's pieces and the reference's sums.
    struct Line: Codable, Sendable {
        var text: String
        var tokens: [Int32]
        var sums: [Float]
    }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures")
    static let file = folder.appendingPathComponent("tiny.weights").path

    static func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: file))) }

    static func parameters() throws -> DeepParameters { try DeepWeightsFile.read(file) }

    static let lines: [Line] = (try? lines(of: "tiny.jsonl")) ?? []

    /// The texts of a file of fixtures.
    static func lines(of name: String) throws -> [Line] {
        try Data(contentsOf: folder.appendingPathComponent(name)).split(separator: 0x0A)
            .map { try JSONDecoder().decode(Line.self, from: $0) }
    }

    /// Whether products can be worked out on this machine.
    static let hasOpenBLAS = (try? OpenBLAS.open()) != nil
    /// Whether the weights came with the program, too.
    static let hasShippedWeights = hasOpenBLAS && (try? DeepModel.shippedWeights()) != nil
    static let needsOpenBLAS: Comment = "libopenblas.so.0 is not installed"

    static func session() throws -> DeepSession { DeepSession(try model()) }

    static func model() throws -> DeepModel { try DeepModel.load(contentsOf: file, using: try OpenBLAS.open()) }
}
