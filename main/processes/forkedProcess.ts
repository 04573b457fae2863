/** A process that Ampulla forked for itself, whoever forked it. */
export interface ForkedProcess {
  readonly pid: number | undefined;
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** `code` is null when a signal ended the process. Called once. */
  onExit(listener: (code: number | null) => void): void;
  /** Ends the process even when it does not answer. */
  kill(): void;
}

/** Starts a process. Electron: `utilityProcess.fork`; plain Node: `forkInNode`. */
export type ForkProcess = () => ForkedProcess;
