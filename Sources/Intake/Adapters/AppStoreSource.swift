package import Transport
import Triage

/// Customer reviews of an app in one country's App Store, from Apple's public feed: JSON or Atom, up to 10 pages of 50.
package struct AppStoreSource: SourceAdapter {
    package static let kind = "appstore"
    package static let summary = "Customer reviews of an app in one country's App Store."
    package static let options = [
        SourceOption("app", "The app's number, as in its address after `id`; needed unless url is given."),
        SourceOption("country", "The store's two-letter country code; needed unless url is given."),
        SourceOption("format", "`json` (the standard) or `xml`; try the other where one comes back empty."),
        SourceSettings.pagesOption(10),
    ]
    package static let idsAreGlobal = true

    package let pageLimit: Int
    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...10, standard: 10)
        let format = try settings.choice("format", of: ["json", "xml"], standard: "json")
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        guard let app = settings.text("app"), app.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw settings.bad("app", "must be the app's number, the digits after `id` in its App Store address")
        }
        guard let country = settings.text("country")?.lowercased(), country.utf8.count == 2,
            country.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
        else { throw settings.bad("country", "must be a two-letter country code such as us") }
        // This spelling answers reliably; other orders of its parts have come back empty.
        url = "https://itunes.apple.com/\(country)/rss/customerreviews/page=1/id=\(app)/sortby=mostrecent/\(format)"
    }

    package func firstRequest() -> FetchRequest { request(url) }

    private func request(_ url: String) -> FetchRequest { settings.request(url, accept: "*/*") }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits)
        var collector = MentionCollector(answer, scope: Self.kind)
        let count =
            answer.firstByte == UInt8(ascii: "<")
            ? try readXML(document, limits, into: &collector) : try readJSON(answer, into: &collector)
        return try collector.page(next: count > 0 ? nextRequest(after: document.url) : nil)
    }

    /// Apple's own next links lead in circles on the last page, so pages are counted.
    private func nextRequest(after address: String) -> FetchRequest? {
        guard let mark = address.firstRange(of: "page=") else { return nil }
        let digits = address[mark.upperBound...].prefix { $0.isASCII && $0.isNumber }
        guard WebAddress.isWeb(address), let page = Int(digits), page < pageLimit else { return nil }
        return request(address.replacing("page=\(digits)", with: "page=\(page + 1)", maxReplacements: 1))
    }

    /// - Returns: how many entries there were.
    private func readJSON(_ answer: VendorAnswer, into collector: inout MentionCollector) throws(IntakeError) -> Int {
        let value = try answer.json()
        guard let feed = value["feed"], case .object = feed else {
            throw answer.changedShape("there is no object at feed", value)
        }
        // One review alone stands there as an object, and none as nothing at all.
        let entries: [JSONValue]
        switch feed["entry"] {
        case .array(let elements): entries = elements
        case .object(let members): entries = [.object(members)]
        case nil, .null: entries = []
        default: throw answer.changedShape("feed.entry is no list", value)
        }
        for entry in entries where collector.hasRoom() {
            guard case .object = entry else {
                collector.fail("it is \(entry.kindName), not an object")
                continue
            }
            if isApp(entry) { continue }
            guard let id = entry["id"]?["label"]?.text, let value = entry["im:rating"]?["label"]?.double else {
                collector.fail("it has no id or no im:rating")
                continue
            }
            var mention = collector.blank()
            mention.id = id
            mention.title = entry["title"]?["label"]?.text
            mention.text = entry["content"]?["label"]?.text ?? ""
            mention.url = link(of: entry)
            mention.rating = Rating(value: value)
            mention.author.name = entry["author"]?["name"]?["label"]?.text
            mention.author.url = entry["author"]?["uri"]?["label"]?.text
            mention.engagement.helpful = entry["im:voteCount"]?["label"]?.integer
            mention.publishedAt = entry["updated"]?["label"]?.time
            collector.add(mention)
        }
        return entries.count
    }

    private func readXML(
        _ document: FetchedDocument, _ limits: IntakeLimits, into collector: inout MentionCollector
    ) throws(IntakeError) -> Int {
        let feed = try FeedReader.read(document, limits: limits)
        for entry in feed.entries where collector.hasRoom() {
            // The first entry of older documents is the app itself.
            guard let value = entry.rating?.value ?? entry.extras["im:rating"].flatMap({ JSONValue.string($0).double })
            else { continue }
            var mention = collector.blank()
            FeedEntries.fill(&mention, from: entry, of: feed, base: document.url)
            if entry.contentType == .html { mention.text = AppStoreSource.body(mention.text, after: entry.title) }
            mention.html = nil
            // The feed's language is the store's, not the reviewer's.
            mention.language = nil
            mention.updatedAt = nil
            mention.rating = Rating(value: value)
            mention.engagement.helpful = entry.extras["im:voteCount"].flatMap { Int($0) }
            collector.add(mention)
        }
        for degradation in feed.degradations { collector.note(degradation) }
        return feed.entries.count
    }

    /// The HTML form of a review repeats the title above the body.
    private static func body(_ text: String, after title: String?) -> String {
        guard let title = CleanText.nonEmptyLine(title), text.hasPrefix(title) else { return text }
        return CleanText.block(String(text.dropFirst(title.count)))
    }

    /// Older documents begin with an entry on the app itself.
    private func isApp(_ entry: JSONValue) -> Bool { entry["im:rating"] == nil && entry["im:name"] != nil }

    private func link(of entry: JSONValue) -> String? {
        let link = entry["link"]
        return (link?["attributes"] ?? link?.elements.first?["attributes"])?["href"]?.text
    }
}
