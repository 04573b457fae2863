import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everyCase } from '../../common/cases/caseQuery';
import { backupName } from './backupName';
import { BackupShelf } from './client/backupShelf';
import { storePlace } from './storePlace';
import { TestCase } from './testKit/testEvents';
import { keyOf, runOn } from './testKit/openFile';
import { useTestStores } from './testKit/useTestStores';

const limitMs = 60_000;
const stores = useTestStores(limitMs);

async function storeWithCase() {
  const folder = await stores.folder();
  const client = stores.client(folder);
  await client.open();
  await client.create(null);
  const one = new TestCase('2026-03-02T08:00:00.000Z');
  await client.append([one.started('ERCP-1'), ...one.attempts(3)]);
  return { folder, client, one };
}

describe('backups of the case store', () => {
  it(
    'are whole, encrypted and listed, and clear the journal of what they hold',
    async () => {
      const { folder, client, one } = await storeWithCase();
      const place = storePlace(folder);
      const journalBytes = async () => (await stat(place.journal)).size;
      await expect.poll(journalBytes).toBeGreaterThan(0);
      const backup = await client.backUp();
      expect(await client.backups()).toContainEqual(backup);
      expect(backup).toMatchObject({ cases: 1, fileName: backupName(backup.madeAt, 1) });
      expect(client.state.state).toBe('ready');
      expect(await journalBytes()).toBe(0);
      const path = join(place.backups, backup.fileName);
      expect((await readFile(path)).includes('ERCP-1')).toBe(false);
      expect(runOn(path, keyOf(folder), ['SELECT count(*) AS n FROM events'])).toEqual([{ n: 4 }]);
      await client.append(one.attempts(1));
      await expect.poll(journalBytes).toBeGreaterThan(0);
    },
    limitMs,
  );

  it(
    'come by themselves after the end of a case',
    async () => {
      const { client, one } = await storeWithCase();
      await expect.poll(() => client.backups(), { timeout: 20_000 }).toHaveLength(1);
      await client.append([one.event({ kind: 'ended' })]);
      await expect.poll(() => client.backups(), { timeout: 20_000 }).toHaveLength(2);
    },
    limitMs,
  );

  it(
    'bring back an older state and what the journal has since, and set the present file aside',
    async () => {
      const { folder, client, one } = await storeWithCase();
      const { fileName } = await client.backUp();
      const later = one.attempts(2);
      await client.append(later);
      await client.restore(fileName, null);
      expect((await client.events(one.caseId)).slice(-2).map(({ id }) => id)).toEqual(
        later.map(({ id }) => id),
      );
      expect(await client.verify()).toMatchObject({ isIntact: true, events: 6 });
      const aside = (await readdir(folder)).filter((name) => name.startsWith('set-aside-'));
      expect(aside.some((name) => name.endsWith('cases.db'))).toBe(true);
    },
    limitMs,
  );

  it(
    'leave everything as it was where the backup is damaged or none',
    async () => {
      const { folder, client, one } = await storeWithCase();
      const { fileName } = await client.backUp();
      const path = join(storePlace(folder).backups, fileName);
      await writeFile(
        path,
        (await readFile(path)).map((byte) => byte ^ 0x5a),
      );
      await expect(client.restore(fileName, null)).rejects.toMatchObject({ why: 'wrongKey' });
      expect(client.state.state).toBe('ready');
      expect(await client.events(one.caseId)).toHaveLength(4);
      expect(await client.verify()).toMatchObject({ isIntact: true });
      for (const name of ['../cases.key', backupName('2026-01-01T00:00:00.000Z', 3), '']) {
        await expect(client.restore(name, null)).rejects.toMatchObject({ why: 'backupUnusable' });
        expect(client.state.state).toBe('ready');
      }
    },
    limitMs,
  );

  it(
    'are kept for the newest five and the newest of each of seven days',
    async () => {
      const { folder, client } = await storeWithCase();
      const { fileName } = await client.backUp();
      const place = storePlace(folder);
      const copy = await readFile(join(place.backups, fileName));
      for (let hour = 0; hour < 24 * 10; hour += 8) {
        const madeAt = new Date(Date.parse('2020-01-01T00:00:00.000Z') + hour * 3_600_000);
        const path = join(place.backups, backupName(madeAt.toISOString(), 1));
        await writeFile(path, copy);
        await utimes(path, 0, 0);
      }
      const shelf = new BackupShelf(place);
      await shelf.rotate();
      const days = (await shelf.list()).map(({ madeAt }) => madeAt.slice(0, 13));
      expect(days.slice(1)).toEqual([
        ...['2020-01-10T16', '2020-01-10T08', '2020-01-10T00', '2020-01-09T16'],
        ...['2020-01-08T16', '2020-01-07T16', '2020-01-06T16', '2020-01-05T16'],
      ]);
    },
    limitMs,
  );

  it(
    'do not hold a case that was removed, nor does the journal or what was set aside',
    async () => {
      const { folder, client, one } = await storeWithCase();
      const place = storePlace(folder);
      const { fileName } = await client.backUp();
      await client.restore(fileName, null);
      const two = new TestCase('2026-03-03T08:00:00.000Z');
      await client.append([two.started('ERCP-2')]);
      await client.remove(one.caseId, null, 'request of the patient');
      expect(await client.events(one.caseId)).toEqual([]);
      expect(await client.summaries(everyCase)).toHaveLength(1);
      const left = await client.backups();
      expect(left.map(({ fileName: name }) => name)).not.toContain(fileName);
      expect((await readdir(folder)).filter((name) => name.startsWith('set-aside-'))).toEqual([]);
      const [tombstone] = (await client.auditTrail()).filter(({ what }) => what === 'caseRemoved');
      expect(tombstone).toMatchObject({ detail: 'request of the patient' });
      // Given once more, as from a journal that came late: it stays away.
      await client.append([one.event({ kind: 'cannulated' })]);
      expect(await client.events(one.caseId)).toEqual([]);
      expect(await client.verify()).toMatchObject({ events: 1, removed: 4, isIntact: true });
      await expect(
        client.remove(two.event({ kind: 'attempt' }).id, null, 'none'),
      ).rejects.toMatchObject({
        why: 'caseUnknown',
      });
      await client.close();
      const key = keyOf(folder);
      const backups = left.map(({ fileName: name }) => join(place.backups, name));
      for (const path of [place.database, ...backups]) {
        const query = `SELECT count(*) AS n FROM events WHERE case_id = '${one.caseId}'`;
        expect(runOn(path, key, [query])).toEqual([{ n: 0 }]);
      }
    },
    limitMs,
  );
});
