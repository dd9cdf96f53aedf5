/// OWN-IT: where the check showed that we were wrong, the first sentence says so in plain words.
enum OwningRule {
    static func remarks(on reading: ReplyReading) -> [Remark] {
        guard let opening = reading.opening else { return [] }
        if reading.has(.owning, in: opening.words) { return [] }
        return [
            Remark(
                .ownIt, .error, reading.bytes(opening.words),
                "The check showed that we were wrong, and the first sentence does not say so. Whoever has to search for "
                    + "the admission does not believe it.",
                "Begin with it, in the active voice: “You were right and we were wrong: the refund never left our bank.”"
            )
        ]
    }
}
