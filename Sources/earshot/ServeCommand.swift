import ArgumentParser
import Foundation
import Logging
import Pipeline
import Server

/// `earshot serve`: the webhook endpoint.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Takes mentions in by webhook and shows the digest, until SIGTERM.")

    @OptionGroup var options: ConfigurationOptions

    @Option(help: "Run a cycle this often as well: 90s, 10m, 1h.")
    var every: String?

    func run() async throws {
        let everySeconds = try SpanOption.seconds("--every", every)
        let installation = try options.open()
        let server = try Exit.naming { () throws(PipelineError) in try EarshotServer(installation) }
        var logger = Logger(label: "earshot") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .info
        let host = installation.settings.server.host
        do {
            try await server.run(everySeconds: everySeconds, logger: logger) { port in
                Output.error("earshot serves http://\(host):\(port)\n")
            }
        } catch {
            throw Exit.fail("cannot serve on \(host):\(installation.settings.server.port): \(error)", status: 69)
        }
    }
}
