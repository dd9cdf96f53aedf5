/// ACK-SPECIFIC: the acknowledgment names something that this person said.
enum SpecificityRule {
    static func remarks(on reading: EnglishReading, context: LintContext) -> [Remark] {
        guard let opening = reading.opening else { return [] }
        // The acknowledgment is the first sentence and the one after it: the second often carries the detail.
        let last = reading.text.words[opening.words.lowerBound].sentence + 1
        let end =
            last < reading.text.sentences.count
            ? reading.text.sentences[last].words.upperBound : opening.words.upperBound
        let range = opening.words.lowerBound..<max(end, opening.words.upperBound)
        let bytes = reading.bytes(range)
        let said = ContentWords(reading.text.text(bytes))
        let slots = context.slots.filter { $0.key.isFromCustomer && $0.key != .name }
        if slots.values.contains(where: { said.meets(ContentWords($0)) }) { return [] }
        if let complaint = context.complaint, said.meets(ContentWords(complaint)) { return [] }
        let isStock = reading.matches(of: .boilerplate).first { range.contains($0.words.lowerBound) }
        let isKnown = !slots.isEmpty || context.complaint != nil
        guard isKnown || isStock != nil else { return [] }
        let example = slots.sorted { $0.key.rawValue < $1.key.rawValue }.first?.value
        return [
            Remark(
                .ackSpecific, slots.isEmpty && isStock == nil ? .warning : .error,
                isStock.map { reading.bytes($0.words) } ?? bytes,
                "This could be the answer to anyone: nothing in it comes from what this person said.",
                example.map { "Name it: they wrote of “\($0)”." }
                    ?? "Name the product, the wait, the amount or the event they wrote about.")
        ]
    }
}

/// The words of a text that carry its matter, as rough stems, so that `waiting` meets `waited` and `3` meets `three`.
struct ContentWords {
    private var stems: Set<String> = []

    /// Reads at most the first 16,000 bytes.
    init(_ text: String) {
        let reading = ReadText(text.prefix(16_000), vocabulary: Vocabulary(), expanding: false)
        for word in reading.words where !word.isHandle {
            let lower = reading.text(word.start..<word.end).lowercased()
            if let digit = Self.numbers[lower] {
                stems.insert(digit)
            } else if lower.utf8.first.map({ $0 >= 0x30 && $0 <= 0x39 }) == true {
                stems.insert(lower)
            } else if lower.count >= 3, !Self.empty.contains(lower) {
                stems.insert(Self.stem(lower))
            }
        }
    }

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
        everything way thing things people person anyone someone hear read write take taking matter matters
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
}
