import Triage

/// RSS 0.90 to 2.0 and RDF: which element means what.
enum RSSMapping {
    // MARK: The feed

    /// The feed's own fields from a root without its items.
    static func feed(_ root: XMLNode) -> FeedDocument {
        let channel = root.name == "channel" ? root : root.elements.first { $0.name == "channel" && isCore($0) } ?? root
        var feed = FeedDocument(format: format(root))
        feed.title = (text(channel, "title", .none, .rss) ?? text(channel, "title", .dublinCore))?.line
        feed.link = link(channel)
        feed.language =
            first(channel, "language", .none, .rss, .dublinCore).flatMap { $0.text.isEmpty ? nil : $0.text }
            ?? channel.language
        feed.published = date(channel, "pubdate") ?? date(channel, "created", .dublinCoreTerms)
        feed.updated =
            date(channel, "lastbuilddate") ?? date(channel, "modified", .dublinCoreTerms)
            ?? date(channel, "updated", .atom) ?? date(channel, "date", .dublinCore)
        return feed
    }

    private static func format(_ root: XMLNode) -> String {
        if root.name == "rdf" {
            // RSS 0.90 differs from 1.0 only by its namespace.
            return root.declaredNamespaces.contains { $0.contains("netscape") } ? "rss0.90" : "rss1.0"
        }
        if root.name == "channel" { return root.space == .rss ? "rss1.1" : "rss" }
        let version = (root["version"] ?? "").prefix { $0.isNumber || $0 == "." }
        if version.hasPrefix("2") { return "rss2.0" }
        switch version {
        case "0.90", "0.91", "0.92", "0.93", "0.94", "1.0": return "rss" + version
        case "0.9": return "rss0.90"
        default: return "rss"
        }
    }

    // MARK: Items

    /// One item.
    static func entry(_ node: XMLNode) -> FeedEntry {
        var entry = FeedEntry(id: "")
        let guid = all(node, "guid", .none, .rss).last { !$0.text.isEmpty }
        entry.url = url(node, guid: guid)
        entry.title =
            (text(node, "title", .none, .rss) ?? text(node, "title", .dublinCore) ?? text(node, "title", .media)
            ?? text(node, "title", .itunes))?.line
        readText(node, into: &entry)
        readAuthor(node, into: &entry)
        entry.published =
            date(node, "pubdate") ?? date(node, "published", .atom) ?? date(node, "created", .dublinCoreTerms)
            ?? date(node, "issued", .dublinCoreTerms)
        entry.updated =
            date(node, "updated", .atom) ?? date(node, "modified", .dublinCoreTerms) ?? date(node, "date", .dublinCore)
            ?? date(node, "lastbuilddate") ?? date(node, "updated")
        // Dublin Core does not say which of the two its date is.
        if entry.published == nil { entry.published = date(node, "date", .dublinCore) }
        entry.categories = categories(node)
        EntryExtras.read(node, into: &entry)
        let id =
            nonEmpty(guid?.text) ?? nonEmpty(node.attribute(.rdf, "about")) ?? nonEmpty(first(node, "id", .atom)?.text)
            ?? nonEmpty(first(node, "identifier", .dublinCore)?.text) ?? nonEmpty(first(node, "id", .none, .rss)?.text)
        entry.id = id ?? DerivedID.make(for: entry)
        entry.idIsDerived = id == nil
        return entry
    }

    private static func readText(_ node: XMLNode, into entry: inout FeedEntry) {
        let body =
            text(node, "encoded", .content) ?? text(node, "encoded", .none, .rss) ?? text(node, "body", .xhtml)
            ?? text(node, "fullitem", .none, .rss) ?? text(node, "body", .none, .rss) ?? atomText(node, "content")
        let short =
            text(node, "description", .none, .rss) ?? text(node, "description", .dublinCore) ?? atomText(
                node, "summary")
            ?? text(node, "abstract", .dublinCoreTerms) ?? text(node, "summary", .itunes)
            ?? mediaDescription(node)
        entry.content = (body ?? short)?.value
        entry.contentType = (body ?? short)?.type ?? .html
        entry.summary = body == nil ? nil : short?.value
        entry.summaryType = short?.type ?? .html
    }

    private static func atomText(_ node: XMLNode, _ name: String) -> EntryText? {
        first(node, name, .atom).flatMap(AtomMapping.text)
    }

    /// `media:description`, also in its group.
    static func mediaDescription(_ node: XMLNode) -> EntryText? {
        let holders =
            [node] + node.elements.filter { $0.space == .media && ($0.name == "group" || $0.name == "content") }
        for holder in holders {
            guard let description = first(holder, "description", .media) else { continue }
            let isHTML = description["type"] == "html"
            if let text = isHTML
                ? EntryText.html(description.rawText, base: description.base) : EntryText.plain(description.rawText)
            {
                return text
            }
        }
        return nil
    }

    private static func readAuthor(_ node: XMLNode, into entry: inout FeedEntry) {
        if let person = node.elements.first(where: { $0.space == .atom && $0.name == "author" && $0.hasElements }) {
            entry.author = AtomMapping.personName(person)
            entry.authorURL = AtomMapping.personURL(person)
            return
        }
        let candidates =
            all(node, "author", .none, .rss, .atom) + all(node, "creator", .dublinCore)
            + all(node, "author", .dublinCore)
            + all(node, "author", .itunes) + all(node, "credit", .media)
        for candidate in candidates {
            if let name = PersonText.name(candidate.hasElements ? candidate.deepText : candidate.rawText) {
                entry.author = name
                return
            }
        }
    }

    private static func categories(_ node: XMLNode) -> [String] {
        (all(node, "category", .none, .rss, .atom, .dublinCore) + all(node, "subject", .dublinCore)).compactMap {
            nonEmpty($0["term"] ?? HTMLText.line($0.rawText))
        }
    }

    // MARK: Links

    private static func link(_ node: XMLNode) -> String? {
        for candidate in all(node, "link", .none, .rss) {
            if let target = nonEmpty(candidate.text) ?? nonEmpty(candidate["href"]) {
                let resolved = URLReference.resolve(target, against: candidate.base)
                if HTMLAllowList.allows(url: resolved) { return resolved }
            }
        }
        return AtomMapping.link(in: node, allowingSelf: false)
    }

    private static func url(_ node: XMLNode, guid: XMLNode?) -> String? {
        if let link = link(node) { return link }
        // A guid is a permalink unless it says otherwise (RSS 2.0); a bare word is one only where it says so.
        let claim = guid?["ispermalink"].map(ASCII.lowercased)
        guard let guid, let text = nonEmpty(guid.text), claim != "false",
            claim == "true" || text.hasPrefix("/") || URLReference.scheme(of: text) != nil
        else { return nil }
        let resolved = URLReference.resolve(text, against: guid.base)
        let isWeb = URLReference.scheme(of: resolved).map { $0 == "http" || $0 == "https" } == true
        return isWeb && !text.utf8.contains(0x20) ? resolved : nil
    }

    // MARK: Elements

    private static func isCore(_ node: XMLNode) -> Bool {
        node.space == .none || node.space == .rss || node.space == .other
    }

    private static func all(_ node: XMLNode, _ name: String, _ spaces: FeedNamespace...) -> [XMLNode] {
        node.elements.filter { $0.name == name && spaces.contains($0.space) }
    }

    private static func first(_ node: XMLNode, _ name: String, _ spaces: FeedNamespace...) -> XMLNode? {
        node.elements.first { $0.name == name && spaces.contains($0.space) }
    }

    /// The last element of this name that says anything, as HTML: that is what RSS text is.
    private static func text(_ node: XMLNode, _ name: String, _ spaces: FeedNamespace...) -> EntryText? {
        for child in node.elements.reversed() where child.name == name && spaces.contains(child.space) {
            let isInline = child.space == .xhtml
            let value = child.hasElements ? child.markup(escapingText: isInline) : child.rawText
            if let text = EntryText.html(value, base: child.base) { return text }
        }
        return nil
    }

    private static func date(_ node: XMLNode, _ name: String, _ space: FeedNamespace? = nil) -> Timestamp? {
        for child in node.elements where child.name == name {
            guard child.space == space || (space == nil && isCore(child)) else { continue }
            if let time = FeedDate.parse(child.text) { return time }
        }
        return nil
    }

    static func nonEmpty(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
}
