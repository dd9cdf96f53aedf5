/// The vocabularies that feeds mix, recognised by namespace URI whatever the prefix.
enum FeedNamespace: UInt8 {
    case none, rss, atom, rdf, dublinCore, dublinCoreTerms, content, media, itunes, slash, threading, appStore, youTube
    case xhtml, xml, other

    /// The namespace of an element. A prefix that is undeclared, or declared for something unknown, counts as the one it
    /// commonly stands for.
    static func of(uri: String?, prefix: String?) -> FeedNamespace {
        guard let uri, !uri.isEmpty else {
            guard let prefix, !prefix.isEmpty else { return .none }
            return byPrefix[ASCII.lowercased(prefix)] ?? .other
        }
        let folded = ASCII.lowercased(ASCII.trimmed(uri))
        if let known = byURI[folded] { return known }
        // What is written nearly right, or declared for a prefix that everybody uses for one thing.
        if let near = byFoldedURI[self.folded(uri)] { return near }
        return prefix.flatMap { byPrefix[ASCII.lowercased($0)] } ?? .other
    }

    /// A namespace's URI in lower case, without scheme and without the slash or hash at its end.
    static func folded(_ uri: String) -> String {
        var rest = ASCII.lowercased(ASCII.trimmed(uri))[...]
        for scheme in ["http://", "https://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
        while rest.last == "/" || rest.last == "#" { rest.removeLast() }
        return String(rest)
    }

    private static let byFoldedURI = Dictionary(
        byURI.map { (folded($0), $1) }, uniquingKeysWith: { first, _ in first })

    /// The prefix under which further elements are reported.
    var commonPrefix: String? {
        switch self {
        case .dublinCore: "dc"
        case .dublinCoreTerms: "dcterms"
        case .media: "media"
        case .itunes: "itunes"
        case .slash: "slash"
        case .threading: "thr"
        case .appStore: "im"
        case .youTube: "yt"
        default: nil
        }
    }

    private static let byPrefix: [String: FeedNamespace] = [
        "dc": .dublinCore, "dcterms": .dublinCoreTerms, "content": .content, "media": .media, "itunes": .itunes,
        "slash": .slash, "thr": .threading, "im": .appStore, "yt": .youTube, "atom": .atom, "rdf": .rdf,
        "xhtml": .xhtml, "xml": .xml, "rss": .rss,
    ]

    private static let byURI: [String: FeedNamespace] = [
        "http://www.w3.org/2005/atom": .atom, "http://purl.org/atom/ns#": .atom, "https://www.w3.org/2005/atom": .atom,
        "http://purl.org/echo/": .atom,
        "http://purl.org/pie/": .atom,
        "http://purl.org/rss/1.0/": .rss, "http://my.netscape.com/rdf/simple/0.9/": .rss,
        "http://channel.netscape.com/rdf/simple/0.9/": .rss,
        "http://my.netscape.com/publish/formats/rss-0.91.dtd": .rss,
        "http://backend.userland.com/rss": .rss, "http://backend.userland.com/rss2": .rss,
        "http://backend.userland.com/rss191": .rss, "http://blogs.law.harvard.edu/tech/rss": .rss,
        "http://cyber.law.harvard.edu/rss/rss.html": .rss, "http://purl.org/net/rss1.1#": .rss,
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": .rdf,
        "http://purl.org/dc/elements/1.1/": .dublinCore, "http://purl.org/dc/elements/1.0/": .dublinCore,
        "http://purl.org/dc/terms/": .dublinCoreTerms,
        "http://purl.org/rss/1.0/modules/content/": .content,
        "http://search.yahoo.com/mrss/": .media, "http://search.yahoo.com/mrss": .media,
        "http://www.itunes.com/dtds/podcast-1.0.dtd": .itunes,
        "http://purl.org/rss/1.0/modules/slash/": .slash, "http://purl.org/syndication/thread/1.0": .threading,
        "http://itunes.apple.com/rss": .appStore, "http://www.youtube.com/xml/schemas/2015": .youTube,
        "http://gdata.youtube.com/schemas/2007": .youTube,
        "http://www.w3.org/1999/xhtml": .xhtml, "http://www.w3.org/xml/1998/namespace": .xml,
    ]
}

/// A set of vocabularies.
struct FeedNamespaces: OptionSet {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }
    init(_ space: FeedNamespace) { rawValue = 1 << UInt32(space.rawValue) }

    func contains(_ space: FeedNamespace) -> Bool { rawValue & 1 << UInt32(space.rawValue) != 0 }

    /// RSS's own elements: in no namespace, or in one of RSS's.
    static var rss: Self { [Self(.none), Self(.rss)] }
    /// As `rss`, and in a namespace of somebody's own that is used without a prefix or not known.
    static var core: Self { [.rss, Self(.other)] }
    static var any: Self { Self(rawValue: .max) }
    static var atom: Self { Self(.atom) }
    static var content: Self { Self(.content) }
    /// The elements set and the terms: DCMI's terms include the fifteen elements, with the same meaning.
    static var dublinCore: Self { [Self(.dublinCore), .dublinCoreTerms] }
    static var dublinCoreTerms: Self { Self(.dublinCoreTerms) }
    static var itunes: Self { Self(.itunes) }
    static var media: Self { Self(.media) }
    static var rdf: Self { Self(.rdf) }
    static var threading: Self { Self(.threading) }
    static var xhtml: Self { Self(.xhtml) }
}
