import { describe, expect, it } from 'vitest';
import { type CaseFigures, judgeCases } from './caseFigures';

const figures: CaseFigures = {
  ...{ cases: 20_000, events: 300_000, seedMs: 1, fileBytes: 1, backupBytes: 1, openMs: 1 },
  ...{ listOpenMs: 999, listP95Ms: 1, searchP50Ms: 1, searchP95Ms: 199, appendP50Ms: 1 },
  ...{ appendP95Ms: 49, summariesMs: 1, verifyMs: 1, backupMs: 1 },
};
const metOf = (change: Partial<CaseFigures>) =>
  judgeCases({ ...figures, ...change }).map(({ met }) => met);

describe('judgeCases', () => {
  it('asks for less than each limit', () => {
    expect(metOf({})).toEqual([true, true, true]);
    expect(metOf({ listOpenMs: 1000 })).toEqual([false, true, true]);
    expect(metOf({ searchP95Ms: 200 })).toEqual([true, false, true]);
    expect(metOf({ appendP95Ms: 50 })).toEqual([true, true, false]);
  });

  it('does not take what was not measured for good', () => {
    expect(metOf({ searchP95Ms: null, appendP95Ms: null })).toEqual([true, false, false]);
  });
});
