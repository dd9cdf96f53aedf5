extension Evaluation {
    /// One text whose answer is a set of named labels.
    package struct SetJudgement: Sendable, Hashable {
        package var given: Set<String>
        package var wanted: Set<String>
        /// The part of the set it belongs to; empty where it names none.
        package var domain: String
        /// ISO 639-1 code of the text, as the set says; empty where it does not.
        package var language: String

        package init(given: Set<String>, wanted: Set<String>, domain: String = "", language: String = "") {
            self.given = given
            self.wanted = wanted
            self.domain = domain
            self.language = language
        }
    }

    /// How one label fared.
    package struct LabelLine: Sendable, Hashable, Codable {
        package var name: String
        /// Texts that carry the label.
        package var wanted = 0
        /// Texts that were given it.
        package var given = 0
        /// Texts that carry it and were given it.
        package var hits = 0

        /// Share of the given ones that are right; `nil` where none was given.
        package var precision: Double? { given > 0 ? Double(hits) / Double(given) : nil }
        /// Share of the wanted ones that were found; `nil` where none was wanted.
        package var recall: Double? { wanted > 0 ? Double(hits) / Double(wanted) : nil }
        /// The harmonic mean of both, 0 without a hit.
        package var f1: Double { hits == 0 ? 0 : 2 * Double(hits) / Double(wanted + given) }
    }

    /// Every label that was wanted or given, by name.
    package static func labels(_ judgements: [SetJudgement]) -> [LabelLine] {
        var lines: [String: LabelLine] = [:]
        for judgement in judgements {
            for name in judgement.wanted { lines[name, default: LabelLine(name: name)].wanted += 1 }
            for name in judgement.given {
                lines[name, default: LabelLine(name: name)].given += 1
                if judgement.wanted.contains(name) { lines[name, default: LabelLine(name: name)].hits += 1 }
            }
        }
        return lines.values.sorted { $0.name < $1.name }
    }

    /// Measures sets against sets: the whole, and each domain and language, where there is more than one.
    ///
    /// Macro-F1 is the mean of the F1 of every label that was wanted or given in that part.
    package static func sets(_ judgements: [SetJudgement]) -> [Line] {
        var lines = [setLine("all", judgements)]
        for (domain, group) in groups(judgements, by: \.domain) { lines.append(setLine("domain \(domain)", group)) }
        for (language, group) in groups(judgements, by: \.language) {
            lines.append(setLine("language \(language)", group))
        }
        return lines
    }

    private static func setLine(_ name: String, _ group: [SetJudgement]) -> Line {
        var line = Line(name: name, count: group.count)
        let labels = labels(group)
        if !labels.isEmpty { line.macroF1 = labels.map(\.f1).reduce(0, +) / Double(labels.count) }
        if !group.isEmpty {
            line.exact = Double(group.count { $0.given == $0.wanted }) / Double(group.count)
        }
        return line
    }

    /// One label taken for another.
    package struct MixUp: Sendable, Hashable, Codable {
        package var wanted: String
        package var given: String
        package var count: Int
    }

    /// Which label was given where another one was wanted, the most frequent first; for answers of one label each.
    package static func mixUps(_ judgements: [SetJudgement]) -> [MixUp] {
        var counts: [[String]: Int] = [:]
        for judgement in judgements where judgement.given != judgement.wanted {
            guard judgement.given.count == 1, judgement.wanted.count == 1 else { continue }
            counts[judgement.wanted.sorted() + judgement.given.sorted(), default: 0] += 1
        }
        return counts.map { MixUp(wanted: $0.key[0], given: $0.key[1], count: $0.value) }
            .sorted { ($1.count, $0.wanted, $0.given) < ($0.count, $1.wanted, $1.given) }
    }
}
