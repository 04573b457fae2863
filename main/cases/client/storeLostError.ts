/** The process of the store ended or hangs; what it was asked for may or may not be done. */
export class StoreLostError extends Error {
  override readonly name = 'StoreLostError';

  /** @param reason continues "The process of the case store" */
  constructor(reason: string) {
    super(`The process of the case store ${reason}.`);
  }
}
