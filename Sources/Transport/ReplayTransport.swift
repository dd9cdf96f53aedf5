internal import FoundationEssentials
package import Triage

/// Answers from what is at hand instead of the network: for tests, the demo and recorded feeds.
package struct ReplayTransport: Exchanging {
    private let answer: @Sendable (FetchRequest) async throws(TransportError) -> FetchedDocument

    /// Answers with whatever the closure says.
    package init(_ answer: @escaping @Sendable (FetchRequest) async throws(TransportError) -> FetchedDocument) {
        self.answer = answer
    }

    /// Answers by URL, whatever the method; a URL without an answer is unreachable.
    package init(_ documents: [String: FetchedDocument]) {
        self.init { (request) throws(TransportError) in
            guard let document = documents[request.url] else { throw ReplayTransport.unknown(request) }
            return document
        }
    }

    /// Answers from the `.json` files of a folder, each one `RecordedExchange`. URLs are compared as redacted, because a
    /// recording holds no secrets. Throws `TransportError.file` for a file that is no recording and for two recordings
    /// of the same method and URL.
    package init(folder: String, fetchedAt: Timestamp) throws(TransportError) {
        var documents: [String: FetchedDocument] = [:]
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw .file(path: folder, reason: "the folder cannot be listed")
        }
        for name in names.sorted() where name.hasSuffix(".json") {
            let path = folder + "/" + name
            let exchange = try RecordedExchange(contentsOf: path)
            guard
                documents.updateValue(try exchange.document(fetchedAt: fetchedAt, path: path), forKey: exchange.key)
                    == nil
            else { throw .file(path: path, reason: "a second recording of \(exchange.key)") }
        }
        let recorded = documents
        self.init { (request) throws(TransportError) in
            let key = RecordedExchange.key(method: request.method.rawValue, url: request.url)
            guard let document = recorded[key] else { throw ReplayTransport.unknown(request) }
            return document
        }
    }

    package func exchange(_ request: FetchRequest) async throws(TransportError) -> FetchedDocument {
        try await answer(request)
    }

    private static func unknown(_ request: FetchRequest) -> TransportError {
        let url = URLRedaction.shown(request.url, isSecret: request.urlIsSecret)
        return .unreachable(url: url, reason: "no answer is recorded for this \(request.method.rawValue)")
    }
}

/// One exchange as a JSON document.
package struct RecordedExchange: Codable, Sendable, Hashable {
    /// `GET` or `POST`.
    package var method: String
    /// The URL asked for, redacted.
    package var url: String
    /// The HTTP status of the answer.
    package var status: Int
    /// Name and value pairs in order.
    package var headers: [[String]]
    /// The body after content decoding, where it is text in UTF-8: a recording is there to be read, too.
    package var body: String?
    /// The body after content decoding, in Base64, where it is no text.
    package var bodyBase64: String?
    /// Where the bytes came from in the end; the URL asked for where this is `nil`.
    package var finalURL: String?
    /// The target of a permanent redirect.
    package var movedTo: String?

    /// Records an exchange, without request headers, credentials and cookies.
    package init(_ request: FetchRequest, _ document: FetchedDocument) {
        method = request.method.rawValue
        url = URLRedaction.redacted(request.url)
        status = document.status
        headers = document.headers.fields
            .filter { !["set-cookie", "set-cookie2"].contains($0.name.lowercased()) }
            .map { [$0.name, $0.value] }
        body = String(validating: document.body, as: UTF8.self)
        bodyBase64 = body == nil ? Data(document.body).base64EncodedString() : nil
        finalURL = URLRedaction.redacted(document.url)
        movedTo = document.movedTo.map(URLRedaction.redacted)
    }

    /// Reads a recording. Throws `TransportError.file`.
    package init(contentsOf path: String) throws(TransportError) {
        do {
            let data = try Data(contentsOf: URL(filePath: path))
            self = try JSONDecoder().decode(RecordedExchange.self, from: data)
        } catch {
            throw .file(path: path, reason: "not a recorded exchange")
        }
    }

    /// The recording as JSON, keys sorted.
    package var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Strings and numbers always encode.
        return (try? encoder.encode(self)).map { Array($0) } ?? []
    }

    static func key(method: String, url: String) -> String { "\(method) \(URLRedaction.redacted(url))" }

    var key: String { RecordedExchange.key(method: method, url: url) }

    func document(fetchedAt: Timestamp, path: String) throws(TransportError) -> FetchedDocument {
        let bytes: [UInt8]
        switch (body, bodyBase64.map { Data(base64Encoded: $0) }) {
        case (let text?, nil): bytes = Array(text.utf8)
        case (nil, let data??): bytes = Array(data)
        case (_?, _?): throw .file(path: path, reason: "body and bodyBase64 are both there")
        case (nil, .some(nil)): throw .file(path: path, reason: "bodyBase64 is not Base64")
        case (nil, nil): throw .file(path: path, reason: "neither body nor bodyBase64 is there")
        }
        guard headers.allSatisfy({ $0.count == 2 }) else {
            throw .file(path: path, reason: "a header is not a pair of name and value")
        }
        return FetchedDocument(
            url: finalURL ?? url, status: status, headers: HeaderFields(headers.map { ($0[0], $0[1]) }),
            body: bytes, fetchedAt: fetchedAt, movedTo: movedTo)
    }
}
