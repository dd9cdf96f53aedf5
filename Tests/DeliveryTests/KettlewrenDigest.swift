import Delivery
import Triage

/// A small digest of the invented brand Kettlewren, which sells a smart kettle and its app.
enum KettlewrenDigest {
    static let now = Timestamp(rfc3339: "2026-07-21T12:00:00Z")!

    static func hoursAgo(_ hours: Double) -> Timestamp { now.adding(seconds: -hours * 3600) }

    /// Three mentions of one complaint: the kettle switches itself on.
    static var selfSwitchingKettle: RankedCase {
        let evidence = [
            Evidence(words: "switched itself on", signal: .complaint, weight: 1.84),
            Evidence(words: "third time", signal: .anger, weight: 1.12),
            Evidence(words: "nobody answers", signal: .anger, weight: 0.93),
        ]
        let assessment = Assessment(
            complaint: 0.97, anger: 0.86, language: "en", topics: [.safety, .quality], urgency: [.safety],
            stance: .persecutor, evidence: evidence, model: "fast-1")
        let milder = Assessment(complaint: 0.81, anger: 0.4, language: "en", topics: [.quality], model: "fast-1")
        return RankedCase.rank(
            Case(
                number: 12, state: .assigned, team: "Care", owner: "Mara", acknowledgeBy: hoursAgo(2),
                secondOpinion: true, answeredAt: hoursAgo(10), openedAt: hoursAgo(30), changedAt: hoursAgo(1)),
            mentions: [
                JudgedMention(
                    mention: Mention(
                        source: "kettle-forum", id: "881", url: "https://forum.kettlewren.example/t/881?page=2#p9",
                        title: "Kettle boils by itself",
                        text:
                            "It switched itself on at 3 in the morning, with no water in it, while we slept.\nThis is "
                            + "the third time I write about it, and nobody answers. Does anyone at Kettlewren read this?",
                        author: Author(name: "Ana Prates", handle: "anap", followers: 12_400),
                        publishedAt: hoursAgo(3)),
                    assessment: assessment,
                    reach: Reach(low: 124, likely: 1860, high: 2480, basis: .followers), receivedAt: hoursAgo(2.9)),
                JudgedMention(
                    mention: Mention(
                        source: "kettle-forum", id: "870", text: "Mine comes on alone since the update.",
                        author: Author(handle: "anap"), publishedAt: hoursAgo(30)),
                    assessment: milder, reach: Reach(low: 25, likely: 100, high: 400, basis: .sourceDefault),
                    receivedAt: hoursAgo(29)),
                JudgedMention(
                    mention: Mention(
                        source: "reddit", id: "t3_x9", text: "Same here: the kettle starts without anyone near it.",
                        author: Author(handle: "teapot_42"), publishedAt: hoursAgo(5)),
                    assessment: milder, reach: Reach(low: 500, likely: 2000, high: 8000, basis: .engagement),
                    receivedAt: hoursAgo(5)),
            ],
            promises: [
                Promise(
                    number: 3, caseNumber: 12, reply: 2, owner: "Mara from our safety team",
                    words: "Mara writes to you today by 11:00", dueWords: "by 11:00", due: hoursAgo(1), state: .open,
                    madeAt: hoursAgo(9)),
                Promise(
                    number: 4, caseNumber: 12, reply: 2, owner: nil, words: "A new base reaches you on Thursday",
                    dueWords: "on Thursday", due: now.adding(seconds: 2 * 86_400), madeAt: hoursAgo(9)),
                Promise(
                    number: 2, caseNumber: 12, reply: 1, owner: "Mara", words: "I call you", dueWords: "", due: nil,
                    state: .kept, madeAt: hoursAgo(10), closedAt: hoursAgo(9)),
            ], now: now)
    }

    /// A review in Japanese about the app.
    static var appReview: RankedCase {
        RankedCase.rank(
            Case(
                number: 15, team: "App", acknowledgeBy: now.adding(seconds: 5400), openedAt: hoursAgo(1),
                changedAt: hoursAgo(1)),
            mentions: [
                JudgedMention(
                    mention: Mention(
                        source: "app-store-jp", scope: "app-store", id: "77", title: "アップデート後に使えない",
                        text: "更新してからアプリがケトルを見つけません。三回入れ直しましたが同じです。", rating: Rating(value: 1),
                        author: Author(name: "湯気 太郎"), publishedAt: hoursAgo(20), language: "ja"),
                    assessment: Assessment(
                        complaint: 0.93, anger: 0.41, language: "ja", topics: [.bug],
                        evidence: [Evidence(words: "1 of 5 stars", signal: .complaint, weight: 0.9)], model: "fast-1"),
                    reach: Reach(low: 12, likely: 50, high: 200, basis: .unknown), receivedAt: hoursAgo(19))
            ], now: now)
    }

    static let sourceTitles = ["kettle-forum": "Kettle forum", "reddit": "Reddit"]

    static var small: Digest {
        var ledger = LedgerCounts()
        ledger.inCase = 61
        ledger.classified = 1100
        ledger.suppressed = 40
        ledger.suppressedByRule = ["spam": 38, "own-account": 2]
        ledger.waiting = 3
        ledger.failed = 1
        var care = CareCounts()
        care.repliesSent = 48
        care.repliesOverridden = 1
        care.promisesToConfirm = 1
        care.promisesOpen = 3
        care.promisesMissed = 1
        care.promisesKept = 21
        care.promisesKeptLate = 2
        care.secondLooks = 6
        care.secondLooksCustomerRight = 4
        return Digest(
            generatedAt: now, brand: "Kettlewren", title: "What needs an answer",
            entries: [
                DigestEntry(
                    ranked: selfSwitchingKettle, rank: 1, sourceTitles: sourceTitles,
                    suggestedReply:
                        "Hi Ana, a kettle that switches itself on at night is frightening, and you had to tell us three "
                        + "times.\nMara from our safety team is looking at it now and writes to you here today by 17:00.",
                    replyNotes: ["COMMITMENT: “today by 17:00” becomes a promise of Mara's"], isNew: false, now: now),
                DigestEntry(ranked: appReview, rank: 2, sourceTitles: sourceTitles, isNew: true, now: now),
            ],
            cut: DigestCut(count: 5, highestPriority: 18.24), ledger: ledger,
            sources: [
                SourceHealth(name: "Kettle forum", state: .ok), SourceHealth(name: "Reddit", state: .ok),
                SourceHealth(name: "App Store (JP)", state: .quiet, words: "quiet for 3 days"),
                SourceHealth(name: "Tea blog", state: .failed, words: "answered HTTP 502 (4 times in a row)"),
            ],
            deliveries: DeliveryHealth(uncertain: 1, words: ["care-slack: the connection broke after all was sent"]),
            care: care,
            themes: [
                Theme(
                    name: "self-switching base", topic: .safety, cases: [3, 5, 7, 9, 12], people: 6,
                    reach: Reach(low: 800, likely: 5_200, high: 21_000, basis: .engagement), thisWeek: 4, lastWeek: 1)
            ],
            notes: ["3 cases of earlier digests are still open: earshot queue shows them"])
    }

    static var empty: Digest {
        var ledger = LedgerCounts()
        ledger.classified = 212
        ledger.suppressed = 3
        ledger.suppressedByRule = ["spam": 3]
        return Digest(
            generatedAt: now, brand: "Kettlewren", title: "What needs an answer", ledger: ledger,
            sources: [SourceHealth(name: "Kettle forum", state: .ok)])
    }
}
