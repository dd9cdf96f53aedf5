import Intake
import Storage
import Transport
import Triage

/// What became of one posted body.
package struct ReceivedCounts: Hashable, Sendable, Codable {
    /// Stored for the first time, or again with other words.
    package var accepted = 0
    /// Known already.
    package var known = 0
    /// Events that hold no mention: deletions, messages that are not public, pings; the notes name them.
    package var leftOut = 0
    /// What was left out or degraded, a sentence each.
    package var notes: [String] = []
    /// One sentence for each item that cannot be read; the others were stored.
    package var refused: [String] = []
    /// The message was received before; nothing was stored now.
    package var repeated = false
}

extension Installation {
    /// Stores what was posted for a source, durable when this returns.
    ///
    /// The body is read as `server.webhooks` says for the source; Mention objects (one, an array, or JSON Lines) where it
    /// says nothing.
    ///
    /// - Parameters:
    ///   - source: the source they count for; a Mention object that names another is refused.
    ///   - headers: of the request.
    ///   - message: the sender's id of this message; the same id has an effect only once.
    /// - Throws: `unknownShape` where the body as a whole cannot be read, `badInput` where none of its items can.
    package func receive(
        _ body: [UInt8], source: String, headers: [(name: String, value: String)] = [], message: String?
    ) throws(PipelineError) -> ReceivedCounts {
        let entry = settings.server.webhooks.first { $0.source == source }
        let now = world.now()
        let page: PushedPage
        do {
            let reader = try PushReader(entry?.settings ?? SourceSettings(name: source, kind: "mention"))
            page = try reader.read(body, headers: HeaderFields(headers), at: now, limits: settings.limits)
        } catch {
            throw .unknownShape("\(error)")
        }
        var received = ReceivedCounts()
        received.leftOut = page.leftOut.total
        received.notes = page.leftOut.sentences + page.notes
        received.refused = page.refused
        if page.mentions.isEmpty {
            guard page.refused.isEmpty else { throw .badInput(page.refused.prefix(20).joined(separator: "\n")) }
            return received
        }
        let counts = try storage { store -> AcceptedCounts? in
            guard let message else { return try store.accept(page.mentions, at: now) }
            return try store.accept(page.mentions, message: message, source: source, at: now)
        }
        guard let counts else { return ReceivedCounts(repeated: true) }
        received.accepted = counts.new + counts.edited
        received.known = counts.unchanged
        return received
    }
}
