import Foundation
import Replies
import Storage
package import Triage

extension Cycle {
    /// Every open case, most pressing first; what promises come due or were missed is noted before.
    func rank() throws(PipelineError) -> [RankedCase] {
        let now = installation.world.now()
        let before = installation.settings.replies.remindBeforeSeconds
        _ = try installation.storage { try $0.remind(withinSeconds: before, at: now) }
        return try installation.rankedCases()
    }

    /// Gives every case its team and its deadline, and drafts its acknowledgment.
    ///
    /// - Returns: the cases as routed, with what was decided, most pressing first.
    func route(_ ranked: [RankedCase]) throws(PipelineError) -> [RoutedCase] {
        let now = installation.world.now()
        let drafts = try installation.storage { try $0.drafts() }
        var routed: [RoutedCase] = []
        for var entry in ranked {
            let decision = installation.settings.routes.decide(entry)
            let due = decision.acknowledgeWithinMinutes.map { entry.case.openedAt.adding(seconds: Double($0) * 60) }
            let deadline = [entry.case.acknowledgeBy, due].compactMap { $0 }.min()
            if entry.case.team != decision.team || entry.case.acknowledgeBy != deadline {
                try installation.storage { store in
                    try store.setRouting(
                        entry.case.number, team: decision.team, acknowledgeBy: due, path: decision.path, at: now)
                }
                entry.case.team = decision.team
                entry.case.acknowledgeBy = deadline
            }
            if drafts[entry.case.number]?.revision != entry.case.revision {
                let draft = StoredDraft(installation.acknowledgment(for: entry))
                let payload = draft.encoded
                try installation.storage { store in
                    try store.setDraft(payload, revision: entry.case.revision, ofCase: entry.case.number)
                }
            }
            routed.append(RoutedCase(ranked: entry, decision: decision))
        }
        return routed
    }
}

/// A ranked case and where it goes.
package struct RoutedCase: Hashable, Sendable {
    package var ranked: RankedCase
    package var decision: RoutingDecision
}

extension Installation {
    /// Every open case, most pressing first; the order of equals never wavers.
    package func rankedCases() throws(PipelineError) -> [RankedCase] {
        try storage { try $0.openCases() }
            .filter { !$0.mentions.isEmpty }
            .map { rank($0) }
            .sorted(by: RankedCase.order)
    }

    /// The first step of an answer, in the person's own terms.
    func acknowledgment(for ranked: RankedCase) -> ReplyDraft? {
        let lead = ranked.lead
        guard let pack = settings.replies.pack(for: lead.assessment.language) else { return nil }
        return ReplyPlanner.acknowledgment(
            for: lead.mention, assessment: lead.assessment, pack: pack,
            voice: settings.replies.voice(in: pack.language), caseKey: ranked.case.name,
            channelLimit: channel(of: lead.mention)?.limit,
            saidTwice: ranked.saidTwice)
    }
}

/// A draft as the store keeps it.
struct StoredDraft: Codable, Hashable {
    var text: String
    var template: String?
    /// What a human must know before sending it.
    var notes: [String]

    init(_ draft: ReplyDraft?) {
        text = draft?.text ?? ""
        template = draft?.templateID
        notes = draft?.notes ?? ["there is no reply pack: name one under replies.packs in the configuration"]
        notes += draft?.findings.filter { $0.severity == .error }.map { "\($0.rule.rawValue): \($0.message)" } ?? []
        if let draft, !draft.missing.isEmpty {
            notes.append("fill in before sending: \(draft.missing.joined(separator: ", "))")
        }
    }

    init?(encoded: String) {
        guard let value = try? JSONDecoder().decode(StoredDraft.self, from: Data(encoded.utf8)) else { return nil }
        self = value
    }

    /// As JSON; strings always encode.
    var encoded: String { (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}" }
}
