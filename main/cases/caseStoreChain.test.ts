import { copyFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { ChainReport } from '../../common/cases/caseStoreState';
import { linkHash, sha256 } from './hashChain';
import { storePlace } from './storePlace';
import { tamper } from './testKit/openFile';
import { TestCase } from './testKit/testEvents';
import { useTestStores } from './testKit/useTestStores';

const limitMs = 60_000;
const stores = useTestStores(limitMs);

/** A closed store with two cases of four events, of which the first was removed where that is asked for. */
async function closedStore(isRemoved = false): Promise<string> {
  const folder = await stores.folder();
  const client = stores.client(folder);
  await client.open();
  await client.create(null);
  for (const name of ['ERCP-1', 'ERCP-2']) {
    const one = new TestCase();
    await client.append([one.started(name), ...one.attempts(3)]);
    await expect.poll(() => client.waitingEvents).toBe(0);
    if (isRemoved && name === 'ERCP-1') await client.remove(one.caseId, null, 'asked for');
  }
  const entry = { at: '2026-03-02T08:00:00.000Z', authorId: null, what: 'exported' as const };
  await client.audit({ ...entry, detail: 'one' });
  await client.audit({ ...entry, detail: 'two' });
  // Without it the journal would bring back what is taken away below.
  await client.backUp();
  await client.close();
  return folder;
}

async function verified(folder: string): Promise<ChainReport> {
  const client = stores.client(folder);
  await client.open();
  return client.verify();
}

describe('the chain of hashes', () => {
  it.each([
    [
      'an event that was changed',
      `UPDATE events SET content = replace(content, 'attempt', 'failed') WHERE position = 3`,
      3,
      'the event was changed',
    ],
    [
      'an event of another case',
      `UPDATE events SET case_id = (SELECT case_id FROM events WHERE position = 8), sequence = 9 WHERE position = 2`,
      2,
      'the event was changed',
    ],
    [
      'an event that is missing',
      'DELETE FROM events WHERE position = 2',
      2,
      'the event is missing',
    ],
    [
      'a link that is missing',
      'DELETE FROM chain WHERE position = 4',
      5,
      'links before this one are missing',
    ],
    [
      'a link that was changed',
      `UPDATE chain SET hash = event_hash WHERE position = 4`,
      4,
      'the link was changed',
    ],
    [
      'a removal that nobody asked for',
      'UPDATE chain SET tombstone = 1 WHERE position > 4; DELETE FROM events WHERE position > 4',
      1,
      'events are missing that no removal speaks for',
    ],
    [
      'the end that was cut off',
      'DELETE FROM events WHERE position > 6; DELETE FROM chain WHERE position > 6',
      6,
      'the end of the chain is missing',
    ],
    [
      'an event in no link',
      `INSERT INTO events SELECT 99, 'x', case_id, 99, hash, content FROM events WHERE position = 1`,
      0,
      '1 events are in no link',
    ],
    [
      'an entry of the audit trail that was changed',
      `UPDATE audit SET content = replace(content, 'one', 'two') WHERE position = 1`,
      1,
      'the audit trail was changed here',
    ],
    [
      'the end of the audit trail cut off',
      'DELETE FROM audit WHERE position = 2',
      1,
      'the end of the audit trail is missing',
    ],
  ])(
    'finds %s',
    async (_what, statements, position, why) => {
      const folder = await closedStore();
      expect(await verified(folder)).toMatchObject({ isIntact: true, events: 8 });
      await stores.close();
      tamper(folder, ...statements.split(';'));
      const report = await verified(folder);
      expect(report.isIntact).toBe(false);
      expect(report.broken).toContainEqual(expect.objectContaining({ position, why }));
    },
    limitMs,
  );

  it(
    'finds a chain that somebody with the key wrote anew, by its noted end',
    async () => {
      const folder = await closedStore();
      const rows = tamper(folder, 'SELECT position, event_hash FROM chain ORDER BY position');
      let previous = '0'.repeat(64);
      const written = rows.map(({ position, event_hash: was }) => {
        const hash = position === 3 ? sha256('another event') : String(was);
        const link = linkHash(Number(position), hash, previous);
        const args = [hash, previous, link, Number(position)];
        previous = link;
        return {
          sql: 'UPDATE chain SET event_hash = ?, previous = ?, hash = ? WHERE position = ?',
          args,
        };
      });
      tamper(folder, ...written);
      const { broken } = await verified(folder);
      expect(broken.map(({ why }) => why)).toContain('the chain was rewritten up to here');
    },
    limitMs,
  );

  it(
    'keeps the alarm after a cut when the log goes on, and finds an older copy of the store',
    async () => {
      const folder = await closedStore();
      const { database } = storePlace(folder);
      await copyFile(database, `${database}.old`);
      const client = stores.client(folder);
      await client.open();
      const one = new TestCase();
      await client.append([one.started('ERCP-3'), ...one.attempts(2)]);
      await expect.poll(() => client.waitingEvents).toBe(0);
      await client.backUp();
      await client.close();
      await copyFile(`${database}.old`, database);
      await client.open();
      const two = new TestCase();
      await client.append([two.started('ERCP-4'), ...two.attempts(5)]);
      await expect.poll(() => client.waitingEvents).toBe(0);
      const { broken } = await client.verify();
      expect(broken.map(({ why }) => why)).toContain('the chain was rewritten up to here');
    },
    limitMs,
  );

  it(
    'stays whole when a case was removed, and notices a second case taken along',
    async () => {
      const folder = await closedStore(true);
      expect(await verified(folder)).toEqual({ events: 4, isIntact: true, broken: [], removed: 4 });
      await stores.close();
      tamper(
        folder,
        'DELETE FROM events WHERE position > 7',
        'UPDATE chain SET tombstone = 1 WHERE position > 7',
      );
      expect((await verified(folder)).broken).toEqual([
        expect.objectContaining({ why: 'events are missing that no removal speaks for' }),
      ]);
    },
    limitMs,
  );
});
