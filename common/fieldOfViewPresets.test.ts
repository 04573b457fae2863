import { describe, expect, it } from 'vitest';
import { corners, evenInside, parseFieldOfViewChoice, scaledFieldOfView } from './fieldOfView';
import { fieldOfViewPresetIds } from './fieldOfViewPresetIds';
import { presetFieldOfView } from './fieldOfViewPresets';

const frames = [
  { width: 768, height: 576 },
  { width: 640, height: 480 },
  { width: 1280, height: 1024 },
  { width: 1920, height: 1080 },
  { width: 64, height: 48 },
  { width: 721, height: 577 },
];

describe('presets', () => {
  it.each(fieldOfViewPresetIds)('%s lies inside every frame, on even numbers', (id) => {
    for (const frame of frames) {
      const { rect, corners: cuts } = presetFieldOfView(id, frame);
      expect(Object.values(rect).every((value) => value >= 0 && value % 2 === 0)).toBe(true);
      expect(rect.x + rect.width).toBeLessThanOrEqual(frame.width);
      expect(rect.y + rect.height).toBeLessThanOrEqual(frame.height);
      for (const { widthPx, heightPx } of Object.values(cuts)) {
        expect(widthPx).toBeLessThan(rect.width / 2);
        expect(heightPx).toBeLessThan(rect.height / 2);
      }
    }
  });

  it('shows the EXERA picture where the one whole screen of the labelled pictures has it', () => {
    const { rect } = presetFieldOfView('exera', { width: 640, height: 512 });
    for (const [side, labelled] of Object.entries({ x: 41, y: 19, width: 556, height: 474 })) {
      expect(Math.abs(rect[side as keyof typeof rect] - labelled), side).toBeLessThanOrEqual(1);
    }
  });

  it('has the shape of the other pictures in an HD frame too', () => {
    const { rect } = presetFieldOfView('lucera-260-hd', { width: 1920, height: 1080 });
    expect(rect.width / rect.height).toBeCloseTo(1.17, 2);
    expect(rect.x + rect.width / 2).toBeCloseTo(960, -1);
  });

  it('can be typed by name', () => {
    expect(fieldOfViewPresetIds.map(parseFieldOfViewChoice)).toEqual(fieldOfViewPresetIds);
    expect(parseFieldOfViewChoice('lucera')).toBeNull();
  });
});

describe('geometry', () => {
  it('scales a field of view to another frame, inwards', () => {
    const cut = { widthPx: 30, heightPx: 20 };
    const fieldOfView = {
      rect: { x: 60, y: 20, width: 600, height: 500 },
      corners: corners(() => cut),
    };
    const frame = { width: 720, height: 576 };
    const scaled = scaledFieldOfView(fieldOfView, frame, { width: 768, height: 576 });
    expect(scaled.rect).toEqual({ x: 64, y: 20, width: 640, height: 500 });
    expect(scaled.corners.topLeft).toEqual({ widthPx: 32, heightPx: 20 });
    expect(scaledFieldOfView(fieldOfView, frame, frame)).toBe(fieldOfView);
  });

  it('finds the even box inside a box', () => {
    expect(evenInside({ x: 1, y: 2, width: 10, height: 11 })).toEqual({
      x: 2,
      y: 2,
      width: 8,
      height: 10,
    });
  });
});
