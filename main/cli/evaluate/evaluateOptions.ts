import type { FieldOfViewChoice } from '../../../common/fieldOfView';
import { type SensitivityPreset, sensitivityPresets } from '../../../common/sensitivity';
import { UsageError } from '../cliErrors';
import type { CommandWords } from '../commandWords';
import { parseFieldOfView } from '../fieldOfViewOption';
import { suggestion } from '../suggestion';

export const evaluateOptionKinds = {
  video: 'value',
  truth: 'value',
  pack: 'value',
  settings: 'value',
  fov: 'value',
  json: 'flag',
} as const;

/** What `evaluate` was asked to do with a video. Paths as they were typed. */
export interface EvaluateOptions {
  readonly videoPath: string;
  readonly truthPath: string;
  /** Null for the default pack. */
  readonly packId: string | null;
  readonly presets: readonly SensitivityPreset[];
  readonly fieldOfView: FieldOfViewChoice;
  readonly json: boolean;
}

/** @throws UsageError that says what is missing, unknown or too much */
export function parseEvaluateOptions({
  positionals,
  values,
  flags,
}: CommandWords): EvaluateOptions {
  const [superfluous] = positionals;
  if (superfluous !== undefined) throw new UsageError(`evaluate takes no ${superfluous}.`);
  const videoPath = values.get('video');
  const truthPath = values.get('truth');
  if (videoPath === undefined || truthPath === undefined) {
    throw new UsageError('evaluate needs --video VIDEO and --truth TRUTH.json.');
  }
  return {
    videoPath,
    truthPath,
    packId: values.get('pack') ?? null,
    presets: parsePresets(values.get('settings')),
    fieldOfView: parseFieldOfView(values.get('fov') ?? 'auto'),
    json: flags.has('json'),
  };
}

function parsePresets(text: string | undefined): readonly SensitivityPreset[] {
  if (text === undefined) return sensitivityPresets;
  const wanted = text.split(',').map(parsePreset);
  return sensitivityPresets.filter((preset) => wanted.includes(preset));
}

function parsePreset(name: string): SensitivityPreset {
  const preset = sensitivityPresets.find((known) => known === name);
  if (preset !== undefined) return preset;
  throw new UsageError(
    `--settings knows no ${name}.${suggestion(name, sensitivityPresets)} There are: ${sensitivityPresets.join(', ')}.`,
  );
}
