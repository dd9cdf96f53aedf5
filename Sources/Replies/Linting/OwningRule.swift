/// OWN-IT: where the check showed that we were wrong, the first sentence says so in plain words.
enum OwningRule {
    static func remarks(on reading: ReplyReading) -> [Remark] {
        guard let opening = reading.opening else { return [] }
        if reading.has(.owning, in: opening.words) { return [] }
        return [
            Remark(.ownIt, .error, reading.bytes(opening.words))
        ]
    }
}
