import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Pipeline
import Server
import TestSupport
import Testing
import Transport
import Triage

@Suite("The webhook endpoint")
struct EarshotServerTests {
    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    /// Runs a test against a server over a fresh store, without a socket.
    private func serve(_ test: @Sendable (any TestClientProtocol, Installation) async throws -> Void) async throws {
        try await TemporaryFolder.with { folder in
            try folder.write(
                """
                brand: {name: Kettlewren}
                store: store.db
                server:
                  bodyLimitBytes: 2000
                  readToken: env:READ
                  webhooks:
                    - {source: shop, secrets: env:SECRET}
                    - {source: till, tokens: env:TOKEN}
                """, to: "earshot.yaml")
            let world = World(
                now: { .sampleNoon }, transport: { _ in ReplayTransport([String: FetchedDocument]()) },
                environment: { ["SECRET": Self.secret, "TOKEN": "till-token", "READ": "read-token"][$0] },
                print: { _ in })
            let installation = try Installation.open(folder.path("earshot.yaml"), world: world)
            let application = Application(router: try EarshotServer(installation).buildRouter())
            try await application.test(.router) { client in try await test(client, installation) }
        }
    }

    /// Headers of a message signed as Standard Webhooks asks.
    private static func signed(_ body: String, id: String) throws -> HTTPFields {
        let timestamp = "\(Timestamp.sampleNoon.milliseconds / 1000)"
        let key = SymmetricKey(data: try #require(Data(base64Encoded: String(secret.dropFirst(6)))))
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(id).\(timestamp).\(body)".utf8), using: key)
        var fields = HTTPFields()
        fields[try #require(HTTPField.Name("webhook-id"))] = id
        fields[try #require(HTTPField.Name("webhook-timestamp"))] = timestamp
        fields[try #require(HTTPField.Name("webhook-signature"))] = "v1," + Data(code).base64EncodedString()
        return fields
    }

    private static func post(
        _ client: any TestClientProtocol, _ path: String, _ body: String, _ headers: HTTPFields = [:]
    ) async throws -> HTTPResponse.Status {
        try await client.execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: body)) {
            $0.status
        }
    }

    /// Posts and expects this answer.
    private static func post(
        _ client: any TestClientProtocol, _ path: String, _ body: String, _ headers: HTTPFields = [:],
        gives expected: HTTPResponse.Status, _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let status = try await post(client, path, body, headers)
        #expect(status == expected, sourceLocation: location)
    }

    @Test("a signed mention is stored before 202 is answered")
    func accepted() async throws {
        try await serve { client, installation in
            let body = #"{"id":"1","text":"The lid broke"}"#
            try await Self.post(client, "/webhooks/shop", body, Self.signed(body, id: "m1"), gives: .accepted)
            #expect(try installation.ledger().waiting == 1)
        }
    }

    @Test("the same message fifty times at once has one effect")
    func parallel() async throws {
        try await serve { client, installation in
            let body = #"{"id":"1","text":"The lid broke"}"#
            let headers = try Self.signed(body, id: "m1")
            let statuses = try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { group in
                for _ in 0..<50 { group.addTask { try await Self.post(client, "/webhooks/shop", body, headers) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.count == 50)
            #expect(statuses.allSatisfy { $0 == .accepted })
            #expect(try installation.ledger().total == 1)
        }
    }

    @Test("refusals: unsigned 401, too large 413, unknown source 404, no mention 422")
    func refusals() async throws {
        try await serve { client, installation in
            let body = #"{"id":"1","text":"The lid broke"}"#
            let token: HTTPFields = [.authorization: "Bearer till-token"]
            try await Self.post(client, "/webhooks/shop", body, gives: .unauthorized)
            try await Self.post(client, "/webhooks/shop", body + " ", Self.signed(body, id: "m1"), gives: .unauthorized)
            try await Self.post(client, "/webhooks/till", body, [.authorization: "Bearer wrong"], gives: .unauthorized)
            try await Self.post(client, "/webhooks/nobody", body, token, gives: .notFound)
            try await Self.post(
                client, "/webhooks/till", String(repeating: "x", count: 2001), token, gives: .contentTooLarge)
            try await Self.post(client, "/webhooks/till", "{}", token, gives: .unprocessableContent)
            #expect(try installation.ledger().total == 0)
            try await Self.post(client, "/webhooks/till", body, token, gives: .accepted)
            #expect(try installation.ledger().total == 1)
        }
    }

    @Test("the digest as text and JSON, for those with the token; health for everybody")
    func reading() async throws {
        try await serve { client, _ in
            let token: HTTPFields = [.authorization: "Bearer read-token"]
            try await client.execute(uri: "/digest", method: .get) { #expect($0.status == .unauthorized) }
            try await client.execute(uri: "/digest", method: .get, headers: token) { response in
                #expect(response.status == .ok)
                #expect(response.headers[.contentType] == "text/plain; charset=utf-8")
                #expect(String(buffer: response.body).contains("Kettlewren"))
            }
            try await client.execute(uri: "/digest?format=json", method: .get, headers: token) { response in
                #expect(response.status == .ok)
                let object = try JSONSerialization.jsonObject(with: Data(String(buffer: response.body).utf8))
                #expect((object as? [String: Any])?["brand"] as? String == "Kettlewren")
            }
            try await client.execute(uri: "/digest?format=xml", method: .get, headers: token) {
                #expect($0.status == .badRequest)
            }
            try await client.execute(uri: "/healthz", method: .get) { #expect($0.status == .ok) }
        }
    }
}
