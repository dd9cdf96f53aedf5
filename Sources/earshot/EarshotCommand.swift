import ArgumentParser
import Pipeline

/// The program: thin commands over Pipeline and Server.
@main
struct EarshotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "earshot",
        abstract: "Finds public complaints, ranks them by reach and anger, and hands them to people who answer.",
        version: EarshotVersion.current,
        subcommands: [
            RunCommand.self, DigestCommand.self, QueueCommand.self, ExplainCommand.self, CaseCommand.self,
            LookCommand.self, ReplyCommand.self, PromiseCommand.self, ThemesCommand.self, CheckCommand.self,
            SourcesCommand.self, OutboxCommand.self, ServeCommand.self, ParseCommand.self, ClassifyCommand.self,
            RankCommand.self, LabelCommand.self, LabelsCommand.self, TrainCommand.self,
            EvalCommand.self,
        ])
}
