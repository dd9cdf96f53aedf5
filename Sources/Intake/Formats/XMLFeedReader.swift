import Transport

/// Reads the XML formats: tells them apart by root and version, and lets `RSSMapping` or `AtomMapping` read the items.
enum XMLFeedReader {
    /// The feed that begins at `start` of the decoded document.
    static func read(
        _ bytes: [UInt8], from start: Int, of document: FetchedDocument, limits: IntakeLimits
    ) throws(IntakeError) -> FeedDocument {
        let repaired: XMLRepair.Result
        do {
            repaired = try XMLRepair.repair(bytes, from: start, limits: limits)
        } catch {
            throw .overLimit(url: document.url, name: "intake.depthLimit", limit: limits.depthLimit)
        }
        let base = FeedReader.base(of: document)
        var entries: [FeedEntry] = []
        let outcome = XMLTreeReader.read(repaired.bytes, base: base, limits: limits) { node in
            entries.append(node.name == "entry" ? AtomMapping.entry(node) : RSSMapping.entry(node))
        }
        guard let root = outcome.root else {
            throw .unreadable(url: document.url, reason: outcome.degradations.first ?? "no element could be read")
        }
        var feed: FeedDocument
        switch root.name {
        case "feed": feed = AtomMapping.feed(root)
        case "entry": feed = AtomMapping.single(root)
        default: feed = RSSMapping.feed(root)
        }
        feed.entries += entries
        inheritAuthor(of: root, in: &feed)
        for index in feed.entries.indices where feed.entries[index].language == nil {
            feed.entries[index].language = feed.language
        }
        feed.degradations = repaired.degradations + outcome.degradations
        if !repaired.isComplete {
            feed.degradations.append("the document ends before its root element does; complete items were kept")
        }
        return feed
    }

    /// An Atom entry without an author has the feed's (RFC 4287, section 4.1.2).
    private static func inheritAuthor(of root: XMLNode, in feed: inout FeedDocument) {
        guard root.name == "feed", let author = AtomMapping.author(root) else { return }
        for index in feed.entries.indices where feed.entries[index].author == nil {
            feed.entries[index].author = author.name
            feed.entries[index].authorURL = author.url
        }
    }
}
