import Foundation
import Intake
import Transport
import Triage
import Yams

/// A configuration that cannot be used: everything that is wrong with it.
package struct ConfigFailure: Error, Sendable, CustomStringConvertible {
    /// In the order of the files and lines; never empty.
    package let problems: [ConfigProblem]

    package init(problems: [ConfigProblem]) { self.problems = problems }

    /// One problem a line, then how many there are.
    package var description: String {
        problems.map(\.description).joined(separator: "\n") + "\n"
            + (problems.count == 1
                ? "1 mistake in the configuration" : "\(problems.count) mistakes in the configuration")
    }
}

/// Reads config/earshot.yaml and every file it names. Strict: all mistakes are reported at once.
package struct SettingsReader {
    let problems = ConfigProblems()

    private init() {}

    /// Reads and checks a configuration.
    ///
    /// Paths in a file are relative to that file.
    package static func read(_ path: String) throws(ConfigFailure) -> Settings {
        let reader = SettingsReader()
        let settings = reader.settings(path)
        guard let settings, reader.problems.all.isEmpty else {
            throw ConfigFailure(problems: reader.problems.inReadingOrder)
        }
        return settings
    }

    private func settings(_ path: String) -> Settings? {
        guard let top = ConfigDocument.read(path, named: path, problems: problems)?.group() else { return nil }
        defer { top.finish() }

        var settings = Settings(
            brandName: "", ownAccounts: [], storePath: "", feedFiles: [], sources: [],
            routes: Route(name: "everything"),
            replies: ReplySettings(), sinks: [], judging: JudgingSettings(), ranking: RankingWeights(),
            reach: ReachPriors(), groupingWindowSeconds: 14 * 86_400, digestLimit: 10, network: NetworkPolicy(),
            limits: IntakeLimits(), server: ServerSettings())

        if let brand = top.required("brand")?.group() {
            settings.brandName = brand.required("name")?.string() ?? ""
            settings.ownAccounts = Set((brand["accounts"]?.strings() ?? []).map { $0.lowercased() })
            if let zone = brand["timeZone"], let name = zone.string() {
                if let known = TimeZone(identifier: name) {
                    settings.timeZone = TimeZoneRules(known)
                } else {
                    zone.complain("“\(name)” is no time zone; name one such as Europe/Berlin or UTC")
                }
            }
            brand.finish()
        }
        if let store = top.required("store")?.string() { settings.storePath = FilePath.resolve(store, from: path) }
        settings.weightsPath = settings.storePath + ".weights"
        network(top["network"]?.group(), from: path, into: &settings.network)
        limits(top["intake"]?.group(), into: &settings)
        judging(top["judging"]?.group(), into: &settings.judging)
        classifier(top["classifier"]?.group(), from: path, into: &settings)
        ranking(top["ranking"]?.group(), into: &settings.ranking)
        reach(top["reach"]?.group(), into: &settings.reach)
        settings.feedFiles = (top["feeds"]?.listOfOneOrMore() ?? []).compactMap { file in
            file.node.scalar.map { FilePath.resolve($0.string, from: path) }
        }
        schedule(top["schedule"]?.group(), into: &settings.visits)
        if let grouping = top["grouping"]?.group() {
            if let window = grouping["window"]?.seconds() { settings.groupingWindowSeconds = window }
            grouping.finish()
        }
        if let digest = top["digest"]?.group() {
            if let limit = digest["limit"]?.integer(1...200) { settings.digestLimit = limit }
            digest.finish()
        }
        settings.sinks = SinkReader(problems: problems).sinks(top["sinks"], from: path)
        settings.sources = SourceReader(problems: problems).sources(top["feeds"], from: path)
        server(top["server"]?.group(), sources: settings.sources, into: &settings.server)
        if let routes = top["routes"]?.string() {
            let names = Set(settings.sinks.map(\.name))
            let sources = settings.sources.map(\.settings.name) + settings.server.webhooks.map(\.source)
            let reader = RouteReader(problems: problems, channels: names, sources: sources)
            if let root = reader.root(FilePath.resolve(routes, from: path)) { settings.routes = root }
        } else {
            settings.routes.channels = settings.sinks.map(\.name)
        }
        if let replies = top["replies"] {
            settings.replies = ReplyPackReader(problems: problems).settings(replies, from: path)
        }
        return settings
    }

    private func network(_ group: ConfigGroup?, from path: String, into network: inout NetworkPolicy) {
        var contact: String?
        if let group {
            if let allow = group["allow"] {
                network.allowedAddresses = allow.strings() ?? []
                for entry in AddressRules.unreadable(in: network.allowedAddresses) {
                    allow.complain("“\(entry)” is no address, CIDR block, loopback or private")
                }
            }
            network.allowFiles = group["allowFiles"]?.flag() ?? false
            network.fileRoots = (group["fileRoots"]?.strings() ?? []).map { FilePath.resolve($0, from: path) }
            network.proxy = group["proxy"]?.string()
            network.caFile = group["caFile"]?.string().map { FilePath.resolve($0, from: path) }
            contact = group["contact"]?.string()
            if let bytes = group["bodyLimitBytes"]?.integer(1_000...1_000_000_000) {
                network.limits.bodyLimitBytes = bytes
            }
            if let bytes = group["headerLimitBytes"]?.integer(1_000...100_000_000) {
                network.limits.headerLimitBytes = bytes
            }
            if let seconds = group["totalTimeoutSeconds"]?.number(1...3_600) {
                network.limits.totalTimeoutSeconds = seconds
            }
            if let seconds = group["connectTimeoutSeconds"]?.number(1...600) {
                network.limits.connectTimeoutSeconds = seconds
            }
            if let bytes = group["lowSpeedBytesPerSecond"]?.integer(0...1_000_000) {
                network.limits.lowSpeedBytesPerSecond = bytes
            }
            if let seconds = group["perHostGapSeconds"]?.number(0...3_600) {
                network.limits.perHostGapSeconds = seconds
            }
            if let redirects = group["redirectLimit"]?.integer(0...20) { network.limits.redirectLimit = redirects }
            group.finish()
        }
        network.userAgent = NetworkPolicy.userAgent(version: EarshotVersion.current, contact: contact)
    }

    private func limits(_ group: ConfigGroup?, into settings: inout Settings) {
        guard let group else { return }
        if let bytes = group["documentLimitBytes"]?.integer(1_000...1_000_000_000) {
            settings.limits.documentLimitBytes = bytes
        }
        if let bytes = group["tagLimitBytes"]?.integer(1_000...16_000_000) { settings.limits.tagLimitBytes = bytes }
        if let bytes = group["itemLimitBytes"]?.integer(1_000...100_000_000) { settings.limits.itemLimitBytes = bytes }
        if let items = group["itemLimit"]?.integer(1...1_000_000) { settings.limits.itemLimit = items }
        if let depth = group["depthLimit"]?.integer(8...512) { settings.limits.depthLimit = depth }
        group.finish()
    }

    private func schedule(_ group: ConfigGroup?, into visits: inout VisitLimits) {
        guard let group else { return }
        if let seconds = group["floor"]?.seconds() { visits.floorSeconds = Double(seconds) }
        if let seconds = group["ceiling"]?.seconds() { visits.ceilingSeconds = Double(seconds) }
        if let seconds = group["standard"]?.seconds() { visits.standardSeconds = Double(seconds) }
        if visits.floorSeconds > visits.ceilingSeconds {
            group["ceiling"]?.complain("the ceiling must not be below the floor")
        }
        group.finish()
    }

    private func judging(_ group: ConfigGroup?, into judging: inout JudgingSettings) {
        guard let group else { return }
        judging.complaintThreshold = group["complaintThreshold"]?.number(0.01...0.99)
        if let threshold = group["spamThreshold"]?.number(0.5...1) { judging.spamThreshold = threshold }
        group.finish()
    }

    private func classifier(_ group: ConfigGroup?, from path: String, into settings: inout Settings) {
        guard let group else { return }
        if let weights = group["weights"]?.string() { settings.weightsPath = FilePath.resolve(weights, from: path) }
        if let tier = group["deep"]?.group() {
            if let use = tier["enabled"]?.word(DeepSettings.Use.self) { settings.deep.use = use }
            if let share = tier["share"]?.number(0...1) { settings.deep.share = share }
            if let seconds = tier["budgetSeconds"]?.number(0...86_400) { settings.deep.budgetSeconds = seconds }
            settings.deep.weights = tier["weights"]?.string().map { FilePath.resolve($0, from: path) }
            tier.finish()
        }
        group.finish()
    }

    private func ranking(_ group: ConfigGroup?, into weights: inout RankingWeights) {
        guard let group else { return }
        func set(_ key: String, _ range: ClosedRange<Double>, _ target: inout Double) {
            if let number = group[key]?.number(range) { target = number }
        }
        set("complaintExponent", 0.1...5, &weights.complaintExponent)
        set("angerExponent", 0.1...5, &weights.angerExponent)
        set("reachExponent", 0.1...5, &weights.reachExponent)
        set("angerFloor", 0...1, &weights.angerFloor)
        set("reachFloor", 0...1, &weights.reachFloor)
        set("fullReachViews", 1_000...10_000_000_000, &weights.fullReachViews)
        set("ageHalfLifeHours", 1...10_000, &weights.ageHalfLifeHours)
        set("ageFloor", 0...1, &weights.ageFloor)
        set("safetyLift", 1...100, &weights.safetyLift)
        set("legalLift", 1...100, &weights.legalLift)
        set("moneyLift", 1...100, &weights.moneyLift)
        set("churnLift", 1...100, &weights.churnLift)
        set("pressLift", 1...100, &weights.pressLift)
        set("secondOpinionLift", 1...100, &weights.secondOpinionLift)
        set("brokenPromiseLift", 1...100, &weights.brokenPromiseLift)
        set("growthLift", 0...10, &weights.growthLift)
        group.finish()
    }

    private func reach(_ group: ConfigGroup?, into priors: inout ReachPriors) {
        guard let group else { return }
        func set(_ key: String, _ range: ClosedRange<Double>, _ target: inout Double) {
            if let number = group[key]?.number(range) { target = number }
        }
        set("smallAccountShare", 0...1, &priors.smallAccountShare)
        set("largeAccountShare", 0...1, &priors.largeAccountShare)
        set("followersLowShare", 0...1, &priors.followersLowShare)
        set("followersHighShare", 0...1, &priors.followersHighShare)
        set("engagementIntercept", 0...20, &priors.engagementIntercept)
        set("engagementLikes", 0...5, &priors.engagementLikes)
        set("engagementShares", 0...5, &priors.engagementShares)
        set("spread", 1...100, &priors.spread)
        set("helpfulLift", 0...10, &priors.helpfulLift)
        set("viewsPerReaction", 1...1_000, &priors.viewsPerReaction)
        if let views = group["unknownViews"]?.integer(0...1_000_000_000) { priors.unknownViews = views }
        group.finish()
    }

    private func server(_ group: ConfigGroup?, sources: [SourceEntry], into server: inout ServerSettings) {
        guard let group else { return }
        if let host = group["host"]?.string() { server.host = host }
        if let port = group["port"]?.integer(0...65_535) { server.port = port }
        if let bytes = group["bodyLimitBytes"]?.integer(1_000...100_000_000) { server.bodyLimitBytes = bytes }
        if let buffer = group["bufferLimitBytes"] {
            server.bufferLimitBytes = buffer.integer(1_000...10_000_000_000) ?? server.bufferLimitBytes
            if server.bufferLimitBytes < server.bodyLimitBytes {
                buffer.complain("must be at least bodyLimitBytes, which is \(server.bodyLimitBytes)")
            }
        }
        server.bufferLimitBytes = max(server.bufferLimitBytes, server.bodyLimitBytes)
        if let connections = group["connectionLimit"]?.integer(1...100_000) { server.connectionLimit = connections }
        server.readToken = group["readToken"]?.credential()
        server.webhooks = WebhookReader(problems: problems, sources: sources).webhooks(group["webhooks"])
        group.finish()
    }
}

extension ConfigValue {
    /// A credential by reference; anything else is refused without being repeated in the message.
    func credential() -> CredentialReference? {
        guard case .scalar(let scalar) = node else {
            complain("must be env:NAME or file:PATH")
            return nil
        }
        let text = scalar.string
        if text.hasPrefix("env:"), text.utf8.count > 4 { return .environment(String(text.dropFirst(4))) }
        if text.hasPrefix("file:"), text.utf8.count > 5 {
            return .file(FilePath.resolve(String(text.dropFirst(5)), from: file))
        }
        complain("must name a credential as env:NAME or file:PATH, never hold it itself")
        return nil
    }

    /// A name that is used in ids and URLs: letters, digits, `-`, `_`, `.`; at most 64.
    func name() -> String? {
        guard let text = string() else { return nil }
        let valid =
            !text.isEmpty && text.utf8.count <= 64
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == 0x2D || byte == 0x5F || byte == 0x2E
            }
        if !valid {
            complain("a name has 1 to 64 letters, digits, hyphens, dots or underscores, unlike “\(text.prefix(80))”")
        }
        return valid ? text : nil
    }

    /// The members of a list, or the value itself as a list of one.
    func listOfOneOrMore() -> [ConfigValue] {
        if case .sequence = node { return list() ?? [] }
        return [self]
    }
}

/// Paths in configuration files.
enum FilePath {
    /// `path` as seen from the folder of `file`; absolute paths stay.
    static func resolve(_ path: String, from file: String) -> String {
        if path.hasPrefix("/") { return path }
        guard let slash = file.lastIndex(of: "/") else { return path }
        return normalised(String(file[...slash]) + path)
    }

    /// Without `.` and, where possible, `..`.
    static func normalised(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
        }
        return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }

    /// The absolute path, seen from the working folder.
    static func absolute(_ path: String, workingFolder: String) -> String {
        path.hasPrefix("/") ? normalised(path) : normalised(workingFolder + "/" + path)
    }

    /// Whether two paths, each seen from the working folder, lead to one file.
    static func isSame(_ a: String, _ b: String) -> Bool {
        FileText.real(absolute(a, workingFolder: FileText.workingFolder))
            == FileText.real(absolute(b, workingFolder: FileText.workingFolder))
    }

    /// `path` as the file `file` would write it, both seen from the working folder.
    static func relative(_ path: String, to file: String) -> String {
        let target = absolute(path, workingFolder: FileText.workingFolder).split(separator: "/")
        let folder = absolute(file, workingFolder: FileText.workingFolder).split(separator: "/").dropLast()
        let common = zip(target, folder).prefix { $0 == $1 }.count
        let up = Array(repeating: Substring(".."), count: folder.count - common)
        return (up + target.dropFirst(common)).joined(separator: "/")
    }
}
