import Intake
import Transport
package import Triage

/// What `earshot sources import` does with a list of feeds: decided and checked in whole before anything is written.
package struct FeedListImport: Sendable {
    /// A feed that one of the sources reads already.
    package struct Known: Hashable, Sendable {
        package let title: String
        /// As it may be shown.
        package let address: String
        /// The name of the source that reads it.
        package let source: String
    }

    /// A feed that becomes no source.
    package struct Refused: Hashable, Sendable {
        package let title: String
        /// As it may be shown.
        package let address: String
        /// Goes on after the address.
        package let reason: String
    }

    /// What the list calls itself.
    package let title: String?
    /// The sources to be written, in the list's order.
    package let drafts: [SourceDraft]
    package let known: [Known]
    package let refused: [Refused]
    /// What was odd about the list, one sentence each.
    package let notes: [String]
    /// The file to be written, as the caller or the configuration spells it.
    package let path: String
    /// The files under `feeds` that make the configuration read `path` as well, as it would spell them; `nil` where it
    /// does so now.
    package let feedsToName: [String]?

    private let target: SourceListFile

    /// Decides what to do with a list.
    ///
    /// - Parameters:
    ///   - list: an OPML document.
    ///   - name: what to call it in messages.
    ///   - into: the file to write; `imported.yaml` beside the configuration's other files of sources unless given.
    ///   - config: the configuration whose sources count as known.
    /// - Throws: `configuration` where the configuration or the file has mistakes, `badInput` for what is no list of feeds
    ///   and for a file that nothing can be put into.
    package static func plan(
        _ list: [UInt8], named name: String, into: String?, config: String, now: Timestamp
    ) throws(PipelineError) -> FeedListImport {
        let settings: Settings
        do { settings = try SettingsReader.read(config) } catch { throw .configuration(error) }
        let opml: OPMLList
        do {
            let document = FetchedDocument(url: name, body: list, fetchedAt: now)
            opml = try OPMLReader.read(document, limits: settings.limits)
        } catch {
            throw .badInput("\(error)")
        }
        let path = into ?? standardPath(settings, config: config)
        let isNamed = settings.feedFiles.contains { FilePath.isSame($0, path) }
        let file = try SourceListFile(path)
        let sources = settings.sources + (isNamed ? [] : file.entries)
        var choosing = Choosing(sources: sources, webhooks: settings.server.webhooks.map(\.source))
        for feed in opml.feeds { choosing.take(feed) }
        let result = FeedListImport(
            title: opml.title.map { Cleaned.line($0, limit: 100) }, drafts: choosing.drafts, known: choosing.known,
            refused: choosing.refused, notes: opml.degradations, path: path,
            feedsToName: isNamed
                ? nil : (settings.feedFiles + [path]).map { FilePath.relative($0, to: config) },
            target: file)
        if !result.drafts.isEmpty { try file.check(adding: result.drafts) }
        return result
    }

    /// Writes the sources, if there are any; the file is replaced in one step, and only by one that the configuration's
    /// own reader has read back.
    package func write() throws(PipelineError) {
        if !drafts.isEmpty { try target.write(adding: drafts) }
    }

    private static func standardPath(_ settings: Settings, config: String) -> String {
        FilePath.resolve("imported.yaml", from: settings.feedFiles.first ?? config)
    }
}

/// Goes through a list and decides on each of its feeds.
private struct Choosing {
    var drafts: [SourceDraft] = []
    var known: [FeedListImport.Known] = []
    var refused: [FeedListImport.Refused] = []
    private var sourceOfIdentity: [String: String] = [:]
    private var naming: SourceNaming

    init(sources: [SourceEntry], webhooks: [String]) {
        naming = SourceNaming(taken: sources.map(\.settings.name) + webhooks)
        for source in sources { remember(source.settings) }
    }

    private mutating func remember(_ settings: SourceSettings) {
        for identity in FeedAddress.identities(of: settings) where sourceOfIdentity[identity] == nil {
            sourceOfIdentity[identity] = settings.name
        }
    }

    mutating func take(_ feed: OPMLFeed) {
        var settings = FeedAddress.settings(for: feed.url, name: "feed")
        // What an adapter takes for a secret is none the less one for standing in a list.
        let address = settings.url == nil ? URLRedaction.redacted(feed.url) : FeedAddress.shown(of: settings)
        // A list that calls a feed nothing calls it by its address.
        let given = feed.title.contains("://") ? "" : Cleaned.line(feed.title, limit: 120)
        let shown = given.isEmpty ? "a feed" : given
        if let source = sourceOfIdentity[FeedAddress.identity(of: feed.url)] {
            known.append(FeedListImport.Known(title: shown, address: address, source: source))
            return
        }
        func refuse(_ reason: String) {
            refused.append(FeedListImport.Refused(title: shown, address: address, reason: reason))
        }
        if FeedAddress.holdsPassword(feed.url) {
            return refuse("the address holds a user name or password, which no file of sources takes")
        }
        do { _ = try SourceRegistry.adapter(for: settings) } catch { return refuse("\(error)") }
        settings.name = naming.name(title: given, address: feed.url)
        drafts.append(SourceDraft(settings: settings, title: given == settings.name || given.isEmpty ? nil : given))
        remember(settings)
    }
}

/// A file of sources that is there or will be.
private struct SourceListFile: Sendable {
    let path: String
    /// What stands there; `nil` for a new file.
    private let text: String?
    /// The sources that stand there.
    let entries: [SourceEntry]

    /// Reads the file where there is one.
    init(_ path: String) throws(PipelineError) {
        self.path = path
        guard FileText.exists(path) else {
            text = nil
            entries = []
            return
        }
        let problems = ConfigProblems()
        do { text = try FileText.read(path, limitBytes: ConfigDocument.limitBytes) } catch {
            throw .badInput("\(path) \(error.reason)")
        }
        entries = Self.entries(of: ConfigDocument.parse(text ?? "", named: path, problems: problems), problems)
        guard problems.all.isEmpty else { throw .configuration(ConfigFailure(problems: problems.inReadingOrder)) }
    }

    private static func entries(of document: ConfigValue?, _ problems: ConfigProblems) -> [SourceEntry] {
        document.map { SourceReader(problems: problems).sources(of: $0) } ?? []
    }

    /// Whether the file could be written with these sources and would say what it should.
    func check(adding drafts: [SourceDraft]) throws(PipelineError) {
        let text = try whole(with: drafts)
        let problems = ConfigProblems()
        let document = ConfigDocument.parse(text, named: path, problems: problems)
        try check(Self.entries(of: document, problems), problems, adding: drafts)
    }

    /// Writes the file with these sources at its end.
    func write(adding drafts: [SourceDraft]) throws(PipelineError) {
        let text = try whole(with: drafts)
        do {
            try FileText.replace(path, with: text) { (temporary) throws(PipelineError) in
                let problems = ConfigProblems()
                let document = ConfigDocument.read(temporary, named: path, problems: problems)
                try check(Self.entries(of: document, problems), problems, adding: drafts)
                let now = FileText.exists(path) ? try? FileText.read(path, limitBytes: ConfigDocument.limitBytes) : nil
                guard now == self.text else { throw .badInput("\(path) was changed meanwhile; nothing was written") }
            }
        } catch {
            switch error {
            case .failed(let failure): throw .unwritable(path: path, reason: failure.reason)
            case .refused(let error): throw error
            }
        }
    }

    private func whole(with drafts: [SourceDraft]) throws(PipelineError) -> String {
        guard let text else { return SourceListText.make(drafts) }
        guard let document = ConfigDocument.parse(text, named: path, problems: ConfigProblems()) else {
            throw .badInput("\(path) cannot be read as YAML")
        }
        do { return try SourceListText.appending(drafts, to: text, document: document) } catch {
            throw .badInput("nothing can be put into \(path): \(error.reason), or name another file with --into")
        }
    }

    /// What was there must be there still, and behind it the new sources exactly as they were meant.
    private func check(
        _ read: [SourceEntry], _ problems: ConfigProblems, adding drafts: [SourceDraft]
    ) throws(PipelineError) {
        guard problems.all.isEmpty else { throw .configuration(ConfigFailure(problems: problems.inReadingOrder)) }
        let added = read.dropFirst(entries.count).map { SourceDraft(settings: $0.settings, title: $0.title) }
        guard Array(read.prefix(entries.count)) == entries, added == drafts else {
            throw .badInput("\(path) would not say what it should; nothing was written")
        }
    }
}
