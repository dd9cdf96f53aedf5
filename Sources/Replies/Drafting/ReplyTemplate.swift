package import Triage

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
    /// One of the pack's commitments: a sentence that says who does what by when.
    case commitment
    /// What was looked at and what it showed, as a clause; a human fills it.
    case checked
    /// What was found, as a clause; a human fills it.
    case found
    /// What happens now, as a clause; a human fills it.
    case action
    /// What changes so that nobody else meets it, as a clause; a human fills it.
    case change

    /// Whether the words come from the person who complained, and so have to be cleaned.
    package var isFromCustomer: Bool {
        switch self {
        case .name, .thing, .wait, .amount, .event: true
        case .owner, .time, .commitment, .checked, .found, .action, .change: false
        }
    }

    /// Whether only somebody who has looked can fill it.
    package var isForHuman: Bool {
        switch self {
        case .checked, .found, .action, .change: true
        default: false
        }
    }
}

/// One way of saying one step.
package struct ReplyTemplate: Hashable, Sendable {
    /// Unique in its pack.
    package var id: String
    package var step: ReplyStep
    /// The words, with `{{slots}}`. A template whose slots cannot all be filled is not used.
    package var text: String
    /// The words for a voice that is not formal, where they differ.
    package var informal: String?
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
    /// For the third step: what the look at it must have shown; `nil` for any outcome.
    package var finding: CheckOutcome?

    package init(
        id: String, step: ReplyStep = .acknowledge, text: String, topics: [Topic] = [],
        angerRange: ClosedRange<Double> = 0...1, urgency: [UrgencyFlag] = [], stances: [Stance] = [],
        secondTime: Bool = false, requires: [Slot] = [], informal: String? = nil, finding: CheckOutcome? = nil
    ) {
        self.informal = informal
        self.finding = finding
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
