package import Triage

/// A slot with what fills it and where that comes from.
package struct FilledSlot: Hashable, Sendable, Codable {
    package var slot: Slot
    /// As it stands in the draft: `your parcel`.
    package var value: String
    /// The person's own words, cleaned: `my parcel`. For owner and time the value itself.
    package var source: String

    package init(slot: Slot, value: String, source: String) {
        self.slot = slot
        self.value = value
        self.source = source
    }
}

/// Finds what a person named: the thing, the wait, the amount, what happened before.
///
/// English is read by its grammar and a closed list of nouns, other languages by the word lists of their packs, so that nothing
/// a stranger invents gets into a draft. Without either only what needs no language is found: amounts and the name.
package enum SlotExtractor {
    /// Where a complaint is longer, its first part is read: people name the thing early.
    package static let readLimitBytes = 20_000

    /// The longest value, in characters.
    package static let valueLimitCharacters = 40

    /// What the mention names. A slot that was not found is absent; nothing is guessed.
    ///
    /// - Parameter pack: reads what is written in its language, where that is not English.
    package static func extract(
        from mention: Mention, assessment: Assessment, pack: ReplyPack? = nil
    ) -> [Slot: String] {
        var values: [Slot: String] = [:]
        let found = Findings(mention, assessment, pack: pack)
        for filled in found.slots(for: found.topics.first) { values[filled.slot] = filled.value }
        return values
    }

    /// The language a mention is written in as far as the classifier or else the source says; `und` where neither does.
    package static func language(of mention: Mention, _ assessment: Assessment) -> String {
        let judged = assessment.language.lowercased()
        if !judged.isEmpty, judged != "und" { return String(judged.prefix { $0 != "-" && $0 != "_" }) }
        guard let named = mention.language?.lowercased(), !named.isEmpty else { return "und" }
        return String(named.prefix { $0 != "-" && $0 != "_" })
    }
}

/// Everything found in one mention; which thing is named depends on the topic a template speaks to.
struct Findings {
    /// A wait with what kind of wait it was.
    struct Wait {
        var filled: FilledSlot
        /// Minutes and hours: on the telephone, for a dish, without a connection.
        var isShort: Bool
        /// Something of ours was down so long; nobody was waiting for an answer.
        var isDown: Bool
    }

    struct Thing {
        var filled: FilledSlot
        var kind: ThingKind
        var weight: Int
    }

    /// Heaviest first.
    private(set) var things: [Thing] = []
    private var waits: [Wait] = []
    private(set) var name: FilledSlot?
    /// What it is about, by what the words bear out where they can be read.
    let topics: [Topic]
    let tenor: Tenor
    /// Whether a safety template may speak: the flag or topic is raised and words of harm bear it out.
    let isAboutHarm: Bool
    /// Whether the person speaks of ending their life.
    let isCrisis: Bool
    private let amount: FilledSlot?
    /// The amount where prices are what it is about: one per month counts as well.
    private let price: FilledSlot?
    private var packReading: PackReading?
    private var event: FilledSlot?
    /// The event where the topic is what we changed.
    private var change: FilledSlot?

    /// - Parameters:
    ///   - pack: reads the text where it is in the pack's language and that is not English.
    ///   - formal: which of the pack's words to say back.
    init(_ mention: Mention, _ assessment: Assessment, pack: ReplyPack? = nil, formal: Bool = false) {
        let language = SlotExtractor.language(of: mention, assessment)
        let wording = String(decoding: mention.wording.utf8.prefix(SlotExtractor.readLimitBytes), as: UTF8.self)
        let passage = Passage(wording)
        isCrisis = Crisis.isNamed(in: passage)
        let isReadable = language == "en" || language == "und"
        if let first = PersonalName.first(of: mention.author.name, handle: mention.author.handle) {
            name = FilledSlot(slot: .name, value: first, source: first)
        }
        topics =
            isReadable
            ? TopicBearing.ordered(assessment.topics, in: passage, evidence: assessment.evidence) : assessment.topics
        isAboutHarm = !isReadable || TopicBearing.bearsOutHarm(passage)
        tenor = Tenor(language == "en" ? passage : nil, assessment)
        amount = passage.amount(asRate: false)
        price = passage.amount(asRate: true)
        if language != "en", let pack, pack.language == language {
            let reading = PackReading(passage, pack: pack, formal: formal)
            packReading = reading
            waits = reading.waits
            return
        }
        guard isReadable else { return }
        event = passage.event(amongChangesOnly: false)
        change = passage.event(amongChangesOnly: true)
        waits = passage.waits
        things = passage.things
    }

    /// What may be filled into a template that speaks to `topic`.
    func slots(for topic: Topic?) -> [FilledSlot] {
        let isChange = topic == .bug || topic == .dataLoss
        return [
            name, packReading?.thing(for: topic) ?? thing(for: topic)?.filled, wait(for: topic)?.filled,
            topic == .pricing ? price : amount,
            isChange ? change : event,
        ].compactMap(\.self)
    }

    /// The heaviest thing that a template for `topic` may name. Where the topic does not choose, the weight has to.
    func thing(for topic: Topic?) -> Thing? {
        let fitting = ThingKind.fitting(topic)
        let least = topic == nil || topic == .other ? 10 : 1
        return things.first { fitting.contains($0.kind) && $0.weight >= least }
    }

    /// The first wait that a template for `topic` may speak of: an hour in a queue is no wait for money, and a morning
    /// without a connection is none for an answer.
    func wait(for topic: Topic?) -> Wait? {
        waits.first { wait in
            switch topic {
            case .outage, .other, nil: true
            case .delivery, .service, .quality: !wait.isDown
            default: !wait.isShort && !wait.isDown
            }
        }
    }
}
