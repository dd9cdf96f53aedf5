/// NO-PRIVATE-DATA: what identifies somebody, or opens their account, has no place where strangers read. In any language.
///
/// Looks at the shape of what is written: addresses of mail, numbers to call, accounts, references with the word before
/// them, houses in a street. Versions, years, prices and times have other shapes.
enum PrivateDataRule {
    static func remarks(on text: String, reading: ReplyReading?, openSlots: [Range<Int>]) -> [Remark] {
        let tokens = DataTokens(Array(text.utf8))
        var found = tokens.personal()
        found.removeAll { range in openSlots.contains { $0.overlaps(range) } }
        var remarks = found.prefix(ReplyLinter.findingsPerRuleLimit).map { range in
            Remark(
                .noPrivateData, .error, range,
                "This identifies a person or opens an account, and anyone can read it here for good.",
                "Leave it out, and move the details to a private message."
            ).certain(Self.isUnmistakable(tokens.bytes[range]))
        }
        if let reading {
            remarks += PerSentence.first(of: reading.claimed(reading.matches(of: .exposure)), in: reading).map {
                match in
                Remark(
                    .noPrivateData, .error, reading.bytes(match.words),
                    "Whoever follows this puts their own data where anyone can read and misuse it.",
                    "Ask for it in a private message, and say which one.")
            }
        }
        return remarks
    }

    /// Whether the words are an address of mail or a number: streets and names can be those of a place that all may know.
    private static func isUnmistakable(_ words: ArraySlice<UInt8>) -> Bool {
        words.contains(UInt8(ascii: "@")) || words.count { (0x30...0x39).contains($0) } >= 5
    }
}
