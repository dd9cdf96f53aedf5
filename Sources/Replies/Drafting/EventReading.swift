/// What happened before somebody complained.
extension Passage {
    /// The first event that is told, `the last update`.
    ///
    /// - Parameter amongChangesOnly: whether it must be one by which we changed something, as templates for faults and lost
    ///   data say; a call or a visit changes no software.
    func event(amongChangesOnly: Bool) -> FilledSlot? {
        for index in words.indices where EnglishThings.events.contains(words[index]) && !text.words[index].isHandle {
            if amongChangesOnly, !EnglishThings.changes.contains(words[index]) { continue }
            if let found = event(endingAt: index) { return found }
        }
        return nil
    }

    private func event(endingAt index: Int) -> FilledSlot? {
        // “an update on my order” is news, not an event.
        if ["on", "about", "regarding", "from", "please"].contains(word(index + 1)), continues(index + 1) {
            return nil
        }
        var first = index
        while continues(first), index - first < 3, EnglishThings.eventModifiers.contains(words[first - 1]) {
            first -= 1
        }
        guard continues(first) else { return nil }
        let nounWords = words[first...index].joined(separator: " ")
        let determiner: String
        switch words[first - 1] {
        case "my", "our": determiner = "your"
        case "your": determiner = "our"
        case "the", "this", "that": determiner = "the"
        case "an", "a":
            // “I need an update”, “waiting for a call”: what has not come is no event.
            if continues(first - 1), Self.wishes.contains(word(first - 2)) { return nil }
            determiner = "the"
        default:
            // “after last night's outage” carries its own determiner.
            guard words[first..<index].contains(where: { $0.hasSuffix("'s") }) else { return nil }
            return FilledSlot(slot: .event, value: clean(nounWords), source: source(first..<index + 1))
        }
        return FilledSlot(
            slot: .event, value: clean("\(determiner) \(nounWords)"), source: source(first - 1..<index + 1))
    }

    private static let wishes = wordSet(
        "need needs want wants for without get got give gave me us request requested expect expecting await awaiting")
}
