/// A dotted path into a JSON document: `data.items[0].user.name`, `["key.with.dots"].x`.
package struct JSONPath: Sendable, Hashable {
    private enum Step: Sendable, Hashable {
        case member(String)
        case element(Int)
    }

    private let steps: [Step]

    /// Reads a path; `nil` where it is malformed. The empty path means the whole document. An index below zero counts from
    /// the end.
    package init?(_ text: String) {
        var steps: [Step] = []
        var rest = text[...]
        while !rest.isEmpty {
            if rest.first == "[" {
                guard let step = JSONPath.bracket(&rest) else { return nil }
                steps.append(step)
            } else {
                let name = rest.prefix { $0 != "." && $0 != "[" }
                guard !name.isEmpty else { return nil }
                steps.append(.member(String(name)))
                rest = rest.dropFirst(name.count)
            }
            if rest.first == "." {
                rest = rest.dropFirst()
                guard !rest.isEmpty, rest.first != "[" else { return nil }
            }
        }
        self.steps = steps
    }

    private static func bracket(_ rest: inout Substring) -> Step? {
        rest = rest.dropFirst()
        if let quote = rest.first, quote == "\"" || quote == "'" {
            rest = rest.dropFirst()
            guard let end = rest.firstIndex(of: quote) else { return nil }
            let name = String(rest[..<end])
            rest = rest[end...].dropFirst()
            guard rest.first == "]" else { return nil }
            rest = rest.dropFirst()
            return .member(name)
        }
        guard let end = rest.firstIndex(of: "]"), let index = Int(rest[..<end]) else { return nil }
        rest = rest[end...].dropFirst()
        return .element(index)
    }

    /// What stands at this path; `nil` where there is nothing or `null`.
    package func find(in value: JSONValue) -> JSONValue? {
        var current = value
        for step in steps {
            switch step {
            case .member(let name):
                guard let member = current[name] else { return nil }
                current = member
            case .element(let index):
                let elements = current.elements
                let place = index < 0 ? elements.count + index : index
                guard elements.indices.contains(place) else { return nil }
                current = elements[place]
            }
        }
        return current.isNull ? nil : current
    }
}

extension JSONValue {
    /// What stands at a dotted path (``JSONPath``); `nil` where there is nothing, `null`, or the path is malformed.
    package func at(path: String) -> JSONValue? { JSONPath(path)?.find(in: self) }
}
