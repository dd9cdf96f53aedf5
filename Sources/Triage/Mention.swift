/// What makes a mention one and the same across fetches: the scope its native id is unique in, and that id.
///
/// The scope is the source's kind where the vendor's ids are global (`reddit`, `mastodon`), else the source's name.
package struct MentionKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Source kind or source name.
    package let scope: String
    /// The id as the vendor gave it, or one derived from the content where it gave none.
    package let id: String

    package init(scope: String, id: String) {
        self.scope = scope
        self.id = id
    }

    /// `scope:id`, as commands print and read it. A scope never contains a colon.
    package var description: String { "\(scope):\(id)" }

    /// Reads `scope:id`; `nil` without a colon or with an empty part.
    package init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let scope = String(text[..<colon])
        let id = String(text[text.index(after: colon)...])
        guard !scope.isEmpty, !id.isEmpty else { return nil }
        self.init(scope: scope, id: id)
    }

    package static func < (a: MentionKey, b: MentionKey) -> Bool { (a.scope, a.id) < (b.scope, b.id) }
}

/// Stars or points a reviewer gave.
package struct Rating: Hashable, Sendable, Codable {
    /// The points given, on the scale up to `best`.
    package var value: Double
    /// The best that could be given; 5 for stars.
    package var best: Double

    package init(value: Double, best: Double = 5) {
        self.value = value
        self.best = best
    }

    /// 0 for the worst mark, 1 for the best, on a scale that starts at 1 (at 0 where `best` is 1).
    package var fraction: Double {
        best > 1 ? min(1, max(0, (value - 1) / (best - 1))) : min(1, max(0, value))
    }
}

/// Who wrote a mention, as far as the vendor says.
package struct Author: Hashable, Sendable, Codable {
    /// The name shown beside the post.
    package var name: String?
    /// The vendor's stable id of the account.
    package var id: String?
    /// The account's short name, without a leading `@`.
    package var handle: String?
    /// The author's page.
    package var url: String?
    /// Accounts that follow this one; `nil` where the vendor does not say. Unknown is not zero.
    package var followers: Int?
    /// Whether the vendor marks the account as verified.
    package var verified: Bool?

    package init(
        name: String? = nil, id: String? = nil, handle: String? = nil, url: String? = nil, followers: Int? = nil,
        verified: Bool? = nil
    ) {
        self.name = name
        self.id = id
        self.handle = handle
        self.url = url
        self.followers = followers
        self.verified = verified
    }

    /// The strongest thing that tells this account from another on the same service: id, page or handle.
    /// `nil` for a bare name: names are shared. An empty text is no identity.
    package var identity: String? { [id, url, handle].lazy.compactMap(\.self).first { !$0.isEmpty } }

    /// What to call the author in a list: name, else handle.
    package var shownName: String? { name ?? handle }
}

/// What others did with a mention, as the vendor counts it. `nil` where it does not say.
package struct Engagement: Hashable, Sendable, Codable {
    /// Likes, favourites, points, upvotes; may be negative where the vendor nets votes.
    package var likes: Int?
    package var replies: Int?
    /// Reposts, boosts, retweets, crossposts.
    package var shares: Int?
    package var views: Int?
    /// Readers who marked a review as helpful.
    package var helpful: Int?

    package init(
        likes: Int? = nil, replies: Int? = nil, shares: Int? = nil, views: Int? = nil, helpful: Int? = nil
    ) {
        self.likes = likes
        self.replies = replies
        self.shares = shares
        self.views = views
        self.helpful = helpful
    }
}

/// One public item: a review, a post, a comment, an article.
package struct Mention: Hashable, Sendable {
    /// The configured source it came through.
    package var source: String
    /// The scope of `id`; see ``MentionKey``.
    package var scope: String
    /// The vendor's id.
    package var id: String
    package var url: String?
    /// Plain text.
    package var title: String?
    /// Plain text; paragraphs parted by newlines. May be empty where there is a title.
    package var text: String
    /// Sanitised HTML of the body, where the source had HTML.
    package var html: String?
    package var rating: Rating?
    package var author: Author
    package var engagement: Engagement
    package var publishedAt: Timestamp?
    package var updatedAt: Timestamp?
    /// BCP 47 language tag where the source names one.
    package var language: String?
    /// What groups a conversation at the vendor: topic, post or root status id.
    package var thread: String?
    /// Native id of the item this one answers.
    package var inReplyTo: String?

    /// - Parameter scope: defaults to `source`.
    package init(
        source: String, scope: String? = nil, id: String, url: String? = nil, title: String? = nil, text: String,
        html: String? = nil, rating: Rating? = nil, author: Author = Author(), engagement: Engagement = Engagement(),
        publishedAt: Timestamp? = nil, updatedAt: Timestamp? = nil, language: String? = nil, thread: String? = nil,
        inReplyTo: String? = nil
    ) {
        self.source = source
        self.scope = scope ?? source
        self.id = id
        self.url = url
        self.title = title
        self.text = text
        self.html = html
        self.rating = rating
        self.author = author
        self.engagement = engagement
        self.publishedAt = publishedAt
        self.updatedAt = updatedAt
        self.language = language
        self.thread = thread
        self.inReplyTo = inReplyTo
    }

    package var key: MentionKey { MentionKey(scope: scope, id: id) }

    /// Service and conversation; a post that answers nothing starts its own.
    package var conversation: String {
        let named = [thread, inReplyTo].lazy.compactMap(\.self).first { !$0.isEmpty }
        return "\(scope)\u{1F}\(named ?? id)"
    }

    /// Service and person: the account, or where a source has only names the name, which tells people apart within one
    /// conversation though not beyond it. A post by nobody is by somebody of its own.
    package var voice: String { "\(scope)\u{1F}\(author.identity ?? author.name ?? "\u{1F}\(id)")" }

    /// Title and text as one reader sees them: the title first, once, unless the text begins with it.
    package var wording: String {
        guard let title, !title.isEmpty else { return text }
        if text.isEmpty || text.hasPrefix(title) { return text.isEmpty ? title : text }
        return title + "\n" + text
    }

    /// Keeps what an earlier telling of this item had measured and this one does not mention: an answer that says less
    /// takes nothing back.
    package mutating func keepMeasures(of former: Mention) {
        author.followers = author.followers ?? former.author.followers
        author.verified = author.verified ?? former.author.verified
        engagement.likes = engagement.likes ?? former.engagement.likes
        engagement.replies = engagement.replies ?? former.engagement.replies
        engagement.shares = engagement.shares ?? former.engagement.shares
        engagement.views = engagement.views ?? former.engagement.views
        engagement.helpful = engagement.helpful ?? former.engagement.helpful
    }

    /// What an edit changes: wording and rating, not counters.
    package var contentFingerprint: String {
        var hash = FNV1a()
        hash.add(wording)
        if let rating { hash.add("\(rating.value)/\(rating.best)") }
        return hash.hexadecimal
    }
}

extension Mention: Codable {
    /// The keys of the Mention object, docs/mention.md. `scope` is ours and is not part of it.
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id, source, url, title, text, html, rating, author, engagement, publishedAt, updatedAt, language, thread
        case inReplyTo
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            source: try values.decode(String.self, forKey: .source), id: try values.decode(String.self, forKey: .id),
            url: try values.decodeIfPresent(String.self, forKey: .url),
            title: try values.decodeIfPresent(String.self, forKey: .title),
            text: try values.decodeIfPresent(String.self, forKey: .text) ?? "",
            html: try values.decodeIfPresent(String.self, forKey: .html),
            rating: try values.decodeIfPresent(Rating.self, forKey: .rating),
            author: try values.decodeIfPresent(Author.self, forKey: .author) ?? Author(),
            engagement: try values.decodeIfPresent(Engagement.self, forKey: .engagement) ?? Engagement(),
            publishedAt: try values.decodeIfPresent(Timestamp.self, forKey: .publishedAt),
            updatedAt: try values.decodeIfPresent(Timestamp.self, forKey: .updatedAt),
            language: try values.decodeIfPresent(String.self, forKey: .language),
            thread: try values.decodeIfPresent(String.self, forKey: .thread),
            inReplyTo: try values.decodeIfPresent(String.self, forKey: .inReplyTo))
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(id, forKey: .id)
        try values.encode(source, forKey: .source)
        try values.encodeIfPresent(url, forKey: .url)
        try values.encodeIfPresent(title, forKey: .title)
        try values.encode(text, forKey: .text)
        try values.encodeIfPresent(html, forKey: .html)
        try values.encodeIfPresent(rating, forKey: .rating)
        if author != Author() { try values.encode(author, forKey: .author) }
        if engagement != Engagement() { try values.encode(engagement, forKey: .engagement) }
        try values.encodeIfPresent(publishedAt, forKey: .publishedAt)
        try values.encodeIfPresent(updatedAt, forKey: .updatedAt)
        try values.encodeIfPresent(language, forKey: .language)
        try values.encodeIfPresent(thread, forKey: .thread)
        try values.encodeIfPresent(inReplyTo, forKey: .inReplyTo)
    }
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo): a fast fingerprint for equality, never for secrets.
package struct FNV1a: Sendable {
    /// The hash of what was added so far.
    package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    package init() {}

    /// Adds the text's UTF-8 bytes and a closing zero, so that `ab`+`c` differs from `a`+`bc`.
    package mutating func add(_ text: String) {
        for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
        value = value &* 0x100_0000_01b3
    }

    /// Adds bytes as they are.
    package mutating func add(bytes: [UInt8]) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }

    /// Sixteen lower-case hexadecimal digits.
    package var hexadecimal: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
