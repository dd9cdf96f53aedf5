import ArgumentParser
import Pipeline

extension Evaluating.Answer: ExpressibleByArgument {}

/// `earshot train`: makes the fast tier's weights.
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Teaches the fast classifier: a brand's labels on top of the shipped weights, or all from the start.",
        usage: """
            earshot train --labels FILE… [--config FILE]
            earshot train --undo [--config FILE]
            earshot train --output WEIGHTS EXAMPLES…
            """,
        discussion: """
            With --labels, one label in five is held back, and the new weights are put in place only if they are no worse \
            on these and on the lines shipped as a guard; else it ends with 1 and nothing is changed. See docs/learning.md.

            With --output, everything is learnt from the start from files of examples; see training/README.md.
            """)

    @Option(parsing: .upToNextOption, help: "Labels, as earshot labels export writes them; - for standard input.")
    var labels: [String] = []

    @Flag(help: "Take the weights back that were trained last: the former ones are used again.")
    var undo = false

    @Option(name: .shortAndLong, help: "The configuration whose weights are trained.")
    var config = "config/earshot.yaml"

    @Option(help: "Where to write weights that are learnt from the start.")
    var output: String?

    @Option(help: "The seed of learning from the start; the same files and seed give the same bytes.")
    var seed: UInt64 = 20

    @Argument(help: "Files of examples: text, complaint, anger, spam, language, weights.")
    var files: [String] = []

    func validate() throws {
        let ways = [!labels.isEmpty, undo, output != nil].count { $0 }
        guard ways == 1 else {
            throw ValidationError("Say one of --labels FILE…, --undo, or --output WEIGHTS with files of examples.")
        }
        if output != nil, files.isEmpty { throw ValidationError("Name the files of examples to learn from.") }
        if output == nil, !files.isEmpty {
            throw ValidationError("Files of examples go with --output; labels go with --labels.")
        }
    }

    func run() throws {
        if let output { return try learn(writingTo: output) }
        let settings: Settings
        do throws(ConfigFailure) { settings = try SettingsReader.read(config) } catch {
            throw Exit.fail("\(error)", status: 78)
        }
        if undo {
            let name = try Exit.naming { () throws(PipelineError) in try OwnWeights(settings).undo() }
            Output.print("\(name) is used again, from the next run on")
            return
        }
        let report = try Exit.naming { () throws(PipelineError) in
            try LabelTraining.train(on: labels, settings: settings) { Output.error("earshot: \($0)\n") }
        }
        Output.print(report.text)
        guard report.refusals.isEmpty else {
            Output.print("\nNot put in place; \(report.before) stays:")
            for refusal in report.refusals { Output.print("  " + refusal) }
            throw ExitCode(1)
        }
        Output.print("")
        Output.print(
            report.isSame
                ? "\(report.after) was in use already; nothing is changed"
                : "\(report.after) is in place, \(TerminalText.clean(report.path)): the next run uses it; "
                    + "earshot train --undo takes it back")
    }

    private func learn(writingTo output: String) throws {
        try Exit.naming { () throws(PipelineError) in
            try ModelMaking.train(on: files, writingTo: output, seed: seed) { Output.error("earshot: \($0)\n") }
        }
        Output.print("wrote \(output)")
    }
}

/// `earshot eval`: measures the classifier on labelled texts.
struct EvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Measures the classifier on labelled texts: JSON Lines, also packed with gzip.",
        discussion: """
            Each line has text, a label in the member of the answer's name (complaint and anger also as label, language \
            also as lang, evidence as spans), and perhaps domain, language and rating (0…1). docs/learning.md has examples.
            """)

    @Option(help: "Which answer: complaint, anger, spam, language, topics, urgency, stance or evidence.")
    var answer = Evaluating.Answer.complaint

    @Option(help: "The label that counts as yes, such as negative; without it labels are numbers.")
    var positive: String?

    @Option(help: "How many of the worst errors are listed.")
    var worst = 20

    @Flag(help: "One JSON object a file.")
    var json = false

    @Option(name: .shortAndLong, help: "Take weights and thresholds from this configuration; else the shipped ones.")
    var config: String?

    @Option(help: "A weights file to measure in place of those.")
    var weights: String?

    @Option(help: "Weights of the deep tier, to measure both tiers together; the fast tier alone unless given.")
    var deep: String?

    @Argument(help: "Files of labelled texts; - for standard input.")
    var files: [String]

    func validate() throws {
        guard (0...10_000).contains(worst) else { throw ValidationError("--worst is a number from 0 to 10000.") }
        if positive != nil, answer != .complaint, answer != .spam {
            throw ValidationError("--positive goes with the answers complaint and spam.")
        }
    }

    func run() throws {
        var settings: Settings?
        if let config {
            do throws(ConfigFailure) { settings = try SettingsReader.read(config) } catch {
                throw Exit.fail("\(error)", status: 78)
            }
        }
        let configured = settings
        var evaluating = try Exit.naming { () throws(PipelineError) in
            try Evaluating(answer, positive: positive, weights: weights, deep: deep, settings: configured)
        }
        evaluating.worst = worst
        let measuring = evaluating
        var bad = 0
        for (index, file) in files.enumerated() {
            let report = try Exit.naming { () throws(PipelineError) in try measuring.measure(file) }
            if json {
                Output.print(try JSONOutput.text(report, pretty: false))
            } else {
                Output.print((index > 0 ? "\n" : "") + report.text)
            }
            bad += report.lines.bad
        }
        if bad > 0 { throw Exit.fail("\(bad) bad \(bad == 1 ? "line was" : "lines were") left out", status: 65) }
    }
}
