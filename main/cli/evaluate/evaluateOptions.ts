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
  packs: 'value',
  settings: 'value',
  fov: 'value',
  out: 'value',
  json: 'flag',
  dataset: 'value',
  task: 'value',
  folds: 'value',
  predictions: 'value',
  subset: 'value',
  'without-pictures': 'flag',
} as const;

/** What `evaluate` was asked to do with a video. Paths as they were typed. */
export interface EvaluateOptions {
  readonly videoPath: string;
  readonly truthPath: string;
  /** Each once, as listed; empty for the default pack. */
  readonly packIds: readonly string[];
  readonly presets: readonly SensitivityPreset[];
  readonly fieldOfView: FieldOfViewChoice;
  /** Folder for the report and the tables; null for none. */
  readonly outFolder: string | null;
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
    packIds: parsePackIds(values),
    presets: parsePresets(values.get('settings')),
    fieldOfView: parseFieldOfView(values.get('fov') ?? 'auto'),
    outFolder: values.get('out') ?? null,
    json: flags.has('json'),
  };
}

/** `--packs a,b`, or `--pack a`. */
export function parsePackIds(values: CommandWords['values']): readonly string[] {
  const one = values.get('pack');
  const list = values.get('packs');
  if (one !== undefined && list !== undefined) {
    throw new UsageError('Give either --pack ID or --packs LIST, not both.');
  }
  if (list === undefined) return one === undefined ? [] : [one];
  const ids = list.split(',');
  if (ids.includes('')) throw new UsageError('--packs takes ids with commas between them: a,b.');
  return [...new Set(ids)];
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
