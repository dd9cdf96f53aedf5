/// The markup of Steam's texts.
enum BBCode {
    /// Steam's tags (Steam Support, Text Formatting); what else stands in brackets is the author's own.
    private static let tags: Set<String> = [
        "h1", "h2", "h3", "b", "u", "i", "strike", "spoiler", "noparse", "hr", "url", "list", "olist", "*", "quote",
        "code", "table", "tr", "th", "td", "img", "p",
    ]

    /// The text without its tags; list items begin with `- `.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "[")) else { return text }
        var out = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "[") {
            out += rest[..<open]
            rest = rest[open...]
            // No tag is longer than an address in it.
            guard let close = rest.prefix(WebAddress.limitBytes).firstIndex(of: "]") else {
                out.append("[")
                rest = rest.dropFirst()
                continue
            }
            let inner = rest[rest.index(after: open)..<close]
            let name = inner.drop { $0 == "/" }.prefix { $0 != "=" && $0 != " " }.lowercased()
            if tags.contains(name) {
                if name == "*" { out += "- " }
                rest = rest[close...].dropFirst()
            } else {
                out.append("[")
                rest = rest.dropFirst()
            }
        }
        return out + rest
    }
}
