import { maxAheadMs } from '../evidenceAge';
import type { RecordedFrame } from './recordedFrame';
import type { RecordedEvidence } from './recordedPrediction';

/**
 * What stood above a recorded frame when the next one came: the newest evidence that had arrived by then, if its
 * own frame is not too old for it. The same rule as the live view's `admit`, with the next frame's time in the
 * place of the page's clock.
 * @param untilMs when the next frame came, since the start of the recording; infinite for the last one
 * @param evidence sorted by `arrivedAtMs`
 * @param capturedAtMs time of the frame that a prediction was made of; null where it is not recorded
 * @returns the prediction's frame, or null where nothing stood
 */
export function overlayOfFrame(
  frame: Pick<RecordedFrame, 'atMs'>,
  untilMs: number,
  evidence: readonly RecordedEvidence[],
  capturedAtMs: (frameId: number) => number | null,
): number | null {
  const newest = evidence.findLast(({ arrivedAtMs }) => arrivedAtMs < untilMs);
  if (newest === undefined || newest.frameId === null) return null;
  const predictedAtMs = capturedAtMs(newest.frameId);
  if (predictedAtMs === null) return null;
  const ageMs = frame.atMs - predictedAtMs;
  return ageMs <= newest.validForMs && ageMs >= -maxAheadMs ? newest.frameId : null;
}
