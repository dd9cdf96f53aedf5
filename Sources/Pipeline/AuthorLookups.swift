import Intake
import Transport
import Triage

/// Asks about the authors of a source's mentions what its pages do not say, each author once a run.
struct AuthorLookups {
    private var asked: Set<String> = []
    private var found: [String: Author] = [:]
    /// Set where asking on would bring the same refusal.
    private var isOver = false

    /// Completes a page's mentions as far as the vendor says more; a lookup that fails leaves them as they are.
    ///
    /// - Returns: one sentence for each lookup that failed or was left out.
    mutating func complete(
        _ mentions: inout [Mention], by adapter: any SourceAdapter, _ transport: any Exchanging, _ limits: IntakeLimits
    ) async -> [String] {
        guard adapter.lookupLimit > 0 else { return [] }
        var notes: [String] = []
        var lookups = isOver ? [] : adapter.lookups(for: mentions, asked: asked)
        let left = lookups.dropFirst(adapter.lookupLimit).reduce(0) { $0 + $1.authors.count }
        if left > 0 {
            notes.append(
                "did not ask about \(left) authors: at most \(adapter.lookupLimit) lookups a page (option lookups)")
            lookups = Array(lookups.prefix(adapter.lookupLimit))
        }
        for lookup in lookups where !isOver {
            asked.formUnion(lookup.authors)
            do {
                let answer = try adapter.readLookup(try await transport.exchange(lookup.request), limits: limits)
                found.merge(answer) { _, new in new }
            } catch {
                notes.append("the followers of \(lookup.authors.count) authors stay unknown: \(error)")
                isOver = Self.concernsAll(error)
            }
        }
        for index in mentions.indices {
            if let id = mentions[index].author.id, let author = found[id] { mentions[index].complete(with: author) }
        }
        return notes
    }

    /// Whether the next lookup would fail for the same reason.
    private static func concernsAll(_ error: any Error) -> Bool {
        switch error {
        case IntakeError.quota, IntakeError.unauthorised: true
        default: error is TransportError
        }
    }
}
