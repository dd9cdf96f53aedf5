import Intake
import Storage
import Triage

/// What became of one posted body.
package struct ReceivedCounts: Hashable, Sendable, Codable {
    /// Stored for the first time, or again with other words.
    package var accepted: Int
    /// Known already.
    package var known: Int
    /// One sentence for each item that is no Mention object; the others were stored.
    package var refused: [String]
    /// The message was received before; nothing was stored now.
    package var repeated: Bool
}

extension Installation {
    /// Stores posted Mention objects (one, an array, or JSON Lines), durable when this returns.
    ///
    /// - Parameters:
    ///   - source: the source they count for; an object that names another is refused.
    ///   - message: the sender's id of this message; the same id has an effect only once.
    /// - Throws: `badInput` where not a single object could be read.
    package func receive(
        _ body: [UInt8], source: String, message: String?
    ) throws(PipelineError) -> ReceivedCounts {
        let items: [Result<Mention, IntakeError>]
        do { items = try MentionObject.readAll(body, limits: settings.limits, defaultSource: source) } catch {
            throw .badInput("\(error)")
        }
        var mentions: [Mention] = []
        var refused: [String] = []
        for (index, item) in items.enumerated() {
            switch item {
            case .success(var mention):
                guard mention.source == source else {
                    refused.append("item \(index + 1): its source is \(mention.source), this address takes \(source)")
                    continue
                }
                mention.scope = source
                mentions.append(mention)
            case .failure(let error): refused.append(error.description)
            }
        }
        guard !mentions.isEmpty else { throw .badInput(refused.prefix(20).joined(separator: "\n")) }
        let now = world.now()
        let stored = mentions
        let counts = try storage { store -> AcceptedCounts? in
            guard let message else { return try store.accept(stored, at: now) }
            return try store.accept(stored, message: message, source: source, at: now)
        }
        guard let counts else { return ReceivedCounts(accepted: 0, known: 0, refused: [], repeated: true) }
        return ReceivedCounts(
            accepted: counts.new + counts.edited, known: counts.unchanged, refused: refused, repeated: false)
    }
}
