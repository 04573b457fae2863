import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { type CaseEvent } from '../../../common/cases/caseEvent';
import { emptyCaseFields } from '../../../common/cases/caseFields';
import { type CaseQuery, caseSortKeys, everyCase } from '../../../common/cases/caseQuery';
import { CaseStoreClient, type KeySealer } from '../../cases/caseStoreClient';
import { storePlace } from '../../cases/storePlace';
import { percentile } from '../statistics';
import type { CaseFigures } from './caseFigures';
import type { CaseMeasureOptions } from './caseMeasureOptions';
import { seedCases } from './seedCases';

/** A page of the virtual list. */
const rowsAtOnce = 100;
const appendedEvents = 300;
const searchRounds = 3;
/** Frequent, rare, several at once, in Korean, and nowhere. */
const searchedWords = [
  ...['ercp', '2', 'stone', 'tjf', 'duct', 'a', 'stent difficult', 'no-such-word'],
  ...['담관', 'precut', 'trainee', 'note'],
];

/** Not for secrets: the store is made up and deleted. */
const openSealer: KeySealer = { seal: (text) => text, unseal: (sealed) => sealed };

/** Fills a store with cases that nobody had and measures what a person waits for. */
export async function measureCases(options: CaseMeasureOptions): Promise<CaseFigures> {
  const { folder, fork, nowMs, progress } = options;
  const client = () =>
    new CaseStoreClient({ folder, fork, sealer: openSealer, nowMs, now: () => new Date() });
  const maker = client();
  await maker.open();
  await maker.create(null);
  await maker.close();
  const seeded = await seedCases({ ...options, sealer: openSealer });
  progress('Measuring');
  const store = client();
  const timed = timerOf(nowMs);
  try {
    const openMs = await timed(() => store.open());
    const listOpenMs = await timed(() => store.list(pageOf({}), viewer));
    const lists = await timesOf(timed, listQueries(), (query) => store.list(query, viewer));
    const searches = await timesOf(timed, searchQueries(), (query) => store.list(query, viewer));
    const events = newCase(appendedEvents);
    const appends = await timesOf(timed, events, (event) => store.append([event]));
    const summariesMs = await timed(() => store.summaries(everyCase));
    const verifyMs = await timed(() => store.verify());
    const backupMs = await timed(() => store.backUp());
    const [backup] = await store.backups();
    const { size: fileBytes } = await stat(storePlace(folder).database);
    return {
      ...seeded,
      ...{ fileBytes, backupBytes: backup?.bytes ?? null, openMs, listOpenMs },
      listP95Ms: percentile(lists, 95),
      searchP50Ms: percentile(searches, 50),
      searchP95Ms: percentile(searches, 95),
      appendP50Ms: percentile(appends, 50),
      appendP95Ms: percentile(appends, 95),
      ...{ summariesMs, verifyMs, backupMs },
    };
  } finally {
    await store.close();
  }
}

const viewer = { searchesIdentity: true };

function pageOf(change: Partial<CaseQuery>): CaseQuery {
  return {
    ...{ filter: everyCase, sortBy: 'startedAt', isDescending: true, offset: 0 },
    limit: rowsAtOnce,
    ...change,
  };
}

/** Every order, at the top and deep down, and some filters. */
function listQueries(): CaseQuery[] {
  const orders = caseSortKeys.flatMap((sortBy) =>
    [0, 5000, 19_000].map((offset) => pageOf({ sortBy, offset })),
  );
  const difficult = { ...everyCase, studyClasses: ['long', 'technique'] as const };
  const signedOff = { ...everyCase, stages: ['signedOff'] as const, from: '2020-01-01' };
  const filtered = [difficult, signedOff].map(({ ...filter }) =>
    pageOf({
      filter: { ...filter, studyClasses: [...filter.studyClasses], stages: [...filter.stages] },
    }),
  );
  return [...orders, ...filtered];
}

function searchQueries(): CaseQuery[] {
  const queries = searchedWords.map((text) => pageOf({ filter: { ...everyCase, text } }));
  return Array.from({ length: searchRounds }, () => queries).flat();
}

function newCase(count: number): CaseEvent[] {
  const caseId = randomUUID();
  const wallTime = new Date().toISOString();
  const payload = (index: number): CaseEvent['payload'] =>
    index === 0 ? { kind: 'started', fields: emptyCaseFields('bench') } : { kind: 'attempt' };
  return Array.from({ length: count }, (_, index) => ({
    ...{ id: randomUUID(), caseId, payload: payload(index), frameId: index, authorId: null },
    moment: { bootId: 'bench', monotonicMs: index * 1000, wallTime },
    trigger: { source: 'ui' },
  }));
}

type Timed = (work: () => Promise<unknown>) => Promise<number>;

function timerOf(nowMs: () => number): Timed {
  return async (work) => {
    const startMs = nowMs();
    await work();
    return nowMs() - startMs;
  };
}

/** One after the other, as a person asks. */
async function timesOf<Given>(
  timed: Timed,
  all: readonly Given[],
  work: (given: Given) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (const given of all) times.push(await timed(() => work(given)));
  return times;
}
