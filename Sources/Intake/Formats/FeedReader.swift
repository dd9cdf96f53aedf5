package import Transport

/// Reads feeds of every format.
///
/// The document is looked at once to see what it is; one switch then chooses the reader. What is broken in one item
/// costs that item at most, and is said in the result's degradations.
package enum FeedReader {
    /// The feed in a document.
    ///
    /// Errors: `.empty`, `.wrongKind` for what is no feed, `.overLimit`, `.unreadable` where nothing could be kept.
    package static func read(
        _ document: FetchedDocument, limits: IntakeLimits = IntakeLimits()
    ) throws(IntakeError) -> FeedDocument {
        try read(document, limits: limits) { bytes, start throws(IntakeError) in
            try XMLFeedReader.read(bytes, from: start, of: document, limits: limits)
        }
    }

    /// Hands over each entry of an XML feed as soon as it is complete, so that memory does not grow with the number of
    /// entries; what the feed says for all entries (language, author) is not added to them.
    ///
    /// - Returns: the feed without entries. A JSON feed is read as a whole first.
    /// - Throws: as `read`; what was handed over before counts.
    package static func stream(
        _ document: FetchedDocument, limits: IntakeLimits = IntakeLimits(),
        takeEntry: @escaping (consuming FeedEntry) -> Void
    ) throws(IntakeError) -> FeedDocument {
        var feed = try read(document, limits: limits) { bytes, start throws(IntakeError) in
            try XMLFeedReader.read(bytes, from: start, of: document, limits: limits, takeEntry: takeEntry).feed
        }
        for entry in feed.entries { takeEntry(entry) }
        feed.entries = []
        return feed
    }

    private static func read(
        _ document: FetchedDocument, limits: IntakeLimits,
        xml: (_ bytes: [UInt8], _ start: Int) throws(IntakeError) -> FeedDocument
    ) throws(IntakeError) -> FeedDocument {
        guard document.body.count <= limits.documentLimitBytes else {
            throw .overLimit(
                url: document.url, name: "intake.documentLimitBytes", limit: limits.documentLimitBytes)
        }
        let decoded = TextDecoding.decode(document)
        var feed: FeedDocument
        switch DocumentKind.of(decoded.bytes) {
        case .empty: throw .empty(url: document.url)
        case .other(let found): throw .wrongKind(url: document.url, found: found)
        case .json: feed = try JSONFeedReader.read(decoded.bytes, of: document, limits: limits)
        case .xml(let start): feed = try xml(decoded.bytes, start)
        }
        if let degradation = decoded.degradation { feed.degradations.insert(degradation, at: 0) }
        return feed
    }

    /// The address that relative references in a document start from: its Content-Location, else its own.
    static func base(of document: FetchedDocument) -> String? {
        guard let location = document.headers["Content-Location"], !location.isEmpty else { return document.url }
        return URLReference.resolve(location, against: document.url)
    }
}
