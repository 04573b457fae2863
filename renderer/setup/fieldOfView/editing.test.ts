import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corners, cornerNames, rectangularFieldOfView } from '../../../common/fieldOfView';
import { presetFieldOfView } from '../../../common/fieldOfViewPresets';
import {
  edgeNames,
  handlePosition,
  isSameFieldOfView,
  movedHandle,
  octagonPoints,
  smallestSidePx,
  withCut,
  withSide,
} from './editing';

const frame = { width: 1280, height: 720 };
const start = {
  ...rectangularFieldOfView({ x: 200, y: 20, width: 800, height: 680 }),
  corners: corners(() => ({ widthPx: 100, heightPx: 90 })),
};
const handles = [...edgeNames, ...cornerNames, 'whole'] as const;

describe('movedHandle', () => {
  it('moves one side and leaves the opposite one', () => {
    expect(movedHandle(start, 'left', { x: 10, y: 5 }, frame).rect).toEqual({
      ...start.rect,
      x: 210,
      width: 790,
    });
    expect(movedHandle(start, 'bottom', { x: 10, y: -5 }, frame).rect).toEqual({
      ...start.rect,
      height: 675,
    });
  });

  it('moves the whole without changing it', () => {
    const moved = movedHandle(start, 'whole', { x: 2000, y: -3 }, frame);
    expect(moved.rect).toEqual({ ...start.rect, x: 480, y: 17 });
    expect(moved.corners).toEqual(start.corners);
  });

  it('grows a cut inwards, from every corner', () => {
    const inwards = {
      topLeft: { x: 4, y: 6 },
      topRight: { x: -4, y: 6 },
      bottomRight: { x: -4, y: -6 },
      bottomLeft: { x: 4, y: -6 },
    };
    for (const name of cornerNames) {
      const moved = movedHandle(start, name, inwards[name], frame);
      expect(moved.corners[name]).toEqual({ widthPx: 104, heightPx: 96 });
      expect(moved.rect).toEqual(start.rect);
    }
  });

  it('never leaves the frame, turns inside out or cuts more than half a side', () => {
    const move = fc.tuple(
      fc.constantFrom(...handles),
      fc.integer({ min: -3000, max: 3000 }),
      fc.integer({ min: -3000, max: 3000 }),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        let now = start;
        for (const [handle, x, y] of moves) now = { ...movedHandle(now, handle, { x, y }, frame) };
        const { rect } = now;
        expect(rect.x).toBeGreaterThanOrEqual(0);
        expect(rect.y).toBeGreaterThanOrEqual(0);
        expect(rect.x + rect.width).toBeLessThanOrEqual(frame.width);
        expect(rect.y + rect.height).toBeLessThanOrEqual(frame.height);
        expect(Math.min(rect.width, rect.height)).toBeGreaterThanOrEqual(smallestSidePx);
        for (const { widthPx, heightPx } of Object.values(now.corners)) {
          expect(widthPx).toBeLessThanOrEqual(rect.width / 2);
          expect(heightPx).toBeLessThanOrEqual(rect.height / 2);
          expect(Math.min(widthPx, heightPx)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe('numbers', () => {
  it('set one side', () => {
    expect(withSide(start, 'x', 250, frame).rect).toEqual({ ...start.rect, x: 250, width: 750 });
    expect(withSide(start, 'width', 5000, frame).rect.width).toBe(1080);
  });

  it('set one leg of a cut', () => {
    const changed = withCut(start, 'topRight', { heightPx: 33 }, frame);
    expect(changed.corners.topRight).toEqual({ widthPx: 100, heightPx: 33 });
    expect(isSameFieldOfView(changed, start)).toBe(false);
    expect(isSameFieldOfView({ ...changed, corners: start.corners }, start)).toBe(true);
  });
});

describe('drawing', () => {
  it('has eight corners, and handles in the middle of sides and cuts', () => {
    const points = octagonPoints(start);
    expect(points).toHaveLength(8);
    expect(points[0]).toEqual({ x: 300, y: 20 });
    expect(points[7]).toEqual({ x: 200, y: 110 });
    expect(handlePosition(start, 'topLeft')).toEqual({ x: 250, y: 65 });
    expect(handlePosition(start, 'bottomRight')).toEqual({ x: 950, y: 655 });
    expect(handlePosition(start, 'right')).toEqual({ x: 1000, y: 360 });
  });

  it('is unchanged by a move of nothing', () => {
    const preset = presetFieldOfView('exera', frame);
    for (const handle of handles) {
      expect(movedHandle(preset, handle, { x: 0, y: 0 }, frame)).toEqual(preset);
    }
  });
});
