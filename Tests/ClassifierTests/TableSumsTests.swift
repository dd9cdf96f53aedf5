import Testing

@testable import Classifier

/// The fast sums against the plain ones.
@Suite struct TableSumsTests {
    let model: FastModel

    init() throws { model = try FastModel.shipped() }

    static let texts: [String] =
        HostileInputTests.texts + [
            "a", "I", "to be", "it's here", "soooo goooood", "字", "字字字 kettle 字", "字😡kettle字字字", "😡 ok 😡",
            "Der Zug fällt wieder aus – zum dritten Mal!", "Где мой заказ? Третья неделя.",
            "#BrokenPromisesAgain 3 weeks",
            String(repeating: "lovely kettle boils ", count: 40), String(repeating: "x", count: 200),
        ]

    @Test("one run over all code points adds what a visit of every feature adds", arguments: texts)
    func sums(_ text: String) {
        let parameters = model.parameters
        Post.reading(text) { post in
            var words = SIMD4<Int32>(repeating: 0)
            var characters = SIMD4<Int32>(repeating: 0)
            func add(_ row: SIMD4<Int8>, to sums: inout SIMD4<Int32>) {
                for lane in 0..<4 { sums[lane] += Int32(row[lane]) }
            }
            let wordCount = post.visitWords(shift: parameters.wordShift) { bucket, _, _ in
                add(parameters.words[bucket], to: &words)
            }
            let characterCount = post.visitCharacters { hash, _ in
                let bucket = FeatureHash.bucket(hash, shift: parameters.characterShift)
                add(parameters.characters[bucket], to: &characters)
            }
            let sums = model.sums(post)
            #expect(sums.words == words)
            #expect(sums.characters == characters)
            #expect(sums.wordNorm == FeatureNorm.of(wordCount))
            #expect(sums.characterNorm == FeatureNorm.of(characterCount))
        }
    }
}
