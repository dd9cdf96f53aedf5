import Foundation
package import Transport
package import Triage

/// Everything of the outside that the pipeline touches besides its store: time, network, environment, terminal.
///
/// A plain value, so that a test passes its own.
package struct World: Sendable {
    /// The time now.
    package var now: @Sendable () -> Timestamp
    /// Makes exchanges under a network policy.
    package var transport: @Sendable (NetworkPolicy) -> any Exchanging
    /// An environment variable's value.
    package var environment: @Sendable (String) -> String?
    /// Writes text for the reader, standard output in the product; throws where nobody reads any more.
    package var print: @Sendable (String) throws -> Void
    /// Shows how far the work is, a line that the next one replaces; does nothing where nobody watches.
    package var progress: @Sendable (String) -> Void
    /// Chance: 0 up to, not including, 1.
    package var random: @Sendable () -> Double = { Double.random(in: 0..<1) }
    /// Seconds since some moment, never set back.
    package var uptime: @Sendable () -> Double = { ProcessInfo.processInfo.systemUptime }
    /// Whether the process was asked to end: what is begun is then finished, and nothing more is begun.
    package var mustStop: @Sendable () -> Bool = { false }

    package init(
        now: @escaping @Sendable () -> Timestamp, transport: @escaping @Sendable (NetworkPolicy) -> any Exchanging,
        environment: @escaping @Sendable (String) -> String?, print: @escaping @Sendable (String) throws -> Void,
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.now = now
        self.transport = transport
        self.environment = environment
        self.print = print
        self.progress = progress
    }

    /// The real world.
    package static func real() -> World {
        World(
            now: { Timestamp.systemNow() }, transport: { CurlTransport(policy: $0, clock: { Timestamp.systemNow() }) },
            environment: { ProcessInfo.processInfo.environment[$0] },
            print: { text in try FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) })
    }

    /// This world with its clock stopped.
    package func at(_ time: Timestamp) -> World {
        var world = self
        world.now = { time }
        return world
    }

    /// The credential a reference names, white space around it dropped.
    package func credential(_ reference: CredentialReference) throws(PipelineError) -> String {
        let found: String?
        switch reference {
        case .environment(let name): found = environment(name)
        case .file(let path): found = try? FileText.read(path, limitBytes: 64 * 1024)
        }
        let secret = found.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) } ?? ""
        guard !secret.isEmpty else { throw .missingCredential("\(reference)") }
        return secret
    }
}
