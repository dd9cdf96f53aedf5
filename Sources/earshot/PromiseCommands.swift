import ArgumentParser
import Pipeline
import Triage

/// `earshot promise`: what we said we would do.
struct PromiseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promise", abstract: "Confirms, keeps and lists what was promised in replies.",
        subcommands: [
            PromiseListCommand.self, PromiseConfirmCommand.self, PromiseKeepCommand.self, PromiseWithdrawCommand.self,
        ], defaultSubcommand: PromiseListCommand.self)
}

/// `earshot promise list`.
struct PromiseListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists promises that are not kept yet, soonest due first.")

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "Those kept and withdrawn as well.")
    var all = false

    @Flag(help: "One JSON object a line.")
    var json = false

    func run() throws {
        let installation = try options.open()
        let promises = try Exit.naming { () throws(PipelineError) in try installation.promises(all: all) }
        if promises.isEmpty, !json { Output.print(all ? "Nothing was ever promised." : "No promise is open.") }
        for promise in promises {
            Output.print(
                json
                    ? try JSONOutput.text(promise, pretty: false)
                    : "C\(promise.caseNumber) · " + TerminalText.clean(promise.line(at: installation.world.now())))
        }
    }
}

/// `earshot promise confirm P3`.
struct PromiseConfirmCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Says that a promise's time was read rightly, or which one is meant.")

    @OptionGroup var options: ConfigurationOptions

    @Argument(help: "The promise: P3.")
    var name: String

    @Option(help: "When it is due (RFC 3339), where it was read otherwise.")
    var due: Timestamp?

    @Option(help: "Who keeps it, where that was read otherwise.")
    var owner: String?

    func run() throws {
        try PromiseChanging.apply(.confirm(due: due, owner: owner), to: name, options)
    }
}

/// `earshot promise keep P3`.
struct PromiseKeepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keep", abstract: "Says that what was promised is done.")

    @OptionGroup var options: ConfigurationOptions

    @Argument(help: "The promise: P3.")
    var name: String

    @Option(help: "What was done.")
    var note: String?

    func run() throws { try PromiseChanging.apply(.keep(note: note), to: name, options) }
}

/// `earshot promise withdraw P3 --reason …`.
struct PromiseWithdrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Takes a promise back, or says that the words were none.")

    @OptionGroup var options: ConfigurationOptions

    @Argument(help: "The promise: P3.")
    var name: String

    @Option(help: "Why.")
    var reason: String

    func run() throws { try PromiseChanging.apply(.withdraw(reason: reason), to: name, options) }
}

/// Changes a promise and says how it stands now.
enum PromiseChanging {
    static func apply(_ change: PromiseChange, to name: String, _ options: ConfigurationOptions) throws {
        let installation = try options.open()
        let promise = try Exit.allowing(
            try Exit.naming { () throws(PipelineError) in try installation.change(promise: name, change) })
        Output.print(TerminalText.clean(promise.line(at: installation.world.now())))
    }
}
