package import Transport
package import Triage

/// Posts on Bluesky, by search: `app.bsky.feed.searchPosts`; also reads author feeds and threads.
///
/// These answers name authors without their followers, so that profiles are looked up: `app.bsky.actor.getProfiles`.
package struct BlueskySource: SourceAdapter {
    package static let kind = "bluesky"
    package static let summary = "Posts on Bluesky, by search."
    package static let options = [
        SourceOption("query", "Words to search for; `from:handle` and the like work; needed unless url is given."),
        SourceOption("host", "The server to ask; `bsky.social` with a credential and `api.bsky.app` without."),
        SourceSettings.pagesOption(5),
        SourceOption(
            "lookups", "Requests for the authors of a page, at most, 25 authors each; 4 unless given, 0 for none."),
    ]
    package static let idsAreGlobal = true

    /// Posts of one answer at most (lexicon app.bsky.feed.searchPosts: `limit`).
    private static let pageSize = 100
    /// Accounts of one lookup at most (lexicon app.bsky.actor.getProfiles: `actors`).
    private static let lookupSize = 25

    package let pageLimit: Int
    package let lookupLimit: Int
    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...20, standard: 5)
        lookupLimit = try settings.integer("lookups", in: 0...20, standard: 4)
        let host = try settings.host("host", example: "bsky.social")
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        guard let query = settings.text("query") else { throw settings.bad("query", "missing: give query or url") }
        url = WebAddress.address(
            "https://\(host ?? (settings.credential == nil ? "api.bsky.app" : "bsky.social"))/xrpc/app.bsky.feed.searchPosts",
            [("q", query), ("sort", "latest"), ("limit", String(Self.pageSize))])
    }

    package func firstRequest() -> FetchRequest { request(url) }

    private func request(_ url: String) -> FetchRequest { settings.request(url, accept: "application/json") }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits, refusal: Self.refusal)
        let value = try answer.json()
        guard let posts = Self.posts(in: value) else { throw answer.changedShape("there is no list at posts", value) }
        var collector = MentionCollector(answer, scope: Self.kind)
        for post in posts where collector.hasRoom() { read(post, into: &collector) }
        var next: FetchRequest?
        // Further pages are refused (403) to those who have not signed in.
        if settings.isOnline, settings.credential != nil, !posts.isEmpty, let cursor = value["cursor"]?.nonEmptyString {
            next = request(WebAddress.setting("cursor", to: cursor, in: url))
        }
        return try collector.page(next: next)
    }

    // MARK: Authors

    package func lookups(for mentions: [Mention], asked: Set<String>) -> [AuthorLookup] {
        guard settings.isOnline, let address = profilesAddress else { return [] }
        var authors: [String] = []
        var named = asked
        for mention in mentions where mention.author.followers == nil {
            guard let id = mention.author.id, id.hasPrefix("did:"), named.insert(id).inserted else { continue }
            authors.append(id)
        }
        return stride(from: 0, to: authors.count, by: Self.lookupSize).map { start in
            let batch = Array(authors[start..<min(start + Self.lookupSize, authors.count)])
            let url = WebAddress.address(address, batch.map { ("actors", $0) })
            return AuthorLookup(authors: batch, request: request(url))
        }
    }

    /// Where profiles are asked for: the server that posts are asked of, so that the credential goes to no other; `nil`
    /// where the source's address is none of its API.
    private var profilesAddress: String? {
        guard let api = url.firstRange(of: "/xrpc/") else { return nil }
        return url[..<api.upperBound] + "app.bsky.actor.getProfiles"
    }

    package func readLookup(
        _ document: FetchedDocument, limits: IntakeLimits
    ) throws(IntakeError) -> [String: Author] {
        let answer = try VendorAnswer(document, settings, limits, refusal: Self.refusal)
        let value = try answer.json()
        guard case .array(let profiles)? = value["profiles"] else {
            throw answer.changedShape("there is no list at profiles", value)
        }
        var authors: [String: Author] = [:]
        for profile in profiles {
            guard let id = profile["did"]?.nonEmptyString else { continue }
            authors[id] = Author(followers: Self.followers(profile), verified: Self.isVerified(profile))
        }
        return authors
    }

    private static func followers(_ author: JSONValue) -> Int? {
        author["followersCount"]?.integer.flatMap { $0 < 0 ? nil : $0 }
    }

    private static func isVerified(_ author: JSONValue) -> Bool? {
        author["verification"]?["verifiedStatus"]?.text.map { $0 == "valid" }
    }

    // MARK: Posts

    /// XRPC says what is wrong with a session by name, with the status 400.
    private static func refusal(_ value: JSONValue) -> VendorRefusal? {
        switch value["error"]?.text {
        case "ExpiredToken", "InvalidToken", "AuthMissing", "AuthenticationRequired": .unauthorised
        case "RateLimitExceeded": .quota(afterSeconds: nil)
        default: nil
        }
    }

    /// The post views of a search, of a feed (without reposts, which stand with the original), or of a thread.
    private static func posts(in value: JSONValue) -> [JSONValue]? {
        if case .array(let posts)? = value["posts"] { return posts }
        if case .array(let items)? = value["feed"] {
            return items.filter { $0["reason"] == nil }.map { $0["post"] ?? $0 }
        }
        guard let thread = value["thread"], thread["post"] != nil else { return nil }
        var posts: [JSONValue] = []
        var open = [thread]
        while let node = open.popLast() {
            if let post = node["post"] { posts.append(post) }
            open += (node["replies"]?.elements ?? []).reversed()
        }
        return posts
    }

    private func read(_ post: JSONValue, into collector: inout MentionCollector) {
        guard let id = post["uri"]?.nonEmptyString, let author = post["author"], let record = post["record"] else {
            return collector.fail("it has no uri, author or record")
        }
        var mention = collector.blank()
        mention.id = id
        mention.text = record["text"]?.nonEmptyString ?? Self.alternativeText(record["embed"])
        mention.author = Author(
            name: author["displayName"]?.nonEmptyString, id: author["did"]?.text, handle: author["handle"]?.text,
            url: Self.account(author).map { "https://bsky.app/profile/" + $0 },
            followers: Self.followers(author), verified: Self.isVerified(author))
        if let account = Self.account(author), let key = id.split(separator: "/").last {
            mention.url = "https://bsky.app/profile/\(account)/post/\(key)"
        }
        mention.engagement.likes = post["likeCount"]?.integer
        mention.engagement.replies = post["replyCount"]?.integer
        mention.engagement.shares = post["repostCount"]?.integer.map { sum in
            sum.addingReportingOverflow(post["quoteCount"]?.integer ?? 0).partialValue
        }
        // The author's program writes createdAt and may write a time to come; indexedAt is the server's.
        let written = record["createdAt"]?.time
        let indexed = post["indexedAt"]?.time
        mention.publishedAt = [written, indexed].compactMap(\.self).min()
        mention.language = record["langs"]?.elements.first?.text
        mention.thread = record["reply"]?["root"]?["uri"]?.text ?? id
        mention.inReplyTo = record["reply"]?["parent"]?["uri"]?.text
        collector.add(mention)
    }

    /// What an address names the account by: its handle, or its DID where the handle does not lead to it.
    private static func account(_ author: JSONValue) -> String? {
        guard let handle = author["handle"]?.nonEmptyString, handle != "handle.invalid" else {
            return author["did"]?.nonEmptyString
        }
        return handle
    }

    /// What the author wrote about the pictures of a post that has no text.
    private static func alternativeText(_ embed: JSONValue?) -> String {
        let images = embed?["images"] ?? embed?["media"]?["images"]
        return (images?.elements ?? []).compactMap { $0["alt"]?.nonEmptyString }.joined(separator: "\n")
    }
}
