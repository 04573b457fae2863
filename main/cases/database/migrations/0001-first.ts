/** Schema version 1: events with their chain, what is derived from them, people, audit trail. */
export const first = {
  version: 1,
  statements: [
    'CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT',
    `CREATE TABLE events (
      position INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      case_id TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      hash TEXT NOT NULL,
      content TEXT NOT NULL
    ) STRICT`,
    'CREATE UNIQUE INDEX events_by_case ON events (case_id, sequence)',
    `CREATE TABLE chain (
      position INTEGER PRIMARY KEY,
      event_hash TEXT NOT NULL,
      previous TEXT NOT NULL,
      hash TEXT NOT NULL,
      tombstone INTEGER
    ) STRICT`,
    `CREATE TABLE cases (
      case_id TEXT PRIMARY KEY,
      started_at TEXT NOT NULL,
      pseudonym_key TEXT NOT NULL,
      cannulation_ms INTEGER,
      attempts INTEGER NOT NULL,
      study_class TEXT,
      stage TEXT NOT NULL,
      papilla_type TEXT
    ) STRICT`,
    'CREATE INDEX cases_by_start ON cases (started_at)',
    'CREATE INDEX cases_by_pseudonym ON cases (pseudonym_key)',
    'CREATE INDEX cases_by_cannulation ON cases (cannulation_ms)',
    'CREATE INDEX cases_by_attempts ON cases (attempts)',
    'CREATE INDEX cases_by_class ON cases (study_class)',
    'CREATE INDEX cases_by_stage ON cases (stage)',
    'CREATE TABLE summaries (case_id TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT',
    `CREATE TABLE search_texts (
      case_id TEXT PRIMARY KEY,
      open_text TEXT NOT NULL,
      identity_text TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE case_people (
      id INTEGER PRIMARY KEY,
      case_id TEXT NOT NULL,
      person_id TEXT NOT NULL
    ) STRICT`,
    'CREATE INDEX case_people_by_case ON case_people (case_id)',
    'CREATE INDEX case_people_by_person ON case_people (person_id, case_id)',
    'CREATE TABLE removed_cases (case_id TEXT PRIMARY KEY, tombstone INTEGER NOT NULL) STRICT',
    `CREATE TABLE people (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      role TEXT NOT NULL,
      is_active INTEGER NOT NULL,
      pin TEXT NOT NULL,
      wrong_pins INTEGER NOT NULL,
      locked_until TEXT
    ) STRICT`,
    `CREATE TABLE audit (
      position INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      content TEXT NOT NULL,
      previous TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT`,
  ],
} as const;
