package import Transport
import Triage

/// Any RSS, RDF, Atom or JSON feed: forums, blogs, news searches, video channels.
package struct FeedSource: SourceAdapter {
    package static let kind = "feed"
    package static let summary = "Any RSS, RDF, Atom or JSON feed."
    package static let options: [SourceOption] = []
    package static let idsAreGlobal = false

    private let settings: SourceSettings
    private let url: String
    private let scope: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try self.init(settings, scope: settings.name)
    }

    /// - Parameter scope: of the ids, where one source has several feeds.
    init(_ settings: SourceSettings, scope: String) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        self.scope = scope
        url = try settings.requiredURL()
    }

    /// Feeds have no pages that one could rely on.
    package var pageLimit: Int { 1 }

    package func firstRequest() -> FetchRequest { settings.request(url, accept: FeedEntries.accept) }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        try FeedEntries.page(VendorAnswer(document, settings, limits), scope: scope)
    }
}

/// What all kinds that read feeds have in common.
enum FeedEntries {
    static let accept =
        "application/atom+xml, application/rss+xml, application/feed+json, application/json;q=0.9, application/xml;q=0.8, */*;q=0.5"

    /// The mentions of a feed.
    static func page(_ answer: VendorAnswer, scope: String) throws(IntakeError) -> SourcePage {
        let feed = try FeedReader.read(answer.document, limits: answer.limits)
        var collector = MentionCollector(answer, scope: scope)
        let answered = Set(feed.entries.compactMap(\.inReplyTo))
        for entry in feed.entries where collector.hasRoom() {
            var mention = collector.blank()
            fill(&mention, from: entry, of: feed, base: answer.document.url)
            // A feed names no conversation: an answer belongs to what it answers, and that to itself.
            if let target = entry.inReplyTo {
                mention.inReplyTo = target
                mention.thread = target
            } else if answered.contains(entry.id) || (entry.replies ?? 0) > 0 {
                mention.thread = entry.id
            }
            collector.add(mention)
        }
        for degradation in feed.degradations { collector.note(degradation) }
        return try collector.page()
    }

    /// Takes over what an entry says, words and numbers as they are.
    static func fill(_ mention: inout Mention, from entry: FeedEntry, of feed: FeedDocument, base: String) {
        mention.id = entry.id
        mention.url = entry.url
        mention.title = entry.title
        let body = entry.content ?? entry.summary ?? ""
        if (entry.content == nil ? entry.summaryType : entry.contentType) == .html {
            mention.text = HTMLText.plain(body)
            // The reader has sanitised it already.
            mention.html = body.isEmpty ? nil : body
        } else {
            mention.text = body
        }
        mention.author.name = entry.author
        mention.author.url = entry.authorURL
        // What viewers think of a video is no mark that its author gave.
        mention.rating = entry.extras["media:starRating"] == nil ? entry.rating : nil
        mention.engagement.views = entry.views
        mention.engagement.replies = entry.replies
        mention.publishedAt = entry.published ?? entry.updated
        mention.updatedAt = entry.updated
        mention.language = entry.language ?? feed.language
    }
}
