import { describe, expect, it } from 'vitest';
import { estimate } from '../fixtures/syntheticNumbers';
import { metricTexts } from '../metricTexts';
import { betterModel } from './PairedDifference';
import { evenTicks, linearScale } from './scale';
import { seriesLook } from './seriesLook';
import { farthestReach } from './Whisker';

describe('scales', () => {
  it('map ends to ends, also upside down', () => {
    const scale = linearScale({ from: 0.01, to: 0.1 }, 200, 20);
    expect(scale(0.01)).toBe(200);
    expect(scale(0.1)).toBeCloseTo(20);
    expect(linearScale({ from: 3, to: 3 }, 0, 10)(3)).toBe(5);
  });

  it('have round ticks', () => {
    expect(evenTicks(0, 0.9, 10)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
  });
});

describe('looks of series', () => {
  it('tell the first six apart without colour, and twelve with it', () => {
    const looks = Array.from({ length: 12 }, (_unused, index) => seriesLook(index));
    const first = looks.slice(0, 6);
    expect(new Set(first.map(({ marker }) => marker)).size).toBe(6);
    expect(new Set(first.map(({ dash }) => dash)).size).toBe(6);
    expect(new Set(looks.map((look) => JSON.stringify(look))).size).toBe(12);
  });
});

describe('differences', () => {
  const interval = (low: number, high: number) => ({ ...estimate([0]), low, high });

  it('name the better model only where the interval leaves out zero', () => {
    expect(betterModel(interval(0.01, 0.2), metricTexts.mIoU.better)).toBe('first');
    expect(betterModel(interval(-0.2, -0.01), metricTexts.mIoU.better)).toBe('second');
    expect(betterModel(interval(0.01, 0.2), metricTexts.centroidDistance.better)).toBe('second');
    expect(betterModel(interval(-0.2, -0.01), metricTexts.centroidDistance.better)).toBe('first');
    expect(betterModel(interval(-0.1, 0.2), metricTexts.mIoU.better)).toBeNull();
    expect(betterModel(interval(0, 0.2), metricTexts.mIoU.better)).toBeNull();
    expect(betterModel(interval(NaN, NaN), metricTexts.mIoU.better)).toBeNull();
  });

  it('share a scale that holds all of them', () => {
    expect(farthestReach([interval(-0.3, 0.1), interval(0, 0.2)])).toBe(0.3);
    expect(farthestReach([])).toBeGreaterThan(0);
  });
});
