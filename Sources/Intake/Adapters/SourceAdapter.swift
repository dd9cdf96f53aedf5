package import Transport
package import Triage

/// A vendor's way of telling mentions: where to ask, and how to read the answer.
///
/// An adapter is a pure value. It makes no exchange itself: the caller fetches `firstRequest()`, hands the answer to
/// `read`, and goes on with the page's `next` until there is none or `pageLimit` pages were read. Then it reads each of the
/// `further` adapters that the pages named in the same way, one's failure costing no other. A 304 is the caller's.
package protocol SourceAdapter: Sendable {
    /// The name in `kind:` of a source.
    static var kind: String { get }
    /// One sentence on what it listens to.
    static var summary: String { get }
    /// The options it knows beside `name`, `kind`, `url`, `audience` and `credential`.
    static var options: [SourceOption] { get }
    /// Whether ids are unique across all sources of this kind, so that two of them may bring the same mention.
    static var idsAreGlobal: Bool { get }

    /// - Throws: `badOption` where an option is unknown, missing or wrong.
    init(_ settings: SourceSettings) throws(IntakeError)

    /// Pages to ask for in one go, at most; at least 1.
    var pageLimit: Int { get }

    /// Where to begin.
    func firstRequest() -> FetchRequest

    /// Reads an answer.
    ///
    /// - Throws: where the answer as a whole gave nothing; a broken item is counted in the page instead.
    func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage

    /// Further documents to read in one go, at most, those that did not change not counted; at least 1.
    var documentLimit: Int { get }

    /// Lookups to make for one page, at most; 0 where the kind has none.
    var lookupLimit: Int { get }

    /// Requests for what an answer does not say about the authors of its mentions, each author in one of them.
    ///
    /// - Parameter asked: ids of authors that nothing is to be asked about any more.
    func lookups(for mentions: [Mention], asked: Set<String>) -> [AuthorLookup]

    /// Reads the answer to a lookup.
    ///
    /// - Returns: what it says of the authors, by their id; see ``Mention/complete(with:)``.
    /// - Throws: where the answer gave nothing.
    func readLookup(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> [String: Author]
}

extension SourceAdapter {
    /// The standard of the option `documents`.
    package static var standardDocumentLimit: Int { 500 }

    package var documentLimit: Int { Self.standardDocumentLimit }
    package var lookupLimit: Int { 0 }
    package func lookups(for mentions: [Mention], asked: Set<String>) -> [AuthorLookup] { [] }
    package func readLookup(
        _ document: FetchedDocument, limits: IntakeLimits
    ) throws(IntakeError) -> [String: Author] { [:] }
}

/// A request for what a page does not say about the authors of its mentions.
package struct AuthorLookup: Sendable, Hashable {
    /// Their ids, as the mentions name them.
    package let authors: [String]
    package let request: FetchRequest

    package init(authors: [String], request: FetchRequest) {
        self.authors = authors
        self.request = request
    }
}

extension Mention {
    /// Takes over what a lookup says of the author, where the mention does not know it.
    package mutating func complete(with found: Author) {
        author.followers = author.followers ?? found.followers
        author.verified = author.verified ?? found.verified
    }
}

/// One source as the configuration states it, secrets resolved.
package struct SourceSettings: Sendable, Hashable {
    /// The source's own name; unique, without a colon.
    package var name: String
    /// One of the registry's kinds.
    package var kind: String
    /// A web address or a file's path.
    package var url: String?
    /// Further keys, nested ones joined by dots: `map.id`.
    package var options: [String: String]
    /// People who see what this source carries, as the operator estimates; `nil` where nobody said.
    package var audience: Int?
    /// The resolved credential; `nil` where the source has none.
    package var credential: Secret?

    /// Settings as given; nothing is checked before an adapter takes them.
    package init(
        name: String, kind: String, url: String? = nil, options: [String: String] = [:], audience: Int? = nil,
        credential: Secret? = nil
    ) {
        self.name = name
        self.kind = kind
        self.url = url
        self.options = options
        self.audience = audience
        self.credential = credential
    }
}

extension SourceSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Name and kind; an address or an option may hold a key.
    package var description: String { "source \(name) (\(kind))" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: ["source": description]) }
}

/// A credential that does not print itself, whichever way it is interpolated, dumped or reflected.
package struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The credential itself; to be put into a request and nowhere else.
    package let value: String

    /// Wraps a credential.
    package init(_ value: String) { self.value = value }

    /// Always `(secret)`.
    package var description: String { "(secret)" }
    /// Always `(secret)`.
    package var debugDescription: String { "(secret)" }
    /// Always empty.
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// An option of a source kind.
package struct SourceOption: Sendable, Hashable {
    /// The key beside `kind:`, nested ones joined by dots.
    package let key: String
    /// Whether no source of the kind can do without it.
    package let isRequired: Bool
    /// One sentence for the documentation and for messages.
    package let meaning: String

    /// An option, not required unless said so.
    package init(_ key: String, isRequired: Bool = false, _ meaning: String) {
        self.key = key
        self.isRequired = isRequired
        self.meaning = meaning
    }
}

/// What one answer gave.
package struct SourcePage: Sendable {
    /// In the document's order, duplicates and all.
    package var mentions: [Mention]
    /// The request for the page that follows; `nil` after the last.
    package var next: FetchRequest?
    /// What the page names beside its own items: files of a folder, feeds of a list. Each is read on its own, from its
    /// first request on, as this one was.
    package var further: [any SourceAdapter]
    /// Seconds in which the vendor or the feed does not want to be asked again; `nil` where it does not say.
    package var waitSeconds: Double?
    /// What was degraded without losing an item: a cut text, a truncated document.
    package var notes: [String]
    /// One sentence for each item that could not be read.
    package var failedItems: [String]

    /// A page; empty where nothing is given.
    package init(
        mentions: [Mention] = [], next: FetchRequest? = nil, further: [any SourceAdapter] = [], notes: [String] = [],
        failedItems: [String] = []
    ) {
        self.mentions = mentions
        self.next = next
        self.further = further
        self.notes = notes
        self.failedItems = failedItems
    }
}
