package import Triage

/// A feed as read, whatever its format.
package struct FeedDocument: Sendable, Hashable {
    /// Family and version: `rss0.91`, `rss2.0`, `rdf1.0`…, as the conformance judge spells them.
    package var format: String
    package var title: String?
    /// The site's address, absolute.
    package var link: String?
    package var language: String?
    package var published: Timestamp?
    package var updated: Timestamp?
    package var entries: [FeedEntry]
    /// What was wrong with the document, in words, where complete entries could still be kept; empty when all was well.
    package var degradations: [String]

    package init(
        format: String, title: String? = nil, link: String? = nil, language: String? = nil,
        published: Timestamp? = nil, updated: Timestamp? = nil, entries: [FeedEntry] = [], degradations: [String] = []
    ) {
        self.format = format
        self.title = title
        self.link = link
        self.language = language
        self.published = published
        self.updated = updated
        self.entries = entries
        self.degradations = degradations
    }
}

/// One entry of a feed.
package struct FeedEntry: Sendable, Hashable {
    /// Whether `content` and `summary` are HTML or plain text.
    package enum ContentType: String, Sendable, Hashable { case html, text }

    /// As given by the feed, trimmed; derived from the content where it gave none (see `idIsDerived`).
    package var id: String
    package var idIsDerived: Bool
    package var url: String?
    /// Plain text, entities decoded.
    package var title: String?
    package var author: String?
    package var authorURL: String?
    /// The body; sanitised where it is HTML, relative addresses made absolute.
    package var content: String?
    package var contentType: ContentType
    /// The short form where the feed has one beside the body; sanitised HTML or text.
    package var summary: String?
    /// What `summary` is.
    package var summaryType: ContentType
    package var published: Timestamp?
    package var updated: Timestamp?
    package var language: String?
    /// Native id of the entry this one answers (thr:in-reply-to).
    package var inReplyTo: String?
    package var categories: [String]
    package var rating: Rating?
    package var views: Int?
    package var replies: Int?
    /// Further elements in their common prefix spelling, first value each: `im:rating`, `im:voteSum`, `yt:videoId`…;
    /// of `media:starRating` the average, and as `media:starRating@count` how many gave one.
    package var extras: [String: String]

    package init(id: String, idIsDerived: Bool = false, contentType: ContentType = .text) {
        self.id = id
        self.idIsDerived = idIsDerived
        self.contentType = contentType
        summaryType = contentType
        categories = []
        extras = [:]
    }
}

/// Limits on what a document may hold. Every one is an error or a degradation that names it.
package struct IntakeLimits: Sendable, Hashable {
    /// Bytes of one document.
    package var documentLimitBytes = 15 * 1024 * 1024
    /// Bytes between `<` and `>` of one tag.
    package var tagLimitBytes = 64 * 1024
    /// Bytes of one item's text; longer text is cut and the item marked as degraded.
    package var itemLimitBytes = 1024 * 1024
    /// Items of one document; further ones are left out and counted as a degradation.
    package var itemLimit = 20_000
    /// Nesting of elements or JSON values.
    package var depthLimit = 256

    package init() {}
}
