/// Why an event that was pushed holds no mention.
package enum LeftOutReason: String, Sendable, Hashable, CaseIterable {
    /// Something was deleted at the vendor's.
    case deletion
    /// A direct message, a staff whisper: not meant for the public.
    case notPublic
    /// Published by the account that is listened for.
    case ownPost
    /// Told by its id only.
    case withoutWords
    /// A reaction, a pull request, another field or object: nothing that this kind reads.
    case otherEvent
    /// The vendor tries whether anybody listens.
    case ping

    /// What was left out, in words that hold nothing of what was posted.
    func sentence(_ count: Int) -> String {
        let one = count == 1
        return switch self {
        case .deletion: "\(count) deletion\(one ? "" : "s"): what is known stays"
        case .notPublic: "\(count) message\(one ? " that is" : "s that are") not public"
        case .ownPost: "\(count) post\(one ? "" : "s") of the account itself"
        case .withoutWords: "\(count) mention\(one ? "" : "s") told by id only: a source must look the words up"
        case .otherEvent: "\(count) event\(one ? "" : "s") of another kind"
        case .ping: "\(count) ping\(one ? "" : "s")"
        }
    }
}

/// The events of one posted body that hold no mention, counted by reason.
package struct LeftOut: Sendable, Hashable {
    /// Never holds a zero.
    package private(set) var counts: [LeftOutReason: Int] = [:]

    /// Nothing yet.
    package init() {}

    /// Counts one event, or several.
    mutating func add(_ reason: LeftOutReason, count: Int = 1) {
        if count > 0 { counts[reason, default: 0] += count }
    }

    /// How many events that are.
    package var total: Int { counts.values.reduce(0, +) }

    /// One sentence a reason, in the order of the reasons.
    package var sentences: [String] {
        LeftOutReason.allCases.compactMap { reason in counts[reason].map { reason.sentence($0) } }
    }
}
