import type { Point } from '../../common/geometry';
import type { DifficultyPrediction } from '../../common/difficulty';
import type { Prediction } from '../../common/prediction';
import type { DifficultySummary } from './difficultyAnalysis';

/**
 * One line of JSON about one frame, with its line break.
 * @param prediction with its region in pixels of the source frame, relative to `origin`
 * @param origin upper left corner of the field of view in the source frame
 * @param difficulty what this frame says of the difficulty; null where it was not asked
 */
export function predictionLine(
  prediction: Prediction,
  origin: Point,
  difficulty: DifficultyPrediction | null,
): string {
  const { frameId, mediaTimeMs, peak, inferenceMs, found, region } = prediction;
  const { box, centroid } = region;
  const inSource = {
    box: {
      x: rounded(origin.x + box.x),
      y: rounded(origin.y + box.y),
      width: rounded(box.width),
      height: rounded(box.height),
    },
    centroid: { x: rounded(origin.x + centroid.x), y: rounded(origin.y + centroid.y) },
  };
  const line = {
    frameId,
    timeMs: rounded(mediaTimeMs),
    box: found ? inSource.box : null,
    centroid: found ? inSource.centroid : null,
    peak: shareRounded(peak),
    inferenceMs: rounded(inferenceMs),
    quality: qualityOf(prediction),
    difficulty: difficulty && {
      probabilities: difficulty.probabilities.map(shareRounded),
      inferenceMs: rounded(difficulty.inferenceMs),
    },
  };
  return `${JSON.stringify(line)}\n`;
}

/** Whether and why the difficulty may be judged by this frame, with all that was measured. */
function qualityOf({ view }: Prediction) {
  const entries = Object.entries<number>({ ...view.measures });
  const measures = Object.fromEntries(entries.map(([name, value]) => [name, shareRounded(value)]));
  return { verdict: view.verdict, measures: view.measures === null ? null : measures };
}

/** The last line: what the video as a whole says of the difficulty. */
export function summaryLine({ state, verdict, reason }: DifficultySummary): string {
  return `${JSON.stringify({ pooledDifficulty: { state, verdict, reason } })}\n`;
}

function shareRounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** Thousandths of a pixel or a millisecond; more digits would only claim what nobody measured. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
