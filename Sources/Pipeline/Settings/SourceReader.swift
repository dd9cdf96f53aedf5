import Intake
import Triage

/// Reads feeds/*.yaml.
struct SourceReader {
    let problems: ConfigProblems

    /// The sources of all named files, in order; names are unique over all of them.
    func sources(_ files: ConfigValue?, from path: String) -> [SourceEntry] {
        var entries: [SourceEntry] = []
        for file in files?.listOfOneOrMore() ?? [] {
            guard let name = file.string() else { continue }
            let resolved = FilePath.resolve(name, from: path)
            guard let document = ConfigDocument.read(resolved, named: resolved, problems: problems) else { continue }
            entries += sources(of: document, besides: entries)
        }
        return entries
    }

    /// The sources of one file, whose names must differ from those of `others`.
    func sources(of document: ConfigValue, besides others: [SourceEntry] = []) -> [SourceEntry] {
        guard let group = document.group() else { return [] }
        var taken = Set(others.map(\.settings.name))
        var entries: [SourceEntry] = []
        for value in group.required("sources")?.list() ?? [] {
            guard let entry = source(value) else { continue }
            if !taken.insert(entry.settings.name).inserted {
                value.complain("the name \(entry.settings.name) is taken by another source")
            }
            entries.append(entry)
        }
        group.finish()
        return entries
    }

    private func source(_ value: ConfigValue) -> SourceEntry? {
        guard let group = value.group() else { return nil }
        let name = group.required("name")?.name()
        let kindValue = group.required("kind")
        let kind = kindValue?.string()
        let url = group["url"]?.string()
        let title = group["title"]?.string()
        let audience = group["audience"]?.integer(0...10_000_000_000)
        let credential = group["credential"]?.credential()
        let quiet = group["quietAfter"]?.seconds() ?? 14 * 86_400
        let every = group["every"]?.seconds()
        let requestsPerDay = group["requestsPerDay"]?.integer(1...10_000_000)
        guard let kind, let declared = SourceRegistry.options(of: kind) else {
            if let kind {
                let hint = SourceRegistry.nearestKind(to: kind).map { "; did you mean \($0)?" } ?? ""
                kindValue?.complain("there is no kind of source “\(kind)”\(hint)")
            }
            return nil
        }
        let options = OptionReader.options(group, keys: declared.map(\.key))
        group.finish()
        guard let name else { return nil }
        let settings = SourceSettings(
            name: name, kind: kind, url: url.map { FileURL.resolve($0, from: value.file) }, options: options,
            audience: audience, credential: nil)
        do { _ = try SourceRegistry.adapter(for: settings) } catch { value.complain("\(error)") }
        return SourceEntry(
            settings: settings, credential: credential, title: title, quietAfterSeconds: quiet, everySeconds: every,
            requestsPerDay: requestsPerDay)
    }
}

/// Reads the keys that an adapter or a sink declares; `map.id` stands for the key `id` in the group `map`.
enum OptionReader {
    /// The options given, by their declared, dotted key.
    static func options(_ group: ConfigGroup, keys: [String]) -> [String: String] {
        var options: [String: String] = [:]
        let plain = keys.filter { !$0.contains(".") }
        for key in plain { options[key] = group[key]?.string() }
        var nested: [String: [String]] = [:]
        for key in keys {
            guard let dot = key.firstIndex(of: ".") else { continue }
            nested[String(key[..<dot]), default: []].append(String(key[key.index(after: dot)...]))
        }
        for (outer, inner) in nested.sorted(by: { $0.key < $1.key }) where !plain.contains(outer) {
            guard let child = group[outer]?.group() else { continue }
            for (key, text) in self.options(child, keys: inner) { options["\(outer).\(key)"] = text }
            child.finish()
        }
        return options
    }
}

/// Addresses in configuration files.
enum FileURL {
    /// An address with a scheme stays; a bare path becomes a file URL, seen from the folder of `file`.
    static func resolve(_ text: String, from file: String) -> String {
        if hasScheme(text) { return text }
        return of(path: FilePath.resolve(text, from: file))
    }

    /// The file URL of a path, percent-encoded; a relative path is seen from the working folder.
    static func of(path: String) -> String {
        let absolute = FilePath.absolute(path, workingFolder: FileText.workingFolder)
        var encoded = "file://"
        for byte in absolute.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (digits.utf8.count == 1 ? "0" + digits : digits)
            }
        }
        return encoded
    }

    private static func hasScheme(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://"), colon != text.startIndex else {
            return false
        }
        return text[..<colon].utf8.allSatisfy { byte in
            (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2B
                || byte == 0x2D || byte == 0x2E
        }
    }
}
