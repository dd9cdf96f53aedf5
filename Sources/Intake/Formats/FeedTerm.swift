/// The local names of elements that mean something in a feed, whatever their namespace.
///
/// A name is looked up once a document; from then on, finding an element is a comparison of small numbers.
enum FeedTerm: UInt8, CaseIterable {
    case abstract, author, body, category, channel, comments, community, content, created, creator, credit, date
    case description, div, email, encoded, entry, feed, fullItem, group, guid, homepage, id, identifier, inReplyTo
    case issued, item, language, lastBuildDate, link, modified, name, pubDate, published, rating, rdf, source
    case starRating, statistics, subject, summary, title, total, updated, uri, url
    /// Any other name.
    case other

    /// The term of a local name in lower case.
    init(name: String) { self = FeedTerm.byName[name] ?? .other }

    /// Feeds spell names in every case, so that the case's own name in lower case is what they write.
    private static let byName: [String: FeedTerm] = {
        var names = Dictionary(uniqueKeysWithValues: allCases.map { (ASCII.lowercased(String(describing: $0)), $0) })
        names["in-reply-to"] = names.removeValue(forKey: "inreplyto")
        names["other"] = nil
        return names
    }()
}

/// A set of terms.
struct FeedTerms: OptionSet {
    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }
    init(_ term: FeedTerm) { rawValue = 1 << UInt64(term.rawValue) }

    /// Who wrote it.
    static var authors: Self { Self([Self(.author), Self(.creator), Self(.credit)]) }
    static var categories: Self { Self([Self(.category), Self(.subject)]) }
    /// Where `media:description` may stand.
    static var mediaDescriptions: Self { Self([Self(.description), Self(.group), Self(.content)]) }
}
