import Transport

/// What a vendor's envelope held.
struct OpenedPush {
    /// The items, each as the vendor's API tells it when asked.
    var items: [JSONValue] = []
    /// The events that hold no mention.
    var leftOut = LeftOut()
    /// One sentence for each event that cannot be read.
    var broken: [String] = []

    /// Takes one event apart from the others, so that a broken one costs no other.
    mutating func fail(_ number: Int, _ reason: String) { broken.append("event \(number): \(reason)") }
}

/// How a vendor wraps the items that it pushes.
protocol PushEnvelope: Sendable {
    /// Opens an envelope; `nil` where the value is none of this vendor's, and then may be an answer of its API.
    ///
    /// - Parameter headers: of the request. They are not signed, so that they may name an event but never a mention.
    func open(_ value: JSONValue, headers: HeaderFields) -> OpenedPush?

    /// The items as one answer of the vendor's API.
    func answer(_ items: [JSONValue]) -> JSONValue
}

extension JSONValue {
    /// An object of those members that are there.
    static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(members.compactMap { key, value in value.map { JSONMember(key, $0) } })
    }

    /// Whether this is an object.
    var isObject: Bool { if case .object = self { true } else { false } }

    /// This object with one member set.
    func setting(_ key: String, to value: JSONValue?) -> JSONValue {
        guard let value else { return self }
        return .object(members.filter { $0.key != key } + [JSONMember(key, value)])
    }
}
