import Replies
import Storage
package import Triage

extension Installation {
    /// What followed the replies sent so far, by template.
    package func templateRecords() throws(PipelineError) -> [TemplateRecord] {
        var followed: [(reply: SentReply, aftermath: Aftermath)] = []
        let cases = Dictionary(grouping: try storage { try $0.replies() }, by: \.caseNumber)
        for (number, replies) in cases.sorted(by: { $0.key < $1.key }) {
            guard let stored = try storage({ try $0.storedCase(number) }) else { continue }
            let former = try storage { try $0.formerVersions(ofCase: number) }
            for (index, reply) in replies.enumerated() {
                // What comes after the next reply followed that one.
                let end = index + 1 < replies.count ? replies[index + 1].sentAt : Timestamp.distantFuture
                followed.append((reply, aftermath(of: reply, until: end, in: stored, former: former)))
            }
        }
        return TemplateRecord.records(of: followed)
    }

    private func aftermath(
        of reply: SentReply, until end: Timestamp, in stored: StoredCase,
        former: [(mention: Mention, replacedAt: Timestamp)]
    ) -> Aftermath {
        func isAfter(_ time: Timestamp) -> Bool { time > reply.sentAt && time <= end }
        let before = Set(stored.mentions.filter { $0.saidAt <= reply.sentAt }.map(\.mention.voice))
        let later = stored.mentions.filter { isAfter($0.saidAt) && before.contains($0.mention.voice) }
        let changes = former.filter { isAfter($0.replacedAt) }
        var aftermath = Aftermath()
        for (index, change) in changes.enumerated() {
            // What it was changed to: the next version of the same mention, or how it stands now.
            let next =
                changes[(index + 1)...].first { $0.mention.key == change.mention.key }?.mention
                ?? stored.mentions.first { $0.mention.key == change.mention.key }?.mention
            guard let next else { continue }
            if next.wording != change.mention.wording { aftermath.edited = true }
            if let was = change.mention.rating?.fraction, let now = next.rating?.fraction, now > was {
                aftermath.raisedRating = true
            }
        }
        // Another review of the same person counts like a changed one.
        let known = stored.mentions.filter { $0.saidAt <= reply.sentAt }
        for judged in later {
            let complains = judged.assessment.complaint >= complaintThreshold
            if complains { aftermath.complainedAgain = true }
            if !complains, Gratitude.isExpressed(in: judged.mention.wording) { aftermath.thanked = true }
            let earlier = known.filter { $0.mention.voice == judged.mention.voice }.compactMap {
                $0.mention.rating?.fraction
            }
            if let now = judged.mention.rating?.fraction, let was = earlier.last, now > was {
                aftermath.raisedRating = true
            }
        }
        return aftermath
    }
}
