import { explain } from './language/explain';
import type { ErrorExplanation, Fault, MessageWords } from './language/messageWords';

export type { ErrorExplanation } from './language/messageWords';

/**
 * An error with words for the person in front of the screen: best `explain('<key>', values)`, whose
 * sentences stand in `common/locales/<language>/messages.json`.
 */
export class UserFacingError extends Error implements ErrorExplanation {
  readonly whatHappened: string;
  readonly whatStillWorks: string;
  readonly whatToDo: string;
  readonly words: MessageWords | undefined;

  constructor(explanation: ErrorExplanation, options?: { readonly cause?: unknown }) {
    super(`${explanation.whatHappened} ${explanation.whatToDo}`, options);
    this.name = new.target.name;
    this.whatHappened = explanation.whatHappened;
    this.whatStillWorks = explanation.whatStillWorks;
    this.whatToDo = explanation.whatToDo;
    this.words = explanation.words;
  }
}

/** The explanation of any error; one that was not foreseen is named as it is. */
export function explanationOf(error: unknown): ErrorExplanation {
  if (error instanceof UserFacingError) {
    const { whatHappened, whatStillWorks, whatToDo, words } = error;
    return { whatHappened, whatStillWorks, whatToDo, words };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return explain('unexpected', { reason });
}

/** The same in short, as part of a status. */
export function faultOf(error: unknown): Fault {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof UserFacingError ? { message, words: error.words } : { message };
}
