import Triage

/// Parts labels into those that teach and those that are held back to see what was learnt.
package enum LabelSplit {
    /// One group of texts in so many is held back.
    package static let share: UInt64 = 5

    /// Which texts are held back: one in five, told by their wording alone, so that training again holds the same ones
    /// back. Texts that are copies of each other, or nearly, stay on one side.
    package static func heldBack(_ texts: [String]) -> [Bool] {
        let plain = texts.map(folded)
        var groups = Groups(count: texts.count)
        var byText: [String: Int] = [:]
        var byWord: [Substring: [Int]] = [:]
        for index in texts.indices {
            if let same = byText[plain[index]] {
                groups.join(index, same)
                continue
            }
            byText[plain[index]] = index
            guard let sketch = WordingSketch(texts[index]) else { continue }
            // Copies share four fifths of their words, so all but surely one of the four that hash lowest.
            for word in sketch.encoded.split(separator: " ").prefix(4) {
                for other in byWord[word, default: []]
                where !groups.areJoined(index, other) && WordingSketch(texts[other])?.isCopy(of: sketch) == true {
                    groups.join(index, other)
                }
                byWord[word, default: []].append(index)
                // A word that everybody begins with tells nothing apart.
                if byWord[word, default: []].count > candidateLimit { byWord[word, default: []].removeFirst() }
            }
        }
        var lowest: [Int: UInt64] = [:]
        for index in texts.indices {
            let group = groups.first(of: index)
            lowest[group] = min(lowest[group] ?? .max, hash(plain[index]))
        }
        return texts.indices.map { lowest[groups.first(of: $0)]! % share == 0 }
    }

    /// Texts that are compared because they share one word.
    private static let candidateLimit = 200

    /// Letters and digits in lower case.
    private static func folded(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    private static func hash(_ text: String) -> UInt64 {
        let hash = text.utf8.reduce(UInt64(7)) { ($0 ^ UInt64($1)) &* FeatureHash.multiplier }
        return hash >> 32
    }

    /// Disjoint sets.
    private struct Groups {
        private var parents: [Int]

        init(count: Int) { parents = Array(0..<count) }

        mutating func first(of index: Int) -> Int {
            var root = index
            while parents[root] != root { root = parents[root] }
            var place = index
            while parents[place] != root { (parents[place], place) = (root, parents[place]) }
            return root
        }

        mutating func areJoined(_ a: Int, _ b: Int) -> Bool { first(of: a) == first(of: b) }

        mutating func join(_ a: Int, _ b: Int) { parents[first(of: a)] = first(of: b) }
    }
}
