import Foundation

/// The built program, run as its users run it.
struct Program {
    /// What a run left behind.
    struct Result {
        var status: Int32
        var output: String
        var errors: String
        /// Whether a signal ended it.
        var wasKilled: Bool
    }

    /// Where the build put it: beside the test bundle.
    static let path: String = {
        let bundle =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("earshot").path
    }()

    /// Starts it, gives it `input`, and waits for its end.
    static func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Result {
        let process = try start(arguments, input: input, environment: environment)
        return process.finish()
    }

    /// Starts it.
    static func start(
        _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) throws -> Running {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "earshot-program-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["in", "out", "err"] {
            try Data(name == "in" ? Array(input.utf8) : []).write(to: folder.appendingPathComponent(name))
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        // The fast tier alone: which mentions the deep one reads depends on what waits together, and so on where a run was
        // killed; DeepTierTests have it read.
        let alone = ["EARSHOT_OPENBLAS": "not-for-these-tests"].merging(environment) { _, new in new }
        process.environment = ProcessInfo.processInfo.environment.merging(alone) { _, new in new }
        // Files, not pipes: a full pipe would stop a program that nobody reads yet.
        process.standardInput = try FileHandle(forReadingFrom: folder.appendingPathComponent("in"))
        process.standardOutput = try FileHandle(forWritingTo: folder.appendingPathComponent("out"))
        process.standardError = try FileHandle(forWritingTo: folder.appendingPathComponent("err"))
        try process.run()
        return Running(process: process, folder: folder)
    }

    /// A started program.
    struct Running {
        let process: Process
        let folder: URL

        func finish() -> Result {
            process.waitUntilExit()
            defer { try? FileManager.default.removeItem(at: folder) }
            func text(_ name: String) -> String {
                (try? Data(contentsOf: folder.appendingPathComponent(name))).map { String(decoding: $0, as: UTF8.self) }
                    ?? ""
            }
            return Result(
                status: process.terminationStatus, output: text("out"), errors: text("err"),
                wasKilled: process.terminationReason == .uncaughtSignal)
        }
    }
}
