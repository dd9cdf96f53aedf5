package import Transport
import Triage

/// The answer of `earshot parse`: one JSON object for a document, read or refused.
///
/// Keys: `ok`, `error` (one sentence, only where `ok` is false), `format`, `seconds`, `degradations`,
/// `feed` (`title`, `link`, `published`, `updated`) and `entries` (`id`, `url`, `title`, `author`, `content`,
/// `content_type`, `content_text`, `summary`, `published`, `updated`). Dates are RFC 3339 in UTC; absent values are `null`.
package enum ParseAnswer {
    /// Reads the document and writes the answer on one line, with the seconds that the reading took by `uptime` where
    /// that is given.
    package static func json(
        for document: FetchedDocument, limits: IntakeLimits = IntakeLimits(), uptime: (() -> Double)? = nil
    ) -> String {
        let start = uptime?()
        func spent() -> Double? { start.flatMap { start in uptime.map { $0() - start } } }
        do {
            let feed = try FeedReader.read(document, limits: limits)
            return json(for: feed, seconds: spent())
        } catch {
            return JSONText.object([
                ("ok", .bool(false)), ("error", .string(error.description)), ("seconds", number(spent())),
            ]).description
        }
    }

    /// Writes the answer for a feed that was read.
    package static func json(for feed: FeedDocument, seconds: Double? = nil) -> String {
        JSONText.object([
            ("ok", .bool(true)), ("format", .string(feed.format)), ("seconds", number(seconds)),
            ("degradations", .array(feed.degradations.map { .string($0) })),
            (
                "feed",
                .object([
                    ("title", string(feed.title)), ("link", string(feed.link)), ("published", time(feed.published)),
                    ("updated", time(feed.updated)),
                ])
            ),
            ("entries", .array(feed.entries.map(object))),
        ]).description
    }

    /// The document URL and the HTTP header fields of a headers file: `{"url": …, "headers": {name: value}}`.
    package static func headers(fromJSON bytes: [UInt8]) throws(IntakeError) -> (url: String?, headers: HeaderFields) {
        let root: JSONValue
        do {
            root = try JSONValue.parse(bytes)
        } catch {
            throw .unreadable(url: "the headers file", reason: error.description)
        }
        var fields: [(name: String, value: String)] = []
        if let headers = root["headers"] {
            guard case .object(let members) = headers else {
                throw .unreadable(url: "the headers file", reason: "`headers` is not an object")
            }
            for member in members {
                guard let value = member.value.text else {
                    throw .unreadable(url: "the headers file", reason: "`\(member.key)` is not a string")
                }
                fields.append((member.key, value))
            }
        }
        return (root["url"]?.text, HeaderFields(fields))
    }

    private static func object(_ entry: FeedEntry) -> JSONText {
        .object([
            ("id", .string(entry.id)), ("url", string(entry.url)), ("title", string(entry.title)),
            ("author", string(entry.author)), ("content", string(entry.content)),
            ("content_type", .string(entry.contentType.rawValue)),
            ("content_text", string(entry.contentType == .html ? entry.content.map(HTMLText.plain) : entry.content)),
            // Who asks for the summary of an entry that has only a body wants the body.
            ("summary", string(entry.summary ?? entry.content)), ("published", time(entry.published)),
            ("updated", time(entry.updated)),
        ])
    }

    private static func string(_ text: String?) -> JSONText { text.map { .string($0) } ?? .null }
    private static func number(_ number: Double?) -> JSONText { number.map { .number($0) } ?? .null }
    private static func time(_ time: Timestamp?) -> JSONText { string(time?.description) }
}
