package import Transport
import Triage

/// Posts and comments on a Lemmy server and all that it knows of others, from its API v3.
package struct LemmySource: SourceAdapter {
    package static let kind = "lemmy"
    package static let summary = "Posts and comments on Lemmy, by search, by community or all new ones."
    package static let options = [
        SourceOption("instance", "The server's host name, such as lemmy.example; needed unless url is given."),
        SourceOption("query", "Words to search for."),
        SourceOption("community", "A community, `name` or `name@server`."),
        SourceOption("type", "`posts` (the standard) or `comments`."),
        SourceSettings.pagesOption(5),
    ]
    package static let idsAreGlobal = true

    /// Items of one answer at most (Lemmy 0.19, `limit`).
    private static let pageSize = 50

    package let pageLimit: Int
    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...20, standard: 5)
        let instance = try settings.host("instance", example: "lemmy.example")
        let isPosts = try settings.choice("type", of: ["posts", "comments"], standard: "posts") == "posts"
        let community = try settings.word("community", marks: "@.", "a community, such as name or name@server")
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        guard let instance else { throw settings.bad("instance", "missing: give instance or url") }
        let query = settings.text("query")
        let path = query != nil ? "search" : isPosts ? "post/list" : "comment/list"
        url = WebAddress.address(
            "https://\(instance)/api/v3/\(path)",
            [
                ("q", query), ("type_", query == nil ? "All" : isPosts ? "Posts" : "Comments"),
                ("listing_type", query == nil ? nil : "All"), ("community_name", community), ("sort", "New"),
                ("limit", String(Self.pageSize)),
            ])
    }

    package func firstRequest() -> FetchRequest { request(url) }

    private func request(_ url: String) -> FetchRequest { settings.request(url, accept: "application/json") }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits, refusal: Self.refusal)
        let value = try answer.json()
        var items: [JSONValue]?
        // A search answers with several lists, all but one empty.
        for list in [value["posts"], value["comments"]] {
            if case .array(let elements)? = list { items = (items ?? []) + elements }
        }
        guard let items else { throw answer.changedShape("there is no list at posts or comments", value) }
        var collector = MentionCollector(answer, scope: Self.kind)
        for item in items where collector.hasRoom() { read(item, into: &collector) }
        return try collector.page(next: next(after: document, value, count: items.count))
    }

    /// Lemmy answers 400 where others answer 429 or 401.
    private static func refusal(_ value: JSONValue) -> VendorRefusal? {
        switch value["error"]?.text {
        case "rate_limit_error": .quota(afterSeconds: nil)
        case "not_logged_in", "incorrect_login", "instance_is_private": .unauthorised
        case "couldnt_find_community", "not_found": .gone
        default: nil
        }
    }

    private func next(after document: FetchedDocument, _ value: JSONValue, count: Int) -> FetchRequest? {
        guard settings.isOnline, count > 0 else { return nil }
        if let cursor = value["next_page"]?.nonEmptyString {
            return request(WebAddress.setting("page_cursor", to: cursor, in: url))
        }
        guard count >= Self.pageSize else { return nil }
        let page = WebAddress.value(of: "page", in: document.url).flatMap { Int($0) } ?? 1
        guard (1..<10_000).contains(page) else { return nil }
        return request(WebAddress.setting("page", to: String(page + 1), in: url))
    }

    private func read(_ item: JSONValue, into collector: inout MentionCollector) {
        let comment = item["comment"]
        guard let thing = comment ?? item["post"], let id = thing["ap_id"]?.nonEmptyString else {
            return collector.fail("it has no post.ap_id and no comment.ap_id")
        }
        if thing["deleted"]?.bool == true || thing["removed"]?.bool == true { return }
        let counts = item["counts"]
        var mention = collector.blank()
        // Numbers are the server's own; this address is the same on all servers.
        mention.id = id
        mention.url = id
        mention.title = item["post"]?["name"]?.text
        mention.text = (comment == nil ? thing["body"] : thing["content"])?.text ?? ""
        let creator = item["creator"]
        mention.author = Author(
            name: creator?["display_name"]?.nonEmptyString ?? creator?["name"]?.text, id: creator?["actor_id"]?.text,
            handle: creator?["name"]?.text, url: creator?["actor_id"]?.text)
        mention.engagement.likes = counts?["upvotes"]?.integer ?? counts?["score"]?.integer
        mention.engagement.replies = counts?["comments"]?.integer ?? counts?["child_count"]?.integer
        mention.publishedAt = thing["published"]?.time
        mention.updatedAt = thing["updated"]?.time
        mention.thread = item["post"]?["ap_id"]?.text
        // A comment's path is 0, its parents' numbers, its own; only the post's address is known here.
        if let path = comment?["path"]?.text, path.split(separator: ".").count == 2 {
            mention.inReplyTo = mention.thread
        }
        collector.add(mention)
    }
}
