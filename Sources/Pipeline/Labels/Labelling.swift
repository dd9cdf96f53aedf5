import Intake
import Storage
package import Triage

/// A label as a human gives it, before the mentions it is for are known.
package struct LabelOrder: Hashable, Sendable {
    package var kind: MentionLabel.Kind
    /// How hot it really is, 0…1, where they say so.
    package var anger: Double?
    /// What it is really about; needed for a wrong topic.
    package var topics: [Topic]?
    package var person: String?

    package init(
        _ kind: MentionLabel.Kind, anger: Double? = nil, topics: [Topic]? = nil, person: String? = nil
    ) {
        self.kind = kind
        self.anger = anger
        self.topics = topics
        self.person = person
    }
}

extension Installation {
    /// Keeps what a human said of a mention (`scope:id`, or its native id where that is unique), or of a case (`C12`).
    ///
    /// What is said of a case's anger or topics is said of the mention to read first; that it is a complaint, of those that
    /// the classifier takes for one; everything else, of all its mentions.
    /// - Returns: the mentions that carry the label now.
    package func label(_ name: String, as order: LabelOrder) throws(PipelineError) -> [MentionKey] {
        let topicsMissing = order.kind == .wrongTopic && order.topics == nil
        if topicsMissing { throw .badInput("say what it is about: --topics billing,refund, or --topics none") }
        if order.topics != nil, order.kind != .wrongTopic { throw .badInput("--topics goes with wrong-topic") }
        if order.anger != nil, order.kind != .angerTooHigh, order.kind != .angerTooLow {
            throw .badInput("--anger goes with anger-too-high and anger-too-low")
        }
        let person = order.person.map { Cleaned.line($0, limit: 200) }.flatMap { $0.isEmpty ? nil : $0 }
        let number: Int?
        let targets: [(mention: Mention, assessment: Assessment?)]
        if let named = Case.number(named: name), let stored = try storage({ try $0.storedCase(named) }) {
            number = named
            targets = self.targets(of: order.kind, in: stored)
            guard !targets.isEmpty else { throw .badInput("\(stored.entry.name) has no mention that was judged yet") }
        } else {
            let found = try find(name)
            number = found.caseNumber
            targets = [(found.mention, found.judged?.assessment)]
        }
        let now = world.now()
        var labels: [(key: MentionKey, label: MentionLabel)] = []
        for (mention, assessment) in targets {
            let anger = try self.anger(order, given: assessment?.anger)
            labels.append(
                (mention.key, MentionLabel(order.kind, anger: anger, topics: order.topics, person: person, at: now)))
        }
        let what = order.kind == .withdrawn ? "labels withdrawn" : "labelled \(order.kind.rawValue)"
        let words = what + (person.map { " by \($0)" } ?? "")
        let kept = labels
        try storage { try $0.record(kept, inCase: number, words: words, at: now) }
        return labels.map(\.key)
    }

    private func targets(
        of kind: MentionLabel.Kind, in stored: StoredCase
    ) -> [(mention: Mention, assessment: Assessment?)] {
        guard !stored.mentions.isEmpty else { return [] }
        let ranked = RankedCase.rank(
            stored.entry, mentions: stored.mentions, weights: settings.ranking, now: world.now())
        let chosen: [JudgedMention]
        switch kind {
        case .angerTooHigh, .angerTooLow, .wrongTopic: chosen = [ranked.lead]
        case .complaint:
            let complaints = ranked.mentions.filter { $0.assessment.complaint >= complaintThreshold }
            chosen = complaints.isEmpty ? [ranked.lead] : complaints
        case .notAComplaint, .spam, .notSpam, .withdrawn: chosen = ranked.mentions
        }
        return chosen.map { ($0.mention, $0.assessment) }
    }

    private func anger(_ order: LabelOrder, given: Double?) throws(PipelineError) -> Double? {
        guard order.kind == .angerTooHigh || order.kind == .angerTooLow else { return nil }
        guard let anger = order.anger else {
            guard let given else { throw .badInput("it was not judged yet: say how hot it is with --anger 0…1") }
            return MentionLabel.anger(order.kind, given: given)
        }
        guard (0...1).contains(anger) else { throw .badInput("--anger is a number from 0, calm, to 1, furious") }
        if let given, order.kind == .angerTooHigh ? anger >= given : anger <= given {
            throw .badInput(
                "its anger was judged \(decimal(given, 2)): \(order.kind.rawValue) and --anger \(decimal(anger, 2)) contradict each other"
            )
        }
        return anger
    }

    /// What humans said and did about the judgements, one JSON object a mention, as `earshot train --labels` and
    /// `earshot eval` read it.
    ///
    /// The latest word on each question counts. A case that was resolved, or looked into a second time, confirms the
    /// complaints in it where nobody said otherwise; these count half.
    /// - Parameter since: only mentions about which something was said or done since then.
    package func labelLines(since: Timestamp?) throws(PipelineError) -> [String] {
        var lines: [String] = []
        for labelled in try storage({ try $0.labelledMentions() }) {
            var sum = LabelSum(labelled.labels)
            var source = "label"
            var weights: JSONText?
            if sum.complaint == nil, let confirmation = labelled.confirmation,
                labelled.assessment?.complaint ?? 0 >= complaintThreshold
            {
                sum.complaint = true
                weights = JSONText.object([("complaint", JSONText(raw: "0.5"))])
                if let at = sum.at {
                    sum.at = max(at, confirmation.at)
                } else {
                    sum.at = confirmation.at
                    source = confirmation.means.rawValue
                }
            }
            guard !sum.isEmpty, let at = sum.at, at >= since ?? at else { continue }
            lines.append(Self.line(labelled, sum, source: source, weights: weights, at: at))
        }
        return lines
    }

    private static func line(
        _ labelled: LabelledMention, _ sum: LabelSum, source: String, weights: JSONText?, at: Timestamp
    ) -> String {
        let mention = labelled.mention
        var members: [(key: String, value: JSONText)] = [
            ("id", .string(mention.key.description)), ("text", .string(mention.wording)),
        ]
        if let rating = mention.rating { members.append(("rating", JSONText(raw: decimal(rating.fraction, 3)))) }
        if let complaint = sum.complaint { members.append(("complaint", .integer(complaint ? 1 : 0))) }
        if let anger = sum.anger { members.append(("anger", JSONText(raw: decimal(anger, 2)))) }
        if let spam = sum.spam { members.append(("spam", .integer(spam ? 1 : 0))) }
        if let topics = sum.topics { members.append(("topics", .array(topics.map { .string($0.rawValue) }))) }
        if let language = labelled.assessment?.language, language != "und" {
            members.append(("language", .string(language)))
        }
        members.append(("domain", .string(mention.source)))
        if let weights { members.append(("weights", weights)) }
        members += [("source", .string(source)), ("at", .string(at.description))]
        return JSONText.object(members).description
    }
}
