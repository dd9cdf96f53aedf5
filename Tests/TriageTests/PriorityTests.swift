import Glibc
import TestSupport
import Testing
import Triage

@Suite("Priority: expected harm if nobody answers now")
struct PriorityTests {
    private static func rank(
        complaint: Double = 0.95, anger: Double = 0.7, followers: Int? = nil, views: Int = 1_000, ageHours: Double = 0,
        urgency: [UrgencyFlag] = [], circumstances: Circumstances = Circumstances()
    ) -> Priority {
        let reach =
            followers.map {
                Reach.estimate(for: .sample(followers: $0), audience: nil, now: .sampleNoon)
            } ?? .sample(views)
        return Priority.rank(
            .sample(complaint: complaint, anger: anger, urgency: urgency), reach: reach,
            publishedAt: Timestamp.sampleNoon.adding(seconds: -ageHours * 3600), circumstances: circumstances,
            now: .sampleNoon)
    }

    @Test("a furious somebody ranks above a mild celebrity and above a furious nobody")
    func bothMatter() {
        let furiousSomebody = Self.rank(anger: 0.95, followers: 80_000).value
        let mildCelebrity = Self.rank(anger: 0.2, followers: 2_000_000).value
        let furiousNobody = Self.rank(anger: 0.95, followers: 12).value
        // 95 × (0.15 + 0.85 anger) × (0.1 + 0.9 log10(1 + views) / 7), computed by hand.
        #expect(furiousSomebody == 56.8)
        #expect(mildCelebrity == 24.2)
        #expect(furiousNobody == 14.7)
    }

    @Test(
        "the formula, computed by hand",
        arguments: [
            // 0.8 × 0.66 × (0.1 + 0.9 × 3/7) × (0.35 + 0.65/2) = 0.1731
            ([], 17.3), ([.legal], 26.2), ([.safety], 53.2),
        ] as [([UrgencyFlag], Double)])
    func formula(urgency: [UrgencyFlag], value: Double) {
        #expect(Self.rank(complaint: 0.8, anger: 0.6, views: 999, ageHours: 48, urgency: urgency).value == value)
    }

    @Test("older is lower, and a part never goes")
    func age() {
        let values = [0, 6, 24, 48, 96, 240, 24 * 365].map { Self.rank(ageHours: $0).value }
        for (newer, older) in zip(values, values.dropFirst()) { #expect(older < newer) }
        #expect(Self.rank(ageHours: 1e6).value >= 0.3 * values[0])
    }

    @Test("a time in the future or none at all counts as now")
    func future() {
        #expect(Self.rank(ageHours: -500).value == Self.rank().value)
        let timeless = Priority.rank(.sample(), reach: .sample(1_000), publishedAt: nil, now: .sampleNoon)
        #expect(timeless.value == Self.rank().value)
    }

    @Test("more of each of the three is more", arguments: ["complaint", "anger", "views"])
    func monotone(what: String) {
        var last = -1.0
        for step in 0...20 {
            let share = Double(step) / 20
            let value =
                switch what {
                case "complaint": Self.rank(complaint: share).value
                case "anger": Self.rank(anger: share).value
                default: Self.rank(views: 1 << step).value
                }
            #expect(value > last, "\(what) at step \(step)")
            last = value
        }
    }

    static let lifts: [([UrgencyFlag], Circumstances)] =
        UrgencyFlag.allCases.map { ([$0], Circumstances()) } + [
            ([], Circumstances(secondOpinion: true)), ([], Circumstances(people: 2)),
            ([], Circumstances(people: 64)), ([], Circumstances(brokenPromises: 1)),
        ]

    @Test("each lift raises, for small harm and for great", arguments: lifts)
    func lift(urgency: [UrgencyFlag], circumstances: Circumstances) {
        for (anger, views) in [(0.0, 50), (0.5, 5_000), (0.95, 1_000_000)] {
            let plain = Self.rank(anger: anger, views: views)
            let lifted = Self.rank(anger: anger, views: views, urgency: urgency, circumstances: circumstances)
            #expect(lifted.value > plain.value)
            #expect(lifted.value <= 100)
            #expect(lifted.parts.count == plain.parts.count + 1)
        }
    }

    @Test("a lift cannot make something of nothing, nor pass 100")
    func bounds() {
        let everything = Circumstances(people: .max, brokenPromises: .max, secondOpinion: true)
        #expect(Self.rank(complaint: 0, urgency: UrgencyFlag.allCases, circumstances: everything).value == 0)
        let top = Self.rank(
            complaint: 1, anger: 1, views: .max, urgency: UrgencyFlag.allCases, circumstances: everything)
        #expect(top.value == 100)
    }

    @Test("a flag named twice lifts once")
    func repeatedFlag() {
        #expect(Self.rank(urgency: [.legal, .legal]) == Self.rank(urgency: [.legal]))
        #expect(Self.rank(urgency: [.press, .legal]) == Self.rank(urgency: [.legal, .press]))
    }

    @Test("people and promises below their floor change nothing", arguments: [Int.min, -1, 0])
    func noCircumstances(count: Int) {
        #expect(Self.rank(circumstances: Circumstances(people: count, brokenPromises: count)) == Self.rank())
    }

    @Test("two cases with the same lifts keep their order")
    func orderKept() {
        var random = SampleRandom(seed: 7)
        for _ in 0..<500 {
            let anger = (Double.random(in: 0...1, using: &random), Double.random(in: 0...1, using: &random))
            let views = (Int.random(in: 0...1_000_000, using: &random), Int.random(in: 0...1_000_000, using: &random))
            let plain = (Self.rank(anger: anger.0, views: views.0), Self.rank(anger: anger.1, views: views.1))
            let lifted = (
                Self.rank(anger: anger.0, views: views.0, urgency: [.money]),
                Self.rank(anger: anger.1, views: views.1, urgency: [.money])
            )
            if plain.0.value > plain.1.value { #expect(lifted.0.value >= lifted.1.value) }
        }
    }

    static let strange: [Double] = [.nan, .infinity, -.infinity, -1, 0, 0.5, 1, 2, 1e308]
    static let strangeViews: [Int] = [.min, -1, 0, 1, .max]

    @Test("any input gives 0…100, the same each time", arguments: strange, strange)
    func strangeInput(complaint: Double, anger: Double) {
        for views in Self.strangeViews {
            for published in [nil, Timestamp(milliseconds: .min), Timestamp(milliseconds: .max)] {
                let assessment = Assessment.sample(complaint: complaint, anger: anger, urgency: [.safety])
                let reach = Reach(low: views, likely: views, high: views, basis: .unknown)
                let one = Priority.rank(assessment, reach: reach, publishedAt: published, now: .sampleNoon)
                let two = Priority.rank(assessment, reach: reach, publishedAt: published, now: .sampleNoon)
                #expect((0...100).contains(one.value))
                #expect(one == two)
                #expect(!one.arithmetic.contains("nan"))
            }
        }
    }

    @Test("the parts make the value, and the printed sum shows it", arguments: [1, 2, 3] as [UInt64])
    func parts(seed: UInt64) {
        var random = SampleRandom(seed: seed)
        for _ in 0..<200 {
            let flags = UrgencyFlag.allCases.filter { _ in Bool.random(using: &random) }
            let priority = Self.rank(
                complaint: .random(in: 0...1, using: &random), anger: .random(in: 0...1, using: &random),
                views: .random(in: 0...100_000_000, using: &random), ageHours: .random(in: 0...500, using: &random),
                urgency: flags, circumstances: Circumstances(people: .random(in: 1...40, using: &random)))
            var harm = 1.0
            var lift = 1.0
            for part in priority.parts {
                if part.name.hasPrefix("lift:") { lift *= part.factor } else { harm *= part.factor }
                #expect(!part.words.isEmpty)
            }
            #expect(priority.parts.prefix(4).map(\.name) == ["complaint", "anger", "reach", "freshness"])
            let rest = pow(1 - harm, lift)
            #expect(abs(100 * (1 - rest) - priority.value) <= 0.0501)
            #expect(priority.arithmetic.hasSuffix("= \(decimal(priority.value, 1))"))
        }
    }

    @Test("the printed sum, word for word")
    func arithmetic() {
        #expect(
            Self.rank(complaint: 0.8, anger: 0.6, views: 999, ageHours: 48).arithmetic
                == "100 × 0.80 × 0.66 × 0.49 × 0.68 = 17.3")
        #expect(
            Self.rank(complaint: 0.8, anger: 0.6, views: 999, ageHours: 48, urgency: [.legal]).arithmetic
                == "0.80 × 0.66 × 0.49 × 0.68 = 0.173 harm; lifted ×1.60: 100 × (1 − (1 − 0.173)^1.60) = 26.2")
    }

    @Test("the parts say where they come from")
    func words() {
        let words = Self.rank(complaint: 0.8, anger: 0.5, views: 2_000_000, ageHours: 72, urgency: [.legal]).parts.map(
            \.words)
        #expect(
            words == [
                "a complaint with probability 0.80", "anger 0.50 of 1",
                "likely 2,000,000 views (500,000–8,000,000) from source default, on a log scale", "3 days old",
                "legal is at stake",
            ])
    }

    @Test("weights: an exponent of zero takes a factor out")
    func weights() {
        var weights = RankingWeights()
        weights.angerExponent = 0
        let mild = Priority.rank(
            .sample(anger: 0), reach: .sample(), publishedAt: nil, weights: weights, now: .sampleNoon)
        let furious = Priority.rank(
            .sample(anger: 1), reach: .sample(), publishedAt: nil, weights: weights, now: .sampleNoon)
        #expect(mild.value == furious.value)
    }
}
