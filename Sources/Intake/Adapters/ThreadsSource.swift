package import Transport
import Triage

/// Posts on Threads: by search, those that mention your account, or the answers to a post.
package struct ThreadsSource: SourceAdapter {
    package static let kind = "threads"
    package static let summary = "Posts on Threads, by search, that mention your account, or that answer a post."
    package static let options = [
        SourceOption("query", "Words to search for; this, account or post is needed unless url is given."),
        SourceOption("account", "Your account's id or `me`, to read the posts that mention it."),
        SourceOption("post", "A post's id, to read the whole conversation below it."),
        SourceSettings.pagesOption(3),
    ]
    package static let idsAreGlobal = true

    /// Posts of one answer at most (Threads API, Keyword Search: `limit`).
    private static let pageSize = 100
    private static let fields =
        "id,text,permalink,timestamp,username,is_verified,is_reply,root_post,replied_to"

    package let pageLimit: Int
    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...20, standard: 3)
        let query = settings.text("query")
        let account = try settings.word("account", "your account's id, or me")
        let post = try settings.word("post", "a post's id")
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        if [query, account, post].compactMap(\.self).count > 1 {
            throw settings.bad("query", "give query, account or post, not several")
        }
        let host = "https://graph.threads.net/v1.0/"
        let common = [("fields", Self.fields), ("limit", String(Self.pageSize))] as [(name: String, value: String?)]
        if let query {
            url = WebAddress.address(host + "keyword_search", [("q", query), ("search_type", "RECENT")] + common)
        } else if let account {
            url = WebAddress.address(host + account + "/mentions", common)
        } else if let post {
            url = WebAddress.address(host + post + "/conversation", [("reverse", "true")] + common)
        } else {
            throw settings.bad("query", "missing: give query, account, post or url")
        }
    }

    package func firstRequest() -> FetchRequest { GraphAPI.request(url, settings) }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits, refusal: GraphAPI.refusal)
        let value = try answer.json()
        guard let (items, _) = GraphAPI.items(in: value, isItem: { $0["id"] != nil && $0["permalink"] != nil }) else {
            if let refusal = GraphAPI.refusal(value) { throw answer.error(refusal, value) }
            throw answer.changedShape("there is no list at data", value)
        }
        var collector = MentionCollector(answer, scope: Self.kind)
        for item in items where collector.hasRoom() { read(item, into: &collector) }
        return try collector.page(next: items.isEmpty ? nil : GraphAPI.next(after: value, startingAt: url, settings))
    }

    private func read(_ post: JSONValue, into collector: inout MentionCollector) {
        guard let id = post["id"]?.nonEmptyString else { return collector.fail("it has no id") }
        // A repost repeats another's words.
        if post["media_type"]?.text == "REPOST_FACADE" { return }
        var mention = collector.blank()
        mention.id = id
        mention.text = post["text"]?.text ?? ""
        mention.url = post["permalink"]?.nonEmptyString
        if let name = post["username"]?.nonEmptyString {
            mention.author = Author(
                name: name, id: post["owner"]?["id"]?.text, handle: name,
                url: "https://www.threads.net/@" + WebAddress.encoded(name), verified: post["is_verified"]?.bool)
        }
        mention.publishedAt = post["timestamp"]?.time
        mention.inReplyTo = post["replied_to"]?["id"]?.text
        mention.thread = post["root_post"]?["id"]?.text ?? mention.inReplyTo ?? id
        collector.add(mention)
    }
}
