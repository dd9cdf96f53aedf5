import ArgumentParser
import Foundation
import Pipeline
import Triage

/// `earshot run`: one cycle.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Fetches the sources, judges what is new, and delivers what needs an answer.",
        discussion: """
            Made for cron: a second run repeats nothing, and a run beside another one ends at once with status 75.
            Status 69: every source failed, or no message could be delivered. Status 78: the configuration has mistakes.
            """)

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "Print the run report as JSON on standard output; a terminal sink then writes to standard error.")
    var json = false

    func run() async throws {
        // A reader who leaves early must not end the run: what was not delivered is tried again.
        signal(SIGPIPE, SIG_IGN)
        let terminal = Terminal()
        var world = options.world(terminal)
        if json { world.print = { Output.error($0) } }
        let print = world.print
        world.print = { text in
            terminal.endProgress()
            try print(text)
        }
        let opened = world
        let installation = try Exit.naming { () throws(PipelineError) in
            try Installation.open(options.config, world: opened)
        }
        let report = try await Exit.namingLater { () async throws(PipelineError) in try await Cycle(installation).run()
        }
        terminal.endProgress()
        if json {
            Output.print(try JSONOutput.text(report))
        } else {
            Output.print("")
            Output.write(report.text())
        }
        if let failure = report.failure { throw Exit.fail(failure, status: report.exitStatus) }
    }
}

/// JSON for machines: sorted keys, slashes as they are.
enum JSONOutput {
    static func text(_ value: some Encodable, pretty: Bool = true) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
