import type { ForkProcess } from '../../processes/forkedProcess';

/** What a bench of the case store is given. */
export interface CaseMeasureOptions {
  /** Empty; the store is made in it. */
  readonly folder: string;
  readonly fork: ForkProcess;
  readonly cases: number;
  readonly nowMs: () => number;
  /** Says how far it is. */
  readonly progress: (text: string) => void;
  readonly signal: AbortSignal;
}
