import ArgumentParser
import Foundation
import Pipeline
import Triage

extension DigestFormat: ExpressibleByArgument {}

/// `earshot digest`: what needs a human now.
struct DigestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest", abstract: "Shows the open cases that need a human now, most pressing first.")

    @OptionGroup var options: ConfigurationOptions

    @Option(help: "text, slack (one message a line) or json.")
    var format = DigestFormat.text

    @Option(help: "Cases to show; digest.limit of the configuration unless given.")
    var limit: Int?

    func validate() throws {
        if let limit, !(0...1_000).contains(limit) { throw ValidationError("--limit goes from 0 to 1000.") }
    }

    func run() throws {
        let terminal = Terminal()
        let installation = try options.open()
        let texts = try Exit.naming { () throws(PipelineError) in
            try installation.renderedDigest(
                format: format, limit: limit, width: min(120, terminal.width), colour: terminal.colour)
        }
        for text in texts { Output.write(text.hasSuffix("\n") ? text : text + "\n") }
    }
}

/// `earshot queue`: every open case.
struct QueueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue", abstract: "Lists every open case, most pressing first; nothing is left out.")

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "One JSON object a line.")
    var json = false

    @Option(help: "Cases to list; all unless given.")
    var limit: Int?

    func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit is not negative.") }
    }

    func run() throws {
        let installation = try options.open()
        let lines = try Exit.naming { () throws(PipelineError) in try installation.queue(limit: limit) }
        if json {
            for line in lines { Output.print(try JSONOutput.text(line, pretty: false)) }
            return
        }
        if lines.isEmpty, limit != 0 {
            Output.print("No open cases.")
            return
        }
        let terminal = Terminal()
        Output.print("   #   rank  case  state         team                      words")
        for line in lines { Output.print(line.text(width: terminal.outputIsTerminal ? terminal.width : 140)) }
    }
}

/// `earshot explain`: every part of a rank.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Says in words and numbers why a case or a mention ranks where it does.")

    @OptionGroup var options: ConfigurationOptions

    @Argument(help: "A case (C12) or a mention (scope:id, as explain and the digest print it).")
    var name: String

    func run() throws {
        let installation = try options.open()
        Output.print(try Exit.naming { () throws(PipelineError) in try installation.explain(name) })
    }
}

/// `earshot check`: all mistakes of a configuration at once.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks the configuration and every file it names; status 78 where it has mistakes.")

    @OptionGroup var options: ConfigurationOptions

    func run() throws {
        let world = options.world()
        do throws(ConfigFailure) {
            let settings = try ConfigurationCheck.run(options.config, world: world)
            let noun = settings.sources.count == 1 ? "source" : "sources"
            Output.print(
                "\(options.config) is sound: \(settings.sources.count) \(noun), \(settings.sinks.count) sinks, "
                    + "\(settings.replies.packs.count) reply packs")
            if settings.sinks.isEmpty { Output.print("no sinks: digests go nowhere, earshot digest shows them") }
        } catch {
            Output.error("\(TerminalText.clean(error.description))\n")
            throw ExitCode(78)
        }
    }
}
