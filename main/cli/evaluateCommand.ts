import type { Command } from './command';
import { evaluateOptionKinds, parseEvaluateOptions } from './evaluate/evaluateOptions';
import { runVideoEvaluation } from './evaluate/video/runVideoEvaluation';

const help = `Measures a model pack against the truth: what each setting of the sensitivity costs.

Usage: npm run --silent ampulla -- evaluate --video VIDEO --truth TRUTH.json [--packs LIST]
                                            [--settings quiet,standard,sensitive] [--out DIR] [--json]

  --video VIDEO       every frame of it is predicted, once
  --truth TRUTH.json  where the papilla is in each frame; docs/phantom.md describes the form
  --packs LIST        model packs, measured one after the other; papilla-lite when it is left out
  --pack ID           the same for one pack
  --settings LIST     some of quiet, standard, sensitive; all when it is left out
  --fov CHOICE        as for analyze; auto when it is left out
  --out DIR           writes report.html, video.json, tradeoff.csv and frames.csv there
  --json              prints one JSON object, of several packs one a line; saved as sensitivity.json beside
                      a pack's manifest, the set-up page shows it beside the settings

docs/sensitivity.md explains the figures. Progress goes to stderr. Exit code: 0, 1 for a failure, 2 for a
wrong command, 130 when interrupted.
`;

/** `evaluate --video VIDEO --truth TRUTH.json`: what each setting of the sensitivity costs */
export const evaluateCommand: Command = {
  name: 'evaluate',
  summary: 'measures what each setting of the sensitivity costs on a video with its truth',
  help,
  options: evaluateOptionKinds,
  run: (words, context) => runVideoEvaluation(parseEvaluateOptions(words), context),
};
