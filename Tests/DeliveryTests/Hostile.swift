import Delivery
import Triage

/// Digests written by somebody who means harm.
enum Hostile {
    /// Every trick at once.
    static let everything =
        "<!channel> <!here> <@U1> <#C1> @all @channel @here @everyone &lt;!here&gt; <https://evil.example|kettle> "
        + "|> [tea](https://evil.example) ![p](https://evil.example/p.png) ```code``` *bold* _it_ ~no~ "
        + "\u{1B}[31m\u{9B}2J\u{202E}txet\u{202C}\u{2066}\u{200B}\u{200D}\u{FEFF}\u{E0041}\u{7}\u{0} \"quoted\" \\back\\ "
        + "z" + String(repeating: "\u{0301}", count: 300) + "\n> not a quote\n```\n"

    /// `text` in everything a person writes; its beginning in everything else.
    static func entry(_ rank: Int, text: String, url: String? = nil) -> DigestEntry {
        let long = text
        let text = String(text.prefix(300))
        return DigestEntry(
            rank: rank, caseName: "C\(rank)", state: .new, isNew: true, quote: long, channel: text, authorName: long,
            authorHandle: text, followers: .max, rating: Rating(value: 1e300, best: 5),
            url: url ?? "https://ana:hunter2@forum.example/" + text, language: text,
            saidAt: KettlewrenDigest.now, reach: Reach(low: 0, likely: .max, high: .max, basis: .followers), anger: 1,
            complaint: 1, priority: 100, why: [long, text], priorityWords: [text], circumstances: [text, text],
            urgency: UrgencyFlag.allCases, topics: Topic.allCases, stance: .persecutor, stanceHint: text,
            saidTwice: true,
            people: 900, mentionCount: 1000, channels: Array(repeating: text, count: 12), team: text, owner: text,
            acknowledgeBy: KettlewrenDigest.now, overdue: true, suggestedReply: long + "\n\n" + text,
            replyNotes: [text, text], command: "earshot explain C\(rank)")
    }

    static func digest(count: Int, text: String) -> Digest {
        let long = text
        let text = String(text.prefix(300))
        var ledger = LedgerCounts()
        ledger.suppressed = 50
        ledger.suppressedByRule = [text: 50]
        return Digest(
            generatedAt: KettlewrenDigest.now, brand: text, title: text,
            entries: (0..<count).map { entry($0 + 1, text: long, url: $0 == 1 ? "javascript:alert(1)" : nil) },
            cut: DigestCut(count: 9, highestPriority: 1, command: text), ledger: ledger,
            sources: (0..<80).map { SourceHealth(name: "\($0) \(text)", state: .failed, words: text) },
            deliveries: DeliveryHealth(uncertain: 70, failed: 70, words: Array(repeating: text, count: 70)),
            notes: Array(repeating: text, count: 70))
    }
}
