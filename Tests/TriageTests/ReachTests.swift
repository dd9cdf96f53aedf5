import TestSupport
import Testing
import Triage

@Suite("Reach: the best evidence there is, and a range")
struct ReachTests {
    private static func estimate(
        followers: Int? = nil, likes: Int? = nil, shares: Int? = nil, views: Int? = nil, helpful: Int? = nil,
        audience: Int? = nil
    ) -> Reach {
        Reach.estimate(
            for: .sample(
                followers: followers,
                engagement: Engagement(likes: likes, shares: shares, views: views, helpful: helpful)),
            audience: audience, now: .sampleNoon)
    }

    @Test(
        "each basis, computed by hand",
        arguments: [
            // Measured: low and likely are the count, half as much again may come.
            (estimate(views: 1_234), 1_234, 1_234, 1_851, .measuredViews),
            // 1 %, 15 % and 20 % of small accounts; the share falls linearly from 100,000 to 10 million.
            (estimate(followers: 0), 0, 0, 0, .followers),
            (estimate(followers: 12), 0, 2, 2, .followers),
            (estimate(followers: 80_000), 800, 12_000, 16_000, .followers),
            (estimate(followers: 100_000), 1_000, 15_000, 20_000, .followers),
            (estimate(followers: 2_000_000), 20_000, 265_455, 400_000, .followers),
            (estimate(followers: 10_000_000), 100_000, 626_273, 2_000_000, .followers),
            (estimate(followers: 20_000_000), 200_000, 1_200_000, 4_000_000, .followers),
            // Each of three shares brings 50 views, up to 200 in the generous case.
            (estimate(followers: 1_000, shares: 3), 10, 300, 800, .followers),
            // 2,000 visitors × (1 + 0.25 × 4 votes).
            (estimate(helpful: 4, audience: 2_000), 1_000, 4_000, 16_000, .listingTraffic),
            // exp(6.78 + 0.272 ln 11), exp(6.78 + 0.584 ln 6), exp(6.78 + 0.272 ln 101 + 0.584 ln 21).
            (estimate(likes: 10), 423, 1_690, 6_760, .engagement),
            (estimate(shares: 5), 627, 2_506, 10_024, .engagement),
            (estimate(likes: 100, shares: 20), 4_569, 18_275, 73_100, .engagement),
            (estimate(audience: 500), 125, 500, 2_000, .sourceDefault),
            (estimate(), 13, 50, 200, .unknown),
        ] as [(Reach, Int, Int, Int, ReachBasis)])
    func basis(reach: Reach, low: Int, likely: Int, high: Int, basis: ReachBasis) {
        #expect([reach.low, reach.likely, reach.high] == [low, likely, high])
        #expect(reach.basis == basis)
    }

    @Test("what counts most is asked first")
    func precedence() {
        #expect(Self.estimate(followers: 5, likes: 5, views: 5, helpful: 5, audience: 5).basis == .measuredViews)
        #expect(Self.estimate(likes: 5, helpful: 5, audience: 5).basis == .listingTraffic)
        #expect(Self.estimate(likes: 5, audience: 5).basis == .engagement)
        #expect(Self.estimate(views: 0, audience: 5).basis == .sourceDefault)
        #expect(Self.estimate(helpful: 5).basis == .unknown)
    }

    @Test("unknown is not zero, and its range is wide")
    func unknown() {
        let reach = Self.estimate()
        #expect(reach.likely > 0)
        #expect(reach.high >= 10 * reach.low)
    }

    @Test("more followers never mean less reach")
    func followersMonotone() {
        var last = Self.estimate(followers: 0)
        for step in 1...600 {
            let followers = step <= 500 ? step * step * 32 : 10_500_000 + (step - 500) * (step - 500) * 10_000
            let reach = Self.estimate(followers: followers)
            #expect(reach.low >= last.low && reach.likely >= last.likely && reach.high >= last.high, "\(followers)")
            last = reach
        }
    }

    @Test("more followers never mean less reach around ten million either")
    func followersMonotoneAtTheBend() {
        #expect(Self.estimate(followers: 10_000_000).likely >= Self.estimate(followers: 8_300_000).likely)
    }

    @Test("more of anything never means less reach", arguments: ["views", "likes", "shares", "helpful", "audience"])
    func monotone(what: String) {
        var last = 0
        for step in 1...200 {
            let count = step * step
            let reach =
                switch what {
                case "views": Self.estimate(views: count)
                case "likes": Self.estimate(likes: count, shares: 3)
                case "shares": Self.estimate(likes: 3, shares: count)
                case "helpful": Self.estimate(helpful: count, audience: 300)
                default: Self.estimate(audience: count)
                }
            #expect(reach.likely >= last, "\(what) \(count)")
            last = reach.likely
        }
    }

    static let hostile: [Int?] = [nil, .min, -1, 0, 1, 1_000, .max - 1, .max]

    @Test("hostile numbers give an ordered range and never trap, alone and added up", arguments: hostile, hostile)
    func hostileNumbers(one: Int?, other: Int?) {
        let estimates = [
            Self.estimate(followers: one, shares: other), Self.estimate(followers: one, views: other),
            Self.estimate(likes: one, shares: other), Self.estimate(helpful: one, audience: other),
            Self.estimate(followers: one, likes: other, shares: one, views: other, helpful: one, audience: other),
        ]
        for reach in estimates {
            #expect(0 <= reach.low && reach.low <= reach.likely && reach.likely <= reach.high)
            #expect(reach.high <= 15_000_000_000, "no more than a planet of readers")
            #expect(reach.velocity?.isFinite == true)
        }
        let sum = estimates.dropFirst().reduce(estimates[0]) { $0.adding($1) }
        #expect(sum.low <= sum.likely && sum.likely <= sum.high)
    }

    @Test("negative counts are as good as none")
    func negativeCounts() {
        #expect(Self.estimate(followers: 1_000, shares: -50) == Self.estimate(followers: 1_000))
        #expect(Self.estimate(likes: -50, shares: -3).basis == .unknown)
        #expect(Self.estimate(views: -1).basis == .unknown)
    }

    @Test(
        "velocity is views an hour, counted from one hour on",
        arguments: [(-4.0, 100.0), (-0.5, 400), (-1, 400), (2, 400)])
    func velocity(publishedHours: Double, velocity: Double) {
        let mention = Mention.sample(
            engagement: Engagement(views: 400), publishedAt: Timestamp.sampleNoon.adding(seconds: publishedHours * 3600)
        )
        #expect(Reach.estimate(for: mention, audience: nil, now: .sampleNoon).velocity == velocity)
    }

    @Test("no publishing time, no velocity")
    func noVelocity() {
        #expect(Reach.estimate(for: .sample(publishedAt: nil), audience: nil, now: .sampleNoon).velocity == nil)
    }

    @Test("reaches add up, and the larger one's basis stays")
    func adding() {
        let small = Reach(low: 1, likely: 10, high: 20, basis: .unknown)
        let large = Reach(low: 5, likely: 30, high: 90, basis: .measuredViews, velocity: 2)
        let sum = Reach(low: 6, likely: 40, high: 110, basis: .measuredViews, velocity: 2)
        #expect(small.adding(large) == sum)
        #expect(large.adding(small) == sum)
        #expect(small.adding(small).velocity == nil)
    }

    @Test("a range is ordered however it is given")
    func ordered() {
        let reach = Reach(low: 90, likely: 30, high: 5, basis: .unknown)
        #expect([reach.low, reach.likely, reach.high] == [30, 30, 30])
    }
}
