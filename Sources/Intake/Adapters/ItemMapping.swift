import Triage

/// How the fields of an item become those of a mention: the options `map.…`, `format` and `ratingBest` of the kinds
/// whose shape the operator describes.
struct ItemMapping: Sendable {
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

    /// The options that all these kinds have.
    static let options =
        [
            SourceOption(
                "format", "`text` (the standard) or `html`: what map.text, map.title and map.author.name hold."),
            SourceOption("ratingBest", "The best mark that map.rating can hold; 5 unless given."),
        ] + Field.allCases.map { SourceOption("map." + $0.rawValue, $0.meaning) }

    private let isHTML: Bool
    private let ratingBest: Double
    private let fields: [Field: FieldMapping]

    /// - Throws: `badOption` for a malformed path, and where neither text nor title is mapped.
    init(_ settings: SourceSettings) throws(IntakeError) {
        isHTML = try settings.choice("format", of: ["text", "html"], standard: "text") == "html"
        ratingBest =
            try settings.text("ratingBest").map { (text) throws(IntakeError) in
                guard let best = JSONValue.string(text).double, best > 0 else {
                    throw settings.bad("ratingBest", "must be a number above 0")
                }
                return best
            } ?? 5
        var fields: [Field: FieldMapping] = [:]
        for field in Field.allCases {
            guard let text = settings.text("map." + field.rawValue) else { continue }
            guard let mapping = FieldMapping(text) else {
                throw settings.bad("map." + field.rawValue, "is no path such as data.items[0].name")
            }
            fields[field] = mapping
        }
        if fields[.text] == nil && fields[.title] == nil {
            throw settings.bad("map.text", "missing: say where an item's words stand, by map.text or map.title")
        }
        self.fields = fields
    }

    /// Whether an item that has every one of these names would have words.
    func findsWords(in names: [String]) -> Bool {
        let item = JSONValue.object(names.map { JSONMember($0, .string("x")) })
        return value(.text, of: item) != nil || value(.title, of: item) != nil
    }

    /// Reads one item.
    ///
    /// - Parameter base: the address that relative ones are joined to.
    func read(_ item: JSONValue, base: String, into collector: inout MentionCollector) {
        guard case .object = item else { return collector.fail("it is \(item.kindName), not an object") }
        func value(_ field: Field) -> JSONValue? { self.value(field, of: item) }
        let words = value(.text)?.text
        let title = value(.title)?.text
        if words == nil && title == nil { return collector.fail("there are no words at map.text or map.title") }
        var mention = collector.blank()
        mention.id = value(.id)?.text ?? ""
        mention.url = WebAddress.link(value(.url)?.text, base: base)
        mention.title = isHTML ? title.map { HTMLText.plain($0) } : title
        if isHTML {
            mention.setBody(html: words ?? "", base: mention.url ?? base)
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

    private func value(_ field: Field, of item: JSONValue) -> JSONValue? { fields[field]?.find(in: item) }
}

extension ItemMapping.Field {
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
        if parts.count == 1, case .value(let path) = parts[0] { return FieldMapping.leaf(path, in: item) }
        var text = ""
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .value(let path):
                guard let value = FieldMapping.leaf(path, in: item)?.text else { return nil }
                text += WebAddress.encoded(value)
            }
        }
        return .string(text)
    }

    /// What stands at a path; of an XML element with attributes its text.
    private static func leaf(_ path: JSONPath, in item: JSONValue) -> JSONValue? {
        let value = path.find(in: item)
        return value?[XMLValueReader.textName] ?? value
    }
}
