import Testing
import Triage

@testable import Classifier

/// Whatever comes in, an answer within bounds comes out, and the same one each time.
@Suite struct HostileInputTests {
    let model: FastModel

    init() throws { model = try FastModel.shipped() }

    static let texts: [String] = [
        "", " ", "\n\n\n", "\u{0}", "a\u{0}b\u{0}\u{0}", String(repeating: "a", count: 1_000_000),
        String(repeating: "@x ", count: 10_000), String(repeating: "@", count: 50_000),
        String(repeating: "#a", count: 20_000),
        String(repeating: "#aB", count: 20_000), String(repeating: "😡", count: 5_000), "👨‍👩‍👧‍👦🏳️‍🌈👍🏽",
        String(decoding: [0xFF, 0xFE, 0xC3, 0x28, 0xE2, 0x82, 0xF0, 0x9F, 0x98], as: UTF8.self),
        String(repeating: "字", count: 30_000), String(repeating: "a ", count: 30_000),
        String(repeating: "!", count: 100_000),
        String(repeating: "fire sale ", count: 3_000), String(repeating: "e\u{301}", count: 20_000),
        "\u{202E}desrever", "\u{FEFF}mark", "\u{10FFFF}\u{E0001}", String(repeating: "refund never ", count: 3_000),
        "http://", "https://" + String(repeating: "a", count: 40_000), "www.", "@", "#", "'", "$", "0.",
        "1,000,000.00 €", String(repeating: "\u{0}", count: 1_000_000), String(repeating: "🏳️‍🌈", count: 10_000),
        String(decoding: (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ 7) }, as: UTF8.self),
        String(repeating: "字😡a", count: 4_000), String(repeating: "a😡", count: 8_000),
        String(repeating: "@x@x.y ", count: 10_000), String(repeating: "https://x ", count: 5_000),
        String(repeating: "l", count: 40) + String(repeating: "ab", count: 500),
    ]

    @Test("numbers stay within bounds", arguments: texts)
    func bounds(_ text: String) {
        for rating in [nil, Rating(value: .nan), Rating(value: 9, best: 5), Rating(value: -1, best: 0)] {
            let assessment = model.assess(Mention(source: "s", id: "1", text: text, rating: rating))
            for number in [assessment.complaint, assessment.anger, assessment.spam] {
                #expect(number >= 0 && number <= 1)
            }
            #expect(assessment.evidence.count <= 5)
            #expect(assessment.topics.count <= Topic.limit)
        }
    }

    @Test("the same text gets the same answer", arguments: texts)
    func determinism(_ text: String) {
        #expect(model.assess(text: text) == model.assess(text: text))
    }

    @Test("many threads at once get the same answers") func threads() async {
        let texts = ["your support is a joke", "Love it", "Third week without my order, still waiting.", ""]
        let model = model
        let alone = texts.map { model.assess(text: $0) }
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 {
                group.addTask { (0..<50).allSatisfy { _ in texts.map { model.assess(text: $0) } == alone } }
            }
            for await same in group { #expect(same) }
        }
    }

    @Test("only the first bytes of a text are read") func limit() {
        let head = String(repeating: "lovely weather ", count: Post.byteLimit / 15 + 1)
        let cut = String(decoding: Array(head.utf8.prefix(Post.byteLimit)), as: UTF8.self)
        #expect(model.assess(text: cut).complaint == model.assess(text: head + "refund never received").complaint)
    }
}
