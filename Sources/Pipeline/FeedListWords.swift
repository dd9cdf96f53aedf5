import Intake

// What the commands over lists of feeds say.

extension FeedListImport {
    /// What becomes of each feed, one a line, and what is left to do.
    ///
    /// - Parameters:
    ///   - list: what to call the list.
    ///   - config: the configuration's path.
    ///   - isDry: whether nothing was written.
    ///   - width: columns of the terminal, to which lines of addresses are cut; `nil` where nobody watches.
    package func text(list: String, config: String, isDry: Bool, colour: Bool, width: Int?) -> String {
        let feeds = counted(drafts.count + known.count + refused.count, "feed")
        var text = Cleaned.line(list, limit: 200) + (title.map { " “\($0)”" } ?? "") + ": \(feeds)\n\n"
        for line in rows { text += line.shown(colour: colour, width: width) + "\n" }
        text += (rows.isEmpty ? "" : "\n") + summary(isDry: isDry) + "\n"
        guard let first = drafts.first else { return text }
        if let feedsToName {
            let list = feedsToName.map(Self.element).joined(separator: ", ")
            text += "\n\(config) does not name \(path) yet. Let it say:\n\n  feeds: [\(list)]\n"
        }
        if !isDry { text += "\nearshot sources test \(first.settings.name)  shows what such a source brings.\n" }
        return text
    }

    private var rows: [Row] {
        let nameWidth = (drafts.map(\.settings.name) + known.map(\.source)).map(\.utf8.count).max() ?? 0
        let kindWidth = (drafts.map(\.settings.kind) + (known.isEmpty ? [] : ["already"])).map(\.utf8.count).max() ?? 0
        func columns(_ name: String, _ kind: String, _ address: String) -> String {
            name + spaces(nameWidth - name.utf8.count + 2) + kind + spaces(kindWidth - kind.utf8.count + 2) + address
        }
        var rows = drafts.map {
            Row(
                mark: "+", colour: "32",
                text: columns($0.settings.name, $0.settings.kind, FeedAddress.shown(of: $0.settings)))
        }
        rows += known.map { Row(mark: "=", colour: "2", text: columns($0.source, "already", $0.address)) }
        rows += refused.map {
            Row(mark: "!", colour: "33", text: "\($0.title), \($0.address): \($0.reason)", isCut: false)
        }
        return rows
    }

    private func summary(isDry: Bool) -> String {
        var parts: [String] = []
        if drafts.isEmpty {
            parts.append("Nothing to write")
        } else {
            parts.append("\(counted(drafts.count, "source")) \(isDry ? "would be " : "")written to \(path)")
        }
        if !known.isEmpty {
            parts.append("\(counted(known.count, "feed")) \(known.count == 1 ? "is" : "are") read already")
        }
        if !refused.isEmpty { parts.append("\(counted(refused.count, "feed")) refused") }
        return parts.joined(separator: "; ") + "."
    }

    /// A path within the brackets of a YAML list.
    private static func element(_ path: String) -> String {
        let isPlain = path.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x2D...0x39).contains(byte) || byte == UInt8(ascii: "_")
        }
        return isPlain ? path : SourceListText.quoted(path)
    }

    private struct Row {
        var mark: String
        /// The SGR code of the mark.
        var colour: String
        var text: String
        var isCut = true

        func shown(colour isColoured: Bool, width: Int?) -> String {
            let mark = isColoured ? "\u{1B}[\(colour)m\(mark)\u{1B}[0m" : mark
            guard isCut, let width, text.count > width - 4 else { return "  \(mark) \(text)" }
            return "  \(mark) \(text.prefix(max(20, width - 5)))…"
        }
    }
}

extension FeedListExport {
    /// What was written and what was not, for the one who asked; ends with a line break.
    ///
    /// - Parameter output: the file; `nil` for standard output.
    package func summary(output: String?) -> String {
        var text = "\(counted(count, "feed")) exported" + (output.map { " to \($0)" } ?? "") + "\n"
        if !others.isEmpty {
            let kinds = others.map { $0.count == 1 ? $0.kind : "\($0.kind) ×\($0.count)" }.joined(separator: ", ")
            let number = others.reduce(0) { $0 + $1.count }
            text += "\(counted(number, "source")) left out, having no feed's address: \(kinds)\n"
        }
        if !secret.isEmpty {
            let names = secret.joined(separator: ", ")
            text += "\(counted(secret.count, "feed")) left out, the address being a secret or holding one: \(names)\n"
        }
        return text
    }
}

private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
