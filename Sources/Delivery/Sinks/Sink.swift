package import Transport

/// One sink as the configuration states it, secrets resolved.
package struct SinkSettings: Sendable, Hashable {
    /// The name routes know it by.
    package var name: String
    package var kind: String
    package var options: [String: String]
    /// What the sink's `credential` refers to; `nil` where it has none.
    package var secret: String?

    package init(name: String, kind: String, options: [String: String] = [:], secret: String? = nil) {
        self.name = name
        self.kind = kind
        self.options = options
        self.secret = secret
    }
}

extension SinkSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Name and kind; never the secret.
    package var description: String { "sink \(name) (\(kind))" }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: ["sink": description]) }
}

/// An option of a sink kind.
package struct SinkOption: Sendable, Hashable {
    package let key: String
    package let isRequired: Bool
    /// Whether the configuration may give a list; the option's value is then its members with commas between them.
    package let isList: Bool
    /// The values it may have; empty where any will do.
    package let values: [String]
    /// One sentence for the documentation and for messages.
    package let meaning: String

    package init(
        _ key: String, isRequired: Bool = false, isList: Bool = false, values: [String] = [], _ meaning: String
    ) {
        self.key = key
        self.isRequired = isRequired
        self.isList = isList
        self.values = values
        self.meaning = meaning
    }
}

/// What sinks have of the outside world.
package struct SinkSurroundings: Sendable {
    package var transport: any Exchanging
    /// Writes to standard output; may throw where nobody reads any more.
    package var print: @Sendable (String) throws -> Void

    package init(transport: any Exchanging, print: @escaping @Sendable (String) throws -> Void) {
        self.transport = transport
        self.print = print
    }
}

/// How sending one payload went. Reasons are for the operator and contain no secrets.
package enum SinkOutcome: Sendable, Hashable {
    case delivered
    /// Try again, not before `after` seconds where the receiver named a time.
    case retry(after: Double?, reason: String)
    /// Sending the same again will never work.
    case refused(reason: String)
    /// The receiver may or may not have it.
    case uncertain(reason: String)
}

/// Somewhere a digest can go.
///
/// Rendering and sending are apart so that a payload is rendered once, stored in the outbox, and sent again unchanged.
package protocol Sink: Sendable {
    /// The name in `kind:` of a sink.
    static var kind: String { get }
    /// One sentence on where it delivers.
    static var summary: String { get }
    /// The options it knows beside `name`, `kind` and `credential`.
    static var options: [SinkOption] { get }

    /// Called with options that ``SinkRegistry`` has checked against ``options``.
    init(_ settings: SinkSettings, surroundings: SinkSurroundings) throws(DeliveryError)

    /// The payloads of a digest, in the order they are to be sent; never empty.
    func render(_ digest: Digest) -> [String]

    /// Sends one payload. Never throws: whatever happens is an outcome.
    func send(_ payload: String) async -> SinkOutcome
}

/// The renderers that a sink of plain documents can be set to.
enum SinkFormat: String, CaseIterable, Sendable {
    case text, json, slack
}
