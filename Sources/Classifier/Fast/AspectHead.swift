import Triage

/// What a complaint is about, why it may not wait and how the person comes in: one logistic sum each, over hashed words, pairs
/// of words and beginnings of words, and over the phrases that speak for any of them.
struct AspectHead: Sendable {
    /// One thing that is told: its lane in the table.
    enum Lane {
        static let topics = 0..<14
        static let urgency = 14..<19
        static let stances = 19..<23
        static let count = 23

        static func of(_ topic: Topic) -> Int { topic.place }
        static func of(_ flag: UrgencyFlag) -> Int { urgency.lowerBound + flag.place }
        static func of(_ stance: Stance) -> Int { stances.lowerBound + stance.place }

        /// As the lanes are named in messages and in the deep tier's weights: `topic.refund`, `urgency.money`, `stance.plain`.
        static let names: [String] =
            Topic.allCases.map { "topic.\($0.rawValue)" } + UrgencyFlag.allCases.map { "urgency.\($0.rawValue)" }
            + Stance.allCases.map { "stance.\($0.rawValue)" }
    }

    /// What is known of one lane beside its weights in the table.
    struct Parameters: Sendable, Hashable {
        /// What one step of a quantised weight is worth.
        var scale: Float = 0
        var bias: Float = 0
        /// Platt's sigmoid: probability = 1 / (1 + exp(−(slope · sum + offset))).
        var slope: Float = 1
        var offset: Float = 0
        /// From this probability up it is told; of the stances, that which is furthest above its own.
        var threshold: Float = 0.5
        /// By the lane of what a phrase speaks for: what such phrases add.
        var phrases = [Float](repeating: 0, count: Lane.count)
    }

    /// By lane.
    let lanes: [Parameters]
    let table: LaneTable
    /// The thresholds in logits, by lane.
    private let cuts: [Double]
    /// What phrases add: a row of lanes for each lane that they speak for.
    private let phrases: [Float]

    init(lanes: [Parameters], table: LaneTable) {
        self.lanes = lanes
        self.table = table
        cuts = lanes.map { Logistic.logit(Double($0.threshold)) }
        phrases =
            lanes.isEmpty ? [] : (0..<Lane.count * Lane.count).map { lanes[$0 % Lane.count].phrases[$0 / Lane.count] }
    }

    /// Weights that say nothing: topics, urgency and stance are then those that the phrases tell.
    static let none = AspectHead(lanes: [], table: LaneTable(bits: 4, rows: []))

    var isEmpty: Bool { lanes.isEmpty }

    /// How far each lane is above its threshold.
    func margins(_ post: Post, _ found: PhraseCounts) -> AspectMargins {
        var totals = InlineArray<32, Int32>(repeating: 0)
        var sums = LaneSums()
        var room = LaneSums.limit
        let shift = table.shift
        let count = table.rows.withUnsafeBytes { bytes in
            let rows = bytes.baseAddress.unsafelyUnwrapped
            return post.visitForAspects { hash in
                sums.add(rows, hash, shift: shift)
                room &-= 1
                if room == 0 {
                    sums.flush(into: &totals)
                    room = LaneSums.limit
                }
            }
        }
        sums.flush(into: &totals)
        let norm = FeatureNorm.of(count)
        var added = InlineArray<23, Float>(repeating: 0)
        if !found.isEmpty {
            for mark in 0..<Lane.count where found[mark] > 0 {
                let strength = found.strength(mark)
                for lane in 0..<Lane.count { added[lane] += strength * phrases[mark * Lane.count + lane] }
            }
        }
        var margins = AspectMargins(values: cuts)
        for lane in 0..<Lane.count {
            let p = lanes[lane]
            let sum = p.bias + Float(totals[lane]) * p.scale * norm + added[lane]
            margins.values[lane] = Double(p.slope * sum + p.offset) - cuts[lane]
        }
        margins.obey(found)
        return margins
    }
}

/// How far each of topics, urgency flags and stances is above the probability from which it is told, in logits: what is at 0 or
/// above is told.
package struct AspectMargins: Sendable, Hashable {
    /// By ``AspectHead/Lane``.
    var values: [Double]

    var topics: [Topic] { Topic.foremost(values[AspectHead.Lane.topics]) }

    var urgency: [UrgencyFlag] {
        var flags: [UrgencyFlag] = []
        for (place, lane) in AspectHead.Lane.urgency.enumerated() where values[lane] >= 0 {
            flags.append(UrgencyFlag.places[place])
        }
        return flags
    }

    /// One of them is always told.
    var stance: Stance {
        var best = AspectHead.Lane.stances.lowerBound
        for lane in AspectHead.Lane.stances where values[lane] > values[best] { best = lane }
        return Stance.places[best - AspectHead.Lane.stances.lowerBound]
    }
}

extension AspectMargins {
    /// So much surer the words alone must be of a step at law: an answer that speaks of one to somebody who took none offends.
    private static let unspoken = 1.5

    /// What phrases say of harm and of the law outweighs what words are like: one that stands in the text is told, and where
    /// there are but denied ones ("no smoke, no fire") nothing is.
    fileprivate mutating func obey(_ phrases: PhraseCounts) {
        for flag in [UrgencyFlag.safety, .legal] {
            let lane = AspectHead.Lane.of(flag)
            if phrases[lane] > 0 {
                values[lane] = max(0, values[lane])
                continue
            }
            if phrases.denied & 1 << UInt32(lane) != 0 { values[lane] = min(-1, values[lane]) }
            if flag == .legal { values[lane] -= Self.unspoken }
        }
    }
}

extension Topic {
    /// At most so many are named.
    static let limit = 3

    /// Those with the highest scores above 0, at most ``limit`` of them, in a tie in their own order.
    /// - Parameter scores: in the order of the topics.
    static func foremost(_ scores: ArraySlice<Double>) -> [Topic] {
        var topics: [Topic] = []
        var taken: UInt32 = 0
        while topics.count < limit {
            var best = -1
            for (place, score) in scores.enumerated() where score > 0 && taken & 1 << UInt32(place) == 0 {
                if best < 0 || score > scores[scores.startIndex + best] { best = place }
            }
            guard best >= 0 else { break }
            topics.append(places[best])
            taken |= 1 << UInt32(best)
        }
        return topics
    }
}

/// How much the phrases of a post say for each of ``AspectHead/Lane``: one for a phrase and one for each of its words.
struct PhraseCounts: Sendable {
    private var counts = InlineArray<23, UInt16>(repeating: 0)
    /// By lane, a bit each: a phrase for it stands in the text in a harmless use, or denied.
    private(set) var denied: UInt32 = 0
    private(set) var isEmpty = true

    @inline(__always)
    init() {}

    mutating func deny(_ lane: Int) { denied |= 1 << UInt32(lane) }

    subscript(_ lane: Int) -> UInt16 { counts[lane] }

    @inline(__always)
    mutating func add(_ lane: Int, _ amount: Int) {
        counts[lane] &+= UInt16(truncatingIfNeeded: amount)
        isEmpty = false
    }

    /// A second phrase says less than the first: 1 for a single word, 1.5 for two of them or a pair, at most 2.
    func strength(_ lane: Int) -> Float {
        switch counts[lane] {
        case 0: 0
        case 1...2: 1
        case 3...4: 1.5
        default: 2
        }
    }
}

extension Post {
    /// Calls `visit` with the hash of every word, of every pair of neighbouring words, and of the first four and the first five
    /// letters of every word that has them: they stand for its inflections. Returns how many there were.
    @inline(__always)
    func visitForAspects(_ visit: (_ hash: UInt64) -> Void) -> Int {
        var visited = 0
        var before: UInt64 = 0
        for index in 0..<tokenCount {
            let token = tokens[index]
            visit(token.hash &* FeatureHash.multiplier)
            visited &+= 1
            if index > 0 {
                visit(FeatureHash.pair(before, token.hash))
                visited &+= 1
            }
            before = token.hash
            guard token.count >= 4, token.traits.isDisjoint(with: [.number, .emoji, .ideograph]) else { continue }
            let start = Int(token.start)
            visit(FeatureHash.beginning(prefixes[start &+ 3]))
            visited &+= 1
            if token.count >= 5 {
                visit(FeatureHash.beginning(prefixes[start &+ 4]))
                visited &+= 1
            }
        }
        return visited
    }
}

extension FeatureHash {
    /// The hash of the first letters of a word, which another word may be as a whole.
    @inline(__always)
    static func beginning(_ prefix: UInt64) -> UInt64 { (prefix ^ 0xD6E8_FEB8_6659_FD93) &* multiplier }
}

/// What has a place among all of its kind: the order of its cases is part of the weights format.
protocol Placed: CaseIterable, Equatable, Sendable {
    /// All of them, each at its place.
    static var places: [Self] { get }
}

extension Placed {
    /// Its place among all of them.
    var place: Int { Self.places.firstIndex(of: self) ?? 0 }
}

extension Topic: Placed {
    static let places = allCases
}

extension UrgencyFlag: Placed {
    static let places = allCases
}

extension Stance: Placed {
    static let places = allCases
}
