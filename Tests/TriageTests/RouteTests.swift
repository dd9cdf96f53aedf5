import TestSupport
import Testing
import Triage

@Suite("Route: the tree that says who gets a case")
struct RouteTests {
    /// A matcher for cases with this urgency flag.
    private static func urgent(_ flag: UrgencyFlag) -> RouteMatcher {
        var matcher = RouteMatcher()
        matcher.urgency = [flag]
        return matcher
    }

    private static func ranked(_ urgency: UrgencyFlag..., topics: [Topic] = []) -> RankedCase {
        .sample(mentions: [.sample(.sample(), .sample(topics: topics, urgency: urgency))])
    }

    /// Safety pages and goes on; legal has a press branch of its own; money is billing's; the root takes the rest.
    private static let tree = Route(
        name: "everything", team: "care", channels: ["digest"], acknowledgeWithinMinutes: 480,
        children: [
            Route(
                name: "safety", matcher: urgent(.safety), team: "safety", channels: ["pager", "digest"],
                acknowledgeWithinMinutes: 15, continues: true),
            Route(
                name: "legal", matcher: urgent(.legal), team: "legal", acknowledgeWithinMinutes: 60,
                children: [Route(name: "legal in the press", matcher: urgent(.press), channels: ["press-room"])]),
            Route(name: "money", matcher: urgent(.money), channels: ["billing"]),
            Route(name: "money again", matcher: urgent(.money), team: "never reached"),
        ])

    @Test("the root takes what its children leave, whatever its own matcher says")
    func rest() {
        var root = Self.tree
        root.matcher = Self.urgent(.churn)
        #expect(
            root.decide(Self.ranked())
                == RoutingDecision(
                    path: ["everything"], team: "care", channels: ["digest"], acknowledgeWithinMinutes: 480))
    }

    @Test("the first match ends the search; what a child does not say it inherits")
    func firstMatch() {
        #expect(
            Self.tree.decide(Self.ranked(.money))
                == RoutingDecision(path: ["money"], team: "care", channels: ["billing"], acknowledgeWithinMinutes: 480))
    }

    @Test("inheritance goes down through every level")
    func nested() {
        #expect(
            Self.tree.decide(Self.ranked(.press, .legal))
                == RoutingDecision(
                    path: ["legal in the press"], team: "legal", channels: ["press-room"], acknowledgeWithinMinutes: 60)
        )
        #expect(
            Self.tree.decide(Self.ranked(.legal))
                == RoutingDecision(path: ["legal"], team: "legal", channels: ["digest"], acknowledgeWithinMinutes: 60))
    }

    @Test("continue goes on: the first team, all channels once, the shortest deadline")
    func continues() {
        #expect(
            Self.tree.decide(Self.ranked(.safety, .money))
                == RoutingDecision(
                    path: ["safety", "money"], team: "safety", channels: ["pager", "digest", "billing"],
                    acknowledgeWithinMinutes: 15))
        #expect(
            Self.tree.decide(Self.ranked(.safety, .legal))
                == RoutingDecision(
                    path: ["safety", "legal"], team: "safety", channels: ["pager", "digest"],
                    acknowledgeWithinMinutes: 15))
    }

    @Test("a route that goes on and finds nobody else does not bring the root in")
    func continuesAlone() {
        #expect(Self.tree.decide(Self.ranked(.safety)).path == ["safety"])
    }

    @Test("a parent that does not match hides its children")
    func hiddenChildren() {
        #expect(Self.tree.decide(Self.ranked(.press)).path == ["everything"])
    }

    @Test("an empty list of channels is said, not inherited")
    func silenced() {
        let tree = Route(
            name: "all", channels: ["digest"],
            children: [Route(name: "quiet", matcher: Self.urgent(.churn), channels: [])])
        #expect(tree.decide(Self.ranked(.churn)).channels.isEmpty)
    }

    /// Parts of a matcher, with a case that meets each and one that does not.
    static let matchers: [(@Sendable (inout RouteMatcher) -> Void, RankedCase, RankedCase)] = [
        ({ $0.urgency = [.safety, .legal] }, ranked(.legal, .churn), ranked(.churn)),
        ({ $0.topics = [.billing] }, ranked(topics: [.bug, .billing]), ranked(topics: [.bug])),
        (
            { $0.sources = ["app-store"] }, .sample(mentions: [.sample(), .sample(.sample(source: "app-store"))]),
            .sample()
        ),
        ({ $0.languages = ["de"] }, .sample(mentions: [.sample(.sample(), .sample(language: "de"))]), .sample()),
        ({ $0.minPriority = 50 }, .sample(priority: 50), .sample(priority: 49.9)),
        (
            { $0.minAnger = 0.5 }, .sample(mentions: [.sample(.sample(), .sample(anger: 0.5))]),
            .sample(mentions: [.sample(.sample(), .sample(anger: 0.49))])
        ),
        ({ $0.minReach = 1_000 }, .sample(views: 1_000), .sample(views: 999)),
        ({ $0.secondOpinion = true }, .sample(.sample(secondOpinion: true)), .sample()),
        ({ $0.secondOpinion = false }, .sample(), .sample(.sample(secondOpinion: true))),
    ]

    @Test("each part of a matcher", arguments: matchers.indices)
    func matcher(index: Int) {
        let (set, yes, no) = Self.matchers[index]
        var matcher = RouteMatcher()
        #expect(matcher.matches(yes) && matcher.matches(no), "an empty matcher takes everything")
        set(&matcher)
        #expect(matcher.matches(yes))
        #expect(!matcher.matches(no))
    }

    @Test("every part must hold")
    func allParts() {
        var matcher = Self.urgent(.legal)
        matcher.minPriority = 60
        let legal = JudgedMention.sample(.sample(), .sample(urgency: [.legal]))
        #expect(matcher.matches(.sample(mentions: [legal], priority: 60)))
        #expect(!matcher.matches(.sample(mentions: [legal], priority: 59)))
        #expect(!matcher.matches(.sample(priority: 60)))
    }
}
