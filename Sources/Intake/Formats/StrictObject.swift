import Triage

/// Takes the members of an object one by one and collects what is wrong with them.
struct StrictObject {
    private let value: JSONValue
    /// The dotted place of this object; empty for the outermost.
    private let name: String
    private(set) var mistakes: [String] = []

    init(_ value: JSONValue, name: String, known: [String], alsoAllowed: Set<String> = []) {
        self.value = value
        self.name = name
        for member in value.members where !known.contains(member.key) && !alsoAllowed.contains(member.key) {
            let shown = String(member.key.prefix(60))
            let nearest = Spelling.nearest(to: shown, among: known).map { ", perhaps \(place($0))" } ?? ""
            mistakes.append("unknown key \(place(shown))\(nearest)")
        }
    }

    var isObject: Bool { if case .object = value { true } else { false } }

    private func place(_ key: String) -> String { name.isEmpty ? key : name + "." + key }

    mutating func refuse(_ reason: String) { mistakes.append(reason) }

    mutating func missing(_ key: String) { mistakes.append("\(place(key)) is missing") }

    mutating func adopt(_ part: StrictObject) { mistakes += part.mistakes }

    /// The member unless it is absent or null.
    private func member(_ key: String) -> JSONValue? {
        guard let member = value[key], !member.isNull else { return nil }
        return member
    }

    private mutating func wrongType(_ key: String, _ wanted: String, _ found: JSONValue) {
        mistakes.append("\(place(key)) must be \(wanted), not \(found.kindName)")
    }

    mutating func text(_ key: String) -> String? {
        guard let member = member(key) else { return nil }
        if case .string(let text) = member { return text }
        wrongType(key, "a string", member)
        return nil
    }

    mutating func number(_ key: String) -> Double? {
        guard let member = member(key) else { return nil }
        if case .number = member, let number = member.double { return number }
        wrongType(key, "a number", member)
        return nil
    }

    mutating func integer(_ key: String) -> Int? {
        guard let member = member(key) else { return nil }
        if case .number = member, let number = member.integer { return number }
        wrongType(key, "a whole number", member)
        return nil
    }

    mutating func count(_ key: String) -> Int? {
        guard let number = integer(key) else { return nil }
        if number < 0 { mistakes.append("\(place(key)) must not be negative") }
        return number
    }

    mutating func flag(_ key: String) -> Bool? {
        guard let member = member(key) else { return nil }
        if let flag = member.bool { return flag }
        wrongType(key, "true or false", member)
        return nil
    }

    mutating func time(_ key: String) -> Timestamp? {
        guard let text = text(key) else { return nil }
        if let time = Timestamp(rfc3339: text) { return time }
        mistakes.append("\(place(key)) is no RFC 3339 time such as 2026-11-21T12:00:00Z")
        return nil
    }

    mutating func link(_ key: String) -> String? {
        guard let text = text(key) else { return nil }
        if let link = WebAddress.link(text) { return link }
        mistakes.append("\(place(key)) is no http or https address")
        return nil
    }

    mutating func object(_ key: String, known: [String]) -> StrictObject? {
        guard let member = member(key) else { return nil }
        let part = StrictObject(member, name: place(key), known: known)
        if part.isObject { return part }
        wrongType(key, "an object", member)
        return nil
    }
}
