import ArgumentParser
import Foundation
import Pipeline
import Triage

/// `earshot parse`: reads one document as a source would.
struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "Reads one feed document or vendor answer from a file and shows what is in it.")

    @Flag(help: "JSON: the feed as one object, or with --kind one Mention object a line.")
    var json = false

    @Option(help: "A JSON file with the document's url and HTTP headers.")
    var headers: String?

    @Option(help: "Where the document was fetched from; relative links count from there.")
    var url: String?

    @Option(help: "The Content-Type it was served with.")
    var contentType: String?

    @Option(help: "Read it through this kind of source (feed, mastodon, appstore, …).")
    var kind: String?

    @Option(help: "An option of that kind, as key=value; may be repeated.")
    var option: [String] = []

    @Argument(help: "The document; - for standard input.")
    var file: String

    func run() throws {
        let body = try Self.bytes(file)
        let headers = try self.headers.map(Self.bytes)
        try Exit.naming { () throws(PipelineError) in
            let reading = try DocumentReading(
                body: body, headers: headers, url: url, contentType: contentType, now: Timestamp.systemNow())
            if let kind {
                let (lines, notes) = try reading.mentions(kind: kind, options: try pairs())
                for line in lines { Output.print(line) }
                for note in notes { Output.error("earshot: \(TerminalText.clean(note))\n") }
            } else if json {
                Output.print(reading.feedJSON())
            } else {
                Output.print(try reading.feedText())
            }
        }
    }

    private func pairs() throws(PipelineError) -> [String: String] {
        var options: [String: String] = [:]
        for pair in option {
            guard let equals = pair.firstIndex(of: "=") else {
                throw .badInput("--option is key=value, unlike \(pair)")
            }
            options[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
        }
        return options
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        do throws(InputFile.Failure) { return try InputFile.bytes(path) } catch {
            throw Exit.fail("\(path) \(error.reason)", status: 66)
        }
    }
}

/// `earshot classify`: judges texts from standard input.
struct ClassifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify",
        abstract:
            "Judges texts: one JSON string or Mention object a line on standard input, one answer a line, in order.")

    @Flag(help: "One JSON object a line.")
    var json = false

    @Option(
        name: .shortAndLong, help: "Judge with the weights that this configuration uses; else with the shipped ones.")
    var config: String?

    func run() throws {
        var settings: Settings?
        if let config {
            do throws(ConfigFailure) { settings = try SettingsReader.read(config) } catch {
                throw Exit.fail("\(error)", status: 78)
            }
        }
        let configured = settings
        let stream = try Exit.naming { () throws(PipelineError) in try ClassifyStream(configured) }
        var input = StandardInput()
        var number = 0
        var failures = 0
        while let line = try input.next() {
            number += 1
            if line.isEmpty { continue }
            let answer = json ? stream.answer(line, number: number) : stream.text(line, number: number)
            let (text, isError) = answer
            failures += isError ? 1 : 0
            Output.print(text)
        }
        if failures > 0 { throw Exit.fail("\(failures) of \(number) lines could not be read", status: 65) }
    }
}

/// `earshot rank`: ranks mentions from standard input.
struct RankCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rank",
        abstract: "Ranks mentions: one Mention object a line on standard input, best first on standard output.")

    @Flag(help: "One JSON object a line, with priority, parts and reach added.")
    var json = false

    @Option(help: "The time to rank for (RFC 3339); now unless given.")
    var now: Timestamp?

    @Option(name: .shortAndLong, help: "Take weights, reach constants and audiences from this configuration.")
    var config: String?

    func run() throws {
        var settings: Settings?
        if let config {
            do throws(ConfigFailure) { settings = try SettingsReader.read(config) } catch {
                throw Exit.fail("\(error)", status: 78)
            }
        }
        let configured = settings
        let stream = try Exit.naming { () throws(PipelineError) in
            try RankStream(configured, now: now ?? Timestamp.systemNow())
        }
        var input = StandardInput()
        var mentions: [Mention] = []
        var number = 0
        var failures = 0
        while let line = try input.next() {
            number += 1
            if line.isEmpty { continue }
            do throws(PipelineError) {
                mentions.append(try RankStream.read(line, number: number))
            } catch {
                failures += 1
                Output.error("earshot: \(TerminalText.clean(error.description))\n")
            }
        }
        var text = ""
        for (index, ranked) in stream.rank(mentions).enumerated() {
            text += (json ? RankStream.json(ranked) : RankStream.text(ranked, place: index + 1)) + "\n"
            if text.utf8.count > 256 * 1024 {
                Output.write(text)
                text = ""
            }
        }
        Output.write(text)
        if failures > 0 { throw Exit.fail("\(failures) of \(number) lines are no Mention objects", status: 65) }
    }
}
