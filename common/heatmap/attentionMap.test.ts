import { describe, expect, it } from 'vitest';
import { attentionColor, attentionLevels, attentionRgb, attentionTable } from './attentionMap';
import { colorDifference, labFromRgb, type Rgb } from './cielab';
import { colorMapSize, heatColor } from './colorMap';

/**
 * Means of six clusters of the pixels of 50 endoscopic pictures (Kvasir-SEG), dark to light; see
 * `docs/adr/0017-the-look-of-attention.md`.
 */
const mucosa: readonly Rgb[] = [
  [78, 34, 22],
  [127, 62, 42],
  [168, 85, 61],
  [207, 102, 69],
  [220, 133, 100],
  [231, 190, 165],
];

describe('the colour of attention', () => {
  it('is the same in both notations', () => {
    const digits = attentionRgb.map((value) => value.toString(16).padStart(2, '0'));
    expect(attentionColor).toBe(`#${digits.join('')}`);
  });

  it('is far from every colour of the ampulla’s heatmap and from mucosa', () => {
    const attention = labFromRgb(attentionRgb);
    for (let value = 0; value < colorMapSize; value += 1) {
      expect(colorDifference(attention, labFromRgb(heatColor(value / 255)))).toBeGreaterThan(80);
    }
    for (const color of mucosa) {
      expect(colorDifference(attention, labFromRgb(color))).toBeGreaterThan(80);
    }
  });

  it('changes mucosa visibly even as a veil', () => {
    for (const color of mucosa) {
      const veiled = color.map(
        (value, channel) => 0.55 * value + 0.45 * (attentionRgb[channel] ?? 0),
      );
      const [red = 0, green = 0, blue = 0] = veiled;
      const difference = colorDifference(labFromRgb([red, green, blue]), labFromRgb(color));
      expect(difference).toBeGreaterThan(30);
    }
  });
});

describe('attentionTable', () => {
  const table = attentionTable(0.6);
  const alphas = [...table].filter((_value, index) => index % 4 === 3);

  it('leaves little influence out and grows to the opacity that was asked for', () => {
    expect(alphas.slice(0, 38).every((alpha) => alpha === 0)).toBe(true);
    expect(alphas[255]).toBe(Math.round(0.6 * 255));
    expect(alphas.every((alpha, index) => index === 0 || alpha >= (alphas[index - 1] ?? 256))).toBe(
      true,
    );
  });

  it('has something to see within every contour line', () => {
    for (const level of attentionLevels) expect(alphas[Math.ceil(level * 255)]).toBeGreaterThan(0);
  });
});
