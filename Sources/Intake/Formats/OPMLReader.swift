package import Transport

/// A list of feeds as other readers export it (OPML 1.0 and 2.0, opml.org).
package struct OPMLList: Sendable, Hashable {
    /// The list's own title.
    package var title: String?
    /// In the list's order, each address once.
    package var feeds: [OPMLFeed]
    /// What was left out or put right, one sentence each; empty where all was well.
    package var degradations: [String]

    package init(title: String? = nil, feeds: [OPMLFeed] = [], degradations: [String] = []) {
        self.title = title
        self.feeds = feeds
        self.degradations = degradations
    }
}

/// One feed of a list.
package struct OPMLFeed: Sendable, Hashable {
    /// What the list calls it; its address where the list calls it nothing.
    package var title: String
    /// The feed's address, absolute, `http` or `https` (`xmlUrl`).
    package var url: String
    /// The page that the feed belongs to, `http` or `https` (`htmlUrl`).
    package var site: String?
    /// The outlines that it stands in, from the outermost; else its first `category`. Empty where it has neither.
    package var path: [String]

    package init(title: String, url: String, site: String? = nil, path: [String] = []) {
        self.title = title
        self.url = url
        self.site = site
        self.path = path
    }
}

/// Reads lists of feeds. Names of elements and attributes count in any letter case, and broken XML is put right as far as
/// complete tags go.
package enum OPMLReader {
    /// The feeds of a list.
    ///
    /// A feed whose address is not `http` or `https` is left out and named in the degradations, and so is one above
    /// `limits.itemLimit`. Lists that a list includes are not followed. An address that stands there twice counts where it
    /// stood first.
    ///
    /// Errors: `.empty`, `.overLimit`, `.unreadable` for what is no OPML list.
    package static func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> OPMLList {
        let shownURL = URLRedaction.redacted(document.url)
        guard document.body.count <= limits.documentLimitBytes else {
            throw .overLimit(url: shownURL, name: "intake.documentLimitBytes", limit: limits.documentLimitBytes)
        }
        switch DocumentKind.of(TextDecoding.decode(document).bytes) {
        case .empty: throw .empty(url: shownURL)
        case .json: throw .unreadable(url: shownURL, reason: "it is JSON, not an OPML list of feeds")
        case .xml: throw .unreadable(url: shownURL, reason: "it is a feed, not an OPML list of feeds")
        case .other(let found) where found != "an OPML list":
            throw .unreadable(url: shownURL, reason: "it is \(found), not an OPML list of feeds")
        case .other: break
        }
        // No outline is left out for being open at the end: what it says stands in its start tag.
        let read = try XMLValueReader.read(document, limits: limits, itemDepth: .max)
        var walk = OPMLWalk(base: document.url, limits: limits)
        for root in read.value.members { walk.read(root.value) }
        return walk.list(read.degradations)
    }
}

/// Gathers the feeds while it goes through the outlines.
private struct OPMLWalk {
    private let base: String
    private let limits: IntakeLimits
    private var title: String?
    private var feeds: [OPMLFeed] = []
    private var known: Set<String> = []
    private var refused: [String] = []
    private var includes = 0
    private var surplus = 0

    /// Refused addresses that are named one by one.
    private static let namedLimit = 20

    init(base: String, limits: IntakeLimits) {
        self.base = base
        self.limits = limits
    }

    /// The list, with what was wrong with its XML before what was wrong with its feeds.
    func list(_ degradations: [String]) -> OPMLList {
        var degradations = degradations + refused.prefix(Self.namedLimit)
        if refused.count > Self.namedLimit {
            degradations.append("and \(refused.count - Self.namedLimit) more feeds without a web address")
        }
        if includes > 0 { degradations.append("did not follow \(counted(includes, "list")) that it includes") }
        if surplus > 0 {
            degradations.append("left out \(counted(surplus, "feed")) above intake.itemLimit = \(limits.itemLimit)")
        }
        return OPMLList(title: title, feeds: feeds, degradations: degradations)
    }

    /// Reads what stands in the root.
    mutating func read(_ root: JSONValue) {
        for member in root.members {
            switch name(member) {
            case "head": title = title ?? text("title", of: member.value, marked: "")
            case "body": readOutlines(of: member.value, in: [])
            default: break
            }
        }
        // Lists without a body exist.
        readOutlines(of: root, in: [])
    }

    private mutating func readOutlines(of parent: JSONValue, in path: [String]) {
        // Several bodies are one.
        for parent in all(parent) {
            for member in parent.members where name(member) == "outline" {
                for outline in all(member.value) { read(outline, in: path) }
            }
        }
    }

    private mutating func read(_ outline: JSONValue, in path: [String]) {
        let type = text("type", of: outline)?.lowercased() ?? ""
        let title = text("title", of: outline) ?? text("text", of: outline)
        var address = text("xmlurl", of: outline)
        // Early lists write `url` for what became `xmlUrl`.
        if address == nil, ["rss", "atom", "feed"].contains(type) { address = text("url", of: outline) }
        guard let address else {
            if type == "include" || type == "link" && isList(text("url", of: outline)) { includes += 1 }
            return readOutlines(of: outline, in: path + (title.map { [$0] } ?? []))
        }
        take(address, title: title, site: text("htmlurl", of: outline), path: path, outline)
        // An outline within a feed's is one whose neighbour was not closed, not a folder.
        readOutlines(of: outline, in: path)
    }

    private mutating func take(_ address: String, title: String?, site: String?, path: [String], _ outline: JSONValue) {
        guard let url = WebAddress.link(address, base: base) else {
            let shown = CleanText.prefix(URLRedaction.redacted(address), bytes: 200)
            let whose = title.map { "“\(CleanText.prefix($0, bytes: 100))”" } ?? "a feed"
            refused.append("left out \(whose): \(shown) is no http or https address")
            return
        }
        guard known.insert(url).inserted else { return }
        guard feeds.count < limits.itemLimit else {
            surplus += 1
            return
        }
        let path = path.isEmpty ? category(of: outline) : path
        feeds.append(
            OPMLFeed(
                title: title ?? URLRedaction.redacted(url), url: url, site: WebAddress.link(site, base: base),
                path: path)
        )
    }

    /// The first of an outline's categories, its parts joined by slashes (OPML 2.0).
    private func category(of outline: JSONValue) -> [String] {
        let first = text("category", of: outline)?.split(separator: ",").first
        return first?.split(separator: "/").compactMap { CleanText.nonEmptyLine(String($0)) } ?? []
    }

    private func isList(_ address: String?) -> Bool {
        address?.prefix { $0 != "?" && $0 != "#" }.lowercased().hasSuffix(".opml") ?? false
    }

    /// The text of an attribute, or with an empty mark of an element; `nil` where it is absent or blank.
    private func text(_ wanted: String, of value: JSONValue, marked mark: String = "@") -> String? {
        for member in value.members where name(member) == mark + wanted {
            if let text = CleanText.nonEmptyLine(all(member.value).first?.text) { return text }
        }
        return nil
    }

    /// An element's or attribute's name, in lower case.
    private func name(_ member: JSONMember) -> String { ASCII.lowercased(member.key) }

    /// Several elements of one name, or the only one.
    private func all(_ value: JSONValue) -> [JSONValue] {
        if case .array(let values) = value { values } else { [value] }
    }

    private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
