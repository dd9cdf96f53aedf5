package import Triage

/// The three steps of a reply plan, in the order in which they are sent. Each is a draft of its own.
package enum ReplyStep: String, Sendable, Codable, Hashable, CaseIterable {
    /// Names the experience in the person's own terms and promises a look, with an owner and a time. No facts.
    case acknowledge
    /// Asks one open question, or reports what was checked.
    case understand
    /// Says plainly what was found, what happens now and what changes.
    case resolve
}

/// A place in a template that is filled for one case, written `{{thing}}`.
package enum Slot: String, Sendable, Codable, Hashable, CaseIterable {
    /// The first name that the person shows; used in greetings.
    case name
    /// What it is about, with its determiner: `your parcel`, `the app`.
    case thing
    /// How long, so that it can follow “waiting”: `three weeks`, `since Monday`, `into a third week`.
    case wait
    /// Money as the person wrote it: `129 €`, `$49.99`.
    case amount
    /// What happened before it, with its determiner: `the last update`.
    case event
    /// Who takes the next action; from ``ReplyVoice``.
    case owner
    /// By when, as an adverb: `today by 17:00`; from ``ReplyVoice``.
    case time

    /// Whether the words come from the person who complained, and so have to be cleaned.
    package var isFromCustomer: Bool { self != .owner && self != .time }
}

/// One way of saying one step.
package struct ReplyTemplate: Hashable, Sendable {
    /// Unique in its pack.
    package var id: String
    package var step: ReplyStep
    /// The words, with `{{slots}}`. A template whose slots cannot all be filled is not used.
    package var text: String
    /// What it is for; empty for any topic. `[.other]` marks neutral words, which say nothing of what the person felt or
    /// lost: they are used where it is doubtful whether the text is a complaint of its writer, and nowhere else.
    package var topics: [Topic]
    /// How hot the complaint may be for these words to sound right, in 0…1.
    package var angerRange: ClosedRange<Double>
    /// Flags that must all be raised for these words to be right; empty for any complaint.
    package var urgency: [UrgencyFlag]
    /// How the person comes in; empty for any.
    package var stances: [Stance]
    /// Whether it owns that the person had to write again. Such words are used for a second complaint only.
    package var secondTime: Bool
    /// Slots that must be filled even where the text does not print them.
    package var requires: [Slot]

    package init(
        id: String, step: ReplyStep = .acknowledge, text: String, topics: [Topic] = [],
        angerRange: ClosedRange<Double> = 0...1, urgency: [UrgencyFlag] = [], stances: [Stance] = [],
        secondTime: Bool = false, requires: [Slot] = []
    ) {
        self.id = id
        self.step = step
        self.text = text
        self.topics = topics
        self.angerRange = angerRange
        self.urgency = urgency
        self.stances = stances
        self.secondTime = secondTime
        self.requires = requires
    }
}

/// The templates of one language.
package struct ReplyPack: Hashable, Sendable {
    /// ISO 639-1 code.
    package var language: String
    /// Stands before the draft on a line of its own where the person's name is known, for example `Hi {{name}},`.
    package var greeting: String
    /// The same for a formal voice.
    package var formalGreeting: String
    package var templates: [ReplyTemplate]

    package init(
        language: String, greeting: String = "Hi {{name}},", formalGreeting: String = "Dear {{name}},",
        templates: [ReplyTemplate]
    ) {
        self.language = language
        self.greeting = greeting
        self.formalGreeting = formalGreeting
        self.templates = templates
    }

    /// What is wrong with the pack, one sentence each, naming the template; empty for a sound pack.
    ///
    /// A faulty template never harms a draft (it is passed over); this is for whoever writes the pack.
    package var problems: [String] {
        var found: [String] = []
        var seen: Set<String> = []
        if templates.isEmpty { found.append("pack \(language): no templates") }
        for template in templates {
            let place = "template \(template.id)"
            if !seen.insert(template.id).inserted { found.append("\(place): the id is used twice") }
            if template.id.isEmpty { found.append("a template of pack \(language) has no id") }
            if template.text.allSatisfy(\.isWhitespace) { found.append("\(place): no text") }
            let words = TemplateText(template.text)
            for name in words.unknownSlots { found.append("\(place): there is no slot {{\(name)}}") }
            if words.hasLooseBraces { found.append("\(place): a {{ or }} without its partner") }
            if template.angerRange.lowerBound < 0 || template.angerRange.upperBound > 1 {
                found.append("\(place): anger goes from 0 to 1")
            }
            if template.step == .acknowledge, !words.slots.isSuperset(of: [.owner, .time]) {
                found.append("\(place): an acknowledgment promises who ({{owner}}) and by when ({{time}})")
            }
        }
        return found
    }
}

/// How this brand speaks, and what it can promise.
package struct ReplyVoice: Hashable, Sendable {
    /// Whether the formal greeting is used.
    package var formal: Bool
    /// Ends the draft on a line of its own; `nil` for none.
    package var signature: String?
    /// Who takes the next action, in the third person: `Mara from our care team`.
    /// `nil` leaves the slot open: the draft says so and cannot be sent before a human fills it.
    package var ownerName: String?
    /// By when, as an adverb: `today by 17:00`, `within two hours`. `nil` leaves the slot open, as for the owner.
    package var commitmentTime: String?
    /// Words this brand does not use. Templates with one are passed over, texts with one get a warning.
    package var forbiddenWords: [String]

    package init(
        formal: Bool = false, signature: String? = nil, ownerName: String? = nil, commitmentTime: String? = nil,
        forbiddenWords: [String] = []
    ) {
        self.formal = formal
        self.signature = signature
        self.ownerName = ownerName
        self.commitmentTime = commitmentTime
        self.forbiddenWords = forbiddenWords
    }
}
