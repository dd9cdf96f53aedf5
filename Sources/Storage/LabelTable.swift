import GRDB
package import Triage

/// A mention with what humans said and did about its judgement.
package struct LabelledMention: Hashable, Sendable {
    /// With the words that the labels are about, though they may have been changed since.
    package let mention: Mention
    /// What the classifier said of it last; `nil` where it was not judged.
    package let assessment: Assessment?
    /// Oldest first; all about the same words.
    package let labels: [MentionLabel]
    /// What was done with its case that tells that the complaint was one.
    package let confirmation: Confirmation?

    /// A case that was worked on to its end, or that somebody looked into a second time.
    package struct Confirmation: Hashable, Sendable {
        package enum Means: String, Hashable, Sendable {
            case resolved
            case secondLook = "second-look"
        }
        package let means: Means
        package let at: Timestamp
    }
}

extension SQLiteStore {
    /// Keeps a label for each mention, all or none, and notes it in the history of their case.
    ///
    /// - Parameter number: the case they are in, if any.
    package func record(
        _ labels: [(key: MentionKey, label: MentionLabel)], inCase number: Int?, words: String, at now: Timestamp
    ) throws(StorageError) {
        try write { db in
            for (key, label) in labels {
                try db.execute(
                    sql: """
                        INSERT INTO labels (mention_id, fingerprint, kind, anger, topics, person, at)
                        SELECT id, fingerprint, ?, ?, ?, ?, ? FROM mentions WHERE scope = ? AND native_id = ?
                        """,
                    arguments: [
                        label.kind.rawValue, label.anger, label.topics?.map(\.rawValue).joined(separator: " "),
                        label.person, label.at.column, key.scope, key.id,
                    ])
                guard db.changesCount == 1 else { throw StorageError.inconsistent("no mention \(key)") }
            }
            guard let number else { return }
            try db.execute(
                sql: "INSERT INTO case_events (case_number, at, kind, words) VALUES (?, ?, 'labelled', ?)",
                arguments: [number, now.column, words])
        }
    }

    /// Every mention that carries a label or whose case confirms it, by when it was stored.
    package func labelledMentions() throws(StorageError) -> [LabelledMention] {
        try read { db in
            var labels: [Int64: [(fingerprint: String, label: MentionLabel)]] = [:]
            for row in try GRDB.Row.fetchAll(db, sql: "SELECT * FROM labels ORDER BY id") {
                labels[row["mention_id"], default: []].append((row["fingerprint"], try Self.label(row)))
            }
            let rows = try GRDB.Row.fetchAll(
                db,
                sql: """
                    SELECT m.id, m.scope, m.payload, m.fingerprint, m.assessment,
                      CASE WHEN k.state != 'dismissed' THEN k.last_look END AS looked_at,
                      CASE WHEN k.state = 'resolved' THEN k.changed_at END AS resolved_at
                    FROM mentions m
                    LEFT JOIN case_mentions c ON c.mention_id = m.id
                    LEFT JOIN (SELECT number, state, changed_at, (SELECT MAX(at) FROM case_events e
                        WHERE e.case_number = cases.number AND e.kind = 'looked') AS last_look FROM cases) k
                      ON k.number = c.case_number
                    WHERE m.id IN (SELECT mention_id FROM labels)
                      OR (m.assessment IS NOT NULL AND (resolved_at IS NOT NULL OR looked_at IS NOT NULL))
                    ORDER BY m.id
                    """)
            return try rows.map { row in try Self.labelled(row, labels[row["id"]] ?? [], in: db) }
        }
    }

    private static func labelled(
        _ row: GRDB.Row, _ all: [(fingerprint: String, label: MentionLabel)], in db: GRDB.Database
    ) throws -> LabelledMention {
        var mention = try mention(row)
        // What was said of other words counts no more once the present ones were labelled.
        let present: String = row["fingerprint"]
        let words = all.last?.fingerprint ?? present
        if words != present {
            let versions = try String.fetchAll(
                db, sql: "SELECT payload FROM mention_versions WHERE mention_id = ?", arguments: [row["id"] as Int64])
            for version in versions {
                var former = try Column.decode(Mention.self, version)
                guard former.contentFingerprint == words else { continue }
                former.scope = row["scope"]
                mention = former
            }
        }
        let resolved: Int64? = row["resolved_at"]
        let looked: Int64? = row["looked_at"]
        let confirmation =
            resolved.map { LabelledMention.Confirmation(means: .resolved, at: Timestamp(milliseconds: $0)) }
            ?? looked.map { LabelledMention.Confirmation(means: .secondLook, at: Timestamp(milliseconds: $0)) }
        let assessment: String? = row["assessment"]
        return LabelledMention(
            mention: mention,
            assessment: try assessment.map { try Column.decode(Assessment.self, $0) },
            labels: all.filter { $0.fingerprint == words }.map(\.label), confirmation: confirmation)
    }

    private static func label(_ row: GRDB.Row) throws -> MentionLabel {
        guard let kind = MentionLabel.Kind(rawValue: row["kind"]) else { throw StorageError.inconsistent("label kind") }
        let names: String? = row["topics"]
        let topics = names?.split(separator: " ").compactMap { Topic(rawValue: String($0)) }
        return MentionLabel(
            kind, anger: row["anger"], topics: topics, person: row["person"],
            at: Timestamp(milliseconds: row["at"]))
    }
}
