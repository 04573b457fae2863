import type { TimelineEntry } from '../../../common/recordings/timelineEntry';

type GapEntry = Extract<TimelineEntry, { kind: 'gap' }>;

/** Frames that are missing, until writing goes on. */
export class OpenGap {
  private start: { atMs: number; frameId: number; reason: GapEntry['reason'] } | null = null;
  private frames = 0;

  get isOpen(): boolean {
    return this.start !== null;
  }

  /**
   * One more frame is lost, or several. The reason is the one that was heard of first; it begins with the earliest
   * frame, which may be heard of late: what a dead encoder had taken is counted when its file is.
   */
  add(atMs: number, frameId: number, reason: GapEntry['reason'], frames = 1): void {
    const { start } = this;
    if (start === null) this.start = { atMs, frameId, reason };
    else if (atMs < start.atMs) this.start = { ...start, atMs, frameId };
    this.frames += frames;
  }

  /** Writing goes on. @returns the entry for the timeline; null where nothing was missing */
  close(untilMs: number): GapEntry | null {
    const { start, frames } = this;
    if (start === null) return null;
    this.start = null;
    this.frames = 0;
    return { kind: 'gap', ...start, untilMs: Math.round(untilMs * 10) / 10, frames };
  }
}
