package import Transport
import Triage

/// Posts on X of the last seven days, from its API v2; also reads answers of the old API v1.1.
package struct XPostSource: SourceAdapter {
    package static let kind = "x"
    package static let summary = "Posts on X of the last seven days, by search."
    package static let options = [
        SourceOption("query", "X's search; reposts are left out unless it names them; needed unless url is given."),
        SourceSettings.pagesOption(1),
    ]
    package static let idsAreGlobal = true

    /// Posts of one answer at most (X API v2, Search recent Posts: `max_results`).
    private static let pageSize = 100

    package let pageLimit: Int
    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...50, standard: 1)
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        guard let query = settings.text("query") else { throw settings.bad("query", "missing: give query or url") }
        url = WebAddress.address(
            "https://api.x.com/2/tweets/search/recent",
            [
                // A repost repeats another's words: its count stands with the original, and every answer costs.
                ("query", query.contains("is:retweet") ? query : "(\(query)) -is:retweet"),
                ("max_results", String(Self.pageSize)),
                (
                    "tweet.fields",
                    "created_at,author_id,lang,public_metrics,conversation_id,referenced_tweets,note_tweet"
                ),
                ("expansions", "author_id"), ("user.fields", "name,username,public_metrics,verified"),
            ])
    }

    package func firstRequest() -> FetchRequest { request(url) }

    private func request(_ url: String) -> FetchRequest { settings.request(url, accept: "application/json") }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits, refusal: Self.refusal)
        let value = try answer.json()
        var collector = MentionCollector(answer, scope: Self.kind)
        if let posts = Self.oldPosts(in: value) {
            for post in posts where collector.hasRoom() { read(old: post, into: &collector) }
            return try collector.page()
        }
        let posts: [JSONValue]
        switch value["data"] {
        case .array(let elements): posts = elements
        case .object(let members): posts = [.object(members)]
        // Without results the list is left out.
        case nil where value["meta"]?["result_count"]?.integer == 0: posts = []
        default:
            if let refusal = Self.refusal(value) { throw answer.error(refusal, value) }
            throw answer.changedShape("there is no list at data", value)
        }
        var users: [String: JSONValue] = [:]
        for user in value["includes"]?["users"]?.elements ?? [] {
            if let id = user["id"]?.text { users[id] = user }
        }
        for post in posts where collector.hasRoom() { read(post, users, into: &collector) }
        var next: FetchRequest?
        if settings.isOnline, !posts.isEmpty, let token = value["meta"]?["next_token"]?.nonEmptyString {
            next = request(WebAddress.setting("next_token", to: token, in: url))
        }
        return try collector.page(next: next)
    }

    /// Problems of v2 have a title, those of v1.1 a number.
    private static func refusal(_ value: JSONValue) -> VendorRefusal? {
        switch value["title"]?.text {
        case "UsageCapExceeded", "CreditsDepleted", "Too Many Requests": return .quota(afterSeconds: nil)
        case "Unauthorized", "Client Forbidden", "Unsupported Authentication": return .unauthorised
        default: break
        }
        switch value["errors"]?.elements.first?["code"]?.integer {
        case 88: return .quota(afterSeconds: nil)
        case 32, 89, 99, 215: return .unauthorised
        case 34, 144: return .gone
        default: return nil
        }
    }
}

/// The API v2.
extension XPostSource {
    private func read(_ post: JSONValue, _ users: [String: JSONValue], into collector: inout MentionCollector) {
        guard let id = post["id"]?.nonEmptyString, let text = post["note_tweet"]?["text"]?.text ?? post["text"]?.text
        else { return collector.fail("it has no id or no text") }
        var mention = collector.blank()
        mention.id = id
        mention.text = CleanText.unescaped(text)
        mention.url = "https://x.com/i/web/status/" + WebAddress.encoded(id)
        mention.author.id = post["author_id"]?.text
        if let user = mention.author.id.flatMap({ users[$0] }) {
            let handle = user["username"]?.nonEmptyString
            mention.author.name = user["name"]?.nonEmptyString
            mention.author.handle = handle
            mention.author.url = handle.map { "https://x.com/" + WebAddress.encoded($0) }
            mention.author.followers = user["public_metrics"]?["followers_count"]?.integer.flatMap { $0 < 0 ? nil : $0 }
            mention.author.verified = user["verified"]?.bool
        }
        let metrics = post["public_metrics"]
        mention.engagement.likes = metrics?["like_count"]?.integer
        mention.engagement.replies = metrics?["reply_count"]?.integer
        mention.engagement.shares = metrics?["retweet_count"]?.integer.map { sum in
            sum.addingReportingOverflow(metrics?["quote_count"]?.integer ?? 0).partialValue
        }
        mention.engagement.views = metrics?["impression_count"]?.integer
        mention.publishedAt = post["created_at"]?.time
        mention.language = Self.language(post["lang"]?.text)
        let answered = post["referenced_tweets"]?.elements.first { $0["type"]?.text == "replied_to" }
        mention.inReplyTo = answered?["id"]?.text
        mention.thread = post["conversation_id"]?.text ?? mention.inReplyTo ?? id
        collector.add(mention)
    }

    /// X's own codes, such as `und` and `qme`, name no language.
    private static func language(_ code: String?) -> String? {
        guard let code, code != "und", code != "zxx", !(code.hasPrefix("q") && code.utf8.count == 3) else { return nil }
        return code
    }
}

/// The API v1.1.
extension XPostSource {
    /// The statuses of a v1.1 answer: a search, a timeline or one status; `nil` where it is none.
    private static func oldPosts(in value: JSONValue) -> [JSONValue]? {
        if case .array(let posts)? = value["statuses"] { return posts }
        if case .array(let posts) = value { return posts }
        return value["id_str"] != nil && value["user"] != nil ? [value] : nil
    }

    private func read(old post: JSONValue, into collector: inout MentionCollector) {
        guard let id = post["id_str"]?.nonEmptyString, let user = post["user"],
            let text = post["full_text"]?.text ?? post["text"]?.text
        else { return collector.fail("it has no id_str, no user or no text") }
        var mention = collector.blank()
        mention.id = id
        mention.text = CleanText.unescaped(text)
        mention.url = "https://x.com/i/web/status/" + WebAddress.encoded(id)
        let handle = user["screen_name"]?.nonEmptyString
        mention.author = Author(
            name: user["name"]?.nonEmptyString, id: user["id_str"]?.text, handle: handle,
            url: handle.map { "https://x.com/" + WebAddress.encoded($0) },
            followers: user["followers_count"]?.integer.flatMap { $0 < 0 ? nil : $0 },
            verified: user["verified"]?.bool)
        mention.engagement.likes = post["favorite_count"]?.integer
        mention.engagement.shares = post["retweet_count"]?.integer
        mention.engagement.replies = post["reply_count"]?.integer
        mention.publishedAt = post["created_at"]?.time
        mention.language = Self.language(post["lang"]?.text)
        mention.inReplyTo = post["in_reply_to_status_id_str"]?.nonEmptyString
        mention.thread = mention.inReplyTo ?? id
        collector.add(mention)
    }
}
