import Triage

/// One case in Slack's blocks and in plain text.
struct SlackCase {
    /// How much room the words get, in bytes of JSON. A case that does not fit a message of its own in one allowance is
    /// written in the next; each shortening ends in `…` and the case then names the command that shows it whole.
    struct Allowance {
        let quoteBytes: Int
        let draftBytes: Int
        let whyBytes: Int
        let smallBytes: Int
        let urlBytes: Int

        /// The smallest always fits a message, twice over: blocks and plain text together stay under 8,000 bytes.
        static let all = [
            Allowance(quoteBytes: 1500, draftBytes: 2400, whyBytes: 700, smallBytes: 300, urlBytes: 2000),
            Allowance(quoteBytes: 900, draftBytes: 1200, whyBytes: 400, smallBytes: 200, urlBytes: 1000),
            Allowance(quoteBytes: 500, draftBytes: 600, whyBytes: 200, smallBytes: 100, urlBytes: 500),
        ]
    }

    let blocks: [SlackBlock]
    /// The same for the message's plain `text`.
    let text: String

    init(_ entry: DigestEntry, now: Timestamp, allowance: Allowance) {
        var writer = Writer(allowance: allowance)
        let link = entry.url.flatMap(PublicLink.init)
        let shownLink = link.flatMap { $0.description.utf8.count <= allowance.urlBytes ? $0 : nil }
        if link != nil, shownLink == nil { writer.shortened = true }

        let name = writer.short(entry.caseName)
        let priority = decimal(entry.priority, 1)
        let flags = DigestWords.flags(entry).joined(separator: " · ")
        let scales = [
            "Anger \(SlackCase.bar(entry.anger)) \(decimal(entry.anger, 2))",
            "Reach \(SlackCase.bar(DigestWords.reachShare(entry.reach))) \(DigestWords.reach(entry.reach))",
        ]
        let duty = writer.small(DigestWords.duty(entry, now: now).joined(separator: " · "))
        let quote = entry.quote.isEmpty ? nil : writer.cut(entry.quote, allowance.quoteBytes)
        let provenance = writer.small(DigestWords.provenance(entry, now: now).joined(separator: " · "))
        let spread = DigestWords.spread(entry).map { writer.small($0) }
        let why = entry.why.isEmpty ? nil : writer.cut(entry.why.joined(separator: "; "), allowance.whyBytes)
        let rank =
            entry.circumstances.isEmpty ? nil : writer.small("Rank: " + entry.circumstances.joined(separator: "; "))
        let topics = entry.topics.isEmpty ? nil : "About \(entry.topics.map(\.rawValue).joined(separator: ", "))"
        let promises = DigestWords.promises(entry, now: now).map { writer.small("Promise " + $0) }
        let hint = entry.stanceHint.map { writer.small($0) }
        var draft: Cut?
        if let reply = entry.suggestedReply, !reply.isEmpty {
            draft = writer.cut(DisplayText.paragraphs(reply), allowance.draftBytes)
        }
        let notes =
            entry.replyNotes.isEmpty ? nil : writer.small("Check: " + entry.replyNotes.joined(separator: "; "))

        var blocks: [SlackBlock] = []
        let button = shownLink.map {
            SlackLinkButton(
                text: SlackPlainText(text: "Open the post"), url: $0.description, actionID: "open-\(entry.rank)")
        }
        blocks.append(
            .section(
                SlackMarkup(
                    text: "*\(entry.rank). \(name.markup) · priority \(priority)*"
                        + (flags.isEmpty ? "" : "  \(flags)") + "\n" + scales.joined(separator: "\n") + "\n"
                        + ([duty.markup] + promises.map(\.markup)).joined(separator: "\n")),
                button: button))
        blocks.append(
            .section(SlackMarkup(text: ">" + (quote.map { "“\($0.markup)”" } ?? SlackCase.wordless)), button: nil))
        let small = [provenance.markup, spread?.markup, topics, why.map { "Why: " + $0.markup }, rank?.markup]
            .compactMap { $0 }
        blocks.append(.context(small.map { SlackMarkup(text: $0) }))
        if let draft {
            let lines = draft.markup.split(separator: "\n", omittingEmptySubsequences: false)
            blocks.append(
                .section(
                    SlackMarkup(text: "*Suggested acknowledgment*\n" + lines.map { ">" + $0 }.joined(separator: "\n")),
                    button: nil))
        }
        let whole =
            writer.shortened ? SlackText.escaped("Shortened here; whole: \(entry.command)", limitBytes: 200) : nil
        let asides = [hint.map { "Hint: " + $0.markup }, notes?.markup, whole].compactMap { $0 }
        if !asides.isEmpty { blocks.append(.context(asides.map { SlackMarkup(text: $0) })) }
        blocks.append(.divider)
        self.blocks = blocks

        var lines = ["\(entry.rank). \(name.plain) · priority \(priority)" + (flags.isEmpty ? "" : " · \(flags)")]
        lines += scales
        lines.append(quote.map { "“\($0.plain)”" } ?? SlackCase.wordless)
        lines.append(provenance.plain)
        if let shownLink { lines.append(SlackText.escaped(shownLink.withoutAt)) }
        if let spread { lines.append(spread.plain) }
        if let topics { lines.append(topics) }
        if let why { lines.append("Why: " + why.plain) }
        if let rank { lines.append(rank.plain) }
        lines.append(duty.plain)
        lines += promises.map(\.plain)
        if let hint { lines.append("Hint: " + hint.plain) }
        if let draft { lines.append("Suggested acknowledgment:\n" + draft.plain) }
        if let notes { lines.append(notes.plain) }
        if let whole { lines.append(SlackText.withoutCalls(whole)) }
        text = lines.joined(separator: "\n")
    }

    private static let wordless = "(no words)"

    private static func bar(_ share: Double) -> String {
        let filled = DigestWords.cells(share, of: 10)
        return String(repeating: "█", count: filled) + String(repeating: "░", count: 10 - filled)
    }

    /// The same words for blocks and for plain text.
    private struct Cut {
        let markup: String
        let plain: String
    }

    /// Shortens, and remembers that it did.
    private struct Writer {
        let allowance: Allowance
        var shortened = false

        mutating func cut(_ text: String, _ limitBytes: Int) -> Cut {
            // A character takes a byte at least: what lies beyond is dropped in any case.
            let candidate = String(text.prefix(limitBytes + 1))
            let markup = SlackText.cut(candidate, limitBytes: limitBytes)
            let plain = SlackText.cut(SlackText.withoutCalls(candidate), limitBytes: limitBytes)
            if !markup.isWhole || !plain.isWhole { shortened = true }
            return Cut(markup: markup.text, plain: plain.text)
        }

        mutating func small(_ text: String) -> Cut { cut(text, allowance.smallBytes) }
        mutating func short(_ text: String) -> Cut { cut(text, 60) }
    }
}
