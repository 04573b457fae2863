import { defaultDifficultyPackId, defaultPackId } from '../../common/defaultPack';
import { UsageError } from './cliErrors';
import type { CliContext, Command } from './command';
import type { CommandWords } from './commandWords';
import { ampullaTask } from './evaluate/dataset/ampullaTask';
import { chooseTask } from './evaluate/dataset/chooseTask';
import {
  type DatasetOptions,
  parseDatasetOptions,
  refuseDatasetOptions,
} from './evaluate/dataset/datasetOptions';
import { difficultyTask } from './evaluate/difficulty/difficultyTask';
import { evaluateOptionKinds, parseEvaluateOptions } from './evaluate/evaluateOptions';
import { runEvaluation } from './evaluate/runEvaluation';
import { runVideoEvaluation } from './evaluate/video/runVideoEvaluation';

const help = `Measures model packs against the truth: how well they find the target in a data set's images, how well
they tell from them how difficult the cannulation was, or what each setting of the sensitivity costs on a video.

Usage: npm run --silent ampulla -- evaluate --dataset DIR [--task ampulla|difficulty] [--folds LIST]
                                            [--subset FILE] [--packs LIST] [--predictions LIST] [--out DIR]
                                            [--without-pictures] [--json]

  --dataset DIR       annotations.json (COCO) beside images; docs/formats.md describes it
  --task TASK         ampulla: where the target is, by image. difficulty: easy or difficult, or the study's four
                      classes, by patient. When it is left out: ampulla, unless none of the models can do it
  --folds LIST        only images of these folds, as in 1,3
  --subset FILE       only these images: a name a line, or a JSON array of names
  --packs LIST        model packs by id, or by folder where a name has a slash; ${defaultPackId} (for the
                      difficulty ${defaultDifficultyPackId}) when neither packs nor predictions are named
  --predictions LIST  files of predictions that another program wrote, measured on the same images
  --out DIR           writes report.html, evaluation.json (difficulty.json) and CSV files there
  --without-pictures  the report shows no picture of the data set
  --json              prints one JSON object a model, one a line

Usage: npm run --silent ampulla -- evaluate --video VIDEO --truth TRUTH.json [--packs LIST]
                                            [--settings quiet,standard,sensitive] [--out DIR] [--json]

  --video VIDEO       every frame of it is predicted, once
  --truth TRUTH.json  where the papilla is in each frame; docs/phantom.md describes the form
  --packs LIST        model packs, measured one after the other; ${defaultPackId} when it is left out
  --pack ID           the same for one pack
  --settings LIST     some of quiet, standard, sensitive; all when it is left out
  --fov CHOICE        as for analyze; auto when it is left out
  --out DIR           writes report.html, video.json, tradeoff.csv and frames.csv there
  --json              prints one JSON object, of several packs one a line; saved as sensitivity.json beside
                      a pack's manifest, the set-up page shows it beside the settings

docs/formats.md and docs/sensitivity.md explain the figures. Progress goes to stderr. Exit code: 0, 1 for a failure, 2 for a
wrong command, 130 when interrupted.
`;

/** `evaluate --dataset DIR`: the study's figures, of either task. `evaluate --video VIDEO`: what each setting costs. */
export const evaluateCommand: Command = {
  name: 'evaluate',
  summary: 'measures model packs on a data set, or what each setting costs on a video',
  help,
  options: evaluateOptionKinds,
  run: evaluate,
};

async function evaluate(words: CommandWords, context: CliContext): Promise<number> {
  const { values } = words;
  if (values.has('dataset')) return evaluateOnDataset(parseDatasetOptions(words), context);
  if (!values.has('video') && !values.has('truth')) {
    throw new UsageError('evaluate needs --dataset DIR, or --video VIDEO and --truth TRUTH.json.');
  }
  refuseDatasetOptions(words);
  return runVideoEvaluation(parseEvaluateOptions(words), context);
}

async function evaluateOnDataset(options: DatasetOptions, context: CliContext): Promise<number> {
  const task = await chooseTask(options, context);
  return task === 'difficulty'
    ? runEvaluation(difficultyTask, options, context)
    : runEvaluation(ampullaTask, options, context);
}
