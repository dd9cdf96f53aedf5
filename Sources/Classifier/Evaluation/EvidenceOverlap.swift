package import Triage

extension Evaluation {
    /// How well the evidence of one text met the spans that people marked in it.
    package struct Overlap: Sendable, Hashable {
        /// Marked spans.
        package var spans = 0
        /// Of these, those that a word of the evidence touches.
        package var spansTouched = 0
        /// Words of the evidence that stand in the text; named cues such as `CAPITALS` do not.
        package var words = 0
        /// Of these, those that touch a marked span.
        package var wordsInside = 0
        /// The part of the set it belongs to; empty where it names none.
        package var domain = ""
        /// ISO 639-1 code of the text, as the set says; empty where it does not.
        package var language = ""

        /// Compares the words that speak for a complaint or for anger with marked spans.
        ///
        /// A span or a piece of evidence that stands in the text several times counts at its first free place.
        /// - Returns: `nil` where a span is empty or does not stand in the text.
        package init?(text: String, spans: [String], evidence: [Evidence], domain: String = "", language: String = "") {
            self.domain = domain
            self.language = language
            let bytes = Array(text.utf8)
            var marked: [Range<Int>] = []
            for span in spans {
                guard let place = Self.place(of: Array(span.utf8), in: bytes, beside: marked) else { return nil }
                marked.append(place)
            }
            var taken: [Range<Int>] = []
            var found: [Range<Int>] = []
            for piece in evidence
            where piece.weight > 0 && piece.signal != .spam && !Self.cueNames.contains(piece.words) {
                guard let place = Self.place(of: Array(piece.words.utf8), in: bytes, beside: []) else { continue }
                // Words may weigh for both signals: they count once.
                guard !taken.contains(place) else { continue }
                taken.append(place)
                found += Self.words(of: place, in: bytes).filter { !found.contains($0) }
            }
            self.spans = marked.count
            spansTouched = marked.count { span in found.contains { $0.overlaps(span) } }
            words = found.count
            wordsInside = found.count { word in marked.contains { $0.overlaps(word) } }
        }

        private static let cueNames = Set(Cue.allCases.compactMap(\.evidenceName))

        private static func place(of needle: [UInt8], in bytes: [UInt8], beside taken: [Range<Int>]) -> Range<Int>? {
            guard !needle.isEmpty, needle.count <= bytes.count else { return nil }
            for start in 0...(bytes.count - needle.count) where bytes[start] == needle[0] {
                let place = start..<start + needle.count
                if bytes[place].elementsEqual(needle), !taken.contains(where: { $0.overlaps(place) }) { return place }
            }
            return nil
        }

        private static func words(of place: Range<Int>, in bytes: [UInt8]) -> [Range<Int>] {
            bytes[place].split { $0 <= 0x20 }.map { $0.startIndex..<$0.endIndex }
        }
    }

    /// Measures evidence against spans: the whole, and each domain and language, where there is more than one.
    package static func overlap(_ items: [Overlap]) -> [Line] {
        var lines = [overlapLine("all", items)]
        for (domain, group) in groups(items, by: \.domain) { lines.append(overlapLine("domain \(domain)", group)) }
        for (language, group) in groups(items, by: \.language) {
            lines.append(overlapLine("language \(language)", group))
        }
        return lines
    }

    private static func overlapLine(_ name: String, _ group: [Overlap]) -> Line {
        var line = Line(name: name, count: group.count)
        let spans = group.reduce(0) { $0 + $1.spans }
        let words = group.reduce(0) { $0 + $1.words }
        if spans > 0 { line.spansTouched = Double(group.reduce(0) { $0 + $1.spansTouched }) / Double(spans) }
        if words > 0 { line.wordsInside = Double(group.reduce(0) { $0 + $1.wordsInside }) / Double(words) }
        return line
    }
}
