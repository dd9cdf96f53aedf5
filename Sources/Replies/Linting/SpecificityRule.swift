/// ACK-SPECIFIC: the acknowledgment names something that this person said.
enum SpecificityRule {
    /// - Parameter opens: whether the first sentence acknowledges; where none does the whole reply is read.
    static func remarks(on reading: ReplyReading, context: LintContext, opens: Bool) -> [Remark] {
        guard let opening = reading.opening else { return [] }
        let range =
            opens ? acknowledgment(opening, reading) : opening.words.lowerBound..<reading.text.words.count
        let bytes = reading.bytes(range)
        let said = ContentWords(reading.text.text(bytes))
        let slots = ownSlots(context)
        if slots.values.contains(where: { said.meets(ContentWords($0)) }) { return [] }
        let complaint = context.complaint.map { ContentWords($0) }
        if let complaint, said.meets(complaint) { return [] }
        let isStock = reading.matches(of: .boilerplate).first { range.contains($0.words.lowerBound) }
        // A paraphrase shares no word with the complaint and yet names something.
        let isEmpty = reading.lexicon.language == "en" && (opens ? said.isNearlyEmpty : !acknowledgesLater(reading))
        let isKnown = !slots.isEmpty || !(complaint?.isEmpty ?? true)
        guard isStock != nil || (isEmpty && isKnown) || !slots.isEmpty else { return [] }
        // One word is left that might be a name for it.
        let isSure = isStock != nil || !slots.isEmpty || said.isEmpty || !opens
        let advice = RuleAdvice.of(.ackSpecific)
        let example = slots.sorted { $0.key.rawValue < $1.key.rawValue }.first?.value
        return [
            Remark(
                .ackSpecific, isSure ? .error : .warning, isStock.map { reading.bytes($0.words) } ?? bytes,
                advice.message, example.map { "Name it: they wrote of “\($0)”." } ?? advice.suggestion)
        ]
    }

    /// Whether the acknowledgment has a slot's words, as the case has them.
    static func namesSlot(_ reading: ReplyReading, _ context: LintContext) -> Bool {
        guard let opening = reading.opening else { return false }
        let said = ContentWords(reading.text.text(reading.bytes(acknowledgment(opening, reading))))
        return ownSlots(context).values.contains { said.meets(ContentWords($0)) }
    }

    /// What the person themselves brought.
    private static func ownSlots(_ context: LintContext) -> [Slot: String] {
        context.slots.filter { $0.key.isFromCustomer && $0.key != .name }
    }

    private static func acknowledgesLater(_ reading: ReplyReading) -> Bool {
        !reading.matches(of: .acknowledgment).isEmpty || !reading.matches(of: .experience).isEmpty
    }

    /// The first sentence and those after it that go on acknowledging: the second often carries the detail.
    private static func acknowledgment(_ opening: ReadText.Sentence, _ reading: ReplyReading) -> Range<Int> {
        var end = opening.words.upperBound
        var number = reading.text.words[opening.words.lowerBound].sentence + 1
        while number < reading.text.sentences.count {
            let next = reading.text.sentences[number].words
            let goesOn =
                reading.has(.acknowledgment, in: next) || reading.has(.experience, in: next)
            if !goesOn || reading.isPromise(next) { break }
            end = next.upperBound
            number += 1
        }
        return opening.words.lowerBound..<end
    }
}

/// The words of a text that carry its matter, as rough stems, so that `waiting` meets `waited` and `3` meets `three`.
struct ContentWords {
    private var stems: Set<String> = []

    /// Reads at most the first 16,000 bytes.
    init(_ text: String) {
        let reading = ReadText(text.prefix(16_000), vocabulary: Vocabulary(), expanding: false)
        for word in reading.words where !word.isHandle {
            let whole = reading.text(word.start..<word.end).lowercased()
            let lower = String(whole.prefix { $0 != "'" && $0 != "’" })
            if let digit = Self.numbers[lower] {
                stems.insert(digit)
            } else if lower.utf8.first.map({ $0 >= 0x30 && $0 <= 0x39 }) == true {
                stems.insert(lower)
            } else if lower.count >= 3, !Self.empty.contains(lower) {
                stems.insert(Self.stem(lower))
            }
        }
    }

    /// Whether nothing is named at all.
    var isEmpty: Bool { stems.isEmpty }

    /// Whether at most one word is left that could name something.
    var isNearlyEmpty: Bool { stems.count <= 1 }

    func meets(_ other: ContentWords) -> Bool { !stems.isDisjoint(with: other.stems) }

    private static func stem(_ word: String) -> String {
        for ending in ["ing", "ed", "es", "s", "e"] where word.hasSuffix(ending) && word.count - ending.count >= 3 {
            return String(word.dropLast(ending.count))
        }
        return word
    }

    private static let numbers: [String: String] = [
        "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
        "ten": "10", "eleven": "11", "twelve": "12",
    ]

    /// Words that stand in any complaint and in any reply.
    private static let empty: Set<String> = Set(
        """
        the and for you your yours our ours are was were been being has have had this that these those with from what when \
        where which who why how not any all can could will would should may might must shall but than then there their they \
        them his her she him its about after again also because before both into just more most much now off only other out \
        over own same some such too under until very while get got getting make makes made let see say said says tell told \
        know please thank thanks sorry hello dear team company customer customers service support help experience issue \
        issues problem problems inconvenience apologise apologize apologies understand feedback review really one ever even \
        still here good bad want wanted need needs like look looking today day time never always nothing something anything \
        everything way thing things people person anyone someone hear read write take taking matter matters damn feel \
        feels feeling felt feelings feedback understandable disappointment disappointing disappointed frustration \
        frustrating frustrated anger angry annoying annoyed upset upsetting trouble unpleasantness occurred happened \
        situation recent recently attention bringing share concern concerns concerned seriously serious hurt hurts \
        regret regrets accept apology ideal definitely certainly truly deeply sincerely sincere words experienced \
        experiences unhappy dissatisfied dissatisfaction satisfaction satisfied wish wished expect expected expectations \
        standard standards provide provided caused cause causes bad awful terrible horrible unfortunate incident \
        describe described honestly honest kind regards yours thats what went wrong right well done imagine must sound \
        sounds seems difficult hard frustrates sad sorry heart hearing reading learn learning unacceptable post posted \
        comment complaint noted note message value valued appreciate grateful patience strive best goes meet lived live \
        short fell fall hardship difficulty difficulties circumstances case topic mess hiccup hiccups annoyance bumpy \
        journey moment start place first line share shared sharing story going gone through lot deserve deserved better \
        open opened ears listen listening taken board side encountered faced facing met run stress stressful tough rough \
        form kind sort nobody everyone wants likes nice pleasant fun great okay cool perfect high top priority important \
        importance mean means care cares customers users guests visitors visit visits stay rate rating stars star bother \
        bothered everything nothing absolutely completely totally entirely exactly indeed surely clearly simply greatly \
        extremely highly always never once twice further point points view opinion criticism critical constructive \
        input words text lines message mail email letter writing wrote written reached reach contacting contacted \
        letting raising raised pointing flagging told telling apologetic apologises mistake mistakes error wrong fault \
        let down failing failed fail promise promised aim aims goal hope hoped hoping understanding sympathise empathise \
        sympathy empathy compassion patience patient calm worry worried worrying stressed sadden saddened saddens shame \
        pity unfortunately luckily hardly less least little bit big small huge real really true whole part parts possible \
        impossible reason reasons reaction reactions emotion emotions mood dear hello morning evening afternoon miss mrs \
        aware acknowledge acknowledged recognise realise see sees seen saw know knows known find found finds come comes came
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
}
