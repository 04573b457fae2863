import { describe, expect, it } from 'vitest';
import { frameQuality } from './frameQuality';
import type { Box } from './geometry';
import { fitView, viewQuality } from './viewQuality';
import { lightSlope } from './viewQualityLight';
import { speckDensity } from './viewQualitySpecks';

const side = 256;
const size = { width: side, height: side };
const middle: Box = { x: 78, y: 78, width: 100, height: 100 };

type Painter = (x: number, y: number) => readonly [number, number, number];

function picture(paint: Painter): Uint8Array {
  const pixels = new Uint8Array(side * side * 3);
  for (let index = 0; index < side * side; index += 1) {
    pixels.set(paint(index % side, Math.floor(index / side)), index * 3);
  }
  return pixels;
}

/** Mucosa in a grain of four pixels, `light` times as bright as usual. */
function mucosa(x: number, y: number, light = 1): readonly [number, number, number] {
  const grain = (Math.floor(x / 4) + Math.floor(y / 4)) % 2 === 0 ? 0.75 : 1;
  const level = (share: number): number => Math.min(255, 180 * grain * light * share);
  return [level(1), level(0.6), level(0.45)];
}

function judge(paint: Painter, box = middle, found = true) {
  const pixels = picture(paint);
  return viewQuality(pixels, size, { found, box, quality: frameQuality(pixels, size) });
}

/** A disc of the given radius around each point of a lattice. */
function onLattice(x: number, y: number, step: number, radius: number): boolean {
  return Math.hypot((x % step) - step / 2, (y % step) - step / 2) <= radius;
}

describe('viewQuality', () => {
  it('finds a sharp, even, centred view fit', () => {
    const { verdict, measures } = judge(mucosa);
    expect(verdict).toBe('fit');
    expect(measures).toMatchObject({ offCentre: 0, deviceShare: 0, clippedShare: 0 });
    expect(measures?.areaShare).toBeCloseTo(10_000 / 65_536);
    expect(measures?.edgeGap).toBeCloseTo(78 / 256);
  });

  it('measures nothing where no ampulla was found', () => {
    expect(judge(mucosa, middle, false)).toEqual({ measures: null, verdict: 'noAmpulla' });
  });

  it.each<[string, Painter, Box?]>([
    ['dark', (x, y) => mucosa(x, y, 0.2)],
    ['outOfBody', (x, y) => (onLattice(x, y, 8, 2) ? [200, 200, 200] : [150, 150, 150])],
    ['instrument', (x, y) => (x > 120 && x < 136 ? [90, 110, 150] : mucosa(x, y))],
    ['instrument', (x, y) => (x > 120 && x < 136 ? [170, 160, 40] : mucosa(x, y))],
    ['offCentre', mucosa, { x: 150, y: 78, width: 60, height: 60 }],
    ['offCentre', mucosa, { x: 2, y: 2, width: 250, height: 250 }],
    ['tooFar', mucosa, { x: 110, y: 110, width: 36, height: 36 }],
    ['oblique', (x, y) => mucosa(x, y, 2 ** (-2 * (y / side)))],
    ['overexposed', (x, y) => (onLattice(x, y, 50, 12) ? [255, 250, 245] : mucosa(x, y))],
    ['blurred', (x) => [150 + 60 * Math.sin(x / 12), 90 + 30 * Math.sin(x / 12), 60]],
    ['bubbles', (x, y) => (onLattice(x, y, 16, 1.6) ? [255, 250, 250] : mucosa(x, y, 0.8))],
  ])('calls a view %s by its name', (verdict, paint, box) => {
    expect(judge(paint, box).verdict).toBe(verdict);
  });

  it('lets what is wrong outside the box pass', () => {
    const far: Painter = (x, y) => (x < 30 && y < 60 ? [90, 110, 150] : mucosa(x, y));
    expect(judge(far).verdict).toBe('fit');
  });

  it('survives a box that is empty or reaches beyond the picture', () => {
    expect(judge(mucosa, { x: 0, y: 0, width: 0, height: 0 }).verdict).toBe('offCentre');
    const { measures } = judge(mucosa, { x: -20, y: 200, width: 300, height: 90 });
    expect(measures?.edgeGap).toBeLessThan(0);
    expect(Object.values(measures ?? {}).every(Number.isFinite)).toBe(true);
  });
});

describe('lightSlope', () => {
  it('is the doublings of luma from side to side, whatever the direction', () => {
    const along = (angle: number): Uint8Array =>
      Uint8Array.from({ length: side * side }, (_, index) => {
        const x = (index % side) / side - 0.5;
        const y = Math.floor(index / side) / side - 0.5;
        return 100 * 2 ** (1.5 * (x * Math.cos(angle) + y * Math.sin(angle)));
      });
    for (const angle of [0, 0.7, 2, 4]) expect(lightSlope(along(angle), size)).toBeCloseTo(1.5, 1);
  });

  it('leaves black borders and highlights out', () => {
    const even = new Uint8Array(side * side).fill(120).fill(0, 0, 20_000).fill(250, 60_000);
    expect(lightSlope(even, size)).toBeCloseTo(0, 9);
    expect(lightSlope(new Uint8Array(side * side), size)).toBe(0);
  });
});

describe('speckDensity', () => {
  /** So many white squares of 2 pixels on a red ground of 64 x 64. */
  function strewn(count: number): Uint8Array {
    const pixels = new Uint8Array(64 * 64 * 3);
    for (let at = 0; at < pixels.length; at += 3) pixels.set([150, 80, 60], at);
    for (let index = 0; index < count; index += 1) {
      const x = 4 + (index % 5) * 12;
      const y = 4 + Math.floor(index / 5) * 12;
      for (const at of [y * 64 + x, y * 64 + x + 1, (y + 1) * 64 + x, (y + 1) * 64 + x + 1]) {
        pixels.set([240, 240, 240], at * 3);
      }
    }
    return pixels;
  }

  it('counts specks for each pixel of a side', () => {
    const small = { width: 64, height: 64 };
    expect(speckDensity(strewn(0), small)).toBe(0);
    expect(speckDensity(strewn(16), small)).toBeCloseTo(16 / 64);
    expect(speckDensity(strewn(25), small)).toBeGreaterThan(fitView.mostSpeckDensity);
  });

  it('passes over what is large, coloured, or a single pixel', () => {
    const small = { width: 64, height: 64 };
    const pixels = strewn(0);
    for (let y = 10; y < 30; y += 1) {
      for (let x = 10; x < 30; x += 1) pixels.set([240, 240, 240], (y * 64 + x) * 3);
    }
    for (const at of [40 * 64 + 40, 50 * 64 + 50]) pixels.set([240, 240, 240], at * 3);
    for (const at of [2560, 2561, 2624, 2625]) pixels.set([250, 133, 100], at * 3);
    expect(speckDensity(pixels, small)).toBe(0);
    expect(speckDensity(new Uint8Array(), { width: 0, height: 0 })).toBe(0);
  });
});
