import type { FieldOfViewChoice } from '../../common/fieldOfView';
import { UsageError } from './cliErrors';
import type { CommandWords } from './commandWords';
import { parseFieldOfView } from './fieldOfViewOption';

export const analyzeOptionKinds = {
  out: 'value',
  pack: 'value',
  fov: 'value',
  difficulty: 'value',
} as const;

/** What `analyze` was asked to do. Paths as they were typed. */
export interface AnalyzeOptions {
  readonly videoPath: string;
  readonly outPath: string;
  /** Null for the default pack. */
  readonly packId: string | null;
  readonly fieldOfView: FieldOfViewChoice;
  /** Pack that estimates the difficulty, or `off`; null for the default one where it is installed. */
  readonly difficulty: string | null;
}

/** @throws UsageError that says what is missing or too much */
export function parseAnalyzeOptions({ positionals, values }: CommandWords): AnalyzeOptions {
  const [videoPath, superfluous] = positionals;
  if (videoPath === undefined) throw new UsageError('analyze needs a VIDEO.');
  if (superfluous !== undefined) {
    throw new UsageError(`analyze takes one VIDEO; ${superfluous} is one too many.`);
  }
  const outPath = values.get('out');
  if (outPath === undefined) throw new UsageError('analyze needs --out FILE.jsonl.');
  return {
    videoPath,
    outPath,
    packId: values.get('pack') ?? null,
    difficulty: values.get('difficulty') ?? null,
    fieldOfView: parseFieldOfView(values.get('fov') ?? 'auto'),
  };
}
