import { overlayOfFrame } from '../../../common/recordings/overlayOfFrame';
import type { ReplayOverlay } from '../../../common/recordings/replayFrame';
import type { FrameTable } from './frameTable';
import type { TrackReader } from './trackReader';

/** A frame of a recording and what may have stood above it. */
export interface DrawnFrame {
  readonly frame: number;
  /** When the next frame came; infinite for the last one. Unit: ms since the start. */
  readonly untilMs: number;
  readonly table: FrameTable;
  readonly track: Pick<TrackReader, 'evidenceBefore' | 'predictionOf'>;
}

/** The evidence that stood above a frame, in the form that the overlay is drawn from; null where nothing did. */
export function drawnEvidence({ frame, untilMs, table, track }: DrawnFrame): ReplayOverlay | null {
  const newest = track.evidenceBefore(untilMs);
  if (newest === null) return null;
  const captured = (frameId: number): number | null => table.capturedAtMs(frameId, frame);
  const frameId = overlayOfFrame(table.at(frame), untilMs, [newest], captured);
  if (frameId === null) return null;
  const recorded = track.predictionOf(frameId, untilMs);
  const capturedAtMs = captured(frameId);
  if (recorded === null || capturedAtMs === null) return null;
  const { peak, box, centroid, mask } = recorded;
  return { prediction: { frameId, capturedAtMs, peak, mask, region: { box, centroid } } };
}
