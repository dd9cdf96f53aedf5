/// A template's words, taken apart once: literal text and slots.
struct TemplateText {
    enum Piece: Equatable {
        case literal(String)
        case slot(Slot)
        /// `{{word}}` that names no slot.
        case unknown(String)
    }

    let pieces: [Piece]

    init(_ text: String) {
        var pieces: [Piece] = []
        var rest = Substring(text)
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            if open.lowerBound > rest.startIndex { pieces.append(.literal(String(rest[..<open.lowerBound]))) }
            let name = String(rest[open.upperBound..<close.lowerBound].filter { $0 != " " })
            pieces.append(Slot(rawValue: name).map(Piece.slot) ?? .unknown(name))
            rest = rest[close.upperBound...]
        }
        if !rest.isEmpty { pieces.append(.literal(String(rest))) }
        self.pieces = pieces
    }

    var slots: Set<Slot> {
        Set(
            pieces.compactMap { piece in
                if case .slot(let slot) = piece { slot } else { nil }
            })
    }

    var unknownSlots: [String] {
        pieces.compactMap { piece in
            if case .unknown(let name) = piece { name } else { nil }
        }
    }

    var hasLooseBraces: Bool {
        pieces.contains { piece in
            if case .literal(let text) = piece { text.contains("{{") || text.contains("}}") } else { false }
        }
    }

    /// The text with its slots filled in one pass: what a value says is never read as a template.
    ///
    /// A value at the start of a sentence gets a capital. A slot without a value stays visible as `{{slot}}`.
    func filled(with values: [Slot: String]) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .literal(let words): text += words
            case .unknown(let name): text += "{{\(name)}}"
            case .slot(let slot):
                guard let value = values[slot] else {
                    text += "{{\(slot.rawValue)}}"
                    continue
                }
                text += Self.startsSentence(after: text) ? value.prefix(1).uppercased() + value.dropFirst() : value
            }
        }
        return text
    }

    private static func startsSentence(after text: String) -> Bool {
        guard let last = text.last(where: { $0 != " " }) else { return true }
        return last == "." || last == "!" || last == "?" || last == "\n"
    }
}
