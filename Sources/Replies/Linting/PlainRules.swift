/// LENGTH: the reply fits its channel.
enum LengthRule {
    static func remarks(on text: String, limit: Int?) -> [Remark] {
        guard let limit else { return [] }
        let count = length(text)
        guard count > limit else { return [] }
        return [
            Remark(
                .length, .error, nil, "The reply has \(count) characters; this channel takes \(limit).",
                "Shorten it by \(count - limit). Keep the acknowledgment and the promise.")
        ]
    }

    /// In Unicode scalars: never fewer than the characters people see, so that a reply that fits here fits there.
    static func length(_ text: String) -> Int { text.unicodeScalars.count }
}

/// VOICE: words the brand has ruled out, whole words, whatever their case.
enum VoiceRule {
    static func remarks(on text: String, forbidden: [String]) -> [Remark] {
        guard !forbidden.isEmpty else { return [] }
        let reading = ReadText(text, vocabulary: vocabulary(forbidden), expanding: false)
        let phrases = Self.phrases(forbidden, in: reading)
        guard !phrases.isEmpty else { return [] }
        var remarks: [Remark] = []
        for start in reading.words.indices {
            guard let lengths = phrases[reading.words[start].id] else { continue }
            for phrase in lengths where matches(phrase, at: start, in: reading) {
                let end = reading.words[start + phrase.count - 1].end
                remarks.append(
                    Remark(
                        .voice, .warning, reading.words[start].start..<end, "Your voice settings rule this out.",
                        "Say it in other words."))
            }
        }
        return remarks
    }

    private static func vocabulary(_ forbidden: [String]) -> Vocabulary {
        var vocabulary = Vocabulary()
        for phrase in forbidden {
            for word in split(phrase) { _ = vocabulary.intern(word) }
        }
        return vocabulary
    }

    private static func phrases(_ forbidden: [String], in reading: ReadText) -> [Int: [[Int]]] {
        let vocabulary = vocabulary(forbidden)
        var phrases: [Int: [[Int]]] = [:]
        for phrase in forbidden {
            let ids = split(phrase).map { vocabulary.id(of: $0) }
            if let first = ids.first { phrases[first, default: []].append(ids) }
        }
        return phrases
    }

    private static func matches(_ phrase: [Int], at start: Int, in reading: ReadText) -> Bool {
        start + phrase.count <= reading.words.count
            && phrase.indices.allSatisfy { reading.words[start + $0].id == phrase[$0] }
    }

    /// The words of a phrase as the reader sees them.
    private static func split(_ phrase: String) -> [String] {
        let reading = ReadText(phrase, vocabulary: Vocabulary(), expanding: false)
        return reading.words.map { reading.text($0.start..<$0.end) }
    }
}
