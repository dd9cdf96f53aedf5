import Triage

/// How a text digest may look.
package struct TextStyle: Sendable, Hashable {
    /// Bold, dim and colour through ANSI escapes.
    package var colour: Bool
    /// Only ASCII in what is ours; words of the public stay as they are, their dashes and quotation marks excepted.
    package var ascii: Bool

    package init(colour: Bool = false, ascii: Bool = false) {
        self.colour = colour
        self.ascii = ascii
    }

    package static let plain = TextStyle()
    package static let colour = TextStyle(colour: true)
    package static let ascii = TextStyle(ascii: true)
}

/// The digest for a terminal.
package enum TextDigest {
    /// Lines of at most `width` columns (40…110; addresses are never broken), each ended by a newline.
    package static func render(_ digest: Digest, width: Int = 100, style: TextStyle = .plain) -> String {
        let digest = digest.displayable
        var page = TextPage(width: min(110, max(40, width)), style: style)
        header(digest, on: &page)
        for entry in digest.entries { block(entry, now: digest.generatedAt, on: &page) }
        footer(digest, on: &page)
        return page.text
    }

    private static func header(_ digest: Digest, on page: inout TextPage) {
        let title = [digest.brand, digest.title].filter { !$0.isEmpty }.joined(separator: " · ")
        page.spread(title, DigestWords.date(digest.generatedAt), .bold)
        page.rule()
        page.paragraph(DigestWords.headline(digest), indent: 0, digest.entries.isEmpty ? .good : .bold)
        if let calm = DigestWords.nothingOpen(digest) { page.paragraph(calm, indent: 0) }
    }

    private static func block(_ entry: DigestEntry, now: Timestamp, on page: inout TextPage) {
        page.gap()
        let rank = entry.rank < 10 ? " \(entry.rank)" : "\(entry.rank)"
        let flags = DigestWords.flags(entry)
        let urgent = entry.overdue || !entry.urgency.isEmpty
        page.title(
            "\(rank)  \(entry.caseName)  priority \(decimal(entry.priority, 1))", flags.joined(separator: " · "),
            urgent ? .alarm : .plain)
        page.bar("anger", entry.anger, "\(decimal(entry.anger, 2)) of 1, complaint \(decimal(entry.complaint, 2))")
        page.bar("reach", DigestWords.reachShare(entry.reach), DigestWords.reach(entry.reach))
        page.gap()
        page.paragraph(entry.quote.isEmpty ? "(no words)" : "“\(entry.quote)”", indent: 4, .quote)
        page.items(DigestWords.provenance(entry, now: now), indent: 4, .dim)
        if let url = entry.url { page.address(url, indent: 4) }
        page.gap()
        if let spread = DigestWords.spread(entry) { page.labelled("Heard", spread) }
        if !entry.topics.isEmpty {
            page.labelled("About", entry.topics.map(\.rawValue).joined(separator: ", "))
        }
        if !entry.why.isEmpty { page.labelled("Why", entry.why.joined(separator: "; ")) }
        if !entry.circumstances.isEmpty { page.labelled("Rank", entry.circumstances.joined(separator: "; ")) }
        page.labelled(
            "Who", DigestWords.duty(entry, now: now).joined(separator: " · "), entry.overdue ? .alarm : .plain)
        for (index, line) in DigestWords.promises(entry, now: now).enumerated() {
            let missed = index < entry.promises.count && entry.promises[index].state == .missed
            page.labelled(index == 0 ? "Due" : "", line, missed ? .alarm : .plain)
        }
        if let hint = entry.stanceHint { page.labelled("Hint", hint) }
        if let reply = entry.suggestedReply, !reply.isEmpty {
            page.gap()
            page.paragraph("Suggested acknowledgment:", indent: 4, .dim)
            page.setOff(reply, indent: 6)
            for note in entry.replyNotes { page.paragraph("! \(note)", indent: 6, .warning) }
        }
    }

    private static func footer(_ digest: Digest, on page: inout TextPage) {
        page.gap()
        page.rule()
        if let cut = DigestWords.cut(digest.cut) {
            page.paragraph(cut, indent: 0, .bold)
        } else if !digest.entries.isEmpty {
            page.paragraph("Every open case is shown.", indent: 0)
        }
        if !digest.themes.isEmpty {
            page.paragraph(DigestWords.themesHeading, indent: 0)
            for theme in digest.themes { page.paragraph(DigestWords.theme(theme), indent: 2) }
        }
        for sentence in DigestWords.care(digest.care) { page.paragraph(sentence, indent: 0) }
        if let sources = DigestWords.sources(digest) { page.paragraph(sources, indent: 0) }
        for trouble in DigestWords.troubledSources(digest) { page.paragraph("! \(trouble)", indent: 2, .warning) }
        if let deliveries = DigestWords.deliveries(digest.deliveries) {
            page.paragraph(deliveries, indent: 0)
            for words in digest.deliveries.words { page.paragraph("! \(words)", indent: 2, .warning) }
        }
        for note in digest.notes { page.paragraph(note, indent: 0) }
        page.paragraph(DigestWords.ledger(digest.ledger), indent: 0, .dim)
    }
}
