import { UsageError } from '../cliErrors';
import type { CommandWords } from '../commandWords';

export const benchOptionKinds = { seconds: 'value', pack: 'value', json: 'flag' } as const;

/** Some 250 frames a phase, and under two minutes for the whole run. */
const defaultSeconds = 10;
const fewestSeconds = 2;
const mostSeconds = 600;

/** What `bench` was asked to do. */
export interface BenchOptions {
  /** Length of each measured phase of the live path. */
  readonly phaseMs: number;
  /** Null for the first pack that verifies. */
  readonly packId: string | null;
  readonly json: boolean;
}

/** @throws UsageError that names what does not fit */
export function parseBenchOptions({ positionals, values, flags }: CommandWords): BenchOptions {
  const [superfluous] = positionals;
  if (superfluous !== undefined) throw new UsageError(`bench takes no ${superfluous}.`);
  return {
    phaseMs: parseSeconds(values.get('seconds')) * 1000,
    packId: values.get('pack') ?? null,
    json: flags.has('json'),
  };
}

function parseSeconds(text: string | undefined): number {
  if (text === undefined) return defaultSeconds;
  const seconds = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds >= fewestSeconds && seconds <= mostSeconds) return seconds;
  throw new UsageError(
    `--seconds ${text} is not a whole number from ${fewestSeconds} to ${mostSeconds}.`,
  );
}
