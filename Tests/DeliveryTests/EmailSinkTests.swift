import Foundation
import TestSupport
import Testing
import Transport
import Triage

@testable import Delivery

@Suite("Mail")
struct EmailSinkTests {
    /// A sink that mails to two people of Kettlewren's, with the given options in place of its own.
    static func settings(_ changes: [String: String?] = [:], secret: String? = "opensesame") -> SinkSettings {
        let options: [String: String?] = [
            "host": "mail.kettlewren.example", "from": "Kettlewren Care <care@kettlewren.example>",
            "to": "mara@kettlewren.example, Nachtwache Süd <night@kettlewren.example>", "user": "earshot",
        ]
        return SinkSettings(
            name: "care", kind: "email", options: options.merging(changes) { $1 }.compactMapValues { $0 },
            secret: secret)
    }

    private func sink(
        _ settings: SinkSettings = Self.settings(), _ transport: any Exchanging = ScriptedTransport([])
    ) throws -> any Sink {
        try SinkRegistry.sink(for: settings, transport: transport, print: { _ in })
    }

    private func payload(_ digest: Digest, _ settings: SinkSettings = Self.settings()) throws -> String {
        try #require(try sink(settings).render(digest).first)
    }

    // MARK: The message

    @Test("has every header a mailbox needs, in short lines of ASCII")
    func headers() throws {
        let message = MessageReading(try payload(KettlewrenDigest.small))
        #expect(
            message.names == [
                "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding",
            ])
        #expect(message["Date"] == "Tue, 21 Jul 2026 12:00:00 +0000")
        #expect(message["From"] == "Kettlewren Care <care@kettlewren.example>")
        #expect(message["To"] == "mara@kettlewren.example, Nachtwache Süd <night@kettlewren.example>")
        #expect(message["Subject"] == "Kettlewren · 2 cases need an answer · 1 new · 1 overdue · 1 promise missed")
        #expect(message["Auto-Submitted"] == "auto-generated")
        #expect(message["Content-Type"] == "text/plain; charset=utf-8")
        #expect(message["Message-ID"]?.hasPrefix("<1784635200000.") == true)
        #expect(message["Message-ID"]?.hasSuffix("@kettlewren.example>") == true)
        #expect(message.body == TextDigest.render(KettlewrenDigest.small, width: 76))
    }

    @Test(
        "no words of the public can change its form",
        arguments: [
            Hostile.everything, "a\r\nBcc: evil@evil.example\r\n\r\nx", "\r\n.\r\nQUIT\r\n", ".\n..\n.",
            "From me\n=3D =",
            "=?UTF-8?Q?faked?=", String(repeating: "x", count: 400), String(repeating: "ü ", count: 400),
            String(repeating: "👩‍👩‍👧‍👦", count: 40), "tabs\t\t\nspaces   \n", "\u{85}\u{2028}\u{0B}\u{0C}\u{0}",
        ])
    func hostile(_ text: String) throws {
        let digest = Hostile.digest(count: 3, text: text)
        let settings = Self.settings(["from": "\"\(DisplayText.clean(text, limit: 80))\" <care@kettlewren.example>"])
        let source = try payload(digest, settings)
        let message = MessageReading(source)
        #expect(message.names.count == 9)
        #expect(message.names == MessageReading(try payload(KettlewrenDigest.small)).names)
        for line in source.components(separatedBy: "\r\n") {
            #expect(line.utf8.count <= 76)
            #expect(line.utf8.allSatisfy { (0x20...0x7E).contains($0) })
        }
        #expect(source.hasSuffix("\r\n"))
        #expect(message.body == TextDigest.render(digest, width: 76))
        #expect(message["From"]?.contains("care@kettlewren.example") == true)
        let submission = MailSubmission(
            server: try #require(MailServer(host: "localhost", port: 25, security: .none)),
            sender: try #require(MailAddress("a@b.example")), recipients: [try #require(MailAddress("a@b.example"))],
            message: Array(source.utf8))
        #expect(submission.problem == nil)
    }

    @Test("is the same each time, with another Message-ID for another digest")
    func identity() throws {
        let first = MessageReading(try payload(KettlewrenDigest.small))["Message-ID"]
        #expect(first == MessageReading(try payload(KettlewrenDigest.small))["Message-ID"])
        var later = KettlewrenDigest.small
        later.generatedAt = later.generatedAt.adding(seconds: 1)
        var other = KettlewrenDigest.small
        other.notes = ["one more"]
        let ids = [
            first, MessageReading(try payload(later))["Message-ID"], MessageReading(try payload(other))["Message-ID"],
        ]
        #expect(Set(ids).count == 3)
        #expect(
            try payload(KettlewrenDigest.small) != payload(KettlewrenDigest.small, Self.settings(["to": "a@b.example"]))
        )
    }

    @Test("many recipients fold")
    func manyRecipients() throws {
        let to = (0..<50).map { "Person Number \($0) <person\($0)@kettlewren.example>" }.joined(separator: ", ")
        let source = try payload(KettlewrenDigest.empty, Self.settings(["to": to]))
        #expect(MessageReading(source)["To"] == to)
        #expect(source.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 76 })
    }

    // MARK: Sending

    @Test("goes to the server and the people named")
    func submission() async throws {
        let transport = ScriptedTransport([])
        #expect(await (try sink(Self.settings(["security": "tls"]), transport)).send("text\r\n") == .delivered)
        let mail = try #require(transport.submissions.first)
        #expect(mail.server.url == "smtps://mail.kettlewren.example:465")
        #expect(mail.server.user == "earshot" && mail.server.password == "opensesame")
        #expect(mail.sender.description == "care@kettlewren.example")
        #expect(mail.recipients.map(\.description) == ["mara@kettlewren.example", "night@kettlewren.example"])
        #expect(mail.message == Array("text\r\n".utf8))
    }

    @Test("arrives as it was rendered, dots and all")
    func arrives() async throws {
        let server = try LoopbackMailServer(logins: ["earshot:opensesame"])
        let transport = CurlTransport(
            policy: NetworkPolicy(allowedAddresses: ["loopback"]), clock: { KettlewrenDigest.now })
        let settings = Self.settings(["host": "127.0.0.1", "port": "\(server.port)", "security": "none"])
        let sink = try sink(settings, transport)
        for digest in [KettlewrenDigest.small, Hostile.digest(count: 3, text: "\n.\n..\nMAIL FROM:<a@b>\n.")] {
            let payload = try #require(sink.render(digest).first)
            #expect(await sink.send(payload) == .delivered)
            #expect(server.messages.last?.text == payload)
        }
        #expect(server.messages.map(\.login) == ["earshot:opensesame", "earshot:opensesame"])
    }

    private static let url = "smtp://mail.kettlewren.example:587"

    @Test(
        "4xx is tried again, 5xx is not, what may have arrived is uncertain",
        arguments: [
            (MailError.rejected(server: url, reply: MailReply(code: 451, text: "later")), "retry"),
            (.rejected(server: url, reply: MailReply(code: 421, text: "busy")), "retry"),
            (.rejected(server: url, reply: MailReply(code: 550, text: "nobody\u{1B}[31m")), "refused"),
            (.loginRefused(server: url, reply: MailReply(code: 535, text: "no")), "refused"),
            (.loginRefused(server: url, reply: MailReply(code: 454, text: "later")), "retry"),
            (.loginRefused(server: url, reply: MailReply(code: 250, text: "")), "refused"),
            (.unusable(reason: "x"), "refused"),
            (.transport(.unreachable(url: url, reason: "no")), "retry"),
            (.transport(.interrupted(url: url, reason: "no", sentWholeRequest: false)), "retry"),
            (.transport(.interrupted(url: url, reason: "no", sentWholeRequest: true)), "uncertain"),
            (.transport(.timedOut(url: url, limit: "60 s")), "uncertain"),
            (.transport(.insecure(url: url, reason: "self-signed")), "refused"),
            (.transport(.addressRefused(url: url, address: "10.0.0.1 (private)")), "refused"),
        ])
    func outcomes(_ error: MailError, _ expected: String) async throws {
        let outcome = await (try sink(Self.settings(), ScriptedTransport([], refusingMail: error))).send("x\r\n")
        let (kind, reason) =
            switch outcome {
            case .delivered: ("delivered", "")
            case .retry(_, let reason): ("retry", reason)
            case .refused(let reason): ("refused", reason)
            case .uncertain(let reason): ("uncertain", reason)
            }
        #expect(kind == expected)
        #expect(!reason.isEmpty && !reason.contains("opensesame") && !reason.contains("\u{1B}"))
    }

    @Test("a transport that sends no mail puts it off")
    func noMail() async throws {
        guard case .retry = await (try sink(Self.settings(), ReplayTransport([:]))).send("x\r\n") else {
            return #expect(Bool(false), "not put off")
        }
    }

    // MARK: Options

    @Test(
        "options that cannot be are named",
        arguments: [
            (["host": "mail.example:587"], "host"), (["host": ""], "host"), (["host": "https://mail.example"], "host"),
            (["port": "0"], "port"), (["port": "smtp"], "port"), (["from": "Care"], "from"), (["from": ""], "from"),
            (["from": "Care <care>"], "from"), (["from": "a@b.example\r\nBcc: c@d.example"], "from"),
            (["to": ""], "to"), (["to": "a@b.example,"], "to"), (["to": "a@b.example c@d.example"], "to"),
            (["to": Array(repeating: "a@b.example", count: 51).joined(separator: ",")], "to"),
            (["user": nil], "user"), (["security": "ssl"], "security"),
        ] as [([String: String?], String)])
    func badOptions(_ changes: [String: String?], _ option: String) {
        let error = #expect(throws: DeliveryError.self) { try sink(Self.settings(changes)) }
        #expect(error.map { "\($0)" }?.hasPrefix("sink care, \(option): ") == true, "\(String(describing: error))")
    }

    @Test("a user without a password, and a password that breaks lines", arguments: [nil, "", "open\nsesame"])
    func badSecrets(_ secret: String?) {
        let error = #expect(throws: DeliveryError.self) { try sink(Self.settings(secret: secret)) }
        #expect(error.map { "\($0)" }?.hasPrefix("sink care, credential: ") == true)
        #expect(error.map { "\($0)" }?.contains("sesame") == false)
    }

    @Test("a server that asks nobody needs no user")
    func open() throws { _ = try sink(Self.settings(["user": nil], secret: nil)) }
}

/// A message as a mail program reads it.
private struct MessageReading {
    let fields: [(name: String, value: String)]
    let body: String

    init(_ source: String) {
        let parts = source.components(separatedBy: "\r\n\r\n")
        let lines = parts[0].replacingOccurrences(of: "\r\n ", with: " ").components(separatedBy: "\r\n")
        fields = lines.map { line in
            let colon = line.firstIndex(of: ":") ?? line.endIndex
            return (String(line[..<colon]), Self.decodedWords(String(line[colon...].dropFirst(2))))
        }
        body = Self.decodedQuotedPrintable(parts.dropFirst().joined(separator: "\r\n\r\n"))
    }

    var names: [String] { fields.map(\.name) }
    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    private static func decodedWords(_ text: String) -> String {
        var out: [String] = []
        var bytes = Data()
        func flush() {
            if !bytes.isEmpty { out.append(String(decoding: bytes, as: UTF8.self)) }
            bytes = Data()
        }
        for word in text.components(separatedBy: " ") {
            guard word.hasPrefix("=?UTF-8?B?"), word.hasSuffix("?="),
                let data = Data(base64Encoded: String(word.dropFirst(10).dropLast(2)))
            else {
                flush()
                out.append(word)
                continue
            }
            bytes += data
        }
        flush()
        return out.joined(separator: " ")
    }

    private static func decodedQuotedPrintable(_ text: String) -> String {
        var bytes: [UInt8] = []
        let plain = Array(
            text.replacingOccurrences(of: "=\r\n", with: "").replacingOccurrences(of: "\r\n", with: "\n").utf8)
        var index = 0
        while index < plain.count {
            if plain[index] == UInt8(ascii: "="), index + 2 < plain.count,
                let byte = UInt8(String(decoding: plain[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                bytes.append(byte)
                index += 3
            } else {
                bytes.append(plain[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
