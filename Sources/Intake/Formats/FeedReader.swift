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
        case .xml(let start): feed = try XMLFeedReader.read(decoded.bytes, from: start, of: document, limits: limits)
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
