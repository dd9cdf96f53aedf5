import ArgumentParser
import Foundation
import Pipeline
import Replies
import Triage

extension ReplyChannel: ExpressibleByArgument {}
extension CheckOutcome: ExpressibleByArgument {}

/// A step by its number or its name.
struct StepArgument: ExpressibleByArgument {
    let step: ReplyStep

    init?(argument: String) {
        switch argument {
        case "1": step = .acknowledge
        case "2": step = .understand
        case "3": step = .resolve
        default:
            guard let named = ReplyStep(rawValue: argument) else { return nil }
            step = named
        }
    }

    static var allValueStrings: [String] { ["1", "2", "3"] + ReplyStep.allCases.map(\.rawValue) }
}

/// What the commands on replies share.
struct ReplyOptions: ParsableArguments {
    @Option(help: "1 or acknowledge (unless given), 2 or understand, 3 or resolve.")
    var step: StepArgument?

    @Option(help: "Where it will be read; that of the case unless given.")
    var channel: ReplyChannel?

    @Option(help: "What the look at it showed.")
    var finding: CheckOutcome?

    var order: ReplyOrder {
        ReplyOrder(step: step?.step ?? .acknowledge, channel: channel, outcome: finding)
    }
}

/// `earshot reply`: drafts, and what is wrong with a reply.
struct ReplyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reply",
        abstract: "Drafts the three steps of an answer, checks replies and records what was sent.",
        subcommands: [
            ReplyDraftCommand.self, ReplyLintCommand.self, ReplySendCommand.self, ReplyPreviewCommand.self,
            ReplyLearnedCommand.self,
        ])
}

/// `earshot reply draft CASE`.
struct ReplyDraftCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: "Writes the draft of a step for a case.",
        discussion: "The draft goes to standard output; what a human must know or fill in goes to standard error.")

    @OptionGroup var options: ConfigurationOptions
    @OptionGroup var reply: ReplyOptions

    @Flag(help: "The draft, its slots, notes and findings as one JSON object.")
    var json = false

    @Argument(help: "The case, as the digest names it: C12.")
    var name: String

    func run() throws {
        let installation = try options.open()
        let draft = try Exit.naming { () throws(PipelineError) in
            try installation.replyDraft(for: name, reply.order)
        }
        if json {
            Output.print(try JSONOutput.text(draft, pretty: true))
            return
        }
        if !draft.text.isEmpty { Output.print(TerminalText.clean(draft.text)) }
        for slot in draft.slots where slot.slot.isFromCustomer && slot.value != slot.source {
            Output.error("  \(slot.slot.rawValue): “\(slot.value)” from “\(TerminalText.clean(slot.source))”\n")
        }
        for note in draft.notes { Output.error("  note: \(TerminalText.clean(note))\n") }
        Output.error(LintText(draft.findings, colour: Terminal().colour).text)
        if draft.text.isEmpty { throw ExitCode(65) }
    }
}

/// A reply on standard input.
enum ReplyText {
    /// More is no reply.
    static let limitBytes = 1_000_000

    /// The text without white space around it; ends the program with a named error where there is none.
    static func fromStandardInput() throws -> String {
        let bytes: [UInt8]
        do throws(InputFile.Failure) { bytes = try InputFile.bytes("-") } catch {
            throw Exit.fail("standard input \(error.reason)", status: 66)
        }
        guard bytes.count <= limitBytes else {
            throw Exit.fail("a reply has at most \(limitBytes) bytes, this has \(bytes.count)", status: 65)
        }
        let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else { throw Exit.fail("there is no reply on standard input", status: 65) }
        return text
    }
}

/// `earshot reply lint < text`.
struct ReplyLintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Says what would hurt in a reply that stands on standard input.",
        discussion: """
            Exits with 1 where something of severity error stands in it. Without a case it knows nothing of what the person \
            said, and asks for words that any complaint has.
            """)

    @OptionGroup var options: ConfigurationOptions
    @OptionGroup var reply: ReplyOptions

    @Option(help: "The language of the reply, as ISO 639-1: en, de, es, fr, pt; that of the case, else English.")
    var language: String?

    @Option(name: .customLong("case"), help: "The case that it answers: C12.")
    var caseName: String?

    @Flag(help: "The findings as JSON: [{rule, severity, span, message, suggestion}].")
    var json = false

    func run() throws {
        let installation = try options.open()
        let text = try ReplyText.fromStandardInput()
        let linted = try Exit.naming { () throws(PipelineError) in
            try installation.lint(text, reply.order, language: language, case: caseName)
        }
        let findings = linted.findings
        LintText.note(linted)
        if json {
            Output.print(try JSONOutput.text(findings, pretty: true))
        } else {
            Output.write(findings.isEmpty ? "Nothing to remark.\n" : LintText(findings, colour: Terminal().colour).text)
        }
        if findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }
}

/// `earshot reply preview`.
struct ReplyPreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Shows every template of a pack as it reads with sample words, for whoever writes them.")

    @OptionGroup var options: ConfigurationOptions

    @Option(help: "The pack, by its language.")
    var language = "en"

    @Option(help: "Only this step: 1, 2 or 3.")
    var step: StepArgument?

    @Flag(help: "One JSON object a line.")
    var json = false

    func run() throws {
        let installation = try options.open()
        let previews = try Exit.naming { () throws(PipelineError) in
            try installation.replyPreview(language: language, step: step?.step)
        }
        let colour = Terminal().colour
        for preview in previews {
            if json {
                Output.print(try JSONOutput.text(preview, pretty: false))
            } else {
                Output.print("\(preview.id)  (\(preview.step.rawValue))")
                Output.print("  " + TerminalText.clean(preview.text).replacingOccurrences(of: "\n", with: "\n  "))
                Output.write(LintText(preview.findings, colour: colour).text)
            }
        }
        if !json {
            let errors = previews.count { $0.findings.contains { $0.severity == .error } }
            Output.print("\(previews.count) templates, \(errors) with something of severity error")
        }
    }
}

/// Findings of the linter for people.
struct LintText {
    let text: String

    init(_ findings: [LintFinding], colour: Bool) {
        var text = ""
        for finding in findings {
            let name = "\(finding.severity.rawValue)  \(finding.rule.rawValue)"
            let tint = finding.severity == .error ? "\u{1B}[31m" : "\u{1B}[33m"
            text += "  " + (colour ? "\(tint)\(name)\u{1B}[0m" : name)
            if let span = finding.span { text += "  “\(TerminalText.clean(span.words))”" }
            text +=
                "\n      \(TerminalText.clean(finding.message))\n      → \(TerminalText.clean(finding.suggestion))\n"
        }
        self.text = text
    }

    /// Says beside the findings why an English reply was read by phrases alone, if it was.
    static func note(_ linted: LintedReply) {
        guard let unread = linted.unread else { return }
        Output.error("note: read by phrases alone, which miss many paraphrases: \(TerminalText.clean(unread))\n")
    }
}
