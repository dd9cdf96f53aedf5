import GRDB
package import Triage

/// What ties a new mention to the cases there are: one row a mention that is in a case of the window.
package struct FiledKeys: Hashable, Sendable {
    package let caseNumber: Int
    package let keys: GroupingKeys

    package init(caseNumber: Int, keys: GroupingKeys) {
        self.caseNumber = caseNumber
        self.keys = keys
    }
}

/// How a mention changes the cases. Written together with the judgement that led to it.
package enum Filing: Hashable, Sendable {
    /// A new case is opened for it.
    case open
    /// It joins a case; `saidAgain` when its author repeats it, or another person reports it, after our answer.
    case join(caseNumber: Int, relation: GroupingRelation, saidAgain: Bool)
    /// It is an answer of ours in a case's conversation.
    case answer(caseNumber: Int)
    /// Its words changed and it stays in its case; `reopens` when they are a complaint still.
    case edited(caseNumber: Int, reopens: Bool = false)
    case none
}

/// A case as it is stored, with its mentions.
package struct StoredCase: Hashable, Sendable {
    package let entry: Case
    /// Oldest first.
    package let mentions: [JudgedMention]
    /// Oldest first.
    package let promises: [Promise]
}

extension SQLiteStore {
    /// Keys of all mentions in cases changed since `since`, for grouping.
    package func filedKeys(since: Timestamp) throws(StorageError) -> [FiledKeys] {
        try read { db in
            try GRDB.Row.fetchAll(
                db,
                sql: """
                    SELECT c.case_number, m.author_key, m.thread_key, m.voice_key, m.wording
                    FROM case_mentions c JOIN mentions m ON m.id = c.mention_id JOIN cases k ON k.number = c.case_number
                    WHERE k.changed_at >= ? OR k.state NOT IN ('resolved', 'dismissed') ORDER BY c.case_number, m.id
                    """, arguments: [since.column]
            ).map { row in
                return FiledKeys(
                    caseNumber: row["case_number"],
                    keys: GroupingKeys(
                        author: row["author_key"], thread: row["thread_key"], voice: row["voice_key"],
                        wording: (row["wording"] as String?).flatMap(WordingSketch.init(encoded:))))
            }
        }
    }

    /// The case a mention is already in, as after an edit.
    package func caseNumber(ofMention rowID: Int64) throws(StorageError) -> Int? {
        try read { db in
            try Int.fetchOne(db, sql: "SELECT case_number FROM case_mentions WHERE mention_id = ?", arguments: [rowID])
        }
    }

    /// Records a judgement and what it does to the cases, in one transaction.
    ///
    /// Changes nothing where the mention does not wait any more with the words that were judged: somebody else judged
    /// it, or it was edited meanwhile and will be judged anew.
    /// - Returns: the number of the case it is in now, if any.
    package func record(
        _ judgement: Judgement, filing: Filing, saidAt: Timestamp, at now: Timestamp
    ) throws(StorageError) -> Int? {
        try write { db in
            var ledger = LedgerState.classified
            var rule: SuppressionRule?
            var reason: String?
            var columns: (assessment: String, reach: String)?
            switch judgement.outcome {
            case .failed(let words):
                ledger = .failed
                reason = words
            case .suppressed(let by, let assessment, let reach):
                ledger = .suppressed
                rule = by
                columns = (try Column.encode(assessment), try Column.encode(reach))
            case .judged(let assessment, let reach):
                columns = (try Column.encode(assessment), try Column.encode(reach))
            }
            try db.execute(
                sql: """
                    UPDATE mentions SET ledger = ?, rule = ?, reason = ?,
                      assessment = COALESCE(?, assessment), reach = COALESCE(?, reach)
                    WHERE id = ? AND ledger = 'waiting' AND fingerprint = ?
                    """,
                arguments: [
                    ledger.rawValue, rule?.rawValue, reason, columns?.assessment, columns?.reach, judgement.rowID,
                    judgement.fingerprint,
                ])
            guard db.changesCount == 1 else { return nil }
            return try Self.file(judgement.rowID, filing, saidAt: saidAt, at: now, in: db)
        }
    }

    private static func file(
        _ rowID: Int64, _ filing: Filing, saidAt: Timestamp, at now: Timestamp, in db: GRDB.Database
    ) throws -> Int? {
        switch filing {
        case .none:
            return nil
        case .open:
            try db.execute(
                sql: "INSERT INTO cases (state, opened_at, changed_at, revision) VALUES ('new', ?, ?, 1)",
                arguments: [now.column, now.column])
            let number = Int(db.lastInsertedRowID)
            try enclose(rowID, in: number, db)
            try event(number, at: now, "opened", "opened for a new complaint", in: db)
            return number
        case .join(let number, let relation, let saidAgain):
            try enclose(rowID, in: number, db)
            try db.execute(
                sql: "UPDATE cases SET changed_at = ?, revision = revision + 1 WHERE number = ?",
                arguments: [now.column, number])
            try event(number, at: now, "joined", "another mention joined: \(relation.rawValue)", in: db)
            if saidAgain {
                // Writing again reopens, whatever state the case was in, and asks for a second look.
                try db.execute(sql: "UPDATE cases SET second_opinion = 1 WHERE number = ?", arguments: [number])
                try reopen(number, from: [.acknowledged, .investigating, .resolved, .dismissed], db)
                let who = relation == .sameAuthor ? "the person wrote again" : "another person reports the same"
                try event(number, at: now, "said-again", "\(who) after our answer", in: db)
            } else {
                try reopen(number, from: [.resolved, .dismissed], db)
            }
            return number
        case .answer(let number):
            try db.execute(
                sql: """
                    UPDATE cases SET answered_at = MAX(COALESCE(answered_at, 0), ?), changed_at = ?,
                      state = CASE WHEN state IN ('new', 'assigned') AND second_opinion = 0 THEN 'acknowledged' ELSE state END
                    WHERE number = ?
                    """, arguments: [saidAt.column, now.column, number])
            try event(number, at: now, "answered", "one of our accounts answered", in: db)
            return nil
        case .edited(let number, let reopens):
            try enclose(rowID, in: number, db)
            try db.execute(
                sql: "UPDATE cases SET changed_at = ?, revision = revision + 1 WHERE number = ?",
                arguments: [now.column, number])
            try event(number, at: now, "edited", "the person changed their words", in: db)
            if reopens { try reopen(number, from: [.resolved, .dismissed], db) }
            return number
        }
    }

    /// Lets the case wait for a first word again. The old deadline was kept or is past: the next routing sets a new one.
    private static func reopen(_ number: Int, from states: [CaseState], _ db: GRDB.Database) throws {
        let list = states.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        try db.execute(
            sql: """
                UPDATE cases SET acknowledge_by = NULL, state = CASE WHEN owner IS NULL THEN 'new' ELSE 'assigned' END
                WHERE number = ? AND state IN (\(list))
                """, arguments: [number])
    }

    private static func enclose(_ rowID: Int64, in number: Int, _ db: GRDB.Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO case_mentions (mention_id, case_number) VALUES (?, ?)",
            arguments: [rowID, number])
        try db.execute(sql: "UPDATE mentions SET ledger = 'in-case', rule = NULL WHERE id = ?", arguments: [rowID])
    }

    static func event(_ number: Int, at now: Timestamp, _ kind: String, _ words: String, in db: GRDB.Database)
        throws
    {
        try db.execute(
            sql: "INSERT INTO case_events (case_number, at, kind, words) VALUES (?, ?, ?, ?)",
            arguments: [number, now.column, kind, words])
    }

    /// Every open case with its mentions, by number.
    package func openCases() throws(StorageError) -> [StoredCase] {
        try read { db in
            try Self.cases(in: db, where: "state NOT IN ('resolved', 'dismissed')")
        }
    }

    /// Every case that is open or was opened since, with its mentions, by number.
    package func cases(openOrOpenedSince since: Timestamp) throws(StorageError) -> [StoredCase] {
        try read { db in
            try Self.cases(
                in: db, where: "(state NOT IN ('resolved', 'dismissed') OR opened_at >= \(since.column))")
        }
    }

    /// One case, open or not.
    package func storedCase(_ number: Int) throws(StorageError) -> StoredCase? {
        try read { db in try Self.cases(in: db, where: "number = \(number)").first }
    }

    static func cases(in db: GRDB.Database, where condition: String) throws -> [StoredCase] {
        let entries = try GRDB.Row.fetchAll(db, sql: "SELECT * FROM cases WHERE \(condition) ORDER BY number")
        let rows = try GRDB.Row.fetchAll(
            db,
            sql: """
                SELECT c.case_number, m.scope, m.payload, m.assessment, m.reach, m.received_at
                FROM case_mentions c JOIN mentions m ON m.id = c.mention_id
                WHERE c.case_number IN (SELECT number FROM cases WHERE \(condition)) AND m.assessment IS NOT NULL
                ORDER BY c.case_number, m.said_at, m.id
                """)
        var mentions: [Int: [JudgedMention]] = [:]
        for row in rows { mentions[row["case_number"], default: []].append(try judged(row)) }
        let promises = Dictionary(
            grouping: try self.promises(
                in: db, where: "case_number IN (SELECT number FROM cases WHERE \(condition))"), by: \.caseNumber)
        return try entries.map { row in
            let entry = try self.entry(row)
            return StoredCase(
                entry: entry, mentions: mentions[entry.number] ?? [], promises: promises[entry.number] ?? [])
        }
    }

    private static func entry(_ row: GRDB.Row) throws -> Case {
        guard let state = CaseState(rawValue: row["state"]) else { throw StorageError.inconsistent("case state") }
        return Case(
            number: row["number"], state: state, team: row["team"], owner: row["owner"],
            acknowledgeBy: (row["acknowledge_by"] as Int64?).map(Timestamp.init(milliseconds:)),
            secondOpinion: row["second_opinion"],
            answeredAt: (row["answered_at"] as Int64?).map(Timestamp.init(milliseconds:)), rootCause: row["root_cause"],
            openedAt: Timestamp(milliseconds: row["opened_at"]),
            changedAt: Timestamp(milliseconds: row["changed_at"]), revision: row["revision"])
    }

    /// Sets team and deadline as routed; an earlier deadline is never moved later.
    package func setRouting(
        _ number: Int, team: String?, acknowledgeBy: Timestamp?, path: [String], at now: Timestamp
    ) throws(StorageError) {
        try write { db in
            try db.execute(
                sql: """
                    UPDATE cases SET team = ?, acknowledge_by =
                      CASE WHEN acknowledge_by IS NULL THEN ? WHEN ? IS NULL THEN acknowledge_by ELSE MIN(acknowledge_by, ?) END
                    WHERE number = ?
                    """,
                arguments: [team, acknowledgeBy?.column, acknowledgeBy?.column, acknowledgeBy?.column, number])
            try Self.event(
                number, at: now, "routed", "routed to \(team ?? "nobody") by \(path.joined(separator: " and "))", in: db
            )
        }
    }

    /// A case's history, oldest first.
    package func events(ofCase number: Int) throws(StorageError) -> [CaseEvent] {
        try read { db in
            try GRDB.Row.fetchAll(
                db, sql: "SELECT at, kind, words FROM case_events WHERE case_number = ? ORDER BY rowid",
                arguments: [number]
            ).map { CaseEvent(at: Timestamp(milliseconds: $0["at"]), kind: $0["kind"], words: $0["words"]) }
        }
    }

    /// Keeps the draft of a case's next reply, made for its revision. `payload` is the caller's own text.
    package func setDraft(_ payload: String, revision: Int, ofCase number: Int) throws(StorageError) {
        try write { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO drafts (case_number, revision, payload) VALUES (?, ?, ?)",
                arguments: [number, revision, payload])
        }
    }

    /// All drafts by case number, with the revision each was made for.
    package func drafts() throws(StorageError) -> [Int: (revision: Int, payload: String)] {
        try read { db in
            var drafts: [Int: (revision: Int, payload: String)] = [:]
            for row in try GRDB.Row.fetchAll(db, sql: "SELECT case_number, revision, payload FROM drafts") {
                drafts[row["case_number"]] = (row["revision"], row["payload"])
            }
            return drafts
        }
    }
}
