import { describe, expect, it } from 'vitest';
import { colorDifference, labFromRgb, rgbFromLab } from './cielab';
import { aiColor, colorMapSize, colorMapTable, heatColor, transparentBelow } from './colorMap';

const colors = Array.from({ length: colorMapSize }, (_unused, value) => heatColor(value / 255));
const labs = colors.map(labFromRgb);

describe('cielab', () => {
  it('knows the reference colours', () => {
    expect(labFromRgb([255, 255, 255]).l).toBeCloseTo(100, 2);
    const red = labFromRgb([255, 0, 0]);
    expect([red.l, red.a, red.b].map(Math.round)).toEqual([53, 80, 67]);
  });

  it('comes back to the same bytes', () => {
    for (const rgb of colors) expect(rgbFromLab(labFromRgb(rgb))).toEqual(rgb);
  });
});

describe('the heatmap colours', () => {
  it('never fall in lightness, and rise over every eight steps', () => {
    labs.slice(1).forEach((lab, index) => {
      // Rounding to 8 bit may cost a fraction that nobody sees.
      expect(lab.l).toBeGreaterThan((labs[index]?.l ?? Number.NaN) - 0.2);
    });
    labs.slice(8).forEach((lab, index) => {
      expect(lab.l).toBeGreaterThan(labs[index]?.l ?? Number.NaN);
    });
  });

  it('are perceptually uniform: equal steps look equal', () => {
    const steps = labs.slice(16).map((lab, index) => {
      const earlier = labs[index];
      return earlier === undefined ? Number.NaN : colorDifference(earlier, lab);
    });
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    expect(Math.max(...steps) / mean).toBeLessThan(1.2);
    expect(Math.min(...steps) / mean).toBeGreaterThan(0.8);
  });

  it('hold neither red nor yellow: blue is never below green by much, red never leads', () => {
    for (const [red, green, blue] of colors) {
      expect(blue).toBeGreaterThanOrEqual(green - 2);
      expect(red).toBeLessThanOrEqual(green + 1);
    }
  });

  it('pass through the colour of the AI', () => {
    const ai = labFromRgb([0x48, 0xd6, 0xe0]);
    expect(aiColor).toBe('#48d6e0');
    expect(Math.min(...labs.map((lab) => colorDifference(lab, ai)))).toBeLessThan(1);
  });
});

describe('colorMapTable', () => {
  const alphas = [...colorMapTable(0.6)].filter((_value, index) => index % 4 === 3);

  it('is transparent for small values and grows to the chosen opacity', () => {
    expect(alphas.slice(0, Math.floor(255 * transparentBelow)).every((a) => a === 0)).toBe(true);
    expect(alphas[255]).toBe(Math.round(0.6 * 255));
    expect(alphas.every((a, index) => index === 0 || a >= (alphas[index - 1] ?? 256))).toBe(true);
  });

  it('is invisible at opacity 0', () => {
    expect(
      colorMapTable(0)
        .filter((_value, index) => index % 4 === 3)
        .every((a) => a === 0),
    ).toBe(true);
  });
});
