import type { Box, Point } from '../geometry';
import { aiColor } from '../heatmap/colorMap';
import { bracketBars, crossBars, grown } from './brackets';

/** Device pixels per unit of design; 1 at 1280 × 720 and device pixel ratio 1, larger at 4K. */
export type Unit = number;

/** Bars of one colour; where they overlap they are filled once. */
export interface FilledBars {
  readonly bars: readonly Box[];
  /** `#rrggbb` */
  readonly color: string;
  /** 0 to 1. */
  readonly alpha: number;
}

const rim = { color: '#0a0c0f', alpha: 0.55 } as const;
const crossColor = '#f6feff';

/** The corner-bracket box, from the lowest layer on. @param box in device pixels */
export function boxMark(box: Box, unit: Unit): readonly FilledBars[] {
  const bars = bracketBars(box, wholePixels(2 * unit), wholePixels(25 * unit));
  return withRim(bars, aiColor, unit);
}

/** The centroid's cross, from the lowest layer on. @param centroid in device pixels */
export function centroidMark({ x, y }: Point, unit: Unit): readonly FilledBars[] {
  const bars = crossBars(x, y, wholePixels(1.5 * unit), wholePixels(5 * unit));
  return withRim(bars, crossColor, unit);
}

/** Room between box and label. Unit: device pixels. */
export function labelGap(unit: Unit): number {
  return wholePixels(4 * unit);
}

/** A length in device pixels: whole, and never nothing. */
export function wholePixels(pixels: number): number {
  return Math.max(1, Math.round(pixels));
}

/** The dark rim keeps marks visible on highlights. */
function withRim(bars: readonly Box[], color: string, unit: Unit): readonly FilledBars[] {
  return [
    { bars: grown(bars, wholePixels(unit)), ...rim },
    { bars, color, alpha: 1 },
  ];
}
