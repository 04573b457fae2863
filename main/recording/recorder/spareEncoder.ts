import { rm } from 'node:fs/promises';
import type { EncodedShape, EncoderChoice } from '../encoder/encoderArguments';
import { SegmentEncoder } from '../encoder/segmentEncoder';

/** What a video file is written by and like. */
export interface EncoderPlan {
  readonly ffmpegPath: string;
  readonly choice: EncoderChoice;
  readonly shape: EncodedShape;
  /** Absolute path of the file. */
  readonly path: string;
}

/**
 * The encoder of the next video file, started before its first picture comes: starting a program takes longer on a
 * computer at work than pictures may wait. One that turns out not to fit is thrown away.
 */
export class SpareEncoder {
  private spare: { readonly plan: EncoderPlan; readonly encoder: SegmentEncoder } | null = null;

  /** Null where none is ready. */
  get processId(): number | null {
    return this.spare?.encoder.processId ?? null;
  }

  /** Starts it, unless one is there already. @returns whether it was started now */
  prepare(plan: EncoderPlan): boolean {
    if (this.spare !== null) return false;
    this.spare = { plan, encoder: new SegmentEncoder(plan) };
    return true;
  }

  /** Hands it over where it is the one that is needed and runs. */
  take(plan: EncoderPlan): SegmentEncoder {
    const { spare } = this;
    this.spare = null;
    if (spare !== null && isSame(spare.plan, plan) && spare.encoder.hasRoom) return spare.encoder;
    spare?.encoder.kill();
    return new SegmentEncoder(plan);
  }

  /** Ends it, with the file that it may have made. Resolves when both are gone. */
  async dispose(): Promise<void> {
    const { spare } = this;
    this.spare = null;
    if (spare === null) return;
    spare.encoder.kill();
    await spare.encoder.ended;
    await rm(spare.plan.path, { force: true }).catch(() => undefined);
  }
}

function isSame(a: EncoderPlan, b: EncoderPlan): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
