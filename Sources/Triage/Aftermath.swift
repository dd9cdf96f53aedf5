/// What the people of a case did after a reply and before the next one, as far as it could be seen.
package struct Aftermath: Hashable, Sendable, Codable {
    /// Somebody who had written before gave more stars.
    package var raisedRating = false
    /// Somebody changed their words.
    package var edited = false
    /// Somebody who had written before thanked, without complaining in the same text.
    package var thanked = false
    /// Somebody who had written before complained again.
    package var complainedAgain = false

    package init(
        raisedRating: Bool = false, edited: Bool = false, thanked: Bool = false, complainedAgain: Bool = false
    ) {
        self.raisedRating = raisedRating
        self.edited = edited
        self.thanked = thanked
        self.complainedAgain = complainedAgain
    }
}

/// What followed the replies written from one template. It is no proof that they brought it about.
package struct TemplateRecord: Hashable, Sendable, Codable {
    /// The template's id; `nil` for words of people's own.
    package var template: String?
    package var step: ReplyStep
    package var uses: Int
    package var raisedRating: Int
    package var edited: Int
    package var thanked: Int
    package var complainedAgain: Int

    /// The records of replies with what followed each, most used first.
    package static func records(of replies: [(reply: SentReply, aftermath: Aftermath)]) -> [TemplateRecord] {
        let groups = Dictionary(grouping: replies) { Key(template: $0.reply.template, step: $0.reply.step) }
        return groups.map { key, uses in
            TemplateRecord(
                template: key.template, step: key.step, uses: uses.count,
                raisedRating: uses.count { $0.aftermath.raisedRating }, edited: uses.count { $0.aftermath.edited },
                thanked: uses.count { $0.aftermath.thanked },
                complainedAgain: uses.count { $0.aftermath.complainedAgain })
        }.sorted { ($1.uses, $0.step.rawValue, $0.template ?? "") < ($0.uses, $1.step.rawValue, $1.template ?? "") }
    }

    private struct Key: Hashable {
        let template: String?
        let step: ReplyStep
    }

    /// How often each thing followed.
    package var proportions: [(what: String, share: Proportion)] {
        [
            ("thanked", thanked), ("rating raised", raisedRating), ("edited", edited),
            ("complained again", complainedAgain),
        ].map { ($0.0, Proportion(count: $0.1, uses: uses)) }
    }
}
