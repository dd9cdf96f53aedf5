import Triage

/// RSS 0.90 to 2.0 and RDF: which element means what.
enum RSSMapping {
    // MARK: The feed

    /// The feed's own fields from a root without its items.
    static func feed(_ root: XMLNode) -> FeedDocument {
        let channel = root.term == .channel ? root : root.first(.channel, .core) ?? root
        var feed = FeedDocument(format: format(root))
        feed.title = (text(channel, .title, .rss) ?? text(channel, .title, .dublinCore))?.line
        feed.link = link(channel)
        feed.language =
            channel.first(.language, [.rss, .dublinCore]).flatMap(\.nonEmptyText)
            ?? channel.language
        feed.published =
            date(channel, .pubDate) ?? date(channel, .published, [.rss, .atom])
            ?? date(channel, .created, .dublinCoreTerms) ?? date(channel, .issued, .dublinCoreTerms)
        feed.updated =
            date(channel, .lastBuildDate) ?? date(channel, .modified, .dublinCoreTerms)
            ?? date(channel, .updated, [.rss, .atom]) ?? date(channel, .date, .dublinCore)
        return feed
    }

    private static func format(_ root: XMLNode) -> String {
        if root.term == .rdf {
            // RSS 0.90 differs from 1.0 only by its namespace.
            return root.rootNamespaces.contains { $0.contains("netscape") } ? "rss0.90" : "rss1.0"
        }
        if root.term == .channel { return root.space == .rss ? "rss1.1" : "rss" }
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
        let guid = node.last(.guid, .rss) { guid in guid.nonEmptyText.map { (node: guid, text: $0) } }
        entry.url = url(node, guid: guid)
        entry.title =
            (text(node, .title, .rss) ?? text(node, .title, .dublinCore) ?? text(node, .title, .media)
            ?? text(node, .title, .itunes))?.line
        readText(node, into: &entry)
        readAuthor(node, into: &entry)
        entry.published =
            date(node, .pubDate) ?? date(node, .published, [.rss, .atom]) ?? date(node, .created, .dublinCoreTerms)
            ?? date(node, .issued, .dublinCoreTerms)
        entry.updated =
            date(node, .updated, .atom) ?? date(node, .modified, .dublinCoreTerms) ?? date(node, .date, .dublinCore)
            ?? date(node, .lastBuildDate) ?? date(node, .updated)
        // Dublin Core does not say which of the two its date is.
        if entry.published == nil { entry.published = date(node, .date, .dublinCore) }
        entry.categories = categories(node)
        EntryExtras.read(node, into: &entry)
        let id =
            guid?.text ?? nonEmpty(node.attribute(.rdf, "about")) ?? node.first(.id, .atom)?.nonEmptyText
            ?? node.first(.identifier, .dublinCore)?.nonEmptyText ?? node.first(.id, .rss)?.nonEmptyText
        entry.id = id ?? DerivedID.make(for: entry)
        entry.idIsDerived = id == nil
        return entry
    }

    private static func readText(_ node: XMLNode, into entry: inout FeedEntry) {
        let body =
            text(node, .encoded, .content) ?? text(node, .encoded, .rss) ?? text(node, .body, .xhtml)
            ?? text(node, .fullItem, .rss) ?? text(node, .body, .rss) ?? atomText(node, .content)
            ?? text(node, .content, .rss)
        let short =
            text(node, .description, .rss) ?? text(node, .description, .dublinCore) ?? atomText(node, .summary)
            ?? text(node, .summary, .rss) ?? text(node, .abstract, .dublinCoreTerms) ?? text(node, .summary, .itunes)
            ?? mediaDescription(node)
        entry.content = (body ?? short)?.value
        entry.contentType = (body ?? short)?.type ?? .html
        entry.summary = body == nil ? nil : short?.value
        entry.summaryType = short?.type ?? .html
    }

    private static func atomText(_ node: XMLNode, _ term: FeedTerm) -> EntryText? {
        node.first(term, .atom).flatMap(AtomMapping.text)
    }

    /// `media:description`, also in its group.
    static func mediaDescription(_ node: XMLNode) -> EntryText? {
        let holders = [node] + node.all(.group, .media) + node.all(.content, .media)
        for holder in holders {
            guard let description = holder.first(.description, .media) else { continue }
            let isHTML = description["type"] == "html"
            if let text = description.withText({
                isHTML ? EntryText.html($0, base: description.base) : EntryText.plain($0)
            }) {
                return text
            }
        }
        return nil
    }

    private static func readAuthor(_ node: XMLNode, into entry: inout FeedEntry) {
        if let person = node.all(.author, .atom).first(where: \.hasElements) {
            entry.author = AtomMapping.personName(person)
            entry.authorURL = AtomMapping.personURL(person)
            return
        }
        let candidates =
            node.all(.author, [.rss, .atom]) + node.all(.creator, .dublinCore)
            + node.all(.author, .dublinCore) + node.all(.author, .itunes) + node.all(.credit, .media)
        for candidate in candidates {
            if let name = AtomMapping.personName(candidate) ?? PersonText.name(candidate.deepText) {
                entry.author = name
                if candidate.hasElements { entry.authorURL = AtomMapping.personURL(candidate) }
                return
            }
        }
    }

    private static func categories(_ node: XMLNode) -> [String] {
        (node.all(.category, [.rss, .atom, .dublinCore]) + node.all(.subject, .dublinCore)).compactMap {
            nonEmpty($0["term"] ?? HTMLText.line($0.rawText))
        }
    }

    // MARK: Links

    private static func link(_ node: XMLNode) -> String? {
        let written = node.last(.link, .rss) { candidate -> String? in
            guard let target = candidate.nonEmptyText ?? nonEmpty(candidate["href"]) else { return nil }
            let resolved = URLReference.resolve(target, against: candidate.base)
            return HTMLAllowList.allows(url: resolved) ? resolved : nil
        }
        if let written { return written }
        return AtomMapping.link(in: node, allowingSelf: false)
    }

    private static func url(_ node: XMLNode, guid: (node: XMLNode, text: String)?) -> String? {
        if let link = link(node) { return link }
        // A guid is a permalink unless it says otherwise (RSS 2.0); a bare word is one only where it says so.
        guard let (guid, text) = guid else { return nil }
        let claim = guid["ispermalink"].map(ASCII.lowercased)
        guard claim != "false", claim == "true" || text.hasPrefix("/") || URLReference.scheme(of: text) != nil else {
            return nil
        }
        let resolved = URLReference.resolve(text, against: guid.base)
        let isWeb = URLReference.scheme(of: resolved).map { $0 == "http" || $0 == "https" } == true
        return isWeb && !text.utf8.contains(0x20) ? resolved : nil
    }

    // MARK: Elements

    /// The last element of this term that says anything, as HTML: that is what RSS text is.
    static func text(_ node: XMLNode, _ term: FeedTerm, _ spaces: FeedNamespaces) -> EntryText? {
        node.last(term, spaces) { child in
            guard child.hasElements else { return child.withText { EntryText.html($0, base: child.base) } }
            let markup = child.markup(escapingText: child.space == .xhtml)
            return markup.withUnsafeBufferPointer { EntryText.html($0, base: child.base) }
        }
    }

    /// The last valid date of a term, as in Atom. An element of a declared vocabulary that is not known is another thing.
    static func date(_ node: XMLNode, _ term: FeedTerm, _ spaces: FeedNamespaces = .core) -> Timestamp? {
        node.last(term, spaces) { $0.isForeign ? nil : $0.withText(FeedDate.parse) }
    }

    static func nonEmpty(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
}
