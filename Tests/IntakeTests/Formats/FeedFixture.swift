import Foundation
import Intake
import Transport
import Triage

/// Documents for the tests of the feed formats.
enum FeedFixture {
    /// A document as if fetched from `url`.
    static func document(
        _ body: [UInt8], url: String = "https://feeds.example.net/dir/feed.xml", headers: [(String, String)] = []
    ) -> FetchedDocument {
        FetchedDocument(
            url: url, headers: HeaderFields(headers.map { (name: $0.0, value: $0.1) }), body: body,
            fetchedAt: Timestamp(seconds: 1_790_000_000))
    }

    /// The feed in a text.
    static func read(
        _ text: String, headers: [(String, String)] = [], limits: IntakeLimits = IntakeLimits()
    ) throws(IntakeError) -> FeedDocument {
        try FeedReader.read(document(Array(text.utf8), headers: headers), limits: limits)
    }

    /// An RSS 2.0 document around the given items.
    static func rss(_ items: String, namespaces: String = "") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" \(namespaces)><channel><title>Reviews of Kettle Mk II</title>
        <link>https://shop.example.net/kettle</link><description>What buyers say</description>
        \(items)
        </channel></rss>
        """
    }

    /// An Atom 1.0 document around the given entries.
    static func atom(_ entries: String, attributes: String = "") -> String {
        """
        <feed xmlns="http://www.w3.org/2005/Atom" \(attributes)><title>Forum</title><id>urn:forum</id>
        <link rel="self" href="https://forum.example.net/atom"/><link href="https://forum.example.net/"/>
        <author><name>Board software</name></author>
        \(entries)
        </feed>
        """
    }

    /// The folder of cases beside the repository, where it is present.
    static var conformanceFolder: URL? {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<5 { root.deleteLastPathComponent() }
        let folder = root.appendingPathComponent("shared/conformance/feeds")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }
}
