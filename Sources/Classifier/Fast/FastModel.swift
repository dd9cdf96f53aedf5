package import Triage

/// The fast tier: one linear model over hashed words, n-grams and cues, for every mention in every language.
///
/// Immutable; any number of threads may ask it at once. The same text always gets the same answer.
package struct FastModel: Sendable {
    /// One reference to everything: handing the model about, or asking it, copies nothing.
    private final class Core: Sendable {
        let parameters: FastParameters
        let phrases = PhraseTable.shipped

        init(_ parameters: FastParameters) { self.parameters = parameters }
    }

    private let core: Core

    init(_ parameters: FastParameters) { core = Core(parameters) }

    var parameters: FastParameters {
        @inline(__always) _read { yield core.parameters }
    }

    var phrases: PhraseTable {
        @inline(__always) _read { yield core.phrases }
    }

    /// Reads a weights file and checks its form, size and checksum.
    package static func load(contentsOf path: String) throws(ClassifierError) -> FastModel {
        FastModel(try WeightsFile.read(path))
    }

    /// The weights that came with the program: in the resources folder beside the executable or the test bundle.
    package static func shipped() throws(ClassifierError) -> FastModel {
        try load(contentsOf: try ShippedFile.path(of: "fast.weights"))
    }

    /// Which weights these are, as assessments name them.
    package var name: String { parameters.name }

    /// From this complaint probability up a text counts as a complaint; chosen on held-back training data.
    package var complaintThreshold: Double { parameters.complaintThreshold }

    /// Judges a mention by its wording and its rating.
    /// - Parameter explaining: whether to collect the evidence; the scores are the same without.
    package func assess(_ mention: Mention, explaining: Bool = true) -> Assessment {
        assess(mention.wording, hint: mention.language, rating: mention.rating, explaining: explaining)
    }

    /// Judges a bare text. `language` is the source's own tag, if it names one: a hint, not a command.
    package func assess(text: String, language: String? = nil, explaining: Bool = true) -> Assessment {
        assess(text, hint: language, rating: nil, explaining: explaining)
    }

    private func assess(_ text: String, hint: String?, rating: Rating?, explaining: Bool) -> Assessment {
        Post.reading(text) { post in
            var found = PhraseMatches()
            var cues = post.readCues(phrases, &found)
            let sums = sums(post)
            settle(&cues, sums)
            let shift = RatingShift(rating)
            let length = LengthShift.complaint(tokens: post.tokenCount)
            let complaint = probability(.complaint, sums, cues, shift: shift.complaint + length)
            let anger = probability(.anger, sums, cues, shift: shift.anger)
            let reads = complaint >= complaintThreshold
            let findings = Findings(
                found, in: post, parameters.aspects, readsAsComplaint: readsAsComplaint(complaint, anger: anger))
            return Assessment(
                complaint: complaint, anger: anger, spam: probability(.spam, sums, cues, shift: 0),
                language: parameters.language.language(of: post, hint: hint), topics: findings.topics,
                urgency: findings.urgency, stance: findings.stance,
                evidence: explaining ? evidence(post, sums, cues, rating: rating, shift, reads: reads) : [],
                model: parameters.name)
        }
    }
}

extension FastModel {
    /// Whether weak phrases count: in a complaint, and in what is angry.
    private func readsAsComplaint(_ complaint: Double, anger: Double) -> Bool {
        complaint >= complaintThreshold || anger >= 0.5
    }

    /// What the fast tier makes of topics, urgency and stance of a text, for weighing against another tier's opinion.
    /// - Parameter assessment: its own judgement of the same text.
    /// - Returns: `nil` where its weights know nothing of them but phrases.
    package func aspects(of text: String, judged assessment: Assessment) -> AspectMargins? {
        guard !parameters.aspects.isEmpty else { return nil }
        return Post.reading(text) { post in
            var found = PhraseMatches()
            _ = post.readCues(phrases, &found)
            let reads = readsAsComplaint(assessment.complaint, anger: assessment.anger)
            return parameters.aspects.margins(post, PhraseCounts(found, in: post, readsAsComplaint: reads))
        }
    }
}

/// What a rating adds to the scores, in logits; nothing where there is none. Set by hand: no permissive set has ratings
/// beside labels of both kinds. One star of five nearly decides, three say little, five speak against a complaint.
struct RatingShift {
    var complaint: Float = 0
    var anger: Float = 0

    init(_ rating: Rating?) {
        guard let rating, rating.best > 0, rating.value.isFinite, rating.best.isFinite else { return }
        let steps: [Float] = [2.6, 1.7, 0.4, -1.2, -2.6]
        let place = Float(rating.fraction) * 4
        let lower = min(3, max(0, Int(place)))
        let between = place - Float(lower)
        complaint = steps[lower] * (1 - between) + steps[lower + 1] * between
        anger = complaint * 0.2
    }
}

/// What the length of a text adds to the complaint's logit: nothing up to thirty tokens, ever less beyond.
///
/// The weights learnt from short lines, whose small pieces of everyday trouble add up in long praise and reports. The
/// slope was chosen on 244 long texts of our own that no weights had learnt from: false alarms among them fell from 93 %
/// to 73 %, at the price of 8 % missed complaints in place of 3 %. A steeper one would hide more complaints.
enum LengthShift {
    private static let freeTokens: Float = 30
    /// Longer texts are shifted no further.
    private static let mostTokens: Float = 150
    private static let slope: Float = -4

    static func complaint(tokens: Int) -> Float {
        let excess = min(Float(tokens), mostTokens) / freeTokens
        return excess > 1 ? slope * Logistic.logarithm(excess) : 0
    }
}

extension FastModel {
    /// Enters what the valence head says as a cue for the other heads.
    @inline(__always)
    func settle(_ cues: inout CueVector, _ sums: TableSums) {
        cues.setValence(probability(.valence, sums, cues, shift: 0))
    }

    @inline(__always)
    func score(_ head: Head, _ sums: TableSums, _ cues: CueVector) -> Float {
        parameters.heads.withUnsafeBufferPointer { heads in
            let lane = head.rawValue
            let p = heads.baseAddress.unsafelyUnwrapped + lane
            var score = p.pointee.bias + Float(sums.words[lane]) * p.pointee.wordScale * sums.wordNorm
            score += Float(sums.characters[lane]) * p.pointee.characterScale * sums.characterNorm
            return score + cues.dot(p.pointee.cues)
        }
    }

    @inline(__always)
    func probability(_ head: Head, _ sums: TableSums, _ cues: CueVector, shift: Float) -> Double {
        let score = score(head, sums, cues)
        return parameters.heads.withUnsafeBufferPointer { heads in
            let p = heads.baseAddress.unsafelyUnwrapped + head.rawValue
            return Logistic.sigmoid(Double(p.pointee.slope * score + p.pointee.offset + shift))
        }
    }
}

extension CueVector {
    /// - Parameter share: the valence head's probability, 0 for ill, 1 for well.
    mutating func setValence(_ share: Double) {
        let valence = Float(2 * share - 1)
        self[.valence] = max(0, valence)
        self[.dissatisfaction] = max(0, -valence)
    }
}

/// How the sum over a post's features is brought to one size.
enum FeatureNorm {
    @inline(__always)
    static func of(_ count: Int) -> Float { count > 0 ? 1 / Float(count).squareRoot() : 0 }
}
