import GRDB

/// The tables, built up by migrations that are never edited once they have shipped.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 mentions, cases, outbox") { db in
            // A mention and its place in the queue are one row: `ledger` says what became of it.
            try db.execute(
                sql: """
                    CREATE TABLE mentions (
                      id INTEGER PRIMARY KEY AUTOINCREMENT,
                      scope TEXT NOT NULL, native_id TEXT NOT NULL, source TEXT NOT NULL,
                      payload TEXT NOT NULL, fingerprint TEXT NOT NULL,
                      received_at INTEGER NOT NULL, said_at INTEGER NOT NULL, seen_at INTEGER NOT NULL,
                      ledger TEXT NOT NULL CHECK (ledger IN ('waiting','classified','suppressed','in-case','failed')),
                      rule TEXT, reason TEXT,
                      author_key TEXT, thread_key TEXT, voice_key TEXT, wording TEXT,
                      assessment TEXT, reach TEXT,
                      UNIQUE (scope, native_id),
                      CHECK ((ledger = 'suppressed') = (rule IS NOT NULL)),
                      CHECK ((ledger = 'failed') = (reason IS NOT NULL)),
                      CHECK (ledger IN ('waiting','failed') OR assessment IS NOT NULL)
                    );
                    CREATE INDEX mentions_ledger ON mentions (ledger, said_at);
                    CREATE INDEX mentions_source ON mentions (source);
                    CREATE INDEX mentions_native_id ON mentions (native_id);

                    CREATE TABLE mention_versions (
                      mention_id INTEGER NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
                      replaced_at INTEGER NOT NULL, payload TEXT NOT NULL
                    );
                    CREATE INDEX mention_versions_mention ON mention_versions (mention_id);

                    CREATE TABLE cases (
                      number INTEGER PRIMARY KEY AUTOINCREMENT,
                      state TEXT NOT NULL, team TEXT, owner TEXT, acknowledge_by INTEGER,
                      second_opinion INTEGER NOT NULL DEFAULT 0, answered_at INTEGER,
                      opened_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, revision INTEGER NOT NULL
                    );
                    CREATE INDEX cases_state ON cases (state);

                    CREATE TABLE case_mentions (
                      mention_id INTEGER PRIMARY KEY REFERENCES mentions (id) ON DELETE CASCADE,
                      case_number INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE
                    );
                    CREATE INDEX case_mentions_case ON case_mentions (case_number);

                    CREATE TABLE case_events (
                      case_number INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
                      at INTEGER NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL
                    );
                    CREATE INDEX case_events_case ON case_events (case_number);

                    CREATE TABLE drafts (
                      case_number INTEGER PRIMARY KEY REFERENCES cases (number) ON DELETE CASCADE,
                      revision INTEGER NOT NULL, payload TEXT NOT NULL
                    );

                    CREATE TABLE announcements (
                      channel TEXT NOT NULL, case_number INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
                      revision INTEGER NOT NULL, shown INTEGER NOT NULL, at INTEGER NOT NULL,
                      PRIMARY KEY (channel, case_number)
                    ) WITHOUT ROWID;

                    CREATE TABLE deliveries (
                      id INTEGER PRIMARY KEY AUTOINCREMENT,
                      channel TEXT NOT NULL, dedupe_key TEXT NOT NULL UNIQUE, payload TEXT NOT NULL,
                      state TEXT NOT NULL CHECK (state IN ('pending','sending','sent','uncertain','failed')),
                      attempts INTEGER NOT NULL DEFAULT 0, next_attempt_at INTEGER NOT NULL,
                      created_at INTEGER NOT NULL, last_error TEXT
                    );
                    CREATE INDEX deliveries_state ON deliveries (state, next_attempt_at);

                    CREATE TABLE sources (
                      name TEXT PRIMARY KEY,
                      last_attempt_at INTEGER, last_success_at INTEGER, last_new_at INTEGER,
                      failures INTEGER NOT NULL DEFAULT 0, last_error TEXT,
                      validators TEXT
                    ) WITHOUT ROWID;

                    CREATE TABLE webhook_messages (
                      source TEXT NOT NULL, message_id TEXT NOT NULL, received_at INTEGER NOT NULL,
                      PRIMARY KEY (source, message_id)
                    ) WITHOUT ROWID;
                    """)
        }
        migrator.registerMigration("2 rhythm of the sources") { db in
            try db.execute(
                sql: """
                    ALTER TABLE sources ADD COLUMN next_visit_at INTEGER;
                    ALTER TABLE sources ADD COLUMN mean_gap_seconds REAL;
                    ALTER TABLE sources ADD COLUMN gaps INTEGER NOT NULL DEFAULT 0;
                    ALTER TABLE sources ADD COLUMN address TEXT;
                    ALTER TABLE sources ADD COLUMN moved_to TEXT;
                    ALTER TABLE sources ADD COLUMN stopped TEXT;
                    """)
        }
        migrator.registerMigration("3 requests of the day") { db in
            try db.execute(
                sql: """
                    ALTER TABLE sources ADD COLUMN request_day INTEGER;
                    ALTER TABLE sources ADD COLUMN requests INTEGER NOT NULL DEFAULT 0;
                    """)
        }
        migrator.registerMigration("4 replies, promises, second looks") { db in
            try db.execute(
                sql: """
                    ALTER TABLE cases ADD COLUMN root_cause TEXT;

                    -- An error is never sent without a reason, and the same words are never sent twice.
                    CREATE TABLE replies (
                      number INTEGER PRIMARY KEY AUTOINCREMENT,
                      case_number INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
                      step TEXT NOT NULL CHECK (step IN ('acknowledge', 'understand', 'resolve')),
                      text TEXT NOT NULL, sender TEXT NOT NULL, language TEXT NOT NULL, template TEXT, outcome TEXT,
                      errors TEXT NOT NULL, warnings TEXT NOT NULL, override_reason TEXT, sent_at INTEGER NOT NULL,
                      UNIQUE (case_number, step, text),
                      CHECK (errors = '' OR override_reason IS NOT NULL)
                    );

                    CREATE TABLE promises (
                      number INTEGER PRIMARY KEY AUTOINCREMENT,
                      case_number INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
                      reply INTEGER NOT NULL REFERENCES replies (number) ON DELETE CASCADE,
                      owner TEXT, words TEXT NOT NULL, due_words TEXT NOT NULL, due_at INTEGER,
                      state TEXT NOT NULL CHECK (state IN ('proposed', 'open', 'kept', 'withdrawn')),
                      made_at INTEGER NOT NULL, closed_at INTEGER, note TEXT, reminded_at INTEGER, missed_at INTEGER,
                      CHECK (state != 'open' OR due_at IS NOT NULL),
                      CHECK ((closed_at IS NULL) = (state IN ('proposed', 'open')))
                    );
                    CREATE INDEX promises_case ON promises (case_number);
                    CREATE INDEX promises_state ON promises (state, due_at);

                    CREATE TABLE second_looks (
                      id INTEGER PRIMARY KEY AUTOINCREMENT,
                      case_number INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
                      person TEXT NOT NULL, system TEXT NOT NULL, showed TEXT NOT NULL,
                      outcome TEXT NOT NULL CHECK (outcome IN ('we-were-wrong', 'they-were-mistaken', 'unclear')),
                      at INTEGER NOT NULL
                    );
                    CREATE INDEX second_looks_case ON second_looks (case_number);
                    """)
        }
        migrator.registerMigration("5 labels") { db in
            // What was said holds for the words it was said of, which an edit may change.
            try db.execute(
                sql: """
                    CREATE TABLE labels (
                      id INTEGER PRIMARY KEY AUTOINCREMENT,
                      mention_id INTEGER NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
                      fingerprint TEXT NOT NULL, kind TEXT NOT NULL, anger REAL, topics TEXT, person TEXT,
                      at INTEGER NOT NULL,
                      CHECK ((kind IN ('anger-too-high', 'anger-too-low')) = (anger IS NOT NULL)),
                      CHECK ((kind = 'wrong-topic') = (topics IS NOT NULL))
                    );
                    CREATE INDEX labels_mention ON labels (mention_id);
                    """)
        }
        return migrator
    }
}
