import { noSealer } from './testSealer';
import { forkInNode } from '../../processes/forkInNode';
import { CaseStoreClient } from '../caseStoreClient';
import { syntheticCases } from '../fixtures/syntheticCases';

/**
 * Program that makes a store with a passphrase and cases that nobody had: `seedStore.js FOLDER PROCESS COUNT
 * PASSPHRASE`. Prints the recovery key.
 */
const [folder = '', entry = '', count = '0', passphrase = ''] = process.argv.slice(2);
/** Events that are stored at once. */
const batch = 2000;

const client = new CaseStoreClient({
  folder,
  fork: () => forkInNode(entry),
  sealer: noSealer,
  nowMs: () => performance.now(),
  now: () => new Date(),
});
await client.open();
const recoveryKey = await client.create(passphrase);
let waiting = [];
for (const events of syntheticCases({ count: Number(count), seed: 7, firstDay: '2020-01-01' })) {
  waiting.push(...events);
  if (waiting.length < batch) continue;
  await client.append(waiting);
  waiting = [];
}
await client.append(waiting);
await client.close();
console.log(recoveryKey);
process.exit(0);
