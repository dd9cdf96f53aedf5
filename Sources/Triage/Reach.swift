import Glibc

/// What a reach estimate rests on, best evidence first.
package enum ReachBasis: String, Sendable, Codable, Hashable, CaseIterable {
    /// The vendor counted views.
    case measuredViews = "measured views"
    /// Likes and shares, through a regression on posts with known impressions.
    case engagement
    /// The author's followers.
    case followers
    /// Visits of the page that lists the review.
    case listingTraffic = "listing traffic"
    /// The audience named in the source's settings.
    case sourceDefault = "source default"
    /// Nothing is known. Unknown is not zero: a wide range around a modest guess.
    case unknown
}

/// How many people are likely to see a mention.
package struct Reach: Hashable, Sendable, Codable {
    /// Views, cautious, likely and generous; `low ≤ likely ≤ high`.
    package var low: Int
    package var likely: Int
    package var high: Int
    package var basis: ReachBasis
    /// Likely views an hour since it was published; `nil` without a publishing time.
    package var velocity: Double?

    package init(low: Int, likely: Int, high: Int, basis: ReachBasis, velocity: Double? = nil) {
        self.low = min(low, likely)
        self.likely = likely
        self.high = max(high, likely)
        self.basis = basis
        self.velocity = velocity
    }

    /// The two reaches of different mentions together: views add up, the weaker basis stays with the smaller part.
    package func adding(_ other: Reach) -> Reach {
        Reach(
            low: low + other.low, likely: likely + other.likely, high: high + other.high,
            basis: likely >= other.likely ? basis : other.basis, velocity: sum(velocity, other.velocity))
    }

    private func sum(_ a: Double?, _ b: Double?) -> Double? {
        guard a != nil || b != nil else { return nil }
        return (a ?? 0) + (b ?? 0)
    }
}

/// The constants of the reach estimate; config/earshot.yaml, `reach`.
package struct ReachPriors: Hashable, Sendable {
    /// Views of one follower's feed for accounts below 100,000 followers: 0.15, falling linearly to
    /// `largeAccountShare` at 10 million (Sprinklr's published estimate of organic reach).
    package var smallAccountShare = 0.15
    package var largeAccountShare = 0.06
    /// Actual impressions lie between 1 % and 20 % of followers (Union Metrics): the ends of the range.
    package var followersLowShare = 0.01
    package var followersHighShare = 0.20
    /// ln(impressions) = intercept + likes · ln(1+likes) + shares · ln(1+shares); one account's posts, R² .57.
    package var engagementIntercept = 6.78
    package var engagementLikes = 0.272
    package var engagementShares = 0.584
    /// Views that one like or share stands for at the most, where the author's followers are known.
    package var viewsPerReaction = 20.0
    /// A guess for a mention about which nothing is known.
    package var unknownViews = 50
    /// The cautious and generous ends of an estimate without better knowledge, as factors.
    package var spread = 4.0
    /// How much further one `helpful` vote carries a review among its listing's visitors.
    package var helpfulLift = 0.25

    package init() {}
}

extension Reach {
    /// Estimates a mention's reach from the best evidence there is.
    ///
    /// - Parameters:
    ///   - audience: people who see a typical item of this source, from its settings.
    ///   - now: for the velocity.
    package static func estimate(
        for mention: Mention, audience: Int?, priors: ReachPriors = ReachPriors(), now: Timestamp
    ) -> Reach {
        var reach = bestEvidence(for: mention, audience: audience, priors: priors)
        if let published = mention.publishedAt {
            let hours = max(1, now.seconds(since: published) / 3600)
            reach.velocity = Double(reach.likely) / hours
        }
        return reach
    }

    private static func bestEvidence(for mention: Mention, audience: Int?, priors: ReachPriors) -> Reach {
        let engagement = mention.engagement
        if let views = engagement.views, views > 0 {
            // Counted so far; it can only grow.
            let counted = clamped(Double(views))
            return Reach(low: counted, likely: counted, high: scaled(counted, 1.5), basis: .measuredViews)
        }
        let likes = max(0, engagement.likes ?? 0)
        let shares = max(0, engagement.shares ?? 0)
        let byEngagement: Double? =
            likes > 0 || shares > 0
            ? exp(
                priors.engagementIntercept + priors.engagementLikes * log(1 + Double(likes))
                    + priors.engagementShares * log(1 + Double(shares))) : nil
        if let followers = mention.author.followers {
            let likely = feedViews(followers: followers, priors: priors)
            let spreadByShares = Double(shares) * Double(priors.unknownViews)
            // A post that left its author's circle: more people reacted than followers would explain. The regression is
            // one account's, so a handful of reactions to a small account counts for no more than `viewsPerReaction`.
            let reactions = Double(likes) + Double(shares)
            if let byEngagement, min(byEngagement, reactions * priors.viewsPerReaction) > likely + spreadByShares {
                return ranged(
                    clamped(min(byEngagement, reactions * priors.viewsPerReaction)), priors: priors, basis: .engagement)
            }
            return Reach(
                low: scaled(followers, priors.followersLowShare),
                likely: clamped(likely + spreadByShares),
                high: clamped(Double(followers) * priors.followersHighShare + spreadByShares * priors.spread),
                basis: .followers)
        }
        if let helpful = engagement.helpful, let audience {
            let likely = clamped(Double(audience) * (1 + priors.helpfulLift * Double(max(0, helpful))))
            return ranged(likely, priors: priors, basis: .listingTraffic)
        }
        if let byEngagement { return ranged(clamped(byEngagement), priors: priors, basis: .engagement) }
        if let audience { return ranged(audience, priors: priors, basis: .sourceDefault) }
        return ranged(priors.unknownViews, priors: priors, basis: .unknown)
    }

    /// Followers who see one post: their number times a share that falls from `smallAccountShare` at 100,000 followers to
    /// `largeAccountShare` at 10 million, never less than a smaller account would have.
    private static func feedViews(followers: Int, priors: ReachPriors) -> Double {
        let small = 100_000.0
        let large = 10_000_000.0
        let count = max(0, Double(followers))
        let fall = max(0, priors.smallAccountShare - priors.largeAccountShare) / (large - small)
        func views(_ count: Double) -> Double {
            count * (priors.smallAccountShare - fall * (min(large, max(small, count)) - small))
        }
        guard fall > 0, count > small else { return views(count) }
        // Where count × share would begin to fall again.
        let crest = min(large, (priors.smallAccountShare + fall * small) / (2 * fall))
        return count <= crest ? views(count) : max(views(crest), views(count))
    }

    private static func ranged(_ likely: Int, priors: ReachPriors, basis: ReachBasis) -> Reach {
        Reach(
            low: scaled(likely, 1 / priors.spread), likely: scaled(likely, 1), high: scaled(likely, priors.spread),
            basis: basis)
    }

    private static func scaled(_ count: Int, _ factor: Double) -> Int { clamped(Double(count) * factor) }

    /// Rounded, and kept within what a planet of readers allows, whatever a vendor claims.
    private static func clamped(_ views: Double) -> Int {
        views.isFinite ? Int(min(10_000_000_000, max(0, views)).rounded()) : 0
    }
}
