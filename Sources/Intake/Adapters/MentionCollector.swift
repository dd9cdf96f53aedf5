import Transport
import Triage

/// Gathers the mentions of one answer and holds them to the limits, so that every adapter gives the same promises:
/// an id that is there and short, words, plausible times, links that are web addresses.
struct MentionCollector {
    private let settings: SourceSettings
    private let scope: String
    private let document: FetchedDocument
    private let limits: IntakeLimits
    private(set) var mentions: [Mention] = []
    private var failedItems: [String] = []
    private var notes: [String] = []
    private var seen = 0
    private var wordless = 0
    private var cut = 0

    /// - Parameter scope: of the ids; the source's name where they are its own.
    init(_ answer: VendorAnswer, scope: String) {
        settings = answer.settings
        document = answer.document
        limits = answer.limits
        self.scope = String(scope.map { $0 == ":" ? "_" : $0 })
    }

    /// Whether one more item may be read; items above the limit are counted only.
    mutating func hasRoom() -> Bool {
        seen += 1
        return seen <= limits.itemLimit
    }

    /// A mention to be filled in, with nothing known yet.
    func blank() -> Mention { Mention(source: settings.name, scope: scope, id: "", text: "") }

    /// Takes a mention. One without words is counted, and one without an id gets a derived one.
    mutating func add(_ mention: Mention) {
        var mention = mention
        mention.title = CleanText.nonEmptyLine(mention.title)
        mention.text = CleanText.block(mention.text)
        if mention.title == nil && mention.text.isEmpty {
            wordless += 1
            return
        }
        limitLength(&mention)
        mention.url = WebAddress.link(mention.url, base: document.url)
        mention.author.url = WebAddress.link(mention.author.url, base: document.url)
        mention.author.name = CleanText.nonEmptyLine(mention.author.name)
        mention.author.handle = CleanText.handle(mention.author.handle)
        mention.author.id = CleanText.nonEmptyLine(mention.author.id)
        mention.language = LanguageTag.read(mention.language)
        mention.publishedAt = plausible(mention.publishedAt)
        mention.updatedAt = plausible(mention.updatedAt)
        mention.thread = CleanText.nonEmptyLine(mention.thread)
        mention.inReplyTo = CleanText.nonEmptyLine(mention.inReplyTo)
        mention.id = identity(of: mention)
        mentions.append(mention)
    }

    /// Counts an item that cannot be read.
    ///
    /// - Parameter reason: what is wrong with it, as the end of a sentence.
    mutating func fail(_ reason: String) { failedItems.append("item \(seen): \(CleanText.prefix(reason, bytes: 300))") }

    /// Puts a remark into the page.
    mutating func note(_ remark: String) { notes.append(remark) }

    /// Takes a review that may be a mark without words: what its readers see then, the stars, stands for its title.
    mutating func add(review mention: Mention) {
        var mention = mention
        if let rating = mention.rating, mention.title.map(CleanText.isBlank) ?? true, CleanText.isBlank(mention.text) {
            mention.title = rating.stars
        }
        add(mention)
    }

    /// The page; all items broken means that the shape is not the known one.
    func page(next: FetchRequest? = nil) throws(IntakeError) -> SourcePage {
        if mentions.isEmpty, let first = failedItems.first {
            throw IntakeError.changedShape(
                source: settings.name, reason: "none of \(failedItems.count) items could be read; \(first)")
        }
        var notes = notes
        if wordless > 0 { notes.append("left out \(counted(wordless, "item")) without title and text") }
        if cut > 0 {
            notes.append("cut the text of \(counted(cut, "item")) at intake.itemLimitBytes = \(limits.itemLimitBytes)")
        }
        if seen > limits.itemLimit {
            let left = counted(seen - limits.itemLimit, "item")
            notes.append("left out \(left) above intake.itemLimit = \(limits.itemLimit)")
        }
        return SourcePage(mentions: mentions, next: next, notes: notes, failedItems: failedItems)
    }

    private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    private mutating func limitLength(_ mention: inout Mention) {
        let limit = limits.itemLimitBytes
        var isCut = false
        if mention.text.utf8.count > limit {
            mention.text = CleanText.prefix(mention.text, bytes: limit)
            isCut = true
        }
        if let title = mention.title, title.utf8.count > limit {
            mention.title = CleanText.prefix(title, bytes: limit)
            isCut = true
        }
        // Half a tag is worse than no HTML: the text stands for it.
        if let html = mention.html, html.utf8.count > limit { mention.html = nil }
        if isCut { cut += 1 }
    }

    /// The id as given where it is fit to be a key, else a stable one: from the address, else from author, time and words.
    private func identity(of mention: Mention) -> String {
        let given = CleanText.line(mention.id)
        if !given.isEmpty && given.utf8.count <= MentionObject.idLimitBytes { return given }
        var hash = FNV1a()
        if !given.isEmpty {
            hash.add(given)
        } else if let url = mention.url {
            hash.add(url)
        } else {
            hash.add(mention.author.identity ?? mention.author.name ?? "")
            hash.add(mention.publishedAt?.description ?? "")
            hash.add(mention.wording)
        }
        return "derived-" + hash.hexadecimal
    }

    /// A time before the web or after the fetch is a mistake and counts as missing; five minutes let clocks differ.
    private func plausible(_ time: Timestamp?) -> Timestamp? {
        guard let time, time > MentionCollector.earliest, time < document.fetchedAt.adding(seconds: 300) else {
            return nil
        }
        return time
    }

    /// 1990-01-01T00:00:00Z.
    private static let earliest = Timestamp(seconds: 631_152_000)
}

extension Mention {
    /// Takes an HTML body: its text, and itself sanitised with relative addresses joined to `base`.
    mutating func setBody(html source: String, base: String?) {
        text = HTMLText.plain(source)
        html = HTMLSanitizer.sanitize(source, base: base)
    }
}

extension Rating {
    /// The mark as stars, full ones first: `★★☆☆☆`; `nil` above ten stars.
    var stars: String? {
        guard (1...10).contains(best), value >= 0 else { return nil }
        let full = Int(min(value, best).rounded())
        return String(repeating: "★", count: full) + String(repeating: "☆", count: Int(best.rounded()) - full)
    }
}
