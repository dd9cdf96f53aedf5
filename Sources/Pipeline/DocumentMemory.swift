import Foundation
import Intake
import Transport
import Triage

/// What is remembered of a source's documents, so that unchanged bytes are neither sent nor parsed again.
struct DocumentMemory {
    private struct Contents: Codable {
        /// Hash of how the documents were read: another mapping or another version reads the same bytes anew.
        var reading: String
        /// By the hash of their address: an address may hold a key, and the store holds none.
        var documents: [String: Entry]
    }

    private struct Entry: Codable {
        var etag: String?
        var lastModified: String?
        /// Hash of the body, for equality only.
        var body: String
        /// How many items it had, where it may be passed over unread: it was the whole answer and read without trouble.
        var items: Int?
        /// For how many seconds the server called it fresh, where it said.
        var freshSeconds: Double?
    }

    private let reading: String
    private let known: [String: Entry]
    private var seen: [String: Entry] = [:]

    /// - Parameter encoded: what ``encoded(forgettingUnseen:)`` gave; what is unreadable or was read in another way is
    ///   forgotten.
    init(encoded: String?, of settings: SourceSettings, credential: CredentialReference?) {
        reading = Self.reading(settings, credential)
        let contents = encoded.flatMap { try? JSONDecoder().decode(Contents.self, from: Data($0.utf8)) }
        known = contents?.reading == reading ? contents?.documents ?? [:] : [:]
    }

    /// For the store; `nil` where there is nothing to remember.
    ///
    /// - Parameter forgettingUnseen: forgets what this run did not come across.
    func encoded(forgettingUnseen: Bool) -> String? {
        let documents = forgettingUnseen ? seen : known.merging(seen) { _, new in new }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard !documents.isEmpty, let data = try? encoder.encode(Contents(reading: reading, documents: documents))
        else {
            return nil
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// Asks for the document only if it changed, where it may be passed over.
    func conditional(_ request: FetchRequest) -> FetchRequest {
        guard let entry = known[Self.hash(request.url)], entry.items != nil else { return request }
        var request = request
        if let etag = entry.etag { request.headers.fields.append((name: "If-None-Match", value: etag)) }
        if let date = entry.lastModified { request.headers.fields.append((name: "If-Modified-Since", value: date)) }
        return request
    }

    /// Whether an earlier run read this address.
    func knows(_ address: String) -> Bool { known[Self.hash(address)] != nil }

    /// Whether the last run saw these bytes there.
    func hasSeen(_ document: FetchedDocument, at address: String) -> Bool {
        known[Self.hash(address)]?.body == Self.hash(document.body)
    }

    /// How many items it has, where it did not change and may be passed over; `nil` where it is to be read.
    func unchangedItems(_ document: FetchedDocument, at address: String) -> Int? {
        guard let items = known[Self.hash(address)]?.items else { return nil }
        return document.status == 304 || document.status == 200 && hasSeen(document, at: address) ? items : nil
    }

    /// Until when a document counts as fresh. What a 304 does not say again still holds (RFC 9111, section 4.3.4).
    func freshUntil(_ document: FetchedDocument, at address: String) -> Timestamp? {
        let isSilent = document.headers["Cache-Control"] == nil && document.headers["Expires"] == nil
        guard document.status == 304, isSilent, let seconds = known[Self.hash(address)]?.freshSeconds else {
            return document.freshUntil
        }
        return document.fetchedAt.adding(seconds: seconds)
    }

    /// Keeps what was known of an address.
    mutating func keep(_ address: String) {
        let hash = Self.hash(address)
        seen[hash] = known[hash]
    }

    /// Remembers the bytes of a document that is about to be read.
    mutating func see(_ document: FetchedDocument, at address: String) {
        seen[Self.hash(address)] = Entry(
            etag: document.headers["ETag"], lastModified: document.headers["Last-Modified"],
            body: Self.hash(document.body), items: nil,
            freshSeconds: document.freshUntil?.seconds(since: document.fetchedAt))
    }

    /// Remembers that the document seen there was the whole answer and read without trouble.
    mutating func settle(_ address: String, items: Int) { seen[Self.hash(address)]?.items = items }

    /// How a source's documents are read: its kind, its options, whose credential, and the version of the program.
    private static func reading(_ settings: SourceSettings, _ credential: CredentialReference?) -> String {
        let options = settings.options.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return hash(
            ([EarshotVersion.current, settings.kind, settings.name, credential?.description ?? ""] + options).joined(
                separator: "\n"))
    }

    private static func hash(_ text: String) -> String { hash(Array(text.utf8)) }

    private static func hash(_ bytes: [UInt8]) -> String {
        var hash = FNV1a()
        hash.add(bytes: bytes)
        return "\(bytes.count)-\(hash.hexadecimal)"
    }
}
