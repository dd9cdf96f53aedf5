/// What tells that two mentions are the same complaint.
package struct GroupingKeys: Hashable, Sendable {
    /// Service and account, where the account can be told from others.
    package var author: String?
    /// Service and conversation; a post that answers nothing starts its own.
    package var thread: String?
    /// Conversation and person in it, also where a source has only names.
    package var voice: String?
    /// `nil` for texts too short to compare.
    package var wording: WordingSketch?

    package init(author: String?, thread: String?, voice: String?, wording: WordingSketch?) {
        self.author = author
        self.thread = thread
        self.voice = voice
        self.wording = wording
    }

    package init(_ mention: Mention) {
        author = mention.author.identity.map { "\(mention.scope)\u{1F}\($0)" }
        thread = mention.conversation
        voice = mention.author.shownName.flatMap { $0.isEmpty ? nil : "\(mention.conversation)\u{1F}\(mention.voice)" }
        wording = WordingSketch(mention.wording)
    }

    /// Why `self` belongs to the same complaint as `other`; `nil` where it does not.
    package func relation(to other: GroupingKeys) -> GroupingRelation? {
        if let author, author == other.author { return .sameAuthor }
        if let voice, voice == other.voice { return .sameAuthor }
        if let thread, thread == other.thread { return .sameThread }
        if let wording, let theirs = other.wording, wording.isCopy(of: theirs) { return .sameWording }
        return nil
    }
}

/// Why two mentions are one complaint.
package enum GroupingRelation: String, Sendable, Hashable, Codable {
    case sameAuthor = "same author"
    case sameThread = "same conversation"
    case sameWording = "same words"
}
