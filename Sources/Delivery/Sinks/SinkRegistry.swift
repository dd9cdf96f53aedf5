package import Transport
import Triage

/// Every kind of sink there is. A new one is a file beside this one and a line in `kinds`.
package enum SinkRegistry {
    package static let kinds: [any Sink.Type] = [
        StandardOutputSink.self, FileSink.self, SlackSink.self, EmailSink.self,
    ]

    /// The options of a kind; `nil` for an unknown kind.
    package static func options(of kind: String) -> [SinkOption]? { type(of: kind)?.options }

    /// The kind that someone most likely meant.
    package static func nearestKind(to kind: String) -> String? {
        Spelling.nearest(to: kind, among: kinds.map { $0.kind })
    }

    /// Everything that is wrong with the settings as far as it shows without setting the sink up; empty where all is
    /// well.
    package static func problems(in settings: SinkSettings) -> [DeliveryError] {
        guard let type = type(of: settings.kind) else { return [unknownKind(settings)] }
        let known = type.options.map(\.key)
        var problems: [DeliveryError] = settings.options.keys.sorted().filter { !known.contains($0) }.map { key in
            .unknownOption(sink: settings.name, option: key, nearest: Spelling.nearest(to: key, among: known))
        }
        for option in type.options {
            guard let value = settings.options[option.key] else {
                if option.isRequired { problems.append(.missingOption(sink: settings.name, option: option.key)) }
                continue
            }
            if !option.values.isEmpty, !option.values.contains(value) {
                let nearest = Spelling.nearest(to: value, among: option.values).map { "; did you mean “\($0)”?" } ?? ""
                problems.append(
                    .badOption(
                        sink: settings.name, option: option.key,
                        reason: "“\(value)” is not one of \(option.values.joined(separator: ", "))\(nearest)"))
            }
        }
        return problems
    }

    /// Sets a sink up.
    ///
    /// - Parameter print: writes to standard output.
    /// - Throws: the first of ``problems(in:)``, else what the kind itself finds wrong.
    package static func sink(
        for settings: SinkSettings, transport: any Exchanging, print: @escaping @Sendable (String) throws -> Void
    ) throws(DeliveryError) -> any Sink {
        if let problem = problems(in: settings).first { throw problem }
        guard let type = type(of: settings.kind) else { throw unknownKind(settings) }
        return try type.init(settings, surroundings: SinkSurroundings(transport: transport, print: print))
    }

    private static func type(of kind: String) -> (any Sink.Type)? { kinds.first { $0.kind == kind } }

    private static func unknownKind(_ settings: SinkSettings) -> DeliveryError {
        .unknownKind(
            sink: settings.name, kind: settings.kind, nearest: nearestKind(to: settings.kind),
            kinds: kinds.map { $0.kind })
    }
}
