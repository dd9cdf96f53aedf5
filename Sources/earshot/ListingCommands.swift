import ArgumentParser
import Pipeline
import Triage

/// `earshot sources`: how the sources fare, and what one of them gives.
struct SourcesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources", abstract: "Shows how the configured sources fare, or what one of them would bring.",
        subcommands: [SourcesListCommand.self, SourcesTestCommand.self], defaultSubcommand: SourcesListCommand.self)
}

/// `earshot sources test`: looks before anything is stored.
struct SourcesTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Fetches one source and shows its first five mentions as they would be stored; stores nothing.")

    @OptionGroup var options: ConfigurationOptions

    @Argument(help: "The source's name.")
    var name: String

    func run() async throws {
        let installation = try options.open()
        let (lines, notes) = try await Exit.namingLater { () async throws(PipelineError) in
            try await installation.firstMentions(ofSource: name, limit: 5)
        }
        for line in lines { Output.print(line) }
        for note in notes { Output.error("earshot: \(TerminalText.clean(note))\n") }
        if lines.isEmpty { Output.error("earshot: \(name) answers and holds no mention now\n") }
    }
}

/// `earshot sources list`: how the sources fare.
struct SourcesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the configured sources and how each of them fares.")

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "One JSON object a line.")
    var json = false

    func run() throws {
        let installation = try options.open()
        let lines = try Exit.naming { () throws(PipelineError) in try installation.sourceLines() }
        for line in lines {
            if json {
                Output.print(try JSONOutput.text(line, pretty: false))
                continue
            }
            let state =
                line.error.map { "failed \(line.failures)×: \(TerminalText.clean($0))" }
                ?? line.lastSuccessAt.map { "fetched \($0)" } ?? "not fetched yet"
            let news = line.lastNewAt.map { ", last news \($0)" } ?? ""
            Output.print("\(line.name) (\(line.kind))  \(state)\(news)")
        }
    }
}

/// `earshot outbox`: messages that have not arrived for certain.
struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "Lists messages of ours that wait, may have arrived, or were given up.")

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "One JSON object a line.")
    var json = false

    @Flag(help: "Put what was given up back into the queue for the next run.")
    var retry = false

    func run() throws {
        let installation = try options.open()
        if retry {
            let count = try Exit.naming { () throws(PipelineError) in try installation.retryFailedDeliveries() }
            Output.print("\(count) put back; the next run sends them")
            return
        }
        let lines = try Exit.naming { () throws(PipelineError) in try installation.outboxLines() }
        if lines.isEmpty, !json { Output.print("Every message was delivered.") }
        for line in lines {
            if json {
                Output.print(try JSONOutput.text(line, pretty: false))
                continue
            }
            let next = line.nextAttemptAt.map { ", again at \($0)" } ?? ""
            let reason = line.error.map { ": \(TerminalText.clean($0))" } ?? ""
            Output.print(
                "#\(line.id) to \(line.channel)  \(line.state.rawValue) after \(line.attempts) attempts\(next)\(reason)"
            )
        }
    }
}

extension CaseState: ExpressibleByArgument {}

/// `earshot case`: what a human did with one.
struct CaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Takes a case, moves it on or closes it; the history keeps who and why.")

    @OptionGroup var options: ConfigurationOptions

    @Argument(help: "The case: C12.")
    var name: String

    @Option(help: "Who has it from now on.")
    var owner: String?

    @Option(help: "new, assigned, acknowledged, investigating, resolved or dismissed.")
    var state: CaseState?

    @Option(help: "Why; needed for dismissed.")
    var reason: String?

    func run() throws {
        let installation = try options.open()
        let changed = try Exit.naming { () throws(PipelineError) in
            try installation.change(name, owner: owner, state: state, reason: reason)
        }
        Output.print("\(changed.name) is \(changed.state.rawValue)" + (changed.owner.map { ", \($0) has it" } ?? ""))
    }
}
