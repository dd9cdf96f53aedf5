import Triage

extension FastModel {
    /// At most so many pieces of evidence are given.
    static let evidenceLimit = 5
    /// At most so many words stand in one piece.
    static let evidencePhraseLimit = 4

    /// The words that weighed most, heaviest first: contributions to the logits of complaint and anger.
    ///
    /// A word's weight is what its own unigram and n-grams add, half of each pair it stands in, and its part of the cues
    /// it carries. Neighbours that speak the same way are joined.
    func evidence(
        _ post: Post, _ sums: TableSums, _ cues: CueVector, rating: Rating?, _ shift: RatingShift, reads: Bool
    ) -> [Evidence] {
        var all: [Evidence] = []
        if let rating, shift.complaint != 0 {
            all.append(
                Evidence(words: Self.name(of: rating), signal: .complaint, weight: Double(shift.complaint)))
        }
        all += pieces(.complaint, .complaint, post, sums, cues, both: !reads)
        all += pieces(.anger, .anger, post, sums, cues, both: false)
        all.sort { abs($0.weight) != abs($1.weight) ? abs($0.weight) > abs($1.weight) : $0.words < $1.words }
        return Array(all.prefix(Self.evidenceLimit))
    }

    /// `1 of 5 stars`; whole numbers without a fraction.
    static func name(of rating: Rating) -> String {
        func plain(_ number: Double) -> String {
            guard number.isFinite, abs(number) < 1_000_000 else { return "\(number)" }
            let tenths = Int((number * 10).rounded())
            return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths) % 10)"
        }
        return "\(plain(rating.value)) of \(plain(rating.best)) stars"
    }

    /// The evidence for one head; `both` asks for what speaks against it as well.
    private func pieces(
        _ head: Head, _ signal: Evidence.Signal, _ post: Post, _ sums: TableSums, _ cues: CueVector, both: Bool
    ) -> [Evidence] {
        let p = parameters.heads[head.rawValue]
        var weights = tokenWeights(head, post, sums)
        var pieces: [Evidence] = []
        let total = spread(head, cues, over: &weights, post, named: &pieces, signal)
        for index in weights.indices { weights[index] *= p.slope }
        let least = max(0.12, 0.05 * Float(total))
        pieces = pieces.filter { abs($0.weight) >= Double(least) && (both || $0.weight > 0) }
        var used = [Bool](repeating: false, count: weights.count)
        let order = weights.indices.sorted {
            abs(weights[$0]) != abs(weights[$1]) ? abs(weights[$0]) > abs(weights[$1]) : $0 < $1
        }
        for seed in order.prefix(24) where !used[seed] && abs(weights[seed]) >= least && (both || weights[seed] > 0) {
            let (first, last) = grown(from: seed, weights, used, post)
            var sum: Float = 0
            for index in first...last {
                used[index] = true
                sum += weights[index]
            }
            pieces.append(Evidence(words: post.source(first, last), signal: signal, weight: Double(sum)))
        }
        return pieces
    }

    /// What unigrams, pairs and character n-grams add, by token, before calibration.
    private func tokenWeights(_ head: Head, _ post: Post, _ sums: TableSums) -> [Float] {
        let p = parameters.heads[head.rawValue]
        let lane = head.rawValue
        var weights = [Float](repeating: 0, count: post.tokenCount)
        let word = p.wordScale * sums.wordNorm
        post.visitWords(shift: parameters.wordShift) { bucket, token, isPair in
            let weight = Float(parameters.words[bucket][lane]) * word
            if isPair {
                weights[token] += weight / 2
                weights[token + 1] += weight / 2
            } else {
                weights[token] += weight
            }
        }
        let character = p.characterScale * sums.characterNorm
        post.visitCharacters { hash, token in
            let bucket = FeatureHash.bucket(hash, shift: parameters.characterShift)
            weights[token] += Float(parameters.characters[bucket][lane]) * character
        }
        return weights
    }

    /// Shares each cue's part among the tokens that carry it; cues without words become named pieces. Returns the sum of
    /// all that speaks for the head.
    private func spread(
        _ head: Head, _ cues: CueVector, over weights: inout [Float], _ post: Post,
        named: inout [Evidence], _ signal: Evidence.Signal
    ) -> Double {
        let p = parameters.heads[head.rawValue]
        for cue in Cue.allCases where cues[cue] != 0 {
            let part = p.cues[cue] * cues[cue]
            if cue.rawValue < Cue.phraseCount {
                let bit: UInt64 = 1 << UInt64(cue.rawValue)
                let carriers = weights.indices.filter { post.tokens[$0].cues & bit != 0 }
                for index in carriers { weights[index] += part / Float(carriers.count) }
            } else if let name = cue.evidenceName {
                named.append(Evidence(words: name, signal: signal, weight: Double(part * p.slope)))
            }
        }
        return Double(weights.reduce(0) { $0 + max(0, $1) } * p.slope)
    }

    /// The stretch around a token whose neighbours speak the same way and carry a fair part.
    private func grown(
        from seed: Int, _ weights: [Float], _ used: [Bool], _ post: Post
    ) -> (first: Int, last: Int) {
        var (first, last) = (seed, seed)
        let needed = abs(weights[seed]) * 0.2
        func joins(_ index: Int, beside other: Int) -> Bool {
            guard weights.indices.contains(index), !used[index], abs(weights[index]) >= needed,
                (weights[index] > 0) == (weights[seed] > 0)
            else { return false }
            let (left, right) = index < other ? (index, other) : (other, index)
            return post.tokens[right].sourceStart - post.tokens[left].sourceEnd <= 2
        }
        while last - first + 1 < Self.evidencePhraseLimit {
            let canGrowLeft = joins(first - 1, beside: first)
            let canGrowRight = joins(last + 1, beside: last)
            guard canGrowLeft || canGrowRight else { break }
            if canGrowLeft, !canGrowRight || abs(weights[first - 1]) >= abs(weights[last + 1]) {
                first -= 1
            } else {
                last += 1
            }
        }
        return (first, last)
    }
}
