/** Where in a pack something is wrong, and what. */
export interface PackFault {
  /** The pack's id, or the name of its folder where no id could be read. */
  readonly packId: string;
  /** Name of the file inside the pack's folder. */
  readonly file: string;
  /** Path of the manifest's field, as in `files[0].sha256`; null when the whole file is meant. */
  readonly field: string | null;
  /** What is wrong, as the end of a sentence. */
  readonly problem: string;
}

/** A model pack that must not be loaded. `message` is `whatHappened`. */
export class PackError extends Error {
  override readonly name = 'PackError';
  readonly fault: PackFault;
  /** Names file and field. */
  readonly reason: string;
  readonly whatHappened: string;
  readonly whatStillWorks = 'The picture and the other model packs.';
  readonly whatToDo = 'Copy the pack again from where it came from, or choose another one.';

  constructor(fault: PackFault, options?: ErrorOptions) {
    const place = fault.field === null ? fault.file : `${fault.file}, field ${fault.field}`;
    const reason = `${place}: ${fault.problem}`;
    const whatHappened = `Model pack ${fault.packId} was refused: ${reason}.`;
    super(whatHappened, options);
    this.fault = fault;
    this.reason = reason;
    this.whatHappened = whatHappened;
  }
}
