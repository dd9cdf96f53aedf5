import Classifier
import Delivery
import Intake
package import Storage
package import Transport
package import Triage

/// A configured Earshot, opened: the composition root that every command and the server start from.
package struct Installation: Sendable {
    package let settings: Settings
    package let world: World
    package let store: SQLiteStore
    package let transport: any Exchanging
    let model: FastModel
    /// Audience hints by source name.
    let audiences: [String: Int?]

    /// Opens the store, loads the classifier and sets up the transport.
    package init(_ settings: Settings, world: World) throws(PipelineError) {
        self.settings = settings
        self.world = world
        do { store = try SQLiteStore(path: settings.storePath) } catch { throw .storage(error) }
        model = try Installation.model(settings)
        transport = world.transport(settings.network)
        let sources = settings.sources.map(\.settings) + settings.server.webhooks.map(\.settings)
        audiences = Dictionary(sources.map { ($0.name, $0.audience) }, uniquingKeysWith: { first, _ in first })
    }

    /// Reads the configuration at `path` and opens it.
    package static func open(_ path: String, world: World) throws(PipelineError) -> Installation {
        do { return try Installation(try SettingsReader.read(path), world: world) } catch let error as ConfigFailure {
            throw .configuration(error)
        } catch let error as PipelineError {
            throw error
        } catch {
            throw .badInput("\(error)")
        }
    }

    /// The classifier as it is shipped.
    static func shippedModel() throws(PipelineError) -> FastModel {
        do { return try FastModel.shipped() } catch { throw .classifier("\(error)") }
    }

    /// The classifier that a configuration uses: its own weights where it has some, else the shipped ones.
    static func model(_ settings: Settings?) throws(PipelineError) -> FastModel {
        guard let settings, let own = try OwnWeights(settings).load() else { return try shippedModel() }
        return own
    }

    /// Complaints at or above this probability become cases.
    var complaintThreshold: Double { settings.judging.complaintThreshold ?? model.complaintThreshold }

    /// What to call each source in a digest.
    var sourceTitles: [String: String] {
        Dictionary(
            settings.sources.map { ($0.settings.name, $0.title ?? $0.settings.name) }
                + settings.server.webhooks.map { ($0.source, $0.title ?? $0.source) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Whether one of the brand's own accounts wrote it.
    func isOwnAccount(_ author: Author) -> Bool {
        [author.handle, author.name, author.id].contains { name in
            name.map { settings.ownAccounts.contains($0.lowercased()) } ?? false
        }
    }

    /// Takes the lock that lets one run at a time work on the store.
    func lock() throws(PipelineError) -> RunLock {
        do { return try RunLock(storePath: settings.storePath) } catch {
            if case .busy(let path) = error { throw .alreadyRunning(storePath: path) }
            throw .storage(error)
        }
    }

    /// Calls the store and names its errors.
    package func storage<T>(_ body: (SQLiteStore) throws -> T) throws(PipelineError) -> T {
        do { return try body(store) } catch let error as StorageError { throw .storage(error) } catch {
            throw .storage(.inconsistent("\(error)"))
        }
    }

    /// The configured sinks by name. One that cannot be set up is there all the same and puts its messages off, so that
    /// it costs no other sink anything and nothing is given up for it.
    func sinks() -> [String: any Sink] {
        var sinks: [String: any Sink] = [:]
        for entry in settings.sinks {
            do { sinks[entry.name] = try sink(entry) } catch { sinks[entry.name] = UnavailableSink(reason: "\(error)") }
        }
        return sinks
    }

    /// One sink, set up.
    func sink(_ entry: SinkEntry) throws(PipelineError) -> any Sink {
        var secret: String?
        if let reference = entry.credential { secret = try world.credential(reference) }
        let settings = SinkSettings(name: entry.name, kind: entry.kind, options: entry.options, secret: secret)
        do { return try SinkRegistry.sink(for: settings, transport: transport, print: world.print) } catch {
            throw .sink(name: entry.name, reason: "\(error)")
        }
    }
}

/// Stands in for a sink that cannot be set up.
struct UnavailableSink: Sink {
    static let kind = "unavailable"
    static let summary = "Delivers nowhere and asks to be tried again."
    static let options: [SinkOption] = []

    let reason: String

    init(reason: String) { self.reason = reason }

    init(_ settings: SinkSettings, surroundings: SinkSurroundings) throws(DeliveryError) { reason = settings.name }

    /// Rendered as text, so that the outbox never holds an empty message.
    func render(_ digest: Digest) -> [String] { [TextDigest.render(digest)] }

    func send(_ payload: String) async -> SinkOutcome { .retry(after: nil, reason: reason) }
}

extension Installation {
    /// What became of every mention.
    package func ledger() throws(PipelineError) -> LedgerCounts { try storage { try $0.ledger() } }
}
