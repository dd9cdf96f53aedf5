import Intake
import Transport
package import Triage

/// Reads one document as a source would, for looking at it without storing anything.
package struct DocumentReading: Sendable {
    private let document: FetchedDocument
    private let limits = IntakeLimits()

    /// - Parameters:
    ///   - headers: a JSON object with the document's `url` and `headers`.
    ///   - url: where it came from; wins over the one in `headers`.
    ///   - contentType: wins over the one in `headers`.
    package init(
        body: [UInt8], headers: [UInt8]?, url: String?, contentType: String?, now: Timestamp
    ) throws(PipelineError) {
        var address = url
        var fields = HeaderFields()
        if let headers {
            do {
                let read = try ParseAnswer.headers(fromJSON: headers)
                address = address ?? read.url
                fields = read.headers
            } catch {
                throw .badInput("the headers file: \(error)")
            }
        }
        if let contentType {
            fields.fields.removeAll { $0.name.lowercased() == "content-type" }
            fields.fields.append((name: "Content-Type", value: contentType))
        }
        document = FetchedDocument(url: address ?? "", headers: fields, body: body, fetchedAt: now)
    }

    /// The feed as one JSON object, also where it is refused (`"ok":false`), with the seconds that the reading took.
    package func feedJSON() -> String {
        ParseAnswer.json(for: document, limits: limits, uptime: World.real().uptime)
    }

    /// The feed for people: its title and entries.
    package func feedText() throws(PipelineError) -> String {
        let feed: FeedDocument
        do { feed = try FeedReader.read(document, limits: limits) } catch { throw .badInput("\(error)") }
        let title = Cleaned.line(feed.title ?? "without a title", limit: 100)
        var lines = ["\(feed.format)  \(title)  \(feed.entries.count) entries"]
        for degradation in feed.degradations { lines.append("  ! \(degradation)") }
        for entry in feed.entries {
            let date = (entry.updated ?? entry.published).map(\.description) ?? "no date"
            lines.append("  \(date)  \(Cleaned.line(entry.title ?? entry.content ?? entry.id, limit: 100))")
        }
        return lines.joined(separator: "\n")
    }

    /// What a kind of source makes of the document: one Mention object a line, and what was odd about it.
    package func mentions(
        kind: String, options: [String: String]
    ) throws(PipelineError) -> (lines: [String], notes: [String]) {
        var options = options
        // An answer is read, not asked for: what is only needed for asking may be missing.
        for option in SourceRegistry.options(of: kind) ?? [] where option.isRequired && options[option.key] == nil {
            options[option.key] = "-"
        }
        let address = document.url.isEmpty ? "https://localhost/" : document.url
        let settings = SourceSettings(name: kind, kind: kind, url: address, options: options)
        do {
            let page = try SourceRegistry.adapter(for: settings).read(document, limits: limits)
            let further = page.further.map { DocumentName($0.firstRequest()).naming("not fetched") }
            return (page.mentions.map { MentionObject.write($0) }, page.notes + page.failedItems + further)
        } catch {
            throw .badInput("\(error)")
        }
    }
}
