import type { Figures } from './figures';

/** Figures that have a bar. */
export type BarKey =
  | 'predictionsPerBare'
  | 'intervalP95OnOverOff'
  | 'intervalP95NegativeControl'
  | 'displayedOverCaptured720'
  | 'displayedOverCaptured1080'
  | 'overlayAgeFramesP95'
  | 'staleDrawn'
  | 'captureLagFrames'
  | 'memorySlopeMiBPerMinute'
  | 'killFramesLost'
  | 'killOverlayGoneMs'
  | 'killPredictionBackMs'
  | 'drawFailures'
  | 'recordingFramesLost'
  | 'predictionLogMbIn30Minutes';

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
  readonly unit: '' | 'ms' | 'frames' | 'MiB/min' | 'MB';
  /** Null where the run was too short to tell. */
  readonly met: boolean | null;
}

type Bar = Omit<Verdict, 'value' | 'met'>;

/** A shorter watch over the memory says what it saw, but is not judged: caches may still fill. */
export const memoryMinutesToJudge = 19.5;
/** A working day of eight hours adds half a gibibyte at most. */
const mostMiBPerMinute = 1;

const recordingBars: readonly Bar[] = [
  bar('recordingFramesLost', 'frames not recorded, demo and 720p30', 'atMost', 0, 'frames'),
  bar('predictionLogMbIn30Minutes', 'predictions in 30 minutes', 'atMost', 15, 'MB'),
];

/** Lays every bar on a run's figures. */
export function judge(figures: Figures): Verdict[] {
  return barsFor(figures).map((bar) => {
    const value = figures[bar.key];
    const canTell =
      bar.key !== 'memorySlopeMiBPerMinute' || figures.memoryMinutes >= memoryMinutesToJudge;
    return { ...bar, value, met: canTell ? isMet(value, bar) : null };
  });
}

/** The bars that a run missed. */
export function missedBars(verdicts: readonly Verdict[]): Verdict[] {
  return verdicts.filter(({ met }) => met === false);
}

function barsFor({ overlayAgeBoundFrames, recordedPredictions }: Figures): readonly Bar[] {
  return [
    bar('predictionsPerBare', 'predictions / possible', 'atLeast', 0.95),
    bar('intervalP95OnOverOff', 'interval p95, AI on / off', 'atMost', 1.1),
    bar('intervalP95NegativeControl', 'the same, slow model on the thread', 'above', 1.3),
    bar('displayedOverCaptured720', 'displayed / captured, 720p30', 'atLeast', 0.99),
    bar('displayedOverCaptured1080', 'displayed / captured, 1080p30', 'atLeast', 0.95),
    bar('overlayAgeFramesP95', 'overlay age p95', 'atMost', overlayAgeBoundFrames, 'frames'),
    bar('staleDrawn', 'stale overlays drawn', 'atMost', 0, 'frames'),
    bar('captureLagFrames', 'capture lag, progressive', 'atMost', 0, 'frames'),
    bar('memorySlopeMiBPerMinute', 'memory growth', 'atMost', mostMiBPerMinute, 'MiB/min'),
    bar('killFramesLost', 'AI killed: frames lost', 'atMost', 0, 'frames'),
    bar('killOverlayGoneMs', 'AI killed: overlay gone', 'atMost', 500, 'ms'),
    bar('killPredictionBackMs', 'AI killed: AI back', 'atMost', 5000, 'ms'),
    bar('drawFailures', 'drawings that failed', 'atMost', 0),
    ...(recordedPredictions === null ? [] : recordingBars),
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
