import type { ReplayControl, ReplayState } from '../../../common/recordings/replayIpc';
import type { RecordingReader } from '../reader/recordingReader';
import { PlayClock } from './playClock';

/** A control that moves the head. */
export type Move = Exclude<ReplayControl, { readonly kind: 'track' | 'compare' }>;

/** For so long the last frame of a section stands. */
const lastFrameMs = 30;

type Frames = Pick<RecordingReader, 'frame' | 'frames' | 'frameAt' | 'isGrowing'>;

/** Which frame of a recording is wanted at each moment. Knows no pictures. */
export class Playhead {
  private readonly reader: Frames;
  private readonly clock: PlayClock;
  private resting = 0;
  private playing = false;
  private section: ReplayState['loop'] = null;
  private chosenRate = 1;

  constructor(reader: Frames, nowMs: () => number) {
    this.reader = reader;
    this.clock = new PlayClock(nowMs);
  }

  get isPlaying(): boolean {
    return this.playing;
  }

  get rate(): number {
    return this.chosenRate;
  }

  get loop(): ReplayState['loop'] {
    return this.section;
  }

  /** Of the recording; runs on within a gap. Unit: ms since its start. */
  get timeMs(): number {
    return this.clock.timeMs;
  }

  /** The frame that is to be seen now. */
  get frame(): number {
    return this.playing ? this.reader.frameAt(this.clock.timeMs) : this.resting;
  }

  /** When it was captured. Unit: ms since the start of the recording. */
  get frameTimeMs(): number {
    return this.reader.frames === 0 ? 0 : this.reader.frame(this.frame).atMs;
  }

  take(move: Move): void {
    switch (move.kind) {
      case 'play':
        this.play(move.rate);
        return;
      case 'pause':
        this.rest(this.frame);
        return;
      case 'seekFrame':
        this.goTo(move.frame);
        return;
      case 'seekTime':
        this.goTo(this.reader.frameAt(move.atMs));
        return;
      case 'step':
        this.rest(this.within(this.frame + move.frames));
        return;
      case 'loop':
        this.section = move.section && ordered(move.section);
        return;
    }
  }

  /** Goes on from a time without ceasing to play. Unit: ms since the start. */
  jump(atMs: number): void {
    this.clock.set(atMs);
  }

  /** The clock stands while a picture is being decoded. */
  wait(): void {
    this.clock.stand();
  }

  /** The picture is there. */
  goOn(): void {
    if (this.playing) this.clock.run(this.chosenRate);
  }

  /** What happens at an end while it plays. @returns whether it came to rest */
  arrive(): boolean {
    if (!this.playing || this.reader.frames === 0) return false;
    const { first, last } = this.section ?? { first: 0, last: this.reader.frames - 1 };
    const [fromMs, untilMs] = [this.timeOf(first), this.timeOf(last)];
    const isForwards = this.chosenRate > 0;
    // The last frame is seen, too.
    const isBehind = isForwards ? this.timeMs > untilMs + lastFrameMs : this.timeMs < fromMs;
    if (!isBehind) return false;
    if (this.section !== null) this.jump(isForwards ? fromMs : untilMs);
    // A recording that grows is followed: its end comes later.
    else if (this.reader.isGrowing && isForwards) this.jump(untilMs);
    else this.rest(isForwards ? last : first);
    return !this.playing;
  }

  private play(rate: number): void {
    if (this.reader.frames === 0) return;
    const isAtEnd = rate > 0 && !this.reader.isGrowing && this.frame >= this.reader.frames - 1;
    const start = isAtEnd && this.section === null ? 0 : this.frame;
    // Playing goes on where it is, also in the middle of a gap.
    if (!this.playing || isAtEnd) this.clock.set(this.timeOf(start));
    this.playing = true;
    this.chosenRate = rate;
    this.clock.run(rate);
  }

  private goTo(frame: number): void {
    const target = this.within(frame);
    if (this.playing) this.clock.set(this.timeOf(target));
    else this.rest(target);
  }

  private rest(frame: number): void {
    this.playing = false;
    this.clock.stand();
    this.resting = frame;
    if (this.reader.frames > 0) this.clock.set(this.timeOf(frame));
  }

  private within(frame: number): number {
    return Math.max(0, Math.min(this.reader.frames - 1, frame));
  }

  private timeOf(frame: number): number {
    return this.reader.frame(this.within(frame)).atMs;
  }
}

function ordered({ first, last }: { readonly first: number; readonly last: number }) {
  return { first: Math.min(first, last), last: Math.max(first, last) };
}
