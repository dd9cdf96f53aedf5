import Classifier
import Storage
import Triage

/// What the deep tier read before the judging began.
struct DeepRead {
    /// `nil` where the tier is switched off, or nothing waited.
    var report: DeepReport?
    private var model: DeepModel?
    private var readings: [Int64: (words: String, reading: DeepReading)] = [:]

    init(_ report: DeepReport? = nil, model: DeepModel? = nil) {
        self.report = report
        self.model = model
    }

    mutating func add(_ reading: DeepReading, of waiting: WaitingMention) {
        readings[waiting.rowID] = (waiting.mention.contentFingerprint, reading)
    }

    /// The judgement of both tiers where the deep one read these very words, else the fast one's.
    func judgement(_ fast: Assessment, of waiting: WaitingMention, _ fastModel: FastModel) -> Assessment {
        guard let model, let known = readings[waiting.rowID], known.words == waiting.mention.contentFingerprint else {
            return fast
        }
        return model.judgement(
            fast, with: known.reading, rating: waiting.mention.rating,
            aspects: fastModel.aspects(of: waiting.mention.wording, judged: fast),
            fastThreshold: fastModel.complaintThreshold)
    }
}

extension Cycle {
    /// Texts read between two looks at the time; some tenths of a second.
    private static let textsAtATime = 32
    /// Mentions ranked between two looks at the store.
    private static let rankedAtATime = 500

    /// Has the deep tier read those of the waiting mentions that a human is likeliest to see: the foremost by the fast
    /// tier's rank, best first, and where safety or the law is at stake all others, as far as the time reaches.
    ///
    /// - Throws: ``PipelineError/deepTier(_:)`` where the tier is asked for and cannot work; what waits goes on waiting.
    func readDeeply() async throws(PipelineError) -> DeepRead {
        let settings = installation.settings.deep
        guard settings.use != .off else { return DeepRead() }
        if settings.use == .auto, try installation.storage({ try $0.waiting(limit: 1) }).isEmpty { return DeepRead() }
        var report = DeepReport()
        let model: DeepModel
        do { model = try installation.deepModel() } catch {
            if settings.use == .on { throw .deepTier("\(error)") }
            report.unavailable = "\(error)"
            return DeepRead(report)
        }
        report.model = model.name
        let foremost = try foremost(share: settings.share)
        report.chosen = foremost.count
        report.otherLanguages = foremost.count { $0.language != DeepModel.language }
        return try await read(foremost.filter { $0.language == DeepModel.language }.map(\.rowID), model, report)
    }

    /// A waiting mention as the fast tier ranks it.
    private struct Candidate {
        let rowID: Int64
        let priority: Double
        let language: String
        /// Safety or the law is at stake.
        let isGrave: Bool
    }

    /// The foremost share of everything that waits, best first, then the grave ones of the rest; our own accounts' posts are
    /// none of it.
    private func foremost(share: Double) throws(PipelineError) -> [Candidate] {
        let now = installation.world.now()
        let settings = installation.settings
        var candidates: [Candidate] = []
        var last: Int64?
        while true {
            let page = try installation.storage { try $0.waiting(limit: Self.rankedAtATime, after: last) }
            guard let end = page.last else { break }
            last = end.rowID
            for waiting in page where !installation.isOwnAccount(waiting.mention.author) {
                let mention = waiting.mention
                let assessment = installation.model.assess(mention, explaining: false)
                let reach = Reach.estimate(
                    for: mention, audience: installation.audiences[mention.source] ?? nil, priors: settings.reach,
                    now: now)
                let priority = Priority.rank(
                    assessment, reach: reach, publishedAt: mention.publishedAt, weights: settings.ranking, now: now)
                candidates.append(
                    Candidate(
                        rowID: waiting.rowID, priority: priority.value, language: assessment.language,
                        isGrave: assessment.urgency.contains { $0 == .safety || $0 == .legal }))
            }
        }
        candidates.sort { $0.priority != $1.priority ? $0.priority > $1.priority : $0.rowID < $1.rowID }
        let count = Int((Double(candidates.count) * share).rounded(.up))
        return candidates.prefix(count) + (share > 0 ? candidates.dropFirst(count).filter(\.isGrave) : [])
    }

    private func read(
        _ rowIDs: [Int64], _ model: DeepModel, _ chosen: DeepReport
    ) async throws(PipelineError) -> DeepRead {
        var read = DeepRead(model: model)
        var report = chosen
        let world = installation.world
        let session = DeepSession(model)
        let begin = world.uptime()
        var rest = rowIDs[...]
        while !rest.isEmpty, !world.mustStop(),
            world.uptime() - begin < installation.settings.deep.budgetSeconds
        {
            let some = Array(rest.prefix(Self.textsAtATime))
            rest = rest.dropFirst(some.count)
            let waiting = try installation.storage { try $0.waiting(some) }
            for (mention, reading) in zip(waiting, session.read(waiting.map(\.mention.wording))) {
                read.add(reading, of: mention)
                report.read += 1
            }
            world.progress("read \(report.read) of \(rowIDs.count) mentions twice")
            // A server in this process answers in between.
            await Task.yield()
        }
        report.left = rowIDs.count - report.read
        report.seconds = max(0, world.uptime() - begin)
        read.report = report
        return read
    }
}

extension Installation {
    /// The variable that names the library to open in place of `libopenblas.so.0`.
    package static let libraryVariable = "EARSHOT_OPENBLAS"

    /// Opens OpenBLAS under its usual name or the one that ``libraryVariable`` has.
    func openBLAS() throws(ClassifierError) -> OpenBLAS {
        let name = world.environment(Self.libraryVariable) ?? ""
        return try OpenBLAS.open(name.isEmpty ? OpenBLAS.usualName : name)
    }

    /// Loads the deep tier's weights and OpenBLAS.
    func deepModel() throws(ClassifierError) -> DeepModel {
        let blas = try openBLAS()
        let path: String
        if let named = settings.deep.weights { path = named } else { path = try DeepModel.shippedWeights() }
        return try DeepModel.load(contentsOf: path, using: blas)
    }
}
