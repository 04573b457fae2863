import { setTimeout } from 'node:timers/promises';
import {
  compareOverlays,
  type DisagreementRun,
  type OverlayComparison,
  type TrackComparison,
} from '../../../common/recordings/trackComparison';
import type { RecordingReader } from './recordingReader';

/** Frames that are compared in one go, about 2 ms; then others have their turn. */
const framesInOneGo = 50;
const restMs = 4;
/** A difference that ends and comes back within so long is one: single frames that flicker are no news. */
const joinedWithinMs = 400;

type Compared = Pick<RecordingReader, 'frame' | 'frames' | 'overlay'>;

/** Goes through a recording once, little by little, and gathers where two of its tracks differ. */
export class ComparisonMaker {
  private readonly reader: Compared;
  private readonly tracks: readonly [string, string];
  private readonly runs: DisagreementRun[] = [];
  private nextFrame = 0;
  private agreeing = 0;
  private iouSum = 0;
  private iouCount = 0;

  constructor(reader: Compared, firstTrackId: string, secondTrackId: string) {
    this.reader = reader;
    this.tracks = [firstTrackId, secondTrackId];
  }

  /** What is known so far. */
  get comparison(): TrackComparison {
    const [firstTrackId, secondTrackId] = this.tracks;
    return {
      ...{ firstTrackId, secondTrackId },
      runs: [...this.runs],
      comparedFrames: this.nextFrame,
      agreeingFrames: this.agreeing,
      meanIou: this.iouCount === 0 ? null : this.iouSum / this.iouCount,
      isComplete: this.nextFrame >= this.reader.frames,
    };
  }

  /** Compares for a while. @returns whether it has come to the end; @throws the signal's reason */
  async goOn(frames: number, signal: AbortSignal): Promise<boolean> {
    const end = Math.min(this.reader.frames, this.nextFrame + frames);
    while (this.nextFrame < end) {
      const pause = Math.min(end, this.nextFrame + framesInOneGo);
      for (; this.nextFrame < pause; this.nextFrame += 1) this.compare(this.nextFrame);
      await setTimeout(restMs, undefined, { signal });
    }
    return this.nextFrame >= this.reader.frames;
  }

  private compare(frame: number): void {
    const [first, second] = this.tracks.map((id) => this.reader.overlay(frame, id));
    this.take(frame, compareOverlays(first?.prediction ?? null, second?.prediction ?? null));
  }

  private take(frame: number, { verdict, iou }: OverlayComparison): void {
    if (iou !== null) {
      this.iouSum += iou;
      this.iouCount += 1;
    }
    if (verdict === 'same' || verdict === 'neither') {
      this.agreeing += 1;
      return;
    }
    const untilMs = this.endOf(frame);
    const last = this.runs.at(-1);
    const fromMs = this.reader.frame(frame).atMs;
    if (last?.kind === verdict && fromMs - last.untilMs <= joinedWithinMs) {
      this.runs[this.runs.length - 1] = { ...last, lastFrame: frame, untilMs };
    } else {
      this.runs.push({ kind: verdict, firstFrame: frame, lastFrame: frame, fromMs, untilMs });
    }
  }

  /** When the next frame comes; the last one has no end of its own. */
  private endOf(frame: number): number {
    return this.reader.frame(Math.min(this.reader.frames - 1, frame + 1)).atMs;
  }
}
