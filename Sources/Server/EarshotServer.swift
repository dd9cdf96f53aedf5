import Crypto
import Foundation
import HTTPTypes
package import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
package import Pipeline
import ServiceLifecycle
import Triage
import UnixSignals

/// The webhook endpoint: takes mentions in, shows the digest, says how it is.
///
///     POST /webhooks/{source}   what the source's kind pushes, signed or with a token → 202, 200
///     GET  /webhooks/{source}   a vendor's question whether it may post → its challenge, 403
///     GET  /digest              text, or JSON where asked for by Accept or ?format=json
///     GET  /healthz             200 while the store answers, else 503
package struct EarshotServer: Sendable {
    private let installation: Installation
    private let readToken: SHA256.Digest?
    /// Takes mentions in.
    private let webhooks: WebhookDesk
    /// Computes digests, so that a long one keeps no webhook waiting.
    private let reading: StoreDesk

    /// - Throws: `missingCredential`, or `badInput` for a secret that is not base64.
    package init(_ installation: Installation) throws(PipelineError) {
        self.installation = installation
        webhooks = try WebhookDesk(installation)
        if let reference = installation.settings.server.readToken {
            readToken = SHA256.hash(data: Data(try installation.world.credential(reference).utf8))
        } else {
            readToken = nil
        }
        reading = StoreDesk(installation, label: "earshot.server.reading")
    }

    /// The routes, for the server and for tests without a socket.
    package func buildRouter() -> Hummingbird.Router<BasicRequestContext> {
        let router = Hummingbird.Router()
        router.add(middleware: HostCheck<BasicRequestContext>())
        router.post("webhooks/:source") { request, context in await webhooks.post(request, context) }
        router.get("webhooks/:source") { request, context in webhooks.challenge(request, context) }
        router.get("digest") { request, _ in await digest(request) }
        router.get("healthz") { _, _ in await health() }
        return router
    }

    /// The application over a socket, with the limits of the configuration.
    ///
    /// - Parameter started: gets the port once it listens.
    package func buildApplication(
        logger: Logger, started: @escaping @Sendable (Int) -> Void
    ) -> some ApplicationProtocol {
        let settings = installation.settings.server
        return Application(
            router: buildRouter(),
            server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: .init(
                address: .hostname(settings.host, port: settings.port), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(settings.connectionLimit)),
            onServerRunning: { channel in started(channel.localAddress?.port ?? settings.port) },
            logger: logger)
    }

    /// Serves until SIGTERM or SIGINT, and runs a cycle every `everySeconds` where given. A cycle that is under way is
    /// finished first.
    package func run(everySeconds: Int?, logger: Logger, started: @escaping @Sendable (Int) -> Void) async throws {
        let application = buildApplication(logger: logger, started: started)
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = [.init(service: application)]
        if let everySeconds {
            services.append(
                .init(service: CycleService(installation: installation, everySeconds: everySeconds, logger: logger)))
        }
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // Whoever still drips a body then is cut off; what was stored is stored.
        configuration.maximumGracefulShutdownDuration = .seconds(BodyBuffer.seconds)
        try await ServiceGroup(configuration: configuration).run()
    }

    // MARK: - Reading

    private func digest(_ request: Request) async -> Response {
        if let readToken {
            let given = request.headers[.authorization].map { $0.split(separator: " ", maxSplits: 1) } ?? []
            guard given.count == 2, given[0].lowercased() == "bearer",
                SHA256.hash(data: Data(given[1].utf8)) == readToken
            else { return Answers.error(.unauthorized, "a bearer token is needed") }
        }
        let wanted = request.uri.queryParameters["format"].map(String.init)
        let accepts = request.headers[.accept] ?? ""
        let format: DigestFormat
        switch wanted {
        case "json": format = .json
        case "text": format = .text
        case nil: format = accepts.contains("application/json") ? .json : .text
        case .some(let other):
            return Answers.error(.badRequest, "the format is text or json, not \(other.prefix(40))")
        }
        do {
            let texts = try await reading.work { installation throws(PipelineError) in
                try installation.renderedDigest(format: format, limit: nil, width: 100, colour: false)
            }
            let text = texts.joined(separator: "\n")
            return format == .json ? Answers.json(.ok, text) : Answers.plain(.ok, text)
        } catch {
            return Answers.error(.serviceUnavailable, "the store does not answer")
        }
    }

    private func health() async -> Response {
        do {
            let ledger = try await reading.work { installation throws(PipelineError) in try installation.ledger() }
            return Answers.json(.ok, "{\"status\":\"ok\",\"mentions\":\(ledger.total),\"waiting\":\(ledger.waiting)}")
        } catch {
            return Answers.json(.serviceUnavailable, "{\"status\":\"the store does not answer\"}")
        }
    }
}

/// Runs the cycle again and again until the program is asked to stop.
struct CycleService: Service {
    let installation: Installation
    let everySeconds: Int
    let logger: Logger

    func run() async throws {
        while !Task.isShuttingDownGracefully && !Task.isCancelled {
            do {
                let report = try await Cycle(installation, visiting: VisitOrder()).run()
                logger.info(
                    "cycle done",
                    metadata: [
                        "judged": "\(report.judged)", "open": "\(report.cases.open)",
                        "sent": "\(report.deliveries.sent)",
                        "failedSources": "\(report.sources.count { $0.error != nil })",
                    ])
            } catch {
                // The next one may do better; what is stored stays stored.
                logger.error("cycle failed: \(error)")
            }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(everySeconds)) }
        }
    }
}
