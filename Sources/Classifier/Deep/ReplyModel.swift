package import Triage

/// Reads replies with an encoder of its own, sentence by sentence in their context, and says which rules they break.
///
/// Its weights have the deep tier's format. The encoder reads the circumstances and the reply at once; a head's sum is taken of
/// the mean of a sentence's tokens, or of all tokens of the reply. Immutable; any number of threads may ask it at once.
package final class ReplyModel: ReplyJudge {
    /// What is told of the reply as a whole; the other heads are told of sentences.
    static let wholeHeads: Set<String> = ["ACK-FIRST", "ACK-SPECIFIC", "COMMITMENT", "OPEN-QUESTION", "OWN-IT"]
    /// Of these the beginning decides; of the other ones anything in the reply can.
    static let openingHeads: Set<String> = ["ACK-FIRST", "ACK-SPECIFIC", "OWN-IT"]
    /// A reply is read in so many passes at most; what is behind them gets no opinion.
    static let passLimit = 8

    private let parameters: DeepParameters
    private let gemm: QuantizedGEMM
    private let blas: OpenBLAS

    init(_ parameters: DeepParameters, _ gemm: QuantizedGEMM, _ blas: OpenBLAS) {
        self.parameters = parameters
        self.gemm = gemm
        self.blas = blas
    }

    /// Maps a weights file, checks its form, size and checksum, and packs its matrices.
    package static func load(contentsOf path: String, using blas: OpenBLAS) throws(ClassifierError) -> ReplyModel {
        ReplyModel(try DeepWeightsFile.read(path), QuantizedGEMM(), blas)
    }

    /// The weights that came with the program: `reply.weights` beside the fast tier's.
    package static func shippedWeights() throws(ClassifierError) -> String {
        try ShippedFile.path(of: "reply.weights")
    }

    /// Which weights these are.
    package var name: String { parameters.name }

    /// The names of the rules that are judged.
    package var rules: [String] { parameters.heads.map(\.name) }

    package func judgement(of sentences: [String], _ circumstances: ReplyCircumstances) -> ReplyJudgement {
        var pieces = WordPiece(parameters.vocabulary)
        let preface = Array(tokens(circumstances.preface, &pieces).dropLast())
        let parts = sentences.map { Array(tokens($0, &pieces).dropFirst().dropLast()) }
        let encoder = DeepEncoder(parameters, gemm, blas)
        var judgement = ReplyJudgement(sentences: sentences.map { _ in [:] }, whole: [:])
        var next = 0
        for pass in 0..<Self.passLimit {
            while next < parts.count, parts[next].isEmpty { next += 1 }
            guard next < parts.count else { break }
            var text = preface
            var read: [(sentence: Int, tokens: Range<Int>)] = []
            while next < parts.count {
                let room = parameters.sizes.tokens - 1 - text.count
                // A sentence that is longer than a pass is cut; any other one that does not fit waits for the next.
                guard parts[next].count <= room || read.isEmpty else { break }
                let start = text.count
                text += parts[next].prefix(max(0, room))
                if text.count > start { read.append((next, start..<text.count)) }
                next += 1
            }
            text.append(parameters.vocabulary.end)
            let body = preface.count..<text.count - 1
            let sums = encoder.read(text, parts: read.map(\.tokens) + [body])
            guard sums.joined().allSatisfy(\.isFinite) else { break }
            for (place, part) in read.enumerated() {
                for (head, sum) in zip(parameters.heads, sums[place]) where !Self.wholeHeads.contains(head.name) {
                    judgement.sentences[part.sentence][head.name] = head.opinion(sum)
                }
            }
            enter(sums[read.count], of: pass, in: &judgement)
        }
        return judgement
    }

    /// Enters what the whole lacks: a later pass can only bring what an earlier one missed.
    private func enter(_ sums: [Float], of pass: Int, in judgement: inout ReplyJudgement) {
        for (head, sum) in zip(parameters.heads, sums) where Self.wholeHeads.contains(head.name) {
            let opinion = head.opinion(sum)
            if let before = judgement.whole[head.name] {
                if Self.openingHeads.contains(head.name) || before.alone <= opinion.alone { continue }
            }
            judgement.whole[head.name] = opinion
        }
    }

    /// What a head's sum means.
    func opinion(ofHead head: Int, sum: Float) -> RuleOpinion { parameters.heads[head].opinion(sum) }

    private func tokens(_ text: String, _ pieces: inout WordPiece) -> [Int32] {
        pieces.encode(text, limit: parameters.sizes.tokens)
    }
}

extension DeepHead {
    /// What a sum says by itself, and beside a phrase that was found.
    fileprivate func opinion(_ sum: Float) -> RuleOpinion {
        let alone = Double(deepWeight * (slope * sum + intercept) + offset)
        return RuleOpinion(alone: alone, beside: alone + Double(fastWeight))
    }
}

extension ReplyCircumstances {
    /// As the weights were taught: `circumstances` in training/replies/lines.py.
    var preface: String {
        let step =
            switch step {
            case .acknowledge: "one"
            case .understand: "two"
            case .resolve: "three"
            }
        let found =
            switch finding {
            case nil: ""
            case .weWereWrong: ", we were wrong"
            case .theyWereMistaken: ", they were mistaken"
            case .unclear: ", unclear"
            }
        return "step \(step)\(found), \(isPublic ? "public" : "private")."
    }
}
