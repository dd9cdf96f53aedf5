package import Transport
import Triage

/// Posts and comments on Reddit: the Atom feeds (`.rss`), or the JSON listings of the API where there is a token.
package struct RedditSource: SourceAdapter {
    package static let kind = "reddit"
    package static let summary = "Posts and comments on Reddit, by search or by subreddit."
    package static let options = [
        SourceOption("subreddit", "A subreddit's name without `r/`; this or query is needed unless url is given."),
        SourceOption("query", "Words to search for, in the subreddit or everywhere."),
        SourceSettings.pagesOption(3),
    ]
    package static let idsAreGlobal = true

    package let pageLimit: Int
    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...10, standard: 3)
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        let subreddit = settings.text("subreddit")
        let query = settings.text("query")
        if let subreddit, !subreddit.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == 0x5F || $0 == 0x2B }) {
            throw settings.bad("subreddit", "must be a subreddit's name without r/, several joined by +")
        }
        guard subreddit != nil || query != nil else {
            throw settings.bad("query", "missing: give query, subreddit or url")
        }
        let hasToken = settings.credential != nil
        let host = hasToken ? "https://oauth.reddit.com" : "https://www.reddit.com"
        let path = (subreddit.map { "/r/" + $0 } ?? "") + (query == nil ? "/new" : "/search")
        url = WebAddress.address(
            host + path + (hasToken ? "" : ".rss"),
            [
                ("q", query), ("restrict_sr", query != nil && subreddit != nil ? "on" : nil),
                ("sort", query == nil ? nil : "new"), ("limit", "100"), ("raw_json", hasToken ? "1" : nil),
            ])
    }

    package func firstRequest() -> FetchRequest { request(url) }

    private func request(_ url: String) -> FetchRequest {
        var request = settings.request(url, accept: "application/atom+xml, application/json;q=0.9, */*;q=0.5")
        // A personal feed's address is as good as a password.
        request.urlIsSecret = WebAddress.value(of: "feed", in: url) != nil
        return request
    }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits)
        var collector = MentionCollector(answer, scope: Self.kind)
        if answer.firstByte == UInt8(ascii: "{") || answer.firstByte == UInt8(ascii: "[") {
            let next = try readListing(answer, into: &collector)
            return try collector.page(next: next)
        }
        let feed = try FeedReader.read(document, limits: limits)
        for entry in feed.entries where collector.hasRoom() { read(entry, of: feed, into: &collector) }
        for degradation in feed.degradations { collector.note(degradation) }
        return try collector.page()
    }
}

/// The Atom feeds.
extension RedditSource {
    private func read(_ entry: FeedEntry, of feed: FeedDocument, into collector: inout MentionCollector) {
        // A search finds subreddits (t5) and accounts (t2) too.
        if entry.id.hasPrefix("t5_") || entry.id.hasPrefix("t2_") { return }
        var mention = collector.blank()
        FeedEntries.fill(&mention, from: entry, of: feed, base: url)
        mention.text = RedditSource.withoutTail(mention.text, author: entry.author)
        mention.author.handle = entry.author.map(RedditSource.accountName)
        mention.thread = RedditSource.post(in: entry.url) ?? (entry.id.hasPrefix("t3_") ? entry.id : nil)
        // A comment is titled "/u/name on Title of the post".
        if entry.id.hasPrefix("t1_"), let author = entry.author, let title = entry.title,
            title.hasPrefix(author + " on ")
        {
            mention.title = String(title.dropFirst(author.count + 4))
        }
        if mention.updatedAt == mention.publishedAt { mention.updatedAt = nil }
        collector.add(mention)
    }

    /// The body without "submitted by /u/name to r/name [link] [comments]", which stands below every post; the HTML
    /// keeps it.
    static func withoutTail(_ text: String, author: String?) -> String {
        let trimmed = CleanText.block(text)
        guard trimmed.hasSuffix("[comments]"), let start = trimmed.ranges(of: "submitted by").last,
            trimmed[start.upperBound...].contains(author ?? "[link]"), trimmed[start.upperBound...].utf8.count < 400
        else { return text }
        return CleanText.block(String(trimmed[..<start.lowerBound]))
    }

    /// `/u/name` without its prefix.
    static func accountName(_ author: String) -> String {
        for prefix in ["/u/", "u/"] where author.hasPrefix(prefix) { return String(author.dropFirst(prefix.count)) }
        return author
    }

    /// The post that an address `…/comments/<id>/…` belongs to, as `t3_<id>`.
    static func post(in address: String?) -> String? {
        guard let address else { return nil }
        let parts = address.split(separator: "/")
        guard let mark = parts.firstIndex(of: "comments"), mark + 1 < parts.count else { return nil }
        let id = parts[mark + 1].prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return id.isEmpty ? nil : "t3_" + id
    }
}

/// The JSON listings.
extension RedditSource {
    /// - Returns: the request for the next page.
    private func readListing(
        _ answer: VendorAnswer, into collector: inout MentionCollector
    ) throws(IntakeError) -> FetchRequest? {
        let value = try answer.json()
        // The page of one post is two listings: the post, its comments.
        let listings = value.elements.isEmpty ? [value] : value.elements
        for listing in listings {
            guard let children = listing["data"]?["children"], case .array(let things) = children else {
                throw answer.changedShape("there is no list at data.children", value)
            }
            for thing in things where collector.hasRoom() {
                read(
                    thing, isEscaped: WebAddress.value(of: "raw_json", in: answer.document.url) != "1", into: &collector
                )
            }
        }
        guard listings.count == 1, settings.isOnline, let after = value["data"]?["after"]?.nonEmptyString else {
            return nil
        }
        return request(WebAddress.setting("after", to: after, in: url))
    }

    private func read(_ thing: JSONValue, isEscaped: Bool, into collector: inout MentionCollector) {
        let kind = thing["kind"]?.text
        // Subreddits, accounts and "more comments" are no mentions.
        if let kind, kind != "t3", kind != "t1" { return }
        guard let kind, let data = thing["data"], let id = data["id"]?.text ?? data["name"]?.text else {
            return collector.fail("it has no kind or no data.id")
        }
        func words(_ key: String) -> String? {
            // Without `raw_json=1` the API escapes.
            data[key]?.nonEmptyString.map { isEscaped ? CleanText.unescaped($0) : $0 }
        }
        var mention = collector.blank()
        mention.id = data["name"]?.text ?? "\(kind)_\(id)"
        mention.title = words("title") ?? words("link_title")
        if let html = words("selftext_html") ?? words("body_html") {
            mention.setBody(html: html, base: "https://www.reddit.com/")
        } else {
            mention.text = words("selftext") ?? words("body") ?? ""
        }
        mention.url = WebAddress.link(data["permalink"]?.text, base: "https://www.reddit.com/") ?? words("url")
        if let name = data["author"]?.nonEmptyString, name != "[deleted]" {
            mention.author.name = name
            mention.author.handle = name
            mention.author.url = "https://www.reddit.com/user/" + WebAddress.encoded(name)
        }
        mention.engagement.likes = data["score"]?.integer ?? data["ups"]?.integer
        mention.engagement.replies = data["num_comments"]?.integer
        mention.engagement.shares = data["num_crossposts"]?.integer
        mention.engagement.views = data["view_count"]?.integer
        mention.publishedAt = data["created_utc"]?.time
        mention.updatedAt = data["edited"]?.time
        mention.thread = data["link_id"]?.text ?? (kind == "t3" ? mention.id : nil)
        mention.inReplyTo = data["parent_id"]?.text
        collector.add(mention)
    }
}
