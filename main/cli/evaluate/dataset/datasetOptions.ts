import { UsageError } from '../../cliErrors';
import type { CommandWords } from '../../commandWords';
import { suggestion } from '../../suggestion';
import { parsePackIds } from '../evaluateOptions';
import { type EvaluateTask, evaluateTasks } from '../predictionsTask';

/** What `evaluate` was asked to do with a data set. Paths as they were typed. */
export interface DatasetOptions {
  /** Null to go by what the models can do. */
  readonly task: EvaluateTask | null;
  readonly datasetPath: string;
  /** Empty for all. */
  readonly folds: readonly number[];
  /** Ids or folders, each once; empty for the default pack, or for none beside predictions. */
  readonly packs: readonly string[];
  readonly predictionsPaths: readonly string[];
  readonly subsetPath: string | null;
  /** Folder for the report and the tables; null for none. */
  readonly outFolder: string | null;
  readonly withPictures: boolean;
  readonly json: boolean;
}

const ownOptions = [
  ...['dataset', 'task', 'folds', 'pack', 'packs', 'predictions', 'subset', 'out'],
  ...['without-pictures', 'json', 'help'],
];

/** @throws UsageError that says what is missing, unknown or too much */
export function parseDatasetOptions(words: CommandWords): DatasetOptions {
  const { positionals, values, flags } = words;
  const [superfluous] = positionals;
  if (superfluous !== undefined) throw new UsageError(`evaluate takes no ${superfluous}.`);
  if (values.has('video') || values.has('truth')) {
    throw new UsageError('evaluate measures either --dataset DIR or --video VIDEO, one at a time.');
  }
  const stranger = [...values.keys(), ...flags].find((name) => !ownOptions.includes(name));
  if (stranger !== undefined) {
    throw new UsageError(`--${stranger} goes with --video, not with --dataset.`);
  }
  const outFolder = values.get('out') ?? null;
  const withPictures = !flags.has('without-pictures');
  if (!withPictures && outFolder === null) {
    throw new UsageError('--without-pictures is about the report, which needs --out DIR.');
  }
  return {
    task: parseTask(values.get('task')),
    datasetPath: values.get('dataset') ?? '',
    folds: listOf(values, 'folds').map(parseFold),
    packs: parsePackIds(values),
    predictionsPaths: listOf(values, 'predictions'),
    subsetPath: values.get('subset') ?? null,
    outFolder,
    withPictures,
    json: flags.has('json'),
  };
}

/** Options that are about data sets only. */
const datasetOnly = ['task', 'folds', 'predictions', 'subset', 'without-pictures'];

/** @throws UsageError when an option was given that only a data set has */
export function refuseDatasetOptions({ values, flags }: CommandWords): void {
  const stranger = [...values.keys(), ...flags].find((name) => datasetOnly.includes(name));
  if (stranger === undefined) return;
  throw new UsageError(`--${stranger} goes with --dataset DIR, not with --video.`);
}

/** Values with commas between them, each once; empty where the option was left out. */
function listOf(values: CommandWords['values'], name: string): readonly string[] {
  const items = values.get(name)?.split(',') ?? [];
  if (items.includes('')) throw new UsageError(`--${name} takes values with commas between them.`);
  return [...new Set(items)];
}

function parseFold(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new UsageError(`--folds takes numbers with commas between them, as 1,3; not ${text}.`);
}

function parseTask(text: string | undefined): EvaluateTask | null {
  if (text === undefined) return null;
  const task = evaluateTasks.find((known) => known === text);
  if (task !== undefined) return task;
  throw new UsageError(
    `--task knows no ${text}.${suggestion(text, evaluateTasks)} There are: ${evaluateTasks.join(', ')}.`,
  );
}
