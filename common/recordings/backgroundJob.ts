import type { ErrorExplanation } from '../language/messageWords';

/** What makes a job of the background wait although it is its turn. */
export type JobHold = 'case' | 'recording';

/**
 * `waiting`: another one comes first; `held`: a case or a recording runs, and it goes on by itself afterwards;
 * `paused`: a person stopped it.
 */
export type JobState = 'waiting' | 'running' | 'held' | 'paused' | 'failed' | 'done';

/** `looking`: for the endoscopic picture and for text that stands still, before anything is written. */
export type JobPhase = 'looking' | 'writing' | 'predicting';

/** Something that is done to recordings while nothing else wants the computer. */
export interface BackgroundJob {
  readonly jobId: string;
  readonly kind: 'import' | 'prediction';
  /** Of an import null until the recording is there. */
  readonly recordingId: string | null;
  /** Name of the file that is imported; shown, and never kept. */
  readonly fileName: string | null;
  /** The pack that predicts; null for an import. */
  readonly packId: string | null;
  readonly state: JobState;
  /** Null unless `held`. */
  readonly heldBy: JobHold | null;
  /** Null before it began. */
  readonly phase: JobPhase | null;
  /** 0 to 1. */
  readonly share: number;
  /** Null while it is not known. */
  readonly remainingMs: number | null;
  /** Why it failed; null elsewhere. */
  readonly trouble: ErrorExplanation | null;
  /** An import whose pictures are too coarse to be read, because text that stands still could not be told. */
  readonly isCoarse: boolean;
}
