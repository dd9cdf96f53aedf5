import Glibc
package import Triage

/// The sentences of a digest; the same in every renderer.
package enum DigestWords {
    static func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(grouped(count)) \(count == 1 ? one : many)"
    }

    /// `Tue 21 Jul 2026, 12:00 UTC`.
    static func date(_ time: Timestamp) -> String {
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let weekday = weekdays[((time.daysSince1970 % 7) + 7) % 7]
        return "\(weekday) \(day(time)) \(time.calendar.year), \(clock(time))"
    }

    private static func day(_ time: Timestamp) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let calendar = time.calendar
        return "\(calendar.day) \(months[calendar.month - 1])"
    }

    private static func clock(_ time: Timestamp) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(time.calendar.hour)):\(two(time.calendar.minute)) UTC"
    }

    /// `40 min`, `3 h`, `2 days`.
    static func span(seconds: Double) -> String {
        let minutes = Int((max(0, seconds) / 60).rounded())
        if minutes < 60 { return "\(minutes) min" }
        let hours = Int((Double(minutes) / 60).rounded())
        return hours < 48 ? "\(hours) h" : "\(Int((Double(hours) / 24).rounded())) days"
    }

    /// `3 h ago`.
    static func age(of time: Timestamp, now: Timestamp) -> String {
        let seconds = now.seconds(since: time)
        return seconds < 60 ? "just now" : span(seconds: seconds) + " ago"
    }

    /// `1 h 20 min` below six hours, else as ``span(seconds:)``: deadlines want it closer.
    private static func deadlineSpan(seconds: Double) -> String {
        let minutes = Int((max(0, seconds) / 60).rounded())
        guard (60..<360).contains(minutes), minutes % 60 != 0 else { return span(seconds: seconds) }
        return "\(minutes / 60) h \(minutes % 60) min"
    }

    /// What the digest is about, in one line.
    static func headline(_ digest: Digest) -> String {
        if digest.entries.isEmpty {
            return digest.cut.count == 0
                ? "Nobody needs an answer right now."
                : "No case is shown here; \(counted(digest.cut.count, "open case waits", "open cases wait"))."
        }
        let count = digest.entries.count
        var parts = [counted(count, "case needs an answer", "cases need an answer")]
        let new = digest.entries.filter(\.isNew).count
        let overdue = digest.entries.filter(\.overdue).count
        if new > 0 { parts.append("\(new) new") }
        if overdue > 0 { parts.append("\(overdue) overdue") }
        let missed = digest.entries.flatMap(\.promises).count { $0.state == .missed }
        if missed > 0 { parts.append(counted(missed, "promise missed", "promises missed")) }
        return parts.joined(separator: " · ")
    }

    /// What stands below the headline where nothing is open; `nil` else.
    static func nothingOpen(_ digest: Digest) -> String? {
        guard digest.entries.isEmpty, digest.cut.count == 0 else { return nil }
        let unread = digest.ledger.waiting + digest.ledger.failed
        return unread == 0
            ? "No case is open, and everything said so far has been read."
            : "No case is open; \(counted(unread, "mention has", "mentions have")) not been read."
    }

    /// NEW, OVERDUE, urgency, SAID TWICE, and the state once it is no longer new.
    static func flags(_ entry: DigestEntry) -> [String] {
        var flags: [String] = []
        if entry.isNew { flags.append("NEW") }
        if entry.overdue { flags.append("OVERDUE") }
        if entry.promises.contains(where: { $0.state == .missed }) { flags.append("PROMISE MISSED") }
        if entry.saidTwice { flags.append("SAID TWICE") } else if entry.secondOpinion { flags.append("SECOND OPINION") }
        flags += entry.urgency.map { $0.rawValue.uppercased() }
        if entry.state != .new { flags.append(entry.state.rawValue) }
        return flags
    }

    /// `likely 24,000 views (6,000–96,000), estimated from followers`.
    static func reach(_ reach: Reach) -> String {
        "likely \(counted(reach.likely, "view", "views")) (\(grouped(reach.low))–\(grouped(reach.high))), "
            + basis(reach.basis)
    }

    private static func basis(_ basis: ReachBasis) -> String {
        switch basis {
        case .measuredViews: "counted by the site"
        case .engagement: "estimated from likes and shares"
        case .followers: "estimated from followers"
        case .listingTraffic: "estimated from visits of the listing"
        case .sourceDefault: "the audience set for this source"
        case .unknown: "a guess: nothing is known"
        }
    }

    /// Name, handle; `nil` where the vendor names nobody.
    static func author(_ entry: DigestEntry) -> String? {
        let handle = entry.authorHandle.flatMap { $0.isEmpty ? nil : DisplayText.cut($0, limit: 60) }
        guard let name = entry.authorName, !name.isEmpty else { return handle.map { "@\($0)" } }
        let shown = DisplayText.cut(name, limit: 60)
        guard let handle, handle != shown else { return shown }
        return "\(shown) (@\(handle))"
    }

    /// Author, channel, stars, followers and age.
    static func provenance(_ entry: DigestEntry, now: Timestamp) -> [String] {
        var parts: [String] = []
        parts.append(author(entry) ?? "somebody unnamed")
        parts.append(DisplayText.cut(entry.channel, limit: 80))
        if let rating = entry.rating {
            let value = decimal(rating.value, rating.value == rating.value.rounded() ? 0 : 1)
            parts.append("\(value) of \(decimal(rating.best, 0)) stars")
        }
        if let followers = entry.followers { parts.append(counted(followers, "follower", "followers")) }
        parts.append(age(of: entry.saidAt, now: now))
        if entry.language != "und", !entry.language.isEmpty { parts.append(DisplayText.cut(entry.language, limit: 12)) }
        return parts
    }

    /// `3 posts by 2 people on forum, reddit`; `nil` for a single post.
    static func spread(_ entry: DigestEntry) -> String? {
        guard entry.mentionCount > 1 else { return nil }
        var words =
            counted(entry.mentionCount, "post", "posts") + " by " + counted(entry.people, "person", "people")
        if !entry.channels.isEmpty {
            let shown = entry.channels.prefix(4).map { DisplayText.cut($0, limit: 40) }
            words += " on " + shown.joined(separator: ", ")
            if entry.channels.count > 4 { words += " and \(entry.channels.count - 4) more" }
        }
        return words
    }

    /// Who has it, and by when the first word is due.
    static func duty(_ entry: DigestEntry, now: Timestamp) -> [String] {
        let holders = [entry.team, entry.owner].compactMap { $0 }.filter { !$0.isEmpty }
        let who =
            holders.isEmpty
            ? "nobody has it yet" : holders.map { DisplayText.cut($0, limit: 60) }.joined(separator: ", ")
        guard let due = entry.acknowledgeBy, entry.state.awaitsAcknowledgment else { return [who] }
        let left = due.seconds(since: now)
        return left < 0
            ? [who, "first answer was due \(moment(due, now: now)), \(deadlineSpan(seconds: -left)) ago"]
            : [who, "first answer due \(moment(due, now: now)), in \(deadlineSpan(seconds: left))"]
    }

    /// `15:00 UTC` today, `27 Nov, 15:00 UTC` on another day.
    private static func moment(_ time: Timestamp, now: Timestamp) -> String {
        time.daysSince1970 == now.daysSince1970 ? clock(time) : "\(day(time)), \(clock(time))"
    }

    /// `P3, Mara from our care team: due 17:00 UTC, in 40 min`, with what to do about it.
    static func promise(_ promise: DigestPromise, now: Timestamp) -> String {
        let owner = promise.owner.map { DisplayText.cut($0, limit: 60) } ?? "nobody named"
        let head = "\(promise.name), \(owner): "
        guard let due = promise.due else {
            return head + "no time read, to be given with earshot promise confirm \(promise.name) --due TIME"
        }
        let left = due.seconds(since: now)
        switch promise.state {
        case .toConfirm:
            return head
                + "read as due \(moment(due, now: now)), to be confirmed with earshot promise confirm \(promise.name)"
        case .open: return head + "due \(moment(due, now: now)), in \(deadlineSpan(seconds: left))"
        case .missed: return head + "missed, was due \(moment(due, now: now)), \(deadlineSpan(seconds: -left)) ago"
        }
    }

    /// Promises of a case beyond this many are counted only.
    private static let promisesShown = 4

    /// One line for each promise of a case.
    static func promises(_ entry: DigestEntry, now: Timestamp) -> [String] {
        var lines = entry.promises.prefix(promisesShown).map { promise($0, now: now) }
        let more = entry.promises.count - lines.count
        if more > 0 { lines.append("\(more) more: \(CommandNames.promises)") }
        return lines
    }

    /// How we keep our word, one sentence each; empty where nothing was ever answered.
    static func care(_ care: CareCounts) -> [String] {
        var sentences: [String] = []
        if care.repliesSent > 0 {
            sentences.append(
                counted(care.repliesSent, "reply", "replies") + " recorded so far"
                    + (care.repliesOverridden > 0
                        ? ", \(care.repliesOverridden) of them sent by a lead with an error in it" : ""))
        }
        let promises = [
            (care.promisesMissed, "missed"), (care.promisesOpen - care.promisesMissed, "open"),
            (care.promisesToConfirm, "to confirm"), (care.promisesKept - care.promisesKeptLate, "kept"),
            (care.promisesKeptLate, "kept late"),
        ].filter { $0.0 > 0 }
        if !promises.isEmpty {
            let open = care.promisesOpen + care.promisesToConfirm > 0 ? ": \(CommandNames.promises)" : ""
            sentences.append("Promises: " + promises.map { "\($0.0) \($0.1)" }.joined(separator: ", ") + open)
        }
        if care.secondLooks > 0 {
            sentences.append(
                "The second look proved the customer right \(care.secondLooksCustomerRight) of "
                    + counted(care.secondLooks, "time", "times"))
        }
        return sentences
    }

    /// `late parcel: 4 people, likely 12,000 views; 3 cases this week, 1 the week before (C3, C5, C9)`.
    package static func theme(_ theme: Theme) -> String {
        let topic = theme.topic.map { " (\($0.rawValue))" } ?? ""
        let cases = theme.cases.suffix(4).map { "C\($0)" }.joined(separator: ", ")
        return
            "\(DisplayText.cut(theme.name, limit: 80))\(topic): \(counted(theme.people, "person", "people")), likely "
            + "\(counted(theme.reach.likely, "view", "views")); \(counted(theme.thisWeek, "case", "cases")) this week, "
            + "\(theme.lastWeek) the week before; \(theme.cases.count > 4 ? "latest " : "")\(cases)"
    }

    /// What stands above the growing themes.
    static let themesHeading = "Grows: nobody else should feel that way"

    /// What the attention budget left out; `nil` where nothing is left out.
    static func cut(_ cut: DigestCut) -> String? {
        guard cut.count > 0 else { return nil }
        var words = counted(cut.count, "more open case is", "more open cases are") + " not shown"
        if let highest = cut.highestPriority {
            words +=
                cut.count == 1
                ? ", at priority \(decimal(highest, 1))" : ", the highest at priority \(decimal(highest, 1))"
        }
        return words + ". To see \(cut.count == 1 ? "it" : "them"): \(DisplayText.cut(cut.command, limit: 200))"
    }

    /// One sentence for each source that is not well, worst first.
    static func troubledSources(_ digest: Digest) -> [String] {
        let order: [SourceHealth.State] = [.failed, .disabled, .quiet]
        return order.flatMap { state in
            digest.sources.filter { $0.state == state }.map { source in
                let name = DisplayText.cut(source.name, limit: 80)
                let words = DisplayText.cut(source.words, limit: 240)
                switch state {
                case .quiet: return "\(name): \(words.isEmpty ? "quiet" : words)"
                default: return "\(name) \(state.rawValue)" + (words.isEmpty ? "" : ": \(words)")
                }
            }
        }
    }

    /// `5 sources, all well` or `5 sources: 3 well, 1 failed, 1 quiet`; `nil` without sources.
    static func sources(_ digest: Digest) -> String? {
        guard !digest.sources.isEmpty else { return nil }
        let all = counted(digest.sources.count, "source", "sources")
        func count(_ state: SourceHealth.State) -> Int { digest.sources.filter { $0.state == state }.count }
        if count(.ok) == digest.sources.count { return all + (digest.sources.count == 1 ? ", well" : ", all well") }
        let parts: [(SourceHealth.State, String)] = [
            (.ok, "well"), (.failed, "failed"), (.disabled, "disabled"), (.quiet, "quiet"),
        ]
        return all + ": "
            + parts.filter { count($0.0) > 0 }.map { "\(count($0.0)) \($0.1)" }.joined(separator: ", ")
    }

    /// Our own messages that may not have arrived; `nil` where all did.
    static func deliveries(_ health: DeliveryHealth) -> String? {
        var parts: [String] = []
        if health.failed > 0 { parts.append(counted(health.failed, "message", "messages") + " of ours given up") }
        if health.uncertain > 0 {
            parts.append(
                counted(health.uncertain, "message", "messages") + " of ours may not have arrived, or arrived twice")
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// What became of every mention; the counts add up to the total.
    static func ledger(_ ledger: LedgerCounts) -> String {
        var aside = "\(grouped(ledger.suppressed)) set aside"
        var rules = ledger.suppressedByRule.filter { $0.value != 0 }.sorted { $0.key < $1.key }
            .map { "\($0.key) \(grouped($0.value))" }
        let unnamed = ledger.suppressed - ledger.suppressedByRule.values.reduce(0, +)
        if unnamed > 0, !rules.isEmpty { rules.append("other \(grouped(unnamed))") }
        if !rules.isEmpty { aside += " (\(DisplayText.cut(rules.joined(separator: ", "), limit: 400)))" }
        return "\(counted(ledger.total, "mention", "mentions")) so far = \(grouped(ledger.inCase)) in cases"
            + " + \(grouped(ledger.classified)) that need nobody + \(aside) + \(grouped(ledger.waiting)) not yet read"
            + " + \(grouped(ledger.failed)) that could not be read"
    }

    /// Cells of a bar of `width` for a share of 0…1; anything above nothing shows at least one.
    static func cells(_ share: Double, of width: Int) -> Int {
        guard share.isFinite, share > 0 else { return 0 }
        return min(width, max(1, Int((min(1, share) * Double(width)).rounded())))
    }

    /// Share of a full reach bar: views on a log scale up to ten million, as in the ranking.
    static func reachShare(_ reach: Reach) -> Double {
        min(1, log10(1 + Double(max(0, reach.likely))) / log10(1 + RankingWeights().fullReachViews))
    }
}
