import ArgumentParser
import Pipeline

extension ModelMaking.Answer: ExpressibleByArgument {}

/// `earshot train`: makes the fast tier's weights.
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Trains the fast classifier on JSON Lines files and writes its weights; see training/README.md.")

    @Option(help: "Where to write the weights.")
    var output: String

    @Option(help: "The seed; the same files and seed give the same bytes.")
    var seed: UInt64 = 20

    @Argument(help: "Files of examples: text, complaint, anger, spam, language, weights.")
    var files: [String]

    func run() throws {
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
        abstract: "Measures the classifier on labelled texts (JSON Lines with text, label and perhaps domain).")

    @Option(help: "complaint (probabilities against yes and no) or anger (grades against grades).")
    var answer = ModelMaking.Answer.complaint

    @Option(help: "The label that counts as yes, such as negative; without it labels are numbers.")
    var positive: String?

    @Option(help: "Weights to measure; the shipped ones unless given.")
    var weights: String?

    @Option(help: "Weights of the deep tier, to measure both tiers together; the fast tier alone unless given.")
    var deep: String?

    @Argument(help: "Files of labelled texts; - for standard input.")
    var files: [String]

    func run() throws {
        for file in files {
            let lines: [UInt8]
            do throws(InputFile.Failure) { lines = try InputFile.bytes(file) } catch {
                throw Exit.fail("\(file) \(error.reason)", status: 66)
            }
            Output.print(
                try Exit.naming { () throws(PipelineError) in
                    try ModelMaking.evaluate(
                        lines, named: file, answer: answer, positive: positive, weights: weights, deep: deep)
                })
        }
    }
}
