import { readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { storePlace } from './storePlace';
import { keyOf } from './testKit/openFile';
import { TestCase } from './testKit/testEvents';
import { noSealer, sealerOf } from './testKit/testSealer';
import { useTestStores } from './testKit/useTestStores';

const limitMs = 60_000;
const stores = useTestStores(limitMs);

/** A closed store with one event. @returns how it is opened */
async function closedStore(passphrase: string | null, sealer = sealerOf('operator')) {
  const folder = await stores.folder();
  const client = stores.client(folder, { sealer });
  await client.open();
  const recoveryKey = await client.create(passphrase);
  const one = new TestCase();
  await client.append([one.started('ERCP-1')]);
  await client.backUp();
  await client.close();
  return { folder, recoveryKey, caseId: one.caseId };
}

describe('the keys of the case store', () => {
  it(
    'asks for a passphrase where the system keeps no keys, and never makes a store without one',
    async () => {
      const folder = await stores.folder();
      const client = stores.client(folder, { sealer: noSealer });
      await client.open();
      expect(client.state).toEqual({ state: 'none', needsPassphrase: true });
      await expect(client.create(null)).rejects.toMatchObject({ why: 'passphraseNeeded' });
      await expect(client.create('short')).rejects.toMatchObject({ why: 'passphraseNeeded' });
      expect(client.state).toEqual({ state: 'none', needsPassphrase: true });
      await client.create('correct horse');
      expect(client.state.state).toBe('ready');
      await expect(client.create('correct horse')).rejects.toMatchObject({ why: 'alreadyThere' });
    },
    limitMs,
  );

  it(
    'opens with the passphrase, not with another, and with a changed one from then on',
    async () => {
      const { folder, caseId } = await closedStore('correct horse', noSealer);
      const client = stores.client(folder, { sealer: noSealer });
      await client.open();
      expect(client.state).toEqual({ state: 'locked', why: 'passphrase' });
      await expect(client.events(caseId)).rejects.toMatchObject({ why: 'locked' });
      await expect(client.unlock('Correct horse')).rejects.toMatchObject({
        why: 'wrongPassphrase',
      });
      expect(client.state).toEqual({ state: 'locked', why: 'passphrase' });
      await client.unlock('correct horse');
      expect(await client.events(caseId)).toHaveLength(1);
      await expect(
        client.changePassphrase('wrong one', 'another horse', null),
      ).rejects.toMatchObject({
        why: 'wrongPassphrase',
      });
      expect(client.state).toMatchObject({ state: 'ready', hasPassphrase: true });
      await client.changePassphrase('correct horse', 'another horse', null);
      expect((await client.auditTrail()).map(({ what }) => what)).toEqual(['passphraseChanged']);
      await client.close();
      await client.open();
      await expect(client.unlock('correct horse')).rejects.toMatchObject({
        why: 'wrongPassphrase',
      });
      await client.unlock('another horse');
      expect(client.state.state).toBe('ready');
    },
    limitMs,
  );

  it(
    'opens on another computer by the recovery key alone, and there without it from then on',
    async () => {
      const { folder, recoveryKey, caseId } = await closedStore(null);
      const other = closedStore(null);
      const client = stores.client(folder, { sealer: sealerOf('another computer') });
      await client.open();
      expect(client.state).toEqual({ state: 'locked', why: 'keyLost' });
      const typo = recoveryKey.replace(/.$/, (sign) => (sign === 'Z' ? 'Y' : 'Z'));
      await expect(client.recover(typo, null)).rejects.toMatchObject({ why: 'recoveryKeyTyping' });
      const foreign = (await other).recoveryKey;
      await expect(client.recover(foreign, null)).rejects.toMatchObject({
        why: 'recoveryKeyWrong',
      });
      expect(client.state.state).toBe('locked');
      await client.recover(recoveryKey, null);
      expect(await client.events(caseId)).toHaveLength(1);
      expect((await client.auditTrail()).map(({ what }) => what)).toEqual(['recoveryKeyUsed']);
      await client.close();
      await client.open();
      expect(client.state.state).toBe('ready');
      // The recovery key stays good for the next move.
      expect(keyOf(folder, sealerOf('another computer'))).toHaveLength(32);
    },
    limitMs,
  );

  it(
    'takes the key file back from a backup where it is missing or damaged',
    async () => {
      const { folder, caseId } = await closedStore(null);
      const { keyFile } = storePlace(folder);
      const client = stores.client(folder);
      await rm(keyFile);
      await client.open();
      expect(client.state).toMatchObject({ state: 'failed', why: 'keyMissing' });
      const [backup] = await client.backups();
      await client.restore(backup?.fileName ?? '', null);
      expect(await client.events(caseId)).toHaveLength(1);
      await client.close();
      await writeFile(keyFile, '{ "format": "ampulla-case-key"');
      await client.open();
      expect(client.state).toMatchObject({ state: 'failed', why: 'keyDamaged' });
      await client.restore(backup?.fileName ?? '', null);
      expect(client.state.state).toBe('ready');
    },
    limitMs,
  );

  it(
    'opens by the recovery key where the key file is missing or damaged, with every event',
    async () => {
      const { folder, recoveryKey, caseId } = await closedStore(null);
      const foreign = (await closedStore(null)).recoveryKey;
      const { keyFile } = storePlace(folder);
      const client = stores.client(folder);
      await rm(keyFile);
      await client.open();
      expect(client.state).toMatchObject({
        why: 'keyMissing',
        ways: expect.arrayContaining(['enterRecoveryKey']) as unknown,
      });
      await expect(client.recover(foreign, 'new words')).rejects.toMatchObject({
        why: 'recoveryKeyWrong',
      });
      await client.recover(recoveryKey, 'new words');
      expect(client.state.state).toBe('ready');
      expect(await client.events(caseId)).toHaveLength(1);
      await client.close();
      await writeFile(keyFile, '{ "format": "ampulla-case-key"');
      await client.open();
      expect(client.state).toMatchObject({ state: 'failed', why: 'keyDamaged' });
      await client.recover(recoveryKey, null);
      expect(await client.events(caseId)).toHaveLength(1);
      await client.close();
      await client.open();
      expect(client.state.state).toBe('ready');
    },
    limitMs,
  );

  it(
    'writes neither key nor text of a case in clear',
    async () => {
      const { folder } = await closedStore(null);
      const place = storePlace(folder);
      const key = keyOf(folder);
      for (const path of [place.database, place.journal, place.head]) {
        const bytes = await readFile(path);
        for (const secret of ['ERCP-1', 'SQLite format 3', 'started', key]) {
          expect(bytes.includes(secret), path).toBe(false);
        }
      }
      const text = await readFile(place.keyFile, 'utf8');
      expect(text).not.toContain(key.toString('hex'));
      expect(text).not.toContain(key.toString('base64'));
    },
    limitMs,
  );
});
