import type { SensitivityPreset } from '../../../../../common/sensitivity';
import type { Series } from '../../report/charts/LineChart';
import type { ReferencePoint } from '../../report/charts/ReferenceMark';
import type { TradeoffPoint, VariedNumber } from '../tradeoff';

/** A figure of a rule; null where it has none, as a delay where nothing was shown. */
export type Figure = (point: TradeoffPoint) => number | null;

/** The figures that the plots show. */
export const figures = {
  delayMs: (point) => point.delayMs,
  falsePositivesPerMinute: (point) => point.falsePositivesPerMinute,
  shownShare: (point) => point.shownShare,
  flickerPerMinute: (point) => point.flickerPerMinute,
  missed: (point) => point.missed,
  peak: ({ rule }) => rule.peak,
  toShow: ({ rule }) => rule.toShow,
  toHide: ({ rule }) => rule.toHide,
} as const satisfies Readonly<Record<string, Figure>>;

/** The presets that the points are of, in their order. */
export function presetsOf(points: readonly TradeoffPoint[]): SensitivityPreset[] {
  return [...new Set(points.map(({ preset }) => preset))];
}

/** A line for each preset along one number of its rule; points without a figure are left out. */
export function tradeoffSeries(
  points: readonly TradeoffPoint[],
  varied: VariedNumber,
  x: Figure,
  y: Figure,
): Series[] {
  return presetsOf(points).map((preset, index) => ({
    name: preset,
    index,
    points: places(
      points.filter((point) => point.preset === preset && point.varied === varied),
      x,
      y,
    ),
  }));
}

/** The presets' own points, to be marked with their names. */
export function presetMarks(
  points: readonly TradeoffPoint[],
  varied: VariedNumber,
  x: Figure,
  y: Figure,
  side: ReferencePoint['side'],
): ReferencePoint[] {
  return presetsOf(points).flatMap((label) => {
    const own = points.filter(
      (point) => point.preset === label && point.varied === varied && point.isPreset,
    );
    return places(own, x, y).map((place) => ({ label, ...place, deviation: 0, side }));
  });
}

function places(
  points: readonly TradeoffPoint[],
  x: Figure,
  y: Figure,
): { readonly x: number; readonly y: number }[] {
  return points.flatMap((point) => {
    const place = { x: x(point), y: y(point) };
    return place.x === null || place.y === null ? [] : [{ x: place.x, y: place.y }];
  });
}
