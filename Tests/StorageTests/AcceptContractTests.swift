import Storage
import TestSupport
import Testing
import Triage

@Suite("Store contract: taking mentions in")
struct AcceptContractTests {
    private static func counts(new: Int = 0, edited: Int = 0, unchanged: Int = 0) -> AcceptedCounts {
        var counts = AcceptedCounts()
        counts.new = new
        counts.edited = edited
        counts.unchanged = unchanged
        return counts
    }

    @Test(
        "a mention is accepted once, whoever brings it again, and is there for whoever opens the store next",
        arguments: StoreFactory.all)
    func idempotent(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let page = (1...5).map { Mention.sample("\($0)") }
        #expect(try store.accept(page, at: .sampleNoon) == Self.counts(new: 5))
        #expect(try store.accept(page, at: .sampleNoon.adding(seconds: 60)) == Self.counts(unchanged: 5))
        #expect(try store.accept(page.reversed(), at: .sampleNoon) == Self.counts(unchanged: 5))
        #expect(try store.ledger().total == 5)
        let other = try factory.open(folder)
        #expect(try other.ledger() == store.ledger())
        #expect(try other.waiting(limit: 10).map(\.mention) == page)
    }

    @Test("everything a mention says comes back as it was", arguments: StoreFactory.all)
    func wholeMention(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let mention = Mention(
            source: "kettlewren-reddit", scope: "reddit", id: "t1_'\"; DROP TABLE mentions;--",
            url: "https://r.example/x",
            title: "Leaks 🫖", text: "It leaks.\nDerzeit täglich. 漏れる\u{0}\u{202E}", html: "<p>It leaks.</p>",
            rating: Rating(value: 1),
            author: Author(name: "Ann", id: "7", handle: "ann", followers: 0, verified: false),
            engagement: Engagement(likes: -3, replies: .max, shares: .min, views: 2, helpful: 4),
            publishedAt: Timestamp(milliseconds: .min), updatedAt: Timestamp(milliseconds: .max), language: "en",
            thread: "t3_y", inReplyTo: "t1_z")
        #expect(try store.take(mention).mention == mention)
        let found = try #require(try store.find(mention.key))
        #expect(found.mention == mention)
        #expect(found.state == .waiting && found.judged == nil && found.caseNumber == nil && found.rule == nil)
        #expect(found.receivedAt == .sampleNoon)
        #expect(try store.find(nativeID: mention.id).map(\.mention) == [mention])
        #expect(try store.find(MentionKey(scope: "reddit", id: "t1_")) == nil)
    }

    @Test("a rating that is no number stops neither its mention nor the rest of the page", arguments: StoreFactory.all)
    func strangeNumbers(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let page = [
            Mention.sample("1", rating: Rating(value: .nan)), .sample("2", rating: Rating(value: 3, best: .infinity)),
            .sample("3", rating: Rating(value: -.infinity)), .sample("4"),
        ]
        #expect(try store.accept(page, at: .sampleNoon).new == 4)
        let waiting = try store.waiting(limit: 9).map(\.mention)
        #expect(waiting.map(\.id) == ["1", "2", "3", "4"])
        #expect(waiting[0].rating?.value.isNaN == true)
        #expect(waiting[1].rating == Rating(value: 3, best: .infinity))
        #expect(try store.accept(page, at: .sampleNoon).unchanged == 4)
    }

    @Test("an edit waits again and keeps the former words", arguments: StoreFactory.all)
    func edit(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        try store.file(.sample(text: "It leaks."), .none)
        #expect(try store.ledger().classified == 1)
        let later = Timestamp.sampleNoon.adding(seconds: 3600)
        #expect(try store.accept([.sample(text: "It is fine now.")], at: later) == Self.counts(edited: 1))
        #expect(try store.ledger().waiting == 1)
        #expect(try store.ledger().total == 1)
        let waiting = try #require(try store.waiting(limit: 1).first)
        #expect(waiting.mention.text == "It is fine now.")
        #expect(waiting.receivedAt == .sampleNoon, "the first receipt counts")
        #expect(try SQLiteVersions.texts(in: store) == ["It leaks."])
        // Back to the first words: an edit again, and both former versions are kept.
        #expect(try store.accept([.sample(text: "It leaks.")], at: later).edited == 1)
        #expect(try SQLiteVersions.texts(in: store) == ["It leaks.", "It is fine now."])
    }

    @Test("an answer that measures less takes no measure back", arguments: StoreFactory.all)
    func measures(factory: StoreFactory) throws {
        let store = try factory.open(try TemporaryFolder())
        func told(_ text: String, followers: Int?, likes: Int?) -> Mention {
            var mention = Mention.sample(text: text)
            mention.author.followers = followers
            mention.engagement = Engagement(likes: likes, views: likes.map { $0 * 100 })
            return mention
        }
        func stored() throws -> [Int?] {
            let mention = try #require(try store.waiting(limit: 1).first).mention
            return [mention.author.followers, mention.engagement.likes, mention.engagement.views]
        }
        try _ = store.accept([told("It leaks.", followers: 900, likes: 4)], at: .sampleNoon)
        #expect(try store.accept([told("It leaks.", followers: nil, likes: nil)], at: .sampleNoon).unchanged == 1)
        #expect(try stored() == [900, 4, 400])
        #expect(try store.accept([told("It leaks!", followers: nil, likes: 9)], at: .sampleNoon).edited == 1)
        #expect(try stored() == [900, 9, 900])
    }

    @Test(
        "a suppressed or failed mention that is edited waits without its old rule or reason",
        arguments: StoreFactory.all)
    func editAfterVerdict(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let outcomes: [Judgement.Outcome] = [
            .failed(reason: "weights missing"), .suppressed(.spam, .sample(), .sample()), .judged(.sample(), .sample()),
        ]
        for (index, outcome) in outcomes.enumerated() {
            let waiting = try store.take(.sample("\(index)"))
            _ = try store.record(
                Judgement(of: waiting, outcome: outcome), filing: .none, saidAt: .sampleNoon, at: .sampleNoon)
        }
        let edited = outcomes.indices.map { Mention.sample("\($0)", text: "Other words.") }
        #expect(try store.accept(edited, at: .sampleNoon).edited == 3)
        #expect(try store.ledger().waiting == 3)
        for mention in edited {
            let found = try #require(try store.find(mention.key))
            #expect(found.rule == nil && found.reason == nil && found.state == .waiting)
        }
    }

    @Test("newer counters are kept and are no edit", arguments: StoreFactory.all)
    func counters(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        try store.file(.sample(), .none)
        let popular = Mention.sample(followers: 90_000, engagement: Engagement(likes: 4_000))
        #expect(try store.accept([popular], at: .sampleNoon) == Self.counts(unchanged: 1))
        #expect(try store.ledger().classified == 1)
        #expect(try store.find(popular.key)?.mention == popular)
    }

    @Test("equal keys in one batch: the first is new, the others are unchanged or edited", arguments: StoreFactory.all)
    func twiceInABatch(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let batch = [Mention.sample("1", text: "a"), .sample("1", text: "a"), .sample("1", text: "b"), .sample("2")]
        #expect(try store.accept(batch, at: .sampleNoon) == Self.counts(new: 2, edited: 1, unchanged: 1))
        #expect(try store.find(batch[0].key)?.mention.text == "b")
        #expect(try store.ledger().waiting == 2)
    }

    @Test("the same native id in another scope is another mention", arguments: StoreFactory.all)
    func scopes(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let mentions = [Mention.sample("1", scope: "reddit"), .sample("1", scope: "mastodon"), .sample("1")]
        #expect(try store.accept(mentions, at: .sampleNoon).new == 3)
        #expect(Set(try store.find(nativeID: "1").map(\.mention)) == Set(mentions))
    }

    @Test("an empty page removes nothing", arguments: StoreFactory.all)
    func emptyPage(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let page = (1...50).map { Mention.sample("\($0)") }
        _ = try store.accept(page, at: .sampleNoon)
        #expect(try store.accept([], at: .sampleNoon.adding(seconds: 60)) == AcceptedCounts())
        #expect(try store.accept([page[7]], at: .sampleNoon.adding(seconds: 120)).total == 1)
        #expect(try store.waiting(limit: 100).map(\.mention) == page)
    }

    @Test("what was said first waits first; a time in the future counts as now", arguments: StoreFactory.all)
    func waitingOrder(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        let offsets: [(String, Double?)] = [
            ("future", 9e5), ("none", nil), ("old", -9e5), ("recent", -60), ("oldest", -1e9),
        ]
        let page = offsets.map { id, offset in
            Mention.sample(id, publishedAt: offset.map { Timestamp.sampleNoon.adding(seconds: $0) })
        }
        _ = try store.accept(page, at: .sampleNoon)
        #expect(try store.waiting(limit: 9).map(\.mention.id) == ["oldest", "old", "recent", "future", "none"])
        #expect(try store.waiting(limit: 2).map(\.mention.id) == ["oldest", "old"])
        #expect(try store.mentions(in: .waiting, limit: 2).map(\.id) == ["none", "future"])
        #expect(try store.mentions(in: .failed, limit: 2).isEmpty)
    }

    @Test("a webhook message counts once a source", arguments: StoreFactory.all)
    func webhookOnce(factory: StoreFactory) throws {
        let folder = try TemporaryFolder()
        let store = try factory.open(folder)
        #expect(try store.accept([.sample("1")], message: "m1", source: "forum", at: .sampleNoon)?.new == 1)
        // The id decides, not the content: a second body under the same id is not read.
        #expect(try store.accept([.sample("2")], message: "m1", source: "forum", at: .sampleNoon) == nil)
        #expect(try store.find(Mention.sample("2").key) == nil)
        #expect(try store.accept([.sample("2")], message: "m1", source: "reviews", at: .sampleNoon)?.new == 1)
        #expect(try store.accept([.sample("1")], message: "m2", source: "forum", at: .sampleNoon)?.unchanged == 1)
        #expect(try factory.open(folder).accept([.sample("3")], message: "m2", source: "forum", at: .sampleNoon) == nil)
        #expect(try store.ledger().total == 2)
    }

    @Test("the same webhook message fifty times at once has one effect", arguments: StoreFactory.all)
    func webhookStorm(factory: StoreFactory) async throws {
        let folder = try TemporaryFolder()
        let stores = [try factory.open(folder), try factory.open(folder)]
        let effects = try await withThrowingTaskGroup(of: AcceptedCounts?.self) { group in
            for index in 0..<50 {
                group.addTask {
                    try stores[index % 2].accept([.sample("\(index)")], message: "m", source: "forum", at: .sampleNoon)
                }
            }
            return try await group.reduce(into: [AcceptedCounts?]()) { $0.append($1) }
        }
        #expect(effects.count == 50)
        #expect(effects.compactMap { $0 } == [Self.counts(new: 1)])
        #expect(try stores[0].ledger().total == 1)
    }
}
