import type { CaseEvent } from '../../../common/cases/caseEvent';
import type { KeySealer } from '../../cases/caseStoreClient';
import { KeyKeeper } from '../../cases/client/keyKeeper';
import { StoreConnection } from '../../cases/client/storeConnection';
import { syntheticCases } from '../../cases/fixtures/syntheticCases';
import { mostEventsAtOnce } from '../../cases/protocol/storeRequests';
import { storePlace } from '../../cases/storePlace';
import { BenchError } from '../benchError';
import type { CaseMeasureOptions } from './caseMeasureOptions';

const progressEvery = 2000;

export interface Seeded {
  readonly cases: number;
  readonly events: number;
  readonly seedMs: number;
}

/** Fills a store that was just made, past the journal: years of work in minutes. */
export async function seedCases(
  options: CaseMeasureOptions & { readonly sealer: KeySealer },
): Promise<Seeded> {
  const { folder, fork, cases, nowMs, sealer } = options;
  const startMs = nowMs();
  const keys = new KeyKeeper(storePlace(folder).keyFile, sealer);
  const file = await keys.read();
  const key = file === null ? null : keys.bySystem(file);
  if (key === null) throw new BenchError('The store that was made has no key.');
  const connection = new StoreConnection(fork(), () => undefined);
  try {
    const open = { folder, key: key.toString('hex'), isReadOnly: false, restored: null };
    await connection.request('open', open);
    const events = await appendAll(connection, options);
    return { cases, events, seedMs: nowMs() - startMs };
  } finally {
    await connection.close();
  }
}

async function appendAll(
  connection: StoreConnection,
  { cases, progress, signal }: CaseMeasureOptions,
): Promise<number> {
  let events = 0;
  let told = 0;
  let batch: CaseEvent[] = [];
  for (const story of syntheticCases({ count: cases, seed: 1, firstDay: '2019-01-01' })) {
    signal.throwIfAborted();
    if (batch.length + story.length > mostEventsAtOnce) {
      await connection.request('append', batch);
      batch = [];
    }
    batch.push(...story);
    events += story.length;
    told += 1;
    if (told % progressEvery === 0) progress(`${told} of ${cases} cases`);
  }
  if (batch.length > 0) await connection.request('append', batch);
  return events;
}
