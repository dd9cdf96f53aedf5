import ArgumentParser
import Pipeline
import Triage

/// `earshot sources`: how the sources fare, what one of them gives, and lists of feeds in and out.
struct SourcesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract:
            "Shows how the configured sources fare and what one of them would bring; takes and gives lists of feeds.",
        subcommands: [
            SourcesStatusCommand.self, SourcesListCommand.self, SourcesTestCommand.self, SourcesImportCommand.self,
            SourcesExportCommand.self,
        ], defaultSubcommand: SourcesStatusCommand.self)
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

/// `earshot sources status`: how the sources fare.
struct SourcesStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Shows how each source fares: when it last answered, its rhythm, when it is due, what is wrong.")

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "One JSON object a line.")
    var json = false

    func run() throws {
        let installation = try options.open()
        let lines = try Exit.naming { () throws(PipelineError) in try installation.sourceLines() }
        if json {
            for line in lines { Output.print(try JSONOutput.text(line, pretty: false)) }
        } else {
            Output.write(SourceTable(lines, at: installation.world.now()).text)
        }
    }
}

/// `earshot sources list`: what is configured.
struct SourcesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the configured sources, one a line: name, kind, address.")

    @OptionGroup var options: ConfigurationOptions

    func run() throws {
        let installation = try options.open()
        for line in installation.sourceNames() { Output.print(line) }
    }
}

/// `earshot sources import`: a list of feeds becomes sources.
struct SourcesImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes the feeds of an OPML list into a file of sources.",
        discussion: """
            Feeds that a source reads already are passed over. Addresses that are plainly a vendor's own (App Store \
            reviews, Reddit, YouTube channels, Google Alerts, WordPress.org reviews) become sources of that kind. What \
            stands in the file stays there.
            """)

    @OptionGroup var options: ConfigurationOptions

    @Option(help: "The file to write; imported.yaml beside the other files of sources unless given.")
    var into: String?

    @Flag(help: "Say what would be written, and write nothing.")
    var dryRun = false

    @Argument(help: "The list; - for standard input.")
    var file: String

    func run() throws {
        let name = file == "-" ? "standard input" : file
        let list: [UInt8]
        do throws(InputFile.Failure) { list = try InputFile.bytes(file) } catch {
            throw Exit.fail("\(name) \(error.reason)", status: 66)
        }
        let now = options.world().now()
        let plan = try Exit.naming { () throws(PipelineError) in
            let plan = try FeedListImport.plan(list, named: name, into: into, config: options.config, now: now)
            if !dryRun { try plan.write() }
            return plan
        }
        let terminal = Terminal()
        for note in plan.notes { Output.error("earshot: \(TerminalText.clean(note))\n") }
        Output.write(
            plan.text(
                list: name, config: options.config, isDry: dryRun, colour: terminal.colour,
                width: terminal.outputIsTerminal ? terminal.width : nil))
        if plan.drafts.isEmpty, plan.known.isEmpty { throw ExitCode(65) }
    }
}

/// `earshot sources export`: the feeds among the sources as a list.
struct SourcesExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the sources that are feeds as an OPML list for other readers; no credential goes along.")

    @OptionGroup var options: ConfigurationOptions

    @Option(help: "The file to write, replaced where it exists; standard output unless given.")
    var output: String?

    func run() throws {
        let config = options.config
        let export = try Exit.naming { () throws(PipelineError) in
            try FeedListExport.read(config)
        }
        if let output {
            try Exit.naming { () throws(PipelineError) in try export.write(to: output) }
        } else {
            Output.write(export.opml)
        }
        Output.error(export.summary(output: output))
    }
}
