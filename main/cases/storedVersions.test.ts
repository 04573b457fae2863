import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { everyCase } from '../../common/cases/caseQuery';
import { migrations, schemaVersion } from './database/migrations';
import { TestCase } from './testKit/testEvents';
import { noSealer } from './testKit/testSealer';
import { useTestStores } from './testKit/useTestStores';

/** Stores as each released version of the schema left them: six made-up cases, one of them removed. Never changed. */
const stored = fileURLToPath(new URL('fixtures/storedVersions', import.meta.url));
const passphrase = 'a passphrase for tests';
const limitMs = 60_000;

const stores = useTestStores(limitMs);

describe('stores of released versions', () => {
  it('are kept of every version of the schema, whose migrations have no gap', async () => {
    const versions = migrations.map(({ version }) => version);
    expect(versions).toEqual(Array.from({ length: schemaVersion }, (_, index) => index + 1));
    expect((await readdir(stored)).map(Number).sort()).toEqual(versions);
  });

  it.each(migrations.map(({ version }) => version))(
    'version %i is read whole and written on',
    async (version) => {
      const folder = await stores.folder();
      await mkdir(folder, { recursive: true });
      await cp(join(stored, String(version)), folder, { recursive: true });
      const client = stores.client(folder, { sealer: noSealer });
      await client.open();
      expect(client.state).toEqual({ state: 'locked', why: 'passphrase' });
      await client.unlock(passphrase);
      expect(await client.verify()).toEqual({
        events: 59,
        isIntact: true,
        broken: [],
        removed: 12,
      });
      const summaries = await client.summaries(everyCase);
      expect(summaries).toHaveLength(5);
      for (const { caseId, eventCount } of summaries) {
        expect(await client.events(caseId)).toHaveLength(eventCount);
      }
      const [person] = await client.people();
      expect(await client.signIn(person?.id ?? '', '2468')).toMatchObject({ name: 'Operator A' });
      const one = new TestCase();
      await client.append([one.started('ERCP-new')]);
      await expect.poll(() => client.waitingEvents).toBe(0);
      expect(await client.verify()).toMatchObject({ events: 60, isIntact: true });
    },
    limitMs,
  );
});
