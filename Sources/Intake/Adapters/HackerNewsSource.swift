package import Transport
import Triage

/// Stories and comments on Hacker News, from Algolia's search.
package struct HackerNewsSource: SourceAdapter {
    package static let kind = "hackernews"
    package static let summary = "Stories and comments on Hacker News, by search."
    package static let options = [
        SourceOption("query", "Words to search for; needed unless url is given."),
        SourceOption("tags", "Algolia's filter; `(story,comment)` unless given."),
        SourceSettings.pagesOption(5),
    ]
    package static let idsAreGlobal = true

    package let pageLimit: Int
    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...10, standard: 5)
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        guard let query = settings.text("query") else { throw settings.bad("query", "missing: give query or url") }
        url = WebAddress.address(
            "https://hn.algolia.com/api/v1/search_by_date",
            [("query", query), ("tags", settings.text("tags") ?? "(story,comment)"), ("hitsPerPage", "100")])
    }

    package func firstRequest() -> FetchRequest { request(url) }

    private func request(_ url: String) -> FetchRequest { settings.request(url, accept: "application/json") }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits)
        let value = try answer.json()
        guard case .array(let hits)? = value["hits"] else {
            throw answer.changedShape("there is no list at hits", value)
        }
        var collector = MentionCollector(answer, scope: Self.kind)
        for hit in hits where collector.hasRoom() { read(hit, into: &collector) }
        var next: FetchRequest?
        if settings.isOnline, !hits.isEmpty, let page = value["page"]?.integer, let pages = value["nbPages"]?.integer,
            (0..<1_000).contains(page), page + 1 < pages
        {
            next = request(WebAddress.setting("page", to: String(page + 1), in: url))
        }
        return try collector.page(next: next)
    }

    private func read(_ hit: JSONValue, into collector: inout MentionCollector) {
        guard let id = hit["objectID"]?.text else { return collector.fail("it has no objectID") }
        var mention = collector.blank()
        mention.id = id
        mention.url = "https://news.ycombinator.com/item?id=" + WebAddress.encoded(id)
        mention.title = hit["title"]?.nonEmptyString ?? hit["story_title"]?.nonEmptyString
        if let html = hit["comment_text"]?.nonEmptyString ?? hit["story_text"]?.nonEmptyString {
            mention.setBody(html: html, base: mention.url)
        }
        if let name = hit["author"]?.nonEmptyString {
            mention.author.name = name
            mention.author.handle = name
            mention.author.url = "https://news.ycombinator.com/user?id=" + WebAddress.encoded(name)
        }
        mention.engagement.likes = hit["points"]?.integer
        mention.engagement.replies = hit["num_comments"]?.integer
        mention.publishedAt = hit["created_at"]?.time ?? hit["created_at_i"]?.time
        // A story is the root of its own thread.
        mention.thread = hit["story_id"]?.text ?? (hit["parent_id"]?.text == nil ? id : nil)
        mention.inReplyTo = hit["parent_id"]?.text
        collector.add(mention)
    }
}
