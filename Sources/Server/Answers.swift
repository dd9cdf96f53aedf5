import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What the server answers: never cached, never sniffed.
enum Answers {
    static func error(_ status: HTTPResponse.Status, _ reason: String) -> Response {
        json(status, (try? encoded(["error": reason])) ?? "{}")
    }

    /// For a sender that shall come again.
    static func later(_ reason: String) -> Response {
        var response = error(.serviceUnavailable, reason)
        response.headers[.retryAfter] = "10"
        return response
    }

    static func json(_ status: HTTPResponse.Status, _ text: String) -> Response {
        response(status, text, type: "application/json; charset=utf-8")
    }

    static func plain(_ status: HTTPResponse.Status, _ text: String) -> Response {
        response(status, text, type: "text/plain; charset=utf-8")
    }

    static func encoded(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private static func response(_ status: HTTPResponse.Status, _ text: String, type: String) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.cacheControl] = "no-store"
        headers[HTTPField.Name("X-Content-Type-Options")!] = "nosniff"
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
