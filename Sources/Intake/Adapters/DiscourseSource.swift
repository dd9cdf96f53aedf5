package import Transport
import Triage

/// Topics and posts of a Discourse forum: newest topics, a tag, a search, newest posts; JSON or its RSS feeds.
package struct DiscourseSource: SourceAdapter {
    package static let kind = "discourse"
    package static let summary = "Topics and posts of a Discourse forum."
    package static let options = [
        SourceOption("instance", "The forum's host name, such as forum.example; needed unless url is given."),
        SourceOption("query", "Words to search for, in all posts."),
        SourceOption("tag", "A tag to read the topics of."),
        SourceOption("list", "`topics` (the standard) or `posts`: what to read where neither query nor tag is given."),
        SourceSettings.pagesOption(3),
    ]
    package static let idsAreGlobal = true

    package let pageLimit: Int
    private let settings: SourceSettings
    private let url: String
    private let scope: String
    /// `https://` and the forum's host.
    private let base: String?

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...20, standard: 3)
        let instance = try settings.host("instance", example: "forum.example")
        let list = try settings.choice("list", of: ["topics", "posts"], standard: "topics")
        let tag = settings.text("tag")
        let query = settings.text("query")
        if tag != nil && query != nil { throw settings.bad("tag", "give query or tag, not both") }
        // Ids are the forum's own, so the forum is part of their scope.
        let host = instance ?? CleanText.nonEmptyLine(settings.url).flatMap(WebAddress.host)
        scope = host.map { Self.kind + "@" + $0 } ?? Self.kind
        base = host.map { "https://" + $0 }
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        guard let base else { throw settings.bad("instance", "missing: give instance or url") }
        if let query {
            url = WebAddress.address(base + "/search.json", [("q", query + " order:latest")])
        } else if let tag {
            url = base + "/tag/" + WebAddress.encoded(tag) + ".json"
        } else {
            url = base + (list == "posts" ? "/posts.json" : "/latest.json?order=created")
        }
    }

    package func firstRequest() -> FetchRequest { request(url) }

    /// A person's key for reading; it needs no user name beside it.
    private func request(_ url: String) -> FetchRequest {
        settings.request(
            url, accept: "application/json, application/rss+xml;q=0.9", credentialHeader: "User-Api-Key")
    }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits, refusal: Self.refusal)
        var collector = MentionCollector(answer, scope: scope)
        if answer.firstByte == UInt8(ascii: "<") {
            try readFeed(answer, into: &collector)
            return try collector.page()
        }
        let value = try answer.json()
        var next: FetchRequest?
        if case .array(let topics)? = value["topic_list"]?["topics"] {
            let users = Self.byID(value["users"]?.elements ?? [])
            for topic in topics where collector.hasRoom() { read(topic: topic, users, into: &collector) }
            let isMore = value["topic_list"]?["more_topics_url"]?.nonEmptyString != nil
            if isMore, !topics.isEmpty { next = nextPage(after: document, first: 0) }
        } else if let posts = Self.posts(in: value) {
            let topics = Self.byID(value["topics"]?.elements ?? [])
            for post in posts where collector.hasRoom() { read(post: post, topics, value, into: &collector) }
            let isMore = value["grouped_search_result"]?["more_full_page_results"]?.bool == true
            if isMore, !posts.isEmpty { next = nextPage(after: document, first: 1) }
        } else {
            throw answer.changedShape("there is no list of topics or posts", value)
        }
        return try collector.page(next: next)
    }

    /// Discourse names the seconds to wait in the body.
    private static func refusal(_ value: JSONValue) -> VendorRefusal? {
        switch value["error_type"]?.text {
        case "rate_limit": .quota(afterSeconds: value["extras"]?["wait_seconds"]?.double)
        case "not_logged_in", "invalid_access": .unauthorised
        case "not_found": .gone
        default: nil
        }
    }

    /// Of a search, of the newest posts, or of one topic.
    private static func posts(in value: JSONValue) -> [JSONValue]? {
        for list in [value["posts"], value["latest_posts"], value["post_stream"]?["posts"]] {
            if case .array(let posts)? = list { return posts }
        }
        // A search without results may leave its lists out.
        return value["grouped_search_result"] == nil ? nil : []
    }

    private static func byID(_ list: [JSONValue]) -> [String: JSONValue] {
        var byID: [String: JSONValue] = [:]
        for element in list {
            if let id = element["id"]?.text { byID[id] = element }
        }
        return byID
    }

    private func nextPage(after document: FetchedDocument, first: Int) -> FetchRequest? {
        guard settings.isOnline else { return nil }
        let page = WebAddress.value(of: "page", in: document.url).flatMap { Int($0) } ?? first
        guard (0..<10_000).contains(page) else { return nil }
        return request(WebAddress.setting("page", to: String(page + 1), in: url))
    }
}

/// The JSON answers.
extension DiscourseSource {
    private func read(topic: JSONValue, _ users: [String: JSONValue], into collector: inout MentionCollector) {
        guard let id = topic["id"]?.text, let title = topic["title"]?.text else {
            return collector.fail("a topic has no id or no title")
        }
        var mention = collector.blank()
        mention.id = id
        mention.title = title
        if let html = topic["excerpt"]?.nonEmptyString { mention.setBody(html: html, base: base) }
        mention.url = base.map { "\($0)/t/\(WebAddress.encoded(topic["slug"]?.text ?? "-"))/\(id)" }
        // The list's order says nothing: who wrote the topic is told by the description alone.
        let posters = topic["posters"]?.elements ?? []
        let original = posters.first { $0["description"]?.text?.contains("Original Poster") == true }
        if let user = (original ?? (posters.count == 1 ? posters[0] : nil))?["user_id"]?.text {
            mention.author = author(users[user]?["username"], name: users[user]?["name"], id: user)
        }
        mention.engagement.views = topic["views"]?.integer
        mention.engagement.likes = topic["like_count"]?.integer
        // The first post is the topic itself.
        mention.engagement.replies = topic["posts_count"]?.integer.flatMap { $0 > 0 ? $0 - 1 : nil }
        mention.publishedAt = topic["created_at"]?.time
        mention.updatedAt = topic["bumped_at"]?.time
        mention.thread = id
        collector.add(mention)
    }

    private func read(
        post: JSONValue, _ topics: [String: JSONValue], _ page: JSONValue, into collector: inout MentionCollector
    ) {
        guard let id = post["id"]?.text, let topic = post["topic_id"]?.text else {
            return collector.fail("a post has no id or no topic_id")
        }
        var mention = collector.blank()
        // Posts and topics count on their own.
        mention.id = "post-" + id
        mention.title = post["topic_title"]?.text ?? topics[topic]?["title"]?.text ?? page["title"]?.text
        if let html = post["cooked"]?.nonEmptyString {
            mention.setBody(html: html, base: base)
        } else {
            mention.text = post["raw"]?.text ?? post["blurb"]?.text ?? ""
        }
        let slug = post["topic_slug"]?.text ?? topics[topic]?["slug"]?.text ?? "-"
        let number = post["post_number"]?.text
        mention.url = base.map {
            "\($0)/t/\(WebAddress.encoded(slug))/\(topic)" + (number.map { "/" + WebAddress.encoded($0) } ?? "")
        }
        mention.author = author(post["username"], name: post["name"], id: post["user_id"]?.text)
        mention.engagement.likes = post["like_count"]?.integer
        mention.engagement.replies = post["reply_count"]?.integer
        mention.publishedAt = post["created_at"]?.time
        mention.updatedAt = post["updated_at"]?.time
        mention.thread = topic
        collector.add(mention)
    }

    private func author(_ handle: JSONValue?, name: JSONValue?, id: String?) -> Author {
        let handle = handle?.nonEmptyString
        return Author(
            name: name?.nonEmptyString, id: id, handle: handle,
            url: handle.flatMap { handle in base.map { "\($0)/u/\(WebAddress.encoded(handle))" } })
    }
}

/// The RSS feeds of the forum, of a tag, of a topic.
extension DiscourseSource {
    private func readFeed(_ answer: VendorAnswer, into collector: inout MentionCollector) throws(IntakeError) {
        let feed = try FeedReader.read(answer.document, limits: answer.limits)
        for entry in feed.entries where collector.hasRoom() {
            var mention = collector.blank()
            FeedEntries.fill(&mention, from: entry, of: feed, base: answer.document.url)
            mention.text = Self.withoutTail(mention.text)
            mention.thread = Self.topic(in: entry.url)
            collector.add(mention)
        }
        for degradation in feed.degradations { collector.note(degradation) }
    }

    /// The body without the counts and the link that stand below the first post of every topic; the HTML keeps them.
    static func withoutTail(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let last = lines.last, last.hasPrefix("Read full topic") else { return text }
        lines.removeLast()
        while let line = lines.last, CleanText.isBlank(String(line)) { lines.removeLast() }
        if let line = lines.last, line.contains(" participant"), line.contains(" post") { lines.removeLast() }
        return CleanText.block(lines.joined(separator: "\n"))
    }

    /// The topic's number in an address `…/t/<slug>/<number>/…`.
    static func topic(in address: String?) -> String? {
        guard let parts = address?.split(separator: "/"), let mark = parts.firstIndex(of: "t") else { return nil }
        return parts[mark...].dropFirst().first { $0.utf8.allSatisfy(ASCII.isDigit) }.map(String.init)
    }
}
