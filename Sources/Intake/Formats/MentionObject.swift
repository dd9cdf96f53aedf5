package import Triage

/// The Mention object: the JSON form in which mentions come in from elsewhere and go out to files and pipes.
///
/// The contract for users stands in docs/mention.md. Reading is strict: an unknown key or a wrong type is an error that
/// names it, since a misspelt key would otherwise lose what it carries without a word.
package enum MentionObject {
    private static let keys = Mention.CodingKeys.allCases.map(\.rawValue)
    private static let ratingKeys = ["value", "best"]
    private static let authorKeys = ["name", "id", "handle", "url", "followers", "verified"]
    private static let engagementKeys = ["likes", "replies", "shares", "views", "helpful"]

    /// Reads one object.
    ///
    /// - Parameters:
    ///   - line: where it came from, for the error; counts from 1.
    ///   - defaultSource: the source of an object that names none.
    ///   - alsoAllowed: keys to pass over beside the contract's own, such as those that a command of ours adds.
    /// - Throws: `badMention` with every mistake of the object in one sentence.
    package static func read(
        _ value: JSONValue, line: Int, defaultSource: String?, limits: IntakeLimits = IntakeLimits(),
        alsoAllowed: Set<String> = []
    ) throws(IntakeError) -> Mention {
        var form = StrictObject(value, name: "", known: keys, alsoAllowed: alsoAllowed)
        guard form.isObject else {
            throw IntakeError.badMention(line: line, reason: "a Mention is an object, not \(value.kindName)")
        }
        let id = form.text("id")
        let source = form.text("source") ?? defaultSource
        let title = form.text("title")
        let text = form.text("text")
        if id.map(CleanText.isBlank) ?? true { form.missing("id") }
        if source.map(CleanText.isBlank) ?? true { form.missing("source") }
        if let source, source.contains(":") { form.refuse("source must not contain a colon") }
        if (title.map(CleanText.isBlank) ?? true) && (text.map(CleanText.isBlank) ?? true) {
            form.refuse("text or title must be given")
        }
        for (key, value) in [("text", text), ("title", title), ("id", id)] {
            let isID = key == "id"
            let limit = isID ? Self.idLimitBytes : limits.itemLimitBytes
            if let value, value.utf8.count > limit {
                form.refuse(isID ? "id is over \(limit) bytes" : "\(key) is over intake.itemLimitBytes = \(limit)")
            }
        }
        let url = form.link("url")
        var mention = Mention(
            source: source ?? "", id: CleanText.line(id ?? ""), url: url, title: CleanText.nonEmptyLine(title),
            text: CleanText.block(text ?? ""))
        if let html = form.text("html") {
            if html.utf8.count > limits.itemLimitBytes {
                form.refuse("html is over intake.itemLimitBytes = \(limits.itemLimitBytes)")
            } else {
                mention.html = HTMLSanitizer.sanitize(html, base: url)
            }
        }
        mention.rating = rating(&form)
        mention.author = author(&form)
        mention.engagement = engagement(&form)
        mention.publishedAt = form.time("publishedAt")
        mention.updatedAt = form.time("updatedAt")
        if let language = form.text("language") {
            if !LanguageTag.isWellFormed(language) { form.refuse("language is no BCP 47 tag such as en or pt-BR") }
            mention.language = language
        }
        mention.thread = CleanText.nonEmptyLine(form.text("thread"))
        mention.inReplyTo = CleanText.nonEmptyLine(form.text("inReplyTo"))
        guard form.mistakes.isEmpty else {
            throw IntakeError.badMention(line: line, reason: form.mistakes.joined(separator: "; "))
        }
        return mention
    }

    /// Ids above this are refused; the longest that vendors give have some hundred bytes.
    package static let idLimitBytes = 1024

    private static func rating(_ form: inout StrictObject) -> Rating? {
        guard var part = form.object("rating", known: ratingKeys) else { return nil }
        let value = part.number("value")
        let best = part.number("best") ?? 5
        if value == nil { part.missing("value") }
        if !(best > 0) { part.refuse("rating.best must be above 0") }
        if let value, value < 0 || value > best { part.refuse("rating.value must be from 0 to rating.best") }
        form.adopt(part)
        return value.map { Rating(value: $0, best: best) }
    }

    private static func author(_ form: inout StrictObject) -> Author {
        guard var part = form.object("author", known: authorKeys) else { return Author() }
        let author = Author(
            name: CleanText.nonEmptyLine(part.text("name")), id: CleanText.nonEmptyLine(part.text("id")),
            handle: CleanText.handle(part.text("handle")), url: part.link("url"), followers: part.count("followers"),
            verified: part.flag("verified"))
        form.adopt(part)
        return author
    }

    private static func engagement(_ form: inout StrictObject) -> Engagement {
        guard var part = form.object("engagement", known: engagementKeys) else { return Engagement() }
        let engagement = Engagement(
            likes: part.integer("likes"), replies: part.count("replies"), shares: part.count("shares"),
            views: part.count("views"), helpful: part.count("helpful"))
        form.adopt(part)
        return engagement
    }
}

extension MentionObject {
    /// Reads one object, an array of them, or JSON Lines, whichever the bytes are.
    ///
    /// A bad item becomes a failure at its place and costs no other. In an error, `line` is the line of JSON Lines and
    /// the item's number in an array.
    /// - Parameter url: what to call the input in errors.
    /// - Throws: where nothing at all could be read.
    package static func readAll(
        _ bytes: [UInt8], limits: IntakeLimits, defaultSource: String?, url: String = "the input",
        alsoAllowed: Set<String> = []
    ) throws(IntakeError) -> [Result<Mention, IntakeError>] {
        guard bytes.count <= limits.documentLimitBytes else {
            throw IntakeError.overLimit(url: url, name: "intake.documentLimitBytes", limit: limits.documentLimitBytes)
        }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let first = content.first(where: { !isSpace($0) }) else { throw IntakeError.empty(url: url) }

        var items: [(line: Int, item: Result<JSONValue, IntakeError>)] = []
        if first == UInt8(ascii: "["), let whole = try wholeArray(content, limits: limits, url: url) {
            items = whole
        } else if let lines = jsonLines(content, limits: limits) {
            items = lines
        } else {
            do throws(JSONError) {
                items = [(1, .success(try JSONValue.parse(content, depthLimit: limits.depthLimit)))]
            } catch {
                if first == UInt8(ascii: "<") {
                    throw IntakeError.wrongKind(url: url, found: "an HTML or XML document")
                }
                throw IntakeError(error, url: url, limits: limits)
            }
        }

        var results: [Result<Mention, IntakeError>] = []
        results.reserveCapacity(min(items.count, limits.itemLimit + 1))
        for (line, item) in items.prefix(limits.itemLimit) {
            do throws(IntakeError) {
                let value = try item.get()
                results.append(
                    .success(
                        try read(
                            value, line: line, defaultSource: defaultSource, limits: limits, alsoAllowed: alsoAllowed)))
            } catch {
                results.append(.failure(error))
            }
        }
        if items.count > limits.itemLimit {
            results.append(.failure(.overLimit(url: url, name: "intake.itemLimit", limit: limits.itemLimit)))
        }
        return results
    }

    /// The elements of an array document; `nil` where it is lines that each begin with a bracket.
    private static func wholeArray(
        _ content: ArraySlice<UInt8>, limits: IntakeLimits, url: String
    ) throws(IntakeError) -> [(line: Int, item: Result<JSONValue, IntakeError>)]? {
        do throws(JSONError) {
            let value = try JSONValue.parse(content, depthLimit: limits.depthLimit)
            return value.elements.enumerated().map { ($0.offset + 1, .success($0.element)) }
        } catch {
            throw IntakeError(error, url: url, limits: limits)
        }
    }

    /// The lines as values; `nil` where no line is a whole object, which then is no JSON Lines.
    private static func jsonLines(
        _ content: ArraySlice<UInt8>, limits: IntakeLimits
    ) -> [(line: Int, item: Result<JSONValue, IntakeError>)]? {
        var items: [(line: Int, item: Result<JSONValue, IntakeError>)] = []
        var sawObject = false
        var number = 0
        for line in content.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            guard line.contains(where: { !isSpace($0) }) else { continue }
            do throws(JSONError) {
                let value = try JSONValue.parse(line, depthLimit: limits.depthLimit)
                if case .object = value { sawObject = true }
                items.append((number, .success(value)))
            } catch {
                items.append((number, .failure(.badMention(line: number, reason: error.reason))))
                // A document over many lines fails on its first; do not try the other ten thousand as lines too.
                if !sawObject && items.count > 100 { return nil }
            }
            if items.count > limits.itemLimit { break }
        }
        return sawObject && !isOneObject(items, content, limits) ? items : nil
    }

    /// Whether lines that fail are those of one object over several lines, one of which happens to be an object.
    private static func isOneObject(
        _ items: [(line: Int, item: Result<JSONValue, IntakeError>)], _ content: ArraySlice<UInt8>,
        _ limits: IntakeLimits
    ) -> Bool {
        guard case .failure = items.first?.item else { return false }
        return (try? JSONValue.parse(content, depthLimit: limits.depthLimit)) != nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// Writes one object on one line, keys in the contract's order, absent values left out.
    ///
    /// - Parameter extra: further members, written last in the order given.
    package static func write(_ mention: Mention, extra: [(key: String, value: JSONText)] = []) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("id", mention.id)
        writer.member("source", mention.source)
        writer.member("url", mention.url)
        writer.member("title", mention.title)
        writer.member("text", mention.text)
        writer.member("html", mention.html)
        if let rating = mention.rating {
            writer.key("rating")
            writer.beginObject()
            writer.member("value", rating.value)
            writer.member("best", rating.best)
            writer.endObject()
        }
        let author = mention.author
        if author != Author() {
            writer.key("author")
            writer.beginObject()
            writer.member("name", author.name)
            writer.member("id", author.id)
            writer.member("handle", author.handle)
            writer.member("url", author.url)
            writer.member("followers", author.followers)
            writer.member("verified", author.verified)
            writer.endObject()
        }
        let engagement = mention.engagement
        if engagement != Engagement() {
            writer.key("engagement")
            writer.beginObject()
            writer.member("likes", engagement.likes)
            writer.member("replies", engagement.replies)
            writer.member("shares", engagement.shares)
            writer.member("views", engagement.views)
            writer.member("helpful", engagement.helpful)
            writer.endObject()
        }
        writer.member("publishedAt", mention.publishedAt?.description)
        writer.member("updatedAt", mention.updatedAt?.description)
        writer.member("language", mention.language)
        writer.member("thread", mention.thread)
        writer.member("inReplyTo", mention.inReplyTo)
        for (key, value) in extra { writer.member(key, value) }
        writer.endObject()
        return writer.text
    }
}

extension IntakeError {
    /// A document that is not JSON, or one nested too deep.
    init(_ error: JSONError, url: String, limits: IntakeLimits) {
        self =
            error.isTooDeep
            ? .overLimit(url: url, name: "intake.depthLimit", limit: limits.depthLimit)
            : .unreadable(url: url, reason: error.description)
    }
}
