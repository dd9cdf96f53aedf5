import Triage
import Yams

/// One mistake in a configuration file.
package struct ConfigProblem: Hashable, Sendable, CustomStringConvertible {
    package let file: String
    /// Counted from 1; 0 where the file as a whole is meant.
    package let line: Int
    /// Dotted, with positions counted from 1 in lists: `sinks[2].url`. Empty at the top.
    package let keyPath: String
    package let message: String

    package init(file: String, line: Int, keyPath: String, message: String) {
        self.file = file
        self.line = line
        self.keyPath = keyPath
        self.message = message
    }

    /// `config/earshot.yaml:12: digest.limt: unknown key; did you mean limit?`
    package var description: String {
        let place = line > 0 ? "\(file):\(line)" : file
        return keyPath.isEmpty ? "\(place): \(message)" : "\(place): \(keyPath): \(message)"
    }
}

/// Collects every mistake of a reading, so that all are named at once.
final class ConfigProblems {
    private(set) var all: [ConfigProblem] = []

    /// Problems that are kept; a file with more has another trouble.
    static let limit = 500

    func add(_ problem: ConfigProblem) { if all.count < Self.limit { all.append(problem) } }

    /// File by file as they were met, by line within each.
    var inReadingOrder: [ConfigProblem] {
        var files: [String] = []
        for problem in all where !files.contains(problem.file) { files.append(problem.file) }
        return files.flatMap { file in
            all.filter { $0.file == file }.enumerated()
                .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
        }
    }
}

/// A YAML value and where it stands.
struct ConfigValue {
    let node: Yams.Node
    let file: String
    let path: String
    let problems: ConfigProblems

    var line: Int { node.mark?.line ?? 0 }

    /// Whether nothing stands there: the plain words of YAML 1.2 for it (section 10.3.2).
    var isNull: Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    func complain(_ message: String) {
        problems.add(ConfigProblem(file: file, line: line, keyPath: path, message: message))
    }

    /// What is there, in words, for a message about a wrong type.
    private var found: String {
        switch node {
        case .scalar(let scalar): "“\(scalar.string.prefix(60))”"
        case .mapping: "a group of keys"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }

    /// Any scalar as it is written.
    func string() -> String? {
        guard case .scalar(let scalar) = node, !isNull else {
            complain("must be a text, not \(isNull ? "empty" : found)")
            return nil
        }
        return scalar.string
    }

    func integer(_ range: ClosedRange<Int>) -> Int? {
        guard case .scalar(let scalar) = node, let value = Int(scalar.string.filter { $0 != "_" }) else {
            complain("must be a whole number, not \(found)")
            return nil
        }
        guard range.contains(value) else {
            complain("must be between \(range.lowerBound) and \(range.upperBound), not \(value)")
            return nil
        }
        return value
    }

    func number(_ range: ClosedRange<Double>) -> Double? {
        guard case .scalar(let scalar) = node, let value = Double(scalar.string), value.isFinite else {
            complain("must be a number, not \(found)")
            return nil
        }
        guard range.contains(value) else {
            complain("must be between \(range.lowerBound) and \(range.upperBound), not \(value)")
            return nil
        }
        return value
    }

    func flag() -> Bool? {
        switch node.scalar?.string {
        case "true": return true
        case "false": return false
        default:
            complain("must be true or false, not \(found)")
            return nil
        }
    }

    /// A span of time in seconds, written `90s`, `30m`, `2h` or `7d`.
    func seconds() -> Int? {
        guard let text = node.scalar?.string, let seconds = Self.seconds(text) else {
            complain("must be a span of time such as 30m, 2h or 7d, not \(found)")
            return nil
        }
        return seconds
    }

    /// Reads `90s`, `30m`, `2h`, `7d`; `nil` for anything else, for zero and for more than ten years.
    static func seconds(_ text: String) -> Int? {
        guard let unit = text.last, let count = Int(text.dropLast()), count > 0, count < 100_000_000 else { return nil }
        let factor =
            switch unit {
            case "s": 1
            case "m": 60
            case "h": 3600
            case "d": 86_400
            default: 0
            }
        let seconds = count * factor
        return factor > 0 && seconds <= 315_360_000 ? seconds : nil
    }

    func list() -> [ConfigValue]? {
        guard case .sequence(let sequence) = node else {
            complain("must be a list, not \(found)")
            return nil
        }
        return sequence.enumerated().map { index, node in
            ConfigValue(node: node, file: file, path: "\(path)[\(index + 1)]", problems: problems)
        }
    }

    /// A list of texts; a single text counts as a list of one.
    func strings() -> [String]? {
        if case .scalar = node { return string().map { [$0] } }
        return list()?.compactMap { $0.string() }
    }

    /// A group whose values are all texts.
    func words() -> [String: String]? {
        guard let group = group() else { return nil }
        var words: [String: String] = [:]
        for key in group.keys { words[key] = group[key]?.string() }
        return words
    }

    /// One of a closed set of words.
    func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Word? where Word.RawValue == String {
        guard let text = string() else { return nil }
        if let word = Word(rawValue: text) { return word }
        let valid = Word.allCases.map(\.rawValue)
        let hint = Spelling.nearest(to: text, among: valid).map { "; did you mean \($0)?" } ?? ""
        complain("“\(text)” is none of \(valid.joined(separator: ", "))\(hint)")
        return nil
    }

    func group() -> ConfigGroup? {
        guard case .mapping(let mapping) = node else {
            complain("must be a group of keys, not \(found)")
            return nil
        }
        return ConfigGroup(self, mapping)
    }
}

/// A group of keys that knows which of them it was asked for: what was never asked for is unknown.
final class ConfigGroup {
    let value: ConfigValue
    private let members: [(key: String, line: Int, value: ConfigValue)]
    private var asked: [String] = []

    init(_ value: ConfigValue, _ mapping: Yams.Node.Mapping) {
        self.value = value
        members = mapping.map { key, node in
            let name = key.scalar?.string ?? "?"
            let path = value.path.isEmpty ? name : "\(value.path).\(name)"
            return (
                name, key.mark?.line ?? value.line,
                ConfigValue(node: node, file: value.file, path: path, problems: value.problems)
            )
        }
    }

    /// All keys as written.
    var keys: [String] { members.map(\.key) }

    /// The value of a key; an empty one counts as absent.
    subscript(key: String) -> ConfigValue? {
        asked.append(key)
        guard let value = members.first(where: { $0.key == key })?.value, !value.isNull else { return nil }
        return value
    }

    /// The value of a key that must be there.
    func required(_ key: String) -> ConfigValue? {
        let found = self[key]
        if found == nil { value.complain("the key \(key) is missing") }
        return found
    }

    /// Complains about every key that was never asked for, with the nearest that was.
    func finish() {
        for member in members where !asked.contains(member.key) {
            let hint =
                Spelling.nearest(to: member.key, among: asked).map { "; did you mean \($0)?" }
                ?? "; known here: \(asked.joined(separator: ", "))"
            value.problems.add(
                ConfigProblem(
                    file: value.file, line: member.line, keyPath: member.value.path, message: "unknown key" + hint))
        }
    }
}

/// Parses one YAML file.
enum ConfigDocument {
    /// Bytes of one configuration file.
    static let limitBytes = 4 * 1024 * 1024

    /// Aliases in one file: a few of them, nested, grow without bound when they are followed.
    static let aliasLimit = 20

    /// At least as many as there are aliases in the text.
    private static func aliases(in text: String) -> Int {
        var before = UInt8(ascii: "\n")
        var count = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "*"), " \n\t[{,:-?".utf8.contains(before) { count += 1 }
            before = byte
        }
        return count
    }

    /// The file's top value; `nil` with the problem noted where it cannot be read, is no YAML or is empty.
    static func read(_ file: String, named shown: String, problems: ConfigProblems) -> ConfigValue? {
        let text: String
        do { text = try FileText.read(file, limitBytes: limitBytes) } catch {
            problems.add(ConfigProblem(file: shown, line: 0, keyPath: "", message: error.reason))
            return nil
        }
        return parse(text, named: shown, problems: problems)
    }

    /// As ``read(_:named:problems:)`` for a text that is at hand.
    static func parse(_ text: String, named shown: String, problems: ConfigProblems) -> ConfigValue? {
        func complain(_ line: Int, _ message: String) {
            problems.add(ConfigProblem(file: shown, line: line, keyPath: "", message: message))
        }
        guard aliases(in: text) <= aliasLimit else {
            complain(0, "has more than \(aliasLimit) aliases (*name); write them out")
            return nil
        }
        do {
            // Every value is read as what its key asks for: guessing types would cost seven patterns for each word.
            guard let node = try Yams.compose(yaml: text, .basic) else {
                complain(0, "is empty")
                return nil
            }
            return ConfigValue(node: node, file: shown, path: "", problems: problems)
        } catch let error as YamlError {
            let (line, reason) = describe(error)
            complain(line, reason)
        } catch {
            complain(0, "cannot be read as YAML: \(error)")
        }
        return nil
    }

    private static func describe(_ error: YamlError) -> (line: Int, reason: String) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let around = context.map { " \($0.text)" } ?? ""
            return (mark.line, "is no YAML: \(problem)\(around)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.joined(separator: ", ")
            return (context.mark.line, "the same key twice: \(names)")
        default:
            return (0, "is no YAML: \(error)")
        }
    }
}

/// Spans of time as people write them.
package enum Span {
    /// Seconds of `90s`, `30m`, `2h`, `7d`; `nil` for anything else.
    package static func seconds(_ text: String) -> Int? { ConfigValue.seconds(text) }
}
