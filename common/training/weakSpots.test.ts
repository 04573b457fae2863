import { describe, expect, it } from 'vitest';
import { answerWith, boxMark, comparedWith, halfBox, truthWith } from './fixtures/lines';
import { weakSpotsOf } from './weakSpots';

const five = [0, 1, 2, 3, 4];
const half = answerWith({ mark: boxMark(halfBox) });

describe('weakSpotsOf', () => {
  it('puts the weakest first, and says nothing of fewer than five items', () => {
    const spots = weakSpotsOf([
      ...five.map((item) => comparedWith(item, { truth: truthWith({ papillaType: 'I' }) })),
      ...five.map((item) =>
        comparedWith(item, { answer: half, truth: truthWith({ papillaType: 'IV' }) }),
      ),
      ...[0, 1, 2, 3].map((item) => comparedWith(item, { truth: truthWith({ view: 'oblique' }) })),
    ]);
    expect(spots.map(({ by, value, items }) => [by, value, items])).toEqual([
      ['papillaType', 'IV', 5],
      ['papillaType', 'I', 5],
      ['view', 'oblique', 4],
    ]);
    expect(spots.map(({ figures }) => figures?.marking?.figures.mIoU ?? null)).toEqual([
      0.5,
      1,
      null,
    ]);
  });

  it('sorts by the distance where only points were given', () => {
    const point = (x: number) => answerWith({ mark: { kind: 'point', point: { x, y: 25 } } });
    const spots = weakSpotsOf([
      ...five.map((item) =>
        comparedWith(item, { answer: point(50), truth: truthWith({ view: 'enFace' }) }),
      ),
      ...five.map((item) =>
        comparedWith(item, { answer: point(90), truth: truthWith({ view: 'tangential' }) }),
      ),
    ]);
    expect(spots.map(({ value }) => value)).toEqual(['tangential', 'enFace']);
  });
});
