import type { ErrorExplanation } from '../../common/language/messageWords';
import type { ClipWish } from '../../common/recordings/clipIpc';

/** A clip that is to be made. Plain data: it crosses to another process. */
export interface ClipJob extends ClipWish {
  readonly ffmpegPath: string;
  /** Of the recording. */
  readonly folder: string;
  /** Where the clip appears when it is whole; one that was there is replaced. */
  readonly path: string;
  /** Beside it, until it is whole: gone afterwards, whatever happens. */
  readonly partialPaths: { readonly film: string; readonly object: string };
  /** Version of the application. */
  readonly version: string;
  /** What stands in the place of the patient's name; says nothing of the patient. */
  readonly subject: string;
  /** Of derived identifiers; a fresh one for each clip. */
  readonly seed: string;
}

/** To the process that makes clips: one job in its life. */
export type ClipOrder =
  | { readonly kind: 'make'; readonly job: ClipJob }
  | { readonly kind: 'stop' };

/** From it. */
export type ClipReport =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly frames: number }
  | { readonly kind: 'failed'; readonly explanation: ErrorExplanation };
