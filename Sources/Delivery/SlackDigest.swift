import Triage

/// The digest as Slack messages.
///
/// Each message stays within ``SlackLimits``, says which of how many it is, and carries the complete text a second time
/// as plain `text` for receivers that show no blocks. What the public wrote is escaped and verbatim in the blocks; in the
/// plain text it is escaped and made free of calls as well (``SlackText/withoutCalls(_:)``).
package enum SlackDigest {
    /// JSON texts to be posted in this order, one a message; never empty.
    package static func render(_ digest: Digest) -> [String] {
        let digest = digest.displayable
        let foot = footer(digest)
        var messages: [Draft] = [Draft()]
        for entry in digest.entries {
            let whole = SlackCase(entry, now: digest.generatedAt, allowance: SlackCase.Allowance.all[0])
            if !messages[messages.count - 1].add(whole.blocks, whole.text, digest) {
                if !messages[messages.count - 1].blocks.isEmpty { messages.append(Draft()) }
                let fits = SlackCase.Allowance.all.contains { allowance in
                    let shorter = SlackCase(entry, now: digest.generatedAt, allowance: allowance)
                    return messages[messages.count - 1].add(shorter.blocks, shorter.text, digest)
                }
                precondition(fits, "the smallest allowance fits a message of its own")
            }
        }
        if !messages[messages.count - 1].add(foot.blocks, foot.text, digest) {
            messages.append(Draft())
            let fits = messages[messages.count - 1].add(foot.blocks, foot.text, digest)
            precondition(fits, "the footer's parts are bounded so that it fits a message of its own")
        }
        return messages.indices.map { number in
            messages[number].message(digest, number: number + 1, of: messages.count).json
        }
    }

    /// A message that is being filled.
    private struct Draft {
        var blocks: [SlackBlock] = []
        var texts: [String] = []

        /// Takes the blocks if the whole message stays within the limits.
        mutating func add(_ more: [SlackBlock], _ text: String, _ digest: Digest) -> Bool {
            var longer = self
            longer.blocks += more
            longer.texts.append(text)
            // Room for any number of messages.
            let message = longer.message(digest, number: 9999, of: 9999)
            guard message.blocks.count <= SlackLimits.blocksPerMessage,
                message.json.utf8.count <= SlackLimits.messageBytes
            else { return false }
            self = longer
            return true
        }

        func message(_ digest: Digest, number: Int, of count: Int) -> SlackMessage {
            let part = count > 1 ? " (\(number) of \(count))" : ""
            let title = [digest.brand, digest.title].filter { !$0.isEmpty }.joined(separator: ": ")
            let shown = DisplayText.cut(title.isEmpty ? "Earshot" : title, limit: 60) + part
            let line = "\(DigestWords.headline(digest)) · \(DigestWords.date(digest.generatedAt))"
            return SlackMessage(
                text: ([SlackText.escaped(SlackText.withoutCalls(shown)), line] + texts).joined(separator: "\n\n"),
                blocks: [.header(shown), .context([SlackMarkup(text: line)])] + blocks)
        }
    }

    private static func footer(_ digest: Digest) -> (blocks: [SlackBlock], text: String) {
        var paragraphs: [String] = []
        if let calm = DigestWords.nothingOpen(digest) { paragraphs.append(calm) }
        if let cut = DigestWords.cut(digest.cut) { paragraphs.append(cut) }
        if digest.cut.count == 0, !digest.entries.isEmpty { paragraphs.append("Every open case is shown.") }
        if !digest.themes.isEmpty {
            paragraphs.append(
                listed(DigestWords.themesHeading, digest.themes.map(DigestWords.theme), more: CommandNames.themes))
        }
        let care = DigestWords.care(digest.care)
        if !care.isEmpty { paragraphs.append(care.joined(separator: "\n")) }
        if let sources = DigestWords.sources(digest) {
            paragraphs.append(listed(sources, DigestWords.troubledSources(digest), more: CommandNames.sources))
        }
        if let deliveries = DigestWords.deliveries(digest.deliveries) {
            paragraphs.append(listed(deliveries, digest.deliveries.words, more: CommandNames.outbox))
        }
        if let first = digest.notes.first {
            paragraphs.append(listed(first, Array(digest.notes.dropFirst()), more: CommandNames.digest))
        }
        paragraphs.append(DigestWords.ledger(digest.ledger))
        let blocks = paragraphs.map {
            SlackBlock.context([SlackMarkup(text: SlackText.escaped($0, limitBytes: paragraphBytes))])
        }
        let texts = paragraphs.map { SlackText.escaped(SlackText.withoutCalls($0), limitBytes: paragraphBytes) }
        return (blocks, texts.joined(separator: "\n"))
    }

    /// Seven paragraphs of this size, twice, fit a message.
    private static let paragraphBytes = 600

    /// A heading and as many lines as fit a paragraph; those left out are counted, with the command that shows them.
    private static func listed(_ heading: String, _ lines: [String], more command: String) -> String {
        var result = DisplayText.cut(heading, limit: 150)
        for (index, line) in lines.enumerated() {
            let longer = result + "\n• " + DisplayText.cut(line, limit: 150)
            if SlackText.bytes(of: SlackText.withoutCalls(longer)) > paragraphBytes - 60 {
                return result + "\n• \(grouped(lines.count - index)) more: \(command)"
            }
            result = longer
        }
        return result
    }
}
