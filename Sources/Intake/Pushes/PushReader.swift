package import Transport
package import Triage

/// What one posted body gave.
package struct PushedPage: Sendable {
    /// In the body's order, duplicates and all.
    package var mentions: [Mention] = []
    /// One sentence for each item that could not be read.
    package var refused: [String] = []
    /// The events that hold no mention.
    package var leftOut = LeftOut()
    /// What was degraded or left out within the items: a cut text, an item without words.
    package var notes: [String] = []
}

/// Reads what is posted to a webhook with the adapter that reads the same vendor's answers, so that an item that is pushed
/// and asked for as well is one mention.
///
/// A pure value, as the adapters are.
package struct PushReader: Sendable {
    /// The kinds that somebody pushes, in the order of the documentation; each is one of the registry's.
    package static let kinds = [
        MentionSource.kind, FeedSource.kind, JSONSource.kind, XMLSource.kind, GitHubSource.kind, DiscourseSource.kind,
        TrustpilotSource.kind, FacebookSource.kind, InstagramSource.kind, ThreadsSource.kind, YouTubeSource.kind,
    ]

    /// The kind that someone most likely meant.
    package static func nearestKind(to kind: String) -> String? { Spelling.nearest(to: kind, among: kinds) }

    /// The options of a kind that say how to read; those that say what to ask for have no sense here. `nil` for a kind
    /// that nobody pushes.
    package static func options(of kind: String) -> [SourceOption]? {
        guard kinds.contains(kind) else { return nil }
        switch kind {
        case JSONSource.kind, XMLSource.kind:
            let declared = SourceRegistry.options(of: kind) ?? []
            return declared.filter { $0.key == itemsOption } + ItemMapping.options
        case DiscourseSource.kind: return DiscourseSource.options.filter { $0.key == "instance" }
        default: return []
        }
    }

    private static let itemsOption = "items"
    /// What errors call the document.
    private static let shownName = "the posted body"
    /// Stands where a kind wants an address to ask at, and nobody asks.
    private static let noAddress = "https://posted.invalid/"

    private let settings: SourceSettings
    /// `nil` for Mention objects.
    private let adapter: (any SourceAdapter)?
    private let envelope: (any PushEnvelope)?

    /// - Parameter settings: the source that the posted items count for. `url` may be absent: it is what relative
    ///   addresses are joined to.
    /// - Throws: `badOption` for a kind that nobody pushes, and for a wrong option.
    package init(_ settings: SourceSettings) throws(IntakeError) {
        guard let known = Self.options(of: settings.kind) else {
            throw settings.bad(
                "kind", "nobody pushes \(settings.kind); known are \(Self.kinds.joined(separator: ", "))")
        }
        if settings.kind == DiscourseSource.kind, settings.text("instance") == nil, settings.url == nil {
            throw settings.bad("instance", "missing: the forum's host name, such as forum.example")
        }
        for key in settings.options.keys.sorted() where !known.contains(where: { $0.key == key }) {
            throw settings.bad(key, "has no sense for a webhook of kind \(settings.kind)")
        }
        self.settings = settings
        var asking = settings
        asking.url = settings.url ?? Self.noAddress
        // First with everything, so that every wrong option is found.
        let whole = try SourceRegistry.adapter(for: asking)
        switch settings.kind {
        case MentionSource.kind:
            (adapter, envelope) = (nil, nil)
        case JSONSource.kind:
            let items = settings.text(Self.itemsOption).flatMap { JSONPath($0) } ?? JSONPath("")
            asking.options[Self.itemsOption] = nil
            adapter = try SourceRegistry.adapter(for: asking)
            envelope = items.map { ItemEnvelope(path: $0) }
        default:
            adapter = whole
            envelope = Self.envelopes[settings.kind]
        }
    }

    private static let envelopes: [String: any PushEnvelope] = [
        GitHubSource.kind: GitHubEnvelope(), DiscourseSource.kind: DiscourseEnvelope(),
        TrustpilotSource.kind: TrustpilotEnvelope(), FacebookSource.kind: FacebookPush.envelope,
        InstagramSource.kind: InstagramPush.envelope, ThreadsSource.kind: ThreadsPush.envelope,
    ]

    /// Reads a posted body.
    ///
    /// - Parameter headers: of the request; only those that describe the body or name the event are looked at.
    /// - Throws: where the body as a whole is of no known shape; a broken item is in the page instead.
    package func read(
        _ body: [UInt8], headers: HeaderFields, at now: Timestamp, limits: IntakeLimits
    ) throws(IntakeError) -> PushedPage {
        let document = FetchedDocument(
            url: settings.url ?? Self.shownName,
            headers: HeaderFields(headers.values(of: "Content-Type").map { (name: "Content-Type", value: $0) }),
            body: body, fetchedAt: now)
        do throws(IntakeError) {
            guard let adapter else { return try readMentions(document, limits) }
            guard let envelope else { return try readWhole(document, adapter, limits) }
            return try open(document, headers, envelope, adapter, limits)
        } catch {
            throw error.aboutBody(Self.shownName)
        }
    }

    /// Mention objects; one that names another source has no business here.
    private func readMentions(_ document: FetchedDocument, _ limits: IntakeLimits) throws(IntakeError) -> PushedPage {
        var page = PushedPage()
        let items = try MentionObject.readAll(
            document.body, limits: limits, defaultSource: settings.name, url: Self.shownName)
        for (index, item) in items.enumerated() {
            switch item {
            case .success(var mention):
                guard mention.source == settings.name else {
                    page.refused.append(
                        "item \(index + 1): its source is \(mention.source), this address takes \(settings.name)")
                    continue
                }
                mention.scope = settings.name
                page.mentions.append(mention)
            case .failure(let error): page.refused.append(error.description)
            }
        }
        if items.isEmpty { page.refused.append("there is no item in it") }
        return page
    }

    /// A document that is pushed as it would be fetched.
    private func readWhole(
        _ document: FetchedDocument, _ adapter: any SourceAdapter, _ limits: IntakeLimits
    ) throws(IntakeError) -> PushedPage {
        let read = try adapter.read(document, limits: limits)
        var page = PushedPage(mentions: read.mentions, refused: read.failedItems, notes: read.notes)
        if settings.kind == FeedSource.kind || settings.kind == YouTubeSource.kind {
            page.leftOut.add(.deletion, count: DeletedEntries.count(in: document.body))
        }
        return page
    }

    private func open(
        _ document: FetchedDocument, _ headers: HeaderFields, _ envelope: any PushEnvelope,
        _ adapter: any SourceAdapter,
        _ limits: IntakeLimits
    ) throws(IntakeError) -> PushedPage {
        let answer = try VendorAnswer(document, settings, limits)
        if document.body.starts(with: Array("payload=".utf8)) {
            throw IntakeError.unreadable(
                url: Self.shownName, reason: "it is a form; choose the content type application/json at the sender's")
        }
        let value = try answer.json()
        guard let opened = envelope.open(value, headers: headers) else {
            if let place = settings.text(Self.itemsOption) {
                throw answer.changedShape("there is nothing at items = \(place)", value)
            }
            // What is no envelope may be an answer of the API that somebody passes on.
            return try readWhole(document, adapter, limits)
        }
        var page = PushedPage(refused: opened.broken, leftOut: opened.leftOut)
        guard !opened.items.isEmpty else { return page }
        var inner = document
        inner.body = Array(JSONText(envelope.answer(opened.items)).description.utf8)
        do throws(IntakeError) {
            let read = try adapter.read(inner, limits: limits)
            page.mentions = read.mentions
            page.refused += read.failedItems
            page.notes = read.notes
        } catch {
            // The envelope is the known one: it is its items that are broken, every one.
            guard case .changedShape(_, let reason) = error else { throw error }
            page.refused.append(reason)
        }
        return page
    }
}

/// One item or a list of them at a place that the operator names.
struct ItemEnvelope: PushEnvelope {
    let path: JSONPath

    func open(_ value: JSONValue, headers: HeaderFields) -> OpenedPush? {
        path.items(in: value, allowsSingle: true).map { OpenedPush(items: $0) }
    }

    func answer(_ items: [JSONValue]) -> JSONValue { .array(items) }
}

/// Entries that a feed says are gone (RFC 6721, `at:deleted-entry`).
enum DeletedEntries {
    private static let name = Array("deleted-entry".utf8)

    /// How many start tags of that name, with any prefix, the document has.
    static func count(in bytes: [UInt8]) -> Int {
        var count = 0
        var index = 0
        while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            // A prefix is short, and so is this name.
            let rest = bytes[(open + 1)...].prefix(64)
            let tag = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
            let local = tag.lastIndex(of: UInt8(ascii: ":")).map { tag[($0 + 1)...] } ?? tag
            if local.elementsEqual(name) { count += 1 }
            index = open + 1
        }
        return count
    }
}

extension IntakeError {
    /// The same error, said of a body that was posted instead of an address that was asked.
    func aboutBody(_ name: String) -> IntakeError {
        switch self {
        case .empty: .empty(url: name)
        case .wrongKind(_, let found): .wrongKind(url: name, found: found)
        case .unreadable(_, let reason): .unreadable(url: name, reason: reason)
        case .overLimit(_, let limitName, let limit): .overLimit(url: name, name: limitName, limit: limit)
        case .changedShape(_, let reason): .unreadable(url: name, reason: "it is in a shape we do not know: \(reason)")
        default: self
        }
    }
}
