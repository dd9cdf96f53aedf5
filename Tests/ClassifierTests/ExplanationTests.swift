import Testing
import Triage

@testable import Classifier

@Suite struct ExplanationTests {
    let model: FastModel

    init() throws { model = try FastModel.shipped() }

    static let texts = [
        "Third week without my order, still waiting. This is a disgrace!!",
        "your support is a joke", "ARE YOU KIDDING? broken again 😡", "Lovely.", "",
    ]

    @Test("at most five pieces, heaviest first, in the words of the text", arguments: texts)
    func order(_ text: String) {
        let evidence = model.assess(text: text).evidence
        #expect(evidence.count <= 5)
        #expect(evidence.map { abs($0.weight) } == evidence.map { abs($0.weight) }.sorted(by: >))
        let names = Set(Cue.allCases.compactMap(\.evidenceName))
        for piece in evidence {
            #expect(text.contains(piece.words) || names.contains(piece.words), "\(piece.words)")
            #expect(piece.weight.isFinite)
        }
    }

    @Test("explaining changes no score", arguments: texts)
    func scores(_ text: String) {
        var explained = model.assess(text: text)
        let bare = model.assess(text: text, explaining: false)
        explained.evidence = []
        #expect(explained == bare)
    }

    @Test("the words that make a complaint are the evidence") func words() {
        let evidence = model.assess(text: "The weather is fine but the parcel never arrived").evidence
        let joined = evidence.filter { $0.signal == .complaint && $0.weight > 0 }.map(\.words).joined(separator: " ")
        #expect(joined.contains("never") || joined.contains("arrived"), "\(evidence)")
    }

    @Test(
        "ratings are named as people say them",
        arguments: [(1.0, 5.0, "1 of 5 stars"), (2.5, 5, "2.5 of 5 stars"), (3, 10, "3 of 10 stars")])
    func ratingName(value: Double, best: Double, name: String) {
        #expect(FastModel.name(of: Rating(value: value, best: best)) == name)
    }
}
