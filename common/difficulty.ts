import type { Fault } from './language/messageWords';
import type { Mask8, ModelIdentity } from './prediction';
import type { ViewFault } from './viewFaults';

/** Of one cannulation, in the study's order; a case belongs to the last that applies (Kim 2021). */
export const difficultyClasses = ['easy', 'long', 'technique', 'failure'] as const;
export type DifficultyClass = (typeof difficultyClasses)[number];

/** The study's binary task: everything but `easy` is difficult. */
export const binaryDifficultyClasses = ['easy', 'difficult'] as const;
export type BinaryDifficulty = (typeof binaryDifficultyClasses)[number];

/** Every class that a pack may name; the classes of one pack are one of the two lists above. */
export const difficultyLabels = ['easy', 'difficult', 'long', 'technique', 'failure'] as const;
export type DifficultyLabel = (typeof difficultyLabels)[number];

/** What one inference says of one frame's difficulty. */
export interface DifficultyPrediction {
  readonly frameId: number;
  readonly capturedAtMs: number;
  readonly mediaTimeMs: number;
  /** Calibrated, one a class of the pack in its order; their sum is 1. */
  readonly probabilities: readonly number[];
  /** Where the evidence for the most probable class lies (class activation map, 255 = its maximum). */
  readonly attention: Mask8;
  /** Duration of `session.run` with its pre- and post-processing. */
  readonly inferenceMs: number;
}

/** The pooled estimate, with all that a case log has to keep of it. */
export interface DifficultyVerdict {
  readonly label: BinaryDifficulty;
  /** 0 to 1. */
  readonly difficultProbability: number;
  readonly classes: readonly DifficultyLabel[];
  /** Mean over the pooled frames, one a class; their sum is 1. */
  readonly probabilities: readonly number[];
  readonly pooledFrameIds: readonly number[];
  readonly model: ModelIdentity;
  readonly measured: MeasuredRecall;
}

/** What the pack measured by patient on data that it had not seen; null where its manifest does not say. */
export interface MeasuredRecall {
  /** Share of the difficult cases that it calls difficult, 0 to 1. */
  readonly difficultRecall: number | null;
  /** Share of the easy cases that it calls easy, 0 to 1. */
  readonly easyRecall: number | null;
  /** Name of the data set on which this was measured. */
  readonly dataset: string | null;
}

/** Why nothing estimates the difficulty although nothing failed. */
export type DifficultyOffReason =
  /** By a person, in the set-up. */
  | 'switchedOff'
  /** No pack that estimates the difficulty is installed. */
  | 'noPack'
  /** Nothing finds the ampulla, without which no frame can be judged. */
  | 'noAmpullaModel';

/** What the estimate of difficulty is doing. Words of the interface are derived from it, never stored. */
export type DifficultyStatus =
  | { readonly state: 'off'; readonly reason: DifficultyOffReason }
  | { readonly state: 'starting' }
  | (Fault & { readonly state: 'error' })
  /** Not enough frames yet. `missing`: why the newest frame may not speak; null when it may. */
  | (Gathering & { readonly state: 'gathering' })
  | (Gathering & { readonly state: 'speaking'; readonly verdict: DifficultyVerdict })
  /** A device has touched the ampulla: what was said of the untouched one stands. */
  | { readonly state: 'frozen'; readonly verdict: DifficultyVerdict }
  /** A device touched the ampulla before there was a verdict; no later frame shows it untouched. */
  | { readonly state: 'tooLate'; readonly acceptedFrames: number };

interface Gathering {
  readonly acceptedFrames: number;
  readonly neededFrames: number;
  readonly missing: ViewFault | null;
}
