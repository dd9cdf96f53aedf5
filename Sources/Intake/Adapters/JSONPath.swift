/// A dotted path into a JSON document: `data.items[0].user.name`, `["key.with.dots"].x`, `groups[*].reviews`.
package struct JSONPath: Sendable, Hashable {
    private enum Step: Sendable, Hashable {
        case member(String)
        case element(Int)
        /// Every element of an array, every value of an object.
        case every
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
        guard let end = rest.firstIndex(of: "]") else { return nil }
        let inner = rest[..<end]
        rest = rest[end...].dropFirst()
        return inner == "*" ? .every : Int(inner).map { .element($0) }
    }

    /// How many names the path has: the depth of the element it leads to, where names nest elements.
    package var nameCount: Int {
        steps.count { step in if case .member = step { true } else { false } }
    }

    /// What stands at this path; `nil` where there is nothing or `null`. Of `[*]` the first that leads somewhere.
    package func find(in value: JSONValue) -> JSONValue? {
        JSONPath.find(steps[...], in: value)
    }

    private static func find(_ steps: ArraySlice<Step>, in value: JSONValue) -> JSONValue? {
        guard let step = steps.first else { return value.isNull ? nil : value }
        for child in children(of: value, at: step) {
            if let found = find(steps.dropFirst(), in: child) { return found }
        }
        return nil
    }

    /// The items that the path leads to: the elements of the list there, of all lists that `[*]` passes through. A single
    /// object counts as one item where `allowsSingle`.
    ///
    /// `nil` where the path leads to no list at all.
    package func items(in value: JSONValue, allowsSingle: Bool = false) -> [JSONValue]? {
        var ends = [value]
        for step in steps {
            let wasContainer = ends.contains { $0.isContainer }
            ends = ends.flatMap { JSONPath.children(of: $0, at: step) }
            // A list without groups has no items, and that is an answer.
            if ends.isEmpty { return step == .every && wasContainer ? [] : nil }
        }
        let isEvery = steps.last == .every
        var items: [JSONValue] = []
        var isFound = isEvery
        for end in ends {
            if isEvery {
                items.append(end)
            } else if case .array(let elements) = end {
                items += elements
                isFound = true
            } else if allowsSingle, !end.isNull {
                items.append(end)
                isFound = true
            }
        }
        return isFound ? items : nil
    }

    private static func children(of value: JSONValue, at step: Step) -> [JSONValue] {
        switch step {
        case .member(let name): return value[name].map { [$0] } ?? []
        case .element(let index):
            let elements = value.elements
            let place = index < 0 ? elements.count + index : index
            return elements.indices.contains(place) ? [elements[place]] : []
        case .every:
            if case .object(let members) = value { return members.map(\.value) }
            return value.elements
        }
    }
}

extension JSONValue {
    /// Whether this is an array or an object.
    fileprivate var isContainer: Bool {
        switch self {
        case .array, .object: true
        default: false
        }
    }

    /// What stands at a dotted path (``JSONPath``); `nil` where there is nothing, `null`, or the path is malformed.
    package func at(path: String) -> JSONValue? { JSONPath(path)?.find(in: self) }
}
