import type { FrameQuality } from '../frameQuality';

/** What a track says of one second. */
export interface DigestSecond {
  /** Largest confidence; null where nothing was predicted. */
  readonly peak: number | null;
  /** Predictions, and those among them that found an ampulla in a usable picture. */
  readonly predictions: number;
  readonly found: number;
  /** The verdict of most of its predictions; null where nothing was predicted. */
  readonly quality: FrameQuality['verdict'] | null;
}

/** A track in seconds, from its beginning: what the timeline's strips are drawn from. */
export interface TrackDigest {
  readonly trackId: string;
  readonly seconds: readonly DigestSecond[];
  /** False while it is still being made, or while the recording grows. */
  readonly isComplete: boolean;
}

/** Share of the predictions that found an ampulla in a usable picture, 0 to 1; null without any. */
export function foundShare({ seconds }: Pick<TrackDigest, 'seconds'>): number | null {
  const predictions = seconds.reduce((sum, second) => sum + second.predictions, 0);
  if (predictions === 0) return null;
  return seconds.reduce((sum, second) => sum + second.found, 0) / predictions;
}
