import Triage

/// Reads config/routes.yaml.
struct RouteReader {
    let problems: ConfigProblems
    /// Names of the sinks there are.
    let channels: Set<String>
    /// Names of the sources there are.
    let sources: [String]

    /// Levels of routes within routes.
    static let depthLimit = 16

    /// The tree's root: the file's top keys are its own settings.
    func root(_ path: String) -> Route? {
        guard let group = ConfigDocument.read(path, named: path, problems: problems)?.group() else { return nil }
        let route = self.route(group, name: "everything", depth: 0)
        if (group["channels"]?.listOfOneOrMore() ?? []).isEmpty {
            group.value.complain("channels is missing or empty: where do unmatched cases go?")
        }
        return route
    }

    private func route(_ group: ConfigGroup, name: String, depth: Int) -> Route {
        var route = Route(name: name)
        route.team = group["team"]?.string()
        route.channels = group["channels"].map { value in (value.strings() ?? []).filter { checked($0, at: value) } }
        route.acknowledgeWithinMinutes = group["acknowledgeWithin"]?.seconds().map { max(1, $0 / 60) }
        for value in group["routes"]?.list() ?? [] {
            guard depth < Self.depthLimit else {
                value.complain("routes are nested more than \(Self.depthLimit) deep")
                break
            }
            guard let child = value.group() else { continue }
            let name = child.required("name")?.string() ?? "?"
            var matcher = RouteMatcher()
            if let when = child.required("when")?.group() { matcher = self.matcher(when) }
            let continues = child["continue"]?.flag() ?? false
            var node = self.route(child, name: name, depth: depth + 1)
            node.matcher = matcher
            node.continues = continues
            route.children.append(node)
        }
        group.finish()
        return route
    }

    private func checked(_ channel: String, at value: ConfigValue) -> Bool {
        if channels.contains(channel) { return true }
        let hint = Spelling.nearest(to: channel, among: channels.sorted()).map { "; did you mean \($0)?" } ?? ""
        value.complain("there is no sink “\(channel)”\(hint)")
        return false
    }

    private func matcher(_ group: ConfigGroup) -> RouteMatcher {
        var matcher = RouteMatcher()
        matcher.urgency = Set((group["urgency"]?.listOfOneOrMore() ?? []).compactMap { $0.word(UrgencyFlag.self) })
        matcher.topics = Set((group["topics"]?.listOfOneOrMore() ?? []).compactMap { $0.word(Topic.self) })
        matcher.languages = Set(group["languages"]?.strings() ?? [])
        matcher.minPriority = group["minPriority"]?.number(0...100)
        matcher.minAnger = group["minAnger"]?.number(0...1)
        matcher.minReach = group["minReach"]?.integer(0...Int.max)
        matcher.secondOpinion = group["secondOpinion"]?.flag()
        for value in group["sources"]?.listOfOneOrMore() ?? [] {
            guard let name = value.string() else { continue }
            if !sources.contains(name) {
                let hint = Spelling.nearest(to: name, among: sources).map { "; did you mean \($0)?" } ?? ""
                value.complain("there is no source “\(name)”\(hint)")
            }
            matcher.sources.insert(name)
        }
        group.finish()
        return matcher
    }
}
