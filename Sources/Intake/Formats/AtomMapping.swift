import Triage

/// Atom 0.3 and 1.0: which element means what.
enum AtomMapping {
    // MARK: The feed

    /// The feed's own fields from a root without its entries.
    static func feed(_ root: XMLNode) -> FeedDocument {
        var feed = FeedDocument(format: format(root))
        feed.title =
            first(root, .title).flatMap(text)?.line ?? root.first(.title, .dublinCore).flatMap(text)?.line
        feed.link = link(in: root, allowingSelf: false)
        feed.language = root.language
        feed.published =
            date(root, [.published, .issued, .created]) ?? date(root, [.issued, .created], .dublinCoreTerms)
        feed.updated =
            date(root, [.updated, .modified]) ?? date(root, [.modified], .dublinCoreTerms)
            ?? date(root, [.date], .dublinCore)
        return feed
    }

    /// A document that is one entry.
    static func single(_ root: XMLNode) -> FeedDocument {
        var feed = FeedDocument(format: format(root))
        feed.entries = [entry(root)]
        return feed
    }

    private static func format(_ root: XMLNode) -> String {
        // The namespace says more than a version that was copied along.
        switch root.namespaceURI.map(FeedNamespace.folded) {
        case "purl.org/atom/ns": return "atom0.3"
        case "www.w3.org/2005/atom": return "atom1.0"
        default: return root["version"] == "0.3" ? "atom0.3" : "atom"
        }
    }

    // MARK: Entries

    /// One entry.
    static func entry(_ node: XMLNode) -> FeedEntry {
        var entry = FeedEntry(id: "")
        entry.url = link(in: node, allowingSelf: true)
        entry.title =
            lastText(node, .title)?.line ?? node.last(.title, .dublinCore, read: text)?.line ?? mediaTitle(node)?.line
        let body =
            body(node) ?? node.last(.body, .xhtml, read: text) ?? RSSMapping.text(node, .encoded, .content)
        let short =
            lastText(node, .summary) ?? RSSMapping.text(node, .description, [.rss, .atom]) ?? node.last(
                .description, .dublinCore, read: text)
            ?? RSSMapping.mediaDescription(node)
        entry.content = (body ?? short)?.value
        entry.contentType = (body ?? short)?.type ?? .text
        entry.summary = body == nil ? nil : short?.value
        entry.summaryType = short?.type ?? .text
        let author = author(node) ?? first(node, .source).flatMap(author)
        entry.author = author?.name ?? node.first(.creator, .dublinCore).flatMap { PersonText.name($0.rawText) }
        entry.authorURL = author?.url
        entry.published =
            date(node, [.published]) ?? date(node, [.issued]) ?? date(node, [.created])
            ?? date(node, [.created], .dublinCoreTerms) ?? date(node, [.issued], .dublinCoreTerms)
            ?? date(node, [.pubDate])
        entry.updated =
            date(node, [.updated]) ?? date(node, [.modified]) ?? date(node, [.modified], .dublinCoreTerms)
            ?? date(node, [.date], .dublinCore)
        if node.mayHave(.category) || node.mayHave(.subject) {
            entry.categories = node.elements
                .filter { $0.term == .category || ($0.term == .subject && $0.space == .dublinCore) }
                .compactMap { RSSMapping.nonEmpty($0["term"] ?? $0["label"] ?? $0.text) }
        }
        EntryExtras.read(node, into: &entry)
        let id = firstWithText(node, .id) ?? firstWithText(node, .guid)
        if let text = id?.nonEmptyText {
            // A relative id is against RFC 4287; absolute it is at least unique.
            entry.id = text.hasPrefix("/") ? URLReference.resolve(text, against: id?.base) : text
        } else {
            entry.id = DerivedID.make(for: entry)
            entry.idIsDerived = true
        }
        return entry
    }

    /// The last `content`; where there are several, as in Apple's review feeds, plain text before a page made of it.
    private static func body(_ node: XMLNode) -> EntryText? {
        guard node.mayHave(.content) else { return nil }
        let texts = node.elements.filter { $0.term == .content && isCore($0) }.compactMap(text)
        return texts.last { $0.type == .text } ?? texts.last
    }

    private static func mediaTitle(_ node: XMLNode) -> EntryText? {
        let group = node.first(.group, .media)
        return (node.first(.title, .media) ?? group.flatMap { $0.first(.title, .media) }).flatMap(text)
    }

    // MARK: Persons

    /// The first author with a name, an address or a URL.
    static func author(_ node: XMLNode) -> (name: String, url: String?)? {
        guard node.mayHave(.author) else { return nil }
        for person in node.elements where person.term == .author && isCore(person) {
            if let name = personName(person) { return (name, personURL(person)) }
        }
        return nil
    }

    static func personName(_ person: XMLNode) -> String? {
        guard person.hasElements else { return PersonText.name(person.rawText) }
        for term in [FeedTerm.name, .email, .uri, .url] {
            for child in person.elements where child.term == term && (child.space == person.space || isCore(child)) {
                if let name = PersonText.name(child.deepText) { return name }
            }
        }
        return nil
    }

    static func personURL(_ person: XMLNode) -> String? {
        let child = person.elements.first {
            ($0.term == .uri || $0.term == .url || $0.term == .homepage) && $0.nonEmptyText != nil
        }
        return child.map { URLReference.resolve($0.text, against: $0.base) }
    }

    // MARK: Links

    /// The address of what an element is about: `alternate` before the others, HTML before other types.
    static func link(in node: XMLNode, allowingSelf: Bool) -> String? {
        var best: (rank: Int, url: String)?
        guard node.mayHave(.link) else { return nil }
        for link in node.elements where link.term == .link && isCore(link) {
            guard let target = RSSMapping.nonEmpty(link["href"] ?? link.text) else { continue }
            guard let rank = rank(link, allowingSelf: allowingSelf), rank > (best?.rank ?? 0) else { continue }
            let resolved = URLReference.resolve(target, against: link.base)
            if HTMLAllowList.allows(url: resolved) { best = (rank, resolved) }
        }
        return best?.url
    }

    private static func rank(_ link: XMLNode, allowingSelf: Bool) -> Int? {
        let written = link["rel"] ?? "alternate"
        let relation = ASCII.lowercased(written).split(separator: "/").last ?? "alternate"
        let type = link["type"].map(ASCII.lowercased) ?? "text/html"
        switch relation {
        // Relations are written in lower case (RFC 4287, section 4.2.7.2); other spellings count less.
        case "alternate":
            return (type.hasPrefix("text/html") || type.contains("xhtml") ? 5 : 4) + (written == "alternate" ? 2 : 0)
        case "self": return allowingSelf ? 2 : nil
        case "related", "via": return allowingSelf ? 1 : nil
        default: return nil
        }
    }

    // MARK: Text

    /// The last element of a term that says anything.
    private static func lastText(_ node: XMLNode, _ term: FeedTerm) -> EntryText? {
        node.last(term, .any) { isCore($0) ? text($0) : nil }
    }

    /// A text construct by its `type`, and by its `mode` where Atom 0.3 gives one.
    static func text(_ node: XMLNode) -> EntryText? {
        let type = ASCII.lowercased(node["type"] ?? "text").split(separator: ";").first.map(String.init) ?? "text"
        let isHTML = type == "html" || type == "xhtml" || type == "text/html" || type == "application/xhtml+xml"
        if node["mode"].map(ASCII.lowercased) == "base64" {
            let decoded = Base64.decode(node.rawText).map { String(decoding: $0, as: UTF8.self) } ?? ""
            return isHTML ? EntryText.html(decoded, base: node.base) : EntryText.plain(decoded)
        }
        if node.hasElements {
            // Naked markup, whatever the type says.
            return inlineMarkup(node, escapingText: type != "html" && type != "text/html").withUnsafeBufferPointer {
                EntryText.html($0, base: node.base)
            }
        }
        if isHTML {
            let isInline = type.contains("xhtml") && node["mode"] != "escaped"
            guard isInline else { return node.withText { EntryText.html($0, base: node.base) } }
            return EntryText.html(HTMLEscape.text(node.rawText), base: node.base)
        }
        if type == "text" || type.hasPrefix("text/") || type == "plain" || type.hasSuffix("xml") {
            return node.withText(EntryText.plain)
        }
        // Any other media type is base64 (RFC 4287, section 4.1.3.3).
        guard let bytes = Base64.decode(node.rawText), TextDecoding.validUTF8(bytes) else {
            return node.withText(EntryText.plain)
        }
        let decoded = String(decoding: bytes, as: UTF8.self)
        return type.hasSuffix("html") ? EntryText.html(decoded, base: node.base) : EntryText.plain(decoded)
    }

    /// The content without the one `div` that Atom asks for around XHTML.
    private static func inlineMarkup(_ node: XMLNode, escapingText: Bool) -> [UInt8] {
        let elements = Array(node.elements)
        if elements.count == 1, elements[0].term == .div, node.nonEmptyText == nil {
            return elements[0].markup(escapingText: escapingText)
        }
        return node.markup(escapingText: escapingText)
    }

    // MARK: Elements

    /// Atom's own elements, also where a feed forgot the namespace or uses one of its own.
    private static func isCore(_ node: XMLNode) -> Bool {
        switch node.space {
        case .atom, .none, .rss: true
        case .other: !node.qualifiedName.utf8.contains(UInt8(ascii: ":"))
        default: false
        }
    }

    private static func first(_ node: XMLNode, _ term: FeedTerm) -> XMLNode? {
        guard node.mayHave(term) else { return nil }
        return node.elements.first { $0.term == term && isCore($0) }
    }

    private static func firstWithText(_ node: XMLNode, _ term: FeedTerm) -> XMLNode? {
        guard node.mayHave(term) else { return nil }
        return node.elements.first { $0.term == term && isCore($0) && $0.nonEmptyText != nil }
    }

    /// The last valid date of these terms: where a feed repeats one, the later is the correction.
    private static func date(
        _ node: XMLNode, _ terms: [FeedTerm], _ spaces: FeedNamespaces? = nil
    ) -> Timestamp? {
        var found: Timestamp?
        for child in node.elements where terms.contains(child.term) && (spaces?.contains(child.space) ?? isCore(child))
        {
            found = child.withText(FeedDate.parse) ?? found
        }
        return found
    }
}

/// Base64 (RFC 4648) with the white space that XML puts in.
enum Base64 {
    /// The bytes; `nil` where a character is not of the alphabet.
    static func decode(_ text: String) -> [UInt8]? {
        var out: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text.utf8 where !ASCII.isSpace(byte) && byte != UInt8(ascii: "=") {
            guard let value = value(byte) else { return nil }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return out
    }

    private static func value(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - 0x41)
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - 0x61) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - 0x30) + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
