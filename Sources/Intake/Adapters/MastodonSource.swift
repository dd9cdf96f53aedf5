package import Transport
import Triage

/// Public statuses of a Mastodon server (and of those that speak its API): a tag, an account's timeline, or a search.
package struct MastodonSource: SourceAdapter {
    package static let kind = "mastodon"
    package static let summary = "Statuses on Mastodon, by tag, by search or of a timeline."
    package static let options = [
        SourceOption("instance", "The server's host name, such as mastodon.example; needed unless url is given."),
        SourceOption("tag", "A tag without `#`; this or query is needed unless url is given."),
        SourceOption("query", "Words to search for; most servers want a credential for it."),
        SourceSettings.pagesOption(5),
    ]
    package static let idsAreGlobal = true

    package let pageLimit: Int
    private let settings: SourceSettings
    private let url: String
    private let scope: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...20, standard: 5)
        let instance = try settings.host("instance", example: "mastodon.example")
        // Ids are the server's own, so the server is part of their scope.
        let host = instance ?? CleanText.nonEmptyLine(settings.url).flatMap(WebAddress.host)
        scope = host.map { Self.kind + "@" + $0 } ?? Self.kind
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        guard let instance else { throw settings.bad("instance", "missing: give instance and tag, or url") }
        if let tag = settings.text("tag") {
            let name = tag.hasPrefix("#") ? String(tag.dropFirst()) : tag
            url = "https://\(instance)/api/v1/timelines/tag/\(WebAddress.encoded(name))?limit=40"
        } else if let query = settings.text("query") {
            url = WebAddress.address(
                "https://\(instance)/api/v2/search", [("q", query), ("type", "statuses"), ("limit", "40")])
        } else {
            throw settings.bad("tag", "missing: give tag, query or url")
        }
    }

    package func firstRequest() -> FetchRequest { settings.request(url, accept: "application/json") }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits)
        let value = try answer.json()
        var collector = MentionCollector(answer, scope: scope)
        let statuses: [JSONValue]
        switch value {
        case .array(let elements): statuses = elements
        case .object where value["statuses"] != nil: statuses = value["statuses"]?.elements ?? []
        case .object where value["id"] != nil && value["account"] != nil: statuses = [value]
        default: throw answer.changedShape("there is no list of statuses", value)
        }
        for status in statuses where collector.hasRoom() { read(status, into: &collector) }
        return try collector.page(next: statuses.isEmpty ? nil : next(after: document, count: statuses.count, value))
    }

    private func read(_ status: JSONValue, into collector: inout MentionCollector) {
        guard let id = status["id"]?.text, let account = status["account"] else {
            return collector.fail("it has no id or no account")
        }
        // A boost repeats another's words: its count stands with the original.
        if let boosted = status["reblog"], !boosted.isNull { return }
        // What a token may read beyond the public is nobody's mention.
        if let visibility = status["visibility"]?.text, visibility == "private" || visibility == "direct" { return }
        var mention = collector.blank()
        mention.id = id
        mention.url = status["url"]?.nonEmptyString ?? status["uri"]?.nonEmptyString
        // The author's own warning above the fold is the nearest thing to a title.
        mention.title = status["spoiler_text"]?.nonEmptyString
        mention.setBody(html: status["content"]?.text ?? "", base: mention.url)
        mention.author = author(account)
        mention.engagement.likes = status["favourites_count"]?.integer
        mention.engagement.shares = status["reblogs_count"]?.integer
        mention.engagement.replies = status["replies_count"]?.integer
        mention.publishedAt = status["created_at"]?.time
        mention.updatedAt = status["edited_at"]?.time
        mention.language = status["language"]?.text
        mention.inReplyTo = status["in_reply_to_id"]?.text
        mention.thread = mention.inReplyTo ?? id
        collector.add(mention)
    }

    private func author(_ account: JSONValue) -> Author {
        Author(
            name: account["display_name"]?.nonEmptyString ?? account["username"]?.text, id: account["id"]?.text,
            handle: account["acct"]?.text ?? account["username"]?.text,
            url: account["url"]?.nonEmptyString ?? account["uri"]?.text,
            // Servers that hide the count say -1.
            followers: account["followers_count"]?.integer.flatMap { $0 < 0 ? nil : $0 })
    }

    /// Timelines name the next page in the Link field; a search counts on.
    private func next(after document: FetchedDocument, count: Int, _ value: JSONValue) -> FetchRequest? {
        guard settings.isOnline else { return nil }
        if let link = LinkField.next(in: document.headers) {
            return settings.follow(link, from: document, startingAt: url, accept: "application/json")
        }
        guard value["statuses"] != nil, count >= 40 else { return nil }
        let offset = WebAddress.value(of: "offset", in: document.url).flatMap { Int($0) } ?? 0
        guard offset >= 0, offset < 100_000 else { return nil }
        return settings.request(
            WebAddress.setting("offset", to: String(offset + count), in: url), accept: "application/json")
    }
}

/// The Link header field (RFC 8288).
enum LinkField {
    /// The target of the first link with the relation `next`.
    static func next(in headers: HeaderFields) -> String? {
        for field in headers.values(of: "Link") {
            var rest = field[...]
            while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
                let target = rest[rest.index(after: open)..<close]
                rest = rest[close...].dropFirst()
                let parameters = rest.prefix { $0 != "<" }
                let relation = parameters.lowercased().split(separator: ";").contains { parameter in
                    let name = parameter.filter { $0 != " " && $0 != "\"" && $0 != "," }
                    return name == "rel=next"
                }
                if relation { return String(target) }
            }
        }
        return nil
    }
}
