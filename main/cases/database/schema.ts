import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/*
 * The tables as the newest migration leaves them; what each holds stands in docs/formats.md.
 */

/** `storeId`, `createdAt`, `oldestReader` (the oldest schema version whose code may read this file). */
export const meta = sqliteTable('meta', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

/** Events, never changed; deleted only with their whole case. */
export const events = sqliteTable(
  'events',
  {
    /** Place in the chain. */
    position: integer('position').primaryKey(),
    id: text('id').notNull().unique(),
    caseId: text('case_id').notNull(),
    sequence: integer('sequence').notNull(),
    hash: text('hash').notNull(),
    /** The event as canonical JSON. */
    content: text('content').notNull(),
  },
  (table) => [uniqueIndex('events_by_case').on(table.caseId, table.sequence)],
);

/** The chain of hashes over all events; it holds no content and outlives what it speaks for. */
export const chain = sqliteTable('chain', {
  position: integer('position').primaryKey(),
  eventHash: text('event_hash').notNull(),
  previous: text('previous').notNull(),
  hash: text('hash').notNull(),
  /** Place in the audit trail of the removal of this event's case. */
  tombstone: integer('tombstone'),
});

/** What the list filters and sorts by; derived. Narrow, so that a look at all of it is quick. */
export const cases = sqliteTable(
  'cases',
  {
    caseId: text('case_id').primaryKey(),
    startedAt: text('started_at').notNull(),
    pseudonymKey: text('pseudonym_key').notNull(),
    cannulationMs: integer('cannulation_ms'),
    attempts: integer('attempts').notNull(),
    studyClass: text('study_class'),
    stage: text('stage').notNull(),
    papillaType: text('papilla_type'),
  },
  (table) => [
    index('cases_by_start').on(table.startedAt),
    index('cases_by_pseudonym').on(table.pseudonymKey),
    index('cases_by_cannulation').on(table.cannulationMs),
    index('cases_by_attempts').on(table.attempts),
    index('cases_by_class').on(table.studyClass),
    index('cases_by_stage').on(table.stage),
  ],
);

/** The derived summary of each case as JSON. */
export const summaries = sqliteTable('summaries', {
  caseId: text('case_id').primaryKey(),
  content: text('content').notNull(),
});

/** Lower-cased text that a search looks through; what names the patient apart. */
export const searchTexts = sqliteTable('search_texts', {
  caseId: text('case_id').primaryKey(),
  openText: text('open_text').notNull(),
  identityText: text('identity_text').notNull(),
});

/** Which people of the list hold the scope in a case. */
export const casePeople = sqliteTable('case_people', {
  id: integer('id').primaryKey(),
  caseId: text('case_id').notNull(),
  personId: text('person_id').notNull(),
});

/** Cases that were removed: their events are not taken in again. */
export const removedCases = sqliteTable('removed_cases', {
  caseId: text('case_id').primaryKey(),
  tombstone: integer('tombstone').notNull(),
});

export const people = sqliteTable('people', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  role: text('role').notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull(),
  /** JSON: parameters of scrypt and its result. */
  pin: text('pin').notNull(),
  wrongPins: integer('wrong_pins').notNull(),
  /** ISO 8601; null while signing in is not held back. */
  lockedUntil: text('locked_until'),
});

/** What happened in the store that is not of one case, with a chain of its own. */
export const audit = sqliteTable('audit', {
  position: integer('position').primaryKey(),
  id: text('id').notNull().unique(),
  content: text('content').notNull(),
  previous: text('previous').notNull(),
  hash: text('hash').notNull(),
});
