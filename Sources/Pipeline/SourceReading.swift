import FoundationEssentials
import Intake
import Storage
import Transport
import Triage

/// One source being read: its pages, then the further documents that they name. Each page's mentions are stored before the
/// next is asked for.
///
/// All pages are read each time, whatever the first one holds: vendors sort in many ways, pin items and insert old ones, and
/// only ids tell what is new. A document is passed over unread only where it is the whole answer, was read without trouble,
/// and is the same byte for byte.
struct SourceReading {
    /// Further documents fetched at the same time; as many are held at most.
    private static let concurrentDocuments = 8

    private(set) var report: SourceReport
    private let adapter: any SourceAdapter
    private let installation: Installation
    private let transport: TimelyTransport
    private let settingsURL: String?
    private var memory: DocumentMemory
    private var authors = AuthorLookups()
    /// Addresses asked for in this run: a vendor whose last page points to itself would keep us for ever.
    private var asked: Set<String> = []
    /// Named by what was read, not asked for yet.
    private var further: [any SourceAdapter] = []
    /// Further documents with bytes that the last run did not see.
    private var changedDocuments = 0
    private var waitingDocuments = 0
    private var firstFailure: String?
    private let credential: CredentialReference?
    private var failure: (any Error)?
    private var earliestNext: Timestamp?
    private var freshUntil: Timestamp?
    private var movedTo: String?
    private var isCutShort = false

    /// - Parameter record: how the source fared so far.
    /// - Throws: `PipelineError.missingCredential` or an `IntakeError` where the source cannot be asked.
    init(
        _ source: SourceEntry, record: SourceRecord, until deadline: Deadline, allowance: RequestAllowance,
        in installation: Installation
    ) throws {
        var settings = source.settings
        if let target = record.movedTo { settings.url = target }
        transport = TimelyTransport(transport: installation.transport, deadline: deadline, allowance: allowance)
        credential = source.credential
        if let reference = source.credential {
            settings.credential = Secret(try installation.world.credential(reference))
        }
        self.installation = installation
        settingsURL = settings.url
        adapter = try SourceRegistry.adapter(for: settings)
        memory = DocumentMemory(encoded: record.validators, of: settings, credential: source.credential)
        report = SourceReport(name: settings.name, kind: settings.kind)
    }

    /// What the visit came to.
    var visit: SourceVisit {
        SourceVisit(
            report: report, remembered: memory.encoded(forgettingUnseen: report.error == nil && !isCutShort),
            earliestNext: earliestNext, freshUntil: freshUntil, movedTo: movedTo, stopReason: stopReason,
            isCutShort: isCutShort)
    }

    /// HTTP 410 means that nothing will ever be here again (RFC 9110, section 15.5.11).
    private var stopReason: String? {
        guard case .gone(_, status: 410)? = failure as? IntakeError else { return nil }
        return "the server says it is gone for good (HTTP 410); remove the source or give it another address"
    }

    /// Reads all of the source. Its own trouble ends in the report, a further document's in the notes.
    ///
    /// - Returns: whether it was begun at all before the time was up.
    /// - Throws: what the store says.
    mutating func run() async throws(PipelineError) -> Bool {
        let request = adapter.firstRequest()
        asked.insert(request.url)
        let answer = await transport.result(of: memory.conditional(request))
        if case .failure(.notBegun) = answer { return false }
        failure = try await trouble { reading in try await reading.readPages(of: reading.adapter, answer) }
        report.error = failure.map(sentence)
        if case .quota(_, let seconds?, _)? = failure as? IntakeError {
            earliestNext = installation.world.now().adding(seconds: Double(seconds))
        }
        while !further.isEmpty { try await readFurther() }
        if waitingDocuments > 0 {
            report.notes.append(
                "left \(waitingDocuments) for the next run: \(changedDocuments) new documents were read in one go, as "
                    + (isCutShort ? transport.whyNot : "the option documents allows")
            )
        }
        if let firstFailure, report.documents == report.failedDocuments, report.error == nil {
            report.error = "none of \(report.documents) documents could be read; \(firstFailure)"
        }
        return true
    }

    /// What went wrong with the source or the document in `work`; the store's trouble goes on.
    private mutating func trouble(
        in work: (inout SourceReading) async throws -> Void
    ) async throws(PipelineError) -> (any Error)? {
        do {
            try await work(&self)
            return nil
        } catch let error as PipelineError {
            throw error
        } catch {
            return error
        }
    }

    /// An error in words, with the credential by name where it was refused.
    private func sentence(_ error: any Error) -> String {
        guard case .unauthorised? = error as? IntakeError else { return "\(error)" }
        let name = credential.map { "check \($0)" } ?? "this source has no credential: in the configuration"
        return "\(error); \(name)"
    }

    // MARK: Pages

    /// Reads page after page of one listing.
    ///
    /// - Parameters:
    ///   - first: the answer to the adapter's first request.
    ///   - name: what notes call it; `nil` for the source's own.
    private mutating func readPages(
        of adapter: any SourceAdapter, _ first: FetchResult, named name: DocumentName? = nil
    ) async throws {
        let address = adapter.firstRequest().url
        // What is known outlives an answer that says nothing.
        memory.keep(address)
        var document = try first.get()
        if name == nil {
            movedTo = permanentTarget(of: document)
            freshUntil = memory.freshUntil(document, at: address)
            earliestNext = document.retryAt
        }
        if let items = memory.unchangedItems(document, at: address) {
            report.fetched += items
            report.unchanged += items
            if name == nil { report.notModified = true }
            return
        }
        if (200..<300).contains(document.status) {
            if name != nil, !memory.hasSeen(document, at: address) {
                guard !isFull else {
                    waitingDocuments += 1
                    return
                }
                changedDocuments += 1
            }
            memory.see(document, at: address)
        }
        let before = (fetched: report.fetched, notes: report.notes.count, further: further.count)
        var isWhole = true
        var pages = 1
        while let next = try await take(document, by: adapter, named: name).next {
            isWhole = false
            guard pages < adapter.pageLimit else {
                note("more pages follow; read \(adapter.pageLimit), as the option pages allows", of: name)
                break
            }
            guard asked.insert(next.url).inserted else { break }
            let answer = await transport.result(of: next)
            if case .failure(.notBegun) = answer {
                note("left the further pages for the next run: \(transport.whyNot)", of: name)
                isCutShort = true
                break
            }
            document = try answer.get()
            pages += 1
        }
        if isWhole, before.notes == report.notes.count, before.further == further.count {
            memory.settle(address, items: report.fetched - before.fetched)
        }
    }

    /// Reads one document and stores what it brings.
    private mutating func take(
        _ document: FetchedDocument, by adapter: any SourceAdapter, named name: DocumentName?
    ) async throws -> SourcePage {
        let limits = installation.settings.limits
        let page = try adapter.read(document, limits: limits)
        var mentions = page.mentions
        let gaps = await authors.complete(&mentions, by: adapter, transport, limits)
        for text in page.notes + page.failedItems + gaps { note(text, of: name) }
        report.failed += page.failedItems.count
        report.fetched += mentions.count + page.failedItems.count
        let stored = mentions
        let counts = try installation.storage { try $0.accept(stored, at: installation.world.now()) }
        report.new += counts.new
        report.edited += counts.edited
        report.unchanged += counts.unchanged
        further += page.further
        if let seconds = page.waitSeconds, name == nil {
            let wish = installation.world.now().adding(seconds: seconds)
            earliestNext = max(earliestNext ?? wish, wish)
        }
        return page
    }

    /// Where the source itself has moved for good; `nil` where only the operator may follow: with a credential, to another
    /// host.
    private func permanentTarget(of document: FetchedDocument) -> String? {
        guard let target = document.movedTo, adapter.firstRequest().url == settingsURL else { return nil }
        guard credential == nil || URLComponents(string: target)?.host == URLComponents(string: settingsURL ?? "")?.host
        else { return nil }
        return target
    }

    private mutating func note(_ text: String, of document: DocumentName?) {
        report.notes.append(document?.naming(text) ?? text)
    }

    // MARK: Further documents

    private var isFull: Bool { changedDocuments >= adapter.documentLimit }

    /// Reads what was named so far, in its order; what that names in turn is left in `further`.
    private mutating func readFurther() async throws(PipelineError) {
        let transport = transport
        let wave = further.filter { asked.insert($0.firstRequest().url).inserted }
        further = []
        do {
            try await withThrowingTaskGroup(of: (Int, FetchResult).self) { group in
                var answers: [Int: FetchResult] = [:]
                var skipped: Set<Int> = []
                var started = 0
                for place in wave.indices {
                    while started < min(wave.count, place + Self.concurrentDocuments) {
                        let index = started
                        let request = wave[index].firstRequest()
                        started += 1
                        if isFull && !memory.knows(request.url) {
                            skipped.insert(index)
                            continue
                        }
                        let conditional = memory.conditional(request)
                        group.addTask { (index, await transport.result(of: conditional)) }
                    }
                    if skipped.contains(place) {
                        waitingDocuments += 1
                        continue
                    }
                    while answers[place] == nil, let (index, answer) = try await group.next() {
                        answers[index] = answer
                    }
                    guard let answer = answers.removeValue(forKey: place) else { continue }
                    if case .failure(.notBegun) = answer {
                        waitingDocuments += 1
                        isCutShort = true
                        continue
                    }
                    try await readFurther(wave[place], answer)
                }
            }
        } catch let error as PipelineError {
            throw error
        } catch {
            throw .badInput("\(error)")
        }
    }

    private mutating func readFurther(_ document: any SourceAdapter, _ answer: FetchResult) async throws(PipelineError)
    {
        let name = DocumentName(document.firstRequest())
        let waiting = waitingDocuments
        let failure = try await trouble { reading in try await reading.readPages(of: document, answer, named: name) }
        guard waitingDocuments == waiting else { return }
        report.documents += 1
        guard let failure else { return }
        report.failedDocuments += 1
        note("\(failure)", of: name)
        firstFailure = firstFailure ?? report.notes.last
    }
}

typealias FetchResult = Result<FetchedDocument, TransportError>

extension Exchanging {
    /// The answer to a request, or why there is none.
    func result(of request: FetchRequest) async -> FetchResult {
        do throws(TransportError) { return .success(try await exchange(request)) } catch { return .failure(error) }
    }
}
