import Transport
import Triage

/// Reads JSON Feed 1.0 and 1.1.
enum JSONFeedReader {
    /// The feed in UTF-8 JSON; another JSON document is of the wrong kind.
    static func read(
        _ bytes: [UInt8], of document: FetchedDocument, limits: IntakeLimits
    ) throws(IntakeError) -> FeedDocument {
        // Control characters are nothing that JSON or a reader could do with; strictness would cost the whole feed.
        let isClean = !bytes.contains(where: isControl)
        let root: JSONValue
        do {
            root = try JSONValue.parse(isClean ? bytes : bytes.filter { !isControl($0) }, depthLimit: limits.depthLimit)
        } catch {
            if error.isTooDeep {
                throw .overLimit(url: document.url, name: "intake.depthLimit", limit: limits.depthLimit)
            }
            throw .unreadable(url: document.url, reason: error.description)
        }
        let version = root["version"]?.text ?? ""
        guard version.contains("jsonfeed.org") || root["items"].map({ !$0.elements.isEmpty }) == true else {
            throw .wrongKind(url: document.url, found: "a JSON document that is no JSON Feed")
        }
        let base = FeedReader.base(of: document)
        var feed = FeedDocument(format: version.hasSuffix("1.1") || version.hasSuffix("1.1/") ? "json1.1" : "json1.0")
        if !isClean { feed.degradations.append("control characters were removed") }
        feed.title = line(root["title"])
        feed.link = address(root["home_page_url"], base: base)
        feed.language = string(root["language"])
        let author = author(root)
        let items = root["items"]?.elements ?? []
        var broken = 0
        for item in items.prefix(limits.itemLimit) {
            guard case .object = item else {
                broken += 1
                continue
            }
            var entry = entry(item, base: base, limits: limits, degradations: &feed.degradations)
            if entry.author == nil { (entry.author, entry.authorURL) = (author?.name, author?.url) }
            if entry.language == nil { entry.language = feed.language }
            feed.entries.append(entry)
        }
        if broken > 0 { feed.degradations.append("\(broken) items are no JSON objects and were left out") }
        if items.count > limits.itemLimit {
            feed.degradations.append(
                "\(items.count - limits.itemLimit) items over intake.itemLimit = \(limits.itemLimit) were left out")
        }
        return feed
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }

    private static func entry(
        _ item: JSONValue, base: String?, limits: IntakeLimits, degradations: inout [String]
    ) -> FeedEntry {
        var entry = FeedEntry(id: "")
        entry.url = address(item["url"], base: base) ?? address(item["external_url"], base: base)
        entry.title = line(item["title"])
        let body =
            long(item["content_html"], limits, &degradations).flatMap { EntryText.html($0, base: base) }
            ?? long(item["content_text"], limits, &degradations).flatMap(EntryText.plain)
        let short = long(item["summary"], limits, &degradations).flatMap(EntryText.plain)
        entry.content = (body ?? short)?.value
        entry.contentType = (body ?? short)?.type ?? .text
        entry.summary = body == nil ? nil : short?.value
        if let author = author(item) { (entry.author, entry.authorURL) = (author.name, author.url) }
        entry.published = string(item["date_published"]).flatMap(FeedDate.parse)
        entry.updated = string(item["date_modified"]).flatMap(FeedDate.parse)
        entry.language = string(item["language"])
        entry.categories = (item["tags"]?.elements ?? []).compactMap(string)
        if let id = item["id"]?.text.map(ASCII.trimmed), !id.isEmpty {
            entry.id = id
        } else {
            entry.id = DerivedID.make(for: entry)
            entry.idIsDerived = true
        }
        return entry
    }

    /// Version 1.1 has a list, 1.0 one object.
    private static func author(_ holder: JSONValue) -> (name: String, url: String?)? {
        // Some write one object where a list belongs.
        let persons = (holder["authors"]?.elements ?? []) + [holder["authors"], holder["author"]].compactMap(\.self)
        for person in persons {
            if let name = line(person["name"]) ?? string(person["url"]) ?? line(person) {
                return (name, string(person["url"]))
            }
        }
        return nil
    }

    private static func string(_ value: JSONValue?) -> String? {
        guard case .string(let text)? = value else { return nil }
        let trimmed = ASCII.trimmed(text)
        return trimmed.isEmpty ? nil : trimmed
    }

    private static func line(_ value: JSONValue?) -> String? { string(value).map(HTMLText.folded) }

    private static func address(_ value: JSONValue?, base: String?) -> String? {
        string(value).map { URLReference.resolve($0, against: base) }.flatMap {
            HTMLAllowList.allows(url: $0) ? $0 : nil
        }
    }

    private static func long(_ value: JSONValue?, _ limits: IntakeLimits, _ degradations: inout [String]) -> String? {
        guard let text = string(value) else { return nil }
        guard text.utf8.count > limits.itemLimitBytes else { return text }
        degradations.append("an item was cut at intake.itemLimitBytes = \(limits.itemLimitBytes)")
        return String(decoding: text.utf8.prefix(limits.itemLimitBytes), as: UTF8.self)
    }
}
