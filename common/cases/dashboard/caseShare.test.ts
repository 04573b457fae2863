import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseShare } from './caseShare';

describe('caseShare', () => {
  // By hand: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n).
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%d of %d have the interval of Newcombe’s table', (count, of, low, high) => {
    const share = caseShare(count, of);
    expect(share.share).toBe(count / of);
    expect(share.low).toBeCloseTo(low, 4);
    expect(share.high).toBeCloseTo(high, 4);
  });

  it('is no share of nothing', () => {
    expect(caseShare(0, 0)).toEqual({ count: 0, of: 0, share: null, low: null, high: null });
  });

  it('lies within its interval, and that within 0 to 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30_000 }), fc.nat(30_000), (of, drawn) => {
        const { share, low, high } = caseShare(drawn % (of + 1), of);
        const ends = [0, low, share, high, 1];
        expect(ends.toSorted((one, other) => (one ?? NaN) - (other ?? NaN))).toEqual(ends);
      }),
    );
  });
});
