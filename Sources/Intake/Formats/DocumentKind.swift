/// What the bytes of a document are, by looking at their beginning only.
enum DocumentKind: Equatable {
    /// XML whose root is a feed's; `start` is where to begin reading.
    case xml(start: Int)
    case json
    case empty
    /// Something else, in words.
    case other(String)

    /// Looks at UTF-8 bytes.
    static func of(_ bytes: [UInt8]) -> DocumentKind {
        guard let first = bytes.firstIndex(where: { !ASCII.isSpace($0) && $0 != 0 }) else { return .empty }
        if bytes[first] == UInt8(ascii: "{") || bytes[first] == UInt8(ascii: "[") { return .json }
        return bytes.withUnsafeBufferPointer { source in
            let kind = look(at: source, from: first)
            let start = if case .xml(let start) = kind { start } else { first }
            return EntityGrowth.isOverLimit(source, from: start) ? .other(overgrown) : kind
        }
    }

    private static func look(at source: UnsafeBufferPointer<UInt8>, from first: Int) -> DocumentKind {
        if let image = signature(source) { return .other(image) }
        guard let name = rootName(source, from: first) else {
            return feedAfterJunk(source) ?? .other("no XML and no JSON")
        }
        if isFeedRoot(name.text) { return .xml(start: first) }
        // A root of another name around a channel is RSS that forgot its name.
        if let open = source[name.start...].firstIndex(of: UInt8(ascii: ">")),
            rootName(source, from: open + 1)?.text == "channel"
        {
            return .xml(start: first)
        }
        if let feed = feedAfterJunk(source) { return feed }
        switch name.text {
        case "html", "head", "body", "!doctype": return .other("an HTML page")
        case "opml": return .other("an OPML list")
        case "urlset", "sitemapindex": return .other("a sitemap")
        default: return .other("XML with the root <\(name.text)>")
        }
    }

    /// What a document is called whose entities are a bomb.
    static let overgrown = "XML whose entities would grow to more than \(EntityGrowth.limitBytes) bytes"

    /// How far a feed may stand behind warnings and other junk.
    private static let junkLimitBytes = 64 * 1024

    private static func isFeedRoot(_ name: String) -> Bool {
        switch name {
        case "rss", "rdf", "feed", "channel", "entry": true
        default: false
        }
    }

    /// A feed's root tag after server warnings and the like, with the declaration before it.
    private static func feedAfterJunk(_ source: UnsafeBufferPointer<UInt8>) -> DocumentKind? {
        let head = UnsafeBufferPointer(rebasing: source.prefix(junkLimitBytes))
        var place = 0
        while let open = head[place...].firstIndex(of: UInt8(ascii: "<")) {
            place = open + 1
            if ASCII.matches("<?xml", in: head, at: open), let name = rootName(head, from: open), isFeedRoot(name.text)
            {
                return .xml(start: open)
            }
            if isUnmistakable(head[place...].prefix { ASCII.isName($0) }) { return .xml(start: open) }
        }
        return nil
    }

    /// Whether the name of a tag is a feed's root wherever it stands; `channel` and `entry` occur in pages as well.
    private static func isUnmistakable(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard name.count <= 64 else { return false }
        let text = ASCII.lowercased(String(decoding: name, as: UTF8.self))
        let local = text.split(separator: ":", maxSplits: 1).last ?? ""
        return local == "rss" || local == "feed" || text == "rdf:rdf"
    }

    /// The local name, in lower case, of the first element after declarations and comments.
    private static func rootName(
        _ source: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (text: String, start: Int)? {
        var place = start
        while place < source.count {
            while place < source.count, ASCII.isSpace(source[place]) || source[place] < 0x20 { place += 1 }
            guard place + 1 < source.count, source[place] == UInt8(ascii: "<") else { return nil }
            if let past = DocumentType.pastRemark(source, at: place) {
                place = past
            } else if ASCII.matches("<!doctype html", in: source, at: place) {
                return ("html", place)
            } else if source[place + 1] == UInt8(ascii: "!") {
                guard let end = DocumentType(source, from: place).end else { return nil }
                place = end
            } else {
                let name = source[(place + 1)...].prefix { ASCII.isName($0) }
                guard let first = name.first, ASCII.isNameStart(first) else { return nil }
                let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
                return (String(decoding: local.map(ASCII.lowercased), as: UTF8.self), place)
            }
        }
        return nil
    }

    private static func signature(_ source: UnsafeBufferPointer<UInt8>) -> String? {
        if source.starts(with: [0x89, 0x50, 0x4E, 0x47]) || source.starts(with: [0xFF, 0xD8, 0xFF])
            || source.starts(with: "GIF8".utf8) || source.starts(with: [0x52, 0x49, 0x46, 0x46])
        {
            return "an image"
        }
        if source.starts(with: "%PDF".utf8) { return "a PDF" }
        if source.starts(with: [0x1F, 0x8B]) || source.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            return "a compressed file"
        }
        return nil
    }
}
