import { z } from 'zod';
import { CliError } from '../cliErrors';

/** How the application is started here, as the set-up found out. */
const runtimeSchema = z.strictObject({
  /** Electron's executable, or a packed application's. */
  executable: z.string().min(1),
  /** What stands before the application's own arguments. */
  words: z.array(z.string()),
});
export type BenchRuntime = z.infer<typeof runtimeSchema>;

/**
 * Reads `AMPULLA_APPLICATION`, which the script that starts the command line sets.
 * @throws CliError when it is not there or cannot be read
 */
export function benchRuntime(
  environment: Readonly<Record<string, string | undefined>>,
): BenchRuntime {
  const text = environment['AMPULLA_APPLICATION'];
  const parsed = runtimeSchema.safeParse(text === undefined ? null : parseJson(text));
  if (parsed.success) return parsed.data;
  throw new CliError(
    'The bench measures in the application’s own window, and where the application is was not said. Start it with: npm run --silent ampulla -- bench',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
