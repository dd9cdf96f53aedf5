import Foundation
import Intake
import Transport
import Triage

/// Finds documents beside the repository's sources and makes fetched ones of them.
enum SampleFile {
    /// The repository's root, found from this file.
    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let samples = root.appending(path: "feeds/samples")
    static let guide = root.appending(path: "docs/sources.md")
    static let vendors = root.deletingLastPathComponent().appending(path: "shared/conformance/vendors")

    static var hasVendors: Bool { FileManager.default.fileExists(atPath: vendors.path) }

    /// The moment the samples take for now.
    static let now = Timestamp(rfc3339: "2026-11-21T12:00:00Z") ?? Timestamp(seconds: 0)

    static func bytes(_ url: URL) throws -> [UInt8] { Array(try Data(contentsOf: url)) }

    static func document(_ url: URL, headers: HeaderFields = HeaderFields(), address: String? = nil) throws
        -> FetchedDocument
    {
        FetchedDocument(url: address ?? url.path, headers: headers, body: try bytes(url), fetchedAt: now)
    }

    static func document(
        _ text: String, status: Int = 200, headers: [(name: String, value: String)] = [],
        address: String = "https://api.example/items"
    ) -> FetchedDocument {
        FetchedDocument(
            url: address, status: status, headers: HeaderFields(headers), body: Array(text.utf8), fetchedAt: now)
    }
}
