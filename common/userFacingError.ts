/** The three things that a person needs to hear when something failed. Whole sentences. */
export interface ErrorExplanation {
  readonly whatHappened: string;
  readonly whatStillWorks: string;
  readonly whatToDo: string;
}

/** An error with words for the person in front of the screen. */
export class UserFacingError extends Error implements ErrorExplanation {
  readonly whatHappened: string;
  readonly whatStillWorks: string;
  readonly whatToDo: string;

  constructor(explanation: ErrorExplanation, options?: { readonly cause?: unknown }) {
    super(`${explanation.whatHappened} ${explanation.whatToDo}`, options);
    this.name = new.target.name;
    this.whatHappened = explanation.whatHappened;
    this.whatStillWorks = explanation.whatStillWorks;
    this.whatToDo = explanation.whatToDo;
  }
}

/** The explanation of any error; one that was not foreseen is named as it is. */
export function explanationOf(error: unknown): ErrorExplanation {
  if (error instanceof UserFacingError) {
    const { whatHappened, whatStillWorks, whatToDo } = error;
    return { whatHappened, whatStillWorks, whatToDo };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return {
    whatHappened: `Something unexpected failed: ${reason}`,
    whatStillWorks: 'A picture that runs goes on.',
    whatToDo: 'If it happens again, restart Ampulla and report these words.',
  };
}
