import { describe, expect, it } from 'vitest';
import { type CaseQuery, everyCase } from '../../common/cases/caseQuery';
import { TestCase } from './testKit/testEvents';
import { useTestStores } from './testKit/useTestStores';

const stores = useTestStores();

const firstPage: CaseQuery = {
  ...{ filter: everyCase, sortBy: 'startedAt', isDescending: true, offset: 0, limit: 50 },
};
const anyone = { searchesIdentity: false };

describe('CaseStoreClient', () => {
  it('keeps events with their place and derives the case from them', async () => {
    const client = await stores.created();
    const one = new TestCase();
    const given = [one.started('ERCP-1'), one.event({ kind: 'approach' }), ...one.attempts(2)];
    await client.append(given);
    await expect.poll(() => client.events(one.caseId)).toHaveLength(4);
    const stored = await client.events(one.caseId);
    expect(stored.map(({ id, sequence }) => [id, sequence])).toEqual(
      given.map(({ id }, index) => [id, index + 1]),
    );
    expect(await client.running()).toEqual([one.caseId]);
    const page = await client.list(firstPage, anyone);
    expect(page).toMatchObject({
      total: 1,
      stored: 1,
      rows: [{ pseudonym: 'ERCP-1', attempts: 2 }],
    });
    expect(await client.verify()).toEqual({ events: 4, isIntact: true, broken: [], removed: 0 });
  });
});
