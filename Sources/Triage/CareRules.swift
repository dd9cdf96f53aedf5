/// What may be done with a case, as far as its replies, promises and second looks decide it.
///
/// Whoever answered first is the sender of the case's first reply. Names are compared without case and outer spaces.
package enum CareRules {
    /// Why a reply may not be sent; `nil` where it may.
    ///
    /// - Parameters:
    ///   - errors: ids of the linter's rules of severity error that stand in it.
    ///   - overrideReason: why it is sent all the same.
    ///   - leads: who may decide that.
    package static func refusal(
        sending step: ReplyStep, by sender: String, errors: [String], overrideReason: String?, leads: [String],
        case entry: Case, replies: [SentReply], looks: [SecondLook]
    ) -> CareRefusal? {
        if !errors.isEmpty {
            guard let overrideReason, !overrideReason.isEmpty else { return .errors(errors) }
            guard leads.contains(where: { same($0, sender) }) else { return .notALead(sender, leads: leads) }
        }
        if step == .resolve, entry.secondOpinion, standingLook(looks, replies: replies) == nil {
            return .secondLookMissing(entry.name)
        }
        return nil
    }

    /// Why a case may not be closed; `nil` where it may.
    ///
    /// - Parameters:
    ///   - state: resolved or dismissed.
    ///   - closer: who closes it; needed for a second opinion.
    ///   - cause: its root cause, needed for resolved.
    package static func refusal(
        closingAs state: CaseState, by closer: String?, cause: String?, case entry: Case, promises: [Promise],
        replies: [SentReply], looks: [SecondLook]
    ) -> CareRefusal? {
        let open = promises.filter(\.state.isOpen)
        if !open.isEmpty { return .promisesOpen(entry.name, open.map(\.name)) }
        if entry.secondOpinion {
            guard let closer, !closer.isEmpty else { return .closerUnnamed(entry.name) }
            if let first = replies.first?.sender, same(first, closer) { return .firstAnswererCloses(first) }
            if state == .resolved, standingLook(looks, replies: replies) == nil {
                return .secondLookMissing(entry.name)
            }
        }
        if state == .resolved, (cause ?? "").isEmpty { return .causeMissing(entry.name) }
        return nil
    }

    /// Why a look may not stand as a second opinion; `nil` where it may.
    package static func refusal(recording look: SecondLook, replies: [SentReply]) -> CareRefusal? {
        guard let first = replies.first?.sender, same(first, look.person) else { return nil }
        return .firstAnswererLooks(first)
    }

    /// The latest look by somebody other than who answered first.
    package static func standingLook(_ looks: [SecondLook], replies: [SentReply]) -> SecondLook? {
        looks.last { look in replies.first.map { !same($0.sender, look.person) } ?? true }
    }

    /// Whether two names are one person's.
    package static func same(_ a: String, _ b: String) -> Bool { folded(a) == folded(b) }

    private static func folded(_ name: String) -> [Substring] {
        name.lowercased().split(whereSeparator: \.isWhitespace)
    }
}

/// Why something was not done with a case.
package enum CareRefusal: Error, Hashable, Sendable {
    /// Ids of the rules of severity error.
    case errors([String])
    case notALead(String, leads: [String])
    case secondLookMissing(String)
    case firstAnswererLooks(String)
    case firstAnswererCloses(String)
    case closerUnnamed(String)
    case promisesOpen(String, [String])
    case causeMissing(String)
    /// The same words were recorded for this step before, as the reply of this name.
    case sentBefore(String)
    /// The promise of this name is not in a state for this.
    case promiseSettled(String, PromiseState)
    case promiseWithoutTime(String)
    case promiseTimePast(String, Timestamp)
}

extension CareRefusal: CustomStringConvertible {
    /// What, and what to do next.
    package var description: String {
        switch self {
        case .errors(let rules):
            "not sent: \(rules.joined(separator: ", ")) stand in it; change the words, or let a lead send it with "
                + "--override and a reason"
        case .notALead(let name, let leads):
            leads.isEmpty
                ? "not sent: nobody is named under replies.leads in the configuration, so nobody can send a reply with an error in it"
                : "not sent: \(name) is no lead; \(leads.joined(separator: ", ")) can send a reply with an error in it"
        case .secondLookMissing(let name):
            "\(name) needs a second opinion: somebody other than who answered first records what was checked, with "
                + "earshot look \(name)"
        case .firstAnswererLooks(let name):
            "\(name) answered first; the second look needs somebody else"
        case .firstAnswererCloses(let name):
            "\(name) answered first; while a second opinion is asked for, somebody else closes the case"
        case .closerUnnamed(let name):
            "\(name) needs a second opinion: say who closes it with --by"
        case .promisesOpen(let name, let promises):
            "\(name) stays open while a promise on it is: \(promises.joined(separator: ", ")); earshot promise lists them"
        case .causeMissing(let name):
            "say what caused \(name) with --cause, a short tag such as late-parcel: that is how the next person is spared it"
        case .sentBefore(let name): "these words are recorded already as \(name); nothing changed"
        case .promiseSettled(let name, let state): "\(name) is \(state.rawValue)"
        case .promiseWithoutTime(let name): "\(name) has no time that could be read: give it with --due"
        case .promiseTimePast(let name, let due): "\(name) cannot be due at \(due), which is past"
        }
    }
}
