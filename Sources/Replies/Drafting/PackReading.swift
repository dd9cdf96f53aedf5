import Triage

/// What a complaint names, by the word lists of a pack: for languages that are not read by their grammar.
///
/// Only the pack's own words and digits get into a draft, so that nothing a stranger writes can stand there as syntax.
struct PackReading {
    struct Thing {
        var filled: FilledSlot
        var topics: [Topic]
    }

    /// In the order in which they are named.
    private(set) var things: [Thing] = []
    private(set) var waits: [Findings.Wait] = []

    init(_ passage: Passage, pack: ReplyPack, formal: Bool) {
        let words = passage.words.map(Self.core)
        things = Self.things(words, passage, pack, formal: formal)
        waits = Self.waits(words, passage, pack.waits)
    }

    /// The first thing that words on `topic` may name.
    func thing(for topic: Topic?) -> FilledSlot? {
        things.first { thing in thing.topics.isEmpty || topic.map(thing.topics.contains) ?? true }?.filled
    }

    /// A word without the elided one before it: `appli` of `l'appli`.
    private static func core(_ word: String) -> String {
        guard let apostrophe = word.firstIndex(of: "'"), word.distance(from: word.startIndex, to: apostrophe) <= 2
        else {
            return word
        }
        let rest = word[word.index(after: apostrophe)...]
        return rest.isEmpty ? word : String(rest)
    }

    /// The words of a phrase as those of a text are compared.
    static func tokens(_ phrase: String) -> [String] { Passage(phrase).words.map(core) }

    private static func things(_ words: [String], _ passage: Passage, _ pack: ReplyPack, formal: Bool) -> [Thing] {
        var byFirst: [String: [(tokens: [String], thing: Int)]] = [:]
        for (index, thing) in pack.things.enumerated() {
            for tokens in thing.tokens {
                if let first = tokens.first { byFirst[first, default: []].append((tokens, index)) }
            }
        }
        var found: [Thing] = []
        var seen: Set<Int> = []
        for place in words.indices {
            let fitting = (byFirst[words[place]] ?? []).filter { words[place...].starts(with: $0.tokens) }
            guard let longest = fitting.max(by: { $0.tokens.count < $1.tokens.count }),
                seen.insert(longest.thing).inserted
            else { continue }
            let thing = pack.things[longest.thing]
            found.append(
                Thing(
                    filled: FilledSlot(
                        slot: .thing, value: formal ? thing.say : thing.informal ?? thing.say,
                        source: passage.source(place..<place + longest.tokens.count)),
                    topics: thing.topics))
        }
        return found
    }

    private static func waits(_ words: [String], _ passage: Passage, _ known: ReplyPack.WaitWords) -> [Findings.Wait] {
        var found: [Findings.Wait] = []
        for place in words.indices.dropLast() {
            guard let unit = known.units[words[place + 1]], let number = number(words[place], known.numbers),
                passage.continues(place + 1)
            else { continue }
            let sentence = words[passage.sentence(of: place)]
            guard place == 0 || !promising.contains(words[place - 1]), !sentence.contains(where: isWarranty) else {
                continue
            }
            let speaksOfWaiting = known.signs.contains { sign in
                sentence.indices.contains { sentence[$0...].starts(with: sign) }
            }
            guard speaksOfWaiting else { continue }
            found.append(
                Findings.Wait(
                    filled: FilledSlot(
                        slot: .wait, value: "\(number) \(unit)", source: passage.source(place..<place + 2)),
                    isShort: isShort(unit), isDown: false))
        }
        return found
    }

    /// Before a span they make it one that was promised: “in 2 Tagen”, “em 2 dias”, “tardaba 2 días”.
    private static let promising = wordSet(
        "in innerhalb binnen dauert en dans sous em dentro tarda tardaba tardan tardará demora demorava prometeram")

    private static func isWarranty(_ word: String) -> Bool { word.hasPrefix("garant") || word.hasPrefix("gewährleist") }

    private static func number(_ word: String, _ numbers: [String: String]) -> String? {
        if let written = numbers[word] { return written }
        let isNumber = (1...3).contains(word.utf8.count) && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isNumber ? word : nil
    }

    /// Minutes and hours, in the languages that have packs.
    private static func isShort(_ unit: String) -> Bool {
        let lowercased = unit.lowercased()
        return ["min", "stund", "hora", "heure"].contains { lowercased.hasPrefix($0) }
    }
}
