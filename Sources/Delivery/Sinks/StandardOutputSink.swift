/// Writes the digest to standard output.
package struct StandardOutputSink: Sink {
    package static let kind = "stdout"
    package static let summary = "Writes the digest to standard output, for a terminal or for cron's mail."
    package static let options = [
        SinkOption("format", values: ["text", "json"], "text (the default) or json"),
        SinkOption("width", "Columns of the text, 40 to 110; 100 without it."),
        SinkOption("style", values: ["plain", "colour", "ascii"], "plain (the default), colour or ascii"),
    ]

    private let format: SinkFormat
    private let width: Int
    private let style: TextStyle
    private let print: @Sendable (String) throws -> Void

    package init(_ settings: SinkSettings, surroundings: SinkSurroundings) throws(DeliveryError) {
        format = settings.options["format"].flatMap(SinkFormat.init) ?? .text
        let width = settings.options["width"] ?? "100"
        guard let columns = Int(width), (40...110).contains(columns) else {
            throw .badOption(sink: settings.name, option: "width", reason: "“\(width)” is not a number from 40 to 110")
        }
        self.width = columns
        style =
            switch settings.options["style"] {
            case "colour": .colour
            case "ascii": .ascii
            default: .plain
            }
        print = surroundings.print
    }

    package func render(_ digest: Digest) -> [String] {
        switch format {
        case .json: [JSONDigest.render(digest) + "\n"]
        case .text, .slack: [TextDigest.render(digest, width: width, style: style)]
        }
    }

    package func send(_ payload: String) async -> SinkOutcome {
        do {
            try print(payload)
            return .delivered
        } catch {
            return .retry(after: nil, reason: "standard output takes nothing: \(error)")
        }
    }
}
