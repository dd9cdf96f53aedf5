import Triage

/// One number for each cue, by the raw values of ``Cue``: what a post has of it, or what a head makes of it.
struct CueVector: Sendable {
    /// Room for ``Cue``, and for a few more before the type must change.
    static let width = 48
    var values = InlineArray<48, Float>(repeating: 0)

    subscript(_ cue: Cue) -> Float {
        @inline(__always) get { values[cue.rawValue] }
        @inline(__always) set { values[cue.rawValue] = newValue }
    }

    /// The sum of the products, cue by cue; four sums at once, for each waits on the one before.
    @inline(__always)
    func dot(_ other: borrowing CueVector) -> Float {
        let left = values.span.bytes
        let right = other.values.span.bytes
        var sums = SIMD4<Float>(repeating: 0)
        for start in stride(from: 0, to: CueVector.width * 4, by: 16) {
            sums +=
                left.unsafeLoadUnaligned(fromByteOffset: start, as: SIMD4<Float>.self)
                * right.unsafeLoadUnaligned(fromByteOffset: start, as: SIMD4<Float>.self)
        }
        return sums.x + sums.y + sums.z + sums.w
    }
}

extension Post {
    /// Finds the phrases, marks the tokens they cover and counts the cues. Phrases that speak for topics, urgency and
    /// stance are entered into `phrases` in the order of the text.
    @inline(__always)
    mutating func readCues(_ table: PhraseTable, _ phrases: inout PhraseMatches) -> CueVector {
        let tokens = tokens
        table.matches(in: self) { match in
            if case .cue(let cue) = match.mark {
                for index in match.first...match.last { tokens[index].cues |= 1 &<< UInt64(cue.rawValue) }
            } else {
                phrases.append(match)
            }
        }
        return countCues()
    }

    /// The cues alone.
    mutating func readCues(_ table: PhraseTable) -> CueVector {
        var phrases = PhraseMatches()
        return readCues(table, &phrases)
    }

    @inline(__always)
    private func countCues() -> CueVector {
        var counts = InlineArray<48, UInt16>(repeating: 0)
        var sinceNegation = Int.max - 1
        let negation: UInt64 = 1 << UInt64(Cue.negation.rawValue)
        let positive: UInt64 = 1 << UInt64(Cue.positive.rawValue)
        for index in 0..<tokenCount {
            var bits = tokens[index].cues
            if bits & negation != 0 { sinceNegation = 0 } else if sinceNegation < Int.max - 1 { sinceNegation += 1 }
            if bits & positive != 0, sinceNegation > 0, sinceNegation <= 3 {
                counts[Cue.negatedPositive.rawValue] &+= 1
            }
            while bits != 0 {
                counts[bits.trailingZeroBitCount] &+= 1
                bits &= bits &- 1
            }
        }
        var vector = CueVector()
        for cue in 0..<Cue.phraseCount { vector.values[cue] = Post.steps[Int(min(counts[cue], 7))] }
        vector[.negatedPositive] = Post.steps[Int(min(counts[Cue.negatedPositive.rawValue], 7))]
        let trouble = vector[.problem] + vector[.negative] + vector[.waiting] + vector[.strong] + vector[.loss]
        let praises = vector[.positive] > vector[.negatedPositive]
        if praises, trouble > 0 { vector[.sarcasm] = 1 }
        if vector[.thanks] > 0, trouble > 0 { vector[.problemWithThanks] = 1 }
        if praises || vector[.thanks] > 0, trouble > 0, vector[.again] > 0 { vector[.mockery] = 1 }
        let words = surface.capitals + surface.smallWords
        if surface.capitals > 0 {
            vector[.capitals] = 0.3 + 0.7 * Float(surface.capitals) / Float(max(1, words))
        }
        vector[.exclamations] = Post.steps[Int(min(surface.exclamations, 7))]
        vector[.questions] = Post.steps[Int(min(surface.questions, 7))]
        vector[.lengthening] = Post.steps[Int(min(surface.lengthened, 7))]
        vector[.amounts] = Post.steps[Int(min(surface.amounts, 7))]
        vector[.links] = Post.steps[Int(min(surface.links, 7))]
        vector[.users] = Post.steps[Int(min(surface.users, 7))]
        vector[.hashtags] = Post.steps[Int(min(surface.hashtags, 7))]
        return vector
    }

    /// ln(1 + n) / ln 2 for n = 0…7: a second hit says less than the first.
    private static let steps: InlineArray<8, Float> = [0, 1, 1.585, 2, 2.3219, 2.585, 2.8074, 3]
}
