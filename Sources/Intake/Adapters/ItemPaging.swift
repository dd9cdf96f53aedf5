import Transport
import Triage

/// How the kinds whose shape the operator describes go on to the next page: by an address or a cursor in the answer, by
/// counting pages or items, or by the Link header field.
struct ItemPaging: Sendable {
    /// The options that these kinds have, `items` among them.
    static let options = [
        SourceOption(
            "items", "Path to the list of items, `[*]` passing through all of a list; the document itself unless given."
        ),
        SourceOption("next", "Path to the address of the next page."),
        SourceOption("cursor", "Path to the mark that asks for the next page."),
        SourceOption("cursorParameter", "Query parameter that takes the mark; `cursor` unless given."),
        SourceOption("page", "Name of the query parameter that counts pages, where there is no such address."),
        SourceOption("pageStart", "Number of the first page; 1 unless given."),
        SourceOption("offset", "Name of the query parameter that counts the items before the page."),
        SourceSettings.pagesOption(10),
        SourceOption("credentialHeader", "Header that carries the credential, in place of Authorization: Bearer."),
    ]

    let pageLimit: Int
    /// `nil` where the document itself is the list.
    let items: JSONPath?
    private let settings: SourceSettings
    private let url: String
    private let accept: String
    private let nextPath: JSONPath?
    private let cursorPath: JSONPath?
    private let cursorParameter: String
    private let pageParameter: String?
    private let pageStart: Int
    private let offsetParameter: String?
    private let credentialHeader: String?

    /// - Throws: `badOption` for a malformed path, and where more than one way is given.
    init(_ settings: SourceSettings, accept: String) throws(IntakeError) {
        self.settings = settings
        self.accept = accept
        url = try settings.requiredURL()
        items = try ItemPaging.path("items", settings)
        nextPath = try ItemPaging.path("next", settings)
        cursorPath = try ItemPaging.path("cursor", settings)
        cursorParameter = settings.text("cursorParameter") ?? "cursor"
        pageParameter = settings.text("page")
        offsetParameter = settings.text("offset")
        let ways = ["next", "cursor", "offset", "page"].filter { settings.text($0) != nil }
        if ways.count > 1 {
            throw settings.bad(ways.last ?? "page", "give \(ways.joined(separator: " or ")), not both")
        }
        pageStart = try settings.integer("pageStart", in: 0...1_000_000, standard: 1)
        pageLimit = try settings.integer("pages", in: 1...100, standard: 10)
        credentialHeader = settings.text("credentialHeader")
        if let credentialHeader,
            !credentialHeader.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F })
        {
            throw settings.bad("credentialHeader", "must be a header's name, such as X-Api-Key")
        }
    }

    private static func path(_ key: String, _ settings: SourceSettings) throws(IntakeError) -> JSONPath? {
        guard let text = settings.text(key) else { return nil }
        guard let path = JSONPath(text) else { throw settings.bad(key, "is no path such as data.items") }
        return path
    }

    /// The request for the first page.
    func firstRequest() -> FetchRequest { request(url) }

    private func request(_ url: String) -> FetchRequest {
        settings.request(url, accept: accept, credentialHeader: credentialHeader)
    }

    /// The request for the page after `document`, which had `count` items; `nil` after the last.
    func next(
        after document: FetchedDocument, _ value: JSONValue, count: Int, into collector: inout MentionCollector
    ) -> FetchRequest? {
        guard settings.isOnline else { return nil }
        if let link = nextPath?.find(in: value)?.nonEmptyString { return follow(link, from: document, &collector) }
        guard count > 0 else { return nil }
        if let cursorPath {
            guard let cursor = cursorPath.find(in: value)?.text, !CleanText.isBlank(cursor) else { return nil }
            return request(WebAddress.setting(cursorParameter, to: cursor, in: url))
        }
        if let pageParameter { return counted(pageParameter, in: document, from: pageStart, step: 1) }
        if let offsetParameter { return counted(offsetParameter, in: document, from: 0, step: count) }
        guard nextPath == nil, let link = LinkField.next(in: document.headers) else { return nil }
        return follow(link, from: document, &collector)
    }

    private func counted(_ parameter: String, in document: FetchedDocument, from start: Int, step: Int) -> FetchRequest?
    {
        let number = WebAddress.value(of: parameter, in: document.url).flatMap { Int($0) } ?? start
        guard (0..<10_000_000).contains(number) else { return nil }
        return request(WebAddress.setting(parameter, to: String(number + step), in: url))
    }

    private func follow(
        _ link: String, from document: FetchedDocument, _ collector: inout MentionCollector
    ) -> FetchRequest? {
        let next = settings.follow(
            link, from: document, startingAt: url, accept: accept, credentialHeader: credentialHeader)
        if next == nil, link != document.url {
            collector.note(
                "did not follow the next page: it is no web address, or on another host, where the credential must not go"
            )
        }
        return next
    }
}
