import { describe, expect, it } from 'vitest';
import { boxBetween, markInMiddle, movedMark, pointInside, resizedMark } from './marks';

const picture = { width: 200, height: 100 };
const box = { x: 10, y: 20, width: 40, height: 30 };

describe('a box between two corners', () => {
  it('is the same from every corner, on whole pixels', () => {
    const drawn = { x: 10, y: 20, width: 41, height: 30 };
    expect(boxBetween({ x: 10.2, y: 20.4 }, { x: 50.8, y: 50 }, picture)).toEqual(drawn);
    expect(boxBetween({ x: 50.8, y: 20.4 }, { x: 10.2, y: 50 }, picture)).toEqual(drawn);
  });

  it('ends at the edge of the picture', () => {
    const drawn = boxBetween({ x: 150, y: 60 }, { x: 900, y: -40 }, picture);
    expect(drawn).toEqual({ x: 150, y: 0, width: 50, height: 60 });
  });

  it('is none where it would be too small to see', () => {
    expect(boxBetween({ x: 10, y: 10 }, { x: 60, y: 12 }, picture)).toBeNull();
    expect(boxBetween({ x: 900, y: 10 }, { x: 950, y: 60 }, picture)).toBeNull();
  });
});

describe('a mark', () => {
  it('begins in the middle', () => {
    expect(markInMiddle('point', picture)).toEqual({ kind: 'point', point: { x: 100, y: 50 } });
    expect(markInMiddle('box', picture)).toEqual({
      kind: 'box',
      box: { x: 88, y: 38, width: 25, height: 25 },
    });
  });

  it('moves as far as the picture goes and keeps its size', () => {
    expect(movedMark({ kind: 'box', box }, { x: 5, y: -3 }, picture)).toEqual({
      kind: 'box',
      box: { ...box, x: 15, y: 17 },
    });
    expect(movedMark({ kind: 'box', box }, { x: 1000, y: 1000 }, picture)).toEqual({
      kind: 'box',
      box: { ...box, x: 160, y: 70 },
    });
    const point = { kind: 'point', point: { x: 1, y: 1 } } as const;
    expect(movedMark(point, { x: -10, y: 2 }, picture)).toEqual({
      kind: 'point',
      point: { x: 0, y: 3 },
    });
  });

  it('grows to the edge and never vanishes', () => {
    expect(resizedMark({ kind: 'box', box }, { x: 500, y: -500 }, picture)).toEqual({
      kind: 'box',
      box: { ...box, width: 190, height: 4 },
    });
  });
});

it('a point outside the picture is at its edge', () => {
  expect(pointInside({ x: -3, y: 50.26 }, picture)).toEqual({ x: 0, y: 50.3 });
});
