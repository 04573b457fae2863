import type { papillaTypes } from '../cases/caseFields';
import type { ErrorExplanation } from '../language/messageWords';
import type { ItemSource } from './exercise';
import type { PapillaView } from './papillaView';

/** Something that can become an item. Tells neither box nor difficulty. */
export interface FrameCandidate {
  readonly source: Extract<ItemSource, { readonly kind: 'frame' }>;
  /** Since the start of the recording. Unit: ms. */
  readonly atMs: number;
  readonly papillaType: (typeof papillaTypes)[number] | null;
  readonly view: PapillaView | null;
}

/** A recording with references. */
export interface RecordingCandidates {
  readonly recordingId: string;
  readonly title: string | null;
  readonly startedAt: string;
  readonly frames: readonly FrameCandidate[];
}

/** A data set that was added once. */
export interface TrainingFolder {
  /** Absolute. */
  readonly folder: string;
  readonly name: string;
  /** Images with a box. */
  readonly stills: number;
  /** Why it cannot be read now; null where it can. */
  readonly trouble: ErrorExplanation | null;
}

/** An image of a data set. Tells neither box nor difficulty. */
export interface TrainingStill {
  readonly source: Extract<ItemSource, { readonly kind: 'still' }>;
  readonly papillaType: (typeof papillaTypes)[number] | null;
  /** Whether the data set says how hard the cannulation was. */
  readonly hasDifficulty: boolean;
}

/** What exercises can be made of. */
export interface TrainingCandidates {
  readonly recordings: readonly RecordingCandidates[];
  readonly folders: readonly TrainingFolder[];
}
