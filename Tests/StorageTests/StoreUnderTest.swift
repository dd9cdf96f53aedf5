import GRDB
import Storage
import TestSupport
import Testing
import Triage

/// Makes one kind of store. A second store joins the contract tests by a line in ``all`` (and by a protocol in place of
/// the type here).
struct StoreFactory: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Opens the store of a folder, making it where there is none; twice in one folder gives two doors to one store.
    let open: @Sendable (TemporaryFolder) throws -> SQLiteStore
    /// Moves a case as a person's action would.
    let move: @Sendable (_ case: Int, _ state: CaseState, _ owner: String?, _ store: SQLiteStore) throws -> Void

    static let all = [
        StoreFactory(
            testDescription: "SQLite, new", open: { try SQLiteStore(path: $0.path("store.sqlite")) }, move: moveInSQLite
        ),
        StoreFactory(
            testDescription: "SQLite, opened before",
            open: { folder in
                _ = try SQLiteStore(path: folder.path("store.sqlite"))
                return try SQLiteStore(path: folder.path("store.sqlite"))
            }, move: moveInSQLite),
    ]

    @Sendable private static func moveInSQLite(
        _ number: Int, _ state: CaseState, _ owner: String?, _ store: SQLiteStore
    )
        throws
    {
        try DatabaseQueue(path: store.path).write { db in
            try db.execute(
                sql: "UPDATE cases SET state = ?, owner = ? WHERE number = ?",
                arguments: [state.rawValue, owner, number])
        }
    }
}

extension SQLiteStore {
    /// Accepts one mention and gives what waits for its judgement.
    func take(_ mention: Mention, at now: Timestamp = .sampleNoon) throws -> WaitingMention {
        _ = try accept([mention], at: now)
        return try #require(try waiting(limit: 1_000).first { $0.mention.key == mention.key })
    }

    /// Accepts one mention, judges it as a complaint and files it.
    @discardableResult
    func file(
        _ mention: Mention, _ filing: Filing, assessment: Assessment = .sample(), saidAt: Timestamp = .sampleNoon,
        at now: Timestamp = .sampleNoon
    ) throws -> Int? {
        let waiting = try take(mention, at: now)
        return try record(
            Judgement(of: waiting, outcome: .judged(assessment, .sample())), filing: filing, saidAt: saidAt,
            at: now)
    }

    /// Opens a case for one mention and gives its number.
    func openCase(for mention: Mention = .sample()) throws -> Int { try #require(try file(mention, .open)) }
}

extension OutboundDelivery {
    /// A message to the digest's channel, due at noon.
    static func sample(_ key: String, due: Timestamp = .sampleNoon) -> OutboundDelivery {
        OutboundDelivery(channel: "digest", dedupeKey: key, payload: #"{"text":"\#(key)"}"#, nextAttemptAt: due)
    }
}
