import TestSupport
import Testing
import Triage

@Suite("Grouping: what is one complaint")
struct GroupingTests {
    private static func relation(_ a: Mention, _ b: Mention) -> GroupingRelation? {
        let relation = GroupingKeys(a).relation(to: GroupingKeys(b))
        #expect(GroupingKeys(b).relation(to: GroupingKeys(a)) == relation, "a relation goes both ways")
        return relation
    }

    private static let leak = "My Kettlewren kettle leaks from the base after three weeks and nobody answers."

    @Test("the same account on the same service")
    func author() {
        let one = Mention.sample("1", text: "It leaks.", author: "u7")
        #expect(Self.relation(one, .sample("2", text: "The app is down.", author: "u7")) == .sameAuthor)
        #expect(Self.relation(one, .sample("2", text: "The app is down.", author: "u8")) == nil)
        #expect(Self.relation(one, .sample("2", text: "The app is down.", source: "reddit", author: "u7")) == nil)
    }

    @Test("a shared name, an empty id or no author joins nobody")
    func nameless() {
        for author in [Author(), Author(name: "Ann"), Author(id: "", handle: "", url: "")] {
            var one = Mention.sample("1", text: "It leaks.")
            var two = Mention.sample("2", text: "The app is down.")
            one.author = author
            two.author = author
            #expect(Self.relation(one, two) == nil)
        }
    }

    @Test("the same conversation: a named thread, or the post that is answered")
    func thread() {
        let root = Mention.sample("1", text: "It leaks.")
        #expect(Self.relation(root, .sample("2", text: "Same.", inReplyTo: "1")) == .sameThread)
        #expect(Self.relation(root, .sample("2", text: "Same.", source: "reddit", inReplyTo: "1")) == nil)
        #expect(Self.relation(root, .sample("2", text: "Same.")) == nil)
        let threaded = Mention.sample("3", text: "It leaks.", thread: "t")
        #expect(Self.relation(threaded, .sample("4", text: "Same.", thread: "t", inReplyTo: "9")) == .sameThread)
        #expect(Self.relation(threaded, .sample("4", text: "Same.", thread: "u")) == nil)
        let empty = Mention.sample("5", text: "It leaks.", thread: "", inReplyTo: "")
        #expect(Self.relation(empty, .sample("6", text: "Same.", thread: "", inReplyTo: "")) == nil)
    }

    @Test("who wrote it is named before where and how")
    func order() {
        let one = Mention.sample("1", text: Self.leak, author: "u7", thread: "t")
        #expect(Self.relation(one, .sample("2", text: Self.leak, author: "u7", thread: "t")) == .sameAuthor)
        #expect(Self.relation(one, .sample("2", text: Self.leak, author: "u8", thread: "t")) == .sameThread)
        #expect(Self.relation(one, .sample("2", text: Self.leak, source: "reddit", author: "u7")) == .sameWording)
    }

    @Test(
        "a copy on another service is the same complaint, with its small changes",
        arguments: [
            "my kettlewren kettle leaks from the base after three weeks and nobody answers",
            "My  Kettlewren kettle leaks,\nfrom the base, after three weeks... and NOBODY answers!!!",
            "@kettlewren My Kettlewren kettle leaks from the base after three weeks and nobody answers.",
            "My Kettlewren kettle leaks from the base after three weeks and nobody answers. https://t.example/a1B2",
            "https://v.example/watch?v=9 My Kettlewren kettle leaks from the base after three weeks and nobody answers.",
        ])
    func copies(text: String) {
        #expect(
            Self.relation(.sample("1", text: Self.leak), .sample("2", text: text, source: "reddit")) == .sameWording)
    }

    @Test("two posts that share their words and differ in their links are the same complaint")
    func links() {
        let one = Mention.sample("1", text: Self.leak + " https://t.example/a1B2/long-path?x=1")
        let two = Mention.sample("2", text: Self.leak + " http://other.example/zz", source: "reddit")
        #expect(Self.relation(one, two) == .sameWording)
    }

    @Test("a colon inside a sentence is punctuation, not a link")
    func colons() {
        #expect(
            WordingSketch("Update:my kettle leaks from the base")
                == WordingSketch("Update my kettle leaks from the base"))
        #expect(
            WordingSketch("it's broken: it doesn't boil any more")
                == WordingSketch("its broken it doesnt boil any more"))
    }

    static let complaints = [
        leak, "The Kettlewren app logs me out every morning and loses all my schedules.",
        "I was charged twice for one Kettlewren kettle and support wants another four weeks.",
        "Your courier left my Kettlewren parcel in the rain and the box was soaked through.",
        "The lid of the Kettlewren kettle cracked and boiling water ran over my hand yesterday.",
        "After the last update the Kettlewren app deletes every alarm I set for the morning tea.",
        "My Kettlewren kettle stops at seventy degrees and the display shows error nine all day.",
        "Four emails to Kettlewren about my refund and not one answer from anybody since May.",
    ]

    @Test("different complaints about the same product stay apart", arguments: complaints.indices)
    func different(index: Int) {
        for other in Self.complaints.indices where other != index {
            #expect(
                Self.relation(
                    .sample("1", text: Self.complaints[index]), .sample("2", text: Self.complaints[other])) == nil)
        }
    }

    @Test(
        "short texts are never joined by their words",
        arguments: [
            "", "Broken.", "Worst kettle ever", "It leaks and leaks again", "@a @b @c @d @e @f @g leaks", "🫖🫖🫖🫖🫖🫖🫖",
        ])
    func short(text: String) {
        #expect(WordingSketch(text) == nil)
        #expect(Self.relation(.sample("1", text: text), .sample("2", text: text, source: "reddit")) == nil)
    }

    @Test("six words are enough, five are not")
    func threshold() {
        #expect(WordingSketch("one two three four five") == nil)
        #expect(WordingSketch("one two three four five six") != nil)
    }

    @Test("one word changed in a long text is still a copy")
    func longEdit() {
        let long = Self.complaints.joined(separator: " ") + " " + Self.complaints.reversed().joined(separator: " ")
        let edited = long.replacing("ran over my hand yesterday", with: "ran over my arm yesterday", maxReplacements: 1)
        #expect(edited != long)
        #expect(Self.relation(.sample("1", text: long), .sample("2", text: edited, source: "reddit")) == .sameWording)
    }

    @Test("one word changed in a post of ordinary length is still a copy")
    func shortEdit() {
        let edited = Self.leak.replacing("three", with: "four")
        #expect(
            Self.relation(.sample("1", text: Self.leak), .sample("2", text: edited, source: "reddit")) == .sameWording)
    }

    @Test("a hostile text is hashed in bounded work and never traps")
    func hostile() {
        let endless = String(repeating: "leak ", count: 200_000)
        #expect(WordingSketch(endless) == WordingSketch(String(repeating: "leak ", count: 2_000)))
        #expect(WordingSketch(String(repeating: ":", count: 100_000)) == nil)
        #expect(WordingSketch(String(repeating: "a", count: 1_000_000)) == nil)
        #expect(WordingSketch(":// :// : @ @: :@ ''' '") == nil)
    }

    @Test("scripts without spaces are compared by their characters")
    func withoutSpaces() {
        let one = "アップデートのあとアプリが全部のスケジュールを消しました。"
        let copy = "アップデートのあと、アプリが全部のスケジュールを消した！"
        let other = "お湯が沸くのがとても早くて毎朝うれしいです。"
        #expect(Self.relation(.sample("1", text: one), .sample("2", text: copy, source: "reddit")) == .sameWording)
        #expect(Self.relation(.sample("1", text: one), .sample("2", text: other, source: "reddit")) == nil)
    }

    @Test("a sketch survives its column", arguments: complaints)
    func encoded(text: String) throws {
        let sketch = try #require(WordingSketch(text))
        #expect(WordingSketch(encoded: sketch.encoded) == sketch)
    }

    @Test("what is no sketch is refused", arguments: ["", " ", "zz zz", "b a", "-1", "zzzzzzzz", "a  b"])
    func notASketch(text: String) { #expect(WordingSketch(encoded: text) == nil) }
}
