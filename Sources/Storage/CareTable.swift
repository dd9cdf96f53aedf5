import GRDB
package import Triage

/// Everything that decides what may be done with a case.
package struct CaseFile: Hashable, Sendable {
    package let stored: StoredCase
    /// Oldest first.
    package let replies: [SentReply]
    /// Oldest first.
    package let looks: [SecondLook]
}

/// What a human does with a case.
package struct CaseChange: Hashable, Sendable {
    package var owner: String?
    package var state: CaseState?
    package var rootCause: String?
    /// Asks for a second opinion.
    package var secondOpinion: Bool
    /// What the history says of it.
    package var words: String

    package init(
        owner: String? = nil, state: CaseState? = nil, rootCause: String? = nil, secondOpinion: Bool = false,
        words: String
    ) {
        self.owner = owner
        self.state = state
        self.rootCause = rootCause
        self.secondOpinion = secondOpinion
        self.words = words
    }
}

extension SQLiteStore {
    /// A case with its replies, promises and looks; `nil` where there is none of that number.
    package func caseFile(_ number: Int) throws(StorageError) -> CaseFile? {
        try read { db in try Self.file(number, in: db) }
    }

    /// Does what a human did with a case: who has it, where it stands, and why. What `decide` sees is what is changed.
    ///
    /// - Returns: the case as it is now, or why nothing was changed; `nil` where there is none of that number.
    package func change(
        _ number: Int, at now: Timestamp, _ decide: (CaseFile) -> Result<CaseChange, CareRefusal>
    ) throws(StorageError) -> Result<Case, CareRefusal>? {
        try write { db in
            guard let file = try Self.file(number, in: db) else { return nil }
            switch decide(file) {
            case .failure(let refusal): return .failure(refusal)
            case .success(let change):
                try Self.apply(change, to: number, at: now, in: db)
                return try Self.cases(in: db, where: "number = \(number)").first.map { .success($0.entry) }
            }
        }
    }

    private static func apply(_ change: CaseChange, to number: Int, at now: Timestamp, in db: GRDB.Database) throws {
        // Whoever takes a new case is its owner from then on; a second opinion ends with the case.
        try db.execute(
            sql: """
                UPDATE cases SET owner = COALESCE(:owner, owner), changed_at = :now,
                  state = COALESCE(:state, CASE WHEN state = 'new' AND :owner IS NOT NULL THEN 'assigned' ELSE state END),
                  root_cause = CASE WHEN :state = 'resolved' THEN :cause ELSE COALESCE(:cause, root_cause) END,
                  second_opinion = CASE WHEN :state IN ('resolved', 'dismissed') THEN 0 ELSE MAX(second_opinion, :second) END,
                  -- A reopened case is news again, and so is one that somebody else shall look at.
                  revision = CASE WHEN (state IN ('resolved', 'dismissed') AND :state NOT IN ('resolved', 'dismissed'))
                    OR (:second AND NOT second_opinion) THEN revision + 1 ELSE revision END
                WHERE number = :number
                """,
            arguments: [
                "owner": change.owner, "state": change.state?.rawValue, "cause": change.rootCause,
                "second": change.secondOpinion, "now": now.column, "number": number,
            ])
        try event(number, at: now, change.secondOpinion ? "second-opinion" : "changed", change.words, in: db)
    }

    /// Records a reply that `decide` allows, with the promises read from it, and moves the case on.
    ///
    /// Step 1 acknowledges a case that waits for its first word; a later step begins its investigation. A closed case
    /// stays closed unless something is promised anew.
    /// - Returns: what was recorded, or why nothing was; `nil` where there is no such case.
    package func record(
        _ reply: SentReply, promising promises: [Promise], _ decide: (CaseFile) -> CareRefusal?
    ) throws(StorageError) -> Result<RecordedReply, CareRefusal>? {
        try write { db in
            guard let file = try Self.file(reply.caseNumber, in: db) else { return nil }
            if let same = file.replies.first(where: { $0.step == reply.step && $0.text == reply.text }) {
                return .failure(.sentBefore(same.name))
            }
            if let refusal = decide(file) { return .failure(refusal) }
            var reply = reply
            reply.number = try Self.insert(reply, in: db)
            let promises = try promises.map { promise in
                var promise = promise
                promise.reply = reply.number
                promise.number = try Self.insert(promise, in: db)
                return promise
            }
            try db.execute(
                sql: """
                    UPDATE cases SET answered_at = MAX(COALESCE(answered_at, 0), :now), changed_at = :now,
                      state = CASE
                        WHEN state IN ('resolved', 'dismissed') AND NOT :promising THEN state
                        WHEN :step = 'acknowledge' AND state = 'investigating' THEN state
                        WHEN :step = 'acknowledge' THEN 'acknowledged'
                        ELSE 'investigating' END
                    WHERE number = :number
                    """,
                arguments: [
                    "now": reply.sentAt.column, "step": reply.step.rawValue, "number": reply.caseNumber,
                    "promising": !promises.isEmpty,
                ])
            let override = reply.overrideReason.map {
                ", with \(reply.errors.joined(separator: ", ")) standing in it: \($0)"
            }
            try Self.event(
                reply.caseNumber, at: reply.sentAt, "replied",
                "\(reply.name) sent by \(reply.sender) (\(reply.step.rawValue))\(override ?? "")", in: db)
            for promise in promises {
                try Self.event(
                    reply.caseNumber, at: reply.sentAt, "promised",
                    "\(promise.name) to be confirmed: \(promise.owner ?? "nobody named"), "
                        + "\(promise.due.map { "due \($0)" } ?? "no time read"): “\(promise.words)”", in: db)
            }
            guard let entry = try Self.cases(in: db, where: "number = \(reply.caseNumber)").first?.entry else {
                throw StorageError.inconsistent("case \(reply.caseNumber)")
            }
            return .success(RecordedReply(reply: reply, promises: promises, entry: entry))
        }
    }

    /// Records what somebody checked.
    ///
    /// - Returns: the case, or why the look does not stand; `nil` where there is no such case.
    package func record(_ look: SecondLook) throws(StorageError) -> Result<Case, CareRefusal>? {
        try write { db in
            guard let file = try Self.file(look.caseNumber, in: db) else { return nil }
            if let refusal = CareRules.refusal(recording: look, replies: file.replies) { return .failure(refusal) }
            try db.execute(
                sql:
                    "INSERT INTO second_looks (case_number, person, system, showed, outcome, at) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    look.caseNumber, look.person, look.system, look.showed, look.outcome.rawValue, look.at.column,
                ])
            try db.execute(
                sql: """
                    UPDATE cases SET changed_at = ?,
                      state = CASE WHEN state IN ('resolved', 'dismissed') THEN state ELSE 'investigating' END
                    WHERE number = ?
                    """, arguments: [look.at.column, look.caseNumber])
            try Self.event(
                look.caseNumber, at: look.at, "looked",
                "\(look.person) looked into \(look.system): \(look.showed) (\(look.outcome.rawValue))", in: db)
            return try Self.cases(in: db, where: "number = \(look.caseNumber)").first.map { .success($0.entry) }
        }
    }

    /// Every reply, oldest first.
    package func replies() throws(StorageError) -> [SentReply] {
        try read { db in try Self.replies(in: db, where: "1") }
    }

    /// Every second look, oldest first.
    package func secondLooks() throws(StorageError) -> [SecondLook] {
        try read { db in try GRDB.Row.fetchAll(db, sql: "SELECT * FROM second_looks ORDER BY id").map(Self.look) }
    }

    private static func file(_ number: Int, in db: GRDB.Database) throws -> CaseFile? {
        guard let stored = try cases(in: db, where: "number = \(number)").first else { return nil }
        let looks = try GRDB.Row.fetchAll(
            db, sql: "SELECT * FROM second_looks WHERE case_number = ? ORDER BY id", arguments: [number])
        return CaseFile(
            stored: stored, replies: try replies(in: db, where: "case_number = \(number)"),
            looks: try looks.map(look))
    }

    private static func look(_ row: GRDB.Row) throws -> SecondLook {
        guard let outcome = CheckOutcome(rawValue: row["outcome"]) else {
            throw StorageError.inconsistent("outcome of a look")
        }
        return SecondLook(
            caseNumber: row["case_number"], person: row["person"], system: row["system"], showed: row["showed"],
            outcome: outcome, at: Timestamp(milliseconds: row["at"]))
    }

    private static func insert(_ reply: SentReply, in db: GRDB.Database) throws -> Int {
        try db.execute(
            sql: """
                INSERT INTO replies (case_number, step, text, sender, language, template, outcome, errors, warnings,
                  override_reason, sent_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                reply.caseNumber, reply.step.rawValue, reply.text, reply.sender, reply.language, reply.template,
                reply.outcome?.rawValue, reply.errors.joined(separator: " "), reply.warnings.joined(separator: " "),
                reply.overrideReason, reply.sentAt.column,
            ])
        return Int(db.lastInsertedRowID)
    }

    private static func replies(in db: GRDB.Database, where condition: String) throws -> [SentReply] {
        try GRDB.Row.fetchAll(db, sql: "SELECT * FROM replies WHERE \(condition) ORDER BY number").map { row in
            guard let step = ReplyStep(rawValue: row["step"]) else { throw StorageError.inconsistent("reply step") }
            func ids(_ column: String) -> [String] { (row[column] as String).split(separator: " ").map(String.init) }
            return SentReply(
                number: row["number"], caseNumber: row["case_number"], step: step, text: row["text"],
                sender: row["sender"], language: row["language"], template: row["template"],
                outcome: (row["outcome"] as String?).flatMap(CheckOutcome.init(rawValue:)), errors: ids("errors"),
                warnings: ids("warnings"), overrideReason: row["override_reason"],
                sentAt: Timestamp(milliseconds: row["sent_at"]))
        }
    }
}
