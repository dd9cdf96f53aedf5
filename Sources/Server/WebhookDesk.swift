import HTTPTypes
import Hummingbird
import Logging
import Pipeline
import Triage

/// One webhook: who may post, how a vendor makes sure of the address, what to answer.
struct Webhook: Sendable {
    let signature: SignatureScheme
    let verifier: WebhookVerifier
    let subscription: SubscriptionCheck

    /// - Throws: `missingCredential`, or `badInput` for a Standard Webhooks secret that is not base64.
    init(_ entry: WebhookEntry, world: World) throws(PipelineError) {
        func credentials(_ references: [CredentialReference]) throws(PipelineError) -> [String] {
            var found: [String] = []
            for reference in references { found.append(try world.credential(reference)) }
            return found
        }
        signature = entry.signature
        guard
            let verifier = WebhookVerifier(
                entry.signature, secrets: try credentials(entry.secrets), tokens: try credentials(entry.tokens))
        else {
            throw .badInput(
                "the webhook \(entry.source) has a secret that is not base64; it looks like whsec_MfKQ9r8G…")
        }
        self.verifier = verifier
        subscription = SubscriptionCheck(verifyTokens: try credentials(entry.verifyTokens), topic: entry.topic)
    }
}

/// Takes in what is posted to the webhooks.
struct WebhookDesk: Sendable {
    private let world: World
    private let webhooks: [String: Webhook]
    private let buffer: BodyBuffer
    /// Stores on a thread of its own.
    private let intake: StoreDesk

    init(_ installation: Installation) throws(PipelineError) {
        world = installation.world
        var webhooks: [String: Webhook] = [:]
        let server = installation.settings.server
        for entry in server.webhooks { webhooks[entry.source] = try Webhook(entry, world: world) }
        self.webhooks = webhooks
        buffer = BodyBuffer(bodyLimitBytes: server.bodyLimitBytes, limitBytes: server.bufferLimitBytes)
        intake = StoreDesk(installation, label: "earshot.server.intake")
    }

    // MARK: - GET

    /// A vendor asks whether it may post here.
    func challenge(_ request: Request, _ context: some RequestContext) -> Response {
        guard let source = context.parameters.get("source"), let webhook = webhooks[source] else {
            return Self.noWebhook
        }
        let query = request.uri.queryParameters
        switch webhook.subscription.answer(parameter: { name in query[name[...]].map(String.init) }) {
        case .challenge(let challenge): return Answers.plain(.ok, challenge)
        case .noted: return Answers.plain(.ok, "")
        case .refused: return Answers.error(.forbidden, "nothing like this was subscribed to here")
        case .unknown: return Self.noWebhook
        }
    }

    // MARK: - POST

    func post(_ request: Request, _ context: some RequestContext) async -> Response {
        guard let source = context.parameters.get("source"), let webhook = webhooks[source] else {
            return Self.noWebhook
        }
        var logger = context.logger
        logger[metadataKey: "webhook"] = .string(source)
        let announced = request.headers[.contentLength].flatMap(Int.init) ?? 0
        guard announced <= buffer.bodyLimitBytes else { return tooLarge }
        let claim: WebhookVerifier.Claim
        do {
            claim = try webhook.verifier.claim(
                header: { name in HTTPField.Name(name).flatMap { request.headers[$0] } },
                token: request.uri.queryParameters["token"].map(String.init), now: world.now())
        } catch {
            logger.notice("webhook refused", metadata: ["status": "401"])
            return Answers.error(.unauthorized, error.rawValue)
        }
        do {
            return try await buffer.with(request.body) { body in
                await take(body, request.headers, claim, webhook, source, logger)
            }
        } catch {
            switch error {
            case .tooLarge: return tooLarge
            case .tooSlow:
                return Answers.error(.requestTimeout, "the body took longer than \(BodyBuffer.seconds) s")
            case .brokenOff: return Answers.error(.badRequest, "the body broke off")
            case .full:
                logger.warning("webhook put off: server.bufferLimitBytes is used up", metadata: ["status": "503"])
                return Answers.later("too many bodies at one time; send it again")
            }
        }
    }

    private func take(
        _ body: [UInt8], _ headers: HTTPFields, _ claim: WebhookVerifier.Claim, _ webhook: Webhook, _ source: String,
        _ logger: Logger
    ) async -> Response {
        let sender: WebhookVerifier.Sender
        do { sender = try webhook.verifier.verify(body, claim) } catch {
            logger.notice("webhook refused", metadata: ["status": "401"])
            return Answers.error(.unauthorized, error.rawValue)
        }
        let fields = headers.map { (name: $0.name.rawName, value: $0.value) }
        do {
            let counts = try await intake.work { installation throws(PipelineError) in
                try installation.receive(body, source: source, headers: fields, message: sender.messageID)
            }
            Self.log(counts, logger)
            // Vendors of the other schemes want 200 and no other success.
            let isEmpty = counts.accepted + counts.known == 0 && !counts.repeated
            return Answers.json(
                webhook.signature == .standard && !isEmpty ? .accepted : .ok, (try? Answers.encoded(counts)) ?? "{}")
        } catch PipelineError.unknownShape(let reason) {
            logger.warning("webhook refused: its shape is not known", metadata: ["status": "400"])
            return Answers.error(.badRequest, reason)
        } catch PipelineError.badInput(let reason) {
            logger.warning("webhook refused: none of its items can be read", metadata: ["status": "422"])
            return Answers.error(.unprocessableContent, reason)
        } catch {
            // Not stored: the sender must come again.
            logger.error("webhook put off: it cannot be stored", metadata: ["status": "503"])
            return Answers.later("cannot be stored now; send it again")
        }
    }

    /// Numbers only: what was posted, names and reasons included, is others' text.
    private static func log(_ counts: ReceivedCounts, _ logger: Logger) {
        logger.info(
            "webhook taken in",
            metadata: [
                "accepted": "\(counts.accepted)", "known": "\(counts.known)", "leftOut": "\(counts.leftOut)",
                "refused": "\(counts.refused.count)", "repeated": "\(counts.repeated)",
            ])
    }

    private static var noWebhook: Response { Answers.error(.notFound, "no webhook is configured for this source") }

    private var tooLarge: Response {
        Answers.error(
            .contentTooLarge, "a body has at most \(buffer.bodyLimitBytes) bytes (server.bodyLimitBytes)")
    }
}
