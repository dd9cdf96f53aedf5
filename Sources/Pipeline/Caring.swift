import Delivery
import Replies
import Storage
package import Triage

/// A reply that a human wrote and sends.
package struct ReplySubmission: Hashable, Sendable {
    package var text: String
    package var order: ReplyOrder
    /// ISO 639-1 code of the reply; `nil` for that of the case, else English.
    package var language: String?
    /// Who sends it.
    package var sender: String
    /// Why it is sent though something of severity error stands in it; a lead's to give.
    package var overrideReason: String?

    package init(
        text: String, order: ReplyOrder, language: String? = nil, sender: String, overrideReason: String? = nil
    ) {
        self.text = text
        self.order = order
        self.language = language
        self.sender = sender
        self.overrideReason = overrideReason
    }
}

/// What became of a reply that was to be sent.
package struct SendingOutcome: Hashable, Sendable {
    /// What the linter said of it.
    package let linted: LintedReply
    /// What was recorded, or why nothing was.
    package let result: Result<RecordedReply, CareRefusal>
    /// What was read of each promise's time, in the order of the promises, for the human who confirms it.
    package let assumptions: [[String]]
    /// Whether the case needs a second opinion now because the reply denied what the person said.
    package let denies: Bool
}

extension Installation {
    /// Checks a reply and records it as sent, with the promises that stand in it; they wait for a human's word that
    /// their times were read rightly.
    ///
    /// A reply with something of severity error in it is recorded only with a reason given by one of the leads that the
    /// configuration names. One that denies what the person said makes the case one for a second opinion, whether it
    /// was sent or not.
    package func send(_ submission: ReplySubmission, for name: String) throws(PipelineError) -> SendingOutcome {
        let ranked = try rankedCase(name)
        let number = ranked.case.number
        let sender = Cleaned.line(submission.sender, limit: 200)
        guard !sender.isEmpty else { throw .badInput("a reply needs a sender") }
        let reason = submission.overrideReason.map { Cleaned.line($0, limit: 1_000) }
        let order = try self.order(submission.order, of: number)
        let language = submission.language ?? languageOfReply(to: ranked)
        let linted = try lint(submission.text, order, language: language, case: name)
        func rules(_ severity: LintSeverity) -> [String] {
            var ids: [String] = []
            for finding in linted.findings where finding.severity == severity && !ids.contains(finding.rule.rawValue) {
                ids.append(finding.rule.rawValue)
            }
            return ids
        }
        let errors = rules(.error)
        let now = world.now()
        let reply = SentReply(
            caseNumber: number, step: order.step, text: submission.text, sender: sender, language: language,
            template: try template(of: submission.text, order, for: name), outcome: order.outcome, errors: errors,
            warnings: rules(.warning), overrideReason: errors.isEmpty ? nil : reason, sentAt: now)
        let commitments = CommitmentReader.read(
            submission.text, language: language, sentAt: now, zone: settings.timeZone)
        let promises = commitments.map { commitment in
            Promise(
                caseNumber: number, owner: commitment.owner, words: Cleaned.line(commitment.span.words, limit: 300),
                dueWords: Cleaned.line(commitment.due.words, limit: 100), due: commitment.due.time, madeAt: now)
        }
        let leads = settings.replies.leads
        let result = try storage { store in
            try store.record(reply, promising: promises) { file in
                CareRules.refusal(
                    sending: reply.step, by: sender, errors: errors, overrideReason: reason, leads: leads,
                    case: file.stored.entry, replies: file.replies, looks: file.looks)
            }
        }
        guard let result else { throw .notFound(name) }
        let denies = errors.contains(LintRule.noDenial.rawValue) && !result.isRepetition
        if denies {
            _ = try changed(name) { _ in
                .success(
                    CaseChange(secondOpinion: true, words: "a reply of \(sender) denied what the person said"))
            }
        }
        return SendingOutcome(
            linted: linted, result: result, assumptions: commitments.map(\.due.assumptions), denies: denies)
    }

    /// The order with the outcome of the standing second look, where none is given.
    func order(_ order: ReplyOrder, of number: Int) throws(PipelineError) -> ReplyOrder {
        guard order.outcome == nil, let file = try storage({ try $0.caseFile(number) }) else { return order }
        var order = order
        order.outcome = CareRules.standingLook(file.looks, replies: file.replies)?.outcome
        return order
    }

    /// The template whose draft the words keep to seven tenths; `nil` for words of the sender's own.
    private func template(of text: String, _ order: ReplyOrder, for name: String) throws(PipelineError) -> String? {
        guard !settings.replies.packs.isEmpty else { return nil }
        let draft = try replyDraft(for: name, order)
        func words(_ text: String) -> Set<Substring> { Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }) }
        let offered = words(draft.text)
        guard !draft.templateID.isEmpty, !offered.isEmpty else { return nil }
        let kept = Double(offered.intersection(words(text)).count) / Double(offered.count)
        return kept >= 0.7 ? draft.templateID : nil
    }

    /// Records what somebody checked about a claim, and what it showed.
    ///
    /// - Returns: the case, or why the look does not stand.
    package func recordLook(
        _ name: String, by person: String, system: String, showed: String, outcome: CheckOutcome
    ) throws(PipelineError) -> Result<Case, CareRefusal> {
        guard let number = Case.number(named: name) else { throw .notFound(name) }
        let look = SecondLook(
            caseNumber: number, person: Cleaned.line(person, limit: 200), system: Cleaned.line(system, limit: 200),
            showed: Cleaned.line(showed, limit: 1_000), outcome: outcome, at: world.now())
        for (value, what) in [
            (look.person, "who looked"), (look.system, "where they looked"), (look.showed, "what it showed"),
        ] where value.isEmpty { throw .badInput("a look needs \(what)") }
        guard let result = try storage({ try $0.record(look) }) else { throw .notFound(name) }
        return result
    }
}

extension Result where Failure == CareRefusal {
    /// Whether nothing was done because it was done before.
    fileprivate var isRepetition: Bool {
        if case .failure(.sentBefore) = self { true } else { false }
    }
}

/// What a human does with a case.
package struct CaseOrder: Hashable, Sendable {
    /// Who has it from now on.
    package var owner: String?
    package var state: CaseState?
    /// A short tag; needed for resolved.
    package var cause: String?
    /// Who does it.
    package var person: String?
    /// Needed for dismissed and for a second opinion.
    package var reason: String?
    /// Whether somebody else shall look at it.
    package var secondOpinion: Bool

    package init(
        owner: String? = nil, state: CaseState? = nil, cause: String? = nil, person: String? = nil,
        reason: String? = nil, secondOpinion: Bool = false
    ) {
        self.owner = owner
        self.state = state
        self.cause = cause
        self.person = person
        self.reason = reason
        self.secondOpinion = secondOpinion
    }
}

extension Installation {
    /// Does what a human did with a case, where the rules of care allow it.
    ///
    /// - Parameter name: `C12`.
    /// - Returns: the case as it is now, or why it was left as it is.
    package func change(_ name: String, _ order: CaseOrder) throws(PipelineError) -> Result<Case, CareRefusal> {
        func line(_ text: String?, _ limit: Int, _ what: String) throws(PipelineError) -> String? {
            guard let text else { return nil }
            let clean = Cleaned.line(text, limit: limit)
            guard !clean.isEmpty else { throw .badInput("\(what) is empty") }
            return clean
        }
        guard Case.number(named: name) != nil else { throw .notFound(name) }
        let owner = try line(order.owner, 200, "the owner's name")
        let person = try line(order.person, 200, "the name of who does it")
        let reason = try line(order.reason, 1_000, "the reason")
        let cause = try line(order.cause, 60, "the root cause")?.lowercased()
        guard owner != nil || order.state != nil || cause != nil || order.secondOpinion else {
            throw .badInput("say what changes: an owner, a state, a root cause, or a second opinion")
        }
        if order.state == .dismissed, reason == nil {
            throw .badInput("dismissing a case needs a reason; it is kept in the case's history")
        }
        if order.secondOpinion {
            guard reason != nil else {
                throw .badInput("a second opinion needs a reason: what shall be looked at again?")
            }
            guard order.state?.isOpen ?? true else { throw .badInput("a case is closed after its second opinion") }
        }
        let said = [
            owner.map { "taken by \($0)" }, order.state.map { "now \($0.rawValue)" }, cause.map { "root cause \($0)" },
            order.secondOpinion ? "a second opinion is asked for" : nil, person.map { "by \($0)" }, reason,
        ]
        let words = said.compactMap { $0 }.joined(separator: ": ")
        return try changed(name) { file in
            if let state = order.state, !state.isOpen,
                let refusal = CareRules.refusal(
                    closingAs: state, by: person, cause: cause ?? file.stored.entry.rootCause, case: file.stored.entry,
                    promises: file.stored.promises, replies: file.replies, looks: file.looks)
            {
                return .failure(refusal)
            }
            return .success(
                CaseChange(
                    owner: owner, state: order.state, rootCause: cause ?? file.stored.entry.rootCause,
                    secondOpinion: order.secondOpinion, words: words))
        }
    }

    private func changed(
        _ name: String, _ decide: (CaseFile) -> Result<CaseChange, CareRefusal>
    ) throws(PipelineError) -> Result<Case, CareRefusal> {
        guard let number = Case.number(named: name) else { throw .notFound(name) }
        let now = world.now()
        guard let result = try storage({ try $0.change(number, at: now, decide) }) else { throw .notFound(name) }
        return result
    }
}

extension Installation {
    /// Promises in the order of their time.
    ///
    /// - Parameter all: those kept and withdrawn as well.
    package func promises(all: Bool) throws(PipelineError) -> [Promise] { try storage { try $0.promises(all: all) } }

    /// Does what a human said of a promise (`P3`).
    ///
    /// - Returns: the promise as it is now, or why it was left as it is.
    package func change(promise name: String, _ change: PromiseChange) throws(PipelineError) -> Result<
        Promise, CareRefusal
    > {
        guard let number = Promise.number(named: name) else { throw .badInput("there is no promise “\(name)”") }
        let change =
            switch change {
            case .confirm(let due, let owner):
                PromiseChange.confirm(due: due, owner: owner.map { Cleaned.line($0, limit: 200) })
            case .keep(let note): PromiseChange.keep(note: note.map { Cleaned.line($0, limit: 1_000) })
            case .withdraw(let reason): PromiseChange.withdraw(reason: Cleaned.line(reason, limit: 1_000))
            }
        if case .withdraw(let reason) = change, reason.isEmpty {
            throw .badInput("withdrawing a promise needs a reason; it is kept in the case's history")
        }
        let now = world.now()
        guard let result = try storage({ try $0.change(promise: number, change, at: now) }) else {
            throw .badInput("there is no promise “\(name)”; earshot promise list --all shows them")
        }
        return result
    }

    /// How we keep our word, over everything in the store.
    func careCounts() throws(PipelineError) -> CareCounts {
        let now = world.now()
        let replies = try storage { try $0.replies() }
        let promises = try storage { try $0.promises(all: true) }
        let looks = try storage { try $0.secondLooks() }
        var care = CareCounts()
        care.repliesSent = replies.count
        care.repliesOverridden = replies.count { !$0.errors.isEmpty }
        care.promisesToConfirm = promises.count { $0.state == .proposed }
        care.promisesOpen = promises.count { $0.state == .open }
        care.promisesMissed = promises.count { $0.isMissed(at: now) }
        care.promisesKept = promises.count { $0.state == .kept }
        care.promisesKeptLate = promises.count { $0.state == .kept && $0.ranOut(by: now) }
        care.secondLooks = looks.count
        care.secondLooksCustomerRight = looks.count { $0.outcome == .weWereWrong }
        return care
    }

    /// The themes among the cases that are open or were opened in the last four weeks.
    package func themes() throws(PipelineError) -> [Theme] {
        let now = world.now()
        let since = now.adding(seconds: -28 * 86_400)
        let cases = try storage { try $0.cases(openOrOpenedSince: since) }.filter { !$0.mentions.isEmpty }
        return Theme.find(among: cases.map { rank($0) }, now: now)
    }
}

extension Theme {
    /// In one line, for people.
    package var line: String { DigestWords.theme(self) }
}
