import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  gte,
  inArray,
  lt,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { CaseFilter, CasePage, CaseQuery } from '../../../common/cases/caseQuery';
import { caseRow } from '../../../common/cases/caseRow';
import type { CaseSummary } from '../../../common/cases/caseSummary';
import type { CaseDatabase } from './caseDatabase';
import { casePeople, cases, people, searchTexts, summaries } from './schema';
import { searchWords } from './searchText';

const sortColumns = {
  startedAt: cases.startedAt,
  pseudonym: cases.pseudonymKey,
  cannulationMs: cases.cannulationMs,
  attempts: cases.attempts,
  studyClass: cases.studyClass,
  stage: cases.stage,
} as const satisfies Record<CaseQuery['sortBy'], unknown>;

/** @param findsIdentity whether words may be found in what names the patient */
export async function readPage(
  { queries }: CaseDatabase,
  { filter, sortBy, isDescending, offset, limit }: CaseQuery,
  findsIdentity: boolean,
): Promise<CasePage> {
  const direction = isDescending ? desc : asc;
  const where = conditionsOf(queries, filter, findsIdentity);
  const [total] = await queries.select({ count: count() }).from(cases).where(where);
  const [stored] = await queries.select({ count: count() }).from(cases);
  const ids = await queries
    .select({ caseId: cases.caseId })
    .from(cases)
    .where(where)
    .orderBy(direction(sortColumns[sortBy]), direction(cases.caseId))
    .limit(limit)
    .offset(offset);
  const rows = await readRows(
    queries,
    ids.map(({ caseId }) => caseId),
  );
  return { total: total?.count ?? 0, stored: stored?.count ?? 0, rows };
}

/** @returns rows in the order of `ids` */
async function readRows(queries: CaseDatabase['queries'], ids: readonly string[]) {
  const found = await queries
    .select()
    .from(summaries)
    .where(inArray(summaries.caseId, [...ids]));
  const byId = new Map(found.map(({ caseId, content }) => [caseId, content]));
  const names = await readNames(queries);
  return ids.flatMap((id) => {
    const content = byId.get(id);
    return content === undefined ? [] : [caseRow(parseSummary(content), names)];
  });
}

/**
 * The next summaries that pass a filter, in the order of their ids.
 * @param after id of the last one of the stretch before; empty for the first
 */
export async function readSummaries(
  { queries }: CaseDatabase,
  filter: CaseFilter,
  after: string,
  limit: number,
): Promise<CaseSummary[]> {
  const rows = await queries
    .select({ content: summaries.content })
    .from(cases)
    .innerJoin(summaries, eq(summaries.caseId, cases.caseId))
    .where(and(sql`${cases.caseId} > ${after}`, conditionsOf(queries, filter, false)))
    .orderBy(asc(cases.caseId))
    .limit(limit);
  return rows.map(({ content }) => parseSummary(content));
}

/** What `writeSummary` wrote. */
function parseSummary(content: string): CaseSummary {
  return JSON.parse(content) as CaseSummary;
}

async function readNames(queries: CaseDatabase['queries']): Promise<Map<string, string>> {
  const rows = await queries.select({ id: people.id, name: people.name }).from(people);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function conditionsOf(
  queries: CaseDatabase['queries'],
  filter: CaseFilter,
  findsIdentity: boolean,
): SQL | undefined {
  const { stages, studyClasses, papillaTypes, personId, from, to } = filter;
  return and(
    stages.length === 0 ? undefined : inArray(cases.stage, stages),
    studyClasses.length === 0 ? undefined : inArray(cases.studyClass, studyClasses),
    papillaTypes.length === 0 ? undefined : inArray(cases.papillaType, papillaTypes),
    from === null ? undefined : gte(cases.startedAt, startOfDay(from, 0)),
    to === null ? undefined : lt(cases.startedAt, startOfDay(to, 1)),
    personId === null ? undefined : holdsScope(queries, personId),
    ...searchWords(filter.text).map((word) => containsWord(queries, word, findsIdentity)),
  );
}

function holdsScope(queries: CaseDatabase['queries'], personId: string): SQL {
  const isOfCase = eq(casePeople.caseId, cases.caseId);
  const of = and(isOfCase, eq(casePeople.personId, personId));
  return exists(queries.select({ id: casePeople.id }).from(casePeople).where(of));
}

function containsWord(queries: CaseDatabase['queries'], word: string, findsIdentity: boolean): SQL {
  const inOpen = sql`instr(${searchTexts.openText}, ${word}) > 0`;
  const inIdentity = sql`instr(${searchTexts.identityText}, ${word}) > 0`;
  const isFound = findsIdentity ? or(inOpen, inIdentity) : inOpen;
  return inArray(
    cases.caseId,
    queries.select({ caseId: searchTexts.caseId }).from(searchTexts).where(isFound),
  );
}

/** Days are those of the calendar on the wall: of this computer's time zone. @param day `YYYY-MM-DD` */
function startOfDay(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}
