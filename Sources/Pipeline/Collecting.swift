import Foundation
import Intake
import Storage
import Transport
import Triage

extension Cycle {
    /// Sources fetched at the same time; the transport has its own limits per host.
    private static let concurrentSources = 16

    /// Fetches every source and stores what it brings. One source's failure is its report's error, never more.
    ///
    /// - Returns: the reports in the order of the configuration.
    func collect() async throws(PipelineError) -> [SourceReport] {
        let sources = installation.settings.sources
        let known = try installation.storage { try $0.sources() }
        let transport = installation.transport
        var reports = [SourceReport?](repeating: nil, count: sources.count)
        do {
            try await withThrowingTaskGroup(of: (Int, SourceReport).self) { group in
                var next = 0
                func start() {
                    guard next < sources.count else { return }
                    let index = next
                    let record = known[sources[index].settings.name] ?? SourceRecord(name: sources[index].settings.name)
                    next += 1
                    group.addTask {
                        (index, try await self.collect(sources[index], record: record, transport: transport))
                    }
                }
                for _ in 0..<Self.concurrentSources { start() }
                var done = 0
                while let (index, report) = try await group.next() {
                    reports[index] = report
                    done += 1
                    installation.world.progress("fetching \(done) of \(sources.count) sources")
                    start()
                }
            }
        } catch let error as PipelineError {
            throw error
        } catch {
            throw .badInput("\(error)")
        }
        return reports.compactMap { $0 }
    }

    private func collect(
        _ source: SourceEntry, record: SourceRecord, transport: any Exchanging
    ) async throws(PipelineError) -> SourceReport {
        var report = SourceReport(name: source.settings.name, kind: source.settings.kind)
        var record = record
        let now = installation.world.now()
        record.lastAttemptAt = now
        do {
            let validators = try await fetchPages(source, known: record.validators, transport: transport, into: &report)
            record.validators = validators
            record.lastSuccessAt = now
            record.failures = 0
            record.lastError = nil
            if report.new + report.edited > 0 { record.lastNewAt = now }
        } catch let error as PipelineError {
            // Only the store's trouble ends the run; a missing credential is this source's own.
            guard case .missingCredential = error else { throw error }
            report.error = error.description
        } catch {
            report.error = "\(error)"
        }
        if let error = report.error {
            record.failures += 1
            record.lastError = error
        }
        let saved = record
        try installation.storage { try $0.save(saved) }
        return report
    }

    /// Fetches page after page; each page's mentions are stored before the next is asked for.
    ///
    /// All pages are read each time, whatever the first one holds: vendors sort in many ways, pin items and insert old
    /// ones, and only ids tell what is new. A document is passed over unread only where it is the whole answer, was read
    /// without trouble, and is the same byte for byte.
    /// - Returns: what to remember for asking conditionally next time; `nil` for nothing.
    private func fetchPages(
        _ source: SourceEntry, known: String?, transport: any Exchanging, into report: inout SourceReport
    ) async throws -> String? {
        var settings = source.settings
        if let reference = source.credential {
            settings.credential = Secret(try installation.world.credential(reference))
        }
        let adapter = try SourceRegistry.adapter(for: settings)
        var request = adapter.firstRequest()
        let validators = Validators(encoded: known, reading: Validators.reading(settings))
        validators?.apply(to: &request)
        var remembered: Validators?
        var asked: Set<String> = []

        for page in 0..<adapter.pageLimit {
            // A vendor whose last page points to itself would keep us for ever.
            guard asked.insert(request.url).inserted else { break }
            let document = try await transport.exchange(request)
            if page == 0 {
                if let validators, document.status == 304 || validators.matches(document, requested: request.url) {
                    report.notModified = true
                    report.fetched = validators.items
                    report.unchanged = validators.items
                    return known
                }
                remembered = Validators(document, requested: request.url, reading: Validators.reading(settings))
            }
            let answer = try adapter.read(document, limits: installation.settings.limits)
            report.notes += answer.notes
            report.notes += answer.failedItems
            report.failed += answer.failedItems.count
            report.fetched += answer.mentions.count + answer.failedItems.count
            let counts = try installation.storage { try $0.accept(answer.mentions, at: installation.world.now()) }
            report.new += counts.new
            report.edited += counts.edited
            report.unchanged += counts.unchanged
            guard let next = answer.next else { break }
            remembered = nil
            if page + 1 == adapter.pageLimit {
                report.notes.append("more pages follow; read \(adapter.pageLimit), as the option pages allows")
            }
            request = next
        }
        remembered?.items = report.fetched
        return report.notes.isEmpty ? remembered?.encoded : nil
    }
}

/// What is remembered of a source's only page, so that unchanged bytes are neither sent nor parsed again.
private struct Validators: Codable {
    /// Hash of the address: an address may hold a key, and the store holds none.
    var address: String
    /// Hash of how it was read: another mapping or another version reads the same bytes anew.
    var reading: String
    var etag: String?
    var lastModified: String?
    /// Of the body, for equality only.
    var body: String
    var items = 0

    init(_ document: FetchedDocument, requested: String, reading: String) {
        address = Self.hash(requested)
        self.reading = reading
        etag = document.headers["ETag"]
        lastModified = document.headers["Last-Modified"]
        body = Self.hash(document.body)
    }

    /// `nil` where nothing is known, or where it was read in another way.
    init?(encoded: String?, reading: String) {
        guard let encoded, let value = try? JSONDecoder().decode(Validators.self, from: Data(encoded.utf8)),
            value.reading == reading
        else { return nil }
        self = value
    }

    var encoded: String? { (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } }

    /// Asks for the document only if it changed; a changed address forgets the validators.
    func apply(to request: inout FetchRequest) {
        guard Self.hash(request.url) == address else { return }
        if let etag { request.headers.fields.append((name: "If-None-Match", value: etag)) }
        if let lastModified { request.headers.fields.append((name: "If-Modified-Since", value: lastModified)) }
    }

    func matches(_ document: FetchedDocument, requested: String) -> Bool {
        Self.hash(requested) == address && document.status == 200 && Self.hash(document.body) == body
    }

    /// How a source's documents are read: its kind, its options, and the version of the program.
    static func reading(_ settings: SourceSettings) -> String {
        let options = settings.options.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return hash(([EarshotVersion.current, settings.kind, settings.name] + options).joined(separator: "\n"))
    }

    private static func hash(_ text: String) -> String { hash(Array(text.utf8)) }

    private static func hash(_ bytes: [UInt8]) -> String {
        var hash = FNV1a()
        hash.add(bytes: bytes)
        return "\(bytes.count)-\(hash.hexadecimal)"
    }
}
