package import Transport
import Triage

/// Any JSON API or file, its fields mapped by dotted paths.
package struct JSONSource: SourceAdapter {
    package static let kind = "json"
    package static let summary = "Any JSON answer, its fields mapped by path."
    package static let options =
        [
            SourceOption("items", "Path to the list of items; the document itself unless given."),
            SourceOption("next", "Path to the address of the next page."),
            SourceOption("page", "Name of the query parameter that counts pages, where there is no such address."),
            SourceOption("pageStart", "Number of the first page; 1 unless given."),
            SourceSettings.pagesOption(10),
            SourceOption(
                "format", "`text` (the standard) or `html`: what map.text, map.title and map.author.name hold."),
            SourceOption("ratingBest", "The best mark that map.rating can hold; 5 unless given."),
            SourceOption("credentialHeader", "Header that carries the credential, in place of Authorization: Bearer."),
        ] + Field.allCases.map { SourceOption("map." + $0.rawValue, $0.meaning) }
    package static let idsAreGlobal = false

    /// What can be mapped; the raw value is the option's name after `map.`.
    enum Field: String, CaseIterable {
        case id, text, title, url
        case authorName = "author.name"
        case authorHandle = "author.handle"
        case authorID = "author.id"
        case authorURL = "author.url"
        case authorFollowers = "author.followers"
        case rating, publishedAt, updatedAt, views, likes, replies, shares, helpful, language, thread, inReplyTo
    }

    package let pageLimit: Int
    private let settings: SourceSettings
    private let url: String
    private let items: JSONPath?
    private let nextPath: JSONPath?
    private let pageParameter: String?
    private let pageStart: Int
    private let isHTML: Bool
    private let ratingBest: Double
    private let credentialHeader: String?
    private let map: [Field: FieldMapping]

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        url = try settings.requiredURL()
        items = try JSONSource.path("items", settings)
        nextPath = try JSONSource.path("next", settings)
        pageParameter = settings.text("page")
        if nextPath != nil && pageParameter != nil { throw settings.bad("page", "give next or page, not both") }
        pageStart = try settings.integer("pageStart", in: 0...1_000_000, standard: 1)
        pageLimit = try settings.integer("pages", in: 1...100, standard: 10)
        isHTML = try settings.choice("format", of: ["text", "html"], standard: "text") == "html"
        ratingBest =
            try settings.text("ratingBest").map { (text) throws(IntakeError) in
                guard let best = JSONValue.string(text).double, best > 0 else {
                    throw settings.bad("ratingBest", "must be a number above 0")
                }
                return best
            } ?? 5
        credentialHeader = settings.text("credentialHeader")
        if let credentialHeader,
            !credentialHeader.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F })
        {
            throw settings.bad("credentialHeader", "must be a header's name, such as X-Api-Key")
        }
        var map: [Field: FieldMapping] = [:]
        for field in Field.allCases {
            guard let text = settings.text("map." + field.rawValue) else { continue }
            guard let mapping = FieldMapping(text) else {
                throw settings.bad("map." + field.rawValue, "is no path such as data.items[0].name")
            }
            map[field] = mapping
        }
        if map[.text] == nil && map[.title] == nil {
            throw settings.bad("map.text", "missing: say where an item's words stand, by map.text or map.title")
        }
        self.map = map
    }

    private static func path(_ key: String, _ settings: SourceSettings) throws(IntakeError) -> JSONPath? {
        guard let text = settings.text(key) else { return nil }
        guard let path = JSONPath(text) else { throw settings.bad(key, "is no path such as data.items") }
        return path
    }

    package func firstRequest() -> FetchRequest { request(url) }

    private func request(_ url: String) -> FetchRequest {
        settings.request(url, accept: "application/json", credentialHeader: credentialHeader)
    }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits)
        let value = try answer.json()
        guard case .array(let elements)? = items.map({ $0.find(in: value) }) ?? value else {
            let place = settings.text("items").map { "at items = \($0)" } ?? "in the document itself; set items"
            throw answer.changedShape("there is no list \(place)", value)
        }
        var collector = MentionCollector(answer, scope: settings.name)
        for element in elements where collector.hasRoom() { read(element, into: &collector) }
        var next = elements.isEmpty ? nil : nextPage(after: document)
        if let link = nextPath?.find(in: value)?.nonEmptyString, settings.isOnline {
            next = settings.follow(
                link, from: document, startingAt: url, accept: "application/json", credentialHeader: credentialHeader)
            if next == nil, link != document.url {
                collector.note(
                    "did not follow the next page: it is no web address, or on another host, where the credential must not go"
                )
            }
        }
        return try collector.page(next: next)
    }

    private func nextPage(after document: FetchedDocument) -> FetchRequest? {
        guard let pageParameter, settings.isOnline else { return nil }
        let page = WebAddress.value(of: pageParameter, in: document.url).flatMap { Int($0) } ?? pageStart
        guard (0..<10_000_000).contains(page) else { return nil }
        return request(WebAddress.setting(pageParameter, to: String(page + 1), in: url))
    }

    private func read(_ item: JSONValue, into collector: inout MentionCollector) {
        guard case .object = item else { return collector.fail("it is \(item.kindName), not an object") }
        func value(_ field: Field) -> JSONValue? { map[field]?.find(in: item) }
        let words = value(.text)?.text
        let title = value(.title)?.text
        if words == nil && title == nil { return collector.fail("there are no words at map.text or map.title") }
        var mention = collector.blank()
        mention.id = value(.id)?.text ?? ""
        mention.url = WebAddress.link(value(.url)?.text, base: url)
        mention.title = isHTML ? title.map { HTMLText.plain($0) } : title
        if isHTML {
            mention.setBody(html: words ?? "", base: mention.url ?? url)
        } else {
            mention.text = words ?? ""
        }
        mention.author = Author(
            name: value(.authorName)?.text.map { isHTML ? HTMLText.plain($0) : $0 }, id: value(.authorID)?.text,
            handle: value(.authorHandle)?.text,
            url: value(.authorURL)?.text, followers: value(.authorFollowers)?.integer.flatMap { $0 < 0 ? nil : $0 })
        mention.rating = value(.rating)?.double.flatMap { mark in
            (0...ratingBest).contains(mark) ? Rating(value: mark, best: ratingBest) : nil
        }
        mention.engagement = Engagement(
            likes: value(.likes)?.integer, replies: value(.replies)?.integer, shares: value(.shares)?.integer,
            views: value(.views)?.integer, helpful: value(.helpful)?.integer)
        mention.publishedAt = value(.publishedAt)?.time
        mention.updatedAt = value(.updatedAt)?.time
        mention.language = value(.language)?.text
        mention.thread = value(.thread)?.text
        mention.inReplyTo = value(.inReplyTo)?.text
        collector.add(mention)
    }
}

extension JSONSource.Field {
    /// What to point the option at.
    var meaning: String {
        switch self {
        case .id: "The item's id; without one it is derived from address or words, and an edit makes a new item."
        case .text: "The body; this or map.title is needed."
        case .title: "The title."
        case .url: "The item's address, or a template such as https://reviews.example/{id}."
        case .authorName: "The author's name."
        case .authorHandle: "The author's account name."
        case .authorID: "The author's id."
        case .authorURL: "The author's page."
        case .authorFollowers: "How many follow the author."
        case .rating: "The mark given."
        case .publishedAt: "When it was published: a date in any common form, or seconds or milliseconds since 1970."
        case .updatedAt: "When it was last changed."
        case .views: "How often it was seen."
        case .likes: "Likes, points or upvotes."
        case .replies: "Answers."
        case .shares: "Reposts."
        case .helpful: "Readers who found it helpful."
        case .language: "The language as a BCP 47 tag."
        case .thread: "The id of the conversation."
        case .inReplyTo: "The id of the item that this one answers."
        }
    }
}

/// Where a field's value comes from: a path, or a template with paths in braces.
private struct FieldMapping: Sendable {
    private enum Part: Sendable {
        case literal(String)
        case value(JSONPath)
    }

    private let parts: [Part]

    /// `nil` for a malformed path or an unclosed brace.
    init?(_ text: String) {
        guard text.contains("{") else {
            guard let path = JSONPath(text) else { return nil }
            parts = [.value(path)]
            return
        }
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
            guard let close = rest[open...].firstIndex(of: "}"),
                let path = JSONPath(String(rest[rest.index(after: open)..<close]))
            else { return nil }
            parts.append(.value(path))
            rest = rest[close...].dropFirst()
        }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
        self.parts = parts
    }

    /// The value; of a template the text, `nil` where one of its parts is missing.
    func find(in item: JSONValue) -> JSONValue? {
        if parts.count == 1, case .value(let path) = parts[0] { return path.find(in: item) }
        var text = ""
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .value(let path):
                guard let value = path.find(in: item)?.text else { return nil }
                text += WebAddress.encoded(value)
            }
        }
        return .string(text)
    }
}
