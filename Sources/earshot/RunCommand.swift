import ArgumentParser
import Foundation
import Pipeline
import Synchronization
import Triage
import UnixSignals

/// `earshot run`: one cycle, or one after another.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Visits the sources that are due, judges what is new, and delivers what needs an answer.",
        discussion: """
            Made for cron: call it as often as you like, each source is visited in its own rhythm. A second run repeats \
            nothing, and a run beside another one ends at once with status 75. On SIGTERM or SIGINT what is begun is \
            finished and the status is 0.
            Status 69: every visited source failed, or no message could be delivered. Status 78: the configuration has \
            mistakes.
            """)

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "Visit every source, also those that are not due or were given up.")
    var all = false

    @Option(help: "Begin no further visit after this time: 90s, 5m, 1h.")
    var budget: String?

    @Option(help: "Go on for ever and run this often, where there is no cron: 90s, 10m, 1h.")
    var every: String?

    @Flag(help: "Print the run report as JSON on standard output; a terminal sink then writes to standard error.")
    var json = false

    func run() async throws {
        // A reader who leaves early must not end the run: what was not delivered is tried again.
        signal(SIGPIPE, SIG_IGN)
        let order = VisitOrder(
            takesAll: all, budgetSeconds: try SpanOption.seconds("--budget", budget).map(Double.init))
        let interval = try SpanOption.seconds("--every", every)
        let ending = Ending()
        try await ending.listening {
            guard let interval else { return try await cycle(order, ending) }
            while !ending.isAsked {
                let begin = ContinuousClock.now
                do {
                    // The configuration is read anew each time: a mended one counts from the next run on.
                    try await cycle(order, ending)
                } catch let status as ExitCode {
                    Output.error("earshot: this run ended with status \(status.rawValue); the next one tries again\n")
                }
                await ending.nap(until: begin + .seconds(interval))
            }
        }
    }

    private func cycle(_ order: VisitOrder, _ ending: Ending) async throws {
        let terminal = Terminal()
        var world = options.world(terminal)
        world.mustStop = { ending.isAsked }
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
        let report = try await Exit.namingLater { () async throws(PipelineError) in
            try await Cycle(installation, visiting: order).run()
        }
        terminal.endProgress()
        if json {
            Output.print(try JSONOutput.text(report, pretty: every == nil))
        } else {
            Output.print("")
            Output.write(report.text())
        }
        // Who was asked to end and did has not failed.
        if let failure = report.failure, !ending.isAsked { throw Exit.fail(failure, status: report.exitStatus) }
    }
}

/// The wish of the system or of a person that the process end.
private final class Ending: Sendable {
    private struct State {
        var isAsked = false
        var nap: Task<Void, Never>?
    }

    private let state = Mutex(State())

    var isAsked: Bool { state.withLock { $0.isAsked } }

    /// Waits until then, or until the wish comes.
    func nap(until time: ContinuousClock.Instant) async {
        let nap = Task { _ = try? await Task.sleep(until: time, clock: .continuous) }
        let isAsked = state.withLock {
            $0.nap = nap
            return $0.isAsked
        }
        if isAsked { nap.cancel() }
        await nap.value
    }

    /// Does `work` to its end while SIGTERM and SIGINT only raise the wish.
    func listening(_ work: @escaping @Sendable () async throws -> Void) async throws {
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        let listener = Task {
            for await _ in signals {
                let nap = self.state.withLock {
                    $0.isAsked = true
                    return $0.nap
                }
                nap?.cancel()
            }
        }
        defer { listener.cancel() }
        try await work()
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
