/** A forked inference process, whoever forked it. */
export interface InferenceChild {
  readonly pid: number | undefined;
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** `code` is null when a signal ended the process. Called once. */
  onExit(listener: (code: number | null) => void): void;
  /** Ends the process even when it does not answer. */
  kill(): void;
}

/** Starts the inference process. Electron: `utilityProcess.fork`; plain Node: `forkInNode`. */
export type ForkInference = () => InferenceChild;
