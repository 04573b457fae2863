/** An error whose message is written for the person at the terminal: what happened and what to do. No stack is shown. */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {unknown} [cause]
   */
  constructor(message, cause) {
    super(message, { cause });
    this.name = 'SetupError';
  }
}

/**
 * Runs a script's main function and turns an error into a message and exit code 1.
 * @param {() => Promise<number | void>} main resolves to the exit code; nothing means 0
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    const text = error instanceof SetupError ? error.message : String(error?.stack ?? error);
    process.stderr.write(`\nampulla: ${text}\n`);
    process.exitCode = 1;
  }
}
