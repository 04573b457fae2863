import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderCurve, rankingOf, rocCurve } from './ranking';

const rank = (pairs: readonly (readonly [number, boolean])[]) =>
  rankingOf(
    pairs.map(([score]) => score),
    pairs.map(([, isPositive]) => isPositive),
  );
/** Few values, so that there are ties. */
const scored = fc.array(
  fc.tuple(
    fc.nat(8).map((value) => value / 8),
    fc.boolean(),
  ),
  {
    minLength: 2,
    maxLength: 40,
  },
);

/** Every pair, one after the other: the definition. */
function areaByPairs(pairs: readonly (readonly [number, boolean])[]): number | null {
  const positives = pairs.filter(([, isPositive]) => isPositive);
  const negatives = pairs.filter(([, isPositive]) => !isPositive);
  if (positives.length === 0 || negatives.length === 0) return null;
  const wins = positives.flatMap(([high]) =>
    negatives.map(([low]): number => (high > low ? 1 : high === low ? 0.5 : 0)),
  );
  return wins.reduce((sum, win) => sum + win, 0) / wins.length;
}

describe('areaUnderCurve', () => {
  it('is that of a case computed by hand, ties counted as half', () => {
    // Pairs: 0.9 above both; 0.4 above 0.1 and level with 0.4.
    expect(
      areaUnderCurve(
        rank([
          [0.9, true],
          [0.4, true],
          [0.4, false],
          [0.1, false],
        ]),
      ),
    ).toBe(0.875);
  });

  it('is null where one side is missing', () => {
    expect(areaUnderCurve(rank([[0.3, true]]))).toBeNull();
    expect(areaUnderCurve(rank([[0.3, false]]))).toBeNull();
  });

  it('is the share of pairs in the right order', () => {
    fc.assert(
      fc.property(scored, (pairs) => {
        const expected = areaByPairs(pairs);
        const area = areaUnderCurve(rank(pairs));
        if (expected === null) expect(area).toBeNull();
        else expect(area).toBeCloseTo(expected, 12);
      }),
    );
  });

  it('counts a case as often as its weight says', () => {
    fc.assert(
      fc.property(
        scored,
        fc.array(fc.nat(3), { minLength: 40, maxLength: 40 }),
        (pairs, weights) => {
          const repeated = pairs.flatMap((pair, index) =>
            Array<typeof pair>(weights[index] ?? 0).fill(pair),
          );
          const area = areaUnderCurve(rank(pairs), weights);
          const expected = areaUnderCurve(rank(repeated));
          if (expected === null) expect(area).toBeNull();
          else expect(area).toBeCloseTo(expected, 12);
        },
      ),
    );
  });

  it('turns round with the scores', () => {
    fc.assert(
      fc.property(scored, (pairs) => {
        const area = areaUnderCurve(rank(pairs));
        const turned = areaUnderCurve(rank(pairs.map(([score, is]) => [-score, is] as const)));
        if (area !== null && turned !== null) expect(area + turned).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('rocCurve', () => {
  it('goes from corner to corner, a step for each score', () => {
    expect(
      rocCurve(
        rank([
          [0.9, true],
          [0.4, true],
          [0.4, false],
          [0.1, false],
        ]),
      ),
    ).toEqual([
      { threshold: Infinity, falsePositiveShare: 0, truePositiveShare: 0 },
      { threshold: 0.9, falsePositiveShare: 0, truePositiveShare: 0.5 },
      { threshold: 0.4, falsePositiveShare: 0.5, truePositiveShare: 1 },
      { threshold: 0.1, falsePositiveShare: 1, truePositiveShare: 1 },
    ]);
    expect(rocCurve(rank([[0.4, true]]))).toEqual([]);
  });

  it('encloses the area', () => {
    fc.assert(
      fc.property(scored, (pairs) => {
        const area = areaUnderCurve(rank(pairs));
        const curve = rocCurve(rank(pairs));
        if (area === null) return;
        const trapezoids = curve.slice(1).map((point, index) => {
          const before = curve[index] ?? point;
          const width = point.falsePositiveShare - before.falsePositiveShare;
          return (width * (point.truePositiveShare + before.truePositiveShare)) / 2;
        });
        expect(trapezoids.reduce((sum, part) => sum + part, 0)).toBeCloseTo(area, 12);
      }),
    );
  });
});
