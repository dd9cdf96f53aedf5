package import Transport
import Triage

/// Reviews of a business on Trustpilot, from its Business Units API.
package struct TrustpilotSource: SourceAdapter {
    package static let kind = "trustpilot"
    package static let summary = "Reviews of a business on Trustpilot."
    package static let options = [
        SourceOption("business", "The business unit's id, 24 hexadecimal digits; needed unless url is given."),
        SourceOption("language", "A language's two letters, to read its reviews only."),
        SourceSettings.pagesOption(5),
    ]
    package static let idsAreGlobal = true

    /// Reviews of one answer at most (Trustpilot, Business Units API: `perPage`).
    private static let pageSize = 100

    package let pageLimit: Int
    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...50, standard: 5)
        let business = try settings.word("business", "the business unit's id, 24 hexadecimal digits")
        let language = try settings.word("language", "a language's two letters")
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        guard let business else { throw settings.bad("business", "missing: give business or url") }
        url = WebAddress.address(
            "https://api.trustpilot.com/v1/business-units/\(business)/reviews",
            [("orderBy", "createdat.desc"), ("perPage", String(Self.pageSize)), ("language", language)])
    }

    package func firstRequest() -> FetchRequest {
        settings.request(url, accept: "application/json", credentialHeader: "apikey")
    }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits)
        let value = try answer.json()
        guard case .array(let reviews)? = value["reviews"] else {
            throw answer.changedShape("there is no list at reviews", value)
        }
        var collector = MentionCollector(answer, scope: Self.kind)
        for review in reviews where collector.hasRoom() { read(review, into: &collector) }
        var next: FetchRequest?
        let link = value["links"]?.elements.first { $0["rel"]?.text == "next-page" }
        if settings.isOnline, !reviews.isEmpty, let link = link?["href"]?.nonEmptyString {
            next = settings.follow(
                link, from: document, startingAt: url, accept: "application/json", credentialHeader: "apikey")
        }
        return try collector.page(next: next)
    }

    private func read(_ review: JSONValue, into collector: inout MentionCollector) {
        guard let id = review["id"]?.nonEmptyString, let mark = review["stars"]?.double else {
            return collector.fail("it has no id or no stars")
        }
        var mention = collector.blank()
        mention.id = id
        mention.title = review["title"]?.text
        mention.text = review["text"]?.text ?? ""
        mention.url = "https://www.trustpilot.com/reviews/" + WebAddress.encoded(id)
        mention.rating = Rating(value: mark)
        let consumer = review["consumer"]
        mention.author.name = consumer?["displayName"]?.text
        if let account = consumer?["id"]?.nonEmptyString {
            mention.author.id = account
            mention.author.url = "https://www.trustpilot.com/users/" + WebAddress.encoded(account)
        }
        mention.engagement.likes = review["numberOfLikes"]?.integer
        // Without a zone, which is UTC.
        mention.publishedAt = review["createdAt"]?.time
        mention.updatedAt = review["updatedAt"]?.time
        mention.language = review["language"]?.text
        collector.add(review: mention)
    }
}
