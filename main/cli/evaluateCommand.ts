import type { CliContext, Command } from './command';
import {
  type EvaluateOptions,
  evaluateOptionKinds,
  parseEvaluateOptions,
} from './evaluate/evaluateOptions';
import { videoText } from './evaluate/video/videoText';
import { evaluateVideo } from './evaluate/video/evaluateVideo';
import { choosePack } from './packFolders';

const help = `Measures a model pack against the truth: what each setting of the sensitivity costs.

Usage: npm run --silent ampulla -- evaluate --video VIDEO --truth TRUTH.json [--pack ID]
                                            [--settings quiet,standard,sensitive] [--json]

  --video VIDEO       every frame of it is predicted, once
  --truth TRUTH.json  where the papilla is in each frame; docs/phantom.md describes the form
  --pack ID           the model pack; papilla-lite when it is left out
  --settings LIST     some of quiet, standard, sensitive; all when it is left out
  --fov CHOICE        as for analyze; auto when it is left out
  --json              prints one JSON object; saved as sensitivity.json beside a pack's manifest, the
                      set-up page shows it beside the settings

docs/sensitivity.md explains the figures. Progress goes to stderr. Exit code: 0, 1 for a failure, 2 for a
wrong command, 130 when interrupted.
`;

/** `evaluate --video VIDEO --truth TRUTH.json`: what each setting of the sensitivity costs */
export const evaluateCommand: Command = {
  name: 'evaluate',
  summary: 'measures what each setting of the sensitivity costs on a video with its truth',
  help,
  options: evaluateOptionKinds,
  run: (words, context) => evaluate(parseEvaluateOptions(words), context),
};

async function evaluate(options: EvaluateOptions, context: CliContext): Promise<number> {
  const pack = await choosePack(options.packId, context);
  const costs = await evaluateVideo(options, pack, context);
  context.print(options.json ? `${JSON.stringify(costs, null, 2)}\n` : videoText(costs));
  return 0;
}
