import { defaultOverlaySettings, type OverlayMode } from '../../../common/overlaySettings';
import type { TimelineEntry } from '../../../common/recordings/timelineEntry';
import type { DigestSecond } from '../../../common/recordings/trackDigest';

/** A stretch of time in which something stays the same. Unit: ms since the start. */
export interface Run<Value extends string> {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly value: Value;
}

/** Points of a curve that a screen can show. */
const mostPoints = 1000;

/**
 * The largest confidence of each second as a path of steps on 1000 × 100, broken where nothing was predicted. Longer
 * recordings than points keep the largest of neighbouring seconds.
 */
export function confidencePath(seconds: readonly DigestSecond[], durationMs: number): string {
  const together = Math.max(1, Math.ceil(seconds.length / mostPoints));
  const place = (second: number) => Math.min(1000, (second * 1_000_000) / durationMs).toFixed(1);
  let path = '';
  let isDrawing = false;
  for (let second = 0; second < seconds.length; second += together) {
    const peaks = seconds.slice(second, second + together).flatMap(({ peak }) => peak ?? []);
    if (peaks.length > 0) {
      const [from, until] = [place(second), place(second + together)];
      const y = (100 - 100 * Math.max(...peaks)).toFixed(1);
      path += `${isDrawing ? 'L' : 'M'}${from} ${y}L${until} ${y}`;
    }
    isDrawing = peaks.length > 0;
  }
  return path;
}

type Quality = NonNullable<DigestSecond['quality']>;

/** The picture's quality; seconds without a prediction are left out. */
export function qualityRuns(
  seconds: readonly DigestSecond[],
  durationMs: number,
): readonly Run<Quality>[] {
  const runs: Run<Quality>[] = [];
  seconds.forEach(({ quality }, second) => {
    if (quality === null) return;
    const fromMs = second * 1000;
    const untilMs = Math.min(durationMs, fromMs + 1000);
    const last = runs.at(-1);
    if (last?.value === quality && last.untilMs === fromMs) {
      runs[runs.length - 1] = { ...last, untilMs };
    } else if (untilMs > fromMs) runs.push({ fromMs, untilMs, value: quality });
  });
  return runs;
}

/** How the overlay was drawn, from change to change. */
export function overlayRuns(
  timeline: readonly TimelineEntry[],
  durationMs: number,
): readonly Run<OverlayMode>[] {
  const changes = timeline.flatMap((entry) =>
    entry.kind === 'overlay' ? { atMs: entry.atMs, mode: entry.settings.mode } : [],
  );
  const starts = [{ atMs: 0, mode: defaultOverlaySettings.mode }, ...changes];
  return starts.flatMap(({ atMs, mode }, place) => {
    const untilMs = Math.min(durationMs, starts[place + 1]?.atMs ?? durationMs);
    return untilMs > atMs ? { fromMs: atMs, untilMs, value: mode } : [];
  });
}
