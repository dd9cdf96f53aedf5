import ArgumentParser
import Foundation
import Pipeline
import Triage

/// Options that all commands over a configuration share.
struct ConfigurationOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "The configuration file.")
    var config = "config/earshot.yaml"

    @Option(help: "Pretend it is this time (RFC 3339), to look at a moment again.")
    var now: Timestamp?

    /// The configured product in the real world.
    func open(_ terminal: Terminal = Terminal()) throws -> Installation {
        try Exit.naming { () throws(PipelineError) in try Installation.open(config, world: world(terminal)) }
    }

    /// The real world, its clock stopped where the caller named a time.
    func world(_ terminal: Terminal = Terminal()) -> World {
        var world = World.real()
        world.progress = { terminal.progress($0) }
        if let now { world = world.at(now) }
        return world
    }
}

/// Spans of time on the command line.
enum SpanOption {
    /// Seconds of `90s`, `10m`, `1h`; `nil` where the option is absent.
    static func seconds(_ name: String, _ text: String?) throws(ValidationError) -> Int? {
        guard let text else { return nil }
        guard let seconds = Span.seconds(text) else {
            throw ValidationError("\(name) is a span of time such as 90s, 10m or 1h, unlike \(text).")
        }
        return seconds
    }
}

extension Timestamp: ExpressibleByArgument {
    /// Reads RFC 3339 from the command line.
    public init?(argument: String) { self.init(rfc3339: argument) }
}

/// What the program's standard streams are.
struct Terminal: Sendable {
    /// Whether standard output and standard error are terminals.
    let outputIsTerminal = isatty(STDOUT_FILENO) == 1
    let errorIsTerminal = isatty(STDERR_FILENO) == 1

    /// Columns of the terminal; 100 where there is none.
    var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
        return Int(size.ws_col)
    }

    /// Whether colours are wanted (https://no-color.org).
    var colour: Bool {
        outputIsTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
            && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// Replaces the progress line on standard error, if somebody watches.
    func progress(_ text: String) {
        guard errorIsTerminal else { return }
        Output.error("\r\u{1B}[2K" + text)
    }

    /// Removes the progress line.
    func endProgress() {
        guard errorIsTerminal else { return }
        Output.error("\r\u{1B}[2K")
    }
}

/// Writing to the standard streams.
enum Output {
    static func print(_ text: String) { write(text + "\n") }

    /// Ends the program with 74 where nobody can take the text, as on a full disk.
    static func write(_ text: String) {
        do { try FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) } catch {
            Output.error("earshot: standard output cannot be written\n")
            exit(74)
        }
    }

    /// Diagnostics; lost where standard error is closed.
    static func error(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}

/// How the program ends.
enum Exit {
    /// Runs work and turns its named errors into a message on standard error and an exit status.
    static func naming<T>(_ body: () throws(PipelineError) -> T) throws -> T {
        do { return try body() } catch { throw failed(error) }
    }

    /// As ``naming(_:)`` for work that waits.
    static func namingLater<T: Sendable>(_ body: () async throws(PipelineError) -> T) async throws -> T {
        do { return try await body() } catch { throw failed(error) }
    }

    /// Prints what went wrong; the exit code to throw.
    static func failed(_ error: PipelineError) -> ExitCode {
        fail("\(error)", status: error.exitStatus)
    }

    /// Prints a message; the exit code to throw.
    static func fail(_ message: String, status: Int32) -> ExitCode {
        Terminal().endProgress()
        Output.error("earshot: \(TerminalText.clean(message))\n")
        return ExitCode(status)
    }
}

/// Reads standard input line by line without holding more than one line.
struct StandardInput {
    /// Bytes of one line; a longer one is given as `nil`.
    static let lineLimitBytes = 16 * 1024 * 1024

    private var buffer: [UInt8] = []
    private var start = 0
    private var atEnd = false

    /// The next line without its newline; `nil` at the end. A line over the limit ends the reading with an error.
    mutating func next() throws -> [UInt8]? {
        var searched = start
        while true {
            if let newline = buffer[searched...].firstIndex(of: 0x0A) {
                let line = Array(buffer[start..<newline])
                start = newline + 1
                return line.last == 0x0D ? Array(line.dropLast()) : line
            }
            if atEnd {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return Array(buffer[start...])
            }
            guard buffer.count - start <= Self.lineLimitBytes else {
                throw Exit.fail("a line on standard input is longer than \(Self.lineLimitBytes) bytes", status: 65)
            }
            buffer.removeFirst(start)
            start = 0
            searched = buffer.count
            var chunk = [UInt8](repeating: 0, count: 256 * 1024)
            let count = read(STDIN_FILENO, &chunk, chunk.count)
            guard count >= 0 else { throw Exit.fail("standard input cannot be read", status: 74) }
            if count == 0 { atEnd = true } else { buffer.append(contentsOf: chunk[..<count]) }
        }
    }
}
