package import Transport
import Triage

/// Reviews of an app in Google Play, from the Android Publisher API v3: those with words from the last week.
package struct GooglePlaySource: SourceAdapter {
    package static let kind = "googleplay"
    package static let summary = "Reviews of one of your apps in Google Play."
    package static let options = [
        SourceOption("package", "The app's package name, such as com.example.app; needed unless url is given."),
        SourceOption("translate", "A language to have reviews translated into by Google; none unless given."),
        SourceSettings.pagesOption(10),
    ]
    package static let idsAreGlobal = true

    package let pageLimit: Int
    private let settings: SourceSettings
    private let package: String?
    private let translate: String?
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...100, standard: 10)
        package = settings.text("package")
        translate = settings.text("translate")
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        guard let package, package.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == 0x2E || $0 == 0x5F }) else {
            throw settings.bad("package", "must be the app's package name, such as com.example.app")
        }
        url = WebAddress.address(
            "https://androidpublisher.googleapis.com/androidpublisher/v3/applications/\(package)/reviews",
            [("maxResults", "100"), ("translationLanguage", translate)])
    }

    package func firstRequest() -> FetchRequest { request(url) }

    private func request(_ url: String) -> FetchRequest { settings.request(url, accept: "application/json") }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits)
        let value = try answer.json()
        guard isKnown(value) else { throw answer.changedShape("there is no list at reviews", value) }
        var collector = MentionCollector(answer, scope: Self.kind)
        for review in value["reviews"]?.elements ?? [] where collector.hasRoom() {
            read(review, into: &collector)
        }
        var next: FetchRequest?
        if settings.isOnline, let token = value["tokenPagination"]?["nextPageToken"]?.nonEmptyString {
            next = request(WebAddress.setting("token", to: token, in: url))
        }
        return try collector.page(next: next)
    }

    /// Without reviews the list is left out, and with it all the rest.
    private func isKnown(_ value: JSONValue) -> Bool {
        guard case .object(let members) = value else { return false }
        if case .array? = value["reviews"] { return true }
        return value["reviews"] == nil && members.allSatisfy { $0.key == "pageInfo" || $0.key == "tokenPagination" }
    }

    /// The developer's own answer stands beside the user's comment and is no mention.
    private func read(_ review: JSONValue, into collector: inout MentionCollector) {
        guard let id = review["reviewId"]?.text,
            let comment = review["comments"]?.elements.lazy.compactMap({ $0["userComment"] }).first
        else { return collector.fail("it has no reviewId or no userComment") }
        var mention = collector.blank()
        mention.id = id
        let original = comment["originalText"]?.nonEmptyString
        let isTranslated = original != nil && translate != nil
        setWords(&mention, (isTranslated ? nil : original) ?? comment["text"]?.text ?? "")
        mention.language = isTranslated ? translate : comment["reviewerLanguage"]?.text
        mention.author.name = review["authorName"]?.text
        mention.rating = comment["starRating"]?.double.map { Rating(value: $0) }
        mention.engagement.helpful = comment["thumbsUpCount"]?.integer
        // The API knows the last change only, so an edit moves it.
        mention.publishedAt = time(comment["lastModified"])
        mention.url = package.map {
            WebAddress.address("https://play.google.com/store/apps/details", [("id", $0), ("reviewId", id)])
        }
        collector.add(mention)
    }

    /// `title<TAB>body`; reviews without a title begin with the tab.
    private func setWords(_ mention: inout Mention, _ words: String) {
        let parts = words.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
        mention.title = parts.count == 2 ? String(parts[0]) : nil
        mention.text = parts.last.map { String($0).replacing("\t", with: " ") } ?? ""
    }

    private func time(_ value: JSONValue?) -> Timestamp? {
        guard let seconds = value?["seconds"]?.integer, (1..<100_000_000_000).contains(seconds) else { return nil }
        let nanoseconds = value?["nanos"]?.integer ?? 0
        return Timestamp(milliseconds: Int64(seconds) * 1000 + Int64(min(max(nanoseconds, 0), 999_999_999) / 1_000_000))
    }
}
