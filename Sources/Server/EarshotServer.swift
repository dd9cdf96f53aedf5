import Crypto
import Foundation
import HTTPTypes
package import Hummingbird
package import Logging
import NIOCore
package import Pipeline
import ServiceLifecycle
import Triage
import UnixSignals

/// The webhook endpoint: takes mentions in, shows the digest, says how it is.
///
///     POST /webhooks/{source}   a Mention object, an array or JSON Lines, signed or with a bearer token → 202
///     GET  /digest              text, or JSON where asked for by Accept or ?format=json
///     GET  /healthz             200 while the store answers, else 503
package struct EarshotServer: Sendable {
    private let installation: Installation
    private let verifiers: [String: WebhookVerifier]
    private let readToken: SHA256.Digest?
    /// Takes mentions in.
    private let intake: StoreDesk
    /// Computes digests, so that a long one keeps no webhook waiting.
    private let reading: StoreDesk

    /// - Throws: `missingCredential`, or `badInput` for a secret that is not base64.
    package init(_ installation: Installation) throws(PipelineError) {
        self.installation = installation
        var verifiers: [String: WebhookVerifier] = [:]
        for entry in installation.settings.server.webhooks {
            var secrets: [String] = []
            var tokens: [String] = []
            for reference in entry.secrets { secrets.append(try installation.world.credential(reference)) }
            for reference in entry.tokens { tokens.append(try installation.world.credential(reference)) }
            guard let verifier = WebhookVerifier(secrets: secrets, tokens: tokens) else {
                throw .badInput(
                    "the webhook \(entry.source) has a secret that is not base64; it looks like whsec_MfKQ9r8G…")
            }
            verifiers[entry.source] = verifier
        }
        self.verifiers = verifiers
        if let reference = installation.settings.server.readToken {
            readToken = SHA256.hash(data: Data(try installation.world.credential(reference).utf8))
        } else {
            readToken = nil
        }
        intake = StoreDesk(installation, label: "earshot.server.intake")
        reading = StoreDesk(installation, label: "earshot.server.reading")
    }

    /// The routes, for the server and for tests without a socket.
    package func buildRouter() -> Hummingbird.Router<BasicRequestContext> {
        let router = Hummingbird.Router()
        router.post("webhooks/:source") { request, context in await webhook(request, context) }
        router.get("digest") { request, _ in await digest(request) }
        router.get("healthz") { _, _ in await health() }
        return router
    }

    /// Serves until SIGTERM or SIGINT, and runs a cycle every `everySeconds` where given. A cycle that is under way is
    /// finished first.
    package func run(everySeconds: Int?, logger: Logger, started: @escaping @Sendable (Int) -> Void) async throws {
        let settings = installation.settings.server
        let application = Application(
            router: buildRouter(),
            server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: .init(address: .hostname(settings.host, port: settings.port), serverName: nil),
            onServerRunning: { channel in started(channel.localAddress?.port ?? settings.port) },
            logger: logger)
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = [.init(service: application)]
        if let everySeconds {
            services.append(
                .init(service: CycleService(installation: installation, everySeconds: everySeconds, logger: logger)))
        }
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // Whoever still drips a body then is cut off; what was stored is stored.
        configuration.maximumGracefulShutdownDuration = .seconds(Self.bodySeconds)
        try await ServiceGroup(configuration: configuration).run()
    }

    // MARK: - Webhooks

    private func webhook(_ request: Request, _ context: BasicRequestContext) async -> Response {
        guard let source = context.parameters.get("source"), let verifier = verifiers[source] else {
            return Self.answer(.notFound, error: "no webhook is configured for this source")
        }
        let limit = installation.settings.server.bodyLimitBytes
        let announced = request.headers[.contentLength].flatMap(Int.init) ?? 0
        guard announced <= limit else { return Self.tooLarge(limit) }
        let claim: WebhookVerifier.Claim
        do {
            claim = try verifier.claim(
                header: { name in HTTPField.Name(name).flatMap { request.headers[$0] } }, now: installation.world.now())
        } catch {
            return Self.answer(.unauthorized, error: error.rawValue)
        }
        let body: [UInt8]
        do { body = try await Self.collect(request.body, limit: limit) } catch {
            switch error {
            case .tooLarge: return Self.tooLarge(limit)
            case .tooSlow: return Self.answer(.requestTimeout, error: "the body took longer than \(Self.bodySeconds) s")
            case .brokenOff: return Self.answer(.badRequest, error: "the body broke off")
            }
        }
        let sender: WebhookVerifier.Sender
        do { sender = try verifier.verify(body, claim) } catch {
            return Self.answer(.unauthorized, error: error.rawValue)
        }
        do {
            let received = body
            let counts = try await intake.work { installation throws(PipelineError) in
                try installation.receive(received, source: source, message: sender.messageID)
            }
            return Self.json(.accepted, (try? Self.encoded(counts)) ?? "{}")
        } catch PipelineError.badInput(let reason) {
            return Self.answer(.unprocessableContent, error: reason)
        } catch {
            // Not stored: the sender must come again.
            return Self.answer(.serviceUnavailable, error: "cannot be stored now; send it again")
        }
    }

    /// Seconds that a body may take.
    private static let bodySeconds = 30

    /// Why a body could not be taken in.
    private enum BodyFailure: Error { case tooLarge, tooSlow, brokenOff }

    /// A body, up to a size and within a time, however it drips.
    private static func collect(_ body: RequestBody, limit: Int) async throws(BodyFailure) -> [UInt8] {
        do {
            return try await withThrowingTaskGroup(of: [UInt8].self) { group in
                group.addTask {
                    var bytes: [UInt8] = []
                    for try await buffer in body {
                        guard bytes.count + buffer.readableBytes <= limit else { throw BodyFailure.tooLarge }
                        bytes.append(contentsOf: buffer.readableBytesView)
                    }
                    return bytes
                }
                group.addTask {
                    try await Task.sleep(for: .seconds(bodySeconds))
                    throw BodyFailure.tooSlow
                }
                defer { group.cancelAll() }
                return try await group.next() ?? []
            }
        } catch let failure as BodyFailure {
            throw failure
        } catch {
            throw .brokenOff
        }
    }

    // MARK: - Reading

    private func digest(_ request: Request) async -> Response {
        if let readToken {
            let given = request.headers[.authorization].map { $0.split(separator: " ", maxSplits: 1) } ?? []
            guard given.count == 2, given[0].lowercased() == "bearer",
                SHA256.hash(data: Data(given[1].utf8)) == readToken
            else { return Self.answer(.unauthorized, error: "a bearer token is needed") }
        }
        let wanted = request.uri.queryParameters["format"].map(String.init)
        let accepts = request.headers[.accept] ?? ""
        let format: DigestFormat
        switch wanted {
        case "json": format = .json
        case "text": format = .text
        case nil: format = accepts.contains("application/json") ? .json : .text
        case .some(let other):
            return Self.answer(.badRequest, error: "the format is text or json, not \(other.prefix(40))")
        }
        do {
            let texts = try await reading.work { installation throws(PipelineError) in
                try installation.renderedDigest(format: format, limit: nil, width: 100, colour: false)
            }
            let text = texts.joined(separator: "\n")
            return format == .json ? Self.json(.ok, text) : Self.plain(.ok, text)
        } catch {
            return Self.answer(.serviceUnavailable, error: "the store does not answer")
        }
    }

    private func health() async -> Response {
        do {
            let ledger = try await reading.work { installation throws(PipelineError) in try installation.ledger() }
            return Self.json(.ok, "{\"status\":\"ok\",\"mentions\":\(ledger.total),\"waiting\":\(ledger.waiting)}")
        } catch {
            return Self.json(.serviceUnavailable, "{\"status\":\"the store does not answer\"}")
        }
    }

    // MARK: - Answers

    private static func encoded(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private static func tooLarge(_ limit: Int) -> Response {
        answer(.contentTooLarge, error: "a body has at most \(limit) bytes (server.bodyLimitBytes)")
    }

    private static func answer(_ status: HTTPResponse.Status, error: String) -> Response {
        json(status, (try? encoded(["error": error])) ?? "{}")
    }

    private static func json(_ status: HTTPResponse.Status, _ text: String) -> Response {
        response(status, text, type: "application/json; charset=utf-8")
    }

    private static func plain(_ status: HTTPResponse.Status, _ text: String) -> Response {
        response(status, text, type: "text/plain; charset=utf-8")
    }

    private static func response(_ status: HTTPResponse.Status, _ text: String, type: String) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.cacheControl] = "no-store"
        headers[HTTPField.Name("X-Content-Type-Options")!] = "nosniff"
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
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
                let report = try await Cycle(installation).run()
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
