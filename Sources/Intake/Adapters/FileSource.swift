package import Transport
import Triage

/// A file of rows (JSON Lines, or a table with a header), its fields mapped by name; a feed; a folder of all these; or a
/// list of feeds (OPML).
package struct FileSource: SourceAdapter {
    package static let kind = "file"
    package static let summary = "A file or a folder of files: tables, JSON Lines, feeds; or a list of feeds."
    package static let options =
        [
            SourceOption(
                "type",
                "`csv`, `tsv`, `jsonl`, `feed` or `opml`; told by the name's end unless given, else `csv`. Of a folder, only files of that type are read then."
            ),
            SourceOption(
                "delimiter", "`comma`, `semicolon`, `tab` or `pipe`; the one that the header has most of unless given."),
            SourceOption(
                "documents",
                "New or changed files of a folder, or feeds of a list, to read in one go, at most; \(standardDocumentLimit) unless given."
            ),
        ] + ItemMapping.options
    package static let idsAreGlobal = false

    private static let delimiters: [(name: String, byte: UInt8)] = [
        ("comma", UInt8(ascii: ",")), ("semicolon", UInt8(ascii: ";")), ("tab", 0x09), ("pipe", UInt8(ascii: "|")),
    ]

    package let documentLimit: Int
    private let settings: SourceSettings
    /// What the operator says; `nil` leaves it to the names.
    private let givenType: FileType?
    private let givenDelimiter: UInt8?
    /// `nil` where nothing is mapped.
    private let mapping: ItemMapping?
    private var url: String
    private var type: FileType
    /// Whether this is a file of a folder and not the source's own `url`.
    private var isInFolder = false

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        url = try settings.requiredURL()
        let types = FileType.allCases.map(\.rawValue)
        givenType = FileType(rawValue: try settings.choice("type", of: types, standard: ""))
        type = givenType ?? FileType(name: url) ?? .csv
        let names = Self.delimiters.map(\.name)
        let name = try settings.choice("delimiter", of: names, standard: "")
        givenDelimiter = Self.delimiters.first { $0.name == name }?.byte
        documentLimit = try settings.integer("documents", in: 1...10_000, standard: Self.standardDocumentLimit)
        guard type.isMapped else {
            mapping = nil
            let idle = settings.options.keys.filter { $0 != "type" && $0 != "documents" }.sorted()
            if let key = idle.first {
                throw settings.bad(key, "of no use: nothing is mapped where type is \(type.rawValue)")
            }
            return
        }
        mapping = try ItemMapping(settings)
    }

    package var pageLimit: Int { 1 }

    package func firstRequest() -> FetchRequest {
        var accept =
            switch type {
            case .csv, .tsv, .jsonl: "text/csv, application/x-ndjson, */*;q=0.5"
            case .feed: FeedEntries.accept
            case .opml: "text/x-opml, application/xml;q=0.9, */*;q=0.5"
            }
        if !isInFolder, type != .opml, !settings.isOnline { accept += ", " + FolderListing.mediaType }
        return settings.request(url, accept: accept)
    }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        if !settings.isOnline, !isInFolder, let listing = FolderListing(document) {
            return DropFolder.page(listing, of: givenType, limits: limits) { name, type in file(name, type) }
        }
        let isUnfinished = isUnfinished(document)
        if isUnfinished, document.body.allSatisfy({ $0 <= 0x20 }) { return SourcePage(notes: [Self.unfinishedNote]) }
        switch type {
        case .feed: return try FeedEntries.page(VendorAnswer(document, settings, limits), scope: settings.name)
        case .opml: return try FeedList.page(VendorAnswer(document, settings, limits), feedLimit: documentLimit)
        case .csv, .tsv, .jsonl:
            return try rows(VendorAnswer(document, settings, limits), isUnfinished: isUnfinished)
        }
    }

    /// A file of this source's folder.
    private func file(_ name: String, _ type: FileType) -> FileSource {
        var file = self
        file.url = FolderListing.url(of: name, in: url)
        file.type = type
        file.isInFolder = true
        return file
    }

    // MARK: Rows

    private func rows(_ answer: VendorAnswer, isUnfinished: Bool) throws(IntakeError) -> SourcePage {
        guard let mapping else { throw answer.changedShape("nothing says where an item's words stand") }
        if answer.firstByte == UInt8(ascii: "<") {
            throw IntakeError.wrongKind(url: answer.shownURL, found: "an HTML or XML document")
        }
        var reader = RowReader(answer, mapping, base: url, isUnfinished: isUnfinished)
        switch type {
        case .jsonl: return try reader.readLines()
        default: return try reader.readTable(delimiter: givenDelimiter ?? (type == .tsv ? 0x09 : nil))
        }
    }

    // MARK: Files that grow

    /// How long a file must have rested before its last line counts although nothing ends it.
    private static let restSeconds = 60.0
    static let unfinishedNote = "its last line is still being written; it is read when the file has rested for a minute"

    /// Whether somebody may be writing to it at this moment.
    private func isUnfinished(_ document: FetchedDocument) -> Bool {
        guard !settings.isOnline, let changed = document.headers["Last-Modified"].flatMap({ FeedDate.parse($0) }) else {
            return false
        }
        return abs(document.fetchedAt.seconds(since: changed)) < Self.restSeconds
    }
}

/// What a file holds.
enum FileType: String, CaseIterable, Sendable {
    case csv, tsv, jsonl, feed, opml

    /// Told by the end of a name or address, in any letter case; `nil` for an end that says nothing.
    init?(name: String) {
        let path = name.prefix { $0 != "?" && $0 != "#" }.lowercased()
        guard let type = Self.allCases.first(where: { $0.endings.contains(where: path.hasSuffix) }) else { return nil }
        self = type
    }

    /// Whether the operator says what its columns or members mean.
    var isMapped: Bool { self == .csv || self == .tsv || self == .jsonl }

    private var endings: [String] {
        switch self {
        case .csv: [".csv"]
        case .tsv: [".tsv", ".tab"]
        case .jsonl: [".jsonl", ".ndjson", ".json"]
        case .feed: [".xml", ".rss", ".atom"]
        case .opml: [".opml"]
        }
    }
}
