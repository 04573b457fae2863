import { fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { CaseStoreClient } from './caseStoreClient';
import { TestCase } from './testKit/testEvents';
import { useTestStores } from './testKit/useTestStores';

const processKills = 44;
const hostKills = 6;
const eventsPerCase = 50;
const limitMs = 300_000;

const stores = useTestStores(limitMs);

describe('kill -9 under load', () => {
  it(
    `loses no acknowledged event and doubles none in ${processKills} kills of the process`,
    async () => {
      const client = await stores.created();
      const acknowledged = new Map<string, string[]>();
      let isOver = false;
      const load = Array.from({ length: 4 }, async () => {
        while (!isOver) {
          const one = new TestCase();
          const ids: string[] = [];
          acknowledged.set(one.caseId, ids);
          for (let count = 0; count < eventsPerCase; count += 1) {
            const event = count === 0 ? one.started('under load') : one.event({ kind: 'attempt' });
            await client.append([event]);
            ids.push(event.id);
            await wait(randomInt(30));
          }
        }
      });
      for (let kills = 0; kills < processKills; kills += 1) {
        // Two of three while the process loads, opens or has just begun; a file that never takes anything would be
        // taken for a damaged one.
        if (kills % 3 === 0) await storesAgain(client);
        const pid = await nextProcess(client, stores.killed);
        await wait(randomInt(250));
        process.kill(pid, 'SIGKILL');
        stores.killed.add(pid);
      }
      isOver = true;
      await Promise.all(load);
      await expect.poll(() => client.waitingEvents, { timeout: 30_000 }).toBe(0);
      for (const [caseId, ids] of acknowledged) {
        expect((await client.events(caseId)).map(({ id }) => id)).toEqual(ids);
      }
      const events = [...acknowledged.values()].flat().length;
      expect(await client.verify()).toMatchObject({ events, isIntact: true });
      expect(stores.killed.size).toBe(processKills);
    },
    limitMs,
  );

  it(
    `finds every acknowledged event after ${hostKills} kills of the application with client and journal`,
    async () => {
      const folder = await stores.folder();
      const acknowledged = new Map<string, Set<string>>();
      for (let kills = 0; kills < hostKills; kills += 1) await runUntilKilled(folder, acknowledged);
      const client = stores.client(folder);
      await expect
        .poll(() => client.open().then(() => client.state.state), { timeout: 20_000 })
        .toBe('ready');
      for (const [caseId, ids] of acknowledged) {
        const stored = (await client.events(caseId)).map(({ id }) => id);
        expect(new Set(stored).size).toBe(stored.length);
        expect([...ids].filter((id) => !stored.includes(id))).toEqual([]);
      }
      const all = [...acknowledged.values()].reduce((count, { size }) => count + size, 0);
      expect(all).toBeGreaterThan(hostKills);
      expect(await client.verify()).toMatchObject({ isIntact: true });
    },
    limitMs,
  );
});

/** Resolves when the store took what waited. */
async function storesAgain(client: CaseStoreClient): Promise<void> {
  const isCalm = () => client.state.state === 'ready' && client.waitingEvents < 50;
  await expect.poll(isCalm, { timeout: 30_000 }).toBe(true);
}

async function nextProcess(client: CaseStoreClient, killed: ReadonlySet<number>): Promise<number> {
  const isNew = () => client.processId !== undefined && !killed.has(client.processId);
  await expect.poll(isNew, { timeout: 30_000, interval: 5 }).toBe(true);
  return client.processId ?? Number.NaN;
}

/** Lets a host log for a random moment, and kills it. */
async function runUntilKilled(
  folder: string,
  acknowledged: Map<string, Set<string>>,
): Promise<void> {
  const host = fork(stores.hostEntry, [folder, stores.entry], { execArgv: [] });
  const ids = new Set<string>();
  const exited = new Promise((resolve) => host.once('exit', resolve));
  const hasBegun = new Promise<void>((resolve) => {
    host.on('message', (message: { caseId?: string; acknowledged?: string }) => {
      if (message.caseId !== undefined) acknowledged.set(message.caseId, ids);
      if (message.acknowledged !== undefined) {
        ids.add(message.acknowledged);
        resolve();
      }
    });
  });
  await Promise.race([hasBegun, exited]);
  await wait(randomInt(200));
  host.kill('SIGKILL');
  await exited;
}
