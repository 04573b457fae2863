import type { ErrorExplanation } from '../language/messageWords';

/**
 * What came of something that the page asked of the archive. What went wrong is said at the place where it was
 * asked for, so it travels as an answer and not as an error.
 */
export type ArchiveAnswer<Value> =
  | { readonly isDone: true; readonly value: Value }
  | { readonly isDone: false; readonly explanation: ErrorExplanation };
