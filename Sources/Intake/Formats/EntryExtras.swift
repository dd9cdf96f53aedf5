import Triage

/// What every XML format may add to an entry by modules: ratings, counts, threads, and the elements kept as extras.
enum EntryExtras {
    /// Fills the fields of `entry` that come from modules.
    static func read(_ node: XMLNode, into entry: inout FeedEntry) {
        entry.language = node.language
        for child in node.elements where mayCount(child.space) { read(child, into: &entry, depth: 0) }
        if entry.inReplyTo == nil, let parent = node.first(.inReplyTo, .threading) {
            entry.inReplyTo = parent["ref"] ?? parent["href"]
        }
    }

    private static let extraLimit = 64
    private static let extraLimitBytes = 1024

    private static func read(_ node: XMLNode, into entry: inout FeedEntry, depth: Int) {
        switch (node.space, node.term) {
        case (.media, .group), (.media, .community):
            guard depth < 3 else { return }
            for child in node.elements { read(child, into: &entry, depth: depth + 1) }
            return
        case (.media, .statistics): entry.views = entry.views ?? node["views"].flatMap { Int($0) }
        case (.media, .starRating):
            if entry.rating == nil, let value = node["average"].flatMap({ Double($0) }) {
                entry.rating = Rating(value: value, best: node["max"].flatMap { Double($0) } ?? 5)
            }
            keep(node, node["average"], in: &entry)
            keep(node, suffix: "@count", node["count"], in: &entry)
        case (.appStore, .rating):
            if entry.rating == nil, let value = Double(node.text), value.isFinite {
                entry.rating = Rating(value: value)
            }
        case (.slash, .comments), (.threading, .total): entry.replies = entry.replies ?? Int(node.text)
        default: break
        }
        keep(node, node.hasElements ? nil : node.text, in: &entry)
    }

    /// The namespaces that extras come from.
    private static func mayCount(_ space: FeedNamespace) -> Bool {
        switch space {
        case .appStore, .youTube, .slash, .threading, .itunes, .media, .other: true
        default: false
        }
    }

    private static func keep(
        _ node: XMLNode, suffix: String = "", _ value: String?, in entry: inout FeedEntry
    ) {
        guard let value, !value.isEmpty, value.utf8.count <= extraLimitBytes, entry.extras.count < extraLimit else {
            return
        }
        let key: String
        switch node.space {
        case .appStore, .youTube, .slash, .threading, .itunes, .media:
            // Apple's names have capitals, which the tree has folded.
            let local = node.qualifiedName.split(separator: ":").last.map(String.init) ?? node.name
            key = "\(node.space.commonPrefix ?? ""):\(local)\(suffix)"
        case .other where node.qualifiedName.utf8.contains(UInt8(ascii: ":")): key = node.qualifiedName
        default: return
        }
        if entry.extras[key] == nil { entry.extras[key] = value }
    }
}
