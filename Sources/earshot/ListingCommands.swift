import ArgumentParser
import Pipeline
import Triage

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
