import Delivery
import Triage

/// Reads the sinks of config/earshot.yaml.
struct SinkReader {
    let problems: ConfigProblems

    /// The sinks in order; names are unique.
    func sinks(_ value: ConfigValue?, from path: String) -> [SinkEntry] {
        var entries: [SinkEntry] = []
        for value in value?.list() ?? [] {
            guard let entry = sink(value) else { continue }
            if entries.contains(where: { $0.name == entry.name }) {
                value.complain("the name \(entry.name) is taken by another sink")
            }
            entries.append(entry)
        }
        return entries
    }

    private func sink(_ value: ConfigValue) -> SinkEntry? {
        guard let group = value.group() else { return nil }
        let name = group.required("name")?.name()
        let kindValue = group.required("kind")
        let kind = kindValue?.string()
        guard let kind, let declared = SinkRegistry.options(of: kind) else {
            if let kind {
                let hint =
                    SinkRegistry.nearestKind(to: kind).map { "; did you mean \($0)?" } ?? ""
                kindValue?.complain("there is no kind of sink “\(kind)”\(hint)")
            }
            return nil
        }
        let credential = group["credential"]?.credential()
        var options = OptionReader.options(group, keys: declared.filter { !$0.isList }.map(\.key))
        for option in declared where option.isList {
            options[option.key] = group[option.key]?.strings()?.joined(separator: ", ")
        }
        if let file = options["path"] { options["path"] = FilePath.resolve(file, from: value.file) }
        group.finish()
        guard let name else { return nil }
        // Only what concerns options: the credential is looked for when the sink is set up.
        for problem in SinkRegistry.problems(in: SinkSettings(name: name, kind: kind, options: options)) {
            value.complain("\(problem)")
        }
        return SinkEntry(name: name, kind: kind, options: options, credential: credential)
    }
}
