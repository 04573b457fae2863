import { explain } from '../../common/language/explain';
import { UserFacingError } from '../../common/userFacingError';

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

/** A model pack that must not be loaded. */
export class PackError extends UserFacingError {
  readonly fault: PackFault;
  /** Names file and field. */
  readonly reason: string;

  constructor(fault: PackFault, options?: ErrorOptions) {
    const place = fault.field === null ? fault.file : `${fault.file}, field ${fault.field}`;
    const reason = `${place}: ${fault.problem}`;
    super(explain('pack.refused', { id: fault.packId, reason }), options);
    this.fault = fault;
    this.reason = reason;
  }
}
