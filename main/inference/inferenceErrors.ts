/** The inference process ended, hangs or is not there yet, so that a prediction will never come. */
export class InferenceLostError extends Error {
  override readonly name = 'InferenceLostError';
}

/** The process lives, but could not make a prediction from this frame. */
export class PredictionFailedError extends Error {
  override readonly name = 'PredictionFailedError';
}

/** What an unknown caught value says, for a message. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
