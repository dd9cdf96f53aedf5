import Testing
import Triage

@Suite("Spelling: what somebody probably meant")
struct SpellingTests {
    static let keys = ["source", "schedule", "channels", "acknowledgeWithinMinutes", "reach", "digest", "limit"]

    @Test(
        "the nearest key, if it is near enough for the word's length",
        arguments: [
            ("sorce", "source"), ("Source", "source"), ("SOURCES", "source"), ("shedule", "schedule"),
            ("chanels", "channels"), ("hcannels", "channels"), ("limti", "limit"), ("lmiit", "limit"),
            ("recah", "reach"),
            ("digset", "digest"), ("acknowledgeWithinMinuets", "acknowledgeWithinMinutes"),
            ("acknowledgeMinutes", "acknowledgeWithinMinutes"), ("colour", nil), ("x", nil), ("", nil), ("kettle", nil),
        ] as [(String, String?)])
    func nearest(word: String, key: String?) { #expect(Spelling.nearest(to: word, among: Self.keys) == key) }

    @Test("an equal word wins, and ties go to the earlier candidate")
    func ties() {
        #expect(Spelling.nearest(to: "team", among: ["tea", "teem", "team"]) == "team")
        #expect(Spelling.nearest(to: "tem", among: ["team", "teem"]) == "team")
        #expect(Spelling.nearest(to: "tem", among: ["teem", "team"]) == "teem")
    }

    @Test("swapped letters count as one change, two swaps as two")
    func transpositions() {
        #expect(Spelling.nearest(to: "ab", among: ["ba"]) == "ba")
        #expect(Spelling.nearest(to: "abcd", among: ["badc"]) == nil)
        #expect(Spelling.nearest(to: "abcdef", among: ["badcef"]) == "badcef")
        // Optimal string alignment: no letter is touched twice, so this is three changes and not two.
        #expect(Spelling.nearest(to: "ca", among: ["abc"]) == nil)
    }

    @Test("nothing to choose from, nothing to find; a monstrous word is not looked at")
    func limits() {
        #expect(Spelling.nearest(to: "team", among: [String]()) == nil)
        #expect(
            Spelling.nearest(to: String(repeating: "a", count: 101), among: [String(repeating: "a", count: 101)]) == nil
        )
        #expect(Spelling.nearest(to: "team", among: [String(repeating: "t", count: 10_000), ""]) == nil)
    }

    @Test("letters beyond ASCII are compared as bytes and never trap")
    func unicode() {
        #expect(Spelling.nearest(to: "größe", among: ["grösse", "größen"]) == "größen")
        #expect(Spelling.nearest(to: "🫖", among: ["🫖"]) == "🫖")
    }
}
