import TestSupport
import Testing
import Transport

/// Mail to servers on this machine. `security: none` is allowed there, so that most of it needs no TLS.
@Suite(.timeLimit(.minutes(1))) struct MailTests {
    private static let text = "Subject: tea\r\n\r\nThe kettle whistles.\r\n"

    private func mail(
        _ server: LoopbackMailServer, _ security: MailSecurity = .none, login: (String, String)? = nil,
        to recipients: [String] = ["care@kettlewren.example"], text: String = text, host: String = "127.0.0.1"
    ) throws -> MailSubmission {
        MailSubmission(
            server: try #require(
                MailServer(host: host, port: server.port, security: security, user: login?.0, password: login?.1)),
            sender: try #require(MailAddress("earshot@kettlewren.example")),
            recipients: try recipients.map { try #require(MailAddress($0)) }, message: Array(text.utf8))
    }

    /// The error that submitting ends with; `nil` where the message is taken.
    private func failure(_ mail: MailSubmission, by transport: CurlTransport = loopbackTransport()) async -> MailError?
    {
        do {
            _ = try await transport.submit(mail)
            return nil
        } catch {
            return error
        }
    }

    private func unexpected(_ what: String, at place: SourceLocation = #_sourceLocation) {
        Issue.record("\(what)", sourceLocation: place)
    }

    // MARK: What arrives

    @Test func aMessageArrivesAsItIs() async throws {
        let server = try LoopbackMailServer()
        let reply = try await loopbackTransport().submit(
            try mail(server, to: ["care@kettlewren.example", "night+watch@kettlewren.example"]))
        #expect(reply == MailReply(code: 250, text: "2.0.0 taken as 4711"))
        let message = try #require(server.messages.first)
        #expect(message.sender == "earshot@kettlewren.example")
        #expect(message.recipients == ["care@kettlewren.example", "night+watch@kettlewren.example"])
        #expect(message.wire == Self.text)
        #expect(message.login == nil && !message.isEncrypted)
    }

    @Test(arguments: [
        ".\r\n", ".hidden\r\n", "..\r\n", "a\r\n.\r\nMAIL FROM:<evil@evil.example>\r\n", "a\r\n..b\r\n.\r\n.\r\n",
        "\r\n.\r\n\r\n.\r\nQUIT\r\n",
    ])
    func dotsAreStuffed(text: String) async throws {
        let server = try LoopbackMailServer()
        _ = try await loopbackTransport().submit(try mail(server, text: text))
        #expect(server.messages.map(\.text) == [text])
        #expect(server.lines.filter { $0.hasPrefix("MAIL") }.count == 1)
    }

    @Test func aLongMessageArrivesWhole() async throws {
        let server = try LoopbackMailServer()
        let text = (0..<20_000).map { ".line \($0) of many\r\n" }.joined()
        _ = try await loopbackTransport().submit(try mail(server, text: text))
        #expect(server.messages.first?.text == text)
    }

    @Test(arguments: ["a\nb\r\n", "a\rb\r\n", "a", "a\r\n\n.\r\n", "a\r\n.\r", "\n", ""])
    func linesThatEndOtherwiseAreNotSent(text: String) async throws {
        let server = try LoopbackMailServer()
        guard case .unusable = await failure(try mail(server, text: text)) else { return unexpected("sent") }
        #expect(server.connectionCount == 0)
    }

    // MARK: TLS and logins

    @Test(.enabled(if: ServerTLS.isAvailable), arguments: [MailSecurity.startTLS, .tls])
    func loginsTravelUnderTLS(security: MailSecurity) async throws {
        let tls = try ServerTLS()
        let server = try LoopbackMailServer(tls: tls, isImplicit: security == .tls, logins: ["earshot:s3same pass"])
        let transport = loopbackTransport { $0.caFile = tls.certificatePath }
        _ = try await transport.submit(try mail(server, security, login: ("earshot", "s3same pass")))
        let message = try #require(server.messages.first)
        #expect(message.isEncrypted)
        #expect(message.login == "earshot:s3same pass")
        #expect(message.wire == Self.text)
    }

    @Test(.enabled(if: ServerTLS.isAvailable), arguments: [MailSecurity.startTLS, .tls])
    func anUntrustedServerHearsNothing(security: MailSecurity) async throws {
        let server = try LoopbackMailServer(
            tls: try ServerTLS(), isImplicit: security == .tls, logins: ["earshot:s3same"])
        let error = await failure(try mail(server, security, login: ("earshot", "s3same")))
        guard case .transport(.insecure) = error else { return unexpected("\(String(describing: error))") }
        #expect(error?.isRetryable == false && error?.mayHaveArrived == false)
        #expect(server.lines.allSatisfy { $0.hasPrefix("EHLO") || $0 == "STARTTLS" || $0 == "QUIT" })
    }

    /// Somebody in between may take the offer of STARTTLS away.
    @Test func withoutTheOfferOfTLSThereIsNoMail() async throws {
        let server = try LoopbackMailServer(logins: ["earshot:s3same"])
        let error = await failure(try mail(server, .startTLS, login: ("earshot", "s3same")))
        guard case .transport(.insecure) = error else { return unexpected("\(String(describing: error))") }
        #expect(server.messages.isEmpty)
        #expect(server.lines.allSatisfy { $0.hasPrefix("EHLO") || $0 == "QUIT" }, "\(server.lines)")
    }

    @Test func aWrongPasswordIsNamedAndNotShown() async throws {
        let server = try LoopbackMailServer(logins: ["earshot:s3same"])
        let error = await failure(try mail(server, login: ("earshot", "hunter2")))
        guard case .loginRefused(_, let reply) = error else { return unexpected("\(String(describing: error))") }
        #expect(reply == MailReply(code: 535, text: "5.7.8 not you"))
        #expect(error?.isRetryable == false && error?.mayHaveArrived == false)
    }

    @Test func aServerThatRepeatsThePasswordIsNotRepeated() async throws {
        let server = try LoopbackMailServer(
            logins: ["earshot:s3same"], deeds: ["AUTH": .answer("535 no such login: earshot hunter2")])
        let login = ("earshot", "hunter2")
        let mail = try mail(server, login: login)
        let error = await failure(mail)
        var shown = "\(String(describing: error)) \(mail) \(String(reflecting: mail)) \(mail.server)"
        dump(error, to: &shown)
        dump(mail, to: &shown)
        dump(mail.server, to: &shown)
        #expect(!shown.contains("hunter2"), "\(shown)")
        #expect(shown.contains("no such login: earshot ***"))
    }

    // MARK: Refusals

    @Test(arguments: [
        ("greeting", "421 busy", 421), ("greeting", "554 go away", 554), ("MAIL", "451 later", 451),
        ("MAIL", "552 too large", 552), ("RCPT", "450 mailbox busy", 450),
        ("RCPT", "550-5.1.1 nobody\r\n550 here", 550),
        ("DATA", "451 later", 451), ("DATA", "554 no", 554), ("message", "452 full", 452), ("message", "554 spam", 554),
    ])
    func aRefusalIsKnownToBeOne(step: String, answer: String, code: Int) async throws {
        let server = try LoopbackMailServer(deeds: [step: .answer(answer)])
        let error = await failure(try mail(server))
        guard case .rejected(let name, let reply) = error else { return unexpected("\(String(describing: error))") }
        #expect(name == "smtp://127.0.0.1:\(server.port)")
        #expect(reply.code == code)
        #expect(error?.isRetryable == (code < 500))
        #expect(error?.mayHaveArrived == false)
        #expect(server.messages.isEmpty)
    }

    @Test func severalLinesAreOneAnswer() async throws {
        let server = try LoopbackMailServer(deeds: ["RCPT": .answer("550-5.1.1 nobody\r\n550-of that name\r\n550 here")]
        )
        guard case .rejected(_, let reply) = await failure(try mail(server)) else { return unexpected("not refused") }
        #expect(reply.text == "5.1.1 nobody of that name here")
    }

    // MARK: Breaks and delays

    @Test(arguments: ["greeting", "EHLO", "MAIL", "RCPT", "DATA", "message"])
    func whatMayHaveArrivedIsKnown(step: String) async throws {
        for deed in [LoopbackMailServer.Deed.hangUp, .keepSilent] {
            let server = try LoopbackMailServer(deeds: [step: deed])
            let error = await failure(
                try mail(server), by: loopbackTransport { $0.limits.totalTimeoutSeconds = deed == .hangUp ? 30 : 0.3 })
            guard case .transport(let reason) = error else {
                Issue.record("\(deed) \(String(describing: error))")
                continue
            }
            #expect(error?.mayHaveArrived == (step == "message"), "\(deed) \(reason)")
            #expect(error?.isRetryable == true, "\(deed) \(reason)")
        }
    }

    @Test func anEndlessAnswerIsStopped() async throws {
        let server = try LoopbackMailServer(deeds: ["EHLO": .rambleOn])
        let error = await failure(try mail(server), by: loopbackTransport { $0.limits.headerLimitBytes = 1000 })
        #expect(error?.description.contains("more than 1000 bytes") == true, "\(String(describing: error))")
        #expect(error?.mayHaveArrived == false)
    }

    @Test func nobodyListeningIsUnreachable() async throws {
        let server = try #require(MailServer(host: "127.0.0.1", port: 1, security: .none))
        let mail = MailSubmission(
            server: server, sender: try #require(MailAddress("a@b.example")),
            recipients: [try #require(MailAddress("c@d.example"))], message: Array(Self.text.utf8))
        guard case .transport(.unreachable) = await failure(mail) else { return unexpected("reached") }
    }

    @Test func cancellingTheTaskEndsIt() async throws {
        let server = try LoopbackMailServer(deeds: ["greeting": .keepSilent])
        let mail = try mail(server)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await failure(mail)
        }
        guard case .transport(.interrupted(_, _, sentWholeRequest: false)) = await task.value else {
            return unexpected("not interrupted")
        }
    }

    @Test func aTransportThatWasShutDownSendsNothing() async throws {
        let server = try LoopbackMailServer()
        let transport = loopbackTransport()
        await transport.shutdown()
        guard case .transport(.interrupted) = await failure(try mail(server), by: transport) else {
            return unexpected("sent")
        }
        #expect(server.messages.isEmpty)
    }

    // MARK: Addresses

    @Test(arguments: ["127.0.0.1", "localhost"])
    func onlyAllowedAddressesAreConnectedTo(host: String) async throws {
        let server = try LoopbackMailServer()
        let error = await failure(try mail(server, host: host), by: loopbackTransport { $0.allowedAddresses = [] })
        guard case .transport(.addressRefused) = error else { return unexpected("\(String(describing: error))") }
        #expect(server.connectionCount == 0)
    }

    @Test func withoutTLSMailStaysOnThisMachine() async throws {
        let server = try #require(MailServer(host: "10.0.0.1", port: 25, security: .none))
        let mail = MailSubmission(
            server: server, sender: try #require(MailAddress("a@b.example")),
            recipients: [try #require(MailAddress("c@d.example"))], message: Array(Self.text.utf8))
        let error = await failure(mail, by: loopbackTransport { $0.allowedAddresses = ["private"] })
        guard case .transport(.addressRefused(_, let address)) = error else {
            return unexpected("\(String(describing: error))")
        }
        #expect(address.contains("without TLS"))
    }

    @Test func aProxyIsAskedForATunnel() async throws {
        let proxy = try LoopbackServer { _ in .text("no", status: 403) }
        let server = try #require(MailServer(host: "mail.kettlewren.example", port: 587, security: .startTLS))
        let mail = MailSubmission(
            server: server, sender: try #require(MailAddress("a@b.example")),
            recipients: [try #require(MailAddress("c@d.example"))], message: Array(Self.text.utf8))
        let error = await failure(mail, by: loopbackTransport { $0.proxy = proxy.url("") })
        #expect(proxy.calls.map(\.method) == ["CONNECT"])
        #expect(proxy.calls.first?.path == "mail.kettlewren.example:587")
        #expect(error?.mayHaveArrived == false)
    }

    @Test(arguments: [
        "a@b", "care@kettlewren.example", "night+watch@mail-1.kettlewren.example", "o'hara@x.example", "a.b@c.d",
    ])
    func addressesAreTaken(text: String) { #expect(MailAddress(text)?.description == text) }

    @Test(arguments: [
        "", "a", "@b", "a@", "a@b@c", "a b@c", "a@b c", "<a@b>", "a@b>", "a@b\r\nRCPT TO:<c@d>", "a@b\n", "a@b\u{0}",
        "\"a b\"@c", "a,b@c", "a@[10.0.0.1]", "ä@b", "a@bücher.example", "a..b@c", ".a@b", "a@b.", "a@.b",
        String(repeating: "a", count: 65) + "@b", "a@" + String(repeating: "b", count: 256),
    ])
    func whatCouldBeMoreThanAnAddressIsNone(text: String) { #expect(MailAddress(text) == nil) }

    @Test(arguments: ["", "a b", "mail.example/path", "user@mail.example", "mail.example:25", "[::1]", "a\r\nb", "ä"])
    func whatIsNoHostIsNoServer(host: String) { #expect(MailServer(host: host, port: 25, security: .tls) == nil) }

    @Test func serversHaveAnAddress() {
        #expect(MailServer(host: "::1", port: 25, security: .none)?.url == "smtp://[::1]:25")
        #expect(MailServer(host: "mail.example", port: 465, security: .tls)?.url == "smtps://mail.example:465")
        #expect(MailServer(host: "mail.example", port: 0, security: .tls) == nil)
        #expect(MailServer(host: "mail.example", port: 25, security: .tls, password: "a\u{0}b") == nil)
    }
}
