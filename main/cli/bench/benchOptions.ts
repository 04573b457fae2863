import { executionProviders } from '../../../common/prediction';
import { UsageError } from '../cliErrors';
import type { CommandWords } from '../commandWords';

export const benchOptionKinds = {
  seconds: 'value',
  rounds: 'value',
  'memory-minutes': 'value',
  pack: 'value',
  difficulty: 'value',
  provider: 'value',
  checkpoint: 'value',
  recording: 'flag',
  raw: 'flag',
  cases: 'flag',
  replay: 'value',
} as const;

/** Some 250 frames a phase, and about four minutes for the whole run. */
const defaultSeconds = 10;
const defaultRounds = 2;
/** Enough to see that a run is not wild; whether memory is flat shows after twenty. */
const defaultMemoryMinutes = 1;

/** What `bench` was asked to do. */
export interface BenchOptions {
  /** Length of each measured phase of the live path. */
  readonly phaseMs: number;
  /** How often all states are measured in turn. */
  readonly rounds: number;
  /** Length of the watch over the memory. */
  readonly memoryMs: number;
  /** Null for the default pack. */
  readonly packId: string | null;
  /** Pack that estimates the difficulty beside it, or `off`; null for what the application does by itself. */
  readonly difficulty: string | null;
  /** Execution provider to use alone; null for the first that works. */
  readonly provider: string | null;
  /** File that holds what is measured so far; null for none. */
  readonly checkpoint: string | null;
  /** Whether everything is recorded meanwhile. */
  readonly recording: boolean;
  /** Whether to print every raw value as well. */
  readonly raw: boolean;
  /** Whether to measure the case store, and nothing else. */
  readonly cases: boolean;
  /** Folder of a recording whose replay is measured, and nothing else; null for none. */
  readonly replay: string | null;
}

/** @throws UsageError that names what does not fit */
export function parseBenchOptions({ positionals, values, flags }: CommandWords): BenchOptions {
  const [superfluous] = positionals;
  if (superfluous !== undefined) throw new UsageError(`bench takes no ${superfluous}.`);
  const number = (option: string, range: Range, otherwise: number): number =>
    parseNumber(option, values.get(option), range) ?? otherwise;
  const memoryMinutes = number('memory-minutes', { from: 0.1, to: 600 }, defaultMemoryMinutes);
  return {
    phaseMs: number('seconds', { from: 2, to: 600 }, defaultSeconds) * 1000,
    rounds: Math.ceil(number('rounds', { from: 1, to: 20 }, defaultRounds)),
    memoryMs: memoryMinutes * 60_000,
    packId: values.get('pack') ?? null,
    difficulty: values.get('difficulty') ?? null,
    provider: parseProvider(values.get('provider')),
    checkpoint: values.get('checkpoint') ?? null,
    recording: flags.has('recording'),
    raw: flags.has('raw'),
    cases: flags.has('cases'),
    replay: values.get('replay') ?? null,
  };
}

function parseProvider(text: string | undefined): string | null {
  if (text === undefined || executionProviders.some((name) => name === text)) return text ?? null;
  throw new UsageError(`--provider ${text} is none of ${executionProviders.join(', ')}.`);
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function parseNumber(option: string, text: string | undefined, { from, to }: Range) {
  if (text === undefined) return null;
  const value = /^\d{1,3}(\.\d)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= from && value <= to) return value;
  throw new UsageError(`--${option} ${text} is not a number from ${from} to ${to}.`);
}
