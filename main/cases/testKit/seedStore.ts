import { forkInNode } from '../../processes/forkInNode';
import { CaseStoreClient } from '../caseStoreClient';
import { KeyKeeper } from '../client/keyKeeper';
import { StoreConnection } from '../client/storeConnection';
import { syntheticCases } from '../fixtures/syntheticCases';
import { mostEventsAtOnce } from '../protocol/storeRequests';
import { storePlace } from '../storePlace';
import { noSealer } from './testSealer';

/**
 * Program that makes a store with a passphrase and fills it, past the journal, with cases that nobody had:
 * `seedStore.js FOLDER PROCESS COUNT PASSPHRASE`.
 */
const [folder = '', entry = '', count = '0', passphrase = ''] = process.argv.slice(2);
const fork = () => forkInNode(entry);

const client = new CaseStoreClient({
  ...{ folder, fork, sealer: noSealer },
  nowMs: () => performance.now(),
  now: () => new Date(),
});
await client.open();
await client.create(passphrase);
await client.close();

const key = await new KeyKeeper(storePlace(folder).keyFile, noSealer).byPassphrase(passphrase);
const connection = new StoreConnection(fork(), () => undefined);
await connection.request('open', {
  folder,
  key: key.toString('hex'),
  isReadOnly: false,
  restored: null,
});
let batch = [];
for (const events of syntheticCases({ count: Number(count), seed: 7, firstDay: '2020-01-01' })) {
  if (batch.length + events.length > mostEventsAtOnce) {
    await connection.request('append', batch);
    batch = [];
  }
  batch.push(...events);
}
if (batch.length > 0) await connection.request('append', batch);
await connection.close();
process.exit(0);
