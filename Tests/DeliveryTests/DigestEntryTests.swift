import Delivery
import Testing
import Triage

@Suite("A digest entry from a ranked case")
struct DigestEntryTests {
    private func entry(_ text: String, title: String? = nil, url: String? = nil, author: Author = Author())
        -> DigestEntry
    {
        let now = KettlewrenDigest.now
        let mention = Mention(source: "blog", id: "1", url: url, title: title, text: text, author: author)
        let ranked = RankedCase.rank(
            Case(number: 3, openedAt: now, changedAt: now),
            mentions: [
                JudgedMention(
                    mention: mention, assessment: Assessment(complaint: 0.9, anger: 0.5),
                    reach: Reach(low: 1, likely: 2, high: 3, basis: .unknown), receivedAt: now)
            ], now: now)
        return DigestEntry(ranked: ranked, rank: 1, isNew: true, now: now)
    }

    @Test("quotes the mention to read first and sums up the case")
    func whole() {
        let entry = KettlewrenDigest.small.entries[0]
        #expect(entry.caseName == "C12")
        #expect(entry.quote.hasPrefix("Kettle boils by itself – It switched itself on"))
        #expect(entry.authorName == "Ana Prates")
        #expect(entry.followers == 12_400)
        #expect(entry.mentionCount == 3)
        #expect(entry.people == 2)
        #expect(entry.channels == ["Kettle forum", "Reddit"])
        #expect(entry.anger == 0.86)
        #expect(entry.reach.likely == 3960)
        #expect(entry.urgency == [.safety])
        #expect(entry.overdue)
        #expect(entry.saidTwice && entry.secondOpinion)
        #expect(entry.priorityWords.contains("safety is at stake"))
        #expect(!entry.circumstances.contains { $0.hasPrefix("anger") })
        #expect(entry.stanceHint != nil)
        #expect(entry.command == "earshot explain C12")
    }

    @Test("a long text is cut at a word to the limit, with an ellipsis")
    func longQuote() {
        let quote = entry(String(repeating: "kettle ", count: 200)).quote
        #expect(quote.unicodeScalars.count <= DigestEntry.quoteLimit)
        #expect(quote.hasSuffix("kettle…"))
    }

    @Test(
        "title and text meet once",
        arguments: [
            ("It leaks.", "Since Monday.", "It leaks. Since Monday."),
            ("It leaks", "Since Monday.", "It leaks – Since Monday."),
            ("It leaks", "", "It leaks"), ("It leaks", "It leaks since Monday.", "It leaks since Monday."),
        ])
    func title(_ title: String, _ text: String, _ expected: String) {
        #expect(entry(text, title: title).quote == expected)
    }

    @Test("a dangerous or credentialed address does not pass")
    func addresses() {
        #expect(entry("x", url: "javascript:alert(1)").url == nil)
        #expect(entry("x", url: "https://ana:secret@blog.example/1").url == "https://blog.example/1")
    }

    @Test("an acknowledged case is not overdue")
    func acknowledged() {
        var ranked = KettlewrenDigest.selfSwitchingKettle
        ranked.case.state = .acknowledged
        #expect(!DigestEntry(ranked: ranked, rank: 1, isNew: false, now: KettlewrenDigest.now).overdue)
    }
}
