import type { RecordedFrame } from '../../common/recordings/recordedFrame';

/** A picture of a clip and for how many of its frames it stands; `frame` null: nothing was recorded. */
export interface ClipShot {
  readonly frame: number | null;
  readonly times: number;
}

/** From here on it is said that something is missing; what is shorter is a slow source. Unit: ms. */
const leastGapMs = 500;
/** A gap is seen for so long, however long it was. Unit: ms. */
const gapShownMs = 1500;

interface Section {
  readonly frame: (frame: number) => Pick<RecordedFrame, 'atMs'>;
  readonly first: number;
  readonly last: number;
  readonly framesPerSecond: number;
}

/**
 * The pictures of a clip in their order: every frame of the section once, longer where the next one came later, so
 * that the clip runs as the procedure did.
 */
export function* clipShots(section: Section): Generator<ClipShot> {
  const { first, last, framesPerSecond } = section;
  let startMs = section.frame(first).atMs;
  let shown = 0;
  for (let frame = first; frame <= last; frame += 1) {
    const untilMs = frame < last ? section.frame(frame + 1).atMs : null;
    const standsMs = untilMs === null ? 0 : untilMs - section.frame(frame).atMs;
    const isGap = standsMs >= leastGapMs;
    const due =
      untilMs === null || isGap ? 0 : Math.round(((untilMs - startMs) * framesPerSecond) / 1000);
    const times = Math.max(1, due - shown);
    yield { frame, times };
    shown += times;
    if (!isGap || untilMs === null) continue;
    const gapMs = Math.min(gapShownMs, standsMs);
    yield { frame: null, times: Math.max(1, Math.round((gapMs * framesPerSecond) / 1000)) };
    startMs = untilMs;
    shown = 0;
  }
}
