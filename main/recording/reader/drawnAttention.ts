import { overlayOfFrame } from '../../../common/recordings/overlayOfFrame';
import type { ReplayFrame } from '../../../common/recordings/replayFrame';
import type { TimelineEntry } from '../../../common/recordings/timelineEntry';
import type { FrameTable } from './frameTable';
import type { TrackReader } from './trackReader';

/** A frame of a recording and where its attention map is looked for. */
export interface AttentionOfFrame {
  readonly frame: number;
  /** When the next frame came; infinite for the last one. Unit: ms since the start. */
  readonly untilMs: number;
  readonly table: FrameTable;
  readonly timeline: readonly TimelineEntry[];
  readonly track: Pick<TrackReader, 'attentionBefore'>;
}

/** What stood in the heatmap's place above a frame; null where the attention map was not wanted. */
export function drawnAttention(options: AttentionOfFrame): ReplayFrame['attention'] {
  const { frame, untilMs, table, timeline, track } = options;
  const isWanted = timeline.findLast((entry) => entry.kind === 'attention' && entry.atMs < untilMs);
  if (isWanted?.kind !== 'attention' || !isWanted.shown) return null;
  const newest = track.attentionBefore(untilMs);
  const map = newest?.map ?? null;
  if (newest === null || map === null) return { evidence: null };
  const captured = (frameId: number): number | null => table.capturedAtMs(frameId, frame);
  const { frameId, validForMs, explains, values: attention } = map;
  const evidence = { arrivedAtMs: newest.arrivedAtMs, frameId, validForMs };
  const stands = overlayOfFrame(table.at(frame), untilMs, [evidence], captured) !== null;
  const capturedAtMs = captured(frameId);
  if (!stands || capturedAtMs === null) return { evidence: null };
  return {
    evidence: { frameId, capturedAtMs, mediaTimeMs: capturedAtMs, attention, explains, validForMs },
  };
}
