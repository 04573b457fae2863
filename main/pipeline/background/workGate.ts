/** Says whether work in the background may go on: a person may have paused it, or a procedure runs. */
export interface WorkGate {
  readonly isOpen: boolean;
  /** Resolves when it is open. @throws the signal's reason */
  pass(signal: AbortSignal): Promise<void>;
}

/** Always open: a command line waits for its own work. */
export const openGate: WorkGate = { isOpen: true, pass: () => Promise.resolve() };
