import type { CommandWords, OptionKinds } from './commandWords';

/** Where a command writes and what it may know of its surroundings. */
export interface CliContext {
  readonly version: string;
  /** Holds `models/packs`. */
  readonly resourceRoot: string;
  /** Built `inferenceProcess.js`. */
  readonly inferenceEntry: string;
  /** Against which the user's paths are meant. */
  readonly workingFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cores: number;
  readonly nowMs: () => number;
  /** Results. */
  readonly print: (text: string) => void;
  /** Progress and messages. */
  readonly errors: MessageOutput;
  /** Aborted when the user stops the command. */
  readonly signal: AbortSignal;
}

export interface MessageOutput {
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
}

export interface Command {
  readonly name: string;
  /** Half a line for the list of commands. */
  readonly summary: string;
  /** All that `--help` says. */
  readonly help: string;
  readonly options: OptionKinds;
  /** @returns the exit code */
  run(words: CommandWords, context: CliContext): Promise<number>;
}
