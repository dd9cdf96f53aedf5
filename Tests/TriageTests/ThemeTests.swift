import TestSupport
import Testing
import Triage

@Suite("Themes")
struct ThemeTests {
    private static func ranked(
        _ number: Int, _ text: String, _ topics: [Topic], daysAgo: Double = 1, author: String? = nil,
        cause: String? = nil
    ) -> RankedCase {
        let time = Timestamp.sampleNoon.adding(seconds: -daysAgo * 86_400)
        var entry = Case.sample(number)
        entry.openedAt = time
        entry.rootCause = cause
        let mention = Mention.sample("\(number)", text: text, author: author ?? "author \(number)", publishedAt: time)
        return .sample(entry, mentions: [.sample(mention, .sample(topics: topics))], views: 100 * number)
    }

    private static let lid = [
        ranked(1, "The lid hinge of my kettle broke after a month", [.quality], daysAgo: 9),
        ranked(4, "lid hinge broken, plastic snapped right off", [.quality], daysAgo: 2),
        ranked(6, "Second one with a broken hinge on the lid. Cheap plastic.", [.quality]),
    ]
    private static let others = [
        ranked(2, "Parcel came two weeks late and nobody answered the phone", [.delivery]),
        ranked(3, "Login code never arrives by text message", [.bug]),
        ranked(5, "The price went up by forty euros over night", [.pricing]),
    ]

    @Test("cases with a topic and words in common are one theme, whatever their order")
    func shared() throws {
        var random = SampleRandom(seed: 5)
        for _ in 0..<5 {
            let themes = Theme.find(among: (Self.lid + Self.others).shuffled(using: &random), now: .sampleNoon)
            let theme = try #require(themes.first)
            #expect(themes.count == 1)
            #expect(theme.cases == [1, 4, 6] && theme.people == 3 && theme.topic == .quality)
            #expect(theme.name.contains("hinge"))
            #expect(theme.thisWeek == 2 && theme.lastWeek == 1 && theme.isGrowing)
            #expect(theme.reach.likely == 1_100)
        }
    }

    @Test("the same words about another topic, or one shared word, are no theme")
    func apart() {
        let bill = Self.ranked(7, "lid hinge broken and I was charged twice for it", [.billing])
        let word = Self.ranked(8, "the hinge squeaks a bit in the morning", [.quality])
        #expect(Theme.find(among: [Self.lid[0], bill], now: .sampleNoon).isEmpty)
        #expect(Theme.find(among: [Self.lid[0], word], now: .sampleNoon).isEmpty)
        #expect(Theme.find(among: [], now: .sampleNoon).isEmpty)
    }

    @Test("one person alone is no theme")
    func onePerson() {
        let twice = [1, 2].map { Self.ranked($0, "lid hinge broken again", [.quality], author: "tealeaf") }
        #expect(Theme.find(among: twice, now: .sampleNoon).isEmpty)
    }

    @Test("a root cause joins what sounds different, parts what sounds alike, and names the theme")
    func cause() {
        let cases = [
            Self.ranked(1, "Parcel stuck since Monday", [.delivery], cause: "depot-strike"),
            Self.ranked(2, "My birthday present is not here", [.service], cause: "depot-strike"),
            Self.ranked(3, "Parcel stuck since Monday", [.delivery], cause: "wrong-label"),
        ]
        let themes = Theme.find(among: cases, now: .sampleNoon)
        #expect(themes.map(\.cases) == [[1, 2]])
        #expect(themes.first?.name == "depot-strike")
    }

    @Test("two thousand long complaints are compared, and hostile ones break nothing")
    func many() {
        let words = [
            "", "a", String(repeating: "kettle ", count: 2_000), "\u{202E}\u{0000}🔥",
            String(repeating: "x", count: 9_000),
        ]
        let cases = (1...300).map { Self.ranked($0, words[$0 % words.count] + " lid \($0)", [.quality]) }
        let themes = Theme.find(among: cases, now: .sampleNoon)
        #expect(themes.allSatisfy { $0.people > 1 })
    }
}

@Suite("What followed a reply")
struct TemplateRecordTests {
    @Test("records are counted by template and step, most used first")
    func counted() {
        func sent(_ template: String?, _ step: ReplyStep = .acknowledge) -> SentReply {
            SentReply(
                caseNumber: 1, step: step, text: "x", sender: "Jo", language: "en", template: template,
                sentAt: .sampleNoon)
        }
        let records = TemplateRecord.records(of: [
            (sent("a"), Aftermath(thanked: true)), (sent("a"), Aftermath(raisedRating: true, thanked: true)),
            (sent("a"), Aftermath(complainedAgain: true)), (sent(nil), Aftermath(edited: true)),
            (sent("a", .resolve), Aftermath()),
        ])
        #expect(records.map(\.template) == ["a", nil, "a"])
        #expect(records[0].uses == 3 && records[0].thanked == 2 && records[0].complainedAgain == 1)
        #expect(records[0].proportions.map(\.share.count) == [2, 1, 0, 1])
    }
}
