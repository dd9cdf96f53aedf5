package import Transport
import Triage

/// Customer reviews of your own app in every country's App Store, from the App Store Connect API.
package struct AppStoreConnectSource: SourceAdapter {
    package static let kind = "appstoreconnect"
    package static let summary = "Customer reviews of one of your apps, in all countries."
    package static let options = [
        SourceOption("app", "The app's number, as in its address after `id`; needed unless url is given."),
        SourceOption("territory", "A country's three-letter code, such as USA, to read its reviews only."),
        SourceSettings.pagesOption(5),
    ]
    package static let idsAreGlobal = true

    /// Reviews of one answer at most (App Store Connect API, List All Customer Reviews for an App: `limit`).
    private static let pageSize = 200

    package let pageLimit: Int
    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...50, standard: 5)
        let territory = try settings.word("territory", "a three-letter country code such as USA")?.uppercased()
        if let territory, territory.utf8.count != 3, territory != "-" {
            throw settings.bad("territory", "must be a three-letter country code such as USA")
        }
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        guard let app = settings.text("app"), app.utf8.allSatisfy(ASCII.isDigit) else {
            throw settings.bad("app", "must be the app's number, the digits after `id` in its App Store address")
        }
        url = WebAddress.address(
            "https://api.appstoreconnect.apple.com/v1/apps/\(app)/customerReviews",
            [("sort", "-createdDate"), ("limit", String(Self.pageSize)), ("filter[territory]", territory)])
    }

    package func firstRequest() -> FetchRequest { settings.request(url, accept: "application/json") }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits)
        let value = try answer.json()
        guard case .array(let reviews)? = value["data"] else {
            throw answer.changedShape("there is no list at data", value)
        }
        var collector = MentionCollector(answer, scope: Self.kind)
        for review in reviews where collector.hasRoom() { read(review, into: &collector) }
        var next: FetchRequest?
        if settings.isOnline, !reviews.isEmpty, let link = value["links"]?["next"]?.nonEmptyString {
            next = settings.follow(link, from: document, startingAt: url, accept: "application/json")
        }
        return try collector.page(next: next)
    }

    private func read(_ review: JSONValue, into collector: inout MentionCollector) {
        guard let id = review["id"]?.text, let attributes = review["attributes"],
            let mark = attributes["rating"]?.double
        else { return collector.fail("it has no id or no attributes.rating") }
        var mention = collector.blank()
        mention.id = id
        mention.title = attributes["title"]?.text
        mention.text = attributes["body"]?.text ?? ""
        mention.rating = Rating(value: mark)
        // Nicknames are no accounts: two people may share one.
        mention.author.name = attributes["reviewerNickname"]?.text
        mention.publishedAt = attributes["createdDate"]?.time
        collector.add(review: mention)
    }
}
