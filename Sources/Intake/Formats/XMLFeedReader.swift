import Transport

/// Reads the XML formats: tells them apart by root and version, and lets `RSSMapping` or `AtomMapping` read the items.
enum XMLFeedReader {
    /// The feed that begins at `start` of the decoded document.
    static func read(
        _ bytes: [UInt8], from start: Int, of document: FetchedDocument, limits: IntakeLimits
    ) throws(IntakeError) -> FeedDocument {
        var entries: [FeedEntry] = []
        var (feed, author) = try read(bytes, from: start, of: document, limits: limits) { entries.append($0) }
        if feed.entries.isEmpty { feed.entries = entries } else { feed.entries += entries }
        for index in feed.entries.indices {
            if feed.entries[index].language == nil { feed.entries[index].language = feed.language }
            if let author, feed.entries[index].author == nil {
                feed.entries[index].author = author.name
                feed.entries[index].authorURL = author.url
            }
        }
        return feed
    }

    /// As above, each entry handed over as soon as it is complete, as it is written: without what the feed says for all of
    /// them, which may stand after it.
    ///
    /// - Returns: the feed without those entries, and the person whom entries without an author have.
    static func read(
        _ bytes: [UInt8], from start: Int, of document: FetchedDocument, limits: IntakeLimits,
        takeEntry: @escaping (consuming FeedEntry) -> Void
    ) throws(IntakeError) -> (feed: FeedDocument, author: (name: String, url: String?)?) {
        var head: FeedDocument?
        var author: (name: String, url: String?)?
        let outcome: XMLTreeReader.Outcome
        do throws(XMLRepair.TooDeep) {
            outcome = try XMLTreeReader.read(bytes, from: start, base: FeedReader.base(of: document), limits: limits) {
                takeEntry($0.term == .entry ? AtomMapping.entry($0) : RSSMapping.entry($0))
            } takeRoot: { root in
                head = self.head(root)
                // An Atom entry without an author has the feed's (RFC 4287, section 4.1.2).
                author = root.term == .feed ? AtomMapping.author(root) : nil
            }
        } catch {
            throw .overLimit(url: document.url, name: "intake.depthLimit", limit: limits.depthLimit)
        }
        guard var feed = head else {
            throw .unreadable(url: document.url, reason: outcome.degradations.first ?? "no element could be read")
        }
        feed.degradations = outcome.degradations
        if !outcome.isComplete {
            feed.degradations.append("the document ends before its root element does; complete items were kept")
        }
        return (feed, author)
    }

    /// The feed's own fields, and the entry where the document is one.
    private static func head(_ root: XMLNode) -> FeedDocument {
        switch root.term {
        case .feed: AtomMapping.feed(root)
        case .entry: AtomMapping.single(root)
        default: RSSMapping.feed(root)
        }
    }
}
