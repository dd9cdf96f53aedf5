import GRDB
package import Triage

/// What a page of mentions did to the store.
package struct AcceptedCounts: Hashable, Sendable, Codable {
    /// Never seen before; now waiting.
    package var new = 0
    /// Known, with other words or rating; waiting again, the former words kept.
    package var edited = 0
    /// Known and the same; only counters may have moved.
    package var unchanged = 0

    package init() {}

    package var total: Int { new + edited + unchanged }
}

/// A stored mention that waits for its judgement.
package struct WaitingMention: Hashable, Sendable {
    /// The store's own number.
    package let rowID: Int64
    package let mention: Mention
    package let receivedAt: Timestamp
    /// Tells these words from later ones.
    let fingerprint: String
}

/// What was decided about a waiting mention.
package struct Judgement: Hashable, Sendable {
    /// The states a judgement can lead to; `in-case` comes with filing.
    package enum Outcome: Hashable, Sendable {
        case judged(Assessment, Reach)
        case suppressed(SuppressionRule, Assessment, Reach)
        case failed(reason: String)
    }

    let rowID: Int64
    let fingerprint: String
    package let outcome: Outcome

    package init(of waiting: WaitingMention, outcome: Outcome) {
        rowID = waiting.rowID
        fingerprint = waiting.fingerprint
        self.outcome = outcome
    }
}

extension SQLiteStore {
    /// Stores mentions with their place in the queue, all or none.
    ///
    /// A mention whose words or rating changed waits again and keeps its former version; one that is the same only gets
    /// its newest counters. Nothing is ever removed because it is missing from a fetch. Within one call the first of
    /// several equal keys counts as new and the others as unchanged or edited.
    package func accept(_ mentions: [Mention], at now: Timestamp) throws(StorageError) -> AcceptedCounts {
        try write { db in try Self.accept(mentions, at: now, in: db) }
    }

    /// As ``accept(_:at:)`` for one webhook message, whose id is remembered in the same transaction.
    ///
    /// - Returns: `nil` where this message was accepted before; nothing is stored then.
    package func accept(
        _ mentions: [Mention], message: String, source: String, at now: Timestamp
    ) throws(StorageError) -> AcceptedCounts? {
        try write { db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO webhook_messages (source, message_id, received_at) VALUES (?, ?, ?)",
                arguments: [source, message, now.column])
            guard db.changesCount == 1 else { return nil }
            return try Self.accept(mentions, at: now, in: db)
        }
    }

    private static func accept(_ mentions: [Mention], at now: Timestamp, in db: GRDB.Database) throws -> AcceptedCounts
    {
        var counts = AcceptedCounts()
        let find = try db.cachedStatement(
            sql: "SELECT id, fingerprint, payload, source FROM mentions WHERE scope = ? AND native_id = ?")
        for told in mentions {
            var mention = told
            var payload = try Column.encode(mention)
            let fingerprint = mention.contentFingerprint
            let keys = GroupingKeys(mention)
            let wording = keys.wording?.encoded
            guard let known = try GRDB.Row.fetchOne(find, arguments: [mention.scope, mention.id]) else {
                let said = mention.publishedAt.map { min($0, now) } ?? now
                try db.execute(
                    sql: """
                        INSERT INTO mentions (scope, native_id, source, payload, fingerprint, received_at, said_at, seen_at,
                          ledger, author_key, thread_key, voice_key, wording)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?)
                        """,
                    arguments: [
                        mention.scope, mention.id, mention.source, payload, fingerprint, now.column, said.column,
                        now.column,
                        keys.author, keys.thread, keys.voice, wording,
                    ])
                counts.new += 1
                continue
            }
            let rowID: Int64 = known["id"]
            let former: Mention
            if payload == known["payload"] {
                former = mention
            } else {
                former = try Column.decode(Mention.self, known["payload"])
                mention.keepMeasures(of: former)
                payload = try Column.encode(mention)
            }
            if known["fingerprint"] != fingerprint, known["source"] != mention.source, !isNewer(mention, than: former) {
                // Two sources may carry one post in different dress; only a later edit changes what the first one brought.
                counts.unchanged += 1
                try db.execute(sql: "UPDATE mentions SET seen_at = ? WHERE id = ?", arguments: [now.column, rowID])
            } else if known["fingerprint"] == fingerprint {
                counts.unchanged += 1
                try db.execute(
                    sql: "UPDATE mentions SET payload = ?, seen_at = ? WHERE id = ?",
                    arguments: [payload, now.column, rowID])
            } else {
                counts.edited += 1
                try db.execute(
                    sql: "INSERT INTO mention_versions (mention_id, replaced_at, payload) VALUES (?, ?, ?)",
                    arguments: [rowID, now.column, known["payload"] as String])
                try db.execute(
                    sql: """
                        UPDATE mentions SET payload = ?, fingerprint = ?, seen_at = ?, ledger = 'waiting', rule = NULL,
                          reason = NULL, author_key = ?, thread_key = ?, voice_key = ?, wording = ? WHERE id = ?
                        """,
                    arguments: [payload, fingerprint, now.column, keys.author, keys.thread, keys.voice, wording, rowID])
            }
        }
        return counts
    }

    private static func isNewer(_ mention: Mention, than known: Mention) -> Bool {
        guard let edited = mention.updatedAt else { return false }
        return edited > known.updatedAt ?? known.publishedAt ?? edited
    }

    /// Former words and ratings of a case's mentions, with when they were replaced, oldest first.
    package func formerVersions(ofCase number: Int) throws(StorageError) -> [(mention: Mention, replacedAt: Timestamp)]
    {
        try read { db in
            try GRDB.Row.fetchAll(
                db,
                sql: """
                    SELECT v.payload, v.replaced_at FROM mention_versions v
                    JOIN case_mentions c ON c.mention_id = v.mention_id WHERE c.case_number = ? ORDER BY v.rowid
                    """, arguments: [number]
            ).map { row in
                (
                    try Column.decode(Mention.self, row["payload"] as String),
                    Timestamp(milliseconds: row["replaced_at"])
                )
            }
        }
    }

    /// Mentions that wait for a judgement, earliest said first.
    ///
    /// - Parameter rowID: only those behind this one; from the first on where `nil`.
    package func waiting(limit: Int, after rowID: Int64? = nil) throws(StorageError) -> [WaitingMention] {
        try read { db in
            let behind = rowID == nil ? "" : "AND (said_at, id) > (SELECT said_at, id FROM mentions WHERE id = ?)"
            let arguments: [Int64] = (rowID.map { [$0] } ?? []) + [Int64(limit)]
            return try GRDB.Row.fetchAll(
                db,
                sql: """
                    SELECT id, scope, payload, received_at, fingerprint FROM mentions WHERE ledger = 'waiting' \(behind)
                    ORDER BY said_at, id LIMIT ?
                    """, arguments: StatementArguments(arguments)
            ).map(Self.waitingMention)
        }
    }

    /// Those of the mentions that still wait, in the given order.
    package func waiting(_ rowIDs: [Int64]) throws(StorageError) -> [WaitingMention] {
        try read { db in
            let find = try db.cachedStatement(
                sql: """
                    SELECT id, scope, payload, received_at, fingerprint FROM mentions WHERE id = ? AND ledger = 'waiting'
                    """)
            return try rowIDs.compactMap { rowID in
                try GRDB.Row.fetchOne(find, arguments: [rowID]).map(Self.waitingMention)
            }
        }
    }

    private static func waitingMention(_ row: GRDB.Row) throws -> WaitingMention {
        WaitingMention(
            rowID: row["id"], mention: try Self.mention(row), receivedAt: Timestamp(milliseconds: row["received_at"]),
            fingerprint: row["fingerprint"])
    }

    /// Mentions of one state, newest first.
    package func mentions(in state: LedgerState, limit: Int) throws(StorageError) -> [Mention] {
        try read { db in
            try GRDB.Row.fetchAll(
                db, sql: "SELECT scope, payload FROM mentions WHERE ledger = ? ORDER BY said_at DESC, id DESC LIMIT ?",
                arguments: [state.rawValue, limit]
            ).map(Self.mention)
        }
    }

    /// One mention by its key, with what is known about it and the case it is in.
    package func find(_ key: MentionKey) throws(StorageError) -> FoundMention? {
        try read { db in
            guard
                let row = try GRDB.Row.fetchOne(
                    db,
                    sql: """
                        SELECT m.*, c.case_number FROM mentions m LEFT JOIN case_mentions c ON c.mention_id = m.id
                        WHERE m.scope = ? AND m.native_id = ?
                        """, arguments: [key.scope, key.id])
            else { return nil }
            return try Self.found(row)
        }
    }

    /// Mentions with this native id in any scope; at most ten.
    package func find(nativeID: String) throws(StorageError) -> [FoundMention] {
        try read { db in
            try GRDB.Row.fetchAll(
                db,
                sql: """
                    SELECT m.*, c.case_number FROM mentions m LEFT JOIN case_mentions c ON c.mention_id = m.id
                    WHERE m.native_id = ? LIMIT 10
                    """, arguments: [nativeID]
            ).map(Self.found)
        }
    }

    /// What became of every mention, in counts that add up.
    package func ledger() throws(StorageError) -> LedgerCounts {
        try read { db in
            var counts = LedgerCounts()
            let rows = try GRDB.Row.fetchAll(
                db, sql: "SELECT ledger, rule, COUNT(*) AS n FROM mentions GROUP BY ledger, rule")
            for row in rows {
                let n: Int = row["n"]
                switch LedgerState(rawValue: row["ledger"]) {
                case .waiting: counts.waiting += n
                case .classified: counts.classified += n
                case .suppressed:
                    counts.suppressed += n
                    counts.suppressedByRule[row["rule"] ?? "", default: 0] += n
                case .inCase: counts.inCase += n
                case .failed: counts.failed += n
                case nil: throw StorageError.inconsistent("ledger state \(row["ledger"] as String? ?? "NULL")")
                }
            }
            return counts
        }
    }

    static func mention(_ row: GRDB.Row) throws -> Mention {
        var mention = try Column.decode(Mention.self, row["payload"])
        mention.scope = row["scope"]
        return mention
    }

    static func judged(_ row: GRDB.Row) throws -> JudgedMention {
        JudgedMention(
            mention: try mention(row), assessment: try Column.decode(Assessment.self, row["assessment"]),
            reach: try Column.decode(Reach.self, row["reach"]), receivedAt: Timestamp(milliseconds: row["received_at"]))
    }

    private static func found(_ row: GRDB.Row) throws -> FoundMention {
        guard let state = LedgerState(rawValue: row["ledger"]) else { throw StorageError.inconsistent("ledger state") }
        let assessment: String? = row["assessment"]
        return FoundMention(
            mention: try mention(row), state: state, rule: (row["rule"] as String?).flatMap(SuppressionRule.init),
            reason: row["reason"], receivedAt: Timestamp(milliseconds: row["received_at"]),
            judged: assessment == nil ? nil : try judged(row), caseNumber: row["case_number"])
    }
}

/// One mention and what became of it.
package struct FoundMention: Hashable, Sendable {
    package let mention: Mention
    package let state: LedgerState
    /// Why it is suppressed.
    package let rule: SuppressionRule?
    /// Why it failed.
    package let reason: String?
    package let receivedAt: Timestamp
    /// `nil` while it waits or after it failed.
    package let judged: JudgedMention?
    package let caseNumber: Int?
}
