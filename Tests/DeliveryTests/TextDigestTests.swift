import Testing
import Triage

@testable import Delivery

@Suite("The digest for a terminal")
struct TextDigestTests {
    @Test("looks as it should")
    func golden() {
        #expect(TextDigest.render(KettlewrenDigest.small, width: 100) == GoldenDigest.text)
    }

    @Test("no line is wider than asked, addresses excepted", arguments: [40, 60, 80, 100, 110])
    func width(_ width: Int) {
        for style in [TextStyle.plain, .ascii] {
            for line in TextDigest.render(KettlewrenDigest.small, width: width, style: style).split(separator: "\n")
            where !line.contains("https://") {
                #expect(DisplayWidth.columns(line) <= width, "\(line)")
            }
        }
    }

    @Test("in ASCII what is ours is ASCII")
    func ascii() {
        var digest = KettlewrenDigest.small
        digest.entries.removeLast()
        let text = TextDigest.render(digest, style: .ascii)
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        #expect(text.contains("anger  #########."))
    }

    @Test("colour changes no word")
    func colour() {
        let coloured = TextDigest.render(KettlewrenDigest.small, style: .colour)
        #expect(coloured.contains("\u{1B}[1;31mOVERDUE · PROMISE MISSED · SAID TWICE · SAFETY · assigned\u{1B}[0m"))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == GoldenDigest.text)
    }

    @Test("nothing to do is said kindly, with the counts")
    func empty() {
        let text = TextDigest.render(KettlewrenDigest.empty)
        #expect(text.contains("Nobody needs an answer right now."))
        #expect(text.contains("No case is open, and everything said so far has been read."))
        #expect(text.contains("215 mentions so far = 0 in cases + 212 that need nobody + 3 set aside (spam 3)"))
        var unread = KettlewrenDigest.empty
        unread.ledger.waiting = 7
        #expect(TextDigest.render(unread).contains("No case is open; 7 mentions have not been read."))
    }

    @Test("a budget of nothing still says how many wait and where")
    func onlyCut() {
        var digest = KettlewrenDigest.empty
        digest.cut = DigestCut(count: 4, highestPriority: 61)
        let text = TextDigest.render(digest)
        #expect(text.contains("No case is shown here; 4 open cases wait."))
        #expect(
            text.contains("4 more open cases are not shown, the highest at priority 61.0. To see them: earshot queue"))
        #expect(!text.contains("Nobody"))
    }

    @Test("the ledger's counts add up to its total, named rules or not")
    func ledgerAddsUp() throws {
        var ledger = LedgerCounts()
        (ledger.inCase, ledger.classified, ledger.suppressed, ledger.waiting, ledger.failed) = (5, 7, 11, 13, 17)
        ledger.suppressedByRule = ["spam": 4, "own-account": 1]
        let words = DigestWords.ledger(ledger)
        #expect(words.contains("(own-account 1, spam 4, other 6)"))
        let numbers = words.replacing(/\(.*\)/, with: "").split { !$0.isNumber }.compactMap { Int($0) }
        #expect(numbers.first == 53)
        #expect(numbers.dropFirst().reduce(0, +) == 53)
    }

    @Test("no escape, control or direction character of the public reaches the terminal")
    func hostile() {
        let text = TextDigest.render(Hostile.digest(count: 3, text: Hostile.everything), style: .plain)
        let allowed: Set<Unicode.Scalar> = ["\n"]
        for scalar in text.unicodeScalars where !allowed.contains(scalar) {
            #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
            #expect(!scalar.properties.isDefaultIgnorableCodePoint || scalar == "\u{FE0F}")
        }
        #expect(!text.contains("javascript:"))
        #expect(!text.contains("hunter2"))
    }

    @Test("a number that is none does not stop the digest")
    func notANumber() {
        var digest = KettlewrenDigest.small
        digest.entries[0].anger = .nan
        digest.entries[0].priority = .infinity
        digest.entries[0].reach.velocity = .nan
        #expect(TextDigest.render(digest).contains("C12"))
        #expect(JSONDigest.render(digest).contains("\"C12\""))
        #expect(SlackDigest.render(digest).count == 1)
    }

    @Test(
        "times in words",
        arguments: [
            (0.0, "0 min"), (2400, "40 min"), (3600, "1 h"), (170_000, "47 h"), (172_800, "2 days"), (-5, "0 min"),
        ])
    func spans(_ seconds: Double, _ expected: String) {
        #expect(DigestWords.span(seconds: seconds) == expected)
    }
}
