import Foundation

/// Makes names for sources: lower-case ASCII letters, digits and hyphens, each name once.
struct SourceNaming {
    private var taken: Set<String>

    /// - Parameter taken: names that are in use; letter case does not tell two names apart.
    init(taken: some Sequence<String>) { self.taken = Set(taken.map { $0.lowercased() }) }

    /// Characters of a name made here; a number may follow.
    private static let limit = 40

    /// A new name out of a title, or of the address's host where the title has no letter for it. Where it is taken the
    /// host tells the two apart, and where that is not enough a number.
    mutating func name(title: String, address: String) -> String {
        let host = Self.slug(Self.site(of: address))
        let plain = Self.slug(title)
        let wanted = plain.isEmpty ? host : plain
        var candidates = [wanted]
        if wanted != host, !host.isEmpty { candidates.append(Self.cut(wanted, to: 24) + "-" + Self.cut(host, to: 24)) }
        for candidate in candidates where taken.insert(candidate).inserted { return candidate }
        var number = 2
        while !taken.insert("\(wanted)-\(number)").inserted { number += 1 }
        return "\(wanted)-\(number)"
    }

    /// A text as part of a name: letters without their marks, everything else a hyphen.
    static func slug(_ text: String) -> String {
        var name = ""
        for scalar in text.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
            if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
                name.unicodeScalars.append(scalar)
            } else if let letters = spellings[scalar] {
                name += letters
            } else if scalar.properties.generalCategory != .nonspacingMark, scalar != "'", scalar != "\u{2019}",
                !name.isEmpty, !name.hasSuffix("-")
            {
                name += "-"
            }
        }
        return cut(name, to: limit)
    }

    /// Letters that no decomposition leads back to ASCII.
    private static let spellings: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    ]

    /// At most so many characters, ending with a whole word where one ends in the second half.
    private static func cut(_ name: String, to limit: Int) -> String {
        var kept = name.prefix(limit)
        if kept.endIndex < name.endIndex, name[kept.endIndex] != "-", let hyphen = kept.lastIndex(of: "-"),
            kept[..<hyphen].utf8.count >= limit / 2
        {
            kept = kept[..<hyphen]
        }
        while kept.last == "-" { kept.removeLast() }
        return String(kept)
    }

    /// The host without what most hosts begin with.
    private static func site(of address: String) -> String {
        let host = URLComponents(string: address)?.host ?? ""
        for start in ["www.", "feeds.", "rss."] where host.lowercased().hasPrefix(start) {
            return String(host.dropFirst(start.count))
        }
        return host
    }
}
