import GRDB
package import Triage

extension SQLiteStore {
    /// Promises in the order of their time, those without one last.
    ///
    /// - Parameter all: those kept and withdrawn as well.
    package func promises(all: Bool = false) throws(StorageError) -> [Promise] {
        try read { db in try Self.promises(in: db, where: all ? "1" : "state IN ('proposed', 'open')") }
            .sorted { ($0.due ?? .distantFuture, $0.number) < ($1.due ?? .distantFuture, $1.number) }
    }

    /// Does what a human said of a promise.
    ///
    /// - Returns: the promise as it is now, or why nothing was changed; `nil` where there is none of that number.
    package func change(
        promise number: Int, _ change: PromiseChange, at now: Timestamp
    ) throws(StorageError) -> Result<Promise, CareRefusal>? {
        try write { db in
            guard var promise = try Self.promises(in: db, where: "number = \(number)").first else { return nil }
            guard promise.state.isOpen else { return .failure(.promiseSettled(promise.name, promise.state)) }
            let words: String
            switch change {
            case .confirm(let due, let owner):
                guard promise.state == .proposed else { return .failure(.promiseSettled(promise.name, promise.state)) }
                guard let due = due ?? promise.due else { return .failure(.promiseWithoutTime(promise.name)) }
                guard due > promise.madeAt else { return .failure(.promiseTimePast(promise.name, due)) }
                promise.due = due
                promise.owner = owner ?? promise.owner
                promise.state = .open
                words = "\(promise.name) confirmed: \(promise.owner ?? "nobody named"), due \(due)"
            case .keep(let note):
                promise.state = .kept
                promise.closedAt = now
                promise.note = note
                words =
                    "\(promise.name) kept" + (promise.ranOut(by: now) ? ", late" : "") + (note.map { ": \($0)" } ?? "")
            case .withdraw(let reason):
                promise.state = .withdrawn
                promise.closedAt = now
                promise.note = reason
                words = "\(promise.name) withdrawn: \(reason)"
            }
            try db.execute(
                sql: "UPDATE promises SET owner = ?, due_at = ?, state = ?, closed_at = ?, note = ? WHERE number = ?",
                arguments: [
                    promise.owner, promise.due?.column, promise.state.rawValue, promise.closedAt?.column, promise.note,
                    number,
                ])
            try db.execute(
                sql: "UPDATE cases SET changed_at = ? WHERE number = ?", arguments: [now.column, promise.caseNumber])
            try Self.event(promise.caseNumber, at: now, "promise", words, in: db)
            return .success(promise)
        }
    }

    /// Notes the promises whose time comes within `seconds`, and those whose time is past, each once; their cases are
    /// news again.
    ///
    /// - Returns: those noted now.
    package func remind(withinSeconds seconds: Int, at now: Timestamp) throws(StorageError) -> [Promise] {
        try write { db in
            let until = now.adding(seconds: Double(seconds))
            // A promise without any warning left to give is not reminded of: it is missed.
            let coming = try Self.promises(
                in: db,
                where:
                    "state = 'open' AND reminded_at IS NULL AND due_at >= \(now.column) AND due_at <= \(until.column)")
            let missed = try Self.promises(
                in: db, where: "state = 'open' AND missed_at IS NULL AND due_at < \(now.column)")
            for promise in coming + missed {
                let isMissed = promise.isMissed(at: now)
                try db.execute(
                    sql: "UPDATE promises SET \(isMissed ? "missed_at" : "reminded_at") = ? WHERE number = ?",
                    arguments: [now.column, promise.number])
                try db.execute(
                    sql: "UPDATE cases SET changed_at = ?, revision = revision + 1 WHERE number = ?",
                    arguments: [now.column, promise.caseNumber])
                let owner = promise.owner ?? "nobody named"
                let due = promise.due.map { "\($0)" } ?? ""
                try Self.event(
                    promise.caseNumber, at: now, "promise",
                    isMissed
                        ? "\(promise.name) missed: \(owner), due \(due)" : "\(promise.name) comes due \(due): \(owner)",
                    in: db)
            }
            return coming + missed
        }
    }

    static func insert(_ promise: Promise, in db: GRDB.Database) throws -> Int {
        try db.execute(
            sql: """
                INSERT INTO promises (case_number, reply, owner, words, due_words, due_at, state, made_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                promise.caseNumber, promise.reply, promise.owner, promise.words, promise.dueWords, promise.due?.column,
                promise.state.rawValue, promise.madeAt.column,
            ])
        return Int(db.lastInsertedRowID)
    }

    static func promises(in db: GRDB.Database, where condition: String) throws -> [Promise] {
        try GRDB.Row.fetchAll(db, sql: "SELECT * FROM promises WHERE \(condition) ORDER BY number").map { row in
            guard let state = PromiseState(rawValue: row["state"]) else {
                throw StorageError.inconsistent("promise state")
            }
            func time(_ column: String) -> Timestamp? { (row[column] as Int64?).map(Timestamp.init(milliseconds:)) }
            return Promise(
                number: row["number"], caseNumber: row["case_number"], reply: row["reply"], owner: row["owner"],
                words: row["words"], dueWords: row["due_words"], due: time("due_at"), state: state,
                madeAt: Timestamp(milliseconds: row["made_at"]), closedAt: time("closed_at"), note: row["note"],
                remindedAt: time("reminded_at"), missedAt: time("missed_at"))
        }
    }
}
