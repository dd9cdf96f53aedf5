/// An address of mail as it stands in an envelope: `care@kettlewren.example`.
package struct MailAddress: Sendable, Hashable, CustomStringConvertible {
    package let description: String

    /// The part behind the `@`.
    package let domain: String

    /// Takes the plain form of RFC 5321's addresses: an unquoted local part of at most 64 bytes, `@`, and a domain name in
    /// ASCII of at most 255. Whatever could end a command or begin another one is in none of them.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].count), (1...255).contains(parts[1].count),
            parts[0].allSatisfy({ Self.isAlphanumeric($0) || ".!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }),
            parts[1].allSatisfy({ Self.isAlphanumeric($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") })
        else { return nil }
        for part in parts {
            let labels = part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            guard labels.allSatisfy({ !$0.isEmpty }) else { return nil }
        }
        description = text
        domain = String(decoding: parts[1], as: UTF8.self)
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}

/// How the way to a mail server is protected.
package enum MailSecurity: String, Sendable, Hashable, CaseIterable {
    /// Plain at first and TLS before anything is said that matters (RFC 3207); no mail where the server does not offer it.
    case startTLS = "starttls"
    /// TLS from the first byte (RFC 8314).
    case tls
    /// None; only to a server on this machine.
    case none

    /// The port where none is named: submission (587), submissions (465), smtp (25).
    package var usualPort: Int {
        switch self {
        case .startTLS: 587
        case .tls: 465
        case .none: 25
        }
    }
}

/// The mail server that takes our messages.
package struct MailServer: Sendable, Hashable {
    /// A name or an address; IPv6 without brackets.
    package let host: String
    package let port: Int
    package let security: MailSecurity
    /// Who we are to the server; `nil` where it asks nobody.
    package let user: String?
    package let password: String?

    /// `nil` where the host is neither a name in ASCII nor an address, the port is none, or a login holds control
    /// characters.
    package init?(host: String, port: Int, security: MailSecurity, user: String? = nil, password: String? = nil) {
        let isName = host.utf8.allSatisfy { byte in
            MailAddress.isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        }
        guard !host.isEmpty, host.utf8.count <= 255, isName || !host.contains("[") && IPAddress(host) != nil,
            (1...65_535).contains(port),
            [user, password].allSatisfy({ ($0 ?? "").utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } })
        else { return nil }
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
    }

    /// Scheme, host and port; never the login.
    package var url: String {
        "\(security == .tls ? "smtps" : "smtp")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}

extension MailServer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { url }
    package var debugDescription: String { url }
    package var customMirror: Mirror { Mirror(self, children: ["url": url]) }
}

/// A message and its envelope.
package struct MailSubmission: Sendable, Hashable {
    package var server: MailServer
    /// Whom the server tells when it cannot deliver.
    package var sender: MailAddress
    /// At least one.
    package var recipients: [MailAddress]
    /// The message as RFC 5322 has it, lines ended by CR LF. Dots at the beginning of lines are as they are.
    package var message: [UInt8]

    package init(server: MailServer, sender: MailAddress, recipients: [MailAddress], message: [UInt8]) {
        self.server = server
        self.sender = sender
        self.recipients = recipients
        self.message = message
    }

    /// Why no server should be given this; `nil` where all is well.
    package var problem: String? {
        if recipients.isEmpty { return "it has no recipient" }
        var before: UInt8 = 0
        for byte in message {
            // A line that ends differently for us and for the server could begin a command (SMTP smuggling).
            if (before == 0x0D) != (byte == 0x0A) { return "its lines do not end with CR LF" }
            before = byte
        }
        return before == 0x0A ? nil : "its last line does not end with CR LF"
    }
}

extension MailSubmission: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Sender, number of recipients and server; never the message or the login.
    package var description: String { "mail from \(sender) to \(recipients.count) by \(server)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: ["mail": description]) }
}

/// A mail server's answer to a command.
package struct MailReply: Sendable, Hashable {
    /// Three digits: 2xx done, 4xx later, 5xx never; 0 where the server said nothing of its own.
    package var code: Int
    /// The server's words, its lines joined by spaces; words from outside.
    package var text: String

    package init(code: Int, text: String) {
        self.code = code
        self.text = text
    }
}

/// Why a message was not, or perhaps not, taken. Messages never contain credentials.
package enum MailError: Error, Sendable, Hashable {
    /// The message or its envelope breaks a rule; nothing was sent.
    case unusable(reason: String)
    /// The server does not take the message, and has it not.
    case rejected(server: String, reply: MailReply)
    /// The server does not take our user name and password, or asks for them in no way that we know.
    case loginRefused(server: String, reply: MailReply)
    /// There was no whole conversation.
    case transport(TransportError)

    /// Whether the same message may be taken later without anyone changing anything.
    package var isRetryable: Bool {
        switch self {
        case .unusable: false
        case .rejected(_, let reply), .loginRefused(_, let reply): (400..<500).contains(reply.code)
        case .transport(let error): error.isRetryable
        }
    }

    /// Whether the server may have taken the message all the same: its end was sent and no answer came.
    package var mayHaveArrived: Bool {
        switch self {
        case .unusable, .rejected, .loginRefused: false
        case .transport(let error): error.mayHaveArrived
        }
    }
}

extension MailError: CustomStringConvertible {
    /// One sentence: what, where, and what to do.
    package var description: String {
        switch self {
        case .unusable(let reason): "the message cannot be sent: \(reason)"
        case .rejected(let server, let reply): "\(server) answered \(reply.code) \(reply.text)"
        case .loginRefused(let server, let reply):
            "\(server) does not accept the user name and password"
                + (reply.code >= 400 ? ": \(reply.code) \(reply.text)" : "")
        case .transport(let error): error.description
        }
    }
}
