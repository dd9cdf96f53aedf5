package import Transport
import Triage

/// Comments below a post of your Instagram account, posts that tag it, and single mentions as webhooks look them up.
package struct InstagramSource: SourceAdapter {
    package static let kind = "instagram"
    package static let summary = "Comments below an Instagram post of yours, or posts that tag your account."
    package static let options = [
        SourceOption("media", "A post's id, to read its comments; this or account is needed unless url is given."),
        SourceOption("account", "Your professional account's id, to read the posts that tag it."),
        SourceSettings.pagesOption(5),
    ]
    package static let idsAreGlobal = true

    /// Comments of one answer at most (Instagram Platform, IG Media Comments).
    private static let commentPageSize = 50

    package let pageLimit: Int
    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...50, standard: 5)
        let media = try settings.word("media", "a post's id")
        let account = try settings.word("account", "a professional account's id")
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        if media != nil && account != nil { throw settings.bad("account", "give media or account, not both") }
        let host = "https://graph.facebook.com/\(GraphAPI.version)/"
        let comment = "id,text,username,timestamp,like_count,from"
        if let media {
            url = WebAddress.address(
                host + media + "/comments",
                [("fields", comment + ",media,replies{\(comment)}"), ("limit", String(Self.commentPageSize))])
        } else if let account {
            url = WebAddress.address(
                host + account + "/tags",
                [
                    ("fields", "id,caption,username,permalink,timestamp,like_count,comments_count"),
                    ("limit", String(GraphAPI.pageSize)),
                ])
        } else {
            throw settings.bad("media", "missing: give media, account or url")
        }
    }

    package func firstRequest() -> FetchRequest { GraphAPI.request(url, settings) }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits, refusal: GraphAPI.refusal)
        let value = try answer.json()
        // A look-up of a mention wraps what it found.
        let content = value["mentioned_comment"] ?? value["mentioned_media"] ?? value
        guard let (items, isList) = GraphAPI.items(in: content, isItem: Self.isItem) else {
            if let refusal = GraphAPI.refusal(value) { throw answer.error(refusal, value) }
            throw answer.changedShape("there is no list at data", value)
        }
        var collector = MentionCollector(answer, scope: Self.kind)
        for item in items where collector.hasRoom() {
            read(item, answering: nil, into: &collector)
            // One comment alone is what was asked for; in a list its answers are mentions as well.
            guard isList, let id = item["id"]?.text else { continue }
            for reply in item["replies"]?["data"]?.elements ?? [] where collector.hasRoom() {
                read(reply, answering: id, into: &collector)
            }
        }
        return try collector.page(next: items.isEmpty ? nil : GraphAPI.next(after: content, startingAt: url, settings))
    }

    private static func isItem(_ value: JSONValue) -> Bool {
        value["id"] != nil && (value["text"] != nil || value["caption"] != nil || value["timestamp"] != nil)
    }

    /// A comment has `text`, a post `caption`.
    private func read(_ item: JSONValue, answering parent: String?, into collector: inout MentionCollector) {
        guard let id = item["id"]?.nonEmptyString else { return collector.fail("it has no id") }
        var mention = collector.blank()
        mention.id = id
        mention.text = item["text"]?.text ?? item["caption"]?.text ?? ""
        mention.url = item["permalink"]?.nonEmptyString
        if let name = item["username"]?.nonEmptyString ?? item["from"]?["username"]?.nonEmptyString {
            mention.author = Author(
                name: name, id: item["from"]?["id"]?.text ?? item["user"]?["id"]?.text, handle: name,
                url: "https://www.instagram.com/\(WebAddress.encoded(name))/")
        }
        mention.engagement.likes = item["like_count"]?.integer
        mention.engagement.replies = item["comments_count"]?.integer
        mention.publishedAt = item["timestamp"]?.time
        // A conversation is a comment with its answers: all comments below a post are many conversations.
        mention.inReplyTo = parent ?? item["parent_id"]?.text
        mention.thread = mention.inReplyTo ?? id
        collector.add(mention)
    }
}
