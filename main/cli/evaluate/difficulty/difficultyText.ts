import { sharedFigures } from '../../../../common/metrics/difficultyFigures';
import { alignedRows } from '../dataset/alignedRows';
import { foldsText } from '../dataset/selectImages';
import { dataDifference } from './dataDifference';
import {
  type DifficultyComparison,
  type DifficultyEvaluation,
  type DifficultyTask,
  difficultyTasks,
  type LabelledDescription,
} from './difficultyEvaluation';
import { decimals, estimateCells } from './estimateCells';
import { figureWords, taskWords } from './figureWords';
import { modelText } from './modelText';
import { studyColumns, studyRows } from './studyTables';

/** What `evaluate --task difficulty` prints for people. */
export function difficultyText(evaluation: DifficultyEvaluation): string {
  const { models, comparisons } = evaluation;
  const parts = [
    headText(evaluation),
    ...difficultyTasks.map((task) => studyTable(evaluation, task)),
    ...models.map((model) => modelText(model, evaluation)),
    ...comparisons.map(comparisonText),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function headText(evaluation: DifficultyEvaluation): string {
  const { name, folds, subset, images, patients, patientsByClass } = evaluation.dataset;
  const part = [
    folds.length === 0 ? '' : `, ${foldsText(folds)}`,
    subset === null ? '' : `, a subset of ${subset} images`,
  ].join('');
  const { easy, long, technique, failure } = patientsByClass;
  return `${name}${part}: ${patients} patients with ${images} images; ${easy} easy, ${long} long, ${technique} technique, ${failure} failure.
${leftOut(evaluation.dataset)}${dataDifference(evaluation).join('\n')}
By patient: the mean of the images' probabilities. Intervals: 95 %, bootstrap by patient.
Macro averages leave out classes that nobody has.
`;
}

function leftOut({ unlabelledImages }: LabelledDescription): string {
  return unlabelledImages === 0
    ? ''
    : `Left out: ${unlabelledImages} images whose difficulty is not known.\n`;
}

/** The study's table 2 or 3, its rows above ours. */
function studyTable(evaluation: DifficultyEvaluation, task: DifficultyTask): string {
  const rows = studyRows(evaluation, task);
  if (rows.length === 0) return '';
  const columns = studyColumns[task];
  const lines = rows.map(({ name, value }) => [
    name,
    ...columns.map(({ figures }) => figures.map((figure) => decimals(value(figure))).join(' / ')),
  ]);
  return `${taskWords[task].title}\n${alignedRows([['', ...columns.map(({ label }) => label)], ...lines])}`;
}

function comparisonText({ first, second, task, differences }: DifficultyComparison): string {
  const rows = sharedFigures.map((name) => [
    figureWords[name].label,
    ...estimateCells(differences.get(name)),
  ]);
  const title = `${first} minus ${second}, ${taskWords[task].name}, the same patients`;
  return `${title}\n${alignedRows([['figure', 'difference', '95 % interval'], ...rows])}`;
}
