import type { MessageOutput } from './command';

/** A terminal's line is drawn anew this often. */
const terminalIntervalMs = 200;
/** Elsewhere, as in a log file, a line is added this often. */
const logIntervalMs = 5000;

/** How far a video, or a folder of images, is. */
export interface Progress {
  readonly frames: number;
  /** 0 to 1; null when the length is not known. */
  readonly share: number | null;
}

/** What is counted. */
export type CountedThings = 'frames' | 'images';

/** Says on a terminal or in a log how far it is, how fast, and how long it will take. */
export class ProgressLine {
  private readonly output: MessageOutput;
  private readonly nowMs: () => number;
  private readonly things: CountedThings;
  private readonly startedAtMs: number;
  private lastAtMs: number;
  private isDrawn = false;

  constructor(output: MessageOutput, nowMs: () => number, things: CountedThings = 'frames') {
    this.output = output;
    this.nowMs = nowMs;
    this.things = things;
    this.startedAtMs = nowMs();
    this.lastAtMs = this.startedAtMs;
  }

  update(progress: Progress): void {
    const { isTerminal } = this.output;
    const now = this.nowMs();
    if (now - this.lastAtMs < (isTerminal ? terminalIntervalMs : logIntervalMs)) return;
    this.lastAtMs = now;
    const text = progressText(progress, now - this.startedAtMs, this.things);
    this.output.write(isTerminal ? `\r\x1b[K${text}` : `${text}\n`);
    this.isDrawn = isTerminal;
  }

  /** Removes the line from a terminal, so that a message can follow. */
  clear(): void {
    if (this.isDrawn) this.output.write('\r\x1b[K');
    this.isDrawn = false;
  }
}

/** As in ` 42 %  1260 frames  63.2 frames/s  0:27 left`. */
export function progressText(
  { frames, share }: Progress,
  elapsedMs: number,
  things: CountedThings = 'frames',
): string {
  const perSecond = ((frames * 1000) / Math.max(elapsedMs, 1)).toFixed(1);
  const done = `${frames} ${things}  ${perSecond} ${things}/s`;
  if (share === null || share <= 0) return done;
  const percent = Math.min(Math.floor(share * 100), 100);
  const left = minutesAndSeconds(elapsedMs * Math.max(1 / share - 1, 0));
  return `${String(percent).padStart(3)} %  ${done}  ${left} left`;
}

/** Milliseconds as `m:ss`. */
export function minutesAndSeconds(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
