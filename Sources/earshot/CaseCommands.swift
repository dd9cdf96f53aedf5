import ArgumentParser
import Foundation
import Pipeline
import Triage

extension CaseState: ExpressibleByArgument {}

/// Who acts: named with `--by`, else by the environment.
struct PersonOption: ParsableArguments {
    @Option(help: "Who does it; the environment variable EARSHOT_USER unless given.")
    var by: String?

    /// The name, if any was given.
    var name: String? { by ?? ProcessInfo.processInfo.environment["EARSHOT_USER"].flatMap { $0.isEmpty ? nil : $0 } }

    /// The name; ends the program where none was given.
    func required() throws -> String {
        guard let name else { throw Exit.fail("say who does it: --by NAME, or set EARSHOT_USER", status: 64) }
        return name
    }
}

extension Exit {
    /// The value, or the program's end with 1 and the reason why it was not done.
    static func allowing<T>(_ result: Result<T, CareRefusal>) throws -> T {
        switch result {
        case .success(let value): return value
        case .failure(let refusal): throw fail("\(refusal)", status: 1)
        }
    }
}

/// `earshot case`: what a human did with one.
struct CaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Takes a case, moves it on or closes it; the history keeps who and why.")

    @OptionGroup var options: ConfigurationOptions
    @OptionGroup var person: PersonOption

    @Argument(help: "The case: C12.")
    var name: String

    @Option(help: "Who has it from now on.")
    var owner: String?

    @Option(help: "new, assigned, acknowledged, investigating, resolved or dismissed.")
    var state: CaseState?

    @Option(help: "What brought it about, a short tag such as late-parcel; needed for resolved.")
    var cause: String?

    @Option(help: "Why; needed for dismissed and for a second opinion.")
    var reason: String?

    @Flag(help: "Ask for a second opinion: somebody other than who answered first looks at it again.")
    var secondOpinion = false

    func run() throws {
        let installation = try options.open()
        let order = CaseOrder(
            owner: owner, state: state, cause: cause, person: person.name, reason: reason, secondOpinion: secondOpinion)
        let changed = try Exit.allowing(
            try Exit.naming { () throws(PipelineError) in try installation.change(name, order) })
        Output.print(
            "\(changed.name) is \(changed.state.rawValue)" + (changed.owner.map { ", \($0) has it" } ?? "")
                + (changed.secondOpinion ? ", and needs a second opinion" : ""))
    }
}

/// `earshot look`: what somebody checked about a claim.
struct LookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "look",
        abstract: "Records what was really checked about a claim: in which system, and what it showed.",
        discussion: "Where a second opinion is asked for, somebody other than who answered first has to look.")

    @OptionGroup var options: ConfigurationOptions
    @OptionGroup var person: PersonOption

    @Argument(help: "The case: C12.")
    var name: String

    @Option(name: .customLong("in"), help: "The system that was looked into.")
    var system: String

    @Option(help: "What it showed.")
    var showed: String

    @Option(help: "What follows from it.")
    var finding: CheckOutcome

    func run() throws {
        let installation = try options.open()
        let who = try person.required()
        let entry = try Exit.allowing(
            try Exit.naming { () throws(PipelineError) in
                try installation.recordLook(name, by: who, system: system, showed: showed, outcome: finding)
            })
        Output.print(
            "\(entry.name): recorded, \(finding.rawValue); the answer: earshot reply draft \(entry.name) --step 3")
    }
}

/// `earshot themes`: what happens to more than one person.
struct ThemesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "themes", abstract: "Lists complaints that more than one person makes, those that grow first.")

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "One JSON object a line.")
    var json = false

    func run() throws {
        let installation = try options.open()
        let themes = try Exit.naming { () throws(PipelineError) in try installation.themes() }
        if themes.isEmpty, !json {
            Output.print("No complaint of the last four weeks comes from more than one person.")
        }
        for theme in themes {
            Output.print(
                json
                    ? try JSONOutput.text(theme, pretty: false) : (theme.isGrowing ? "grows  " : "       ") + theme.line
            )
        }
    }
}
