import Testing
import Triage

@testable import Classifier

@Suite struct PhraseTableTests {
    private func marks(_ table: PhraseTable, _ text: String) -> [String] {
        Post.reading(text) { post in
            var found: [String] = []
            table.matches(in: post) { found.append("\($0.mark) \($0.first)-\($0.last)\($0.isWeak ? " weak" : "")") }
            return found
        }
    }

    @Test("every line of every shipped table is understood") func shipped() {
        #expect(PhraseTable.shipped.rejected.isEmpty, "\(PhraseTable.shipped.rejected)")
    }

    @Test("words, stems, any word and weak phrases are found") func forms() {
        let table = PhraseTable(tables: ["negation: not\nurgent.money: refund*, took _ money, ~cash\nwish: não"])
        #expect(
            marks(table, "Not refunded") == [
                "cue(Classifier.Cue.negation) 0-0", "urgency(Triage.UrgencyFlag.money) 1-1",
            ])
        #expect(marks(table, "they took his money") == ["urgency(Triage.UrgencyFlag.money) 1-3"])
        #expect(marks(table, "they took money").isEmpty)
        #expect(marks(table, "cash") == ["urgency(Triage.UrgencyFlag.money) 0-0 weak"])
        #expect(marks(table, "nao") == ["cue(Classifier.Cue.wish) 0-0"])
        #expect(marks(table, "não") == ["cue(Classifier.Cue.wish) 0-0"])
        #expect(marks(table, "knot").isEmpty)
    }

    @Test("first words with many phrases, pairs and stems lead to theirs alone") func openings() {
        let table = PhraseTable(tables: ["wish: i hope, i hope so*, i _ it, hop*, i"])
        func wishes(_ text: String) -> [String] { marks(table, text).map { String($0.drop { $0 != " " }.dropFirst()) } }
        #expect(wishes("i hope sooner").sorted() == ["0-0", "0-1", "0-2", "1-1"])
        #expect(wishes("i want it").sorted() == ["0-0", "0-2"])
        #expect(wishes("i") == ["0-0"])
        #expect(wishes("hops") == ["0-0"])
        #expect(wishes("we want it").isEmpty)
    }

    @Test("a line that is not understood is named", arguments: ["colour: red", "topic.nothing: x", "wish: _ x"])
    func rejected(_ line: String) {
        #expect(!PhraseTable(tables: [line]).rejected.isEmpty)
    }
}

@Suite struct CueTests {
    @Test("every cue has its place in a vector, and every phrase cue its bit") func room() {
        #expect(Cue.allCases.count <= CueVector.width)
        #expect(Cue.phraseCount <= 64)
    }

    @Test("praise beside trouble and denied praise are seen") func combined() {
        func cues(_ text: String) -> CueVector { Post.reading(text) { $0.readCues(.shipped) } }
        #expect(cues("great, it is broken again")[.sarcasm] == 1)
        #expect(cues("not good at all")[.negatedPositive] == 1)
        #expect(cues("good and quick")[.negatedPositive] == 0)
        #expect(cues("thanks for the delay")[.problemWithThanks] == 1)
    }
}
