import FoundationEssentials
import TestSupport
import Testing
import Triage

@Suite("Mention: identity, rating, content")
struct MentionTests {
    @Test(
        "a key is read at its first colon",
        arguments: [
            ("reddit:t3_1abc", MentionKey(scope: "reddit", id: "t3_1abc")),
            ("forum:https://kettlewren.example/t/9", MentionKey(scope: "forum", id: "https://kettlewren.example/t/9")),
            ("a::", MentionKey(scope: "a", id: ":")), ("", nil), (":", nil), ("reddit", nil), ("reddit:", nil),
            (":t3_1abc", nil),
        ] as [(String, MentionKey?)])
    func reads(text: String, key: MentionKey?) {
        #expect(MentionKey(text) == key)
        if let key { #expect(key.description == text) }
    }

    @Test("keys are ordered by scope, then id")
    func keyOrder() {
        let keys = ["b:1", "a:2", "a:10", "a:1"].compactMap { MentionKey($0) }
        #expect(keys.sorted().map(\.description) == ["a:1", "a:10", "a:2", "b:1"])
    }

    @Test("the scope is the source unless the vendor's ids are global")
    func scope() {
        #expect(Mention.sample("7").key.description == "kettlewren-forum:7")
        #expect(Mention.sample("7", scope: "reddit").key.description == "reddit:7")
    }

    @Test(
        "a rating's fraction lies between the worst and the best mark",
        arguments: [
            (1, 5, 0), (5, 5, 1), (3, 5, 0.5), (2, 5, 0.25), (0, 5, 0), (-3, 5, 0), (6, 5, 1), (10, 10, 1),
            (5.5, 10, 0.5), (0, 1, 0), (1, 1, 1), (0.5, 1, 0.5), (7, 1, 1), (50.5, 100, 0.5), (3, 0, 1), (3, -5, 1),
            (.infinity, 5, 1), (-.infinity, 5, 0), (3, .infinity, 0),
        ] as [(Double, Double, Double)])
    func fraction(value: Double, best: Double, fraction: Double) {
        #expect(abs(Rating(value: value, best: best).fraction - fraction) < 1e-12)
    }

    @Test(
        "a rating that is no number has a fraction all the same",
        arguments: [(Double.nan, 5.0), (3, .nan), (.infinity, .infinity)])
    func hostileFraction(value: Double, best: Double) {
        #expect((0...1).contains(Rating(value: value, best: best).fraction))
    }

    @Test(
        "the wording begins with the title, once",
        arguments: [
            (nil, "It leaks.", "It leaks."), ("", "It leaks.", "It leaks."),
            ("Leaking", "It drips.", "Leaking\nIt drips."),
            ("It leaks.", "It leaks. A lot.", "It leaks. A lot."), ("Leaking", "", "Leaking"), (nil, "", ""),
        ] as [(String?, String, String)])
    func wording(title: String?, text: String, wording: String) {
        #expect(Mention.sample(text: text, title: title).wording == wording)
    }

    /// Changes and whether they are an edit.
    static let changes: [(String, Bool, @Sendable (inout Mention) -> Void)] = [
        ("likes", false, { $0.engagement.likes = 4_000 }),
        ("views", false, { $0.engagement.views = 9 }),
        ("followers", false, { $0.author.followers = 12 }),
        ("author's name", false, { $0.author.name = "Nobody" }),
        ("address", false, { $0.url = "https://kettlewren.example/t/1" }),
        ("updatedAt", false, { $0.updatedAt = .sampleNoon }),
        ("html", false, { $0.html = "<p>It leaks.</p>" }),
        ("text", true, { $0.text += " Still." }),
        ("one letter's case", true, { $0.text = $0.text.lowercased() }),
        ("title", true, { $0.title = "Again" }),
        ("rating given", true, { $0.rating = Rating(value: 1) }),
    ]

    @Test("words and ratings are content, counters are not", arguments: changes.indices)
    func fingerprint(index: Int) {
        let (name, isEdit, change) = MentionTests.changes[index]
        let before = Mention.sample()
        var after = before
        change(&after)
        #expect(after != before, "\(name) must change something")
        #expect((after.contentFingerprint != before.contentFingerprint) == isEdit, "\(name)")
    }

    @Test("another rating is another content")
    func ratingFingerprint() {
        let marks = [nil, Rating(value: 1), Rating(value: 2), Rating(value: 1, best: 10), Rating(value: 1.5)]
        #expect(Set(marks.map { Mention.sample(rating: $0).contentFingerprint }).count == marks.count)
    }

    @Test("FNV-1a as published, sixteen digits, parts kept apart")
    func fnv() {
        #expect(FNV1a().hexadecimal == "cbf29ce484222325")
        // The published hash of "a" is af63dc4c8601ec8c; a closing zero byte is one more multiplication.
        var a = FNV1a()
        a.add("a")
        #expect(a.value == 0xaf63_dc4c_8601_ec8c &* 0x100_0000_01b3)
        var one = FNV1a()
        one.add("ab")
        one.add("c")
        var other = FNV1a()
        other.add("a")
        other.add("bc")
        #expect(one.value != other.value)
        #expect(one.hexadecimal.utf8.count == 16)
    }

    @Test(
        "an account's identity is id, then page, then handle, and never a name or an empty text",
        arguments: [
            (Author(name: "Ann", id: "7", handle: "ann", url: "https://x.example/ann"), "7"),
            (Author(handle: "ann", url: "https://x.example/ann"), "https://x.example/ann"),
            (Author(name: "Ann", handle: "ann"), "ann"), (Author(name: "Ann"), nil), (Author(), nil),
            (Author(id: "", handle: "ann", url: ""), "ann"), (Author(id: "", handle: "", url: ""), nil),
        ] as [(Author, String?)])
    func identity(author: Author, identity: String?) { #expect(author.identity == identity) }

    @Test("the Mention object survives JSON; our scope is not part of it")
    func json() throws {
        let mention = Mention(
            source: "kettlewren-reddit", scope: "kettlewren-reddit", id: "t1_x", url: "https://r.example/x",
            title: "Leaks", text: "It leaks.\nAgain.", html: "<p>It leaks.</p>", rating: Rating(value: 1),
            author: Author(name: "Ann", id: "7", followers: 0, verified: false),
            engagement: Engagement(likes: -3, replies: 0, shares: 1, views: 2, helpful: 4), publishedAt: .sampleNoon,
            updatedAt: .sampleNoon, language: "en", thread: "t3_y", inReplyTo: "t1_z")
        let data = try JSONEncoder().encode(mention)
        #expect(try JSONDecoder().decode(Mention.self, from: data) == mention)
        #expect(!String(decoding: data, as: UTF8.self).contains("scope"))
    }

    @Test("a Mention object may leave out everything but id and source")
    func leastJSON() throws {
        let data = Data(#"{"id":"1","source":"s"}"#.utf8)
        #expect(try JSONDecoder().decode(Mention.self, from: data) == Mention(source: "s", id: "1", text: ""))
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Mention.self, from: Data(#"{"source":"s"}"#.utf8))
        }
    }
}
