package import Transport
import Triage

/// Comments below a post of your Facebook page, or the page's recommendations.
package struct FacebookSource: SourceAdapter {
    package static let kind = "facebook"
    package static let summary = "Comments below a post of your Facebook page, or the page's recommendations."
    package static let options = [
        SourceOption(
            "post", "A post's id, `page_post`, to read its comments; this or page is needed unless url is given."),
        SourceOption("page", "The page's id, to read its recommendations and ratings."),
        SourceSettings.pagesOption(5),
    ]
    package static let idsAreGlobal = true

    package let pageLimit: Int
    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...50, standard: 5)
        let post = try settings.word("post", "a post's id, such as 123_456")
        let page = try settings.word("page", "the page's id")
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        if post != nil && page != nil { throw settings.bad("page", "give post or page, not both") }
        let host = "https://graph.facebook.com/\(GraphAPI.version)/"
        if let post {
            url = WebAddress.address(
                host + post + "/comments",
                [
                    (
                        "fields",
                        "id,message,created_time,from,like_count,comment_count,permalink_url,parent,is_private"
                    ),
                    // All comments, answers among them, as one list.
                    ("filter", "stream"), ("order", "reverse_chronological"), ("limit", String(GraphAPI.pageSize)),
                ])
        } else if let page {
            url = WebAddress.address(
                host + page + "/ratings",
                [
                    (
                        "fields",
                        "created_time,recommendation_type,review_text,open_graph_story,reviewer,rating,has_rating"
                    ), ("limit", String(GraphAPI.pageSize)),
                ])
        } else {
            throw settings.bad("post", "missing: give post, page or url")
        }
    }

    package func firstRequest() -> FetchRequest { GraphAPI.request(url, settings) }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits, refusal: GraphAPI.refusal)
        let value = try answer.json()
        guard let (items, _) = GraphAPI.items(in: value, isItem: Self.isItem) else {
            if let refusal = GraphAPI.refusal(value) { throw answer.error(refusal, value) }
            throw answer.changedShape("there is no list at data", value)
        }
        var collector = MentionCollector(answer, scope: Self.kind)
        for item in items where collector.hasRoom() {
            if Self.isRating(item) {
                read(rating: item, into: &collector)
            } else {
                read(comment: item, into: &collector)
            }
        }
        return try collector.page(next: items.isEmpty ? nil : GraphAPI.next(after: value, startingAt: url, settings))
    }

    private static func isItem(_ value: JSONValue) -> Bool {
        value["created_time"] != nil && (value["message"] != nil || isRating(value))
    }

    private static func isRating(_ value: JSONValue) -> Bool {
        value["recommendation_type"] != nil || value["review_text"] != nil || value["has_rating"] != nil
    }

    private func read(comment: JSONValue, into collector: inout MentionCollector) {
        guard comment["created_time"] != nil || comment["id"] != nil else {
            return collector.fail("it has no id and no created_time")
        }
        // What only the page may read is nobody's mention.
        if comment["is_private"]?.bool == true { return }
        var mention = collector.blank()
        mention.id = comment["id"]?.text ?? ""
        mention.text = comment["message"]?.text ?? ""
        mention.url = comment["permalink_url"]?.nonEmptyString
        mention.author = Author(name: comment["from"]?["name"]?.text, id: comment["from"]?["id"]?.text)
        mention.engagement.likes = comment["like_count"]?.integer
        mention.engagement.replies = comment["comment_count"]?.integer
        mention.publishedAt = comment["created_time"]?.time
        // A conversation is a comment with its answers: all comments below a post are many conversations.
        mention.inReplyTo = comment["parent"]?["id"]?.text
        mention.thread = mention.inReplyTo ?? (mention.id.isEmpty ? nil : mention.id)
        collector.add(mention)
    }

    /// Since 2018 people recommend a page or do not; older ones gave stars.
    private func read(rating: JSONValue, into collector: inout MentionCollector) {
        var mention = collector.blank()
        let story = rating["open_graph_story"]?["id"]?.text
        let reviewer = rating["reviewer"]
        // A person has one recommendation of a page, which may be changed.
        mention.id = story ?? reviewer?["id"]?.text.map { "reviewer-" + $0 } ?? ""
        mention.text = rating["review_text"]?.text ?? ""
        mention.author = Author(name: reviewer?["name"]?.text, id: reviewer?["id"]?.text)
        switch rating["recommendation_type"]?.text?.lowercased() {
        case "negative": mention.rating = Rating(value: 0, best: 1)
        case "positive": mention.rating = Rating(value: 1, best: 1)
        default: break
        }
        if let stars = rating["rating"]?.double, (1...5).contains(stars) { mention.rating = Rating(value: stars) }
        if mention.rating == nil && CleanText.isBlank(mention.text) {
            return collector.fail("it has no recommendation_type, no rating and no review_text")
        }
        mention.url = story.map { "https://www.facebook.com/" + WebAddress.encoded($0) }
        mention.publishedAt = rating["created_time"]?.time
        collector.add(review: mention)
    }
}
