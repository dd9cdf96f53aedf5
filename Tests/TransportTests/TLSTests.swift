import TestSupport
import Testing
import Transport

/// Certificates and protocols that are not to be trusted: an error each time, never a downgrade.
@Suite(.timeLimit(.minutes(1)), .enabled(if: ServerTLS.isAvailable, "needs the system's OpenSSL")) struct TLSTests {
    @Test func aCertificateOfOurOwnAuthorityIsTrusted() async throws {
        let tls = try ServerTLS()
        let server = try LoopbackTLSServer(tls)
        let transport = loopbackTransport { $0.caFile = tls.certificatePath }
        for host in ["127.0.0.1", "localhost"] {
            let document = try await transport.exchange(FetchRequest(url: server.url("/feed", host: host)))
            #expect(document.body == Array("ok".utf8))
        }
        #expect(server.requests.count == 2)
    }

    @Test func aSelfSignedCertificateIsNot() async throws {
        let server = try LoopbackTLSServer(try ServerTLS())
        for method in [FetchRequest.Method.get, .post] {
            let error = await loopbackTransport().failure(
                of: FetchRequest(
                    url: server.url("/"), method: method, headers: HeaderFields([("Authorization", "Bearer t")])))
            #expect(error?.kind == .insecure)
            #expect(error?.description.contains("self") == true, "\(String(describing: error))")
            #expect(error?.isRetryable == false && error?.mayHaveArrived == false)
        }
        #expect(server.requests.isEmpty)
    }

    @Test(arguments: [TestCertificate.elsewhere, .expired])
    func norIsOneForAnotherNameOrOfThePast(certificate: TestCertificate) async throws {
        let tls = try ServerTLS(certificate)
        let server = try LoopbackTLSServer(tls)
        let transport = loopbackTransport { $0.caFile = tls.certificatePath }
        #expect(await transport.failure(of: server.url("/"))?.kind == .insecure)
        #expect(server.requests.isEmpty)
    }

    @Test func norIsAnOldProtocol() async throws {
        let tls = try ServerTLS(newestIsTLS11: true)
        let server = try LoopbackTLSServer(tls)
        let transport = loopbackTransport { $0.caFile = tls.certificatePath }
        let error = await transport.failure(of: server.url("/"))
        #expect(error?.kind == .insecure)
        #expect(server.requests.isEmpty)
    }

    @Test func whereHTTP2IsOfferedItIsSpokenOnOneConnection() async throws {
        let tls = try ServerTLS(speaksHTTP2: true)
        let server = try LoopbackHTTP2Server(
            tls, headers: [("content-type", "text/xml"), ("content-encoding", "gzip")], body: Gzip.small)
        let transport = loopbackTransport { $0.caFile = tls.certificatePath }
        for number in 0..<3 {
            let document = try await transport.exchange(FetchRequest(url: server.url("/\(number)")))
            #expect(document.status == 200)
            #expect(document.headers["Content-Type"] == "text/xml")
            #expect(document.body == Array("<feed>small</feed>".utf8))
        }
        #expect(server.requests == [3])
    }

    @Test func manyStreamsOfHTTP2EndWellTogether() async throws {
        let tls = try ServerTLS(speaksHTTP2: true)
        let body = (0..<50_000).map { UInt8($0 % 251) }
        let server = try LoopbackHTTP2Server(tls, body: body)
        let transport = loopbackTransport {
            $0.caFile = tls.certificatePath
            $0.limits.perHostLimit = 20
        }
        // The one connection stands before the others come.
        _ = try await transport.exchange(FetchRequest(url: server.url("/")))
        let answers = await withTaskGroup(of: [UInt8]?.self) { group in
            for number in 0..<200 {
                group.addTask { try? await transport.exchange(FetchRequest(url: server.url("/\(number)"))).body }
            }
            return await group.reduce(into: 0) { $0 += $1 == body ? 1 : 0 }
        }
        #expect(answers == 200)
        #expect(server.requests == [201])
    }

    @Test func aPostOverHTTP2ArrivesOnce() async throws {
        let tls = try ServerTLS(speaksHTTP2: true)
        let server = try LoopbackHTTP2Server(tls, body: Array("ok".utf8))
        let transport = loopbackTransport { $0.caFile = tls.certificatePath }
        let document = try await transport.exchange(
            FetchRequest(url: server.url("/in"), method: .post, body: [UInt8](repeating: 0x20, count: 20_000)))
        #expect(document.body == Array("ok".utf8))
        #expect(server.requests == [1])
    }

    @Test func aRedirectToAnUntrustedServerEndsThere() async throws {
        let target = try LoopbackTLSServer(try ServerTLS())
        let server = try LoopbackServer { _ in .redirect(301, to: target.url("/")) }
        #expect(await loopbackTransport().failure(of: server.url("/"))?.kind == .insecure)
        #expect(target.requests.isEmpty)
    }
}
