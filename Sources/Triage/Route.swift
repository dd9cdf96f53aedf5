/// What a route asks of a case; every given part must hold, an empty one holds always.
package struct RouteMatcher: Hashable, Sendable {
    /// At least one of these flags.
    package var urgency: Set<UrgencyFlag> = []
    /// At least one of these topics.
    package var topics: Set<Topic> = []
    /// A mention came through one of these sources.
    package var sources: Set<String> = []
    /// A mention is in one of these languages.
    package var languages: Set<String> = []
    package var minPriority: Double?
    package var minAnger: Double?
    /// Likely views.
    package var minReach: Int?
    /// It was said again after our answer.
    package var secondOpinion: Bool?

    package init() {}

    /// Whether the case meets every part.
    package func matches(_ ranked: RankedCase) -> Bool {
        let assessments = ranked.mentions.map(\.assessment)
        if !urgency.isEmpty, !assessments.contains(where: { !urgency.isDisjoint(with: $0.urgency) }) { return false }
        if !topics.isEmpty, !assessments.contains(where: { !topics.isDisjoint(with: $0.topics) }) { return false }
        if !sources.isEmpty, !ranked.mentions.contains(where: { sources.contains($0.mention.source) }) { return false }
        if !languages.isEmpty, !assessments.contains(where: { languages.contains($0.language) }) { return false }
        if let minPriority, ranked.priority.value < minPriority { return false }
        if let minAnger, !assessments.contains(where: { $0.anger >= minAnger }) { return false }
        if let minReach, ranked.reach.likely < minReach { return false }
        if let secondOpinion, ranked.case.secondOpinion != secondOpinion { return false }
        return true
    }
}

/// A node of the routing tree (after Alertmanager's): children are tried first, in order; the first that takes the case
/// ends the search unless it says `continue`; where no child takes it, the node itself does.
package struct Route: Hashable, Sendable {
    package var name: String
    package var matcher: RouteMatcher
    /// Inherited from the parent where `nil`.
    package var team: String?
    /// Names of sinks; inherited where `nil`.
    package var channels: [String]?
    /// Minutes until the first acknowledgment is due; inherited where `nil`.
    package var acknowledgeWithinMinutes: Int?
    /// Go on to the next sibling after this one took the case.
    package var continues: Bool
    package var children: [Route]

    package init(
        name: String, matcher: RouteMatcher = RouteMatcher(), team: String? = nil, channels: [String]? = nil,
        acknowledgeWithinMinutes: Int? = nil, continues: Bool = false, children: [Route] = []
    ) {
        self.name = name
        self.matcher = matcher
        self.team = team
        self.channels = channels
        self.acknowledgeWithinMinutes = acknowledgeWithinMinutes
        self.continues = continues
        self.children = children
    }
}

/// Who gets a case, where, and how soon it must be acknowledged.
package struct RoutingDecision: Hashable, Sendable {
    /// The routes that took the case, outermost first; several where one said `continue`.
    package var path: [String]
    /// The first decision's team.
    package var team: String?
    /// Every channel of every route that took it, once, in order.
    package var channels: [String]
    /// The shortest of the routes that took it.
    package var acknowledgeWithinMinutes: Int?

    package init(path: [String], team: String?, channels: [String], acknowledgeWithinMinutes: Int?) {
        self.path = path
        self.team = team
        self.channels = channels
        self.acknowledgeWithinMinutes = acknowledgeWithinMinutes
    }
}

extension Route {
    /// Walks the tree from this root. The root takes whatever its children leave.
    package func decide(_ ranked: RankedCase) -> RoutingDecision {
        var taken: [Route] = []
        collect(ranked, inheriting: self, into: &taken)
        var channels: [String] = []
        for channel in taken.flatMap({ $0.channels ?? [] }) where !channels.contains(channel) {
            channels.append(channel)
        }
        return RoutingDecision(
            path: taken.map(\.name), team: taken.first?.team, channels: channels,
            acknowledgeWithinMinutes: taken.compactMap(\.acknowledgeWithinMinutes).min())
    }

    private func collect(_ ranked: RankedCase, inheriting parent: Route, into taken: inout [Route]) {
        var resolved = self
        resolved.team = team ?? parent.team
        resolved.channels = channels ?? parent.channels
        resolved.acknowledgeWithinMinutes = acknowledgeWithinMinutes ?? parent.acknowledgeWithinMinutes
        var takenByChild = false
        for child in children where child.matcher.matches(ranked) {
            child.collect(ranked, inheriting: resolved, into: &taken)
            takenByChild = true
            if !child.continues { break }
        }
        if !takenByChild { taken.append(resolved) }
    }
}
