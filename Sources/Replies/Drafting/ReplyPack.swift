package import Triage

/// The words of one language: templates, commitments, and how what people name is said back.
package struct ReplyPack: Hashable, Sendable {
    /// Words that people use for one thing, and ours for it.
    package struct NamedThing: Hashable, Sendable {
        /// Words or groups of words as people write them, in lower case.
        package let words: [String]
        /// The same as the words of a text are compared.
        let tokens: [[String]]
        /// With its determiner, as the templates need it: `Ihr Paket`.
        package var say: String
        /// The same for a voice that is not formal, where it differs.
        package var informal: String?
        /// The topics it may be named for; empty for any.
        package var topics: [Topic]

        package init(words: [String], say: String, informal: String? = nil, topics: [Topic] = []) {
            self.words = words
            tokens = words.map(PackReading.tokens)
            self.say = say
            self.informal = informal
            self.topics = topics
        }
    }

    /// How people say how long they have waited: a number before a unit, in a sentence that speaks of waiting.
    package struct WaitWords: Hashable, Sendable {
        /// Words or groups of words of which the sentence has one.
        package let after: [String]
        /// The same as the words of a text are compared.
        let signs: [[String]]
        /// Number words and how we write them; digits count anyway.
        package var numbers: [String: String]
        /// Units and how we write them.
        package var units: [String: String]

        package init(after: [String] = [], numbers: [String: String] = [:], units: [String: String] = [:]) {
            self.after = after
            signs = after.map(PackReading.tokens).filter { !$0.isEmpty }
            self.numbers = numbers
            self.units = units
        }
    }

    /// One sentence that says who does what by when.
    package struct Commitment: Hashable, Sendable {
        package var id: String
        package var text: String
        package var informal: String?

        package init(id: String, text: String, informal: String? = nil) {
            self.id = id
            self.text = text
            self.informal = informal
        }
    }

    /// ISO 639-1 code.
    package var language: String
    /// Stands before the draft on a line of its own where the person's name is known, for example `Hi {{name}},`.
    package var greeting: String
    /// The same for a formal voice.
    package var formalGreeting: String
    package var templates: [ReplyTemplate]
    package var commitments: [Commitment] = []
    /// What people name in this language. English needs none: it is read by its grammar.
    package var things: [NamedThing] = []
    package var waits = WaitWords()

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
            if template.angerRange.lowerBound < 0 || template.angerRange.upperBound > 1 {
                found.append("\(place): anger goes from 0 to 1")
            }
            for text in [template.text, template.informal].compactMap(\.self) {
                found += problems(of: text, step: template.step, place: place)
            }
        }
        for commitment in commitments {
            for text in [commitment.text, commitment.informal].compactMap(\.self) {
                let place = "commitment \(commitment.id)"
                found += braces(in: TemplateText(text), place: place)
                if TemplateText(text).slots != [.owner, .time] {
                    found.append(
                        "\(place): a commitment says who ({{owner}}) and by when ({{time}}), and has no other slot")
                }
            }
        }
        for thing in things where thing.words.isEmpty || thing.say.isEmpty {
            found.append("things: “\(thing.say)” needs words and a way to say it")
        }
        return found
    }

    private func problems(of text: String, step: ReplyStep, place: String) -> [String] {
        var found: [String] = []
        if text.allSatisfy(\.isWhitespace) { found.append("\(place): no text") }
        let words = TemplateText(text)
        found += braces(in: words, place: place)
        let promises = words.slots.isSuperset(of: [.owner, .time])
        if words.slots.contains(.commitment), commitments.isEmpty {
            found.append("\(place): {{commitment}} needs the list commitments")
        } else if step == .acknowledge, !promises, !words.slots.contains(.commitment) {
            found.append(
                "\(place): an acknowledgment promises who ({{owner}}) and by when ({{time}}), or has a {{commitment}}")
        }
        if step == .acknowledge, let slot = words.slots.first(where: \.isForHuman) {
            found.append(
                "\(place): {{\(slot.rawValue)}} is known only after somebody has looked: not in an acknowledgment")
        }
        return found
    }

    private func braces(in words: TemplateText, place: String) -> [String] {
        var found = words.unknownSlots.map { "\(place): there is no slot {{\($0)}}" }
        if words.hasLooseBraces { found.append("\(place): a {{ or }} without its partner") }
        return found
    }
}
