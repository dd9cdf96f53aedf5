package import Transport
import Triage

/// The few reviews of a business that Yelp's Fusion API gives away, each cut to some 160 characters.
package struct YelpSource: SourceAdapter {
    package static let kind = "yelp"
    package static let summary = "Excerpts of the newest reviews of a business on Yelp."
    package static let options = [
        SourceOption(
            "business", "The business's id or alias, as in its address after `biz/`; needed unless url is given."),
        SourceOption("locale", "A locale such as de_DE, to read its reviews only; Yelp takes en_US unless given."),
    ]
    package static let idsAreGlobal = true

    /// Reviews of one answer at most (Yelp Fusion, Business Reviews: `limit`); most plans give three or seven.
    private static let pageSize = 50
    /// Times have no zone and are Pacific ones: summer time is taken all year, so that none lies in the future.
    private static let offsetSeconds = 7.0 * 3600

    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        let locale = try settings.word("locale", "a locale such as de_DE")
        let business = settings.text("business")
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        guard let business else { throw settings.bad("business", "missing: give business or url") }
        url = WebAddress.address(
            "https://api.yelp.com/v3/businesses/\(WebAddress.encoded(business))/reviews",
            [("limit", String(Self.pageSize)), ("sort_by", "newest"), ("locale", locale)])
    }

    package var pageLimit: Int { 1 }

    package func firstRequest() -> FetchRequest { settings.request(url, accept: "application/json") }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits, refusal: Self.refusal)
        let value = try answer.json()
        guard case .array(let reviews)? = value["reviews"] else {
            throw answer.changedShape("there is no list at reviews", value)
        }
        var collector = MentionCollector(answer, scope: Self.kind)
        for review in reviews where collector.hasRoom() { read(review, into: &collector) }
        return try collector.page()
    }

    private static func refusal(_ value: JSONValue) -> VendorRefusal? {
        switch value["error"]?["code"]?.text {
        case "TOKEN_INVALID", "TOKEN_MISSING", "UNAUTHORIZED_ACCESS_TOKEN": .unauthorised
        // The daily quota starts anew at midnight UTC, which the header fields of the answer say.
        case "ACCESS_LIMIT_REACHED", "TOO_MANY_REQUESTS_PER_SECOND": .quota(afterSeconds: nil)
        case "BUSINESS_UNAVAILABLE", "BUSINESS_MIGRATED": .gone
        default: nil
        }
    }

    private func read(_ review: JSONValue, into collector: inout MentionCollector) {
        guard let id = review["id"]?.nonEmptyString, let mark = review["rating"]?.double else {
            return collector.fail("it has no id or no rating")
        }
        var mention = collector.blank()
        mention.id = id
        mention.text = review["text"]?.text ?? ""
        mention.url = review["url"]?.nonEmptyString
        mention.rating = Rating(value: mark)
        let user = review["user"]
        mention.author = Author(
            name: user?["name"]?.text, id: user?["id"]?.text, url: user?["profile_url"]?.nonEmptyString)
        mention.publishedAt = review["time_created"]?.time.map { $0.adding(seconds: Self.offsetSeconds) }
        collector.add(review: mention)
    }
}
