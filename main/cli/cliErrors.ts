import { UserFacingError } from '../../common/userFacingError';

/** Something the user can act upon: the message names what and says what to do. Exit code 1. */
export class CliError extends Error {
  override readonly name: string = 'CliError';
  readonly exitCode: number = 1;
}

/** The command was not typed as it must be. Exit code 2. */
export class UsageError extends CliError {
  override readonly name = 'UsageError';
  override readonly exitCode = 2;
}

/** The user stopped the command. Exit code 130, as shells have it for Ctrl+C. */
export class InterruptedError extends CliError {
  override readonly name = 'InterruptedError';
  override readonly exitCode = 130;

  constructor() {
    super('Interrupted; nothing was written.');
  }
}

/** One message for any caught value; never a stack trace. */
export function messageFor(error: unknown): string {
  if (error instanceof CliError) return error.message;
  if (error instanceof UserFacingError) return error.message;
  const reason = error instanceof Error ? error.message : String(error);
  return `Something unexpected went wrong: ${reason}`;
}

export function exitCodeFor(error: unknown): number {
  return error instanceof CliError ? error.exitCode : 1;
}
