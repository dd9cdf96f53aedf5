package import Transport
import Triage

/// Reviews of one of your places on Google Maps, from the Business Profile API v4.
package struct GoogleBusinessSource: SourceAdapter {
    package static let kind = "googlebusiness"
    package static let summary = "Reviews of one of your places on Google Maps."
    package static let options = [
        SourceOption("account", "The account's number; needed unless url is given."),
        SourceOption("location", "The location's number; needed unless url is given."),
        SourceSettings.pagesOption(5),
    ]
    package static let idsAreGlobal = true

    /// Reviews of one answer at most (accounts.locations.reviews.list: `pageSize`).
    private static let pageSize = 50

    package let pageLimit: Int
    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...50, standard: 5)
        let account = try settings.word("account", "the account's number")
        let location = try settings.word("location", "the location's number")
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        guard let account else { throw settings.bad("account", "missing: give account and location, or url") }
        guard let location else { throw settings.bad("location", "missing: give account and location, or url") }
        url = WebAddress.address(
            "https://mybusiness.googleapis.com/v4/accounts/\(account)/locations/\(location)/reviews",
            [("pageSize", String(Self.pageSize)), ("orderBy", "updateTime desc")])
    }

    package func firstRequest() -> FetchRequest { request(url) }

    private func request(_ url: String) -> FetchRequest { settings.request(url, accept: "application/json") }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits)
        let value = try answer.json()
        guard isKnown(value) else { throw answer.changedShape("there is no list at reviews", value) }
        var collector = MentionCollector(answer, scope: Self.kind)
        for review in value["reviews"]?.elements ?? [] where collector.hasRoom() { read(review, into: &collector) }
        var next: FetchRequest?
        if settings.isOnline, let token = value["nextPageToken"]?.nonEmptyString {
            next = request(WebAddress.setting("pageToken", to: token, in: url))
        }
        return try collector.page(next: next)
    }

    /// Without reviews the list is left out, and with it all the rest.
    private func isKnown(_ value: JSONValue) -> Bool {
        guard case .object(let members) = value else { return false }
        if case .array? = value["reviews"] { return true }
        let known: Set<String> = ["averageRating", "totalReviewCount", "nextPageToken"]
        return value["reviews"] == nil && members.allSatisfy { known.contains($0.key) }
    }

    private static let marks: [String: Double] = ["ONE": 1, "TWO": 2, "THREE": 3, "FOUR": 4, "FIVE": 5]

    /// The owner's reply stands beside the review and is no mention.
    private func read(_ review: JSONValue, into collector: inout MentionCollector) {
        guard let id = review["name"]?.nonEmptyString ?? review["reviewId"]?.nonEmptyString else {
            return collector.fail("it has no name and no reviewId")
        }
        var mention = collector.blank()
        mention.id = id
        mention.text = Self.original(review["comment"]?.text ?? "")
        mention.rating = review["starRating"]?.text.flatMap { Self.marks[$0] }.map { Rating(value: $0) }
        if review["reviewer"]?["isAnonymous"]?.bool != true {
            mention.author.name = review["reviewer"]?["displayName"]?.text
        }
        mention.publishedAt = review["createTime"]?.time
        mention.updatedAt = review["updateTime"]?.time
        collector.add(review: mention)
    }

    /// The author's own words, where Google put a translation before or behind them.
    static func original(_ comment: String) -> String {
        let translated = "(Translated by Google)"
        guard let mark = comment.firstRange(of: translated) else { return comment }
        if let own = comment.firstRange(of: "(Original)") { return CleanText.block(String(comment[own.upperBound...])) }
        let before = CleanText.block(String(comment[..<mark.lowerBound]))
        return before.isEmpty ? CleanText.block(String(comment[mark.upperBound...])) : before
    }
}
