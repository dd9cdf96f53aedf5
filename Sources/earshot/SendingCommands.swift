import ArgumentParser
import Foundation
import Pipeline
import Triage

/// `earshot reply send CASE < text`.
struct ReplySendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Checks the reply on standard input and records it as sent, with what it promises.",
        discussion: """
            Earshot does not post: the words go out where the complaint was made. What is recorded moves the case on, and \
            the promises read from it wait for your word that their times were read rightly. Exits with 1, and records \
            nothing, where something of severity error stands in it; a lead can send it all the same with --override.
            """)

    @OptionGroup var options: ConfigurationOptions
    @OptionGroup var reply: ReplyOptions
    @OptionGroup var person: PersonOption

    @Option(help: "The language of the reply, as ISO 639-1; that of the case unless given.")
    var language: String?

    @Option(help: "Why it is sent though something of severity error stands in it; for leads.")
    var override: String?

    @Flag(help: "The times read are right: confirm all promises at once.")
    var confirm = false

    @Flag(help: "What was recorded as one JSON object.")
    var json = false

    @Argument(help: "The case: C12.")
    var name: String

    func run() throws {
        let installation = try options.open()
        let sender = try person.required()
        let text = try ReplyText.fromStandardInput()
        let submission = ReplySubmission(
            text: text, order: reply.order, language: language, sender: sender, overrideReason: override)
        let outcome = try Exit.naming { () throws(PipelineError) in try installation.send(submission, for: name) }
        LintText.note(outcome.linted)
        Output.error(LintText(outcome.linted.findings, colour: Terminal().colour).text)
        if outcome.denies {
            Output.error("  \(name) needs a second opinion now: the reply denies what the person said\n")
        }
        let recorded = try Exit.allowing(outcome.result)
        let promises = confirm ? try recorded.promises.map { try confirmed($0, installation) } : recorded.promises
        if json {
            Output.print(try JSONOutput.text(Receipt(reply: recorded.reply, promises: promises), pretty: true))
            return
        }
        Output.print(
            "\(recorded.reply.name) recorded: step \(recorded.reply.step.rawValue) to \(recorded.entry.name), which is "
                + recorded.entry.state.rawValue)
        for (promise, assumptions) in zip(promises, outcome.assumptions) {
            Output.print("  " + TerminalText.clean(promise.line(at: installation.world.now())))
            for assumption in assumptions { Output.print("      read so: \(assumption)") }
            if promise.state == .proposed { Output.print("      " + advice(promise)) }
        }
    }

    /// As read, where a time was read; else it goes on waiting for one.
    private func confirmed(_ promise: Promise, _ installation: Installation) throws -> Promise {
        guard promise.due != nil else { return promise }
        let change = PromiseChange.confirm(due: nil, owner: nil)
        return try Exit.allowing(
            try Exit.naming { () throws(PipelineError) in try installation.change(promise: promise.name, change) })
    }

    private func advice(_ promise: Promise) -> String {
        promise.due == nil
            ? "by when? earshot promise confirm \(promise.name) --due TIME"
            : "right? earshot promise confirm \(promise.name), or with --due TIME; if it is none: earshot promise withdraw \(promise.name) --reason …"
    }

    private struct Receipt: Encodable {
        let reply: SentReply
        let promises: [Promise]
    }
}

/// `earshot reply learned`.
struct ReplyLearnedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "learned",
        abstract: "Shows what followed the replies of each template: thanks, more stars, edits, further complaints.",
        discussion: """
            Counts, with 95 % intervals from twenty uses on; fewer say nothing. What followed a reply need not have come \
            of it.
            """)

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "One JSON object a line.")
    var json = false

    func run() throws {
        let installation = try options.open()
        let records = try Exit.naming { () throws(PipelineError) in try installation.templateRecords() }
        if records.isEmpty, !json { Output.print("No reply has been recorded yet.") }
        for record in records {
            if json {
                Output.print(try JSONOutput.text(record, pretty: false))
                continue
            }
            Output.print(
                "\(record.template ?? "words of your own")  (\(record.step.rawValue))  \(record.uses) "
                    + (record.uses == 1 ? "use" : "uses"))
            for (what, share) in record.proportions {
                Output.print("    \(what.padding(toLength: 17, withPad: " ", startingAt: 0))\(share.words)")
            }
        }
    }
}
