import Transport
import Triage

/// Sends the digest by mail, through a mail server that takes messages for others (a smart host, a mail provider).
///
/// A message whose fate is unknown is `uncertain` and sent again with the same Message-ID, by which mailboxes and people
/// recognise the repeat.
package struct EmailSink: Sink {
    package static let kind = "email"
    package static let summary = "Sends the digest by mail, through a mail server."
    package static let options = [
        SinkOption("host", isRequired: true, "The mail server that takes messages for others."),
        SinkOption("port", "587 with starttls, 465 with tls, 25 with none, if not given."),
        SinkOption(
            "security", values: MailSecurity.allCases.map(\.rawValue),
            "starttls (the default), tls (from the first byte), or none, which only a server on this machine is spoken to with."
        ),
        SinkOption("from", isRequired: true, "Who sends: care@brand.example or Care <care@brand.example>."),
        SinkOption("to", isRequired: true, isList: true, "Who gets it, one or several, at most 50."),
        SinkOption("user", "Who we are to the server; `credential` then refers to the password."),
    ]

    /// More than this many recipients is a mailing list's work.
    static let recipientLimit = 50

    private let server: MailServer
    private let sender: Mailbox
    private let recipients: [Mailbox]
    private let transport: any Exchanging

    package init(_ settings: SinkSettings, surroundings: SinkSurroundings) throws(DeliveryError) {
        func bad(_ option: String, _ reason: String) -> DeliveryError {
            .badOption(sink: settings.name, option: option, reason: reason)
        }
        let options = settings.options
        let security = options["security"].flatMap(MailSecurity.init) ?? .startTLS
        let port = options["port"] ?? "\(security.usualPort)"
        guard let number = Int(port), (1...65_535).contains(number) else {
            throw bad("port", "“\(port)” is not a number from 1 to 65535")
        }
        let user = options["user"].flatMap { $0.isEmpty ? nil : $0 }
        let password = settings.secret.flatMap { $0.isEmpty ? nil : $0 }
        if user != nil, password == nil {
            throw bad("credential", "missing; it must refer to the user's password, for example env:SMTP_PASSWORD")
        }
        if user == nil, password != nil { throw bad("user", "missing; the credential is a password, but whose?") }
        let host = options["host"] ?? ""
        guard MailServer(host: host, port: number, security: security) != nil else {
            throw bad("host", "“\(host)” is neither a host name in ASCII nor an address; the port has a key of its own")
        }
        guard let server = MailServer(host: host, port: number, security: security, user: user, password: password)
        else { throw bad("credential", "the user name or the password contains control characters") }
        self.server = server
        let from = options["from"] ?? ""
        guard let sender = Mailbox(from) else {
            throw bad("from", "“\(from)” is no address like care@brand.example or Care <care@brand.example>")
        }
        self.sender = sender
        var recipients: [Mailbox] = []
        for text in (options["to"] ?? "").split(separator: ",", omittingEmptySubsequences: false) {
            guard let recipient = Mailbox(String(text)) else {
                throw bad("to", "“\(DisplayText.clean(String(text)))” is no address like care@brand.example")
            }
            recipients.append(recipient)
        }
        guard recipients.count <= EmailSink.recipientLimit else {
            throw bad("to", "more than \(EmailSink.recipientLimit) recipients; give the address of a mailing list")
        }
        self.recipients = recipients
        transport = surroundings.transport
    }

    package func render(_ digest: Digest) -> [String] { [EmailDigest.render(digest, from: sender, to: recipients)] }

    package func send(_ payload: String) async -> SinkOutcome {
        let mail = MailSubmission(
            server: server, sender: sender.address, recipients: recipients.map(\.address), message: Array(payload.utf8))
        do {
            _ = try await transport.submit(mail)
            return .delivered
        } catch {
            let reason = DisplayText.clean("\(error)", limit: 300)
            if error.mayHaveArrived { return .uncertain(reason: reason) }
            return error.isRetryable ? .retry(after: nil, reason: reason) : .refused(reason: reason)
        }
    }
}
