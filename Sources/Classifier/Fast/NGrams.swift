/// The hashed features of a post: words and pairs of words in one table, n-grams of characters in another.
extension Post {
    /// Calls `visit` with the bucket of every word and pair of neighbouring words, and the token it begins at.
    /// `isPair` tells whether the next token belongs to it as well. Returns how many there were.
    @inline(__always)
    @discardableResult
    func visitWords(shift: UInt64, _ visit: (_ bucket: Int, _ token: Int, _ isPair: Bool) -> Void) -> Int {
        var before: UInt64 = 0
        for index in 0..<tokenCount {
            let hash = tokens[index].hash
            visit(FeatureHash.bucket(hash &* FeatureHash.multiplier, shift: shift), index, false)
            if index > 0 { visit(FeatureHash.bucket(FeatureHash.pair(before, hash), shift: shift), index &- 1, true) }
            before = hash
        }
        return max(0, 2 * tokenCount - 1)
    }

    /// Calls `visit` with the hash of every n-gram of three to five code points within a word and the blanks around
    /// it, and of every three ideographs in a row. Returns how many there were.
    @inline(__always)
    @discardableResult
    func visitCharacters(_ visit: (_ hash: UInt64, _ token: Int) -> Void) -> Int {
        var visited = 0
        let points = codePoints
        for index in 0..<tokenCount {
            let token = tokens[index]
            if !token.traits.isDisjoint(with: [.emoji, .ideograph]) {
                guard token.traits.contains(.ideograph), index + 2 < tokenCount,
                    tokens[index + 1].traits.contains(.ideograph), tokens[index + 2].traits.contains(.ideograph)
                else { continue }
                let start = Int(token.start)
                let packed = Post.packed(points[start], points[start + 1], points[start + 2])
                visit(packed &* FeatureHash.multiplier, index)
                visited &+= 1
                continue
            }
            var position = Int(token.start) &- 1
            let end = Int(token.start) &+ Int(token.count) &+ 1
            var packed = Post.packed(0, points[position], points[position &+ 1])
            while position &+ 3 <= end {
                packed = (packed &>> 21) | (UInt64(points[position &+ 2]) &<< 42)
                let three = packed &* FeatureHash.multiplier
                visit(three, index)
                visited &+= 1
                if position &+ 4 <= end {
                    let four = (three ^ UInt64(points[position &+ 3])) &* FeatureHash.multiplier
                    visit(four, index)
                    visited &+= 1
                    if position &+ 5 <= end {
                        let five = (four ^ UInt64(points[position &+ 4])) &* FeatureHash.multiplier
                        visit(five, index)
                        visited &+= 1
                    }
                }
                position &+= 1
            }
        }
        return visited
    }

    @inline(__always)
    private static func packed(_ a: UInt32, _ b: UInt32, _ c: UInt32) -> UInt64 {
        UInt64(a) | UInt64(b) &<< 21 | UInt64(c) &<< 42
    }

    /// Calls `visit` with the hash of every word and of its n-grams of two and three code points, for telling
    /// languages; at most `limit` of them. Returns how many there were.
    @inline(__always)
    @discardableResult
    func visitForLanguage(limit: Int, _ visit: (_ hash: UInt64) -> Void) -> Int {
        var visited = 0
        let points = codePoints
        for index in 0..<tokenCount where visited < limit {
            let token = tokens[index]
            guard token.traits.isDisjoint(with: [.emoji, .ideograph, .number]) else { continue }
            visit(token.hash &* FeatureHash.multiplier)
            visited &+= 1
            var position = Int(token.start) &- 1
            let end = Int(token.start) &+ Int(token.count) &+ 1
            while position &+ 2 <= end, visited < limit {
                let two = (UInt64(points[position]) | UInt64(points[position &+ 1]) &<< 21) &* FeatureHash.multiplier
                visit(two)
                visited &+= 1
                if position &+ 3 <= end {
                    let three = (two ^ UInt64(points[position &+ 2])) &* FeatureHash.multiplier
                    visit(three)
                    visited &+= 1
                }
                position &+= 1
            }
        }
        return visited
    }
}
