import { fork } from 'node:child_process';
import { copyFile, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CaseStoreClient, CaseStoreError } from './caseStoreClient';
import { forkInNode } from '../processes/forkInNode';
import { storePlace } from './storePlace';
import { TestCase } from './testKit/testEvents';
import { nodeWithFileLimit } from './testKit/testStore';
import { tamper } from './testKit/openFile';
import { useTestStores } from './testKit/useTestStores';

const limitMs = 120_000;
const stores = useTestStores(limitMs);

interface HostMessage {
  readonly caseId?: string;
  readonly acknowledged?: string;
  readonly refused?: string;
}

/** A closed store with a case of some events. */
async function filledStore(attempts = 300): Promise<{ folder: string; one: TestCase }> {
  const folder = await stores.folder();
  const client = stores.client(folder);
  await client.open();
  await client.create(null);
  const one = new TestCase();
  await client.append([one.started('ERCP-1'), ...one.attempts(attempts)]);
  await client.backUp();
  await client.close();
  return { folder, one };
}

async function opened(folder: string): Promise<CaseStoreClient> {
  const client = stores.client(folder);
  await client.open();
  return client;
}

/** Flips every byte of some pages. */
async function corrupt(path: string, pages: readonly number[]): Promise<void> {
  const file = await open(path, 'r+');
  for (const page of pages) {
    const bytes = Buffer.alloc(4096);
    await file.read(bytes, 0, bytes.length, page * 4096);
    await file.write(
      bytes.map((byte) => byte ^ 0x5a),
      0,
      bytes.length,
      page * 4096,
    );
  }
  await file.close();
}

describe('CaseStoreClient with faults', () => {
  it(
    'survives corrupt pages: events go to the journal, a backup and the journal bring all back',
    async () => {
      const { folder, one } = await filledStore();
      const place = storePlace(folder);
      const pages = Math.floor((await stat(place.database)).size / 4096);
      await corrupt(
        place.database,
        Array.from({ length: pages - 2 }, (_, index) => index + 2),
      );
      const client = await opened(folder);
      const later = one.attempts(3);
      await client.append(later);
      await expect
        .poll(() => client.state, { timeout: 60_000 })
        .toMatchObject({
          state: 'failed',
          ways: expect.arrayContaining(['restoreBackup']) as unknown,
        });
      // Still taken: the journal has it.
      const last = one.event({ kind: 'cannulated' });
      await client.append([last]);
      const [backup] = await client.backups();
      await client.restore(backup?.fileName ?? '', null);
      expect(client.state.state).toBe('ready');
      const ids = (await client.events(one.caseId)).map(({ id }) => id);
      expect(ids).toHaveLength(305);
      expect(ids.slice(-4)).toEqual([...later, last].map(({ id }) => id));
      expect(await client.verify()).toMatchObject({ isIntact: true, events: 305 });
      expect((await client.auditTrail()).map(({ what }) => what)).toEqual(['restored']);
    },
    limitMs,
  );

  it(
    'shows what can be read of a damaged store, and takes events to the journal meanwhile',
    async () => {
      const { folder, one } = await filledStore(3);
      const [root] = tamper(folder, "SELECT rootpage FROM sqlite_master WHERE name = 'chain'");
      await corrupt(storePlace(folder).database, [Number(root?.['rootpage']) - 1]);
      const client = await opened(folder);
      expect(client.state).toMatchObject({ state: 'failed', why: 'damaged' });
      await client.openReadOnly();
      expect(client.state).toEqual({ state: 'readOnly', why: 'chosen' });
      expect(await client.events(one.caseId)).toHaveLength(4);
      await client.append(one.attempts(1));
      expect(client.waitingEvents).toBe(1);
      const [backup] = await client.backups();
      await client.restore(backup?.fileName ?? '', null);
      expect(await client.events(one.caseId)).toHaveLength(5);
    },
    limitMs,
  );

  it('tells a damaged first page from a wrong key, and takes nothing for a new store', async () => {
    const { folder } = await filledStore(3);
    await corrupt(storePlace(folder).database, [0]);
    const client = await opened(folder);
    expect(client.state).toMatchObject({ state: 'failed', why: 'damaged' });
    const [backup] = await client.backups();
    await client.restore(backup?.fileName ?? '', null);
    expect(client.state.state).toBe('ready');
  });

  it('says that the file of another store does not fit the key', async () => {
    const [one, other] = [await filledStore(3), await filledStore(3)];
    await copyFile(storePlace(other.folder).database, storePlace(one.folder).database);
    await rm(storePlace(one.folder).head);
    const client = await opened(one.folder);
    expect(client.state).toMatchObject({ state: 'failed', why: 'wrongKey' });
  });

  it('says that a store whose file is gone is missing, and brings it back', async () => {
    const { folder, one } = await filledStore(3);
    await rm(storePlace(folder).database);
    const client = await opened(folder);
    expect(client.state).toMatchObject({ state: 'failed', why: 'storeMissing' });
    const [backup] = await client.backups();
    await client.restore(backup?.fileName ?? '', null);
    // The key was not known to this client: the restored file is opened as at a start.
    await expect.poll(() => client.state.state).toBe('ready');
    expect(await client.events(one.caseId)).toHaveLength(4);
  });

  it(
    'keeps events when files may not grow (limit of the file size of the process, as a full disk)',
    async () => {
      if (process.platform === 'win32') return;
      const folder = await stores.folder();
      const limited = nodeWithFileLimit(dirname(folder), 150);
      let isLimited = false;
      const client = stores.client(folder, {
        fork: () => (isLimited ? forkInNode(stores.entry, limited) : stores.fork()),
      });
      await client.open();
      await client.create(null);
      const one = new TestCase();
      await client.append([one.started('ERCP-1')]);
      isLimited = true;
      process.kill(client.processId ?? 0, 'SIGKILL');
      for (let batch = 0; batch < 12; batch += 1) await client.append(one.attempts(100));
      await expect
        .poll(() => client.state, { timeout: 30_000 })
        .toMatchObject({ state: 'failed', why: 'diskFull' });
      isLimited = false;
      await client.tryAgain();
      await expect.poll(() => client.waitingEvents, { timeout: 30_000 }).toBe(0);
      expect(await client.events(one.caseId)).toHaveLength(1201);
      expect(await client.verify()).toMatchObject({ isIntact: true, events: 1201 });
    },
    limitMs,
  );

  it(
    'refuses, and loses nothing acknowledged, when no file of the application or of the process may grow',
    async () => {
      if (process.platform === 'win32') return;
      const folder = await stores.folder();
      const execPath = nodeWithFileLimit(dirname(folder), 150);
      const host = fork(stores.hostEntry, [folder, stores.entry], { execPath, execArgv: [] });
      let caseId = '';
      const acknowledged: string[] = [];
      const refused = new Promise<string>((resolve) => {
        host.on('message', (message: HostMessage) => {
          caseId = message.caseId ?? caseId;
          if (message.acknowledged !== undefined) acknowledged.push(message.acknowledged);
          if (message.refused !== undefined) resolve(message.refused);
        });
      });
      expect(await refused).toBe('diskFull');
      const exited = new Promise((resolve) => host.once('exit', resolve));
      host.kill('SIGKILL');
      await exited;
      const client = stores.client(folder);
      await expect
        .poll(() => client.open().then(() => client.state.state), { timeout: 20_000 })
        .toBe('ready');
      const stored = new Set((await client.events(caseId)).map(({ id }) => id));
      expect(acknowledged.length).toBeGreaterThan(10);
      expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
      expect(await client.verify()).toMatchObject({ isIntact: true });
    },
    limitMs,
  );

  it(
    'rejects what neither journal nor store takes, and takes it when it is given again',
    async () => {
      const { folder, one } = await filledStore(1);
      const place = storePlace(folder);
      // A folder in the place of either file: no right, root's neither, writes there.
      await rm(place.journal);
      await mkdir(place.journal);
      const client = stores.client(folder);
      await client.open();
      const other = await readFile(place.database);
      await client.close();
      await rm(place.database);
      await mkdir(place.database);
      await client.open();
      expect(client.state).toMatchObject({ state: 'failed', why: 'notWritable' });
      const event = one.event({ kind: 'cannulated' });
      await expect(client.append([event])).rejects.toBeInstanceOf(CaseStoreError);
      await rm(place.database, { recursive: true });
      await rm(place.journal, { recursive: true });
      await writeFile(place.database, other);
      await client.tryAgain();
      expect(client.state.state).toBe('ready');
      await client.append([event]);
      await expect.poll(() => client.events(one.caseId)).toHaveLength(3);
    },
    limitMs,
  );

  it('says that the folder cannot be written where a file stands in its place', async () => {
    const folder = await stores.folder();
    await mkdir(dirname(folder), { recursive: true });
    await writeFile(folder, '');
    const client = await opened(folder);
    expect(client.state).toMatchObject({ state: 'failed', why: 'notWritable' });
    await expect(client.append([new TestCase().started('x')])).rejects.toMatchObject({
      why: 'notWritable',
    });
  });

  it('tells of whole lines of the journal that cannot be read, and opens', async () => {
    const { folder, one } = await filledStore(3);
    await writeFile(storePlace(folder).journal, 'bm90IHNlYWxlZA==\n');
    const findings: CaseStoreError[] = [];
    const client = stores.client(folder, { onFinding: (finding) => findings.push(finding) });
    await client.open();
    expect(findings.map(({ why }) => why)).toEqual(['journalDamaged']);
    expect(await client.events(one.caseId)).toHaveLength(4);
  });

  it('says that another program holds the store, and opens it when that is gone', async () => {
    const { folder, one } = await filledStore(3);
    const holder = await opened(folder);
    const client = await opened(folder);
    expect(client.state).toMatchObject({ state: 'failed', why: 'inUse' });
    await holder.close();
    await client.tryAgain();
    expect(await client.events(one.caseId)).toHaveLength(4);
  });

  it('reads what a newer version wrote, and refuses what it cannot read', async () => {
    const { folder, one } = await filledStore(3);
    tamper(folder, 'PRAGMA user_version = 99');
    const client = await opened(folder);
    expect(client.state).toEqual({ state: 'readOnly', why: 'newerSchema' });
    expect(await client.events(one.caseId)).toHaveLength(4);
    await client.append([one.event({ kind: 'cannulated' })]);
    expect(client.waitingEvents).toBe(1);
    await client.close();
    tamper(folder, "UPDATE meta SET value = '99' WHERE key = 'oldestReader'");
    await client.open();
    expect(client.state).toMatchObject({ state: 'failed', why: 'newerSchema' });
  });

  it('acknowledges events while the process hangs, and stores them once', async () => {
    const client = await stores.created();
    const { processId } = client;
    process.kill(processId ?? 0, 'SIGSTOP');
    const one = new TestCase();
    // Acknowledged by the journal although the store does not move.
    await client.append([one.started('ERCP-1')]);
    expect(client.waitingEvents).toBe(1);
    process.kill(processId ?? 0, 'SIGKILL');
    await expect.poll(() => client.waitingEvents, { timeout: 20_000 }).toBe(0);
  });
});
