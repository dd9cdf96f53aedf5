import ArgumentParser
import Foundation
import Pipeline
import Triage

extension MentionLabel.Kind: ExpressibleByArgument {
    /// As it is written on the command line; what takes a label back is an order there.
    public init?(argument: String) { self.init(rawValue: argument == "withdraw" ? "withdrawn" : argument) }

    /// What help and completion offer.
    public static var allValueStrings: [String] {
        allCases.map { $0 == .withdrawn ? "withdraw" : $0.rawValue }
    }
}

/// `earshot label`: what a human says of a judgement.
struct LabelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "label",
        abstract: "Says where the classifier was wrong, or right, about a mention or a case.",
        discussion: """
            complaint, not-a-complaint, anger-too-high, anger-too-low, spam, not-spam, wrong-topic; withdraw takes back \
            what was said before. The latest word counts. Nothing is moved or closed by it: earshot case does that. \
            docs/learning.md tells what becomes of labels.
            """)

    @OptionGroup var options: ConfigurationOptions

    @Argument(help: "The case (C12) or the mention (as earshot explain shows it).")
    var name: String

    @Argument(help: "What it is.")
    var label: MentionLabel.Kind

    @Option(help: "How hot it really is, from 0, calm, to 1, furious; a step of 0.3 unless given.")
    var anger: Double?

    @Option(help: "What it is really about, with commas between; none for nothing of these. Needed for wrong-topic.")
    var topics: String?

    @Option(help: "Who says so; the environment variable EARSHOT_USER unless given.")
    var by: String?

    func run() throws {
        let person = by ?? ProcessInfo.processInfo.environment["EARSHOT_USER"]
        let order = LabelOrder(label, anger: anger, topics: try topicList(), person: person)
        let installation = try options.open()
        let keys = try Exit.naming { () throws(PipelineError) in try installation.label(name, as: order) }
        let what = label == .withdrawn ? "labels withdrawn" : "labelled \(label.rawValue)"
        for key in keys { Output.print("\(TerminalText.clean(key.description))  \(what)") }
    }

    private func topicList() throws -> [Topic]? {
        guard let topics else { return nil }
        if topics == "none" { return [] }
        return try topics.split(separator: ",").map { word in
            let name = word.trimmingCharacters(in: .whitespaces)
            guard let topic = Topic(rawValue: name) else {
                let known = Topic.allCases.map(\.rawValue)
                let hint = Spelling.nearest(to: name, among: known).map { " Did you mean \($0)?" } ?? ""
                throw ValidationError("“\(name)” is no topic.\(hint) There are \(known.joined(separator: ", ")).")
            }
            return topic
        }
    }
}

/// `earshot labels`: all that was said and done about judgements.
struct LabelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "labels", abstract: "Gives what people said and did about judgements, to train and measure with.",
        subcommands: [LabelsExportCommand.self], defaultSubcommand: LabelsExportCommand.self)
}

/// `earshot labels export`: one JSON object a mention.
struct LabelsExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes one JSON object a labelled mention, as earshot train --labels reads them.")

    @OptionGroup var options: ConfigurationOptions

    @Option(help: "Only what was said or done since: a span such as 30d, or a time (RFC 3339).")
    var since: String?

    func run() throws {
        let installation = try options.open()
        let start = try start(at: installation.world.now())
        let lines = try Exit.naming { () throws(PipelineError) in try installation.labelLines(since: start) }
        for line in lines { Output.print(line) }
        if lines.isEmpty {
            Output.error(
                "earshot: no labels\(since == nil ? " yet" : " since then"); earshot label C12 not-a-complaint makes one\n"
            )
        }
    }

    private func start(at now: Timestamp) throws -> Timestamp? {
        guard let since else { return nil }
        if let time = Timestamp(rfc3339: since) { return time }
        guard let seconds = Span.seconds(since) else {
            throw ValidationError(
                "--since is a span such as 30d or a time such as 2026-11-01T00:00:00Z, unlike \(since).")
        }
        return now.adding(seconds: -Double(seconds))
    }
}
