import type { ReplayState } from '../../../common/recordings/replayIpc';
import type { RecordingReader } from '../reader/recordingReader';
import type { Playhead } from './playhead';

/** From here on a standing picture is a gap and no slow source. */
const leastGapMs = 500;
/** A gap is seen for so long, however long it was. */
const gapShownMs = 1500;

type Frames = Pick<RecordingReader, 'frame' | 'frames'>;

/** The gap that a time lies in, behind a frame; null where the next frame comes soon. */
export function gapAfter(reader: Frames, frame: number, timeMs: number): ReplayState['gap'] {
  if (frame + 1 >= reader.frames) return null;
  const fromMs = reader.frame(frame).atMs;
  const untilMs = reader.frame(frame + 1).atMs;
  const isInside = timeMs > fromMs + leastGapMs / 2 && timeMs < untilMs;
  return isInside && untilMs - fromMs >= leastGapMs ? { fromMs, untilMs } : null;
}

/** Goes on behind a long gap when it was seen for long enough; forwards and backwards. */
export function passGap(reader: Frames, head: Playhead): void {
  const { frame, timeMs, rate } = head;
  if (frame + 1 >= reader.frames || !head.isPlaying) return;
  const fromMs = reader.frame(frame).atMs;
  const untilMs = reader.frame(frame + 1).atMs;
  const shownMs = gapShownMs * Math.abs(rate);
  if (untilMs - fromMs <= shownMs) return;
  if (rate > 0 && timeMs - fromMs >= shownMs && timeMs < untilMs) head.jump(untilMs);
  if (rate < 0 && untilMs - timeMs >= shownMs && timeMs > fromMs) head.jump(fromMs);
}
