/// Amounts of money, in any language.
extension Passage {
    /// The amount the person speaks of as theirs: a number beside a currency's sign, code or name.
    ///
    /// Of several the one that was charged, paid or is owed; never a price elsewhere. A price per month counts only
    /// where `asRate` says that prices are what it is about, or where it was charged.
    func amount(asRate: Bool) -> FilledSlot? {
        var best: (weight: Int, value: String)?
        for index in text.words.indices {
            guard let bytes = amountBytes(at: index) else { continue }
            let value = clean(text.text(bytes))
            guard value.contains(where: \.isNumber) else { continue }
            let weight = amountWeight(index, asRate: asRate)
            if weight >= 0, weight > best?.weight ?? -1 { best = (weight, value) }
        }
        return best.map { FilledSlot(slot: .amount, value: $0.value, source: $0.value) }
    }

    /// How much speaks for an amount being the person's own; below zero for one that is somebody else's price.
    private func amountWeight(_ index: Int, asRate: Bool) -> Int {
        let sentence = sentence(of: index)
        var weight = 0
        for position in max(sentence.lowerBound, index - 6)..<min(sentence.upperBound, index + 7) {
            if Self.moneyMoves.contains(words[position]) { weight += 2 }
            if position < index, index - position <= 4, Self.pricesElsewhere.contains(words[position]) { weight -= 6 }
        }
        if word(index - 1) == "my" || word(index - 1) == "of" && word(index - 2) == "refund" { weight += 4 }
        for next in index + 1..<index + 4
        where next < words.count && text.words[next].sentence == text.words[index].sentence {
            let isRate =
                ["a", "per", "each", "every"].contains(word(next)) && Self.periods.contains(word(next + 1))
                || ["monthly", "yearly", "annually", "weekly"].contains(word(next))
            // A price per month is nobody's lost money, unless it was taken.
            if isRate, !asRate { weight -= 2 }
        }
        // “a gadget for 25 €” after buying it elsewhere.
        if word(index - 1) == "for", word(sentence.lowerBound) != "", buysInstead(in: sentence, before: index) {
            weight -= 6
        }
        return weight
    }

    private func buysInstead(in sentence: Range<Int>, before index: Int) -> Bool {
        let before = max(sentence.lowerBound, index - 40)..<index
        let buys = before.contains { ["bought", "buy", "got", "ordered"].contains(words[$0]) }
        return buys && before.contains { Self.leaving.contains(words[$0]) }
    }

    private static let moneyMoves = wordSet(
        """
        charged charge charges billed took taken takes debited deducted paid pay paying owe owed owes refund refunded \
        back lost gone missing return returned cost costs spent invoice deposit overcharged withdrew withdrawn
        """)
    private static let pricesElsewhere = wordSet(
        "competitor competitors elsewhere than versus instead others neighbour neighbor")
    private static let leaving = wordSet(
        "sold cancelled canceled switched moved left instead competitor replaced elsewhere done out ditched")
    private static let periods = wordSet("month year week day night hour person head")

    /// The bytes of the amount whose number stands at `index`, with its currency; `nil` for a number that is no money.
    private func amountBytes(at index: Int) -> Range<Int>? {
        let word = text.words[index]
        guard let digits = numberPart(index) else { return nil }
        var from = groupsStart(before: index)
        var to = word.end
        var found = digits.hasUnit
        if let sign = sign(endingAt: from) {
            from -= sign
            found = true
        }
        if let sign = sign(startingAt: to) {
            to += sign
            found = true
        }
        if !found, index + 1 < words.count, text.words[index + 1].start - to <= 3,
            text.words[index + 1].sentence == word.sentence, text.words[index + 1].pause == .none,
            Self.currencies.contains(words[index + 1])
        {
            to = text.words[index + 1].end
            found = true
        }
        if !found, index > 0, from - text.words[index - 1].end <= 1, Self.codes.contains(words[index - 1]) {
            from = text.words[index - 1].start
            found = true
        }
        return found ? from..<to : nil
    }

    /// Where the number begins whose last word stands at `index`: `200,50` of `1 200,50` has another group before it.
    private func groupsStart(before index: Int) -> Int {
        var first = index
        while first > 0, words[first].prefix(while: \.isNumber).count == 3 {
            let before = words[first - 1]
            let gap = text.bytes[text.words[first - 1].end..<text.words[first].start]
            let isBlank = [[0x20], [0xC2, 0xA0], [0xE2, 0x80, 0xAF], [0xE2, 0x80, 0x89]].contains {
                gap.elementsEqual($0)
            }
            guard isBlank, (1...3).contains(before.count), before.allSatisfy(\.isNumber) else { break }
            first -= 1
        }
        return text.words[first].start
    }

    /// Whether the word is a number of money's size, with or without its unit (`20eur`, `129usd`).
    private func numberPart(_ index: Int) -> (Void, hasUnit: Bool)? {
        let word = words[index]
        guard let first = word.unicodeScalars.first, ("0"..."9").contains(first), word.utf8.count <= 16 else {
            return nil
        }
        let unit = word.drop { $0.isNumber || $0 == "." || $0 == "," }
        if unit.isEmpty { return ((), false) }
        return Self.codes.contains(String(unit)) ? ((), true) : nil
    }

    /// The length in bytes of a currency sign right before an offset, with the space between; `nil` for none.
    private func sign(endingAt end: Int) -> Int? {
        for gap in 0...1 {
            let at = end - gap
            if gap == 1, at < 0 || text.bytes[at] != 0x20 { return nil }
            for sign in Self.signs where at >= sign.count && Array(text.bytes[(at - sign.count)..<at]) == sign {
                // Whose dollars: `R$`, `US$`.
                let letters = text.bytes[..<(at - sign.count)].reversed().prefix(4).prefix {
                    (0x41...0x5A).contains($0)
                }
                return sign.count + gap + (letters.count <= 3 ? letters.count : 0)
            }
        }
        return nil
    }

    private func sign(startingAt start: Int) -> Int? {
        // A no-break space is two bytes.
        for gap in [[], [0x20], [0xC2, 0xA0]] as [[UInt8]] {
            let at = start + gap.count
            guard at <= text.bytes.count, Array(text.bytes[start..<at]) == gap else { continue }
            for sign in Self.signs where at + sign.count <= text.bytes.count {
                if Array(text.bytes[at..<at + sign.count]) == sign { return sign.count + gap.count }
            }
        }
        return nil
    }

    private static let signs: [[UInt8]] = ["€", "$", "£", "¥", "₹", "₺", "₽", "₩", "zł", "₴"].map {
        Array($0.utf8)
    }
    private static let codes: Set<String> = [
        "eur", "usd", "gbp", "chf", "sek", "nok", "dkk", "pln", "czk", "huf", "cad", "aud", "nzd", "jpy", "inr", "brl",
        "mxn",
        "zar", "idr", "rp", "kr",
    ]
    private static let currencies: Set<String> = codes.union([
        "euro", "euros", "dollar", "dollars", "bucks", "quid", "franken", "francs", "kronor", "kroner", "zloty",
        "rupees",
        "pesos", "reais", "yen",
    ])
}
