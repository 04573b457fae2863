import { forkInNode } from '../../processes/forkInNode';
import { CaseStoreClient, CaseStoreError } from '../caseStoreClient';
import { TestCase } from './testEvents';
import { sealerOf } from './testSealer';

/*
 * A host to be killed: opens the store of the folder it is given, logs events as fast as it can and says the id of each
 * that was acknowledged.
 */

// A file that may not grow is to be heard of as a failed write.
process.on('SIGXFSZ', () => undefined);
const [folder = '', entry = ''] = process.argv.slice(2);
const client = new CaseStoreClient({
  folder,
  fork: () => forkInNode(entry),
  sealer: sealerOf('operator'),
  nowMs: () => performance.now(),
  now: () => new Date(),
});
await client.open();
if (client.state.state === 'none') await client.create(null);
const one = new TestCase();
process.send?.({ caseId: one.caseId });
await client.append([one.started('host')]);
for (;;) {
  const events = one.attempts(3);
  await Promise.all(
    events.map(async (event) => {
      try {
        await client.append([event]);
        process.send?.({ acknowledged: event.id });
      } catch (error) {
        process.send?.({ refused: error instanceof CaseStoreError ? error.why : String(error) });
      }
    }),
  );
}
