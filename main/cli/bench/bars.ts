import type { Figures } from './figures';

/** Figures that have a bar. */
export type BarKey =
  | 'predictionsPerBare'
  | 'intervalP95OnOverOff'
  | 'intervalP95NegativeControl'
  | 'displayedOverCaptured720'
  | 'overlayAgeFramesP95'
  | 'staleDrawn'
  | 'killFramesLost'
  | 'killEvidenceGoneMs'
  | 'killPredictionBackMs';

/** How a figure must stand to its limit. */
export type Relation = 'atLeast' | 'atMost' | 'above';

/** One bar and how a run stands to it. */
export interface Verdict {
  /** Key in the JSON output. */
  readonly key: BarKey;
  readonly title: string;
  /** Null when it could not be measured, which misses the bar. */
  readonly value: number | null;
  readonly relation: Relation;
  readonly limit: number | null;
  /** Empty for ratios and counts. */
  readonly unit: '' | 'ms' | 'frames';
  readonly met: boolean;
}

type Bar = Omit<Verdict, 'value' | 'met'>;

/** Lays every bar on a run's figures. */
export function judge(figures: Figures): Verdict[] {
  return barsFor(figures).map((bar) => {
    const value = figures[bar.key];
    return { ...bar, value, met: isMet(value, bar) };
  });
}

function barsFor({ overlayAgeBoundFrames }: Figures): readonly Bar[] {
  return [
    bar('predictionsPerBare', 'predictions / possible', 'atLeast', 0.95),
    bar('intervalP95OnOverOff', 'interval p95, AI on / off', 'atMost', 1.1),
    bar('intervalP95NegativeControl', 'the same, thread held', 'above', 1.3),
    bar('displayedOverCaptured720', 'displayed / captured', 'atLeast', 0.99),
    bar('overlayAgeFramesP95', 'evidence age p95', 'atMost', overlayAgeBoundFrames, 'frames'),
    bar('staleDrawn', 'stale evidence drawn', 'atMost', 0, 'frames'),
    bar('killFramesLost', 'AI killed: frames lost', 'atMost', 0, 'frames'),
    bar('killEvidenceGoneMs', 'AI killed: evidence gone', 'atMost', 500, 'ms'),
    bar('killPredictionBackMs', 'AI killed: AI back', 'atMost', 5000, 'ms'),
  ];
}

function bar(
  key: BarKey,
  title: string,
  relation: Relation,
  limit: number | null,
  unit: Bar['unit'] = '',
): Bar {
  return { key, title, relation, limit, unit };
}

/** What is not a number meets no bar. */
function isMet(value: number | null, { relation, limit }: Bar): boolean {
  if (value === null || limit === null) return false;
  switch (relation) {
    case 'atLeast':
      return value >= limit;
    case 'atMost':
      return value <= limit;
    case 'above':
      return value > limit;
  }
}
